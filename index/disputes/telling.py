"""Somebody was told, and nobody told him: "we were never warned", "he wrote to the school in May".

What passes between people is worded in many ways (tell, inform, warn, learn, know), so it is
compared by who was told and of what, not by the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.disputes.alignment import Alignment, written_before
from index.disputes.clauses import Clause
from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.speaking import says_us, speaker_families
from index.disputes.words import family, is_light
from index.domain import DisputeKind, Span

# Verbs whose object was told something, and those whose subject knows it then.
_TELLING = frozenset(map(family, "tell inform notify warn alert speak talk".split()))
_LEARNING = frozenset(map(family, "know learn aware".split()))
# Who knew that it was so need not know why; "not only" denies nothing.
_OPEN = re.compile(
    r"\b(?:whether|how|why|what)\b|\bnot\s+(?:merely|only|just|simply)\b", re.IGNORECASE
)
# The key that all of them share among a statement's traits (index/disputes/traits.py).
TOLD = "told:"


def telling_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """One says that somebody was told of a thing or knew it, the other that he wasn't."""
    if not (shared.kin or shared.exchange) or shared.apart or written_before(one, other):
        return
    if _OPEN.search(one.text) or _OPEN.search(other.text):
        return
    names = {*one.names, *other.names}
    for mine in filter(tells, one.clauses):
        for theirs in filter(tells, other.clauses):
            if mine.negative == theirs.negative or not _by_the_same(mine, theirs):
                continue
            who = _who(mine, one), _who(theirs, other)
            if who[0] and who[1] and who[0].isdisjoint(who[1]):
                continue
            about = (_about(one, mine) & _about(other, theirs)) - names - who[0] - who[1]
            # what either clause itself is about, and not what its sentence goes on with
            about &= {*mine.rest, *mine.subject, *theirs.rest, *theirs.subject}
            reached = who[0] or {*mine.rest} - about, who[1] or {*theirs.rest} - about
            both = bool(reached[0] & reached[1])
            learned = mine.predicate in _LEARNING or theirs.predicate in _LEARNING
            if both and not about:
                about = _of_anything(mine, who[0]) or _of_anything(theirs, who[1])
            # the one may have been told of it, and not the other
            others = {*mine.rest} - about and {*theirs.rest} - about
            if about and (both or not (learned or others)):
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.CONTRADICTION, "told", 1.0, *spans)
                return


def tells(clause: Clause) -> bool:
    """Whether a clause says that somebody was told something, knew it, or did not."""
    said = clause.predicate in _TELLING | _LEARNING or bool(_TELLING & {*clause.nothing})
    return said and not clause.unreal


def _who(clause: Clause, signature: Signature) -> set[str]:
    """Who was told or knew; empty where a clause doesn't say it, or only among its other words."""
    if clause.predicate in _LEARNING or clause.passive:
        return {*clause.subject} or {*speaker_families(signature)}
    return {*speaker_families(signature)} if says_us(signature) else set()


def _by_the_same(mine: Clause, theirs: Clause) -> bool:
    """Whether the same may have told it: what the one didn't tell another may have told."""
    tellers = [{*c.subject} for c in (mine, theirs) if c.predicate in _TELLING and not c.passive]
    return len(tellers) < 2 or not all(tellers) or bool(tellers[0] & tellers[1])


def _of_anything(clause: Clause, who: set[str]) -> set[str]:
    """The verb where nothing at all is said to have been known: "they were never told"."""
    only = clause.negative and clause.universal and {*clause.rest} <= who
    return {clause.predicate} if only else set()


def _about(signature: Signature, clause: Clause) -> set[str]:
    words = {w for w in signature.words if not is_light(w)}
    return words - _TELLING - _LEARNING - {*clause.agent}
