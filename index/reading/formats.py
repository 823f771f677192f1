"""Which reader reads which file, told by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from index.analysis import RawDocument
from index.errors import UnreadableDocumentError
from index.settings import IndexSettings

Reader = Callable[[bytes, IndexSettings], RawDocument]

# Ending -> module of this package; its function `read` is a Reader. Imported when first needed.
_READERS = {
    ".txt": "text",
    ".text": "text",
    ".srt": "text",
    ".vtt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".epub": "epub",
}
READABLE = frozenset(_READERS)
ARCHIVES = frozenset({".zip"})
_LIST = ", ".join(sorted(READABLE | ARCHIVES))


def suffix_of(name: str) -> str:
    """The ending that decides how a file is read, in lower case."""
    return PurePosixPath(name).suffix.lower()


def unsupported(name: str) -> UnreadableDocumentError:
    """The error for a file of a kind that no reader reads."""
    kind = suffix_of(name) or "a name without an ending"
    return UnreadableDocumentError(
        f"not a supported kind of file ({kind})", f"save it as one of {_LIST}"
    )


def read_document(data: bytes, name: str, *, settings: IndexSettings | None = None) -> RawDocument:
    """Read one document.

    Args:
        data: the bytes of the file.
        name: its name or path; the ending decides how it is read.
        settings: the limits; the defaults if None.

    Raises:
        UnreadableDocumentError: the file can't be read as a document; says why and what to do.
    """
    settings = settings or IndexSettings()
    module = _READERS.get(suffix_of(name))
    if module is None:
        raise unsupported(name)
    if not data:
        raise UnreadableDocumentError("the file is empty", "put text into it, or remove it")
    if len(data) > settings.max_file_bytes:
        raise too_large(len(data), settings)
    reader = cast(Reader, import_module(f"index.reading.{module}").read)
    raw = reader(data, settings)
    if len(raw.text) > settings.max_text_chars:
        raise UnreadableDocumentError(
            f"its text is too large ({len(raw.text):,} characters, "
            f"the limit is {settings.max_text_chars:,})",
            "split it, or raise max_text_chars in the settings",
        )
    if not raw.text.strip():
        raise UnreadableDocumentError(
            "there is no text in it", "if it shows pictures of text, run text recognition on it"
        )
    return raw


def too_large(size: int, settings: IndexSettings) -> UnreadableDocumentError:
    """The error for a file over the limit."""
    return UnreadableDocumentError(
        f"the file is too large ({size:,} bytes, the limit is {settings.max_file_bytes:,})",
        "split it, or raise max_file_bytes in the settings",
    )
