"""Whether two figures measure the same thing, so that they can conflict at all."""

from __future__ import annotations

import math
import re

from index.disputes.alignment import Alignment
from index.disputes.clauses import Clause
from index.disputes.occasions import MOMENT, PAST, PLANNED, Occasion
from index.disputes.parties import alike, is_counted
from index.disputes.quantity import CLOCK, COUNT, MONEY, SHARE, Quantity
from index.disputes.same_event import same_event
from index.disputes.signature import Signature
from index.disputes.times import Time
from index.disputes.words import family, is_light

# Kinds of people: so many of them are so many people.
HUMANS = frozenset(
    family(w)
    for w in "people person passenger soldier worker child pupil patient refugee victim crowd "
    "woman prisoner visitor member protester climber hiker walker tourist traveller "
    "guest customer client student teacher nurse midwife mother father baby infant "
    "tenant villager neighbour voter miner sailor seaman crewman fisherman farmer "
    "driver rider pilgrim fan spectator onlooker guard watchman delegate volunteer "
    "technician engineer rebel insurgent civilian casualty survivor hostage detainee "
    "suspect inmate migrant settler evacuee officer deputy lawmaker swimmer skier "
    "cyclist pedestrian commuter shopper".split()
)
_DEATH = family("die")
# Verbs that say nothing of what is done with a thing.
BARE = frozenset(map(family, ("be", "have", "do")))
# Statements that stand apart need this many words in common to speak of the same thing.
_LEAST_SHARED = 2
# What neighbours in an article are taken to share, however few words they have in common, when
# one of them does nothing but give a figure.
EXCHANGE_CONTEXT = 0.35
# By how much less statements of articles on one matter need to share.
_KIN_LARGER = 0.1
# Least cosine of two statements that give a time for the first of something.
_CLOCK_COSINE = 0.55
# A limit ("never exceeded 40 km/h") speaks of every measurement there was.
_LIMIT_LARGER = 0.2
_NORM = re.compile(
    r"\b(?:limit|figure|maxim|threshold|ceiling|cap\b|standard|norm|rule|target|licen[cs]e|allow|"
    r"permit|permissible)",
    re.IGNORECASE,
)
_NORMS = frozenset(map(family, "limit maximum minimum threshold ceiling allowance".split()))
# Verbs that say what is measured.
_PROPERTIES = frozenset(map(family, "cost weigh earn owe save".split()))
# Two counts of one thing seldom differ by more than so many times.
_SAME_KIND = 100
_YEAR = 366
_YEARLY = re.compile(r"year\b|my:|iso:|month")


def same_thing(
    mine: Quantity, theirs: Quantity, one: Signature, other: Signature, shared: Alignment
) -> float:
    """How surely two quantities measure the same, 0 for not comparable."""
    if not shared.exchange and shared.shared < _LEAST_SHARED - _anchored(
        mine, theirs, one, other, shared
    ):
        return 0.0
    if not one_unit(mine, theirs):
        return _other_unit(mine, theirs, shared)
    stated = mine.stated or theirs.stated
    same_predicate = _one_predicate(mine, theirs, one, other)
    if mine.unit == CLOCK and _one_end(one, other) and shared.shared:
        return max(shared.smaller, 0.5)
    if told_of_others(mine, theirs, one, other) or _differs(
        mine, theirs, one, other, shared, same_predicate=same_predicate
    ):
        return 0.0
    least = _least_larger(mine, theirs, same_predicate) - (_KIN_LARGER if shared.kin else 0.0)
    if shared.kin and _is_limit(mine, theirs):
        least = min(least, _LIMIT_LARGER)
    plain = shared.kin and (
        _one_phrase(mine, theirs) or _one_property(mine, theirs, one, other, shared)
    )
    if not shared.exchange and shared.larger < least and not plain:
        return 0.0
    context = max(shared.smaller, EXCHANGE_CONTEXT if shared.exchange and stated else 0.0)
    if mine.noun and theirs.noun:
        return context if _beside(mine, theirs, one, other) else context * 0.5
    if mine.unit == COUNT and (mine.noun or theirs.noun):
        bare = other if mine.noun else one
        if _is_other_part(mine if bare is one else theirs, mine.noun or theirs.noun, bare):
            return 0.0
        if same_predicate or _speaks_of(bare, mine.noun or theirs.noun):
            return context
        close = shared.exchange or (shared.shared > _LEAST_SHARED and shared.cosine >= 0.6)
        return context * 0.8 if stated and close else 0.0
    if mine.unit in (COUNT, SHARE, CLOCK):
        return context * (0.9 if shared.exchange or shared.smaller >= 0.5 else 0.5)
    if shared.exchange and not stated and not mine.noun and shared.cosine < 0.6:
        return 0.0
    return context * (1.0 if mine.unit.startswith(MONEY) else 0.7)


