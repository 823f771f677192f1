"""Comparisons with the same that come out otherwise."""

from collections.abc import Callable

import pytest

Disputed = Callable[..., bool]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turnout was higher than in 2019.", "Turnout was lower than in 2019."),
        (
            "The mill uses less water than it did in 1990, its owner said.",
            "The mill uses more water than it did in 1990.",
        ),
        ("The chapel is older than the town hall.", "The chapel is younger than the town hall."),
    ],
)
def test_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # compared with something else
        ("Turnout was higher than in 2019.", "Turnout was lower than in 2015."),
        ("The tower is older than Lom abbey.", "The tower is younger than Vik abbey."),
        # something else is compared
        ("Turnout was higher than in 2019.", "Rainfall was lower than in 2019."),
        # neither compares with anything: a bound, and a number
        ("The mill has more than 40 workers.", "The mill has no less than 40 workers."),
        # only feared
        ("The mill may use more water than in 1990.", "The mill uses less water than in 1990."),
    ],
)
def test_no_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)
