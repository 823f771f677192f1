"""Documents that are added beside a corpus folder, and files of it that are left out.

Both belong to the index; the corpus folder is never written to. A sync applies the changes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path, PurePosixPath

from index.errors import CorpusError, IndexNotWritableError, UnreadableDocumentError
from index.reading.folder import UPLOADS
from index.reading.formats import ARCHIVES, READABLE, suffix_of, too_large, unsupported
from index.settings import IndexSettings

_EXCLUDED = "excluded.json"
_MAX_NAME = 120
_UNSAFE = re.compile(r"[^\w .,()'+&=@\[\]-]+")


def uploads_folder(index: Path) -> Path:
    """Where the uploads of an index are kept."""
    return index / UPLOADS


def add_upload(
    index: Path, name: str, data: bytes, *, settings: IndexSettings | None = None
) -> str:
    """Keep a document beside the index; one of the same name is replaced.

    Args:
        index: the index folder.
        name: the file's name; its path is dropped and signs that are trouble in names replaced.
        data: the bytes of the file.
        settings: the limits.

    Returns:
        Its path in the corpus, "uploads/NAME".

    Raises:
        UnreadableDocumentError: its kind is not supported, or it is too large.
        IndexNotWritableError: it can't be stored.
    """
    settings = settings or IndexSettings()
    clean = clean_name(name)
    if suffix_of(clean) not in READABLE | ARCHIVES:
        raise unsupported(clean)
    if len(data) > settings.max_file_bytes:
        raise too_large(len(data), settings)
    _write(uploads_folder(index) / clean, data)
    return f"{UPLOADS}/{clean}"


def clean_name(name: str) -> str:
    """A file name without folders, control signs and what else is trouble in names.

    Raises:
        UnreadableDocumentError: nothing is left of it.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = unicodedata.normalize("NFC", last).encode("utf-8", "ignore").decode("utf-8")
    plain = _UNSAFE.sub("_", plain).strip(" .")
    stem, suffix = PurePosixPath(plain).stem, PurePosixPath(plain).suffix
    if not stem.strip("_ ."):
        raise UnreadableDocumentError("its name has no letters", "rename the file")
    return stem[: _MAX_NAME - len(suffix)] + suffix


def remove_upload(index: Path, path: str) -> None:
    """Delete an upload; `path` is as `add_upload` returned it.

    Raises:
        CorpusError: there is no such upload.
        IndexNotWritableError: it can't be deleted.
    """
    name = path.removeprefix(f"{UPLOADS}/")
    location = uploads_folder(index) / name
    if "/" in name or name in ("", ".", "..") or not location.is_file():
        raise CorpusError(f"{path}: there is no such upload")
    try:
        location.unlink()
    except OSError as error:
        raise _not_writable(location, error) from error


def excluded(index: Path) -> frozenset[str]:
    """The paths of the corpus that are left out."""
    file = index / _EXCLUDED
    try:
        paths = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    except (OSError, ValueError) as error:
        raise CorpusError(f"{file}: can't be read ({error}); delete it") from error
    return frozenset(str(path) for path in paths)


def exclude(index: Path, path: str) -> None:
    """Leave a file of the corpus out from the next sync on; the file itself stays."""
    _write_excluded(index, excluded(index) | {path})


def include(index: Path, path: str) -> None:
    """Take a file that was left out back in from the next sync on."""
    _write_excluded(index, excluded(index) - {path})


def _write_excluded(index: Path, paths: frozenset[str]) -> None:
    _write(index / _EXCLUDED, json.dumps(sorted(paths), ensure_ascii=False, indent=1).encode())


def _write(target: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        raise _not_writable(target, error) from error


def _not_writable(target: Path, error: OSError) -> IndexNotWritableError:
    return IndexNotWritableError(
        f"{target}: can't be written ({error.strerror}); free space or check the permissions"
    )
