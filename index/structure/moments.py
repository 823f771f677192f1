"""Reading when a message was sent, as the head of a mail or post gives it.

That is a date with a time of day ("26 January at 19:04"), one in figures ("26/11/2024 17:42"), or
how long ago it was ("2h", "3 days ago", "Yesterday at 9:12").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.structure.dates import find_date

_FIGURES = re.compile(
    r"(?<![\d./-])(?:(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>20\d\d|19\d\d))"
    r"(?![\d/-])"
)
_CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|\b(?:1[0-2]|[1-9])\s?"
    r"[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:\d{1,3}\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo"
    r"|mos|months?|y|yrs?|years?)\.?(?:\s+ago)?|an? (?:minute|hour|day|week|month|year) ago"
    r"|just now|yesterday|today)\b(?:\s+ago\b)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?", re.IGNORECASE
)
_BESIDE = re.compile(
    r"\b(?:at|on|edited|modified|posted|published|updated|last|public|local time|gmt|utc|bst"
    r"|c?e[sd]?t|[ep][sd]t)\b|[+-]\d{4}\b|[\W_]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was sent.

    `date` is an ISO date, None where no year is given or only how long ago it was; `day` then has
    the date as it is written. `timed` says that a time of day or how long ago it was is given.
    """

    date: str | None
    timed: bool
    day: str | None = None


def date_in_figures(text: str, *, day_first: bool | None = None) -> str | None:
    """The first date in figures ("26/11/2024"), if day and month can be told apart.

    They can be where one of them is above 12 or both are the same, or else where it is known
    whether the day is written first.
    """
    for match in _FIGURES.finditer(text):
        first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
        told = first > 12 if first > 12 or second > 12 else day_first
        if told is None and first != second:
            continue
        day, month = (first, second) if told else (second, first)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return None


def day_is_first(text: str) -> bool | None:
    """Whether a text's dates in figures have the day first; None where none of them tells."""
    told = {
        int(m["a"]) > 12 for m in _FIGURES.finditer(text) if int(m["a"]) > 12 or int(m["b"]) > 12
    }
    return next(iter(told)) if len(told) == 1 else None


def day_of(text: str) -> str | None:
    """The ISO date in a text, in words or figures."""
    found = find_date(text)
    return (found.iso if found else None) or date_in_figures(text)


def is_timed(text: str) -> bool:
    """Whether a text gives a time of day."""
    return _CLOCK.search(text) is not None


def is_clock(text: str) -> bool:
    """Whether a line is a time of day and nothing else, as above what a live page adds."""
    found = _CLOCK.search(text)
    return found is not None and not _BESIDE.sub("", text[: found.start()] + text[found.end() :])


def read_moment(text: str) -> Moment | None:
    """Read a text that says when something was sent and nothing else."""
    found = find_date(text)
    figures = _FIGURES.search(text)
    rest = text
    if found is not None:
        rest = text[: found.start] + " " + text[found.end :]
    elif figures is not None:
        rest = text[: figures.start()] + " " + text[figures.end() :]
    clock = _CLOCK.search(rest)
    rest = _CLOCK.sub(" ", rest)
    ago = _AGO.search(rest)
    if found is None and figures is None and ago is None:
        return None
    rest = _WEEKDAY.sub(" ", _AGO.sub(" ", rest))
    if _BESIDE.sub("", rest):
        return None
    iso = found.iso if found is not None else date_in_figures(text)
    day = text[found.start : found.end] if found is not None and iso is None else None
    return Moment(iso, clock is not None or ago is not None, day)
