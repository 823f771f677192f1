"""How long something took, as a sentence puts it ("half an hour", "some 50 minutes")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.disputes.numerals import find_numbers

_SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86_400.0,
    "week": 604_800.0,
    "month": 2_629_800.0,
    "year": 31_557_600.0,
}
_UNIT = re.compile(
    r"[\s-]+(?P<unit>second|minute|hour|day|week|month|year)s?\b(?!\s*-?\s*old)", re.I
)
_WORDS = {"half an": 0.5, "half a": 0.5, "three quarters of an": 0.75, "a quarter of an": 0.25}
_WORDED = re.compile(
    rf"\b(?P<part>{'|'.join(sorted(_WORDS, key=len, reverse=True))}|an?|one|a full|a whole)\s+"
    r"(?P<unit>second|minute|hour|day|week|month|year)\b(?P<half>\s+and\s+a\s+half)?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?P<over>more\s+than|over|at\s+least|well\s+over|no\s+less\s+than)"
    r"|(?P<under>less\s+than|under|at\s+most|up\s+to|not\s+even|within|no\s+more\s+than)"
    r"|(?P<near>about|around|almost|nearly|some|roughly|just\s+over|just\s+under|barely"
    r"|a\s+good|approximately))\s+$",
    re.IGNORECASE,
)
# "Twenty miles an hour", "three times a day": a rate, and no length of time.
_RATED = re.compile(
    r"(?:\d|\b(?:times?|once|twice|miles?|km|kilometres?|kilometers?|metres?|litres?|tonnes?|tons?"
    r"|dollars?|euros?|pounds?|crowns?|trips?|trains?|buses|each|per))\s+$",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"\b(?:every|each|per)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Whoever says an hour may have seen 50 minutes; beyond this, two lengths are two.
_SLACK = 0.12
_NEAR = 0.2
_REACH = 3.0


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as the range of seconds that the words leave open; offsets in the text."""

    low: float
    high: float
    start: int
    end: int

    def conflicts(self, other: Duration) -> bool:
        """Whether no length fits both."""
        return self.low > other.high or other.low > self.high


def find_durations(text: str) -> tuple[Duration, ...]:
    """The lengths of time that a sentence gives, in order."""
    return tuple(sorted(_found(text), key=lambda d: d.start))


def _found(text: str) -> Iterator[Duration]:
    taken: list[tuple[int, int]] = []
    for match in _WORDED.finditer(text):
        lead = text[: match.start()]
        if _RATED.search(lead) or _REPEATED.search(lead):
            continue
        count = _WORDS.get(match["part"].lower(), 1.0) + (0.5 if match["half"] else 0.0)
        value = count * _SECONDS[match["unit"].lower()]
        taken.append(match.span())
        low, high = _bounds(lead, value)
        yield Duration(low, high, *match.span())
    for number in find_numbers(text):
        unit = _UNIT.match(text, number.end)
        if unit is None or any(a < unit.end() and number.start < b for a, b in taken):
            continue
        if _REPEATED.search(text[: number.start]) or number.share:
            continue
        factor = _SECONDS[unit["unit"].lower()]
        digits = number.value * factor
        low, high = number.low * factor, number.high * factor
        if low <= 0 or high > digits * 1.3:
            # a bound: "at least two hours", "less than an hour"
            high = digits * _REACH if low > 0 else digits
        else:
            low, high = min(low, digits * (1 - _SLACK)), max(high, digits * (1 + _SLACK))
        if _under(text[: number.start]):
            low, high = 0.0, digits * (1 + _SLACK)
        yield Duration(low, high, number.start, unit.end())


def _under(lead: str) -> bool:
    found = _LEAD.search(lead)
    return bool(found and found["under"])


def _bounds(lead: str, value: float) -> tuple[float, float]:
    found = _LEAD.search(lead)
    if found is None:
        return value * (1 - _SLACK), value * (1 + _SLACK)
    if found["over"]:
        return value, value * _REACH
    if found["under"]:
        return 0.0, value * (1 + _SLACK)
    return value * (1 - _NEAR), value * (1 + _NEAR)
