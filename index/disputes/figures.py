"""Clashes of figures and dates: the same thing counted, or the same event dated, otherwise."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.disputes.alignment import Alignment, published_apart, told_apart
from index.disputes.clauses import Clause
from index.disputes.comparable import (
    EXCHANGE_CONTEXT,
    clause_of,
    one_unit,
    one_year,
    same_thing,
    time_of,
)
from index.disputes.quantity import CLOCK, COUNT, DURATION, SHARE, Quantity
from index.disputes.signature import Signature
from index.disputes.times import Time
from index.disputes.words import family
from index.domain import DisputeKind, Span

_PARTITIVE = re.compile(
    r"^of\s+(?:the|these|those|them|its|their|his|her)\b|\bamong\s+(?!them\b)\w+|\b(?:first|last)\s+(?:week|night|day|shipment|batch)\b|\binitial|\bof\s+(?:whom|which)\b|\bup\s+from\b",
    re.IGNORECASE,
)
# How badly so many were hurt.
_DEGREE = re.compile(r"\b(?:slightly|badly|seriously|severely|critically)\b", re.IGNORECASE)
# Units that are said again with each figure, or whose base is not what a text counts in.
_NEVER_BARE = frozenset((COUNT, CLOCK, DURATION, "mass", "volume", "area"))
# What happens once: another date for it is another claim, not another event.
_ONCE = frozenset(
    family(w)
    for w in "born bear birth die found establish open build finish complete begin enter sign "
    "marry appoint elect arrive launch invade ratify adopt abolish sound publish resign "
    "sentence destroy collapse resign".split()
)
# Articles on one matter that give figures for one year and share so many words give the same ones.
_MUCH_SHARED = 4
# So many words two statements of one article share whose figures measure the same: of those that
# share fewer, readers of the dossiers of training/data called hardly one a dispute.
_LEAST_WITHIN = 2
_WHOLE = frozenset(family(w) for w in ("whole", "total", "overall"))


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
        if (strength := same_thing(mine, theirs, one, other, shared)) > 0
    ]
    pairs = [p for p in pairs if not (p[1].denied or p[2].denied)]
    settled = {
        id(q) for _, m, t in pairs if _exact(m) and _exact(t) and not m.conflicts(t) for q in (m, t)
    }
    clashing = [
        (not one_unit(m, t) or _another_scope(one, other, m, t, shared), -strength, m, t)
        for strength, m, t in pairs
        if not one_unit(m, t) or m.conflicts(t)
    ]
    # what is given for one time and scope is compared before what is not
    for differs, weakness, mine, theirs in sorted(clashing, key=lambda p: p[:2]):
        if id(mine) in settled or id(theirs) in settled:
            continue
        settled |= {id(mine), id(theirs)}
        if not differs and not (shared.distance is None or _sets_against(mine, theirs, shared)):
            continue
        a, b = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
        kind = DisputeKind.DIFFERENCE if differs else DisputeKind.FIGURE
        near = _nearness(mine, theirs)
        yield Clash(kind, "figure", -weakness, a, b, _stated(mine, theirs), near)


def _sets_against(mine: Quantity, theirs: Quantity, shared: Alignment) -> bool:
    """Whether one article plainly gives two figures for one thing, and not one after the other."""
    return (mine.stated and theirs.stated) or shared.shared >= _LEAST_WITHIN


def _exact(quantity: Quantity) -> bool:
    """Whether a figure is no mere bound, with which nearly everything agrees."""
    return quantity.low > 0 and math.isfinite(quantity.high)


def _another_scope(
    one: Signature, other: Signature, mine: Quantity, theirs: Quantity, shared: Alignment
) -> bool:
    if shared.apart or mine.extra != theirs.extra or told_apart(one, other):
        return True
    if {*_DEGREE.findall(one.text)} != {*_DEGREE.findall(other.text)}:
        return True
    when = time_of(one, mine), time_of(other, theirs)
    if when[0] is not None and when[1] is not None and when[0].apart(when[1]):
        return True
    if one_year(*when) and shared.kin and shared.shared >= _MUCH_SHARED:
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


def _part_exceeds_whole(one: Signature, other: Signature, mine: Quantity, theirs: Quantity) -> bool:
    """Whether the whole is said to be less than what the other gives without calling it whole."""
    wide = [_WHOLE & set(signature.scopes) for signature in (one, other)]
    narrow = [set(signature.scopes) - _WHOLE for signature in (one, other)]
    if narrow[0] != narrow[1] or bool(wide[0]) == bool(wide[1]):
        return False
    return mine.high < theirs.low if wide[0] else theirs.high < mine.low


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
            if early.unit in _NEVER_BARE or not late.stated:
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
                EXCHANGE_CONTEXT,
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
    if not (one.times and other.times and shared.apart) or shared.smaller < 0.5:
        return
    if shared.names_differ and not shared.exchange:
        return
    events = _ONCE & _told(one) & _told(other)
    if not events or not ({*one.words} & {*other.words}) - events:
        return
    mine, theirs = one.times[0], other.times[0]
    if mine.key.startswith("relative") or theirs.key.startswith("relative"):
        return  # "now" and "today" are no dates that could clash
    spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
    yield Clash(DisputeKind.FIGURE, "date", shared.smaller, *spans)


def dated_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """Two dates for what happens once, told of the same thing by the same verb."""
    if not (shared.kin or shared.exchange) or shared.scopes_apart:
        return
    names = {*one.names, *other.names}
    for mine in one.clauses:
        for theirs in other.clauses:
            if not _once(mine, theirs, one, other) or _name_others(mine, theirs, names):
                continue
            when = _dates(mine, one), _dates(theirs, other)
            if all(when) and all(a.apart(b) for a in when[0] for b in when[1]):
                here, there = (Span(t[0].start, t[0].end) for t in when)
                yield Clash(DisputeKind.FIGURE, "dated", 1.0, here, there)
                return


def _name_others(mine: Clause, theirs: Clause, names: set[str]) -> bool:
    """Whether each of two clauses names somebody or something that the other does not."""
    here, there = ({*c.subject, *c.rest} & names for c in (mine, theirs))
    return bool(here - there and there - here)


def _once(mine: Clause, theirs: Clause, one: Signature, other: Signature) -> bool:
    """Whether two clauses tell of one thing that happens to it only once."""
    told = not (mine.negative or theirs.negative or mine.unreal or theirs.unreal)
    if not told or mine.predicate != theirs.predicate or mine.predicate not in _ONCE:
        return False
    common = {*mine.subject} & {*theirs.subject}
    if not common:
        return False
    # "the east wing" and "the west wing"
    left, right = {*mine.subject} - common, {*theirs.subject} - common
    return not (left and right)


def _dates(clause: Clause, signature: Signature) -> list[Time]:
    """The days, months or years at which the statement's only clause, or this one, is set."""
    return [
        t
        for t in signature.times
        if t.relation == "at"
        and t.first is not None
        and not t.key.startswith("relative")
        and clause_of(signature, t.start) == clause
    ]


def dated_once(signature: Signature) -> set[str]:
    """What a statement tells of that happens only once."""
    return _told(signature) & _ONCE


def _told(signature: Signature) -> set[str]:
    return {clause.predicate for clause in signature.clauses} | set(signature.words)
