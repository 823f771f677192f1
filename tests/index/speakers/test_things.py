"""What "it" stands for: texts and bodies without a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("before", "words", "speaker"),
    [
        ("A report on the lock came out in May.", "It says the gate is rotten.", "a report"),
        ("The memo warns of a flood.", "It adds that the pumps are old.", "the memo"),
        ("The museum's audit blames the roof.", "It concludes that the rain came in.", "museum"),
        ("The council published a report.", "It found that the gate was rotten.", "a report"),
        ("The council published a report.", "It said the gate would be replaced.", "the council"),
        ("Orla Dunne read the letter.", "It said that the tenancy was over.", "the letter"),
        ("The company has shut its kiln.", "It said that the orders had dried up.", "the company"),
    ],
)
def test_it_is_the_text_or_body_told_of(
    chain: Chain, before: str, words: str, speaker: str
) -> None:
    assert speaker in chain(words, f"{before} {words}")[-1]


def test_a_named_body_that_acts_later_goes_before_a_text(chain: Chain) -> None:
    text = "The memo warns of a flood. The Harbour Board called it a draft. It said it was old."
    assert chain("It said", text) == ["Harbour Board"]


def test_it_that_stands_for_nothing_told_of_is_nobody(chain: Chain) -> None:
    assert chain("It found", "It found that the lock was open.") == []


def test_a_text_is_no_he(chain: Chain) -> None:
    text = (
        "The clerk Bram Kell said no. The memo warns of a flood. It adds more. He said it was late."
    )
    assert chain("He said", text) == ["Bram Kell"]


def test_what_it_confirmed_is_the_bodys_word(chain: Chain) -> None:
    text = "The data regulator is looking into the matter, it confirmed."
    assert chain("regulator", text) == ["the data regulator"]
    assert chain("It confirms", "It confirms that the roof was weak.") == []


def test_who_has_seen_a_text_is_not_it(chain: Chain) -> None:
    text = "The report, seen by this newspaper, was written by Ann Lee. It says the roof leaked."
    assert chain("It says", text) == ["the report"]
    assert chain("Critics see", "Critics see the tax as a burden.") == ["critics"]


def test_what_it_will_find_is_a_forecast(chain: Chain) -> None:
    text = "I shall venture a forecast: it will find everybody a little guilty."
    assert chain("forecast", text) == []
