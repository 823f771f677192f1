"""Which files of a corpus are documents, and which can't be and why."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from index.decisions.file import FILE_NAME
from index.domain import Failure
from index.errors import CorpusError, UnreadableDocumentError
from index.reading import archive, sidecar
from index.reading.formats import ARCHIVES, READABLE, suffix_of, too_large, unsupported
from index.register.claim_review import FILE_ENDING as REGISTER_ENDING
from index.settings import IndexSettings

UPLOADS = "uploads"
_MEMBER = "!/"
# Patterns of files in the folder that are no documents, one a line, as in a shell; "#" comments.
IGNORE_FILE = ".attributedignore"
# Files that stand at the top of a corpus and say something about it.
_ABOUT_THE_CORPUS = frozenset((FILE_NAME,))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may be a document.

    `path` is its name in the corpus, with "/"; `location` the file on disk; `size` in bytes;
    `member` its name inside the archive at `location`, or None.
    """

    path: str
    location: Path
    size: int
    member: str | None = None

    def read_bytes(self) -> bytes:
        """The file's bytes.

        Raises:
            UnreadableDocumentError: it can't be opened, or its archive is damaged.
        """
        if self.member is not None:
            return archive.read_member(self.location, self.member, limit=self.size)
        try:
            return self.location.read_bytes()
        except OSError as error:
            raise _not_openable(error) from error

    def sidecar_bytes(self) -> bytes | None:
        """The bytes of the metadata file beside it, or None if there is none.

        Raises:
            UnreadableDocumentError: it can't be opened.
        """
        if self.member is not None:
            return None
        beside = self.location.with_name(self.location.name + sidecar.ENDING)
        if not beside.is_file():
            beside = self.location.with_name(self.location.stem + sidecar.ENDING)
        try:
            return beside.read_bytes() if beside.is_file() else None
        except OSError as error:
            raise _not_openable(error) from error

    @property
    def sidecar_name(self) -> str:
        """How messages call the metadata file beside it."""
        return PurePosixPath(self.path).name + sidecar.ENDING


@dataclass(frozen=True, slots=True)
class Scan:
    """What a corpus holds: documents and registers, by path, and files that can't be read."""

    files: tuple[SourceFile, ...]
    failures: tuple[Failure, ...]
    registers: tuple[SourceFile, ...] = ()


def scan(
    folder: Path,
    *,
    uploads: Path | None = None,
    excluded: Collection[str] = (),
    settings: IndexSettings | None = None,
) -> Scan:
    """List the documents of a corpus, in the order of their paths.

    Args:
        folder: the corpus; only read. Names that begin with a dot are skipped, and what the
            folder's .attributedignore names.
        uploads: a second folder, whose files appear as "uploads/NAME".
        excluded: paths that are not to be read ("a.zip" leaves out all that is in it).
        settings: the limits; the defaults if None.

    Raises:
        CorpusError: the folder is missing, is no folder, or can't be listed.
    """
    settings = settings or IndexSettings()
    if not folder.exists():
        raise CorpusError(f"{folder}: there is no such folder; check the path of the corpus")
    if not folder.is_dir():
        raise CorpusError(f"{folder}: is a file; give the folder that holds the documents")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise CorpusError(f"{folder}: can't be read; check its permissions")
    failures: list[Failure] = []
    found = list(_walk(folder, "", excluded, settings, failures))
    if uploads is not None and uploads.is_dir():
        own = _walk(uploads, f"{UPLOADS}/", excluded, settings, failures)
        found = [*_without_upload_names(found, failures), *own]
    files = {file.path: file for file in found if file.path not in excluded}
    ordered = [files[path] for path in sorted(files)]
    return Scan(
        tuple(file for file in ordered if not _is_register(file.path)),
        tuple(sorted(failures, key=lambda failure: failure.path)),
        tuple(file for file in ordered if _is_register(file.path)),
    )


def _is_register(path: str) -> bool:
    return path.endswith(REGISTER_ENDING) and _MEMBER not in path


