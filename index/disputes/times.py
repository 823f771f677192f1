"""When a sentence's facts happened: its time expressions as ranges of days.

Weekdays and "last year" are resolved with the article's date; without one they stay symbolic and
can be compared only with expressions of the same kind.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sep sept", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_Y = r"(?:1[5-9]|20)\d\d"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_UNIT = r"year|month|week|spring|summer|autumn|winter"
_DAYS = "|".join(day.capitalize() for day in _WEEKDAYS)
_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("dmy", rf"\b{_D}(?:\s+of)?\s+(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?\b"),
        ("mdy", rf"\b(?P<m>{_M})\s+{_D}(?!\d|,\d{{3}})(?:,?\s+(?P<y>{_Y}))?\b"),
        ("my", rf"\b(?P<m>{_M}),?\s+(?:of\s+)?(?P<y>{_Y})\b"),
        ("iso", r"\b(?P<y>\d{4})-(?P<n>\d\d)-(?P<d>\d\d)\b"),
        ("decade", r"\b(?P<y>(?:1[5-9]|20)\d)0s\b"),
        (
            "relative",
            rf"(?i)\b(?:(?P<which>last|this|next|past|previous)\s+(?P<unit>{_UNIT}|fall)"
            r"|(?P<n>a|one|two|three|four|five|ten)\s+"
            r"(?P<units>years?|months?|weeks?|days?)\s+ago"
            rf"|(?P<other>the\s+(?:{_UNIT})\s+before(?:\s+last)?"
            r"|the\s+end\s+of\s+the\s+(?:year|month|week))"
            r"|(?P<day>yesterday|today|tonight|tomorrow|currently|now|at\s+present|the\s+current)"
            r")\b(?!-)",
        ),
        (
            "month",
            r"\b(?P<prep>(?i:in|since|until|by|during|of|late|early|mid-|last|next|this|that|to|"
            rf"before|after))\s?(?:the\s+end\s+of\s+)?(?P<m>{_M})\b(?!\s+\d)",
        ),
        ("weekday", rf"\b(?P<w>{_DAYS})\b"),
        (
            "season",
            r"(?i)\b(?:in|last|this|next|since)\s+(?:the\s+)?"
            r"(?P<s>spring|summer|autumn|winter)\b",
        ),
        ("year", rf"(?<![\d.,$£€-])(?P<y>{_Y})(?![\d,]\d|\w|\s*(?:%|percent))"),
    )
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_SINCE = re.compile(
    r"\b(?:since|from|after|starting)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE
)
_UNTIL = re.compile(
    r"\b(?:until|till|before|by|up\s+to|prior\s+to)\s+(?:the\s+end\s+of\s+|the\s+)?$", re.IGNORECASE
)
_FAR_PAST = date(1500, 1, 1).toordinal()
_FAR_FUTURE = date(2200, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of time that a sentence names.

    `first`..`last` are proleptic Gregorian ordinals (`date.toordinal`), inclusive, or None where
    the article's date is unknown and the expression needs it; `key` then compares it ("month:7",
    "weekday:4"). `relation` is "at", "since" or "until"; `start`..`end` are offsets in the
    sentence's text.
    """

    first: int | None
    last: int | None
    key: str
    relation: str
    start: int
    end: int

    def apart(self, other: Time) -> bool:
        """Whether the two certainly name different times."""
        if self.first is not None and other.first is not None:
            assert self.last is not None and other.last is not None
            return self.first > other.last or other.first > self.last
        if self.relation == other.relation == "until":
            return self.key != other.key
        kind, _, value = self.key.partition(":")
        other_kind, _, other_value = other.key.partition(":")
        return kind == other_kind and value != other_value

    @property
    def length(self) -> int | None:
        """Number of days, None where unresolved."""
        return None if self.first is None or self.last is None else self.last - self.first + 1


def anchor(iso: str | None) -> date | None:
    """The article's date as a day ("2023-02" stands for its middle), None if too vague."""
    if not iso or len(iso) < 7:
        return None
    try:
        return date.fromisoformat(iso if len(iso) >= 10 else f"{iso[:7]}-15")
    except ValueError:
        return None


def find_times(text: str, published: date | None, *, year: int | None = None) -> tuple[Time, ...]:
    """The time expressions of a sentence, in order.

    Args:
        text: the sentence's text.
        published: the article's date.
        year: the year to assume for "12 May" where `published` is unknown.
    """
    found: list[Time] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(t.start < match.end() and match.start() < t.end for t in found):
                continue
            time = _resolve(kind, match, text, published, year)
            if time is not None:
                found.append(time)
    return tuple(sorted(found, key=lambda t: t.start))


