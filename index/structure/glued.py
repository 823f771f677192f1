"""Titles glued to the end of the line before, where documents were strung together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import BlockKind
from index.domain import Span
from index.fold import fold
from index.structure.credits import read_credit
from index.structure.names import person_name
from index.structure.pieces import Piece

# An address that runs straight into a capitalised word: example.org/contactThe title
_GLUED = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:[\w-]{1,40}\.){1,5}[a-z]{2,10}(?:/[\w./-]{0,100}?)?[a-z\d/]"
    r"(?=[A-Z“‘][\w’'-]*\s+\S+)"
)
_MAX_WORDS = 40
_NEAR = 3


def split_glued_titles(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Part an address and the title glued to it where a byline or a date follows."""
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        match = _GLUED.search(piece.span.of(text)) if piece.words <= _MAX_WORDS else None
        near = pieces[number + 1 : number + 1 + _NEAR]
        if match is None or not _signed(near):
            result.append(piece)
            continue
        cut = piece.span.start + match.end()
        for start, end, gap in ((piece.span.start, cut, piece.gap), (cut, piece.span.end, 3)):
            span = Span(start, end)
            part = replace(piece, span=span, text=fold(span.of(text)), gap=gap)
            result.append(replace(part, kind=BlockKind.PROSE) if start == cut else part)
    return result


def _signed(pieces: Sequence[Piece]) -> bool:
    for piece in pieces:
        credit = read_credit(piece.text)
        if credit is not None:
            return credit.byline or credit.dated
        if person_name(piece.text) is None:
            return False
    return False
