"""Statements that stand beside each other although their words clash."""

from collections.abc import Callable

import pytest

Disputed = Callable[..., bool]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # not yet
        ("The guild has not yet signed the lease, it said on Monday.", "On Friday it was signed."),
        # at first
        ("The guild at first refused to sell the mill.", "The guild agreed to sell the mill."),
        ("The guild opposed the weir, but has changed its mind.", "The guild backs the weir."),
        # another of the kind
        ("The old kiln was insured.", "The kiln was not insured."),
        ("The first offer was rejected by the guild.", "The guild accepted the offer."),
        # somebody else's
        ("The miller's geese were stolen.", "The baker's geese were not stolen."),
        # as a rule
        ("The hall is often full.", "The hall was empty."),
        # once, and from now on
        ("The mill was opened in 1974.", "The mill will remain closed until the spring."),
    ],
)
def test_stand_beside(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The kiln was insured.", "The kiln was not insured."),
        # any other is one of all
        ("The miller has never had a fire.", "The miller had caused an earlier fire."),
        ("All the kilns were insured.", "The second kiln was not insured."),
        # none at all is no first one either
        ("After the first alarm the kiln stood still.", "There was no alarm at the kiln."),
        # of the same one
        ("The miller's geese were stolen.", "The miller's geese were not stolen."),
        ("The old kiln was insured.", "The old kiln was not insured."),
    ],
)
def test_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert disputed(one, other)


def test_what_is_pending_is_told_later(disputed: Disputed) -> None:
    one, other = "The guild has not signed the lease yet.", "The guild signed the lease."
    assert not disputed(one, other, "2031-05-02", "2031-05-09")
    assert disputed(one, other, "2031-05-09", "2031-05-02")
