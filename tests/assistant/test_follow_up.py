"""Follow-ups become stand-alone questions made of the conversation's own words."""

import pytest

from assistant.answer import Answer
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


@pytest.mark.parametrize(
    "text",
    [
        "How much did the new harbour cost?",
        "How much are the divers paid?",
        "Was the ferry warned?",
        "Have the nurses been sacked?",
        "How many sheep drowned?",
        "When was the tunnel reopened?",
        "How many were hurt in the avalanche?",
        "How many have been arrested in Bergen?",
        "Does anyone dispute that the ferry was warned?",
        "Who denies that the tunnel leaks?",
        "Does anybody contradict Ada Holt?",
    ],
)
def test_what_asks_enough_is_no_follow_up(text: str) -> None:
    assert resolve(text, [Turn("What did the vicar say about the bells?")]).question == text


@pytest.mark.parametrize(
    "text",
    [
        "Which conditions were attached?",
        "How many were hurt?",
        "Who resigned?",
        "Who denies it?",
        "Does anyone dispute that figure?",
    ],
)
def test_too_few_words_go_on_about_the_last_question(text: str) -> None:
    assert resolve(text, [Turn("Did Norway lend ships to Chad?")]).question != text


def _silent(question: str) -> Turn:
    answer = Answer.from_dict({"question": question, "status": "not_in_corpus", "statements": []})
    return Turn(question, answer)


def test_few_words_stand_alone_after_a_question_that_was_not_answered() -> None:
    last = _silent("What did the vicar say about the bells?")
    assert resolve("Who resigned?", [last]).question == "Who resigned?"
    assert resolve("When did he say that?", [last]).question != "When did he say that?"


def test_a_long_conversation_keeps_what_it_began_with_and_the_last_question() -> None:
    turns: list[Turn] = []
    for text in ("Was the rope cut?", "Who saw it?", "Who denied it?", "Who believes it?"):
        turns.append(Turn(resolve(text, turns).question))
    assert turns[-1].resolved == "Who believes it? (Who denied it? (Was the rope cut?))"
