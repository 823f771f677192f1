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
