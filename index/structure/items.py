"""Bundles: several short pieces under headings of one form, each with its source.

A press review, a newsletter that reprints, a page of cuttings, a source edition of letters: the
headings are numbered, or of one level, or in capitals, and under them (or closing the text) stands
where each piece is from. Two such sources, under half of the headings, make a bundle.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.analysis import ArticleDraft, Block, BlockKind
from index.domain import Span
from index.structure.classify import looks_like_title
from index.structure.credit import Credit, merge_credits
from index.structure.dates import find_date
from index.structure.heads import KICKER, Head, credit_of
from index.structure.letters import letter_author
from index.structure.names import person_name
from index.structure.pieces import Piece
from index.structure.sources import (
    names_paper,
    read_closing,
    read_dateline,
    read_signed,
    read_source,
)

_NUMBER = re.compile(r"[*_#\s]*(?:no\.?\s*|item\s+)?\(?\d{1,3}[.):]\s+", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)[^*_\n]+(?:\*\*|__)$")
_LEAST = 2
_LEAST_CLOSED = 3
_MOST_TITLE_WORDS = 24
_MOST_UNDER = 2
_SHORT_TAIL = 14
_LONG_PROSE = 25


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a bundle: its head, and the number of the piece that gives its source.

    `cut` is the offset at which a source in brackets begins that closes a paragraph.
    """

    head: Head
    source: int | None = None
    cut: int | None = None
    letter: bool = False
    title: str | None = None
    """Its title where that is no piece of its own."""
    unsigned: bool = False
    """Whether it is the paper's own, whoever wrote the rest."""


def find_items(pieces: Sequence[Piece], text: str) -> list[Item]:
    """The pieces of a bundle, or none."""
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces[:-1]):
        form = _form(piece, text)
        if form is not None and _has_text(pieces, number):
            groups[form].append(number)
    found = [items for titles in groups.values() if (items := _bundle(pieces, titles, text))]
    return max(found, key=len, default=[])


def _form(piece: Piece, text: str) -> tuple[str, int] | None:
    """How a piece is set that may be an item's title."""
    if piece.words > _MOST_TITLE_WORDS or piece.kind not in (
        BlockKind.HEADING, BlockKind.PROSE, BlockKind.LIST_ITEM
    ):  # fmt: skip
        return None
    line = text.rfind("\n", 0, piece.span.start) + 1
    raw = text[line : piece.span.end].strip()
    if piece.level:
        return ("#", piece.level)
    if KICKER.match(piece.text.strip("*_ ")):
        return None
    if piece.text.endswith((".", ";", ",", ":")):
        return None
    if _NUMBER.match(raw) and raw.rstrip("*_ ")[-1:].isalnum() | raw.endswith(
        ("*", ")", "?", "”", '"', "!")
    ):
        return ("1", 0)
    if _BOLD.match(raw):
        return ("*", 0)
    if piece.kind is not BlockKind.LIST_ITEM and piece.text.isupper() and looks_like_title(piece):
        return ("A", 0)
    return None


def _has_text(pieces: Sequence[Piece], number: int) -> bool:
    """Whether text stands below a title, and no other title."""
    for piece in pieces[number + 1 : number + 3 + _MOST_UNDER]:
        if piece.level:
            return False
        if piece.kind in (BlockKind.PROSE, BlockKind.QUOTATION) and not looks_like_title(piece):
            return True
    return False


def _bundle(pieces: Sequence[Piece], titles: Sequence[int], text: str) -> list[Item]:
    items = [_item(pieces, number, end, text) for number, end in pairwise((*titles, len(pieces)))]
    firm = [item for item in items if item.letter or item.head.credit.date]
    given = {item.head.start for item in firm}
    signed = [i for i in items if i.head.start not in given and i.head.credit.author]
    given.update(item.head.start for item in signed)
    if not firm and _is_page(pieces[: titles[0]]):
        return signed
    if len(firm) < _LEAST or 2 * (len(firm) + len(signed)) < len(items):
        return []
    if any(item.cut for item in firm) and len(firm) < max(_LEAST_CLOSED, len(items) - 1):
        return []  # an article may cite a paper at the end of a section
    if 2 * sum(_is_sure(item, pieces, text) for item in firm) < len(firm):
        return []
    numbered = _NUMBER.match(pieces[titles[0]].text) is not None
    letters = 2 * sum(item.letter for item in items) >= len(items)
    papers = any(item.head.credit.author and item.head.credit.outlet for item in firm)
    found = [item for item in items if item.head.start in given or (numbered and not letters)]
    if letters:
        return [replace(item, letter=True) for item in found]
    return [_from_paper(item) if papers else item for item in found]


def _is_page(pieces: Sequence[Piece]) -> bool:
    """Whether the lines on top say which page of which paper it is: its name and a date."""
    credits = (credit_of(piece) for piece in pieces)
    return any(credit is not None and credit.outlet and credit.date for credit in credits)


def _is_sure(item: Item, pieces: Sequence[Piece], text: str) -> bool:
    """Whether its source cannot be the place above a diary's or a report's section."""
    if item.letter or item.source is None:
        return True
    return names_paper(pieces[item.source].span.of(text), item.head.credit)


