"""What a sentence counts or measures: figures with their unit, noun and what they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.disputes.numerals import Number, find_numbers
from index.disputes.words import family_of, is_light

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

COUNT = "count"
SHARE = "share"
CLOCK = "clock"
MONEY = "money"

_SYMBOLS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₽": "rouble", "₴": "hryvnia"}
_CURRENCIES = frozenset(
    "dollar euro pound mark crown franc rouble ruble yuan yen peso rupee lira krona krone dinar "
    "shilling zloty hryvnia cent penny usd eur gbp sterling guilder florin".split()
)
# Unit -> (dimension, factor to its base unit). US and British customary units as in NIST SP 811.
_MEASURES = {
    **dict.fromkeys(("mile",), ("length", 1609.344)),
    **dict.fromkeys(("kilometre", "kilometer", "km"), ("length", 1000.0)),
    **dict.fromkeys(("metre", "meter"), ("length", 1.0)),
    **dict.fromkeys(("foot", "feet"), ("length", 0.3048)),
    **dict.fromkeys(("yard",), ("length", 0.9144)),
    **dict.fromkeys(("centimetre", "centimeter", "cm"), ("length", 0.01)),
    **dict.fromkeys(("ton", "tonne"), ("mass", 1000.0)),
    **dict.fromkeys(("kilo", "kilogram", "kilogramme", "kg"), ("mass", 1.0)),
    **dict.fromkeys(("gram", "gramme"), ("mass", 0.001)),
    **dict.fromkeys(("litre", "liter"), ("volume", 1.0)),
    **dict.fromkeys(("gallon",), ("volume", 3.785411784)),
    **dict.fromkeys(("barrel",), ("volume", 158.987294928)),
    **dict.fromkeys(("second",), ("duration", 1.0)),
    **dict.fromkeys(("minute",), ("duration", 60.0)),
    **dict.fromkeys(("hour",), ("duration", 3600.0)),
    **dict.fromkeys(("day",), ("duration", 86400.0)),
    **dict.fromkeys(("week",), ("duration", 604800.0)),
    **dict.fromkeys(("month",), ("duration", 2629800.0)),
    **dict.fromkeys(("year",), ("duration", 31557600.0)),
    **dict.fromkeys(("hectare",), ("area", 10000.0)),
    **dict.fromkeys(("acre",), ("area", 4046.8564224)),
    **dict.fromkeys(("mph",), ("speed", 1.609344)),
    **dict.fromkeys(("kph",), ("speed", 1.0)),
}
_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|percentage\s+points?\b)", re.IGNORECASE)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_CLOCK = re.compile(
    r"(?P<when>(?:well\s+|shortly\s+|just\s+|soon\s+)?(?:before|after|past|until|by|from|around|"
    rf"about|at)\s+)?(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})(?:[.:](?P<minute>[0-5]\d))?\s*"
    r"(?P<half>[ap]\.?\s?m\.?(?!\w)|o['’]clock|in\s+the\s+(?:morning|afternoon|evening))",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(
    r"\b(?:at|by|until|from|before|after|around|since|to|gives)\s+(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d|,\d|%|\s*(?:per|%|m|b|million|billion|crown|euro|dollar|pound))"
)
_PER_HOUR = re.compile(r"\s*(?:/\s*h\b|per\s+hour|an\s+hour)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_IDENTIFIED = frozenset(
    "article section page resolution chapter number no no. act phase amendment route flight row "
    "line unit platform bus room gate annex item clause paragraph version type model class grade "
    "day form level world war group g".split()
)
_TALLIES = frozenset("number count total figure estimate tally list".split())
_SUMS = frozenset("sum total amount average maximum minimum minority majority".split())
_EXTRA = frozenset("another additional extra further more supplemental".split())
# Verbs by which a source gives a figure.
_STATING = frozenset(
    "put give count reckon estimate find show say admit arrive record report calculate list speak "
    "set be get register state reach come claim cite assess compute confirm name quote total "
    "number announce offer have stand".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and what it counts.

    `low`..`high` is the range that the text leaves open, in the base unit of `unit`: "count",
    "share" (0..1), "clock" (minutes after midnight), "money:dollar", "length" (m), "mass" (kg),
    "volume" (l), "duration" (s), "area" (m2), "speed" (km/h). `noun` is the family of what is
    counted, "" where the sentence leaves it out. `near` are the families of the words that
    qualify the noun. `extra` marks an addition to something ("another 200"). `stated` marks a figure
    that is itself what somebody gives ("puts it at 31", "says twelve thousand"). `start`..`end` are
    offsets in the sentence's text.
    """

    low: float
    high: float
    unit: str
    noun: str
    near: tuple[str, ...]
    extra: bool
    start: int
    end: int
    stated: bool = False

    def conflicts(self, other: Quantity) -> bool:
        """Whether no value satisfies both; only meaningful for the same unit."""
        if self.unit == CLOCK:
            return _clock_apart(self, other)
        return self.low > other.high or other.low > self.high


