"""Turns whose speakers stand above them, on lines or in headings of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[str]]
DEBATE = (
    "Lamps (Upkeep)",
    "Mara Quill (Lom East) (Ind)",
    "I have asked twice why the lamp on the mole has been dark since June.",
    "It cost nine thousand crowns.",
    "Tore Lind (Quay) (Lib)",
    "The keeper was never paid.",
    "Mara Quill",
    "That is simply not so.",
    "The Minister for Harbours (Ines Brack)",
    "The keeper has been paid in full.",
)
PORTRAITS = (
    "Who runs the harbour",
    "Mara Quill",
    "Quill has kept the books since 2011. She says that the harbour makes no money.",
    "Tore Lind",
    "Lind was born on the mole and lit its lamp for thirty years.",
    "Ines Brack",
    "Brack is the youngest of them. We met her on her boat.",
)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("dark since June", "Mara Quill"),
        ("nine thousand", "Mara Quill"),
        ("never paid", "Tore Lind"),
        ("not so", "Mara Quill"),
        ("in full", "Ines Brack"),
    ],
)
def test_who_stands_above_speaks(chain: Chain, words: str, speaker: str) -> None:
    headings = (0, 1, 4, 6, 8)
    assert chain(words, *DEBATE, author=None, outlet="Assembly", headings=headings) == [speaker]


def test_a_party_may_stand_on_a_line_of_its_own(chain: Chain) -> None:
    turns = (
        "Baroness Quill",
        "(Con)",
        "I thank the House. The lamp has been dark since June.",
        "The Under-Secretary of State, Office for Harbours",
        "(Lord Lind)",
        "(Lab)",
        "I do not know what the noble Lady speaks of.",
        "Earl Brack",
        "(Ind)",
        "My own boat hit the stones.",
    )
    headings = (0, 3, 7)
    assert chain("dark", *turns, author=None, headings=headings) == ["Baroness Quill"]
    assert chain("speaks of", *turns, author=None, headings=headings) == ["Lord Lind"]


def test_portraits_are_their_writers(chain: Chain) -> None:
    headings = (0, 1, 3, 5)
    assert chain("kept the books", *PORTRAITS, headings=headings) == []
    assert chain("born on the mole", *PORTRAITS, headings=headings) == []
    assert chain("on her boat", *PORTRAITS, headings=headings) == []


def test_sections_of_a_report_are_its_own(chain: Chain) -> None:
    report = (
        "Harbour Income",
        "We found that the harbour makes no money.",
        "Lamp Upkeep",
        "We found that the lamp is dark.",
        "Harbour Income",
        "Our first finding is repeated here for the year 2020.",
    )
    assert chain("no money", *report, headings=(0, 2, 4), author=None) == []


def test_years_in_brackets_make_no_speaker_of_a_section(chain: Chain) -> None:
    report = (
        "Complaints Received (2019)",
        "We received nine complaints about the lamp.",
        "Complaints Received (2020)",
        "We received none.",
        "Complaints Received (2021)",
        "We received forty, most of them in June.",
    )
    assert chain("none", *report, headings=(0, 2, 4), author=None) == []


def test_members_with_honours_and_the_time(chain: Chain) -> None:
    turns = (
        "The Hon. M. QUILL (Treasurer) (15:21): I move that the lamp be lit.",
        "The Hon. T.J. LIND (15:34): The lamp is no lamp.",
        "The PRESIDENT: Order!",
        "The Hon. T.J. LIND: It is a candle.",
    )
    assert chain("be lit", *turns, author=None) == ["M. Quill"]
    assert chain("candle", *turns, author=None) == ["T.J. Lind"]


def test_speakers_with_numbers(chain: Chain) -> None:
    turns = (
        "Speaker 1: Who lit the lamp?",
        "Speaker 2: The keeper did.",
        "Speaker 1: Did you see it?",
        "Speaker 2: Nobody saw it burn.",
    )
    assert chain("saw it burn", *turns, author=None) == ["Speaker 2"]
