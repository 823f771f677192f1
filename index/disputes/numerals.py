"""Numbers in English text: digits, words, scales, fractions, bounds and ranges."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "dozen": 12.0,
}
_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
    "tenth": 1 / 10,
    "tenths": 1 / 10,
}
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = "|".join(sorted({*_UNITS, *_TENS}, key=len, reverse=True))
_WORD_SCALES = "hundred|thousand|million|billion|trillion|dozen"
_WORDS = rf"(?:(?:{_SMALL}|{_WORD_SCALES})(?:[\s-]+(?:and\s+)?(?=(?:{_SMALL}|{_WORD_SCALES})\b))?)+"
_NUMBER = re.compile(
    rf"(?<![\w.,/])(?:"
    rf"(?P<fraction>(?:(?:a|one|two|three|four|nine)[\s-]+)?"
    rf"(?:half|thirds?|quarters?|fifths|tenths?)(?:\s+an?)?"
    rf"(?:\s+(?P<fscale>dozen|million|billion))?)"
    rf"|(?P<ratio>(?:{_DIGITS}|{_WORDS})\s+(?:[a-z]+\s+){{0,2}}?(?:of\s+every|in\s+every|in|out\s+of)\s+"
    rf"(?:ten|hundred|100|1000|1,000|thousand|two|three|four|five|twenty|10|20)\b(?!\s*[.:]\d))"
    rf"|(?P<digits>{_DIGITS})(?:\s*(?P<scale>hundred|thousand|million|billion|trillion|dozen|mn|bn|tn|m|k)(?!\w))?"
    rf"|(?P<single>(?<=\ba\s)single)(?=\s+[a-z])|(?:(?:a|an)\s+(?=(?:hundred|thousand|million|billion|dozen)\b))?(?P<words>{_WORDS})"
    rf")(?![\w])",
    re.IGNORECASE,
)
_NOT_HALF = re.compile(r"\s*(?:time|way|brother|sister|hour|heart|term|-?finals?)\b", re.IGNORECASE)

_MORE = re.compile(
    r"(?:(?:much|far|well|slightly|significantly|considerably|many)\W+)?"
    r"(?:more|greater|higher|larger|longer|later)\W+than|over|above|at\s+least|exceed\w*|"
    r"topped|top|no\s+fewer\s+than|no\s+less\s+than|upwards?\s+of|surpass\w*|beyond",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?:(?:far|much|slightly|considerably)\W+)?(?:less|fewer|lower|smaller|not\s+more)\W+than|"
    r"under|below|up\s+to|at\s+most|no\s+more\s+than|as\s+many\s+as",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"about|around|some|roughly|approximately|circa|approx\.?|estimated|perhaps|nearly|almost|"
    r"close\s+to|just\s+(?:under|over)|barely|or\s+so|an?\s+average\s+of|hardly",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<more>{_MORE.pattern})|(?P<about>{_ABOUT.pattern})|(?P<less>{_LESS.pattern})",
    re.IGNORECASE,
)
# "At no time did it exceed 40", "never rose above 40": a negation turns "more" into a limit.
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|nowhere|nothing)\b|n['’]t\b)(?P<between>.*)$", re.I | re.S
)
_CLAUSE_START = re.compile(r"[.,;:!?]|\b(?:whether|if|that|who|which|but|and)\b", re.I)
_NEGATION_REACH = 4
# How far two figures may lie apart before an unqualified / a qualified one is another figure.
_EXACT_SLACK = 0.012
_ABOUT_SLACK = 0.1
# "More than 14,000" is no honest way to say 25,000.
_OPEN_REACH = 1.5
# "At least 30" is what is said while they are still being counted.
_LEAST_REACH = 3.0
_AT_LEAST = re.compile(r"(?:at\s+least|no\s+(?:fewer|less)\s+than)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, as the closed range of values that it leaves open.

    `share` marks a proportion (a half, 62 of every 100), whose value is in 0..1.
    """

    low: float
    high: float
    value: float
    start: int
    end: int
    share: bool = False


