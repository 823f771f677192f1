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
from index.disputes.times import Time
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
# By how much less articles on one matter need to share.
_CLOCK_COSINE = 0.55
_MUCH_SHARED = 4
_YEAR = 366
_KIN_LARGER = 0.1
_WHOLE = frozenset(family(w) for w in ("whole", "total", "overall"))
_YEARLY = re.compile(r"year\b|my:|iso:|month")


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
    pairs = [p for p in pairs if not (p[1].denied or p[2].denied)]
    settled = {
        id(q) for _, m, t in pairs if _exact(m) and _exact(t) and not m.conflicts(t) for q in (m, t)
    }
    clashing = [
        (not _one_unit(m, t) or _another_scope(one, other, m, t, shared), -strength, m, t)
        for strength, m, t in pairs
        if not _one_unit(m, t) or m.conflicts(t)
    ]
    # what is given for one time and scope is compared before what is not
    for differs, weakness, mine, theirs in sorted(clashing, key=lambda p: p[:2]):
        if id(mine) in settled or id(theirs) in settled:
            continue
        settled |= {id(mine), id(theirs)}
        a, b = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
        kind = DisputeKind.DIFFERENCE if differs else DisputeKind.FIGURE
        near = _nearness(mine, theirs)
        yield Clash(kind, "figure", -weakness, a, b, _stated(mine, theirs), near)


def _exact(quantity: Quantity) -> bool:
    """Whether a figure is no mere bound, with which nearly everything agrees."""
    return quantity.low > 0 and math.isfinite(quantity.high)


def _same_thing(
    mine: Quantity, theirs: Quantity, one: Signature, other: Signature, shared: Alignment
) -> float:
    """How surely two quantities measure the same, 0 for not comparable."""
    if not shared.exchange and shared.shared < _LEAST_SHARED - _anchored(
        mine, theirs, one, other, shared
    ):
        return 0.0
    if not _one_unit(mine, theirs):
        return _other_unit(mine, theirs, shared)
    stated = mine.stated or theirs.stated
    same_predicate = _one_predicate(mine, theirs, one, other)
    if mine.unit == CLOCK and same_predicate and not _one_place(mine, theirs, one, other):
        return 0.0
    if mine.unit == CLOCK and _one_end(one, other) and shared.shared:
        return max(shared.smaller, 0.5)
    least = _least_larger(mine, theirs, same_predicate) - (_KIN_LARGER if shared.kin else 0.0)
    if not shared.exchange and shared.larger < least:
        return 0.0
    loose = mine.unit not in (COUNT, SHARE) and not stated and not same_predicate
    if loose and (bool(mine.noun) != bool(theirs.noun) or mine.unit == CLOCK):
        return 0.0
    context = max(shared.smaller, _EXCHANGE_CONTEXT if shared.exchange and stated else 0.0)
    if mine.noun and theirs.noun:
        if not _one_noun(mine.noun, theirs.noun) and not _one_toll(mine, theirs, one, other):
            return 0.0
        return context if _beside(mine, theirs, one, other) else context * 0.5
    if mine.unit == COUNT and (mine.noun or theirs.noun):
        bare = other if mine.noun else one
        noun = mine.noun or theirs.noun
        crowd = noun in _HUMANS and not _HUMANS.isdisjoint(bare.words)
        if noun in bare.words or crowd or same_predicate:
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


def _one_unit(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two figures can be compared; a sum without its currency is in the other's."""
    money = mine.unit.startswith(MONEY) and theirs.unit.startswith(MONEY)
    return mine.unit == theirs.unit or (money and MONEY in (mine.unit, theirs.unit))


def _anchored(
    mine: Quantity, theirs: Quantity, one: Signature, other: Signature, shared: Alignment
) -> int:
    """1 where articles on one matter date both figures to one year, or tell of one end of a row."""
    if mine.unit == CLOCK:
        return int(_one_end(one, other) and (shared.kin or shared.cosine >= _CLOCK_COSINE))
    if not shared.kin:
        return 0
    when = time_of(one, mine), time_of(other, theirs)
    return int(all(t is not None and _YEARLY.match(t.key) for t in when) and not shared.apart)


def _one_end(one: Signature, other: Signature) -> bool:
    return "first" in one.scopes and "first" in other.scopes


def _one_place(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether two clauses with one predicate also share what it is done to, where both say it."""
    here, there = clause_of(one, mine.start), clause_of(other, theirs.start)
    if here is None or there is None or not (here.rest and there.rest):
        return True
    return bool({*here.rest, *here.subject} & {*there.rest, *there.subject})


def _one_toll(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """ "17 people were killed" and "a death toll of 29": people, and what was done to them."""
    for people, toll, signature in ((mine, theirs, one), (theirs, mine, other)):
        clause = clause_of(signature, people.start)
        done = clause.predicate if clause is not None else ""
        if people.noun in _HUMANS and toll.noun == done and done not in _HUMANS:
            return True
    return False


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
    when = time_of(one, mine), time_of(other, theirs)
    if when[0] is not None and when[1] is not None and when[0].apart(when[1]):
        return True
    if _one_year(*when) and shared.kin and shared.shared >= _MUCH_SHARED:
        return False
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
    narrower = shared.scopes_differ and not _part_exceeds_whole(one, other, mine, theirs)
    return partitive or shared.names_differ or narrower or published_apart(one, other)


def _one_year(one: Time | None, other: Time | None) -> bool:
    """Whether both figures are given for the same year or a shorter time."""
    if one is None or other is None or one.length is None or one.length > _YEAR:
        return False
    return (one.first, one.last) == (other.first, other.last)


def _part_exceeds_whole(one: Signature, other: Signature, mine: Quantity, theirs: Quantity) -> bool:
    """Whether the whole is said to be less than what the other gives without calling it whole."""
    wide = [_WHOLE & set(signature.scopes) for signature in (one, other)]
    narrow = [set(signature.scopes) - _WHOLE for signature in (one, other)]
    if narrow[0] != narrow[1] or bool(wide[0]) == bool(wide[1]):
        return False
    return mine.high < theirs.low if wide[0] else theirs.high < mine.low


def time_of(signature: Signature, quantity: Quantity) -> Time | None:
    """The time that a figure is given for: the next one after it, or else the nearest before."""
    after = [t for t in signature.times if t.start >= quantity.end]
    if after:
        return min(after, key=lambda t: t.start)
    return max(signature.times, key=lambda t: t.start, default=None)


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
