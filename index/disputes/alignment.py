"""How far two statements speak of the same thing: the measures that every decision shares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.disputes.signature import Signature
from index.disputes.times import Time
from index.disputes.topics import KIN, kinship
from index.disputes.voices import one_person
from index.disputes.words import opposites

_NAME_WEIGHT = 0.7
# Statements further apart in an article than this don't answer each other.
EXCHANGE_REACH = 2
_YEAR = re.compile(r"\b\d{4}\b")
_STOCK_DAYS = 45
# How far the date that an article gives may lie from its writing ("February 2023").
_PRINTED_DAYS = 31


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two statements share.

    `smaller` and `larger` are the shared weight of words over that of the smaller and larger
    statement, 0..1; `shared` counts the shared words. `distance` is how many sentences lie between
    them in one article (None across articles). `names_differ` marks that each names somebody or
    something that the other does not. `apart` marks times that can't be the same. `kinship` says
    how far their articles are about the same matter, 0..1 (1 within one article).
    """

    cosine: float
    smaller: float
    larger: float
    shared: int
    distance: int | None
    names_differ: bool
    scopes_differ: bool
    scopes_apart: bool
    apart: bool
    kinship: float

    @property
    def kin(self) -> bool:
        """Whether their articles are about the same matter."""
        return self.kinship >= KIN

    @property
    def exchange(self) -> bool:
        """Whether they stand close enough in one article to answer each other."""
        return self.distance is not None and self.distance <= EXCHANGE_REACH


def align(one: Signature, other: Signature, cosine: float) -> Alignment:
    """Compare two statements; symmetrical."""
    mine, theirs = set(one.words), set(other.words)
    names = set(one.names) | set(other.names)
    common = mine & theirs
    common |= {word for word in mine if opposites(word) & theirs}
    weight = _weight(common, names)
    sizes = sorted((_weight(mine, names), _weight(theirs, names)))
    only_mine = set(one.names) - theirs
    only_theirs = set(other.names) - mine
    return Alignment(
        cosine=cosine,
        smaller=min(1.0, weight / max(sizes[0], 1.0)),
        larger=min(1.0, weight / max(sizes[1], 1.0)),
        shared=len(common),
        distance=abs(one.position - other.position) if one.article == other.article else None,
        names_differ=bool(only_mine and only_theirs),
        scopes_differ=set(one.scopes) != set(other.scopes),
        scopes_apart=bool(one.scopes and other.scopes and not set(one.scopes) & set(other.scopes)),
        apart=times_apart(one, other) or written_before(one, other),
        kinship=_kinship(one, other),
    )


def _kinship(one: Signature, other: Signature) -> float:
    if one.article == other.article:
        return 1.0
    return kinship(one.topics, one.known, other.topics, other.known)


def times_apart(one: Signature, other: Signature) -> bool:
    """Whether both say when, and no time of one can be a time of the other."""
    if one.times and other.times:
        return all(_apart(a, b) for a in one.times for b in other.times)
    return False


def written_before(one: Signature, other: Signature) -> bool:
    """Whether one tells only of times by which the other had long been written."""
    return any(
        early.published is not None
        and late.times
        and all(
            t.first is not None
            and t.first > early.published + _PRINTED_DAYS
            and _is_certain(t, late)
            for t in late.times
        )
        for early, late in ((one, other), (other, one))
    )


def _is_certain(time: Time, signature: Signature) -> bool:
    """Whether the year is named; which May or Monday a text means is often a guess."""
    words = signature.text[time.start - signature.span.start : time.end - signature.span.start]
    return time.key == "relative:last year" or _YEAR.search(words) is not None


def told_apart(one: Signature, other: Signature) -> bool:
    """Whether they were said, or hold, at other times, as a toll that is still rising may be."""
    mine, theirs = ((*s.told, *s.times) for s in (one, other))
    if not (one.told or other.told) or not mine or not theirs:
        return False
    return all(a.apart(b) for a in mine for b in theirs)


def published_apart(one: Signature, other: Signature) -> bool:
    """Whether two states of affairs without a time of their own were written down far apart."""
    if (
        not (one.present and other.present)
        or _timed(one)
        or _timed(other)
        or one.published is None
        or other.published is None
    ):
        return False
    return abs(one.published - other.published) > _STOCK_DAYS


def _timed(signature: Signature) -> bool:
    return any(time.key != "relative:now" for time in signature.times)


def same_voice(one: Signature, other: Signature) -> bool:
    """Whether both are asserted by the same speaker, though one may name him more fully."""
    if one.voice == other.voice:
        return bool(one.voice)
    return one.person and other.person and one_person(one.voice, other.voice)


def _apart(one: Time, other: Time) -> bool:
    return one.apart(other) or one.relation != other.relation


def _weight(words: set[str], names: set[str]) -> float:
    return sum(_NAME_WEIGHT if word in names else 1.0 for word in words)
