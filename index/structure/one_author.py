"""A numbered thread of one writer, saved as a text: who wrote it, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis import BlockKind
from index.domain import Metadata
from index.structure.moments import day_of
from index.structure.names import NAME, person_name
from index.structure.pieces import Piece

_NUMBERED = re.compile(r"\(?(?P<number>\d{1,3})\s?/\s?\d{0,3}\)?(?=\s|$)")
_BY = re.compile(
    rf"(?:.*\b)?(?i:thread|posts|tweets)\s+by\s+(?P<who>{NAME})\s*(?:\(?@[\w.]+\)?)?"
    r"(?:\s*(?:\bof\b|\bat\b|,|·|[–—-])\s*(?P<outlet>[A-ZÀ-Þ][^,.·]{1,40}))?$"
)
_HANDLE = re.compile(rf"(?P<who>{NAME})\s*\(?@[\w.]+\)?(?:\s*[·•|,–—-]\s*.+)?$")
_POSTED = re.compile(r"(?:posted|published|tweeted|unrolled|sent|saved)\b|.*@\w", re.IGNORECASE)
_LEAST = 3
_MOST_TOP = 5


def thread_metadata(pieces: Sequence[Piece]) -> Metadata:
    """What the lines above the first numbered post say; nothing where posts are not numbered."""
    numbers = [
        (at, int(found["number"]))
        for at, piece in enumerate(pieces)
        if (found := _NUMBERED.match(piece.text)) is not None and not piece.level
    ]
    rising = [number for _, number in numbers] == [*range(1, len(numbers) + 1)]
    if len(numbers) < _LEAST or not rising:
        return Metadata()
    top = [p.text.strip() for p in pieces[: numbers[0][0]] if p.kind is not BlockKind.FURNITURE]
    author = outlet = date = None
    for line in top[:_MOST_TOP]:
        found = _BY.match(line) or _HANDLE.match(line)
        name = person_name(found["who"].strip()) if found is not None else None
        if found is not None and name and author is None:
            author, outlet = name, found.groupdict().get("outlet")
        if date is None and _POSTED.match(line):
            date = day_of(line)
    return Metadata(author=author, outlet=outlet, date=date)
