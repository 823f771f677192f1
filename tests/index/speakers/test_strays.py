"""What is said, where the parse hangs it on other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.index.speakers.conftest import Attribute

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Her pilot told me on the quay that his crew had seen it.", "her pilot"),
        ("Mira Stenn told us over a bad line that the hull was sound.", "Mira Stenn"),
        ("I'm told by a clerk at the harbour that the hull was sound.", "a clerk at the harbour"),
        ("It was Mira Stenn who told us that the hull was sound.", "Mira Stenn"),
        ("Mira Stenn gave me her word that the hull was sound.", "Mira Stenn"),
        ("Mira Stenn gave me her word on Friday that no diver had lost a day.", "Mira Stenn"),
        ("Mira Stenn has let slip that there will be no ferry in May.", "Mira Stenn"),
        ("According to one former pilot, who asked not to be named, a crack exists.", "one former pilot"),
        ("Clerks who spoke to the Ledger believe the hull was sound.", "clerks"),
    ],
)  # fmt: skip
def test_who_says_it(chain: Chain, text: str, speaker: str) -> None:
    assert chain(text[:20], text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "I told him about the ferry that he had lost.",
        "It would be a loss, which might show why the owner kept the ferry.",
        "The hull had not been sound when this paper went to press.",
    ],
)
def test_what_nobody_says(chain: Chain, text: str) -> None:
    assert chain(text[:20], text) == []


def test_what_a_colon_explains(chain: Chain) -> None:
    text = "Two people at the yard say that is nonsense: there is one hull, and it has not sunk."
    assert chain("nonsense", text) == ["two people at the yard"]


def test_what_another_reported_is_only_the_contrast(chain: Chain) -> None:
    text = (
        "Seven hulls sank in the storm, Mira Stenn said, and not four, as the Ledger had reported."
    )
    assert chain("Seven", text) == ["Mira Stenn"]


def test_who_will_write_has_said_nothing(chain: Chain) -> None:
    text = "According to Mira Stenn, lawyers for the yard will write to the owner this week."
    assert chain("lawyers", text) == ["Mira Stenn"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The hull was sound, Mira Stenn said, citing two officials.", ["Mira Stenn", "two officials"]),
        ("The hull was sound, says Mira Stenn, who has it from a diver.", ["Mira Stenn", "a diver"]),
        ("Mira Stenn said the hull was sound, citing the release of a survey.", ["Mira Stenn"]),
    ],
)  # fmt: skip
def test_whom_somebody_has_it_from(chain: Chain, text: str, speakers: list[str]) -> None:
    assert chain("hull", text) == speakers


def test_he_is_not_who_told_him(chain: Chain) -> None:
    text = "Peter Lind came. The mayor had told him, he said, that the hull was sound."
    assert chain("hull", text) == ["Peter Lind", "the mayor"]


def test_he_may_have_spoken_of_himself(chain: Chain) -> None:
    text = "Peter Lind had never seen the hull, he said."
    assert chain("hull", text) == ["Peter Lind"]


def test_turning_and_saying(chain: Chain) -> None:
    text = (
        "When the list was read out in the hall, her pilot turned to me and said, “It was sound.”"
    )
    assert chain("sound", text) == ["her pilot"]


def test_writer_who_says_that_he_quotes(chain: Chain) -> None:
    text = 'Mira Stenn told us, and I\'m reading this out, "No hull was ever sold, by anybody."'
    assert chain("hull", text) == ["Mira Stenn"]


def test_from_somebody_with_a_clause_of_their_own(chain: Chain) -> None:
    text = 'From Lind, who doesn\'t like boats: "They have sold us two hulls. That is no use."'
    assert chain("hulls", text) == ["Lind"]


def test_mind_whose_words_go_on(attributed: Attribute) -> None:
    text = "Mira Stenn said that she was a diver. No letter from the yard had ever reached her."
    assert attributed(text)[1][1].speakers[-1].name == "Mira Stenn"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said in a statement that the hull was sound.",
        "The ministry told buyers on a call that further rises were likely.",
        "The ministry announced at a meeting on Monday that the pool would shut.",
        "The ministry told a gathering of the guild that the kiln was cracked.",
        "The ministry replied that it had not: it had torn.",
        "The ministry answered that the rope was new; it had torn at the first pull.",
        "The rope had been new, the ministry said; its core had rotted.",
        "The ministry said that it had warned of the rope; its letter had been ignored.",
    ],
)
def test_the_rest_of_what_is_said(chain: Chain, text: str) -> None:
    assert chain(text[:12], text) == ["the ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "Mira Stenn commented on the claim that the kiln was cracked.",
        "Mira Stenn responded to the idea that the kiln was cracked.",
        "He said no; the court had heard another story from the widow of the miller.",
    ],
)
def test_a_clause_of_another_noun_or_voice_is_none(chain: Chain, text: str) -> None:
    assert chain(text[:12], text) == []
