"""Words that turn a meaning round without being its subject: "before", "off", "the last test"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.disputes.no_amounts import MONTHS
from index.disputes.words import family, family_of, is_light

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_POINTED = frozenset("before after above below together alone".split())
# The two ends of a series: nothing of the kind came later, or earlier.
LAST, FIRST, MOST = "last:", "first:", "most:"
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


def _points(token: Token) -> Iterator[str]:
    low = token.lower_
    if low in _POINTED:
        yield family_of(token)
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
