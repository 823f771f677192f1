"""Turns of interviews and briefings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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


BROADCAST = (
    "PRESENTER (OLA BREM): Good evening from the harbour of Lindmark, where it rains.",
    "REPORTER (MIRA STENN): The ferry sank at noon, Ola, in calm water.",
    "LIND (CLIP): I have never seen a hull like this one, and I have seen many.",
    "PRESENTER: We shall come back to the ferry later in this programme.",
    "REPORTER: Until then the harbour stays closed to all ships, I am told.",
)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("it rains", "Ola Brem"),
        ("calm water", "Mira Stenn"),
        ("many", "LIND"),
        ("come back", "Ola Brem"),
    ],
)
def test_names_in_brackets_beside_offices(chain: Chain, words: str, speaker: str) -> None:
    [name] = chain(words, *BROADCAST, author=None, outlet="Lindmark Tonight")
    assert name.lower() == speaker.lower()


def test_sitting_at_which_each_speaks_once(chain: Chain) -> None:
    turns = (
        "The President: I give the floor to the representative of Halden.",
        "Mr. Lind (Halden): The ferry was sunk by nobody, and we regret it.",
        "Mrs. Holt (Velde): The pilot says that the harbour had been warned twice.",
        "Ms. Brem: The Secretariat takes no position on the cause of it.",
    )
    opening = ("The meeting began at noon. President: Mr. Okada",)
    metadata = {"author": None, "outlet": "Harbour Council"}
    assert chain("by nobody", *opening, *turns, **metadata) == ["Lind"]
    assert chain("warned twice", *opening, *turns, **metadata) == ["Holt", "the pilot"]
    assert chain("no position", *opening, *turns, **metadata) == ["Brem"]


def test_two_headings_in_capitals_are_no_sitting(chain: Chain) -> None:
    turns = ("WARNING: The hull is weak.", "Mr. Lind: a portrait of the pilot.")
    assert chain("weak", *turns) == []


def test_papers_that_ask_at_a_briefing(chain: Chain) -> None:
    turns = (
        "As of this morning nine ships are missing.",
        "Now your questions.",
        "QUESTION (The Halden Ledger): The pilot told us that he left on Monday.",
        "STENN: He left on Tuesday, and he will be back.",
        "QUESTION (Velde Courier): The harbour is closed to all of us.",
        "STENN: It was opened at noon.",
    )
    opening = "Briefing by the Spokeswoman of the Ministry, Mira Stenn"
    metadata = {"author": None, "outlet": "Ministry of Harbours"}
    assert chain("missing", opening, *turns, **metadata) == ["Mira Stenn"]
    assert chain("on Monday", opening, *turns, **metadata) == ["Halden Ledger", "the pilot"]
    assert chain("closed", opening, *turns, **metadata) == ["Velde Courier"]
    assert chain("on Tuesday", opening, *turns, **metadata) == ["Mira Stenn"]


def test_times_before_turns(chain: Chain) -> None:
    turns = (
        "[00:00:09] Ola Brem: Welcome to the show about ships and those who sail them.",
        "[00:01:10] Mira Stenn: The hull was sound when it left the yard in May.",
        "[00:01:40] Ola Brem: So much for the yard, then, and now for the pilot.",
        "[00:02:05] Mira Stenn: He was asleep, and nobody woke him.",
    )
    assert chain("sound", *turns, author=None, outlet="The Ship Hour") == ["Mira Stenn"]
    assert chain("woke him", *turns, author=None, outlet="The Ship Hour") == ["Mira Stenn"]


def test_a_short_answer_behind_a_long_label(chain: Chain) -> None:
    turns = (
        "[00:01:02] **Mira Stenn:** Who has tested the cables of the bridge?",
        "[00:01:09] **Ambrose Quillfeather:** They lie there.",
        "[00:01:12] **Mira Stenn:** Since when do you know that?",
        "[00:01:19] **Ambrose Quillfeather:** I saw them in May.",
    )
    assert chain("They lie", *turns) == ["Ambrose Quillfeather"]


@pytest.mark.parametrize("stamp", ["[00:01:12]", "(1:12)"])
def test_a_label_may_have_the_time_behind_it(chain: Chain, stamp: str) -> None:
    turns = [turn.replace(":", f" {stamp}:", 1) if ": " in turn else turn for turn in TURNS]
    assert chain("tested the cables", INTRODUCTION, *turns) == ["Mira Stenn"]
    assert chain("Is the bridge", INTRODUCTION, *turns) == []


def test_a_short_turn_behind_a_long_label_and_a_word_before_the_name(chain: Chain) -> None:
    head = ("Interviewer Ada Quist (AQ)", "Interviewee Mira Stenn (MS)")
    turns = [turn.replace(":", " [00:01:12]:", 1) if ": " in turn else turn for turn in TURNS]
    turns[-1] = "MS [00:03:09]: She lied."
    assert chain("lied", *head, *turns) == ["Mira Stenn"]
