"""Parts of a clause that are ruled out beside what is said: "by erosion, not by the rain"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_BEFORE = frozenset(", and but ; — –".split())
# "not only", "not even" and "not yet" rule nothing out.
_MERELY = frozenset(
    "only just merely simply even yet until once least always necessarily all every much many "
    "so more less far a one long".split()
)
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Contrast:
    """What is ruled out: the word "not", the verb it would belong to, and its words."""

    word: Token
    verb: Token
    phrase: tuple[Token, ...]


def find_contrasts(tokens: TokenSpan) -> Iterator[Contrast]:
    """The parts that a sentence rules out, in order.

    Only where something else stands in their stead, before ("A, not B") or after ("not A but B"):
    any other "not" negates its clause.
    """
    words = list(tokens)
    for token, after in pairwise(words):
        if token.lower_ != "not" or after.lower_ in _MERELY:
            continue
        phrase = _phrase(after)
        verb = _verb(after)
        if not phrase or verb is None or len(phrase) > _LONGEST:
            continue
        head = _head(after)
        first = token.i == tokens.start or token.nbor(-1).lower_ not in _BEFORE
        if first and not any(
            t.lower_ == "but" and t.i > phrase[0].i for t in (head.children if head else ())
        ):
            continue
        yield Contrast(token, verb, phrase)


def _phrase(first: Token) -> tuple[Token, ...]:
    """The words of the phrase that begins here, () where a clause does."""
    head = _head(first)
    if head is None:
        return ()
    joined = {
        t.i
        for child in head.children
        if child.dep_ in ("conj", "cc", "appos", "relcl", "acl")
        for t in child.subtree
    }
    return tuple(t for t in head.subtree if t.i >= first.i and t.i not in joined)


def _head(first: Token) -> Token | None:
    if first.dep_ == "prep" or (first.pos_ == "ADP" and first.dep_ in ("agent", "conj")):
        return first
    noun = first
    while noun.dep_ in ("det", "amod", "compound", "nmod", "poss", "nummod") and noun.head.i > (
        noun.i
    ):
        noun = noun.head
    inner = noun.dep_ in ("appos", "conj", "pobj", "npadvmod")
    return noun if noun.pos_ in ("NOUN", "PROPN") and inner else None


def _verb(token: Token) -> Token | None:
    """The verb of the clause that a phrase stands in."""
    for _ in range(8):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None
