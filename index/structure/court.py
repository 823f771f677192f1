"""The head of a court's judgment: the court, the judge, the date, what kind of decision it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_COURT = re.compile(
    r"^in\s+the\s+(?P<court>(?:[\w’'-]+\s+)*(?:courts?|tribunal|judicature)\b.*)$", re.IGNORECASE
)
_JUDGE = re.compile(
    r"^before:?\s+(?P<who>(?:(?:the|rt\.?|right|hon(?:ou?rable)?\.?|his|her|honou?r|district|chief"
    r"|deputy|recorder)\s+)*(?:mr|mrs|ms|lord|lady|sir|dame|judge|justice|hhj|master)\b[^,;&]+)$",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(?:judge?ment|ruling|decision|order|opinion|sentencing)\b", re.IGNORECASE
)
_HONOUR = re.compile(r"^(?:(?:the|rt\.?|right|hon(?:ou?rable)?\.?)\s+)+", re.IGNORECASE)
_MOST_WORDS = 10
_FIRST = 4


@dataclass(frozen=True, slots=True)
class CourtHead:
    """The court, the one judge who wrote the judgment, and the line that says what it is."""

    court: str
    judge: str | None
    title: str | None


def read_court_head(lines: Sequence[str]) -> CourtHead | None:
    """Read the lines above a judgment's first paragraph; None for any other text."""
    named = next((found for line in lines[:_FIRST] if (found := _COURT.match(line))), None)
    if named is None or len(named["court"].split()) > _MOST_WORDS:
        return None
    judges = [found["who"] for line in lines if (found := _JUDGE.match(line))]
    judge = _HONOUR.sub("", judges[0]).strip(" .") if len(judges) == 1 else None
    kinds = (line for line in lines if _DECISION.search(line) and len(line.split()) <= _MOST_WORDS)
    return CourtHead(named["court"].strip(" ."), judge, next(kinds, None))
