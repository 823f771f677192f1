"""One deed put down to two parties: "the rebels shot down the plane", "it was shot by the army"."""

from __future__ import annotations

from collections.abc import Iterator

from index.disputes.alignment import Alignment
from index.disputes.clauses import Clause
from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.words import family
from index.domain import DisputeKind, Span

# What only one side can have done first.
_FIRST = frozenset(map(family, "begin break provoke start".split()))
# What is done to one thing by one side.
_ONCE = frozenset(
    family(w)
    for w in "shoot kill murder shell bomb poison sabotage steal write compose paint build design "
    "invent discover found".split()
)
# Parties without a name that stand against each other. Those of one row may be the same people.
_PARTIES = [
    frozenset(map(family, row.split()))
    for row in (
        "rebel insurgent separatist militant guerrilla militia",
        "government army military state loyalist",
        "police officer constable guard warder",
        "protester demonstrator crowd rioter mob",
        "worker striker union employee",
        "employer company management owner",
        "driver motorist",
        "pedestrian cyclist",
        "landlord",
        "tenant",
    )
]


def blame_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """Each of two says that another party began, broke, provoked or attacked the same thing."""
    if not (shared.kin or shared.exchange):
        return
    names = {*one.names, *other.names}
    for mine in filter(blames, one.clauses):
        for theirs in filter(blames, other.clauses):
            if mine.predicate != theirs.predicate:
                continue
            if mine.predicate in _ONCE and (shared.apart or shared.scopes_apart):
                continue
            doers = _doers(mine, names), _doers(theirs, names)
            done = [{*c.subject, *c.rest} - set().union(*doers) for c in (mine, theirs)]
            if (done[0] & done[1]) - names and _apart(*doers):
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.CONTRADICTION, "blamed", 1.0, *spans)
                return


def blames(clause: Clause) -> bool:
    """Whether a clause tells of what only one party can have done."""
    return clause.predicate in _FIRST | _ONCE and not (clause.negative or clause.unreal)


def _doers(clause: Clause, names: set[str]) -> set[str]:
    """Who is said to have done it, by names or as a party."""
    who = {*(clause.agent if clause.passive else clause.subject)}
    return (who & names) or {word for word in who if _row(word) is not None}


def _apart(mine: set[str], theirs: set[str]) -> bool:
    """Whether neither can be the other: other names, or parties of other rows."""
    if not mine or not theirs or mine & theirs:
        return False
    rows = {_row(word) for word in mine}, {_row(word) for word in theirs}
    # a name and a party may be the same
    return (None in rows[0]) == (None in rows[1]) and (
        None in rows[0] or rows[0].isdisjoint(rows[1])
    )


def _row(word: str) -> int | None:
    return next((n for n, row in enumerate(_PARTIES) if word in row), None)
