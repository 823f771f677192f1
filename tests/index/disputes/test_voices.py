"""One person under several names."""

from collections.abc import Callable

import pytest

from index.disputes.voices import one_person

Disputed = Callable[..., bool]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("ida lund", "i. lund"),
        ("lund", "ida lund"),
        ("ida m. lund", "ida lund"),
        ("i. lund", "i. m. lund"),
    ],
)
def test_one_person(mine: str, theirs: str) -> None:
    assert one_person(mine, theirs)
    assert one_person(theirs, mine)


@pytest.mark.parametrize(
    ("mine", "theirs"), [("ida lund", "per lund"), ("i. lund", "p. lund"), ("ida lund", "ida holm")]
)
def test_two_persons(mine: str, theirs: str) -> None:
    assert not one_person(mine, theirs)


def test_nobody_disputes_himself(disputed: Disputed) -> None:
    denial = "{} denied that she had opened the sluice, and she said it again."
    said = '"I had opened the sluice by noon," said {}.'
    assert not disputed(denial.format("I. Lund"), said.format("Ida Lund"))
    assert disputed(denial.format("Ida Lund"), said.format("Per Lund"))
