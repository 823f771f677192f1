"""Zip archives: their members are documents of their own ("a.zip!/b.txt")."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.errors import UnreadableDocumentError
from index.reading.formats import READABLE, suffix_of, too_large, unsupported
from index.settings import IndexSettings

_MAX_MEMBERS = 10_000
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive; `failure` says why it can't be read, or is None."""

    name: str
    size: int
    failure: UnreadableDocumentError | None = None


def members(location: Path, *, settings: IndexSettings) -> Iterator[Member]:
    """The files inside an archive, in the order of their names.

    Raises:
        UnreadableDocumentError: it is no archive, or damaged, or holds too much.
    """
    try:
        with zipfile.ZipFile(location) as opened:
            entries = opened.infolist()
    except _DAMAGED as error:
        raise _damaged() from error
    if len(entries) > _MAX_MEMBERS or sum(e.file_size for e in entries) > 20 * (
        settings.max_file_bytes
    ):
        raise UnreadableDocumentError(
            "the archive holds too much", "unpack it into the corpus folder"
        )
    seen: set[str] = set()
    for entry in sorted(entries, key=lambda e: e.filename):
        name = entry.filename
        hidden = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
        if entry.is_dir() or (hidden and ".." not in name) or name in seen:
            continue
        seen.add(name)
        yield Member(name, entry.file_size, _failure(entry, settings))


def _failure(entry: zipfile.ZipInfo, settings: IndexSettings) -> UnreadableDocumentError | None:
    if ".." in PurePosixPath(entry.filename).parts or entry.filename.startswith("/"):
        return UnreadableDocumentError(
            "its name leads out of the archive", "pack the archive again without such names"
        )
    if entry.flag_bits & _ENCRYPTED:
        return UnreadableDocumentError(
            "it is encrypted", "unpack the archive with its password into the corpus folder"
        )
    if suffix_of(entry.filename) not in READABLE:
        return unsupported(entry.filename)
    if entry.file_size > settings.max_file_bytes:
        return too_large(entry.file_size, settings)
    return None


def read_member(location: Path, name: str, *, limit: int) -> bytes:
    """The bytes of a member; never more than `limit`, whatever the archive says of itself.

    Raises:
        UnreadableDocumentError: the archive is damaged, or the member larger than stated.
    """
    try:
        with zipfile.ZipFile(location) as opened, opened.open(name) as stream:
            data = stream.read(limit + 1)
    except (*_DAMAGED, KeyError, RuntimeError) as error:
        raise _damaged() from error
    if len(data) > limit:
        raise _damaged()
    return data


def _damaged() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "the archive is damaged, or is none", "pack it again, or unpack it into the corpus folder"
    )
