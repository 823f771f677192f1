"""Clashes of a general statement with an instance of what it excludes.

"No alarm was given" against two alarms, "never" against a case, "the last test was in May" against
one in June, "not the busiest" against "the busiest".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.disputes.alignment import Alignment
from index.disputes.clauses import Clause
from index.disputes.comparable import BARE, HUMANS, clause_of
from index.disputes.denial_clashes import rejects_too
from index.disputes.figures import Clash
from index.disputes.points import ALL, FIRST, LAST, MOST, NO
from index.disputes.quantity import COUNT, DURATION, Quantity
from index.disputes.signature import Signature
from index.disputes.speaking import speaker_families
from index.disputes.times import Time
from index.disputes.words import family, is_called_off, is_hypothetical, is_light
from index.domain import DisputeKind, Span

# What there may be none of without anything being said about the event itself.
_IDLE = frozenset(
    family(w)
    for w in "evidence doubt reason need way chance idea intention comment answer word question "
    "sign trace indication proof choice sense matter kind sort place plan right hurry".split()
)
# Times that name a date or a year, unlike "now".
_DATED = ("year", "month", "my", "iso")
_TIMED = frozenset(map(family, ("minute", "second")))
# What is said of a thing that there is hardly any of.
_SCARCE = frozenset(map(family, "short scarce tight lack miss".split()))
# Who comes to no harm is neither killed nor hurt.
_HARM = frozenset(map(family, ("harm", "injure", "suffer")))
_HARMED = frozenset(map(family, ("kill", "injure", "harm")))
# Who knows or is told of none does not say that there was none.
_KNOWING = frozenset(
    family(w)
    for w in "tell know hear learn remember recall mention notice expect want need ask".split()
)
_I_HAVE = re.compile(r"\b(?:I|[Ww]e)(?:\s+have|['’]ve)\s+no\b")
_NO_MORE = re.compile(r"^\W*no\s+\w+(?:\s+\w+)?\W*$", re.IGNORECASE)
# Least cosine and least share of words of statements that stand apart.
_COSINE = 0.3
# The same where the very thing is done with the same verb.
_TOLD_COSINE = 0.2
_LARGER = 0.4
_LEAST_SHARED = 2
# The same where only a verb is shared, not a count.
_VERB_COSINE = 0.35
# The same where so and so many are counted of what there is said to be none of.
_COUNT_COSINE = 0.2
# What articles on one matter need to have in common for a bare "there was no …".
_CLOSE = 0.6
_MOST_COSINE = 0.45


def none_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """One statement says that there was none of what the other counts or tells of."""
    if shared.apart or shared.scopes_apart or not _one_matter(shared):
        return
    for denying, telling, swapped in ((one, other, False), (other, one, True)):
        for clause in denying.clauses:
            if not clause.negative or clause.unreal:
                continue
            hit = _instance(clause, denying, telling, shared)
            denied = {clause.predicate, *clause.subject, *clause.rest, *clause.nothing}
            if hit is not None and not rejects_too(telling, denied):
                strength, there = hit
                yield _clash("none", strength, Span(clause.start, clause.end), there, swapped)
                return


def _one_matter(shared: Alignment) -> bool:
    if shared.exchange:
        return True
    return (shared.kin and shared.cosine >= _COUNT_COSINE) or shared.larger >= _LARGER


def _instance(
    clause: Clause, denying: Signature, telling: Signature, shared: Alignment
) -> tuple[float, Span] | None:
    """Where a statement tells of what a clause denies, and how surely it is that."""
    if clause.predicate in _KNOWING:
        return None
    if clause.nothing and clause.nothing[0] not in _IDLE:
        wanted = set(clause.nothing)
        if not _on_one_thing(clause, denying, telling) or _lacks_itself(clause, denying, telling):
            return None
        if _is_fragment(denying) and not shared.exchange:
            return None
        for quantity in telling.quantities:
            if _counts(quantity, clause, telling) and wanted <= {*telling.words, quantity.noun}:
                return 1.0, Span(quantity.start, quantity.end)
        if clause.nothing[0] in _TIMED and _lasts(telling):
            return None
        return _told_of(wanted, clause, denying, telling, shared)
    if clause.universal and not clause.nothing and not is_light(clause.predicate):
        return _done(clause, denying, telling, shared)
    return None


def _lacks_itself(clause: Clause, denying: Signature, telling: Signature) -> bool:
    """Whether a speaker has none of what the other tells of with others: "I have no orchard"."""
    mine = clause.predicate in BARE and not clause.subject and _I_HAVE.search(denying.text)
    return bool(mine) and {*speaker_families(denying)}.isdisjoint(telling.words)


def _is_fragment(denying: Signature) -> bool:
    """Whether it is a mere exclamation or answer, of which it isn't known where: "No letters."."""
    return _NO_MORE.match(denying.text) is not None


def _lasts(telling: Signature) -> bool:
    """Whether a statement measures a time, and its "minutes" are no minutes that are kept."""
    return any(q.unit == DURATION for q in telling.quantities)


