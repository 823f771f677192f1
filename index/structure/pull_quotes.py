"""Pull quotes: a sentence of the article set apart a second time, to catch the eye."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import BlockKind
from index.structure.pieces import Piece

_LEAST_WORDS = 4
_MOST_WORDS = 60
_NO_WORD = re.compile(r"[\W_]+")


def name_pull_quotes(pieces: Sequence[Piece]) -> list[Piece]:
    """Name the pull quotes of an article's pieces furniture.

    What another sentence announces ("She wrote:") is a quotation, though it be quoted again.
    """
    texts = [_key(p.text) if p.kind is BlockKind.PROSE else "" for p in pieces]
    result = list(pieces)
    for number, piece in enumerate(pieces):
        announced = number > 0 and pieces[number - 1].text.rstrip("*_ ").endswith(":")
        apart = piece.kind is BlockKind.QUOTATION and piece.stated and not announced
        if apart and _LEAST_WORDS <= piece.words <= _MOST_WORDS:
            key = _key(piece.text)
            if any(key in text for text in texts):
                result[number] = replace(piece, kind=BlockKind.FURNITURE)
    return result


def _key(text: str) -> str:
    return f" {_NO_WORD.sub(' ', text.casefold()).strip()} "
