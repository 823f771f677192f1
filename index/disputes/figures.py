"""Clashes of figures and dates: the same thing counted, or the same event dated, otherwise."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.disputes.alignment import Alignment, published_apart, told_apart
from index.disputes.clauses import Clause
from index.disputes.quantity import CLOCK, COUNT, MONEY, SHARE, Quantity
from index.disputes.signature import Signature
from index.disputes.words import family
from index.domain import DisputeKind, Span

_PARTITIVE = re.compile(
    r"^of\s+(?:the|these|those|them|its|their|his|her)\b|\bamong\s+(?!them\b)\w+|\bfirst\s+(?:week|night|day|shipment|batch)\b|\binitial|\bof\s+(?:whom|which)\b|\bup\s+from\b",
    re.IGNORECASE,
)
# What happens once: another date for it is another claim, not another event.
_ONCE = frozenset(
    family(w)
    for w in "born bear birth die found establish open build finish complete begin enter sign "
    "marry appoint elect arrive launch invade ratify adopt abolish sound publish resign "
    "sentence".split()
)
_HUMANS = frozenset(
    family(w)
    for w in "people person passenger soldier worker child pupil patient refugee victim crowd "
    "woman prisoner visitor member protester".split()
)
# Statements that stand apart need this many words in common to speak of the same thing.
_LEAST_SHARED = 2
# What neighbours in an article are taken to share, however few words they have in common, when
# one of them does nothing but give a figure.
_EXCHANGE_CONTEXT = 0.35


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places, one in each statement, that can't both stand; offsets in the document.

    `strength` is 0..1: how surely the two speak of the same thing. Of figures, `stated` is the
    share of the two that a source gives outright, `ratio` how near they are (1 equal, 0 a
    thousandfold apart).
    """

    kind: DisputeKind
    signal: str
    strength: float
    a: Span
    b: Span
    stated: float = 0.0
    ratio: float = 0.0


def figure_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """Figures of two statements that count the same thing differently.

    Another time, unit or scope makes the clash a difference.
    """
    pairs = [
        (strength, mine, theirs)
        for mine in one.quantities
        for theirs in other.quantities
        if (strength := _same_thing(mine, theirs, one, other, shared)) > 0
    ]
    agreeing = [(m, t) for _, m, t in pairs if m.unit == t.unit and not m.conflicts(t)]
    settled = {id(q) for pair in agreeing for q in pair}
    for strength, mine, theirs in sorted(pairs, key=lambda p: -p[0]):
        if id(mine) in settled or id(theirs) in settled:
            continue
        settled |= {id(mine), id(theirs)}
        a, b = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
        differs = mine.unit != theirs.unit or _another_scope(one, other, mine, theirs, shared)
        kind = DisputeKind.DIFFERENCE if differs else DisputeKind.FIGURE
        yield Clash(kind, "figure", strength, a, b, _stated(mine, theirs), _nearness(mine, theirs))


def _same_thing(
    mine: Quantity, theirs: Quantity, one: Signature, other: Signature, shared: Alignment
) -> float:
    """How surely two quantities measure the same, 0 for not comparable."""
    if not shared.exchange and shared.shared < _LEAST_SHARED:
        return 0.0
    if mine.unit != theirs.unit:
        return _other_unit(mine, theirs, shared)
    stated = mine.stated or theirs.stated
    same_predicate = _one_predicate(mine, theirs, one, other)
    if not shared.exchange and shared.larger < _least_larger(mine, theirs, same_predicate):
        return 0.0
    loose = mine.unit not in (COUNT, SHARE) and not stated and not same_predicate
    if loose and (bool(mine.noun) != bool(theirs.noun) or mine.unit == CLOCK):
        return 0.0
    context = max(shared.smaller, _EXCHANGE_CONTEXT if shared.exchange and stated else 0.0)
    if mine.noun and theirs.noun:
        if not _one_noun(mine.noun, theirs.noun):
            return 0.0
        return context if _beside(mine, theirs, one, other) else context * 0.5
    if mine.unit == COUNT and (mine.noun or theirs.noun):
        bare = other if mine.noun else one
        if (mine.noun or theirs.noun) in bare.words or same_predicate:
            return context
        close = shared.exchange or (shared.shared > _LEAST_SHARED and shared.cosine >= 0.6)
        return context * 0.8 if stated and close else 0.0
    if mine.unit in (COUNT, SHARE, CLOCK):
        return context * (0.9 if shared.exchange or shared.smaller >= 0.5 else 0.5)
    if shared.exchange and not stated and not mine.noun and shared.cosine < 0.6:
        return 0.0
    return context * (1.0 if mine.unit.startswith(MONEY) else 0.7)


