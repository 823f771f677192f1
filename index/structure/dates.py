"""Finding dates in bylines, datelines and mastheads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = (
    r"(?P<month{n}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?"
    r"|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?"
    r"|dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year{n}>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_DAY_RANGE = r"(?:\s?[-–]\s?[0-3]?\d)?"
_FORMS = (
    r"(?P<year{n}>1[5-9]\d\d|20\d\d)-(?P<monthnumber{n}>[01]\d)-(?P<day{n}>[0-3]\d)"
    r"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
    _DAY + _DAY_RANGE + r"(?:\s+of)?\s+" + _MONTH + r",?\s+" + _YEAR,
    _MONTH + r"\s+" + _DAY + _DAY_RANGE + r",?\s+" + _YEAR,
    _MONTH + r",?\s+" + _YEAR,
    r"(?:spring|summer|autumn|fall|winter|lent|easter|michaelmas|christmas|advent"
    r"|ramadan)\s+(?:of\s+)?" + _YEAR,
    _DAY + r"\s+" + _MONTH,
    _MONTH + r"\s+" + _DAY,
)
# The words that lead up to a date, at the end of what stands before it.
DATE_WORDS_END = re.compile(
    r"[\s,|–—-]*(?:\b(?:on|published|posted|updated|mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?"
    r"|sun)(?:day)?\b[\s,|:]*)+$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![\w/])(?:" + "|".join(f.format(n=n) for n, f in enumerate(_FORMS)) + r")(?![\w/])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. `iso` is None where the year is missing; `start`, `end` are its place."""

    iso: str | None
    start: int
    end: int


def find_date(text: str) -> FoundDate | None:
    """Return the first date in `text`; one with a year is preferred to one without."""
    without_year = None
    for match in _DATE.finditer(text):
        found = _read(match)
        if found is not None and found.iso:
            return found
        without_year = without_year or found
    return without_year


def _read(match: re.Match[str]) -> FoundDate | None:
    groups = {key.rstrip("0123456789"): value for key, value in match.groupdict().items() if value}
    if "monthnumber" not in groups and "month" not in groups:
        return FoundDate(groups["year"], match.start(), match.end())
    if "monthnumber" in groups:
        month = int(groups["monthnumber"])
    else:
        month = _month_number(groups["month"])
    day = int(groups["day"]) if "day" in groups else None
    if not 1 <= month <= 12 or day == 0:
        return None
    if "year" not in groups:
        return FoundDate(None, match.start(), match.end())
    year = int(groups["year"])
    if day is None:
        return FoundDate(f"{year:04d}-{month:02d}", match.start(), match.end())
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return FoundDate(iso, match.start(), match.end())


def _month_number(name: str) -> int:
    prefix = name.lower()[:3]
    return next(n for n, month in enumerate(_MONTHS, start=1) if month.startswith(prefix))
