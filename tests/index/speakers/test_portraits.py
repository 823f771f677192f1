"""People called by their age or their children stand for whoever was just named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.speakers.portraits import gender_of, is_portrait

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    "words", ["the 61-year-old", "The 61-year-old former diver", "the 61 year old"]
)
def test_age_is_a_portrait(words: str) -> None:
    assert is_portrait(words)


def test_parent_is_a_portrait() -> None:
    assert is_portrait("The mother", "-of-three said")
    assert is_portrait("the proud father", " of two")


@pytest.mark.parametrize("words", ["a 61-year-old", "the diver", "the mother", "the 61 divers"])
def test_what_is_no_portrait(words: str) -> None:
    assert not is_portrait(words, " of the bride said")


def test_gender_of_a_portrait() -> None:
    assert gender_of(["the", "61-year-old", "widow"])
    assert gender_of(["the", "father-of-two"]) is False
    assert gender_of(["the", "61-year-old", "diver"]) is None


def test_age_stands_for_the_person_named_before(chain: Chain) -> None:
    text = 'Mira Stenn, who built the pier, left on Monday. "It will sink," the 61-year-old diver said.'
    assert chain("sink", text) == ["Mira Stenn"]


def test_age_stands_for_who_is_introduced_and_not_for_who_spoke_above(chain: Chain) -> None:
    above = 'Jonas Arnt praised it. "It is a fine pier," he said.'
    text = 'On Monday Mira Stenn left the pier. "It will sink," the 61-year-old diver said.'
    assert chain("sink", above, text) == ["Mira Stenn"]


def test_mother_of_three_is_a_woman(chain: Chain) -> None:
    text = "Mr Jonas Arnt met Mrs Mira Stenn. The mother-of-three said that the pier was unsafe."
    assert chain("unsafe", text) == ["Mira Stenn"]
