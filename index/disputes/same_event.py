"""Whether two times are told of one event, by what happens and who takes part."""

from __future__ import annotations

from index.disputes.occasions import AMOUNT, PAST, PRESENT, STAY, Occasion
from index.disputes.parties import alike
from index.disputes.signature import Signature
from index.disputes.words import family

_UNITS = frozenset(
    map(family, "a.m. p.m. noon midday midnight hour minute second clock o'clock day week".split())
)


def same_event(mine: Occasion, theirs: Occasion, one: Signature, other: Signature) -> float:
    """How surely two times are told of one event, 0 where they aren't."""
    if mine.event != theirs.event or mine.kind != theirs.kind or mine.kind == AMOUNT:
        return 0.0
    if mine.mood != theirs.mood or mine.mood not in (PAST, PRESENT):
        return 0.0
    names = {*one.names, *other.names}
    matches = [alike(mine.done_to, theirs.done_to, names), alike(mine.doer, theirs.doer, names)]
    if not (mine.done_to and theirs.done_to) and alike(
        mine.done_to or mine.doer, theirs.done_to or theirs.doer, names
    ):
        matches = [True]  # "they opened the gate", "the gate opened"
    if False in matches:
        return 0.0
    words = ({*one.words} & {*other.words}) - {mine.event} - _UNITS
    if True in matches:
        return 1.0
    if mine.event == STAY:
        return 0.0
    return 0.8 if words else 0.6


def happenings(signature: Signature) -> set[str]:
    """The keys of the events that a statement gives a time for; no others are the same event."""
    return {
        f"{o.kind}:{o.mood}:{o.event}"
        for o in signature.occasions
        if o.kind != AMOUNT and o.mood in (PAST, PRESENT)
    }
