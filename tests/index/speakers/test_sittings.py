"""Records of sittings whose turns begin with a name and a full stop."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[str]]
HOUSE = (
    "LAMP REPAIR ACT",
    "The SPEAKER pro tempore. The gentleman from Lom is recognized for 5 minutes.",
    "Mr. QUILL. Madam Speaker, the lamp on the mole has been dark since June.",
    "It cost nine thousand crowns.",
    "Ms. LIND of Quay. Madam Speaker, nobody was ever paid.",
    "Mr. QUILL. The keeper was paid in May.",
)
CHAMBER = (
    "President. – The next item is the debate on lamps.",
    "Ilse Brack, Member of the Commission. – Madam President, the lamp has been dark since June.",
    "Tore Lind, on behalf of the Centre Group. – Madam President, the figures are old.",
    "Mara Quill (Greens). – Madam President, I have heard the same for ten years.",
    "Tore Lind (Centre), blue-card reply. – That is simply untrue.",
)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("is recognized", "Speaker pro tempore"),
        ("dark since June", "Quill"),
        ("nine thousand", "Quill"),
        ("ever paid", "Lind"),
        ("in May", "Quill"),
    ],
)
def test_names_in_capitals(chain: Chain, words: str, speaker: str) -> None:
    assert chain(words, *HOUSE, author=None, outlet="Record", headings=(0,)) == [speaker]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("next item", "President"),
        ("dark since June", "Ilse Brack"),
        ("are old", "Tore Lind"),
        ("ten years", "Mara Quill"),
        ("untrue", "Tore Lind"),
    ],
)
def test_names_with_a_dash(chain: Chain, words: str, speaker: str) -> None:
    assert chain(words, *CHAMBER, author=None, outlet="Record") == [speaker]


def test_paragraphs_that_begin_with_a_title_are_no_sitting(chain: Chain) -> None:
    story = (
        "Mr. Quill lit the lamp on Monday.",
        "Ms. Lind saw it from her boat.",
        "Mr. Quill is seventy.",
        "The CHAIR. It stood by the window.",
    )
    assert chain("seventy", *story) == []
    assert chain("window", *story) == []
