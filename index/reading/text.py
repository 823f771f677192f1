"""Plain text: the decoded bytes, untouched."""

from __future__ import annotations

from index.analysis import RawDocument
from index.reading.encoding import decode
from index.settings import IndexSettings


def read(data: bytes, settings: IndexSettings) -> RawDocument:
    """Read a text file.

    Raises:
        UnreadableDocumentError: it is no text, or no encoding fits.
    """
    return RawDocument(decode(data), "text/plain")
