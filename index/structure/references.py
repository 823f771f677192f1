"""Lists of sources at the end of a report or paper: what they cite is not said there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import BlockKind
from index.structure.pieces import Piece

_TITLE = re.compile(
    r"^\W*(?:(?:\d+|[ivx]+)\.?\s+)?(?:references|bibliography|works cited|literature(?: cited)?"
    r"|list of (?:references|sources)|(?:sources|references) cited|end ?notes|footnotes)"
    r"(?:\W*|\s*\[edit\])$",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?://|www\.|\bdoi\b|\b(?:ibid|op\. cit|loc\. cit)\b"
    r"|^\s*[\[(]?\d{1,3}[\])]|\bpp?\. ?\d",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|\s)\[\d{1,3}\]\s")
_LEAST = 2
_LEAST_CITING = 0.5
_LONG = 60


def name_references(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with lists of sources named as furniture.

    Such a list stands under a title of its own ("References"), up to the next heading, and most of
    its entries give a year, an address or a page.
    """
    result = list(pieces)
    for number, piece in enumerate(pieces):
        if not _TITLE.match(piece.text) or not piece.kind.readable:
            continue
        end = next(
            (n for n in range(number + 1, len(pieces)) if _ends(pieces, n)),
            len(pieces),
        )
        own = [n for n in range(number + 1, end) if pieces[n].kind is not BlockKind.FURNITURE]
        citing = sum(_ENTRY.search(pieces[n].text) is not None for n in own)
        # entries without blank lines between them may be one piece
        entries = max(len(own), sum(len(_NUMBERED.findall(pieces[n].text)) for n in own))
        if entries >= _LEAST and citing >= _LEAST_CITING * len(own):
            for n in own:
                result[n] = replace(pieces[n], kind=BlockKind.FURNITURE)
    return result


def _ends(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a heading, or a paragraph that cites nothing, ends the list."""
    piece = pieces[number]
    if piece.kind is BlockKind.HEADING and not _ENTRY.search(piece.text):
        # a short entry may look like a heading where the type does not tell them apart
        return piece.stated or piece.level > 0 or not _cites_below(pieces, number)
    return piece.words > _LONG and not _ENTRY.search(piece.text)


def _cites_below(pieces: Sequence[Piece], number: int) -> bool:
    below = pieces[number + 1 : number + 3]
    return any(_ENTRY.search(piece.text) for piece in below)
