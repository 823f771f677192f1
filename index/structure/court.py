"""The head of a court's judgment: the court, the judge, the date, what kind of decision it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.structure.dates import find_date
from index.structure.names import title_case

_COURT = re.compile(
    r"^in\s+the\s+(?P<court>(?:[\w’'-]+\s+)*(?:courts?|tribunal|judicature)\b.*)$", re.IGNORECASE
)
_JUDGE = re.compile(
    r"^before:?\s+(?P<who>(?:(?:the|rt\.?|right|hon(?:ou?rable)?\.?|his|her|honou?r|district|chief"
    r"|deputy|recorder|employment|tribunal|immigration|upper|first-tier|circuit|magistrate|senior"
    r"|presiding|regional|administrative|law)\s+)*(?:mr|mrs|ms|lord|lady|sir|dame|judge|justice|hhj|master)\b[^,;&]+)$",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(?:judge?ment|ruling|decision|order|opinion|sentencing)\b", re.IGNORECASE
)
# A court's name without "in the", which only the parties and the kind of decision show to be one.
_BARE = re.compile(
    r"^(?P<court>(?:[\w’'.&-]+\s+){0,8}(?:courts?|tribunals?)(?:\s+(?:of|for|in)\s+[^.,;:]+)?"
    r"(?:\s*\([^()]*\))?)$",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"^(?:claimants?|plaintiffs?|respondents?|appellants?|applicants?|defendants?|petitioners?)\b"
    r"\W|\b(?:claimant|plaintiff|respondent|appellant|applicant|defendant|petitioner)s?[,.]*$"
    r"|(?:^|\s)[-–—(]?v\.?[-–—)]?(?:\s|$)",
    re.IGNORECASE,
)
# "HOLLOWAY, District Judge.", "Before HOLM and BRACK, JJ." names two
_NAMED_JUDGE = re.compile(
    r"^(?P<who>[A-ZÀ-Þ][\w.’' -]{2,40}),\s+(?:(?:United States|U\.S\.|Chief|Senior|Circuit|District"
    r"|Magistrate|Administrative Law|Bankruptcy)\s+)*(?P<office>Judge|Justice|J)\.?:?$"
)
_SIGNED = re.compile(r"(?m)^\s*(?:/s/|s/)\s*(?P<who>\S.{3,40}?)\s*$")
_DATED = re.compile(
    r"(?mi)^\W*(?:dated?|decided|filed|signed|issued|promulgated|handed down|so ordered|date of "
    r"(?:judge?ment|decision|order|release)|(?:judge?ment|decision|release) date)"
    r"(?:\s+(?:this|on))?\s*:?\s+(?P<when>.{6,40})$"
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
    date: str | None = None
    bare: bool = False
    """Whether its name stands there without "in the"."""


def read_court_head(lines: Sequence[str], text: str = "") -> CourtHead | None:
    """Read the lines above a judgment's first paragraph; None for any other text.

    Args:
        lines: these lines.
        text: the whole text, below which a judge may sign and date it.
    """
    named = next((found for line in lines[:_FIRST] if (found := _COURT.match(line))), None)
    if named is None:
        return _bare_head(lines, text)
    if len(named["court"].split()) > _MOST_WORDS:
        return None
    judges = [found["who"] for line in lines if (found := _JUDGE.match(line))]
    judge = _HONOUR.sub("", judges[0]).strip(" .") if len(judges) == 1 else None
    kinds = (line for line in lines if _DECISION.search(line) and len(line.split()) <= _MOST_WORDS)
    return CourtHead(named["court"].strip(" ."), judge, next(kinds, None))


def _bare_head(lines: Sequence[str], text: str) -> CourtHead | None:
    named = next(
        (
            found
            for line in lines[:_FIRST]
            if (found := _BARE.match(line)) and (line.isupper() or title_case(line))
        ),
        None,
    )
    kind = next((n for n in lines if _DECISION.search(n) and len(n.split()) <= _MOST_WORDS), None)
    if named is None or kind is None or not any(_PARTY.search(line) for line in lines):
        return None
    judges = [found["who"] for line in _joined(lines) if (found := _JUDGE.match(line))]
    judge = _HONOUR.sub("", judges[0]).strip(" .") if len(judges) == 1 else None
    if judge is None:
        judge = _opinion_of(lines, text)
    days = (find_date(found["when"]) for found in _DATED.finditer(text))
    date = next((day.iso for day in days if day is not None and day.iso), None)
    return CourtHead(named["court"].strip(" ."), judge, kind, date, bare=True)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines; "Before" alone goes with the one below it."""
    for line, below in pairwise([*lines, ""]):
        alone = line.strip(" :").casefold() == "before"
        yield f"Before: {below}" if alone else line


def _opinion_of(lines: Sequence[str], text: str) -> str | None:
    """The judge who gives the court's opinion, in full where the same one signs below."""
    named = [found for line in lines if (found := _NAMED_JUDGE.match(line))]
    if len(named) != 1:
        return None
    surname = named[0]["who"].split()[-1]
    for signed in _SIGNED.finditer(text):
        if signed["who"].split()[-1].casefold() == surname.casefold():
            return signed["who"]
    return f"{'Justice' if named[0]['office'] != 'Judge' else 'Judge'} {surname.title()}"
