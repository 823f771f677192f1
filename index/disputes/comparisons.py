"""Comparisons of one thing with one other that come out otherwise: "higher than", "lower than"."""

from __future__ import annotations

from collections.abc import Iterator

from index.disputes.alignment import Alignment
from index.disputes.clauses import Clause
from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.words import is_comparison, opposites
from index.domain import DisputeKind, Span

# Least share of the words of the smaller of two statements: what is compared, and with what.
_LEAST_SHARE = 0.5
# The same of the larger where their articles are not on one matter.
_LEAST_LARGER = 0.6


def comparison_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """ "Turnout was higher than in May" against "turnout was lower than in May"."""
    if shared.apart or shared.scopes_apart or shared.names_differ:
        return
    near = shared.kin or shared.exchange or shared.larger >= _LEAST_LARGER
    if not near or shared.smaller < _LEAST_SHARE:
        return
    points = [
        p for p in one.points if is_comparison(p) and not opposites(p).isdisjoint(other.points)
    ]
    if not points:
        return
    for mine in filter(_is_told, one.clauses):
        for theirs in filter(_is_told, other.clauses):
            if {*mine.subject} & {*theirs.subject}:
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.CONTRADICTION, "opposites", shared.smaller, *spans)
                return


def _is_told(clause: Clause) -> bool:
    return not (clause.negative or clause.unreal)
