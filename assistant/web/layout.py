"""A document laid out for reading: blocks (paragraphs) and chunks (what is sent at once).

Blocks and chunks cover the text without a gap and without overlap, so that the page shows every
character of the document at its own offset.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from index.domain import Article, Document, Span, Statement

CHUNK_CHARS = 24_000
_MAX_BLOCK_CHARS = 6_000
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_LINE_END = re.compile(r"[\r\n]+")


@dataclass(frozen=True)
class Layout:
    """A document with its articles and statements (both in text order), blocks and chunks."""

    document: Document
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    blocks: tuple[Span, ...]
    chunks: tuple[Span, ...]

    @cached_property
    def page_starts(self) -> dict[int, int]:
        """Page numbers by the offset where the page starts."""
        pages = enumerate(self.document.pages, start=1)
        return {page.start: number for number, page in pages if len(page)}

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _statement_ends(self) -> list[int]:
        return [statement.span.end for statement in self.statements]

    def chunk_at(self, offset: int) -> int:
        """The number of the chunk that holds an offset."""
        starts = [chunk.start for chunk in self.chunks]
        return max(bisect_right(starts, offset) - 1, 0)

    def blocks_of(self, chunk: int) -> tuple[Span, ...]:
        """The blocks of a chunk."""
        span = self.chunks[chunk]
        starts = self._block_starts
        return self.blocks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def statements_in(self, span: Span) -> tuple[Statement, ...]:
        """The statements that share a character with a span."""
        first = bisect_right(self._statement_ends, span.start)
        found = []
        for statement in self.statements[first:]:
            if statement.span.start >= span.end:
                break
            found.append(statement)
        return tuple(found)

    def article_at(self, offset: int) -> Article | None:
        """The article that an offset lies in."""
        for article in self.articles:
            if article.span.start <= offset < article.span.end:
                return article
        return None


def lay_out(
    document: Document, articles: Iterable[Article], statements: Iterable[Statement]
) -> Layout:
    """Lay out a document; `articles` and `statements` are its own."""
    in_order = sorted(statements, key=lambda s: s.span)
    by_start = tuple(sorted(articles, key=lambda a: a.span))
    blocks = _blocks(document.text, by_start, _without_overlap(in_order))
    return Layout(
        document=document,
        articles=by_start,
        statements=_without_overlap(in_order),
        blocks=blocks,
        chunks=_chunks(blocks),
    )


def _without_overlap(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    kept: list[Statement] = []
    for statement in statements:
        if not kept or statement.span.start >= kept[-1].span.end:
            kept.append(statement)
    return tuple(kept)


def _blocks(
    text: str, articles: Sequence[Article], statements: Sequence[Statement]
) -> tuple[Span, ...]:
    """Split at blank lines, paragraphs and articles, never inside a statement."""
    cuts = {match.end() for match in _BLANK_LINE.finditer(text)}
    cuts |= {article.span.start for article in articles}
    cuts |= _paragraph_cuts(text, statements)
    starts = [statement.span.start for statement in statements]
    outside = sorted(
        cut for cut in cuts if 0 < cut < len(text) and not _inside(cut, statements, starts)
    )
    spans = [Span(a, b) for a, b in zip([0, *outside], [*outside, len(text)], strict=True)]
    return tuple(part for span in spans for part in _split_long(span, starts))


def _inside(offset: int, statements: Sequence[Statement], starts: Sequence[int]) -> bool:
    number = bisect_left(starts, offset) - 1
    return number >= 0 and offset < statements[number].span.end


def _paragraph_cuts(text: str, statements: Sequence[Statement]) -> set[int]:
    cuts = set()
    for before, after in pairwise(statements):
        if (before.article, before.paragraph) == (after.article, after.paragraph):
            continue
        line_end = _LINE_END.search(text, before.span.end, after.span.start)
        cuts.add(line_end.end() if line_end else after.span.start)
    return cuts


def _split_long(span: Span, starts: Sequence[int]) -> list[Span]:
    """A paragraph without end is cut before a statement, or anywhere where it has none."""
    parts = []
    start = span.start
    while span.end - start > _MAX_BLOCK_CHARS:
        limit = start + _MAX_BLOCK_CHARS
        number = bisect_right(starts, limit) - 1
        cut = starts[number] if number >= 0 and starts[number] > start else limit
        parts.append(Span(start, cut))
        start = cut
    return [*parts, Span(start, span.end)]


def _chunks(blocks: Sequence[Span]) -> tuple[Span, ...]:
    chunks: list[Span] = []
    start = 0
    for block in blocks:
        if block.end - start > CHUNK_CHARS and block.start > start:
            chunks.append(Span(start, block.start))
            start = block.start
    end = blocks[-1].end if blocks else 0
    return (*chunks, Span(start, end))