def _clock_apart(one: Quantity, other: Quantity) -> bool:
    middle = abs((one.low + one.high) - (other.low + other.high)) / 2
    slack = (one.high - one.low + other.high - other.low) / 2
    return all(abs(middle - shift) > slack for shift in (0, 720, 1440))


def find_quantities(tokens: TokenSpan, text: str, *, offset: int) -> tuple[Quantity, ...]:
    """The quantities of one sentence.

    Args:
        tokens: the sentence's tokens.
        text: the text of the sentence's tokens.
        offset: where `text` starts in the text of the tokens' Doc.
    """
    clocks = list(_clocks(text))
    found = [clock for clock in clocks]
    for number in find_numbers(text):
        if any(clock.start < number.end and number.start < clock.end for clock in clocks):
            continue
        quantity = _quantity(tokens, text, number, offset)
        if quantity is not None:
            verb = _stating_verb(tokens, number, offset)
            noun = quantity.noun or (_stated_noun(verb) if verb is not None else "")
            found.append(replace(quantity, noun=noun, stated=verb is not None))
    return tuple(sorted(found, key=lambda q: q.start))


def _clocks(text: str) -> Iterator[Quantity]:
    taken: list[tuple[int, int]] = []
    for pattern in (_CLOCK, _BARE_CLOCK):
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
            low, high = _clock_bounds((groups.get("when") or "at").lower(), float(minutes))
            yield Quantity(low, high, CLOCK, "", (), False, match.start("hour"), match.end())


def _clock_bounds(when: str, minutes: float) -> tuple[float, float]:
    if "before" in when or "until" in when or "by" in when:
        return minutes - 90, minutes
    if "after" in when or "past" in when:
        return minutes, minutes + 90
    slack = 15 if "about" in when or "around" in when else 3
    return minutes - slack, minutes + slack


def _quantity(tokens: TokenSpan, text: str, number: Number, offset: int) -> Quantity | None:
    inside = [
        t for t in tokens if t.idx < offset + number.end and offset + number.start < t.idx + len(t)
    ]
    inside = [
        t for t in inside if t.like_num or t.pos_ == "NUM" or any(c.isdigit() for c in t.text)
    ] or inside
    if not inside:
        return None
    last = inside[-1]
    tail = text[number.end :]
    percent = _PERCENT.match(tail)
    symbol = _symbol(text, number)
    if symbol is None and not percent and _no_amount(last, inside[0], text, number):
        return None
    noun, near, unit_token = _counted(last, number, text)
    extra = any(t.lemma_.lower() in _EXTRA for t in _left_of(inside[0], 2))
    if percent:
        end = number.end + percent.end()
        noun, near = _share_of(last)
        noun = noun or _property(last.head if last.head.i > last.i else last)
        return Quantity(
            number.low / 100, number.high / 100, SHARE, noun, near, extra, number.start, end
        )
    if symbol:
        return Quantity(
            number.low,
            number.high,
            f"{MONEY}:{symbol}",
            _property(last),
            near,
            extra,
            number.start,
            number.end,
        )
    if number.share:
        if (
            not re.match(r"\s+of\b", tail)
            and "in" not in text[number.start : number.end].split()
            and "half" not in text[number.start : number.end].lower()
            and "of" not in text[number.start : number.end].split()
        ):
            return None
        return Quantity(number.low, number.high, SHARE, noun, near, extra, number.start, number.end)
    return _measured(number, noun, near, unit_token, extra, offset)


