"""Words that turn a meaning round without being its subject: "before", "off", "the last test"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.disputes.no_amounts import MONTHS
from index.disputes.words import comparison, family, family_of, is_light

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_POINTED = frozenset("before after above below together alone".split())
# The two ends of a series: nothing of the kind came later, or earlier.
LAST, FIRST, MOST = "last:", "first:", "most:"
# What is said of all, or of none, of a kind.
ALL, NO = "all:", "no:"
_LAST = frozenset("last latest final".split())
_FIRST = frozenset("first earliest".split())


def find_points(tokens: TokenSpan) -> tuple[str, ...]:
    """The points of a sentence, each once, in order.

    Families of words like "before"; "last:" and "first:" with the family of what is the last or
    first of its kind; "most:" with the family of a superlative.
    """
    return tuple(dict.fromkeys(point for token in tokens for point in _points(token)))


def find_numbered(tokens: TokenSpan) -> tuple[str, ...]:
    """What is told apart by a number after its noun ("cabin 2", "line B"), as names are."""
    found = (
        f"{family_of(token)}#{after.lower_}"
        for token, after in zip(tokens, list(tokens)[1:], strict=False)
        if token.pos_ in ("NOUN", "PROPN")
        and token.lower_ not in MONTHS
        and not is_light(token.lemma_)
        and after.head.i < after.i
        and (after.text.isdigit() or (len(after) == 1 and after.text.isupper()))
    )
    return tuple(dict.fromkeys(found))


def _quantified(token: Token) -> Iterator[str]:
    """Of which kind all or none are spoken of: "every family", "not one of the families"."""
    low, noun = token.lower_, token.head
    if low == "none" or (low == "one" and token.i > 0 and token.nbor(-1).lower_ == "not"):
        of = next((t for t in token.children if t.dep_ == "prep" and t.lower_ == "of"), None)
        inner = [t for t in of.children if t.dep_ == "pobj"] if of is not None else []
        noun = inner[0] if inner else noun
        if noun.pos_ == "NOUN" and not is_light(noun.lemma_):
            yield NO + family_of(noun)
    elif token.dep_ in ("det", "predet") and noun.pos_ == "NOUN" and not is_light(noun.lemma_):
        denied = token.i > token.sent.start and token.nbor(-1).lower_ == "not"
        if low in ("every", "each", "all") and not denied:
            yield ALL + family_of(noun)
        elif low == "no":
            yield NO + family_of(noun)


def _is_compared(token: Token) -> bool:
    """Whether a "than" follows; "no more than" is a bound, and "more than five" a number."""
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    behind = token.sent[token.i + 1 - token.sent.start :]
    than = next((t for t in behind if t.lower_ == "than"), None)
    if than is None or before in ("no", "not") or than.i + 1 >= token.sent.end:
        return False
    above = than.head, *than.head.ancestors
    own = token in above or token.head in above or token.head.head in above
    return own and not than.nbor(1).like_num and than.nbor(1).ent_type_ not in ("MONEY", "PERCENT")


def _points(token: Token) -> Iterator[str]:
    low = token.lower_
    yield from _quantified(token)
    if low in _POINTED:
        yield family_of(token)
    if token.tag_ in ("JJR", "RBR") and _is_compared(token):
        yield comparison(low)
    if low == "off" and token.dep_ in ("prt", "advmod", "acomp"):
        yield family("off")
    noun = token.head
    if token.dep_ == "amod" and noun.pos_ == "NOUN" and not is_light(noun.lemma_):
        if low in _LAST:
            yield LAST + family_of(noun)
        elif low in _FIRST:
            yield FIRST + family_of(noun)
    if token.tag_ == "JJS" and low not in ("most", "least", "last", "latest", "best", "worst"):
        yield MOST + family_of(token)
    elif token.tag_ == "RBS" and low == "most" and token.head.pos_ == "ADJ":
        yield MOST + family_of(token.head)
