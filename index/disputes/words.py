"""Word families: inflections, derivations and synonyms of a word under one key; opposites.

A word's *family* is a key shared by its inflections and derivations ("invade", "invasion") and by
the other words of its synonym group. All comparisons of words go through it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

import Stemmer

from index.disputes.vocabulary import (
    ANTONYMS,
    APART,
    BODIES,
    CALLED_OFF,
    COMPARISONS,
    HYPOTHETICAL,
    LIGHT,
    PHRASAL,
    PLACES,
    SCOPES,
    SYNONYMS,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOING = frozenset("leave go depart".split())
_WILL = frozenset("request wish accord volition choice will".split())
_ISE = re.compile(r"is(e|es|ed|ing|ation|ations)$")
# "Ruritania", "Ruritanian": what endings of names of places and of their people leave the same.
_NAME_ENDING = re.compile(r"(?:ians?|ia|ans?|ish|ese|e|s|y)$")
_LEAST_NAME = 4
_THAN = "than:"
# Verbs that say of a thing no more than that there is one.
HAPPEN = frozenset("happen occur exist".split())
# Those months that are not among the light words, since they are others as well.
_MONTHS = frozenset(("march", "may"))
_FIRED = frozenset(
    "arrow bullet cannon canister flare gas grenade gun missile mortar pistol rifle rocket round "
    "salvo shell shot volley weapon".split()
)

# Whoever holds these has detained them.
_HELD = frozenset(
    "people person man woman suspect protester demonstrator marcher striker activist student "
    "journalist reporter youth boy girl driver passenger resident worker".split()
)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65_536)
def _root(lemma: str) -> str:
    stem: str = _stemmer().stemWord(_american(lemma.lower()))
    # invad(e)/invas(ion), decid(e)/decis(ion), expand/expans(ion)
    if len(stem) >= 5 and stem[-1] in "sdt" and stem[-2] not in "sdt":
        return stem[:-1]
    return stem


def _american(word: str) -> str:
    """One spelling of "mobilise" and "mobilize"."""
    return _ISE.sub(r"iz\1", word) if len(word) > 6 else word


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for line in SYNONYMS.strip().splitlines():
        words = line.split()
        for word in words:
            groups.setdefault(_root(word), _root(words[0]))
    return groups


@lru_cache(maxsize=1)
def _apart() -> dict[str, str]:
    lines = (line.split() for line in APART.strip().splitlines())
    return {word: words[-1] for words in lines for word in words}


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(_root(word) for word in BODIES.split())


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for text, key in ((ANTONYMS, family), (COMPARISONS, comparison)):
        for line in text.strip().splitlines():
            left, right = (list(map(key, side.split())) for side in line.split("/"))
            for one, other in product(left, right):
                if one != other:
                    table.setdefault(one, set()).add(other)
                    table.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in table.items()}


@lru_cache(maxsize=65_536)
def family(lemma: str) -> str:
    """The key of a word's family (see the module's docstring)."""
    low = lemma.lower()
    apart = _apart().get(low) or _apart().get(low.removesuffix("s"))
    if apart is not None:
        return apart
    root = _root(lemma)
    return _groups().get(root, root)


def comparison(word: str) -> str:
    """The key of a comparative with what it is compared to ("higher than in May")."""
    return f"{_THAN}{word}"


def is_comparison(key: str) -> bool:
    """Whether a key is one of `comparison`."""
    return key.startswith(_THAN)


def is_name(token: Token) -> bool:
    """Whether a token names somebody or something, or is the adjective of a name."""
    adjective = token.pos_ == "ADJ" and token.text[0].isupper() and token.i > token.sent.start
    return bool(token.pos_ == "PROPN" or adjective)


def family_of(token: Token) -> str:
    """The family of a token; names of a place and of its people are one family."""
    if is_name(token):
        return name_family(token.text)
    if token.pos_ == "NOUN" and token.lemma_ == "call":
        return family("telephone")
    if token.pos_ in ("NOUN", "ADV") and token.lemma_ == "back":
        return family("rear")
    return _phrasal_family(token) if token.pos_ == "VERB" else family(token.lemma_)


def _phrasal_family(token: Token) -> str:
    """The family of a verb with its particle ("switched off")."""
    lemma = token.lemma_.lower()
    if lemma in _phrasal_heads():
        for child in token.children:
            bare = child.dep_ in ("prt", "advmod", "prep") and not any(child.children)
            if bare and (meant := _phrasal().get((lemma, child.lower_))):
                return family(meant)
    if lemma in _GOING and _of_own_will(token):
        return family("resign")
    if lemma == "cut" and any(
        t.dep_ in ("dobj", "nsubjpass") and family(t.lemma_) in _cuttable() for t in token.children
    ):
        return family("reduce")
    if lemma == "fire":
        things = [t.lemma_ for t in token.children if t.dep_ in ("dobj", "nsubjpass")]
        if things and _FIRED.isdisjoint(things):
            return family("dismiss")
        return family("shoot")
    if lemma == "hold" and any(
        t.dep_ in ("dobj", "nsubjpass") and t.lemma_ in _HELD for t in token.children
    ):
        return family("detain")
    if lemma == "lose" and any(t.dep_ == "dobj" and t.lemma_ == "life" for t in token.children):
        return family("die")
    return family(lemma)


@lru_cache(maxsize=1)
def _cuttable() -> frozenset[str]:
    """What is made less when it is cut."""
    return frozenset(map(family, "budget money job wage price tax staff output production".split()))


def _of_own_will(token: Token) -> bool:
    """Whether somebody goes "at her own request" or "of his own accord"."""
    return any(
        t.lower_ == "own" and t.head.lower_ in _WILL and t.head.dep_ == "pobj"
        for t in token.subtree
    )


@lru_cache(maxsize=1)
def _phrasal() -> dict[tuple[str, str], str]:
    rows = (line.replace(":", "").split() for line in PHRASAL.strip().splitlines())
    return {(verb, particle): meant for verb, particle, meant in rows}


@lru_cache(maxsize=1)
def _phrasal_heads() -> frozenset[str]:
    return frozenset(verb for verb, _ in _phrasal())


@lru_cache(maxsize=65_536)
def name_family(name: str) -> str:
    """The family of a proper noun or of the adjective made of it."""
    low = name.lower()
    bare = _NAME_ENDING.sub("", low)
    root = _root(low)
    plain = name.isupper() or root in _groups() or root in _bodies()
    return bare if len(bare) >= _LEAST_NAME and not plain else family(low)


def is_light(lemma: str) -> bool:
    """Whether a word is too common to say what a statement is about."""
    return lemma.lower() in LIGHT


def says_little(token: Token) -> bool:
    """Whether a token is too common a word, or a month that is also a verb ("in March")."""
    return is_light(token.lemma_) or (token.pos_ == "PROPN" and token.lower_ in _MONTHS)


@lru_cache(maxsize=65_536)
def opposites(key: str) -> frozenset[str]:
    """The families that exclude the family `key`."""
    return _opposites().get(key, frozenset())


@lru_cache(maxsize=1)
def opposite_pairs() -> tuple[tuple[str, str], ...]:
    """All pairs of families that exclude each other, in both directions, in a fixed order."""
    table = _opposites()
    return tuple((word, other) for word in sorted(table) for other in sorted(table[word]))


@lru_cache(maxsize=1)
def _scopes() -> frozenset[str]:
    return frozenset(family(word) for word in SCOPES.split())


def is_scope(key: str) -> bool:
    """Whether a family narrows or widens what is counted ("nationwide", "upstream")."""
    return key in _scopes()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(family(word) for word in PLACES.split())


def is_place(key: str) -> bool:
    """Whether a family is a kind of place or body that may also speak ("the city treasurer")."""
    return key in _places()


@lru_cache(maxsize=1)
def _hypothetical() -> frozenset[str]:
    return frozenset(family(word) for word in HYPOTHETICAL.split())


def is_hypothetical(key: str) -> bool:
    """Whether a family reports an attitude to what may not be so ("fear", "hope")."""
    return key in _hypothetical()


@lru_cache(maxsize=1)
def _called_off() -> frozenset[str]:
    return frozenset(family(word) for word in CALLED_OFF.split())


def is_called_off(key: str) -> bool:
    """Whether a family tells of something that has not happened ("was cancelled")."""
    return key in _called_off()
