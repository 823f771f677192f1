"""Follow-ups become stand-alone questions made of the conversation's own words."""

import pytest

from assistant.follow_up import Turn, is_follow_up, resolve


@pytest.mark.parametrize(
    ("before", "text", "resolved"),
    [
        (
            "How much aid did Norway promise Chad?",
            "and Sweden?",
            "How much aid did Sweden promise Chad?",
        ),
        ("How many cabins ran in 2014?", "and in 2022?", "How many cabins ran in 2022?"),
        (
            "What did Holm say about brakes?",
            "and about the cable?",
            "What did Holm say about the cable?",
        ),
        ("Who is Erik Dahl?", "What is his plan?", "What is Erik Dahl's plan?"),
        ("Did Norway send ships?", "When?", "When: Did Norway send ships?"),
        (
            "What did Holm say about brakes?",
            "When did she say that?",
            "When did Holm say that? (What did Holm say about brakes?)",
        ),
    ],
)
def test_resolve(before: str, text: str, resolved: str) -> None:
    assert resolve(text, [Turn(before)]).question == resolved


def test_a_stand_alone_question_is_left_as_it_is() -> None:
    text = "What was the cause of the fire?"
    assert resolve(text, [Turn("How many died in the fire?")]).question == text


def test_without_history_nothing_is_resolved() -> None:
    assert resolve("and Canada?", []).question == "and Canada?"


def test_who_said_that_asks_for_the_last_answer() -> None:
    resolution = resolve("Who said that?", [Turn("How many died?")])
    assert resolution.about_last_answer
    assert "How many died?" in resolution.question


@pytest.mark.parametrize("text", ["Who claims that the brake failed?", "Is there a second lift?"])
def test_that_and_there_may_be_no_reference(text: str) -> None:
    assert not is_follow_up(text)


@pytest.mark.parametrize(
    ("last", "text", "resolved"),
    [
        ("When was the Berg lift opened?", "And when was it rebuilt?",
         "When was it rebuilt? (When was the Berg lift opened?)"),
        ("How many nurses did the ward have in 2018?", "How many had there been in 2012?",
         "How many nurses had there been in 2012?"),
        ("How many people died in the flood?", "How many were injured?",
         "How many people were injured?"),
        ("When was the law passed?", "How many voted against?",
         "How many voted against? (When was the law passed?)"),
        ("What was the name of Ada Holt's husband?", "And how old was he?",
         "How old was Ada Holt's husband?"),
        ("What share of its income does Norway spend on roads?", "And Sweden, in 2019?",
         "What share of its income does Sweden spend on roads: in 2019?"),
        ("What did Ada Holt publish?", "What may happen to her?", "What may happen to Ada Holt?"),
        ("What did the mayor say of a plot?", "What proof was offered?",
         "What proof was offered? (What did the mayor say of a plot?)"),
    ],
)  # fmt: skip
def test_what_is_left_out_comes_from_the_last_question(last: str, text: str, resolved: str) -> None:
    assert resolve(text, [Turn(last)]).question == resolved