def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a text, in order. Offsets are in `text`, and leave out currency signs."""
    found = list(_numbers(text))
    return tuple(_join_ranges(text, found))


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        value, share = _value(match)
        if value is None:
            continue
        if match["fraction"] and _NOT_HALF.match(text, match.end()):
            continue
        low, high, start = _bounds(text, match.start(), value)
        yield Number(low, high, value, start, match.end(), share)


def _value(match: re.Match[str]) -> tuple[float | None, bool]:
    if match["digits"]:
        scale = (match["scale"] or "").lower()
        return _digits(match["digits"]) * _SCALES.get(scale, 1.0), False
    if match["single"]:
        return 1.0, False
    if match["ratio"]:
        parts = re.split(r"\s+(?:of\s+every|in\s+every|in|out\s+of)\s+", match["ratio"].lower())
        top, bottom = _any_number(parts[0].split()[0]), _any_number(parts[-1])
        return (top / bottom, True) if top < bottom else (None, False)
    if match["fraction"]:
        return _fraction(match["fraction"].lower(), match["fscale"])
    return words_to_number(match["words"]), False


def _digits(text: str) -> float:
    return float(re.sub(r"[,\u00a0\u202f]", "", text))


def _any_number(text: str) -> float:
    return _digits(text) if text[0].isdigit() else words_to_number(text)


def _fraction(text: str, scale: str | None) -> tuple[float | None, bool]:
    words = re.split(r"[\s-]+", text)
    part = next(_FRACTIONS[word] for word in words if word in _FRACTIONS)
    count = _UNITS.get(words[0], 1)
    # "a third man", "the third": an ordinal unless a count stands before it
    if words[0] in _FRACTIONS and words[0] != "half":
        return None, False
    if scale:
        return part * count * _SCALES[scale.lower()], False
    return part * count, True


def words_to_number(text: str) -> float:
    """The value of a number in words ("three hundred and ten")."""
    total = group = 0.0
    for word in re.split(r"[\s-]+", text.lower().strip()):
        if word in _UNITS or word in _TENS:
            group += _UNITS.get(word, 0) or _TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            group = (group or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (group or 1) * _SCALES[word]
            group = 0.0
    return total + group


def _bounds(text: str, start: int, value: float) -> tuple[float, float, int]:
    """The range that the words before a number leave open, and where those words start."""
    lead = text[max(0, start - 32) : start]
    last = None
    for match in _BEFORE.finditer(lead):
        gap = lead[match.end() :]
        whole_word = match.start() == 0 or not lead[match.start() - 1].isalnum()
        if whole_word and re.fullmatch(r"[\"'“”‘’\s\\]*(?:an?\s+|the\s+)?[$£€\\]*\s*", gap):
            last = match
            break
    if last is None:
        return value * (1 - _EXACT_SLACK), value * (1 + _EXACT_SLACK), start
    begin = start - len(lead) + last.start()
    if last["more"]:
        if _is_negated(text[:begin], verb=last["more"].lower().startswith("exceed")):
            return 0.0, value * (1 + _EXACT_SLACK), begin
        reach = _LEAST_REACH if _AT_LEAST.match(last["more"]) else _OPEN_REACH
        return value * (1 - _EXACT_SLACK), value * reach, begin
    if last["less"]:
        return 0.0, value * (1 + _EXACT_SLACK), begin
    return value * (1 - _ABOUT_SLACK), value * (1 + _ABOUT_SLACK), begin


def _is_negated(lead: str, *, verb: bool) -> bool:
    """Whether the clause so far denies the "more than" after it; a verb is denied from afar."""
    clause = _CLAUSE_START.split(lead)[-1]
    negated = _NEGATED.search(clause)
    return negated is not None and (verb or len(negated["between"].split()) < _NEGATION_REACH)


def _join_ranges(text: str, found: list[Number]) -> Iterator[Number]:
    """Join "30 to 40" and "between 30 and 40" into one number; leave votes ("88 to 31") alone."""
    skip = False
    for number, following in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        if following is not None and _is_range(text, number, following):
            low, high = _scaled_range(number, following)
            skip = True
            slack = _EXACT_SLACK
            yield Number(
                low * (1 - slack), high * (1 + slack), (low + high) / 2, number.start, following.end
            )
        else:
            yield number


def _is_range(text: str, number: Number, following: Number) -> bool:
    between = text[number.end : following.start].strip().lower()
    before = text[max(0, number.start - 9) : number.start].strip().lower()
    if number.share or following.share or number.value >= following.value:
        return False
    if between in ("-", "–", "—"):
        return True
    if between == "and":
        return before.endswith("between")
    return (
        between == "to"
        and not before.endswith(("from", "by"))
        and not math.isclose(number.value, 0)
    )


def _scaled_range(number: Number, following: Number) -> tuple[float, float]:
    """In "30 to 40 million" the scale belongs to both."""
    low, high = number.value, following.value
    if low < 1000 <= high and high >= 1e5:
        scale = 10 ** (3 * math.floor(math.log10(high) / 3))
        low = low * scale if low * scale < high else low
    return low, high
