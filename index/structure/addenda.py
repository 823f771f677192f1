"""What is bound up with a text and is none of its author's: annexes, a column of corrections.

An annex is one of its own where the line under its heading says whose it is. Corrections are a
column where they are several, or stand in a bundle; that of the article above stays a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.analysis import BlockKind
from index.structure.classify import looks_like_title
from index.structure.credit import Credit
from index.structure.heads import Head
from index.structure.items import Item
from index.structure.pieces import Piece
from index.structure.sources import read_source

_LONG_PROSE = 25
_ANNEX = re.compile(
    r"^(?:annex(?:e|ure)?|appendix|enclosure|attachment|exhibit|schedule)\b(?:\s+[A-Z0-9]{1,4})?\W*$",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"^(?P<title>.{12,200}?)(?:[.]|(?<=[”\"])[.]?)\s+(?P<source>[A-ZÀ-Þ][^.]{3,100})$"
)
_COLUMN = re.compile(
    r"^(?:corrections(?:\s+(?:and|&)\s+(?:clarifications|amplifications))?|clarifications|errata"
    r"|corrigenda)$",
    re.IGNORECASE,
)
_RUN_IN = re.compile(
    r"^(?P<title>(?:CORRECTION|CLARIFICATION|ERRATUM|Correction|Clarification|Erratum)S?)\s*[.:–—-]\s"
)
_OF_THIS = re.compile(
    r"\b(?:this|the above)\s+(?:article|story|report|post|page|piece|column|interview|item)\b"
    r"|\bearlier version\b|\b(?:was|been) (?:updated|amended|corrected)\b",
    re.IGNORECASE,
)


def find_addenda(pieces: Sequence[Piece], text: str, *, bundle: bool) -> list[Item]:
    """The annexes and corrections below a text.

    Args:
        pieces: the classified pieces.
        text: the document's text.
        bundle: whether it is known to hold several short pieces.
    """
    found: list[Item] = []
    prose = 0
    for number, piece in enumerate(pieces):
        if prose >= _LONG_PROSE:
            item = _annex(pieces, number, text) or _corrections(pieces, number, bundle=bundle)
            if item is not None:
                found.append(item)
        prose += piece.words if piece.kind in (BlockKind.PROSE, BlockKind.QUOTATION) else 0
    return found


def _annex(pieces: Sequence[Piece], number: int, text: str) -> Item | None:
    if not _ANNEX.match(pieces[number].text.strip("*_# ")) or number + 1 >= len(pieces):
        return None
    under = number + 1
    line = pieces[under].text.strip()
    issued = _ISSUED.match(line)
    credit = read_source(issued["source"]) if issued is not None else None
    title = issued["title"] if issued is not None and credit is not None else None
    if credit is None:
        credit = read_source(pieces[under].span.of(text))
    if credit is None:
        return None
    head = Head(number, (number,), under + 1, credit, True)
    return Item(head, under, title=title)


def _corrections(pieces: Sequence[Piece], number: int, *, bundle: bool) -> Item | None:
    piece = pieces[number]
    below = list(_text(pieces[number + 1 : number + 5]))
    if _COLUMN.match(piece.text.strip("*_# :")) and looks_like_title(piece) and below:
        if any(_OF_THIS.search(other.text) for other in below):
            return None
        return Item(Head(number, (number,), number + 1, Credit(), True), unsigned=True)
    run_in = _RUN_IN.match(piece.text) if bundle and piece.kind is BlockKind.PROSE else None
    if run_in is None or _OF_THIS.search(piece.text):
        return None
    before = pieces[number - 1] if number else None
    parted = before is not None and (before.kind is BlockKind.FURNITURE or piece.gap > 1)
    if not parted:
        return None
    head = Head(number, (), number, Credit(), True)
    return Item(head, title=run_in["title"], unsigned=True)


def _text(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.level:
            return
        if piece.kind in (BlockKind.PROSE, BlockKind.LIST_ITEM):
            yield piece
