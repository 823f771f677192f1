"""What a site's page says of itself at its edges: which site it is, when it was last changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import BlockKind
from index.domain import Metadata
from index.structure.moments import day_of
from index.structure.pieces import Piece

_FROM = re.compile(r"^\W*From\s+(?P<who>[A-ZÀ-Þ][\w.-]+),\s+the\s+free\s+encyclop(?:a)?edia\W*$")
_CHANGED = re.compile(
    r"^\W*(?:this (?:page|article|entry) was )?last (?:edited|modified|changed|updated|revised"
    r"|reviewed|amended)\b(?: on| at|:)?\s+(?P<when>.{6,60})$",
    re.IGNORECASE,
)
# "Volume 12: debated on Tuesday 14 May 2024"
_SAT = re.compile(
    r"^\W*(?:vol(?:ume|\.)?\s+\w+\W+)?(?:debated|sitting|sat|heard|held|recorded|session)\b"
    r"(?: (?:of|on))?:?\s+(?P<when>.{6,40})$",
    re.IGNORECASE,
)
_EDGE = 12
_MOST_WORDS = 8


def page_metadata(pieces: Sequence[Piece]) -> Metadata:
    """What the notes at the edges of a page say, to be used where nothing else does."""
    outlet = next((m["who"] for p in pieces[:_EDGE] if (m := _FROM.match(p.text))), None)
    date = next((day for p in pieces[-_EDGE:] if (day := _changed(p.text))), None)
    sat = (m["when"] for p in pieces[:_EDGE] if (m := _SAT.match(p.text)))
    date = next((day for when in sat if (day := day_of(when))), None) or date
    return Metadata(outlet=outlet, date=date)


def name_page_notes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with such notes named as furniture."""
    last = len(pieces) - _EDGE
    return [
        replace(p, kind=BlockKind.FURNITURE)
        if (n < _EDGE and _FROM.match(p.text)) or (n >= last and _changed(p.text))
        else p
        for n, p in enumerate(pieces)
    ]


def _changed(text: str) -> str | None:
    """The day on which a page was last changed, as a note of nothing else says."""
    found = _CHANGED.match(text)
    if found is None or len(found["when"].split()) > _MOST_WORDS:
        return None
    return day_of(found["when"])
