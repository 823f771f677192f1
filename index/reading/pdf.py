"""PDF: the text of each page, its pages kept, what repeats at their heads and feet marked."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pypdf import PdfReader
from pypdf.errors import (
    DependencyError,
    LimitReachedError,
    ParseError,
    PyPdfError,
)

from index.analysis import BlockKind, Mark, RawDocument
from index.domain import Metadata, Span
from index.errors import UnreadableDocumentError
from index.settings import IndexSettings

_BETWEEN_PAGES = "\n\n"
_MAX_PAGES = 20_000
# How many lines at a page's head and foot may be running ones.
_EDGE = 3
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I
)
# What a reader of damaged files may come upon, wherever it is in the file.
_DAMAGED = (
    PyPdfError,
    ParseError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    ZeroDivisionError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    MemoryError,
)


def read(data: bytes, settings: IndexSettings) -> RawDocument:
    """Read a PDF file.

    Raises:
        UnreadableDocumentError: it is encrypted, damaged, too large, or holds no text.
    """
    with _quiet():
        reader = _open(data)
        texts = list(_page_texts(reader, settings))
        metadata = _metadata(reader)
    if not any(text.strip() for text in texts):
        raise UnreadableDocumentError(
            "no page holds text (pictures of pages, perhaps)",
            "run text recognition on it, for example ocrmypdf, and add the result",
        )
    text, pages = _joined(texts)
    return RawDocument(text, "application/pdf", pages, _running_lines(text, pages), metadata)


def _open(data: bytes) -> PdfReader:
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocumentError(
            "the file is no PDF", "give it the ending of its kind, or remove it"
        )
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocumentError(
                "the PDF is encrypted", "save a copy without a password and add that"
            )
        count = len(reader.pages)
    except DependencyError as error:
        raise UnreadableDocumentError(
            "the PDF is encrypted in a way that can't be read",
            "save a copy without a password and add that",
        ) from error
    except _DAMAGED as error:
        raise _damaged() from error
    if count == 0:
        raise UnreadableDocumentError("the PDF has no pages", "remove it")
    if count > _MAX_PAGES:
        raise UnreadableDocumentError(f"the PDF has too many pages ({count:,})", "split it")
    return reader


def _page_texts(reader: PdfReader, settings: IndexSettings) -> Iterator[str]:
    length = 0
    for number in range(len(reader.pages)):
        try:
            text = reader.pages[number].extract_text()
        except LimitReachedError as error:
            raise UnreadableDocumentError(
                f"page {number + 1} unpacks to more than is reasonable", "save it anew, or split it"
            ) from error
        except _DAMAGED as error:
            raise _damaged(f"; page {number + 1} can't be read") from error
        # Lone surrogates are no characters; they come from broken font tables.
        text = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
        length += len(text)
        if length > settings.max_text_chars:
            raise UnreadableDocumentError(
                f"its text is too large (more than {settings.max_text_chars:,} characters)",
                "split it, or raise max_text_chars in the settings",
            )
        yield text.strip("\n")


def _joined(texts: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The whole text, and each page's span; the break belongs to the page before it."""
    pages = []
    position = 0
    for number, text in enumerate(texts):
        end = position + len(text) + (len(_BETWEEN_PAGES) if number < len(texts) - 1 else 0)
        pages.append(Span(position, end))
        position = end
    return _BETWEEN_PAGES.join(texts), tuple(pages)


def _running_lines(text: str, pages: Sequence[Span]) -> tuple[Mark, ...]:
    """Marks for lines that come back at the head or foot of pages, whatever number they hold.

    A running head may differ between left and right pages, so a third of the pages is enough
    for it; on fewer than three pages only bare page numbers can be told.
    """
    edges = [_edge_lines(text, page) for page in pages]
    seen = Counter(
        key for lines in edges for key in {(foot, _shape(span.of(text))) for span, foot in lines}
    )
    needed = max(3, len(pages) / 3) if len(pages) <= 30 else 10
    marks = []
    for lines in edges:
        for foot in (False, True):
            own = [span for span, at_foot in lines if at_foot is foot]
            # From the page's edge inwards: behind a line of prose there is no running one.
            for span in own:
                line = span.of(text)
                repeated = seen[(foot, _shape(line))] >= needed and len(line) < 150
                if not repeated and not (_PAGE_NUMBER.fullmatch(line) and len(pages) > 1):
                    break
                marks.append(Mark(BlockKind.FURNITURE, span))
    unique = {mark.span: mark for mark in marks}
    return tuple(unique[span] for span in sorted(unique))


def _edge_lines(text: str, page: Span) -> list[tuple[Span, bool]]:
    """The first and last lines of a page, each from the edge inwards; True for the foot."""
    lines = []
    position = page.start
    for line in page.of(text).splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            lines.append(Span(start, start + len(stripped)))
        position += len(line)
    head = [(span, False) for span in lines[:_EDGE]]
    return head + [(span, True) for span in reversed(lines[_EDGE:][-_EDGE:])]


def _shape(line: str) -> str:
    return " ".join(_DIGITS.sub("#", line).lower().split())


def _metadata(reader: PdfReader) -> Metadata:
    try:
        info = reader.metadata
        if info is None:
            return Metadata()
        values = {key: info.get(f"/{key}") for key in ("Title", "Author")}
        title, author = (_clean(values[key]) for key in ("Title", "Author"))
    except _DAMAGED:
        return Metadata()
    # A title that is a file's name says nothing; when a PDF was made is not when it was written.
    if title and re.search(
        r"\.(?:docx?|pdf|indd|qxd|tex|rtf)$|^untitled|^microsoft word", title, re.I
    ):
        title = None
    return Metadata(title=title, author=author)


def _clean(value: object) -> str | None:
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


@contextmanager
def _quiet() -> Iterator[None]:
    """pypdf warns of every oddity; what matters here is whether the text can be had."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _damaged(where: str = "") -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"the PDF is damaged{where}", "save or print it to a new PDF and add that"
    )