def _resolve(
    kind: str, match: re.Match[str], text: str, published: date | None, year: int | None
) -> Time | None:
    groups = {k: v for k, v in match.groupdict().items() if v}
    span: tuple[date, date] | None = None
    key = ""
    if kind in ("dmy", "mdy", "my", "month"):
        month = _MONTHS[groups["m"].lower().rstrip(".")]
        day = int(groups["d"]) if "d" in groups else None
        key = f"monthday:{month:02}-{day:02}" if day else f"month:{month:02}"
        at = int(groups["y"]) if "y" in groups else _nearest_year(month, day, published, year)
        span = _month_span(at, month, day) if at else None
        if at and span is None:
            return None
    elif kind == "iso":
        span = _month_span(int(groups["y"]), int(groups["n"]), int(groups["d"]))
    elif kind == "year":
        span = date(int(groups["y"]), 1, 1), date(int(groups["y"]), 12, 31)
    elif kind == "decade":
        span = date(int(groups["y"] + "0"), 1, 1), date(int(groups["y"] + "9"), 12, 31)
    elif kind == "weekday":
        key = f"weekday:{_WEEKDAYS.index(groups['w'].lower())}"
        span = _weekday_span(groups["w"].lower(), published)
    elif kind == "season":
        key = f"season:{groups['s'].lower()}"
    else:
        key = f"relative:{match[0].lower()}"
        span = _relative_span(groups, published)
    return _placed(span, key or f"{kind}:{match[0].lower()}", match, text)


def _placed(span: tuple[date, date] | None, key: str, match: re.Match[str], text: str) -> Time:
    lead = text[: match.start()]
    inner = match[0].split(None, 1)[0].lower()
    relation = "at"
    if text[match.end() :].startswith(("'s", "’s")):
        pass  # "after Tuesday's lunch" is still on Tuesday
    elif _SINCE.search(lead) or inner in ("since", "after"):
        relation = "since"
    elif _UNTIL.search(lead) or inner in ("until", "by", "to", "before"):
        relation = "until"
    if span is None:
        return Time(
            None,
            None,
            key if relation == "at" else f"{relation}-{key}",
            relation,
            match.start(),
            match.end(),
        )
    first, last = span[0].toordinal(), span[1].toordinal()
    if relation == "since":
        last = _FAR_FUTURE
    elif relation == "until" and inner != "by" and not lead.rstrip().lower().endswith("by"):
        first = _FAR_PAST
    return Time(first, last, key, relation, match.start(), match.end())


def _nearest_year(
    month: int, day: int | None, published: date | None, year: int | None
) -> int | None:
    """The year that puts "12 May" nearest to the article, rather before than after it."""
    if published is None:
        return year
    years = (published.year - 1, published.year, published.year + 1)
    centre = published - timedelta(days=90)
    return min(years, key=lambda y: abs((date(y, month, min(day or 15, 28)) - centre).days))


def _month_span(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None


def _weekday_span(name: str, published: date | None) -> tuple[date, date] | None:
    """A weekday in a report is, as a rule, the last one before it."""
    if published is None:
        return None
    back = (published.weekday() - _WEEKDAYS.index(name)) % 7
    day = published - timedelta(days=back)
    return day, day


def _relative_span(groups: dict[str, str], published: date | None) -> tuple[date, date] | None:
    if published is None or "other" in groups:
        return None
    if "day" in groups:
        word = groups["day"].lower()
        shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        slack = 14 if word in ("currently", "now") or " " in word else 0
        day = published + timedelta(days=shift)
        return day - timedelta(days=slack), day + timedelta(days=slack)
    if "unit" in groups:
        return _which(groups["which"].lower(), groups["unit"].lower(), published)
    unit = groups["units"].lower().rstrip("s") + "s"
    count = _COUNTS[groups["n"].lower()]
    middle = published - relativedelta(
        years=count if unit == "years" else 0,
        months=count if unit == "months" else 0,
        weeks=count if unit == "weeks" else 0,
        days=count if unit == "days" else 0,
    )
    slack = {"years": 120, "months": 20, "weeks": 4, "days": 0}[unit]
    return middle - timedelta(days=slack), middle + timedelta(days=slack)


def _which(which: str, unit: str, published: date) -> tuple[date, date] | None:
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        if which == "past":
            return published - timedelta(days=365), published
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    if unit == "month":
        first = published.replace(day=1) + relativedelta(months=step)
        return first, first + relativedelta(months=1) - timedelta(days=1)
    if unit == "week":
        first = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return first, first + timedelta(days=6)
    start = _SEASONS.get("autumn" if unit == "fall" else unit, 9)
    year = published.year + (step if step > 0 or published.month <= start else 0)
    first = date(year, start, 1)
    return first, first + relativedelta(months=3) - timedelta(days=1)


def year_of(texts: Iterator[str]) -> int | None:
    """The commonest year that texts name: what "12 May" means in an article without a date."""
    counts: dict[int, int] = {}
    for text in texts:
        for match in re.finditer(rf"\b{_Y}\b", text):
            counts[int(match[0])] = counts.get(int(match[0]), 0) + 1
    return max(counts, key=lambda y: (counts[y], y)) if counts else None
