"""Quotations whose speaker a later sentence names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    "behind",
    [
        "That is the view of Orla Dunne, a farmer.",
        "So says Orla Dunne.",
        "These are the words of Orla Dunne.",
        "The words are those of Orla Dunne.",
        "The speaker is Orla Dunne, a farmer.",
        "That is how Orla Dunne sees it.",
    ],
)
def test_the_sentence_behind_names_the_speaker(chain: Chain, behind: str) -> None:
    before = "The mayor said the well was clean."
    assert chain("nobody drinks", before, f'"In our street nobody drinks it." {behind}') == [
        "Orla Dunne"
    ]


def test_what_is_said_of_the_words_names_nobody(chain: Chain) -> None:
    text = '"In our street nobody drinks it." That is the story of a summer.'
    assert chain("nobody drinks", text) == []


def test_a_quotation_that_opens_the_piece_is_whose_name_follows(chain: Chain) -> None:
    text = ('"They have made up their minds."', "Orla Dunne has farmed here for years.")
    assert chain("made up", *text) == ["Orla Dunne"]


def test_whoever_spoke_before_goes_on_whatever_name_follows(chain: Chain) -> None:
    text = 'The mayor said it was late. "They have made up their minds."'
    assert chain("made up", text, "Orla Dunne has farmed here for years.") == ["the mayor"]
