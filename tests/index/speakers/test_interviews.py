"""Turns of interviews and briefings."""

from __future__ import annotations

from collections.abc import Callable

Chain = Callable[..., list[str]]
INTRODUCTION = "Mira Stenn (MS) built the bridge. Ada Quist met her in Lindmark."
TURNS = (
    "AQ: Is the bridge safe?",
    "MS: Nobody has tested the cables.",
    "They are older than I am.",
    "AQ: The mayor says that it was tested in May.",
    "MS: That was the railing.",
)


def test_initials_stand_for_the_full_name(chain: Chain) -> None:
    assert chain("tested the cables", INTRODUCTION, *TURNS) == ["Mira Stenn"]


def test_turn_goes_on_in_the_next_paragraph(chain: Chain) -> None:
    assert chain("older", INTRODUCTION, *TURNS) == ["Mira Stenn"]


def test_interviewers_turn_is_the_authors(chain: Chain) -> None:
    assert chain("Is the bridge", INTRODUCTION, *TURNS) == []


def test_question_that_quotes_somebody(chain: Chain) -> None:
    assert chain("May", INTRODUCTION, *TURNS) == ["the mayor"]


def test_questions_of_reporters(chain: Chain) -> None:
    turns = (
        "MS STENN: The bridge is safe.",
        "QUESTION: Two people fell.",
        "MS STENN: They jumped.",
        "QUESTION: Why?",
    )
    opening = "Press briefing by Mira Stenn in Lindmark."
    assert chain("fell", opening, *turns, author=None) == ["a reporter"]
    assert chain("jumped", opening, *turns, author=None) == ["Mira Stenn"]


def test_single_label_is_no_interview(chain: Chain) -> None:
    assert chain("safe", "Summary: the bridge is safe.", "It was built in 1957.") == []


def test_note_below_an_interview_is_the_authors(chain: Chain) -> None:
    note = "The conversation was shortened; Ms Stenn has approved it. The mayor did not comment."
    assert chain("shortened", INTRODUCTION, *TURNS, note) == []
    assert chain("did not comment", INTRODUCTION, *TURNS, note) == []


def test_credit_below_an_interview_is_the_authors(chain: Chain) -> None:
    note = "Interview: Ada Quist. Ms Stenn has read this text."
    assert chain("has read", INTRODUCTION, *TURNS, note) == []