def _stating_verb(tokens: TokenSpan, number: Number, offset: int) -> Token | None:
    """The verb that does nothing but give a figure ("puts it at 31"), if there is one."""
    last = next((t for t in reversed(list(tokens)) if t.idx < offset + number.end), None)
    for _ in range(6):
        if last is None or last.pos_ in ("VERB", "AUX"):
            break
        if last.head == last or last.dep_ in ("nsubj", "nsubjpass", "relcl", "acl", "appos"):
            return None
        last = last.head
    if last is None or last.lemma_.lower() not in _STATING:
        return None
    return last


def _stated_noun(verb: Token) -> str:
    """What the number is a number of ("put the number of dead at eight"), "" if it isn't said."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubj", "nsubjpass"):
            if child.lemma_.lower() == "toll":
                return family_of(child)
            of = _of_token(child) if child.lemma_.lower() in _TALLIES else None
            if of is not None:
                return family_of(of)
    return ""


def _measured(
    number: Number, noun: str, near: tuple[str, ...], unit: Token | None, extra: bool, offset: int
) -> Quantity:
    lemma = unit.lemma_.lower() if unit is not None else ""
    end = max(number.end, unit.idx + len(unit) - offset) if unit is not None else number.end
    if lemma in _CURRENCIES and not (lemma == "pound" and _of_what(unit)):
        return Quantity(
            number.low,
            number.high,
            f"{MONEY}:{lemma}",
            _property(unit),
            near,
            extra,
            number.start,
            end,
        )
    if lemma == "pound":
        return Quantity(
            number.low * 0.4536,
            number.high * 0.4536,
            "mass",
            _of_what(unit),
            near,
            extra,
            number.start,
            end,
        )
    if lemma in _MEASURES:
        dimension, factor = _MEASURES[lemma]
        if (
            dimension == "length"
            and unit is not None
            and _PER_HOUR.match(unit.doc.text, unit.idx + len(unit))
        ):
            dimension, factor = "speed", factor / 1000
        return Quantity(
            number.low * factor,
            number.high * factor,
            dimension,
            _of_what(unit) or (_property(unit) if unit is not None else ""),
            near,
            extra,
            number.start,
            end,
        )
    if end - number.end > 40:
        end = number.end
    return Quantity(number.low, number.high, COUNT, noun, near, extra, number.start, end)


def _property(unit: Token) -> str:
    """What a measured amount is an amount of ("a gust of 41 km", "the fine was 3 million")."""
    head = unit
    for _ in range(3):
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
            noun = head.head.head
            return "" if is_light(noun.lemma_) or noun.lemma_.lower() in _SUMS else family_of(noun)
        if head.dep_ in ("compound", "nummod", "nmod", "quantmod") and head.head.i >= head.i:
            head = head.head
        else:
            break
    return ""


def _symbol(text: str, number: Number) -> str | None:
    before = text[: number.end]
    match = re.search(r"([$£€¥₽₴])\\?\s?[\d.,\s]*\S*$", before[-30:])
    first = re.search(r"\d", text[number.start : number.end])
    if not match or not first:
        return None
    at = number.start + first.start()
    lead = text[max(0, at - 2) : at].strip().strip("\\")
    return _SYMBOLS.get(lead[-1:]) if lead else None


def _no_amount(last: Token, first: Token, text: str, number: Number) -> bool:
    """Years, days of the month, ages, parts of names ("Resolution 77")."""
    word = text[number.start : number.end]
    before = first.nbor(-1) if first.i > 0 else None
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if _YEAR.match(word) and (
        after is None or after.pos_ not in ("NOUN", "ADJ") or after.lower_ in ("and", "or")
    ):
        return True
    if (
        _YEAR.match(word)
        and before is not None
        and before.lower_
        in ("in", "since", "of", "by", "until", "from", "to", "before", "after", "during")
    ):
        return True
    if re.match(r"\s*\.?$", text[: number.start]) and text[number.end : number.end + 1] in (
        ".",
        ")",
    ):
        return True
    if (
        before is not None
        and before.pos_ == "NOUN"
        and first.text.isdigit()
        and first.head == before
        and first.dep_ in ("nummod", "appos")
    ):
        return True
    months = [t.lower_ for t in (before, after) if t is not None]
    if any(m in _MONTHS for m in months) and (
        before is not None and before.lower_ in _MONTHS or number.value <= 31
    ):
        return not (
            "may" in months and after is not None and after.lower_ == "may" and after.pos_ == "AUX"
        )
    if before is not None and (
        before.lower_.rstrip(".") in _IDENTIFIED
        or (
            before.pos_ == "PROPN"
            and first.text[0].isdigit()
            and first.dep_ in ("nummod", "appos", "npadvmod", "punct")
            and first.head.i < first.i
        )
    ):
        return True
    if (
        before is not None
        and before.text in ("-", "–", "/", "#")
        and before.whitespace_ == ""
        and not first.text[0].isdigit()
    ):
        return True
    if (
        after is not None
        and after.text == "-"
        and after.whitespace_ == ""
        and last.whitespace_ == ""
    ):
        return "old" in text[number.end : number.end + 12]
    # "one of the greatest", "the one who", "in one voice"
    if word.lower() == "one":
        return (
            last.dep_ != "nummod"
            or last.head.i <= last.i
            or before is not None
            and before.lower_ in ("the", "no", "not", "any", "this", "that", "each")
        )
    return word.lower() in ("a", "zero") or (
        word.lower() == "two" and before is not None and before.lower_ == "the"
    )


def _counted(last: Token, number: Number, text: str) -> tuple[str, tuple[str, ...], Token | None]:
    """The family of the noun that is counted, of the words that qualify it, and the unit token."""
    head = last
    for _ in range(4):
        if head.lemma_.lower() in _MEASURES:
            break
        if (
            head.dep_
            in ("nummod", "quantmod", "compound", "nmod", "number", "amod", "advmod", "npadvmod")
            and head.head.i > head.i
        ):
            head = head.head
        else:
            break
    noun = head if head != last and head.pos_ in ("NOUN", "PROPN", "ADJ") else None
    if noun is None and last.i + 1 < len(last.doc):
        following = last.nbor(1)
        if following.pos_ == "NOUN" and following.i < last.sent.end:
            noun = following
            while noun.dep_ == "compound" and noun.head.i > noun.i:
                noun = noun.head
    if noun is None:
        of = _of_token(last)
        if of is None:
            return "", (), None
        return family_of(of), _qualifiers(of), None
    return family_of(noun), _qualifiers(noun), noun


def _of_token(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _of_what(token: Token | None) -> str:
    of = _of_token(token) if token is not None else None
    return family_of(of) if of is not None else ""


def _share_of(last: Token) -> tuple[str, tuple[str, ...]]:
    percent = last.head if last.head.i > last.i else last
    for token in (percent, last):
        of = _of_token(token)
        if of is not None:
            return family_of(of), _qualifiers(of)
    return "", ()


def _qualifiers(noun: Token) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            family_of(t)
            for t in noun.subtree
            if t != noun
            and t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
            and not t.like_num
            and not is_light(t.lemma_)
            and abs(t.i - noun.i) <= 8
        )
    )


def _left_of(token: Token, width: int) -> list[Token]:
    return [token.doc[i] for i in range(max(0, token.i - width), token.i)]
