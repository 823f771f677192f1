"""What a question asks for."""

import pytest

from assistant.question import Asked, parse_question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("How many lifts were closed?", Asked.NUMBER),
        ("What percentage of voters agreed?", Asked.NUMBER),
        ("How much did the new cabin cost?", Asked.MONEY),
        ("When was the treaty signed?", Asked.DATE),
        ("In which year did the line open?", Asked.DATE),
        ("Who ordered the closure?", Asked.PERSON),
        ("Where is the valley station?", Asked.PLACE),
        ("Why did the operator stop the lift?", Asked.REASON),
        ("What was the reason for the delay?", Asked.REASON),
        ("What did the minister say about wages?", Asked.WORDS),
        ("Was the road closed?", Asked.YES_NO),
    ],
)
def test_asked(text: str, asked: Asked) -> None:
    assert parse_question(text).asked is asked


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("What did Anna Holm say about the brakes?", "Anna Holm"),
        ("According to the Valley Courier, how many people were hurt?", "Valley Courier"),
        ("What is Holm's view of the inquiry?", "Holm"),
        ("What did the families of the dead say?", "families of the dead"),
        ("How many people were hurt?", None),
        ("How much aid did Norland get from the United States?", None),
        ("Why did the guards have to be called?", None),
        ("Why did the council vote down the call for an inquiry?", None),
        ("When was Norland admitted to the alliance?", None),
        ("What is the ferry called?", None),
        ("What did she say?", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    assert parse_question(text).speaker == speaker


def test_sides_and_denials() -> None:
    assert parse_question("How do the reports differ on the wind?").wants_sides
    assert parse_question("Who denies that the brake failed?").wants_denial
    assert not parse_question("Who built the brake?").wants_denial


def test_names_leave_out_the_question_word() -> None:
    assert parse_question("Which route did Peter Lang take to Oslo?").names == (
        "Peter Lang",
        "Oslo",
    )


def test_the_speaker_is_not_what_the_words_are_about() -> None:
    assert parse_question("What did Holm say about brakes?").about == ("brake",)


def test_padding_is_not_what_a_question_is_about() -> None:
    assert parse_question("What does Holm do for a living these days?").terms == ("holm",)
    assert parse_question("How many trams in total were sold?").terms == ("tram", "sold")
    # Where nothing else is asked, its words are all there is to search for.
    assert parse_question("Altogether?").terms == ("altogeth",)


def test_a_name_that_is_asked_for_is_said_to_be_called_nothing() -> None:
    assert parse_question("What is the ferry called these days?").terms == ("ferri",)
    assert "call" in parse_question("Who called the ferry unsafe?").terms