def _walk(
    root: Path,
    prefix: str,
    excluded: Collection[str],
    settings: IndexSettings,
    failures: list[Failure],
) -> Iterator[SourceFile]:
    def unlisted(error: OSError) -> None:
        path = prefix + _relative(Path(error.filename or root), root)
        failures.append(
            Failure(path, f"the folder can't be listed ({error.strerror})", "check its permissions")
        )

    real_root = root.resolve()
    ignored = _ignored_patterns(root)
    for where, folders, names in os.walk(root, onerror=unlisted):
        here = Path(where)
        for link in [name for name in folders if (here / name).is_symlink()]:
            # A linked folder may lead out, or in a circle; its documents belong where they are.
            failures.append(
                Failure(
                    prefix + _relative(here / link, root),
                    "a link to a folder is not followed",
                    "copy the folder into the corpus, or make it a corpus of its own",
                )
            )
        folders[:] = sorted(
            name for name in folders if name[0] != "." and not (here / name).is_symlink()
        )
        for name in sorted(names):
            path = prefix + _relative(here / name, root)
            if name[0] == "." or name.endswith(sidecar.ENDING) or path in excluded:
                continue
            if path in _ABOUT_THE_CORPUS:
                continue
            if any(fnmatch(name, pattern) or fnmatch(path, pattern) for pattern in ignored):
                continue
            try:
                yield from _entries(here / name, path, real_root, settings, failures)
            except UnreadableDocumentError as error:
                failures.append(Failure(path, error.reason, error.remedy))


def _ignored_patterns(root: Path) -> list[str]:
    """The patterns of the folder's ignore file; none if there is no such file, or no text in it."""
    try:
        lines = (root / IGNORE_FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    stripped = (line.strip() for line in lines)
    return [line for line in stripped if line and not line.startswith("#")]


def _entries(
    location: Path, path: str, root: Path, settings: IndexSettings, failures: list[Failure]
) -> Iterator[SourceFile]:
    _check_name(path)
    size = _checked_size(location, root, settings)
    suffix = suffix_of(location.name)
    if suffix in ARCHIVES:
        for member in archive.members(location, settings=settings):
            own_path = path + _MEMBER + member.name
            if member.failure is None:
                yield SourceFile(own_path, location, member.size, member.name)
            else:
                failures.append(Failure(own_path, member.failure.reason, member.failure.remedy))
    elif suffix in READABLE or _is_register(path):
        yield SourceFile(path, location, size)
    else:
        raise unsupported(path)


def _check_name(path: str) -> None:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableDocumentError("its name is not valid UTF-8", "rename the file") from error


def _checked_size(location: Path, root: Path, settings: IndexSettings) -> int:
    """The size of a plain file inside `root`, links followed."""
    try:
        real = location.resolve(strict=True)
        status = real.stat()
    except (OSError, RuntimeError) as error:
        if location.is_symlink():
            raise UnreadableDocumentError(
                "the link leads nowhere", "copy the file into the corpus, or remove the link"
            ) from error
        raise _not_openable(error) from error
    if not real.is_relative_to(root):
        raise UnreadableDocumentError(
            "the link leads out of the corpus", "copy the file into the corpus"
        )
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableDocumentError("it is not a plain file", "remove it from the corpus")
    if status.st_size > settings.max_file_bytes:
        raise too_large(status.st_size, settings)
    return status.st_size


def _without_upload_names(files: list[SourceFile], failures: list[Failure]) -> Iterator[SourceFile]:
    """A folder of the corpus that is called like the uploads would hide them, or be hidden."""
    for file in files:
        if not file.path.startswith(f"{UPLOADS}/"):
            yield file
            continue
        failures.append(
            Failure(
                file.path,
                f"the name {UPLOADS}/ is kept for documents added by upload",
                "rename the folder",
            )
        )


def _relative(path: Path, root: Path) -> str:
    relative = path.relative_to(root).as_posix()
    return "" if relative == "." else relative


def _not_openable(error: Exception) -> UnreadableDocumentError:
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableDocumentError(f"the file can't be opened ({reason})", "check its permissions")
