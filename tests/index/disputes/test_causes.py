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
        # what it led to
        ("Ice caused the crash.", "Ice caused the delay."),
    ],
)
def test_no_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)
