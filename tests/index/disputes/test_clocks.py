"""Times of day, in figures and in words."""

from __future__ import annotations

import pytest

from index.disputes.clocks import find_clocks


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It began at 3.40 p.m.", 15 * 60 + 40),
        ("They turned at half past one.", 90),
        ("The clock said ten past five.", 310),
        ("It was twenty to nine in the evening.", 20 * 60 + 40),
        ("The doors closed at a quarter to four.", 225),
        ("They turned back at noon.", 720),
        ("He slept until midnight.", 0),
        ("They met about half-past two.", 150),
        ("The wire came at ten to midnight.", 710),
        ("The flare rose at 0315 hours.", 195),
        ("She rang at eleven at night.", 23 * 60),
        ("They came between two and three a.m.", 140),
        ("He did not come before ten past seven.", 440),
        ("He did not come until 10.25 p.m.", 22 * 60 + 30),
        ("It sank shortly after midnight.", 10),
        ("He came shortly before one.", 50),
    ],
)
def test_minutes_after_midnight(text: str, minutes: int) -> None:
    (clock,) = find_clocks(text)
    assert clock.low <= minutes <= clock.high


@pytest.mark.parametrize(
    "text",
    [
        "The council voted by ten to five.",
        "The odds were five to one.",
        "It fell from ten to nine members.",
        "He ate half past the limit.",
        "A noon prayer was held.",
        "They left just after two people had come.",
        "The shaft was shut for 0315 reasons.",
    ],
)
def test_no_times(text: str) -> None:
    assert not list(find_clocks(text))


def test_before_and_about_leave_room() -> None:
    (before,) = find_clocks("They came shortly before a quarter to four.")
    assert (before.high, before.low < 200) == (225.0, True)
    (about,) = find_clocks("It began at about half past one.")
    (exact,) = find_clocks("It began at half past one.")
    assert about.high > exact.high


def test_the_words_are_the_place_of_the_clash() -> None:
    text = "They turned at half past one."
    (clock,) = find_clocks(text)
    assert text[clock.start : clock.end] == "half past one"
