"""People whom the recogniser passes over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.language import load_pipeline
from index.speakers.overlooked import is_aged, overlooked, strangers

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("That is the view of Meirion Pugh, a farmer at the ford.", "Meirion Pugh"),
        ("His niece Sile thinks he should stop.", "Sile"),
    ],
)
def test_what_stands_beside_a_name_shows_a_person(text: str, name: str) -> None:
    doc = load_pipeline()(text)
    assert [span.text for span in overlooked(doc)] == [name]


def test_an_age_behind_a_name_is_a_persons() -> None:
    doc = load_pipeline()("Nadia Ferro, 34, carried a lamp. The Grand Hotel, 12, was shut.")
    assert is_aged(doc[0:2])
    assert not is_aged(load_pipeline()("In Article Five, 1948, nobody spoke.")[1:3])


def test_a_full_name_that_acts_may_be_she_where_nobody_else_can(chain: Chain) -> None:
    text = "Ilse Maronn does not sleep. Four people died in the tunnel, she says."
    assert chain("Four", text) == ["Ilse Maronn"]


def test_a_street_is_no_stranger(chain: Chain) -> None:
    assert chain("Four", "Harbour Street sleeps badly. Four people died here, she says.") == ["she"]
    assert not list(strangers(load_pipeline()("The Grand Hotel sleeps badly.")))


def test_the_fuller_form_of_a_name_is_shown(chain: Chain) -> None:
    text = 'V. Stolz said the road was wet. "It was ice," Vera Stolz said.'
    assert chain("wet", text) == chain("ice", text) == ["Vera Stolz"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prof. Jan Oster came late. The professor said the lamp was off.", "The professor"),
        ("Jan Oster chairs the board. The chair said the lamp was off.", "The chair"),
        ("Constable Jan Oster said no. PC Oster said the lamp was off.", "PC Oster"),
    ],
)
def test_short_titles_and_doings_are_roles(chain: Chain, text: str, words: str) -> None:
    assert chain(words, text) == ["Jan Oster"]


def test_a_surname_that_the_recogniser_passes_over_is_a_place_of_the_name(chain: Chain) -> None:
    text = (
        'Bethan Rhys read it on the gate. "No," a spokeswoman for the council said. '
        "Rhys does not believe it. The poster, she points out, gave the date."
    )
    assert chain("The poster", text) == ["Bethan Rhys"]


def test_a_lone_name_that_it_stands_for_is_a_bodys(chain: Chain) -> None:
    text = "Corvane said two volunteers had a weak heart. In a statement, it said both were well."
    assert chain("In a statement", text) == ["Corvane"]


def test_a_lone_name_that_he_stands_for_is_a_persons(chain: Chain) -> None:
    text = "The Ledger ran a report. Marlow said it was late. He said the report was false."
    assert chain("He said", text) == ["Marlow"]
    assert chain("He said", text.replace("Marlow", "MSA")) == ["he"]
