"""From pieces to articles: each with its title, author, outlet, date and blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from index.analysis import ArticleDraft, Block, BlockKind, RawDocument
from index.domain import Metadata, Span
from index.structure.classify import classify, looks_like_title, name_headings
from index.structure.credits import Credit, read_credit, split_inline_byline
from index.structure.heads import (
    Head,
    credit_of,
    find_heads,
    merge_credits,
    metadata_of,
    preamble,
    speaker_of_title,
)
from index.structure.joining import join_paragraphs
from index.structure.pieces import Piece, split_pieces
from index.structure.tails import name_tail, tail_credit

if TYPE_CHECKING:
    from index.reading.sidecar import Sidecar

_LONG_PROSE = 25


def find_articles(
    raw: RawDocument, *, path: str, sidecar: Sidecar | None = None
) -> tuple[ArticleDraft, ...]:
    """Find the articles of a document and what each of their blocks is for.

    Args:
        raw: the document as a reader returned it.
        path: its path relative to the corpus folder.
        sidecar: metadata that the user keeps beside it; wins over what is read.

    Returns:
        At least one article for a document with text; none for an empty one. Articles and blocks
        are in text order, their spans don't overlap.
    """
    pieces = split_pieces(raw, is_metadata=lambda line: read_credit(line) is not None)
    if not pieces:
        return ()
    pieces = name_headings(join_paragraphs(classify(pieces)))
    titles = tuple(sidecar.articles) if sidecar else ()
    heads = find_heads(pieces, titles=titles)
    starts = _starts(pieces, heads)
    masthead = preamble(pieces, heads[0].start) if heads else Credit()
    drafts = []
    for ordinal, (start, head) in enumerate(starts):
        end = starts[ordinal + 1][0] if ordinal + 1 < len(starts) else len(pieces)
        drafts.append(_article(ordinal, pieces, start, end, head))
    drafts = _inherit(drafts, masthead)
    return tuple(_with_given(draft, raw, sidecar, alone=len(drafts) == 1) for draft in drafts)


def _starts(pieces: Sequence[Piece], heads: Sequence[Head]) -> list[tuple[int, Head | None]]:
    """Where each article starts; what is above the first head is an article only if it is prose."""
    if not heads:
        return [(0, None)]
    first = heads[0].start
    prose = sum(p.words for p in pieces[:first] if p.kind in (BlockKind.PROSE, BlockKind.QUOTATION))
    lone = any(p.kind.readable and not looks_like_title(p) for p in pieces[:first])
    if prose >= _LONG_PROSE and lone:
        return [(0, None), *((head.start, head) for head in heads)]
    return [(0, heads[0]), *((head.start, head) for head in heads[1:])]


def _article(
    ordinal: int, pieces: Sequence[Piece], start: int, end: int, head: Head | None
) -> ArticleDraft:
    own = list(pieces[start:end])
    if head is None:
        title_numbers, body, credit = _bare_head(own)
    else:
        title_numbers = tuple(number - start for number in head.title)
        body, credit = head.body - start, head.credit
    for number in range(body):
        own[number] = _head_piece(own[number], number in title_numbers)
    title = " ".join(_plain_title(own[number].text) for number in title_numbers) or None
    own = name_tail(own, body, author=credit.author)
    credit = merge_credits(credit, tail_credit(own[body:], signed=credit.author is not None))
    if title and credit.author is None:
        inline = split_inline_byline(title)
        if inline is not None:
            title, credit = inline[0], merge_credits(credit, inline[1])
        else:
            credit = replace(credit, author=speaker_of_title(title))
    return ArticleDraft(
        ordinal,
        Span(own[0].span.start, own[-1].span.end),
        metadata_of(credit, title),
        tuple(Block(p.kind, p.span, p.omitted, p.level) for p in own),
    )


def _bare_head(pieces: Sequence[Piece]) -> tuple[tuple[int, ...], int, Credit]:
    """The title of an article without byline or date: the first heading above its prose."""
    for number, piece in enumerate(pieces):
        if looks_like_title(piece) and (piece.kind is BlockKind.HEADING or number == 0):
            if len(pieces) > number + 1:
                return (number,), number + 1, Credit()
            return (), 0, Credit()
        if piece.kind.readable:
            break
    return (), 0, Credit()


def _head_piece(piece: Piece, is_title: bool) -> Piece:
    if is_title:
        return replace(piece, kind=BlockKind.HEADING, level=piece.level or 1)
    if piece.kind is BlockKind.PROSE and (looks_like_title(piece) or credit_of(piece)):
        return replace(piece, kind=BlockKind.HEADING, level=2)
    return piece


def _plain_title(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip("*_# ")


def _inherit(drafts: Sequence[ArticleDraft], masthead: Credit) -> list[ArticleDraft]:
    """Give articles what the masthead, or the head that bundles them, says for all."""
    result = []
    container = Metadata(outlet=masthead.outlet, date=masthead.date)
    for draft in drafts:
        own = draft.metadata
        outlet = container.outlet
        if outlet and own.outlet and own.outlet.casefold() != outlet.casefold():
            own = replace(own, outlet=outlet, original_outlet=own.original_outlet or own.outlet)
        own = replace(own, outlet=own.outlet or outlet, date=own.date or container.date)
        result.append(replace(draft, metadata=own))
        if not any(block.kind is not BlockKind.HEADING and block.kind.readable for block in draft.blocks):
            container = Metadata(outlet=own.outlet or outlet, date=own.date)
    return result


def _with_given(
    draft: ArticleDraft, raw: RawDocument, sidecar: Sidecar | None, *, alone: bool
) -> ArticleDraft:
    """Lay what the format and the user state over what was read from the text."""
    metadata = draft.metadata
    given = raw.metadata
    if alone:
        metadata = _over(given, metadata)
    else:
        metadata = _over(metadata, replace(given, title=None, author=None))
    if sidecar is not None:
        general = sidecar.metadata
        if not alone:
            metadata = _over(metadata, replace(general, title=None))
            general = replace(general, title=None, author=None, date=None)
        metadata = _over(general, metadata)
        for heading, own in sidecar.articles.items():
            if _same(heading, draft.metadata.title):
                metadata = _over(own, replace(metadata, title=own.title or heading))
    return replace(draft, metadata=metadata)


def _same(heading: str, title: str | None) -> bool:
    def key(text: str) -> str:
        return re.sub(r"[\W_]+", " ", text).strip().casefold()

    return title is not None and key(heading) == key(title)


def _over(first: Metadata, second: Metadata) -> Metadata:
    return Metadata(
        **{f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(Metadata)}
    )
