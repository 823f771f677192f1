"""Times of day in a sentence ("2.15 a.m.", "before one in the morning")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.disputes.quantity import CLOCK, Quantity

_WHEN = (
    r"(?P<when>(?:well\s+|shortly\s+|just\s+|soon\s+)?(?:before|after|past|until|till|by|from|since"
    r"|around|about|at)\s+)"
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_CLOCK = re.compile(
    rf"{_WHEN}?(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})(?:[.:](?P<minute>[0-5]\d))?\s*"
    r"(?P<half>[ap]\.?\s?m\.?(?!\w)|o['’]clock|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)",
    re.IGNORECASE,
)
# "At 0215 hours", "0215 hrs"
_MILITARY = re.compile(
    r"(?<![\w.:])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:hours|hrs)\b", re.IGNORECASE
)
# "Between two and three a.m.", "from 2.15 to 3.40 p.m.": no moment, but a stretch.
_BETWEEN = re.compile(
    rf"\bbetween\s+(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})(?:[.:](?P<minute>[0-5]\d))?"
    r"(?:\s*[ap]\.?\s?m\.?)?\s+and\s+$",
    re.IGNORECASE,
)
# "Not before four", "did not call until ten": it happened then or later.
_NOT_YET = re.compile(
    r"(?:\b(?:not|never|nor|nobody|none|only)\b|n['’]t\b)[^.;:!?]{0,80}$", re.IGNORECASE
)
# How far "before" and "after" reach, and "shortly after"; in minutes.
_LONG, _SHORTLY = 90, 30
# From which hour on it is the evening's that is "at night".
_EVENING = 5
_TWELVE = frozenset(("noon", "midnight"))
# "half past one", "twenty to nine": what is told of the hour, and the hour.
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_SPOKEN = re.compile(
    rf"\b{_WHEN}?(?P<told>(?:a\s+)?(?P<minutes>{'|'.join(sorted(_MINUTES, key=len, reverse=True))})"
    rf"(?:\s+minutes)?[\s-]+(?P<side>past|to)\s+(?P<hour>{'|'.join(_HOURS)}|noon|midnight))\b"
    r"(?:\s+(?P<half>[ap]\.?\s?m\.?(?!\w)|in\s+the\s+(?:morning|afternoon|evening)))?",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"\b(?:it|time|clock)(?:['’]s|\s+(?:is|was|said|says|showed))\s+$", re.IGNORECASE
)
# "Shortly before one", where no "in the morning" follows
_WORDED = re.compile(
    rf"\b(?P<when>(?:shortly|just|soon)\s+(?:before|after)\s+)(?P<hour>{'|'.join(_HOURS)})"
    r"(?=\s*(?:[,.;:!?]|$)|\s+(?:on|that|last|in\s+the)\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b{_WHEN}(?P<hour>noon|midday|midnight)\b", re.IGNORECASE)
_BARE_CLOCK = re.compile(
    r"\b(?P<when>(?:(?:shortly|just|soon|well)\s+)?"
    r"(?:[Aa]t|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter|[Aa]round|[Aa]bout|[Ss]ince|to|gives))"
    r"\s+(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d|,\d|%|\s*(?:per|%|m|b|million|billion|crown|euro|dollar|pound))"
)
# "09:40" is a time wherever it stands
_COLON = re.compile(r"(?<![\d:.])(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])")


def find_clocks(text: str) -> Iterator[Quantity]:
    """The times of day of a sentence, in minutes after midnight."""
    taken: list[tuple[int, int]] = []
    for quantity, span in _in_words(text):
        taken.append(span)
        yield quantity
    for pattern in (_MILITARY, _CLOCK, _BARE_CLOCK, _COLON):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            groups = match.groupdict()
            word = match["hour"].lower()
            hour = int(word) if word.isdigit() else _HOURS.index(word) + 1
            minutes = 60 * (hour % 24) + int(match["minute"] or 0)
            minutes += _afternoon(hour, groups.get("half"))
            when = (groups.get("when") or "at").lower()
            low, high = _clock_bounds(
                when, float(minutes), exact=match["minute"] is not None, before=_lead(match)
            )
            yield Quantity(low, high, CLOCK, "", (), False, match.start("hour"), match.end())


def _in_words(text: str) -> Iterator[tuple[Quantity, tuple[int, int]]]:
    """Times told in words, "ten to nine" or "at noon", with the places that they take up."""
    for match in _SPOKEN.finditer(text):
        if _is_tally(match):
            continue
        hour = _hour_of(match["hour"].lower())
        told = _MINUTES[match["minutes"].lower()]
        minutes = 60 * (hour % 24) + (told if match["side"].lower() == "past" else -told)
        minutes += _afternoon(hour, match["half"])
        when = (match["when"] or "at").lower()
        low, high = _clock_bounds(when, float(minutes), exact=False, before=_lead(match))
        place = match.start("told"), match.end()
        yield Quantity(low, high, CLOCK, "", (), False, *place), match.span()
    for match in _WORDED.finditer(text):
        if match.end() < len(text) and _CLOCK.match(text, match.start()):
            continue
        minutes = 60 * _hour_of(match["hour"].lower())
        when = match["when"].lower()
        low, high = _clock_bounds(when, float(minutes), exact=False, before=_lead(match))
        place = match.start("hour"), match.end()
        yield Quantity(low, high, CLOCK, "", (), False, *place), match.span()
    for match in _NAMED.finditer(text):
        minutes = 0 if match["hour"].lower() == "midnight" else 720
        when = match["when"].lower()
        low, high = _clock_bounds(when, float(minutes), exact=False, before=_lead(match))
        yield (
            Quantity(low, high, CLOCK, "", (), False, match.start("hour"), match.end()),
            match.span(),
        )


def _hour_of(word: str) -> int:
    """The hour that a word names; noon and midnight are the same on a clock's face."""
    return 12 if word in _TWELVE else _HOURS.index(word) + 1


