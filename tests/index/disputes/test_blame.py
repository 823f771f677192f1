"""One deed put down to two parties."""

from collections.abc import Callable

import pytest

Disputed = Callable[..., bool]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ostland broke the truce in June.", "The ceasefire was violated by Westland."),
        ("Rebels shot down the plane.", "The plane was shot down by government forces."),
        ("The police started the brawl.", "The brawl was started by protesters, a clerk said."),
        ("The bailiff said that Orme stole the bell.", "The bell was stolen by Arnt."),
    ],
)
def test_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same, in the passive and elsewhere named
        ("Ostland broke the truce at Lom.", "The truce at Lom was broken by Ostland."),
        ("Orme started the fire in Lom.", "The fire was started by Orme in Vik."),
        # who may be the same
        ("The army shelled the market.", "The market was shelled by soldiers."),
        ("Ostland shelled the market in May.", "The market was shelled by rebels in May."),
        # another deed
        ("Rebels shot down the plane.", "The balloon was shot down by government forces."),
        ("Ostland shelled the market in 2021.", "The market was shelled by Westland in 2023."),
        # not said to be so
        ("Rebels shot down the plane.", "The army may have shot down the plane."),
    ],
)
def test_no_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)