def told_of_others(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether two figures are told of other doings, or one of what was only to be."""
    here, there = occasion_of(one, mine), occasion_of(other, theirs)
    if here is None or there is None:
        return False
    one_event = here.event == there.event
    planned = {here.mood, there.mood} == {PLANNED, PAST} and not _is_limit(mine, theirs)
    if planned:
        return True
    if here.kind != there.kind:
        return False
    if here.kind == MOMENT:
        names = {*one.names, *other.names}
        # the same doer's same doing, of another part: "left the hall", "left by the door"
        if one_event and here.mood == there.mood and alike(here.doer, there.doer, names):
            return False
        return not same_event(here, there, one, other)
    if not here.event or here.event != there.event:
        return False
    names, counted = {*one.names, *other.names}, {mine.noun, theirs.noun}
    return any(
        alike(a, b, names) is False
        for a, b in ((here.doer, there.doer), (here.done_to, there.done_to))
        if a and b and counted.isdisjoint((a[0], b[0])) and not (is_counted(a) or is_counted(b))
    )


def occasion_of(signature: Signature, quantity: Quantity) -> Occasion | None:
    """What a figure is told of."""
    return next(
        (o for o in signature.occasions if o.start < quantity.end and quantity.start < o.end), None
    )


def _is_other_part(bare: Quantity, noun: str, signature: Signature) -> bool:
    """Whether a number without a noun stands beside one with it: "two boys, and one in May"."""
    return any(
        q.unit == COUNT
        and q.noun
        and q is not bare
        and not q.denied
        and not bare.stated
        and (_one_noun(q.noun, noun) or {q.noun, noun} <= HUMANS | {_DEATH})
        for q in signature.quantities
    )


def _differs(
    mine: Quantity,
    theirs: Quantity,
    one: Signature,
    other: Signature,
    shared: Alignment,
    *,
    same_predicate: bool,
) -> bool:
    """Whether two figures of one unit plainly measure something else."""
    unknown = MONEY in (mine.unit, theirs.unit)
    if unknown and not (same_predicate or one_year(time_of(one, mine), time_of(other, theirs))):
        return True
    if mine.unit == CLOCK and same_predicate and not _one_place(mine, theirs, one, other):
        return True
    if _is_limit(mine, theirs) and _NORM.search((other if theirs.low > 0 else one).text):
        return True
    if _is_norm(mine, one) != _is_norm(theirs, other):
        return True
    if _of_other_things(mine, theirs, one, other):
        return True
    if mine.unit == COUNT and not same_predicate and _far_apart(mine, theirs):
        return True
    stated = mine.stated or theirs.stated
    loose = mine.unit not in (COUNT, SHARE) and not stated and not same_predicate
    if loose and (bool(mine.noun) != bool(theirs.noun) or mine.unit == CLOCK):
        return True
    nouns = bool(mine.noun and theirs.noun)
    if nouns and not (stated or same_predicate) and _done_apart(mine, theirs, one, other):
        return True
    if mine.unit == COUNT and not nouns and not (_is_whole(mine) and _is_whole(theirs)):
        return True  # "61.4" counts nothing
    return nouns and not (_one_noun(mine.noun, theirs.noun) or _one_toll(mine, theirs, one, other))


def _of_other_things(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether the same is measured of two things: what the tunnel and what the bridge cost."""
    here, there = _counting(one, mine), _counting(other, theirs)
    if here is None or there is None or here.predicate != there.predicate:
        return False
    if is_light(here.predicate) or mine.unit == COUNT:
        return False
    names = {*one.names, *other.names} | HUMANS
    subjects = {*here.subject} - names, {*there.subject} - names
    return (
        bool(subjects[0] and subjects[1])
        and subjects[0].isdisjoint((*other.words, *there.rest))
        and subjects[1].isdisjoint((*one.words, *here.rest))
    )


def _done_apart(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether something else is done by, or to, so many: "19 were stored", "22 were burnt"."""
    here, there = _counting(one, mine), _counting(other, theirs)
    if here is None or there is None:
        return False
    done = {here.predicate, there.predicate}
    if len(done) == 2 and _DEATH in done and done.isdisjoint(BARE):
        return True  # who died, and who was hurt, treated or saved
    if any(map(is_light, done)):
        return False
    said = {here.predicate, *here.subject, *here.rest} & {
        there.predicate, *there.subject, *there.rest,
    }  # fmt: skip
    counted = {mine.noun, theirs.noun, *mine.near, *theirs.near}
    return here.predicate != there.predicate and not said - counted


def _far_apart(mine: Quantity, theirs: Quantity) -> bool:
    """Whether one is so many times the other that they hardly count the same."""
    low, high = sorted((mine.low + mine.high, theirs.low + theirs.high))
    return low > 0 and high / low > _SAME_KIND


def _is_whole(quantity: Quantity) -> bool:
    middle = (quantity.low + quantity.high) / 2
    return not math.isfinite(middle) or abs(middle - round(middle)) < 1e-6 * max(1.0, middle)


def _counting(signature: Signature, quantity: Quantity) -> Clause | None:
    """The clause that a figure stands in: the nearest one that speaks of what is counted."""
    return clause_of(signature, quantity.start, about=quantity.noun)


def _is_limit(mine: Quantity, theirs: Quantity) -> bool:
    """Whether one figure says what was never exceeded, and the other may have been measured."""
    measured = mine.unit not in (COUNT, SHARE, CLOCK)
    return measured and (mine.low > 0) != (theirs.low > 0)


def _is_norm(quantity: Quantity, signature: Signature) -> bool:
    """Whether a figure says what may be: "the limit is eight knots"."""
    clause = clause_of(signature, quantity.start)
    return clause is not None and not _NORMS.isdisjoint(clause.subject)


def _one_phrase(mine: Quantity, theirs: Quantity) -> bool:
    """Whether the counted words are the same beyond the noun: "231 people on board"."""
    return (
        bool(mine.noun) and mine.noun == theirs.noun and not set(mine.near).isdisjoint(theirs.near)
    )


def _one_property(
    mine: Quantity, theirs: Quantity, one: Signature, other: Signature, shared: Alignment
) -> bool:
    """Whether one thing is measured of what both speak of: "the cost of repairs", "would cost"."""
    if mine.unit in (COUNT, SHARE, CLOCK) or shared.shared < _LEAST_SHARED:
        return False
    what = _property(mine, one)
    return bool(what) and what == _property(theirs, other)


def _property(quantity: Quantity, signature: Signature) -> str:
    clause = clause_of(signature, quantity.start)
    verb = clause.predicate if clause is not None else ""
    return quantity.noun or (verb if verb in _PROPERTIES else "")


def _speaks_of(signature: Signature, noun: str) -> bool:
    people = noun in HUMANS and not HUMANS.isdisjoint(signature.words)
    return noun in signature.words or people


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
    return mine == theirs or ("peopl" in (mine, theirs) and {mine, theirs} <= HUMANS)


def one_unit(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two figures can be compared; a sum without its currency is in the other's."""
    money = mine.unit.startswith(MONEY) and theirs.unit.startswith(MONEY)
    return mine.unit == theirs.unit or (money and MONEY in (mine.unit, theirs.unit))


def _anchored(
    mine: Quantity, theirs: Quantity, one: Signature, other: Signature, shared: Alignment
) -> int:
    """1 where both figures are of one year, one end of a row, or of one kind in other words."""
    if mine.unit == CLOCK:
        return int(_one_end(one, other) and (shared.kin or shared.cosine >= _CLOCK_COSINE))
    if mine.noun and theirs.noun and mine.noun != theirs.noun and _one_noun(mine.noun, theirs.noun):
        # "climbers" and "persons" are what the two share, in other words
        return 1
    if not shared.kin:
        return 0
    if _of_one_whole(mine, theirs, one, other):
        return 1
    when = time_of(one, mine), time_of(other, theirs)
    return int(all(t is not None and _YEARLY.match(t.key) for t in when) and not shared.apart)


def _of_one_whole(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether both are so many of the same whole: "six of the eight gates", "two of the eight"."""
    if mine.unit != COUNT or not mine.noun or mine.noun != theirs.noun:
        return False
    return any(
        a.noun == b.noun == mine.noun
        and not a.conflicts(b)
        and a is not mine
        and b is not theirs
        and a.low > mine.high
        and b.low > theirs.high
        for a in one.quantities
        for b in other.quantities
        if a.unit == b.unit == COUNT
    )


def _one_end(one: Signature, other: Signature) -> bool:
    return "first" in one.scopes and "first" in other.scopes


def _one_place(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether two clauses with one predicate also share what it is done to, where both say it."""
    here, there = clause_of(one, mine.start), clause_of(other, theirs.start)
    if here is None or there is None or not (here.rest and there.rest):
        return True
    return bool({*here.rest} & {*there.rest})


def _one_toll(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """ "17 people were killed" and "a death toll of 29": people, and what was done to them."""
    for people, toll, signature in ((mine, theirs, one), (theirs, mine, other)):
        clause = _counting(signature, people)
        done = clause.predicate if clause is not None else ""
        if people.noun in HUMANS and toll.noun == done and done not in HUMANS:
            return True
    return False


def _one_predicate(mine: Quantity, theirs: Quantity, one: Signature, other: Signature) -> bool:
    """Whether the same is said of both ("nine died", "eleven people died")."""
    here, there = _counting(one, mine), _counting(other, theirs)
    if here is None or there is None or here.predicate != there.predicate:
        return False
    subjects = set(here.subject) | {mine.noun}, set(there.subject) | {theirs.noun}
    mine_only, theirs_only = (s - {""} - HUMANS for s in subjects)
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


def one_year(one: Time | None, other: Time | None) -> bool:
    """Whether both figures are given for the same year or a shorter time."""
    if one is None or other is None or one.length is None or one.length > _YEAR:
        return False
    return (one.first, one.last) == (other.first, other.last)


def time_of(signature: Signature, quantity: Quantity) -> Time | None:
    """The time that a figure is given for."""
    return time_after(signature, quantity.end)


def time_after(signature: Signature, place: int) -> Time | None:
    """The next time after a document offset, or else the nearest before it."""
    after = [t for t in signature.times if t.start >= place]
    if after:
        return min(after, key=lambda t: t.start)
    return max(signature.times, key=lambda t: t.start, default=None)


def clause_of(signature: Signature, place: int, *, about: str = "") -> Clause | None:
    """The clause whose deciding words stand nearest to a document offset.

    `about` is a word that the clause should have, where any of them has it.
    """
    having = [c for c in signature.clauses if about and about in (*c.subject, *c.rest)]
    return min(having or signature.clauses, key=lambda c: abs(c.start - place), default=None)