def _is_tally(match: re.Match[str]) -> bool:
    """Whether "ten to five" may be votes or odds: nothing says that it is a time."""
    if match["side"].lower() == "past" or match["half"] or match["minutes"].lower() == "quarter":
        return False
    if match["hour"].lower() in _TWELVE:
        return False
    when = (match["when"] or "").lower().split()
    timed = bool(when) and when[-1] not in ("by", "from")
    return not timed and not _IT_IS.search(match.string[: match.start()])


def _lead(match: re.Match[str]) -> str:
    """The text before a time and the words that bound it."""
    return match.string[: match.start()]


def _afternoon(hour: int, half: str | None) -> int:
    """The minutes that "p.m." or "in the evening" adds to an hour up to twelve."""
    half = (half or "").lower()
    later = half.startswith("p") or half.endswith(("noon", "evening"))
    if half.endswith("night"):
        later = hour >= _EVENING
    return 720 if hour < 12 and later else 0


def _clock_bounds(when: str, minutes: float, *, exact: bool, before: str) -> tuple[float, float]:
    """The minutes of the day that "shortly after", "by" or "not until" leave open.

    Args:
        when: the words before the time, in lower case.
        minutes: the time that is named.
        exact: whether the minute is named.
        before: the text before `when`.
    """
    reach = _SHORTLY if when.startswith(("shortly", "just", "soon")) else _LONG
    early = any(word in when for word in ("before", "until", "till", "by"))
    if early and "by" not in when and _NOT_YET.search(before):
        return minutes - 3, minutes + reach
    if early:
        return minutes - reach, minutes
    if "after" in when or "past" in when:
        return minutes, minutes + reach
    between = _BETWEEN.search(before)
    if between is not None:
        return minutes - _since(between, minutes), minutes
    # Whoever writes minutes means them; two clocks may still differ by one.
    slack = 15 if "about" in when or "around" in when else 0.9 if exact else 3
    return minutes - slack, minutes + slack


def _since(between: re.Match[str], minutes: float) -> float:
    """The minutes from the earlier to the later of two times ("between eleven and one")."""
    word = between["hour"].lower()
    hour = int(word) if word.isdigit() else _HOURS.index(word) + 1
    earlier = 60 * (hour % 24) + int(between["minute"] or 0)
    return (minutes - earlier) % 720