def _on_one_thing(clause: Clause, denying: Signature, telling: Signature) -> bool:
    """Whether something besides the thing is shared, where more is said than that there is none."""
    if not (is_light(clause.predicate) or clause.predicate in clause.nothing):
        return True
    more = {clause.predicate, *clause.subject, *clause.rest} - {*clause.nothing}
    # a party's name must not decide it
    more = {w for w in more - {*denying.names} if not is_light(w)}
    verbs = {c.predicate for c in telling.clauses}
    done = clause.predicate in verbs and clause.predicate not in BARE
    return done or not more or not more.isdisjoint((*telling.words, *verbs))


def _counts(quantity: Quantity, clause: Clause, telling: Signature) -> bool:
    if quantity.unit != COUNT or quantity.low < 0.9 or quantity.noun != clause.nothing[0]:
        return False
    around = clause_of(telling, quantity.start, about=quantity.noun)
    return around is None or (_is_told(around) and not _does_otherwise(clause, around))


def _does_otherwise(clause: Clause, around: Clause) -> bool:
    """ "No soldier crossed" and "two soldiers fell": each kind of doer does something else.

    People also where they aren't the doers: "no passenger died", "the ship carried 60 passengers".
    """
    thing = clause.nothing[0]
    if thing not in clause.subject or clause.predicate == around.predicate:
        return False
    if not _HARM.isdisjoint((clause.predicate, *clause.rest)) and around.predicate in _HARMED:
        return False
    if thing in HUMANS:
        return BARE.isdisjoint((clause.predicate, around.predicate))
    light = is_light(clause.predicate) or is_light(around.predicate)
    return thing in around.subject and not light


def _told_of(
    wanted: set[str], clause: Clause, denying: Signature, telling: Signature, shared: Alignment
) -> tuple[float, Span] | None:
    """A clause about the very thing, which shares something more than the thing."""
    inside = shared.distance is not None
    if shared.exchange or (shared.cosine < _TOLD_COSINE and not inside):
        return None  # left to the share of words that neighbours have in common
    more = {*clause.subject, *clause.rest, clause.predicate} - wanted - {*denying.names}
    more = {w for w in more - {*telling.names} if not is_light(w)}
    for there in telling.clauses:
        said = {*there.subject, *there.rest}
        if not _is_told(there) or _does_otherwise(clause, there):
            continue
        if not wanted <= said:
            continue
        done = clause.predicate == there.predicate and clause.predicate not in BARE
        if done and _by_another(clause, there, wanted):
            continue
        if done and shared.kin:
            return 0.7, Span(there.start, there.end)
        if shared.cosine < _COSINE and not inside:
            continue
        if shared.kin and _is_bare(clause, denying):
            return 0.6, Span(there.start, there.end)
        # of one and the same doer: "Moss never had an accident", "Moss had caused one"
        doers = {*clause.subject} - wanted
        same = clause.universal and shared.kin and doers & {*there.subject}
        if (
            same
            or more & {*said, there.predicate}
            or (len(wanted) > 1 and shared.shared > len(wanted))
        ):
            return 0.7, Span(there.start, there.end)
        if inside and clause.predicate in wanted and not more and wanted <= {*there.subject}:
            return 0.5, Span(there.start, there.end)
    return None


def _by_another(clause: Clause, there: Clause, wanted: set[str]) -> bool:
    """Whether each tells who did it, and it is not the same: "Moss gave no order", "Lee did"."""
    doers = {*clause.subject} - wanted, {*there.subject} - wanted
    active = not (clause.passive or there.passive)
    return active and all(doers) and doers[0].isdisjoint(doers[1])


def _is_bare(clause: Clause, denying: Signature) -> bool:
    """Whether a statement says no more than that there was none: "There were no flags."."""
    light = is_light(clause.predicate) or clause.predicate in clause.nothing
    return light and set(denying.words) <= {*clause.nothing}


def _done(
    clause: Clause, denying: Signature, telling: Signature, shared: Alignment
) -> tuple[float, Span] | None:
    """The same done once of what is said never to have been done."""
    if not shared.exchange and shared.cosine < _VERB_COSINE:
        return None
    mine = {*clause.subject, *clause.rest} - {*denying.names}
    for there in telling.clauses:
        if there.predicate != clause.predicate or not _is_told(there):
            continue
        if shared.distance is not None and not _others(clause, there):
            return 0.6, Span(there.start, there.end)
        apart = {*clause.rest}.isdisjoint(there.rest) and clause.rest and there.rest
        if (mine & {*there.subject, *there.rest} and not apart) or (
            shared.kin and not (clause.rest or _others(clause, there)) and _counted(there, telling)
        ):
            return 0.8, Span(there.start, there.end)
    return None


def _others(clause: Clause, there: Clause) -> bool:
    """Whether two clauses are said of somebody else."""
    return bool(clause.subject and there.subject and not {*clause.subject} & {*there.subject})


