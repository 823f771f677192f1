"""What a number in a sentence is a number of, by its dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.disputes.numerals import Number
from index.disputes.words import family_of, is_light

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token


# Unit -> (dimension, factor to its base unit). US and British customary units as in NIST SP 811.
MEASURES = {
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

_TALLIES = frozenset("number count total figure estimate tally list".split())
_SUMS = frozenset("sum total amount average maximum minimum minority majority".split())
# Verbs by which a source gives a figure.
_STATING = frozenset(
    "put give count reckon estimate find show say admit arrive record report calculate list speak "
    "set be get register state reach come claim cite assess compute confirm name quote total "
    "number announce offer have stand".split()
)

# Those that put something "at" so much.
_VALUING = frozenset("put estimate calculate reckon set value assess give".split())


def counted(last: Token, number: Number, text: str) -> tuple[str, tuple[str, ...], Token | None]:
    """The family of the noun that is counted, of the words that qualify it, and the unit token."""
    head = last
    for _ in range(4):
        if head.lemma_.lower() in MEASURES:
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


def of_what(token: Token | None) -> str:
    """The family of what an amount is of ("tons of weapons"), "" if it isn't said."""
    of = _of_token(token) if token is not None else None
    return family_of(of) if of is not None else ""


def share_of(last: Token) -> tuple[str, tuple[str, ...]]:
    """What a percentage is of, and the families that qualify it."""
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


def property_of(unit: Token) -> str:
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


def stating_verb(tokens: TokenSpan, number: Number, offset: int) -> Token | None:
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


def stated_noun(verb: Token) -> str:
    """What the number is a number of ("put the number of dead at eight"), "" if it isn't said."""
    if verb.lemma_.lower() in _VALUING and any(t.lower_ == "at" for t in verb.children):
        valued = next((t for t in verb.children if t.dep_ in ("dobj", "nsubjpass")), None)
        plain = valued is not None and valued.pos_ == "NOUN" and not is_light(valued.lemma_)
        if valued is not None and plain and valued.lemma_.lower() not in _TALLIES | _SUMS:
            return family_of(valued)
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubj", "nsubjpass"):
            if child.lemma_.lower() == "toll":
                return family_of(child)
            of = _of_token(child) if child.lemma_.lower() in _TALLIES else None
            if of is not None:
                return family_of(of)
    return ""
