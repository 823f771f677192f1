"""Noticing text that a machine misread from a picture, by impossible words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.structure.pieces import Piece

# Shapes that hardly occur in typed words: a digit, a bar or a backslash between letters, a
# capital I inside lower case, "vv" for w, "\V" for W, a lone 1 or l for I.
_IMPOSSIBLE = re.compile(
    r"[a-z][0158|\\!][a-z]|\\[VvA-Z]|[a-z]I[a-z]|[a-z]I$|^[a-z]?1[a-z]{1,}$|[a-z]{2}[0158]$|\|"
    r"|vv|^lt$|^lf$|^ln$|^1[stfn]$|[A-Z]{2}[a-z1][A-Z]|[A-Z][1l0][A-Z]|[a-z]rn[^aeiou\W][a-z]"
)
_WORD = re.compile(r"\S*[^\W_]\S*")
_URL = re.compile(r"https?:|www\.|@|\d{3,}|#")
_SHARE = 0.12
_MIN_WORDS = 12
_WINDOW = 2


def garbled_share(text: str) -> float:
    """The share of words that no writer types, 0..1."""
    words = [word.strip(".,;:!?()[]\"'“”‘’*") for word in _WORD.findall(text)]
    words = [word for word in words if word and not _URL.search(word)]
    if not words:
        return 0.0
    return sum(1 for word in words if _IMPOSSIBLE.search(word)) / len(words)


def garbled_pieces(pieces: Sequence[Piece]) -> set[int]:
    """The numbers of pieces that lie in a machine-read stretch, judged with their neighbours."""
    found = set()
    for number, piece in enumerate(pieces):
        if not piece.text:
            continue
        near = pieces[max(0, number - _WINDOW) : number + _WINDOW + 1]
        around = " ".join(other.text for other in near)
        if len(around.split()) >= _MIN_WORDS and garbled_share(around) >= _SHARE:
            found.add(number)
    return found
