"""Interviews whose turns bear no names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[str]]
INTRODUCTION = "Mira Stenn built the bridge. Stenn met us in her office in Lindmark."
TURNS = (
    "**Is the bridge safe?**",
    "I never tested the cables. They are older than I am.",
    "**The mayor says that it was tested in May.**",
    "That was the railing, and I told her so.",
    "They did not look at the pillars.",
    "**What will you do?**",
    "I shall wait for the report.",
    "**And then?**",
    "Then we build.",
)
PLAIN = (
    "Is the bridge safe?",
    "I never tested the cables. They are older than I am.",
    "Was it tested in May?",
    "That was the railing, and I told her so.",
    "Do you know why?",
    "Nobody told me.",
    "What will you do?",
    "I shall wait for the report.",
)


def test_answers_are_of_whom_the_introduction_names(chain: Chain) -> None:
    assert chain("tested the cables", INTRODUCTION, *TURNS) == ["Mira Stenn"]
    assert chain("wait for the report", INTRODUCTION, *TURNS) == ["Mira Stenn"]
    assert chain("Then we build", INTRODUCTION, *TURNS) == ["Mira Stenn"]


def test_an_answer_of_two_paragraphs(chain: Chain) -> None:
    assert chain("the pillars", INTRODUCTION, *TURNS) == ["Mira Stenn"]


def test_questions_are_the_authors(chain: Chain) -> None:
    assert chain("Is the bridge safe", INTRODUCTION, *TURNS) == []
    assert chain("Mira Stenn built", INTRODUCTION, *TURNS) == []


def test_a_remark_set_off_like_the_questions_prompts_too(chain: Chain) -> None:
    assert chain("tested in May", INTRODUCTION, *TURNS) == ["the mayor"]


def test_whoever_asks_is_not_asked(chain: Chain) -> None:
    opening = "Interview by Ada Quist. Ada Quist spoke to Mira Stenn on Monday."
    assert chain("tested the cables", opening, *TURNS, author="Ada Quist") == ["Mira Stenn"]


def test_questions_without_marks(chain: Chain) -> None:
    assert chain("the railing", INTRODUCTION, *PLAIN) == ["Mira Stenn"]
    assert chain("in May", INTRODUCTION, *PLAIN) == []


def test_a_note_below_is_the_authors(chain: Chain) -> None:
    note = "The interview was shortened, and Ms Stenn has approved it."
    assert chain("shortened", INTRODUCTION, *TURNS, note) == []


def test_a_list_of_frequent_questions_is_no_interview(chain: Chain) -> None:
    asked = (
        "**Is the bridge safe?**",
        "Yes. The cables were tested in May.",
        "**May I cross at night?**",
        "You may, but the lamps are off.",
        "**Who pays?**",
        "The town of Lindmark pays.",
    )
    assert chain("were tested in May", INTRODUCTION, *asked) == []


def test_without_a_name_above_nobody_is_named(chain: Chain) -> None:
    assert chain("tested the cables", "We met in an office by the river.", *TURNS) == []


@pytest.mark.parametrize(
    "opening",
    [
        "Jonas Arnt talks to the engineer Mira Stenn.",
        "Jonas Arnt met the engineer Mira Stenn in Lindmark.",
        "Jonas Arnt interviewed Mira Stenn on Monday.",
        "Jonas Arnt speaks to Mira Stenn about the bridge.",
        "Mira Stenn spoke to Jonas Arnt in Lindmark.",
        "An interview with the engineer Mira Stenn by Jonas Arnt.",
    ],
)
def test_whoever_meets_somebody_asks(chain: Chain, opening: str) -> None:
    assert chain("tested the cables", opening, *TURNS, author=None) == ["Mira Stenn"]


TWO = (
    "# The bridge",
    "*Mira Stenn built the bridge at Lindmark.*",
    "**Ms Stenn, is it safe?**",
    "I never tested the cables.",
    "**And the pillars?**",
    "I wish I knew.",
    "# The ferry",
    "*Orin Vale has steered the ferry since 2009.*",
    "**Mr. Vale, will you carry more people?**",
    "I carry whoever comes to my boat.",
    "**Are you afraid of the bridge?**",
    "My boat was here before it.",
)


def test_whom_the_question_calls_is_asked_though_nothing_else_tells(chain: Chain) -> None:
    introduction = "Quenby Orr. Orr has kept the lock at Lindmark since 1990."
    turns = ("**Mr Orr, is the bridge safe?**", *TURNS[1:])
    assert chain("tested the cables", introduction, *turns) == ["Quenby Orr"]


def test_a_second_talk_is_with_whom_its_introduction_names(chain: Chain) -> None:
    assert chain("tested the cables", *TWO, headings=(0, 6)) == ["Mira Stenn"]
    assert chain("whoever comes", *TWO, headings=(0, 6)) == ["Orin Vale"]
    assert chain("here before", *TWO, headings=(0, 6)) == ["Orin Vale"]


def test_a_heading_within_a_talk_changes_nobody(chain: Chain) -> None:
    turns = (*TURNS[:5], "# The report", "Orin Vale has read it to me.", *TURNS[5:])
    assert chain("wait for the report", INTRODUCTION, *turns, headings=(6,)) == ["Mira Stenn"]
    assert chain("has read it", INTRODUCTION, *turns, headings=(6,)) == ["Mira Stenn"]


def test_questions_that_the_format_sets_off(chain: Chain) -> None:
    turns = [turn.strip("*") for turn in TURNS]
    assert chain("tested in May", INTRODUCTION, *turns, set_off=(1, 3, 6, 8)) == ["the mayor"]
    assert chain("the pillars", INTRODUCTION, *turns, set_off=(1, 3, 6, 8)) == ["Mira Stenn"]
