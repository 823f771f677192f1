"""A verb that one article affirms and another on the same matter denies.

Articles on one affair seldom say more of it alike than the verb that matters and whom it is said
of: "Joost Orme had been suspended", "the clerk said that Orme had not been suspended". Measured on
the dossiers of training/data, whose disputes readers marked: with these conditions five of seven
such pairs can't both stand. Likeness of meaning would do as well, but the names in a statement move
it, and who is spoken of must not.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.disputes.alignment import Alignment, written_before
from index.disputes.clauses import Clause
from index.disputes.contradictions import PERSONAL, set_apart
from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.words import is_hypothetical, is_light
from index.domain import DisputeKind, Span

_LEAST_SHARED = 2


def contrary_clauses(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """One verb, denied in one of two articles on the same matter."""
    if shared.distance is not None or not shared.kin or shared.shared < _LEAST_SHARED:
        return
    if written_before(one, other):
        return
    for mine in one.clauses:
        for theirs in other.clauses:
            if mine.negative == theirs.negative or not _is_one_event(mine, theirs):
                continue
            if _says_both(one, mine) or _says_both(other, theirs):
                continue
            if shared.apart and set_apart(mine, theirs, one, other):
                continue
            spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
            yield Clash(DisputeKind.CONTRADICTION, "contrary", 1.0, *spans)
            return


def deniable(clause: Clause) -> bool:
    """Whether a clause's verb says enough for its denial to be told by it."""
    verb = clause.predicate
    return not (clause.unreal or is_light(verb) or is_hypothetical(verb) or verb in PERSONAL)


def _says_both(signature: Signature, clause: Clause) -> bool:
    """Whether a statement also says the opposite: "failed through rot, not through rain"."""
    return any(
        c.predicate == clause.predicate and c.negative != clause.negative for c in signature.clauses
    )


def _is_one_event(mine: Clause, theirs: Clause) -> bool:
    if mine.predicate != theirs.predicate or not (deniable(mine) and deniable(theirs)):
        return False
    doers = {*mine.subject}, {*theirs.subject}
    others = {*mine.rest}, {*theirs.rest}
    # In the passive the one is where the other was.
    crossed = doers[0] & others[1] or doers[1] & others[0]
    denied, told = (mine, theirs) if mine.negative else (theirs, mine)
    if {*denied.nothing} & {*denied.subject} and _somebody_else(denied, told):
        return False  # "no guard slept" says nothing of the cook
    if not (denied.subject or denied.passive or told.rest) and denied.rest and told.subject:
        return bool({*denied.rest} & {*told.subject})  # "I won't sell the barn", "the mill sold"
    if others[0] & others[1] or crossed:
        return True
    if doers[0] & doers[1]:
        # The same doer may have done it to the one and not to the other.
        return not all(others)
    # Somebody else, or something else done. A pronoun is no subject, and may be anybody.
    return not all(doers) and not all(others)


def _somebody_else(denied: Clause, told: Clause) -> bool:
    """Whether one clause tells who did it, or that somebody did, and the other speaks of none."""
    doers = {*(told.agent if told.passive else told.subject)}
    if not doers and not told.passive:
        return {*denied.nothing}.isdisjoint(told.rest)
    return bool(doers) and doers.isdisjoint((*denied.subject, *denied.rest))
