"""One effect put down to two causes: "the fire was caused by a fault", "it was due to arson"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.disputes.alignment import Alignment
from index.disputes.clauses import Clause
from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.words import family
from index.domain import DisputeKind, Span

_CAUSE = family("cause")
# What stands with the effect as its subject, and the cause behind it.
_OWED = frozenset(map(family, ("due", "result", "attributable")))
# Where causes are several, the one doesn't exclude the other.
_AMONG = re.compile(
    r"\b(?:partly|partially|among|also|too|both|several|in\s+part|one\s+of|another|other)\b",
    re.IGNORECASE,
)
# Words that name no cause, and those that only say what kind of thing one is.
_VAGUE = frozenset(
    map(family, "unknown something other factor cause reason problem matter result effect".split())
)


def cause_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """What one puts down to one cause and the other to something else entirely."""
    if not (shared.kin or shared.exchange) or shared.apart or shared.scopes_apart:
        return
    if _AMONG.search(one.text) or _AMONG.search(other.text):
        return
    names = {*one.names, *other.names}
    for mine in one.clauses:
        for theirs in other.clauses:
            here, there = caused(mine), caused(theirs)
            if here is None or there is None or not (here[0] & there[0]) - names:
                continue
            # each tells of its own
            if here[0] - there[0] and there[0] - here[0]:
                continue
            if here[1].isdisjoint(there[1]):
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.CONTRADICTION, "blamed", 1.0, *spans)
                return


def caused(clause: Clause) -> tuple[set[str], set[str]] | None:
    """The families of the effect and of the cause that a clause names, None if it doesn't."""
    if clause.negative or clause.unreal:
        return None
    subject, rest = {*clause.subject}, {*clause.rest}
    if _CAUSE in subject:
        effect, cause = subject, rest | {clause.predicate}
    elif clause.predicate in _OWED:
        effect, cause = subject, rest
    elif clause.predicate == _CAUSE and clause.passive:
        effect, cause = subject, {*clause.agent}
    elif clause.predicate == _CAUSE:
        effect, cause = rest, subject
    else:
        return None
    effect, cause = effect - _VAGUE, cause - _VAGUE
    return (effect, cause) if effect and cause else None
