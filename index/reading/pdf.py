"""PDF: the text of each page, its pages kept, what repeats at their heads and feet marked."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

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
from index.reading.line_numbers import without_line_numbers
from index.reading.print_stamps import is_print_stamp, of_page_title, printed_url
from index.reading.properties import stated_properties
from index.reading.type_sizes import Run, as_set, marks_of_sizes
from index.settings import IndexSettings

_BETWEEN_PAGES = "\n\n"
_MAX_PAGES = 20_000
# How many lines at a page's head and foot may be running ones.
_EDGE = 3
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_OF_TWO = re.compile(r"\b[12]\b")
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
        read_pages = list(_pages(reader, settings))
        metadata = _metadata(reader)
    texts = [text for text, _ in read_pages]
    if not any(text.strip() for text in texts):
        raise UnreadableDocumentError(
            "no page holds text (pictures of pages, perhaps)",
            "run text recognition on it, for example ocrmypdf, and add the result",
        )
    text, pages = _joined(texts)
    metadata = replace(metadata, url=printed_url(text))
    running = _running_lines(text, pages)
    sized = marks_of_sizes(text, pages, [runs for _, runs in read_pages], running)
    marks = sorted((*running, *sized), key=lambda mark: mark.span)
    headings = [m.span.of(text) for m in marks if m.kind is BlockKind.HEADING]
    metadata = of_page_title(metadata, headings)
    return RawDocument(text, "application/pdf", pages, tuple(marks), metadata)


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


def _pages(reader: PdfReader, settings: IndexSettings) -> Iterator[tuple[str, Sequence[Run]]]:
    """The text of each page and the runs of type that it is made of."""
    length = 0
    for number in range(len(reader.pages)):
        runs: list[Run] = []
        try:
            text = reader.pages[number].extract_text(visitor_text=_Visitor(runs))
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
        yield without_line_numbers(as_set(text.strip("\n"), runs)), runs


class _Visitor:
    """Notes the runs of type that pypdf comes upon, with the size that they have on the page."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs

    def __call__(
        self, text: str, cm: Sequence[float], tm: Sequence[float], font: object, size: float
    ) -> None:
        if not text.strip():
            return
        scale = max(abs(tm[3]), abs(tm[1])) * max(abs(cm[3]), abs(cm[1]))
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        self._runs.append(Run(text, round(abs(size) * scale, 1), height))


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
    for it; of two pages both must have it word for word, but for their own numbers. A single page
    has only what a browser stamps on a print.
    """
    edges = [_edge_lines(text, page) for page in pages]
    shapes = [[_shape(span.of(text), len(pages)) for span, _ in lines] for lines in edges]
    seen = Counter(
        key
        for lines, own in zip(edges, shapes, strict=True)
        for key in {(foot, shape) for (_, foot), shape in zip(lines, own, strict=True)}
    )
    needed = _least_repeats(len(pages))
    marks = []
    for lines, own_shapes in zip(edges, shapes, strict=True):
        for foot in (False, True):
            # From the page's edge inwards: behind a line of prose there is no running one.
            for (span, at_foot), shape in zip(lines, own_shapes, strict=True):
                if at_foot is not foot:
                    continue
                line = span.of(text)
                repeated = seen[(foot, shape)] >= needed and len(line) < 150
                if repeated and len(pages) == 2:
                    # the first page's head is the document's own: its title, a letterhead
                    repeated = _is_no_sentence(line) and (foot or span.start >= pages[1].start)
                numbered = _PAGE_NUMBER.fullmatch(line) and len(pages) > 1
                if not repeated and not numbered and not is_print_stamp(line):
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


def _least_repeats(pages: int) -> float:
    if pages <= 2:
        return 2
    return max(3, pages / 3) if pages <= 30 else 10


def _shape(line: str, pages: int) -> str:
    """A line without its numbers, or, of two pages, only without what may be theirs."""
    digits = _OF_TWO if pages == 2 else _DIGITS
    return " ".join(digits.sub("#", line).lower().split())


def _is_no_sentence(line: str) -> bool:
    return len(line.split()) > 1 and not line.endswith((".", "!", "?", "”", '"'))


def _metadata(reader: PdfReader) -> Metadata:
    try:
        info = reader.metadata
        if info is None:
            return Metadata()
        return stated_properties(info.get("/Title"), info.get("/Author"))
    except _DAMAGED:
        return Metadata()


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