def _counted(clause: Clause, telling: Signature) -> bool:
    """Whether a clause tells of so and so many, which none can be."""
    return any(
        q.unit == COUNT and q.low >= 0.9 and clause_of(telling, q.start) == clause
        for q in telling.quantities
    )


def _is_told(clause: Clause) -> bool:
    if clause.predicate in _SCARCE:
        return False
    told = not clause.negative and not clause.unreal and not is_hypothetical(clause.predicate)
    return told and not is_called_off(clause.predicate)


def order_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """The last (or first) of a kind is dated, and the other statement dates a later (earlier)."""
    if shared.scopes_apart or not (shared.exchange or shared.cosine >= 0.5):
        return
    if len(_said(one) & _said(other)) < _LEAST_SHARED:
        return
    for ending, telling, swapped in ((one, other, False), (other, one, True)):
        for point in ending.points:
            clash = _out_of_order(point, ending, telling)
            if clash is not None:
                here, there = clash
                yield _clash("order", 1.0, here, there, swapped)
                return


def _said(signature: Signature) -> set[str]:
    return {*signature.words, *(w for c in signature.clauses for w in (c.predicate, *c.rest))}


def _out_of_order(point: str, ending: Signature, telling: Signature) -> tuple[Span, Span] | None:
    kind = next((k for k in (LAST, FIRST) if point.startswith(k)), None)
    if kind is None or point in telling.points:
        return None
    thing = point.removeprefix(kind)
    told = [c for c in telling.clauses if thing in (c.predicate, *c.subject, *c.rest)]
    if not told or not all(map(_is_told, told)):
        return None
    for mine in ending.times:
        for theirs in telling.times:
            # "He inspected the rope for years and was dismissed in 2018" dates no inspection.
            if clause_of(telling, theirs.start) not in told:
                continue
            late, early = (theirs, mine) if kind == LAST else (mine, theirs)
            if _after(late, early):
                return Span(mine.start, mine.end), Span(theirs.start, theirs.end)
    return None


def _after(late: Time, early: Time) -> bool:
    if not (late.key.startswith(_DATED) and early.key.startswith(_DATED)):
        return False
    if late.relation != "at" or early.relation != "at":
        return False
    return late.first is not None and early.last is not None and late.first > early.last


def denied_figures(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """ "There are not twenty-two inspectors" against "twenty-two inspectors"."""
    if not (shared.exchange or shared.kin or shared.larger >= _LARGER):
        return
    for mine in one.quantities:
        for theirs in other.quantities:
            if mine.denied == theirs.denied or mine.unit != theirs.unit or mine.conflicts(theirs):
                continue
            noun = mine.noun or theirs.noun
            named = [noun == q.noun or noun in s.words for q, s in ((mine, one), (theirs, other))]
            if noun and all(named):
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.CONTRADICTION, "order", 1.0, *spans)
                return


def quantified_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """Something said of all of a kind, and denied of all of the same kind."""
    if shared.apart or shared.scopes_apart or not (shared.kin or shared.exchange):
        return
    for wide, bare, swapped in ((one, other, False), (other, one, True)):
        kinds = {p.removeprefix(ALL) for p in wide.points if p.startswith(ALL)}
        kinds &= {p.removeprefix(NO) for p in bare.points if p.startswith(NO)}
        common = {*wide.words} & {*bare.words}
        kinds = {k for k in kinds if _said_of(k, wide, negative=False)}
        kinds = {k for k in kinds if _said_of(k, bare, negative=True)}
        if kinds and common - kinds and not shared.names_differ:
            kind = min(kinds)
            here = _said_of(kind, wide, negative=False) or wide.span
            there = _said_of(kind, bare, negative=True) or bare.span
            yield _clash("quantified", 1.0, here, there, swapped)
            return


def _said_of(kind: str, signature: Signature, *, negative: bool) -> Span | None:
    for clause in signature.clauses:
        if clause.negative == negative and kind in (*clause.subject, *clause.rest):
            return None if clause.unreal else Span(clause.start, clause.end)
    return None


def most_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """ "Not the busiest" against "the busiest"."""
    if not shared.exchange and shared.cosine < _MOST_COSINE and shared.larger < _LARGER:
        return
    both = {p for p in one.points if p.startswith(MOST)} & set(other.points)
    for point in sorted(both):
        word = point.removeprefix(MOST)
        mine, theirs = (
            next((c for c in s.clauses if c.predicate == word and c.negative), None)
            for s in (one, other)
        )
        if (mine is None) == (theirs is None):
            continue
        a = Span(mine.start, mine.end) if mine is not None else one.span
        b = Span(theirs.start, theirs.end) if theirs is not None else other.span
        yield Clash(DisputeKind.CONTRADICTION, "order", 0.9, a, b)
        return


def _clash(signal: str, strength: float, here: Span, there: Span, swapped: bool) -> Clash:
    a, b = (there, here) if swapped else (here, there)
    return Clash(DisputeKind.CONTRADICTION, signal, strength, a, b)
