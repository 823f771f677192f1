"""Markdown: the decoded bytes, untouched; its marks are left to the stages that read the text."""

from __future__ import annotations

from index.analysis import RawDocument
from index.reading.encoding import decode
from index.settings import IndexSettings


def read(data: bytes, settings: IndexSettings) -> RawDocument:
    """Read a Markdown file.

    Raises:
        UnreadableDocumentError: it is no text, or no encoding fits.
    """
    return RawDocument(decode(data), "text/markdown")
