"""Questions for the words of somebody who says nothing in the documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.absent_speaker import asks_for_absent
from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.features import Candidate
from assistant.question import parse_question

KNOWN = ("laboratori", "ferry", "master", "hull", "inspector")


def _asks(question: str, *statements: str, heading: str = "", match: float = 0.5) -> bool:
    texts = statements or ("The hull was sound.",)
    candidates = [Candidate("x", text, text, heading, 0.5, 0.5, 0.1, match) for text in texts]
    return asks_for_absent(parse_question(question), candidates, KNOWN)


def test_a_described_speaker_whose_noun_is_nowhere_is_absent() -> None:
    assert _asks("What did the vicar of St Anne's say about the hull?")
    assert not _asks("What did the inspector say about the hull?")


def test_a_shortened_word_is_the_word() -> None:
    assert not _asks("How old was the paint, according to the lab?")


def test_a_description_that_fits_anybody_is_never_absent() -> None:
    assert not _asks("What does the old woman say about the hull?")


@pytest.mark.parametrize(
    "said",
    [
        "Arnt, the owner, said that the hull was sound.",
        "“It was sound,” said Mr Arnt.",
        "The charge made by the transport minister Jonas Arnt is serious.",
        "In May Arnt alleged that the hull was rusty.",
    ],
)
def test_a_name_that_is_told_to_speak_is_not_absent(said: str) -> None:
    assert not _asks("What did Jonas Arnt himself say about the hull?", said)


def test_a_name_of_which_others_speak_is_absent() -> None:
    question = "What did Jonas Arnt himself say about the hull?"
    assert _asks(question, "Mr Arnt left the hall with a bag.", "He has always looked after us.")


def test_the_author_of_an_article_is_not_absent() -> None:
    assert not _asks("What did Jonas Arnt say about the hull?", heading="Not our hull Jonas Arnt")


def test_who_is_known_to_speak_is_not_absent() -> None:
    assert not _asks("What did the vicar say about the hull?", match=1.0)
    assert not _asks("How old is the hull?")


def test_others_words_are_no_answer(make_corpus: Callable[..., Path], tmp_path: Path) -> None:
    text = (
        "# The ferry\n\nBy Nora Lund\nThe Hill Herald, 12 March 2024\n\n"
        "The owner of the ferry, Jonas Arnt, said on Monday that the hull was sound. The hull was "
        "painted in May. The harbour master, Mira Stenn, said that the hull of the ferry was rusty "
        "and that she had told the owner so.\n"
    )
    with Assistant.open(make_corpus({"a.md": text}), index=tmp_path / "index") as assistant:
        assert assistant.ask("What did Mira Stenn say about the hull?").status is Status.ANSWERED
        silent = assistant.ask("What did the bishop say about the hull of the ferry?")
        assert silent.status is Status.NOT_IN_CORPUS
        assert not silent.statements
        assert silent.nearest
        assert silent.notices == ("speaker_absent",)
        assert assistant.ask("When was the hull painted?").notices == ()
