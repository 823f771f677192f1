"""One event at two times of day, or of two lengths ("left at three", "set out at four")."""

from __future__ import annotations

from collections.abc import Iterator

from index.disputes.alignment import Alignment
from index.disputes.figures import Clash
from index.disputes.occasions import MOMENT, Occasion
from index.disputes.same_event import same_event
from index.disputes.signature import Signature
from index.domain import DisputeKind, Span

_DAY, _HALF_DAY = 1440.0, 720.0


def timing_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """The same event, told of by both, at times that can't both be right."""
    if not (shared.kin or shared.exchange) or shared.apart:
        return
    for mine in one.occasions:
        for theirs in other.occasions:
            sure = same_event(mine, theirs, one, other)
            if sure and apart(mine, theirs):
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.FIGURE, "timed", sure, *spans)


def apart(one: Occasion, other: Occasion) -> bool:
    """Whether no time fits both; a clock without "a.m." may be of either half of the day."""
    if one.kind != MOMENT:
        return one.low > other.high or other.low > one.high
    middle = abs((one.low + one.high) - (other.low + other.high)) / 2
    slack = (one.high - one.low + other.high - other.low) / 2
    return all(abs(middle - shift) > slack for shift in (0.0, _HALF_DAY, _DAY))