def _item(pieces: Sequence[Piece], number: int, end: int, text: str) -> Item:
    author = letter_author(_NUMBER.sub("", pieces[number].text))
    credit = Credit()
    source = None
    body = number + 1
    for under in range(number + 1, min(number + 2 + _MOST_UNDER, end)):
        found = _credit_under(pieces, under, text, letter=author is not None)
        if found is not None:
            credit = merge_credits(credit, found)
            source, body = under, under + 1
        elif source is not None or not _is_deck(pieces, under, number):
            break
    if credit.author and not credit.date and _is_told_of(credit.author, pieces[body:end]):
        credit, source, body = Credit(), None, number + 1
    cut = None
    if source is None and (closing := _closing(pieces, number, end, text)) is not None:
        source, credit, cut = closing
    if author is not None:
        credit = replace(credit, author=author)
    start = number
    while start and 0 < pieces[start - 1].level < pieces[number].level:
        start -= 1
    head = Head(start, (number,), body, replace(credit, byline=True, dated=True), True)
    return Item(head, source, cut, letter=author is not None)


def _is_told_of(name: str, pieces: Sequence[Piece]) -> bool:
    """Whether the text below a name is about that person, who then is not its author."""
    told = " ".join(piece.text for piece in pieces[:_MOST_UNDER])
    return re.search(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b", told) is not None


def _credit_under(
    pieces: Sequence[Piece], number: int, text: str, *, letter: bool
) -> Credit | None:
    """What a line under a title says of its source."""
    raw = pieces[number].span.of(text)
    credit = read_source(raw) or read_signed(raw)
    if credit is None:
        named = credit_of(pieces[number])
        return named if named is not None and (named.author or named.outlet) else None
    # above a letter stands where it was written
    return Credit(date=credit.date) if letter and read_dateline(raw) is not None else credit


def _is_deck(pieces: Sequence[Piece], number: int, title: int) -> bool:
    piece = pieces[number]
    return number == title + 1 and not piece.level and looks_like_title(piece)


def _closing(
    pieces: Sequence[Piece], number: int, end: int, text: str
) -> tuple[int, Credit, int | None] | None:
    """The source with which an item's text ends: its last line, or brackets in it."""
    own = [n for n in range(number + 1, end) if pieces[n].kind is not BlockKind.FURNITURE]
    if not own:
        return None
    last = pieces[own[-1]]
    raw = last.span.of(text)
    line = read_source(raw) if len(own) > 1 and last.words <= _SHORT_TAIL else None
    if line is not None:
        return own[-1], line, None
    bracket = read_closing(raw)
    return (own[-1], bracket[0], last.span.start + bracket[1]) if bracket is not None else None


def _from_paper(item: Item) -> Item:
    """Where the others name a person and a paper, a single name is the paper's."""
    credit = item.head.credit
    if item.letter or credit.outlet or not credit.author or not credit.date:
        return item
    credit = replace(credit, author=None, outlet=credit.author)
    return replace(item, head=replace(item.head, credit=credit))


def with_sources(pieces: Sequence[Piece], items: Sequence[Item]) -> list[Piece]:
    """The pieces with the lines named that say where an item is from."""
    result = list(pieces)
    for item in items:
        if item.source is None or item.cut is not None:
            continue
        piece = result[item.source]
        # "Ann Lee talks to Bo Ek" also says who answers
        named = find_date(piece.text) is not None or person_name(piece.text.strip()) is not None
        if named and piece.words <= _SHORT_TAIL:
            result[item.source] = replace(piece, kind=BlockKind.BYLINE, level=0)
    return result


def with_items(heads: Sequence[Head], items: Sequence[Item], pieces: Sequence[Piece]) -> list[Head]:
    """All heads in order; those of items win, and what is above the first is no head."""
    if not items:
        return list(heads)
    first = items[0].head.start
    taken = {n for item in items for n in range(item.head.start, item.head.body)}
    prose = [p.words for p in pieces[:first] if p.kind is BlockKind.PROSE]
    above = sum(prose) >= _LONG_PROSE
    kept = [
        head
        for head in heads
        if taken.isdisjoint(range(head.start, head.body)) and (head.start > first or above)
    ]
    return sorted((*kept, *(item.head for item in items)), key=lambda head: head.start)


def sourced(
    drafts: Sequence[ArticleDraft], items: Sequence[Item], pieces: Sequence[Piece]
) -> list[ArticleDraft]:
    """Give each item what its own source says, whatever the bundle around it is called."""
    starts: list[tuple[int, Item | None]] = [
        (pieces[item.head.start].span.start, item) for item in items
    ]
    result = []
    for draft in drafts:
        number = bisect_left(starts, draft.span.start, key=lambda pair: pair[0])
        start, item = starts[number] if number < len(starts) else (draft.span.end, None)
        item = item if start < draft.span.end else None
        result.append(draft if item is None else _with_source(draft, item, start))
    return result


def _with_source(draft: ArticleDraft, item: Item, start: int) -> ArticleDraft:
    credit, own = item.head.credit, draft.metadata
    metadata = replace(
        own,
        title=item.title or own.title,
        author=None if item.unsigned else credit.author or own.author,
        outlet=credit.outlet or own.outlet,
        original_outlet=None if credit.outlet else own.original_outlet,
        date=credit.date or (None if item.letter else own.date),
    )
    above = (_above(block, start) for block in draft.blocks)
    blocks = tuple(part for block in above for part in _parted(block, item.cut))
    return replace(draft, metadata=metadata, blocks=blocks)


def _above(block: Block, start: int) -> Block:
    """What the bundle says above its first piece is not that piece's."""
    said = block.kind.readable and block.kind is not BlockKind.HEADING
    return replace(block, kind=BlockKind.CAPTION) if said and block.span.end <= start else block


def _parted(block: Block, cut: int | None) -> tuple[Block, ...]:
    """A block without the source in brackets at its end, which is a block of its own."""
    if cut is None or not block.span.start < cut < block.span.end or block.omitted:
        return (block,)
    above = replace(block, span=Span(block.span.start, cut))
    return (above, Block(BlockKind.BYLINE, Span(cut, block.span.end)))
