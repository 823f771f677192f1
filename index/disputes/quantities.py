"""What a sentence counts or measures: figures with their unit, noun and what they are said of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.disputes.clocks import find_clocks
from index.disputes.no_amounts import is_no_amount
from index.disputes.nouns import (
    MEASURES,
    counted,
    of_what,
    property_of,
    share_of,
    stated_noun,
    stating_verb,
)
from index.disputes.numerals import Number, find_numbers
from index.disputes.quantity import COUNT, MONEY, SHARE, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_SYMBOLS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₽": "rouble", "₴": "hryvnia"}
_CURRENCIES = frozenset(
    "dollar euro pound mark crown franc rouble ruble yuan yen peso rupee lira krona krone dinar "
    "shilling zloty hryvnia cent penny usd eur gbp sterling guilder florin".split()
)
_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|percentage\s+points?\b)", re.IGNORECASE)
_PER_HOUR = re.compile(r"\s*(?:/\s*h\b|per\s+hour|an\s+hour)", re.IGNORECASE)
# "1.3 The ferry carried …": what numbers a paragraph counts nothing.
_ENUMERATED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z])|\d{1,2}[.)]\s+(?=[A-Z])")
_DENIED = re.compile(r"(?:\bnot|n['’]t)\s+(?:the\s+)?$", re.IGNORECASE)
_EACH = re.compile(r"(?:\s+\w+){0,3}?\s+(?:each|apiece|per\s+\w+)\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\beach\s+(?!other\b)[^,;:.]*$", re.IGNORECASE)
# What is spent or paid, where only the number is said, is money.
_PAID = frozenset("spend pay cost earn borrow invest donate".split())
_LEAST_PAID = 1000
# What people do with others, and a ferry does not with those on board.
_TOGETHER = frozenset("die perish drown".split())
_EXTRA = frozenset("another additional extra further more supplemental".split())


def find_quantities(tokens: TokenSpan, text: str, *, offset: int) -> tuple[Quantity, ...]:
    """The quantities of one sentence.

    Args:
        tokens: the sentence's tokens.
        text: the text of the sentence's tokens.
        offset: where `text` starts in the text of the tokens' Doc.
    """
    clocks = list(find_clocks(text))
    found = list(clocks)
    body = _ENUMERATED.match(text)
    for number in find_numbers(text):
        if body is not None and number.start < body.end():
            continue
        if any(clock.start < number.end and number.start < clock.end for clock in clocks):
            continue
        quantity = _quantity(tokens, text, number, offset)
        if quantity is not None:
            verb = stating_verb(tokens, number, offset)
            noun = quantity.noun or (stated_noun(verb) if verb is not None else "")
            # so many each is another measure than so many in all
            each = _EACH.match(text[number.end :]) or _OF_EACH.search(text[: number.start])
            extra = quantity.extra or bool(each)
            denied = bool(_DENIED.search(text[: number.start]))
            found.append(
                replace(quantity, noun=noun, extra=extra, stated=verb is not None, denied=denied)
            )
    return tuple(sorted(found, key=lambda q: q.start))


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
    if symbol is None and not percent and is_no_amount(last, inside[0], text, number):
        return None
    noun, near, unit_token = counted(last, number, text)
    extra = any(t.lemma_.lower() in _EXTRA for t in _left_of(inside[0], 2)) or _accompanies(last)
    if percent:
        end = number.end + percent.end()
        noun, near = share_of(last)
        noun = noun or property_of(last.head if last.head.i > last.i else last)
        return Quantity(
            number.low / 100, number.high / 100, SHARE, noun, near, extra, number.start, end
        )
    if symbol:
        return Quantity(
            number.low,
            number.high,
            f"{MONEY}:{symbol}",
            property_of(last),
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
    return _measured(number, noun, near, unit_token, extra, offset, last)


def _accompanies(number: Token) -> bool:
    """Whether so many are beside whoever a sentence is about: "the guide died with two guests"."""
    noun = number.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return False
    return noun.head.head.lemma_.lower() in _TOGETHER


def _measured(
    number: Number,
    noun: str,
    near: tuple[str, ...],
    unit: Token | None,
    extra: bool,
    offset: int,
    last: Token,
) -> Quantity:
    lemma = unit.lemma_.lower() if unit is not None else ""
    end = max(number.end, unit.idx + len(unit) - offset) if unit is not None else number.end
    if lemma in _CURRENCIES and not (lemma == "pound" and of_what(unit)):
        return Quantity(
            number.low,
            number.high,
            f"{MONEY}:{lemma}",
            property_of(unit),
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
            of_what(unit),
            near,
            extra,
            number.start,
            end,
        )
    if lemma in MEASURES:
        dimension, factor = MEASURES[lemma]
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
            of_what(unit) or (property_of(unit) if unit is not None else ""),
            near,
            extra,
            number.start,
            end,
        )
    if end - number.end > 40:
        end = number.end
    unit_name = MONEY if not noun and _is_paid(last, number) else COUNT
    return Quantity(number.low, number.high, unit_name, noun, near, extra, number.start, end)


def _is_paid(last: Token, number: Number) -> bool:
    verb = last.head
    paid = verb.pos_ == "VERB" and verb.lemma_.lower() in _PAID and last.dep_ == "dobj"
    return paid and number.low >= _LEAST_PAID


def _symbol(text: str, number: Number) -> str | None:
    before = text[: number.end]
    match = re.search(r"([$£€¥₽₴])\\?\s?[\d.,\s]*\S*$", before[-30:])
    first = re.search(r"\d", text[number.start : number.end])
    if not match or not first:
        return None
    at = number.start + first.start()
    lead = text[max(0, at - 2) : at].strip().strip("\\")
    return _SYMBOLS.get(lead[-1:]) if lead else None


def _left_of(token: Token, width: int) -> list[Token]:
    return [token.doc[i] for i in range(max(0, token.i - width), token.i)]
