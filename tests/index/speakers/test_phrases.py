"""Sources named by phrases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "According to Mira Stenn, the bridge is unsafe.",
        "The bridge is unsafe, according to Mira Stenn.",
        "In Mira Stenn's view, the bridge is unsafe.",
        "In the words of Mira Stenn, the bridge is unsafe.",
    ],
)
def test_phrase_names_the_source(chain: Chain, text: str) -> None:
    assert chain("bridge", text) == ["Mira Stenn"]


def test_claim_that_the_author_judges_is_not_the_main_assertion(chain: Chain) -> None:
    assert chain("bridge", "Mira Stenn's claim that the bridge is unsafe is baseless.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The roof was known to be weak, a leaked memo shows.", "a leaked memo"),
        ("The cost of the ferry has doubled, official figures show.", "official figures"),
        ("The ferry was never tested, documents seen by the Ledger reveal.", "documents"),
        ("The dam was cracked, a new study has found.", "a new study"),
    ],
)
def test_a_text_closes_what_it_shows(chain: Chain, text: str, speaker: str) -> None:
    assert chain(text[:12], text) == [speaker]


def test_a_list_that_ends_in_shows_is_none(chain: Chain) -> None:
    assert chain("The pool", "The pool lost its lamps, its ropes and its paper shows.") == []


def test_figures_are_whose_count_they_are(chain: Chain) -> None:
    text = "Figures from the Public Health Authority show that cases are up."
    assert chain("Figures", text) == ["Public Health Authority"]


def test_the_text_that_closes_a_sentence_passes_on_who_speaks_in_it(chain: Chain) -> None:
    text = "Engineers warned that the dam could fail, killing dozens, a leaked report reveals."
    assert chain("dam", text) == ["a leaked report", "engineers"]