def _least_larger(mine: Quantity, theirs: Quantity, same_predicate: bool) -> float:
    """How much statements that stand apart must share, by how plainly they say what is meant."""
    if same_predicate or (mine.unit == COUNT and not (mine.noun and theirs.noun)):
        return 0.25
    if mine.unit == COUNT:
        return 0.35
    if (mine.noun and theirs.noun) or mine.unit.startswith(MONEY):
        return 0.4
    return 0.4 if mine.unit == SHARE else 0.6


def _one_noun(mine: str, theirs: str) -> bool:
    return mine == theirs or ("peopl" in (mine, theirs) and {mine, theirs} <= _HUMANS)


def _one_predicate(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether the same is said of both ("nine died", "eleven people died")."""
    here, there = clause_of(one, mine.start), clause_of(other, theirs.start)
    if here is None or there is None or here.predicate != there.predicate:
        return False
    subjects = set(here.subject) | {mine.noun}, set(there.subject) | {theirs.noun}
    mine_only, theirs_only = (s - {""} - _HUMANS for s in subjects)
    return not (mine_only and theirs_only) or bool(mine_only & theirs_only)


def _other_unit(mine: Quantity, theirs: Quantity, shared: Alignment) -> float:
    """Two currencies can't be compared without a rate; a bare number takes the other's unit."""
    units = (mine.unit, theirs.unit)
    if all(unit.startswith(MONEY) for unit in units):
        return shared.smaller
    return 0.0


def _beside(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether they share something besides the noun that is counted."""
    return bool((set(one.words) & set(other.words)) - {mine.noun})


def _another_scope(
    one: Signature, other: Signature, mine: Quantity, theirs: Quantity, shared: Alignment
) -> bool:
    if shared.apart or mine.extra != theirs.extra or told_apart(one, other):
        return True
    if ("previ" in one.scopes) != ("previ" in other.scopes):
        return True
    if shared.scopes_apart:
        return True
    if shared.exchange:
        return False
    if (_dated(one) and other.present and not _dated(other)) or (
        _dated(other) and one.present and not _dated(one)
    ):
        return True
    partitive = bool(_PARTITIVE.search(one.text)) != bool(_PARTITIVE.search(other.text))
    return partitive or shared.names_differ or shared.scopes_differ or published_apart(one, other)


def _dated(signature: Signature) -> bool:
    """Whether it names a year or a month of a year for what it tells."""
    return any(t.key.startswith(("year", "month:")) for t in signature.times)


def bare_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """A bare number right after a measured one ("1.2 million marks … show 440,000")."""
    if shared.distance != 1:
        return
    first, second = (one, other) if one.position < other.position else (other, one)
    for late in second.quantities:
        if late.unit != COUNT or late.noun:
            continue
        for early in first.quantities:
            if early.unit in (COUNT, CLOCK) or not late.stated:
                continue
            factor = 100.0 if early.unit == SHARE else 1.0
            ratio = late.high / max(early.high * factor, 1e-9)
            if not 0.02 < ratio < 50 or abs(ratio - 1) < 0.03:
                continue
            if _another_scope(one, other, early, late, shared):
                continue
            spans = Span(early.start, early.end), Span(late.start, late.end)
            a, b = spans if first is one else spans[::-1]
            yield Clash(
                DisputeKind.FIGURE,
                "figure",
                _EXCHANGE_CONTEXT,
                a,
                b,
                _stated(early, late),
                _nearness(early, late, factor),
            )
            return


def _stated(mine: Quantity, theirs: Quantity) -> float:
    return (mine.stated + theirs.stated) / 2


def _nearness(mine: Quantity, theirs: Quantity, factor: float = 1.0) -> float:
    one, other = (mine.low + mine.high) * factor, theirs.low + theirs.high
    if min(one, other) <= 0:
        return 0.0
    return max(0.0, 1 - abs(math.log10(one / other)) / 3)


def date_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """One event given two dates, where it can have happened only once."""
    if not shared.apart or shared.smaller < 0.5 or (shared.names_differ and not shared.exchange):
        return
    events = _ONCE & _told(one) & _told(other)
    if not events:
        return
    mine, theirs = one.times[0], other.times[0]
    yield Clash(
        DisputeKind.FIGURE,
        "date",
        shared.smaller,
        Span(mine.start, mine.end),
        Span(theirs.start, theirs.end),
    )


def _told(signature: Signature) -> set[str]:
    return {clause.predicate for clause in signature.clauses} | set(signature.words)


def clause_of(signature: Signature, place: int) -> Clause | None:
    """The clause whose deciding words stand nearest to a document offset."""
    return min(signature.clauses, key=lambda c: abs(c.start - place), default=None)
