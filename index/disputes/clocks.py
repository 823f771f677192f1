"""Times of day in a sentence ("2.15 a.m.", "before one in the morning")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.disputes.quantity import CLOCK, Quantity

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_CLOCK = re.compile(
    r"(?P<when>(?:well\s+|shortly\s+|just\s+|soon\s+)?(?:before|after|past|until|by|from|around|"
    rf"about|at)\s+)?(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})(?:[.:](?P<minute>[0-5]\d))?\s*"
    r"(?P<half>[ap]\.?\s?m\.?(?!\w)|o['’]clock|in\s+the\s+(?:morning|afternoon|evening))",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(
    r"\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter|[Aa]round|[Ss]ince|to|gives)\s+(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d|,\d|%|\s*(?:per|%|m|b|million|billion|crown|euro|dollar|pound))"
)
# "09:40" is a time wherever it stands
_COLON = re.compile(r"(?<![\d:.])(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])")


def find_clocks(text: str) -> Iterator[Quantity]:
    """The times of day of a sentence, in minutes after midnight."""
    taken: list[tuple[int, int]] = []
    for pattern in (_CLOCK, _BARE_CLOCK, _COLON):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            groups = match.groupdict()
            word = match["hour"].lower()
            hour = int(word) if word.isdigit() else _HOURS.index(word) + 1
            minutes = 60 * (hour % 24) + int(match["minute"] or 0)
            half = (groups.get("half") or "").lower()
            if hour < 12 and (half.startswith("p") or half.endswith(("noon", "evening"))):
                minutes += 720
            when = (groups.get("when") or "at").lower()
            low, high = _clock_bounds(when, float(minutes), exact=match["minute"] is not None)
            yield Quantity(low, high, CLOCK, "", (), False, match.start("hour"), match.end())


def _clock_bounds(when: str, minutes: float, *, exact: bool) -> tuple[float, float]:
    if "before" in when or "until" in when or "by" in when:
        return minutes - 90, minutes
    if "after" in when or "past" in when:
        return minutes, minutes + 90
    # Whoever writes minutes means them; two clocks may still differ by one.
    slack = 15 if "about" in when or "around" in when else 0.9 if exact else 3
    return minutes - slack, minutes + slack
