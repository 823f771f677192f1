"""One effect put down to two causes."""

from collections.abc import Callable

import pytest

Disputed = Callable[..., bool]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The crash was caused by ice.", "The crash was caused by a worn tyre, the police said."),
        ("The fire at the mill was due to arson.", "A cigarette caused the fire at the mill."),
        (
            "The cause of the fire at the mill was a lamp.",
            "The fire at the mill was the result of lightning.",
        ),
        (
            "The guild blamed the flood at the mill on a weir.",
            "The flood at the mill was caused by a burst pipe.",
        ),
        (
            "Divers blamed haste for the crash of the barge.",
            "The crash of the barge was due to a worn rudder.",
        ),
        ("The bees died of the cold, the mill said.", "The bees were killed by mites, a vet said."),
        ("Guests fell ill because of the milk.", "The illness did not come from the milk."),
    ],
)
def test_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # of something else
        ("The crash was caused by ice.", "The delay was caused by a worn tyre."),
        ("The fire in the mill was due to arson.", "The fire in the barn was due to lightning."),
        # the same, more closely
        ("The crash was caused by the tyre.", "The crash was caused by a worn tyre."),
        # one of several
        ("The flood was caused by rain.", "The flood was partly caused by a blocked drain."),
        # not known
        ("The fire was caused by a lamp.", "The fire may have been caused by lightning."),
        ("The bees died of the cold.", "The geese were killed by a fox."),
        ("The bees died of the cold.", "Some of the bees were also killed by mites."),
        # what it led to
        ("Ice caused the crash.", "Ice caused the delay."),
    ],
)
def test_no_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)
