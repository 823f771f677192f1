"""Questions for who somebody is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.features import Candidate
from assistant.identity import identified, identifying, says_who


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was sent to the head of works, Mira Stenn.", "Mira Stenn"),
        ("The bridge was shut, said Jonas Arnt, who left the firm in May.", "Jonas Arnt"),
        ("Jonas Arnt, 51, of Holm, was fined.", "Jonas Arnt"),
        ("Mira Stenn is the owner of the ferry.", "Stenn"),
        ("Harbour master Mira Stenn said nothing.", "mira stenn"),
        ("My neighbour Tom Quill saw it.", "Tom Quill"),
        ("A panel chaired by Professor Ilan Voss of Norrby University will report.", "Ilan Voss"),
        ("They wrote to Ms Stenn, director of the port.", "Mira Stenn"),
        ("A militia called the Grey Hand took the mill.", "Grey Hand"),
        ("The Fjord Line, a company that runs ferries, is broke.", "Fjord Line"),
    ],
)
def test_a_role_or_a_description_says_who(text: str, name: str) -> None:
    assert says_who(text, name) == 1.0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mira Stenn has been suspended since May.", "Mira Stenn"),
        ("Ms Stenn told the panel that she had passed it on.", "Mira Stenn"),
        ("Peter Stenn, the owner, was away.", "Mira Stenn"),
        ("The owner saw Mira Stenn, but she left.", "Mira Stenn"),
        ("The house was built of stenn, a stone.", "Stenn"),
        ("Mira Stenn, Tom Quill and two others were there.", "Mira Stenn"),
    ],
)
def test_naming_somebody_does_not_say_who(text: str, name: str) -> None:
    assert says_who(text, name) == 0.0


def test_a_title_alone_says_little() -> None:
    assert says_who("Dr Voss disagrees.", "Ilan Voss") == 0.5
    assert says_who("Dr Voss disagrees.", "Dr Voss") == 0.0


def _candidates(*texts: str) -> list[Candidate]:
    return [Candidate(str(i), text, text, "", 0.5, 0.5, 0.1) for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    "question",
    [
        "Who is Mira Stenn?",
        "who was mira stenn",
        "And who’s Mira Stenn?",
        "What is Mira Stenn's job?",
        "What does Mira Stenn do for a living?",
    ],
)
def test_who_is_asked_for(question: str) -> None:
    degrees = identified(
        question, _candidates("Mira Stenn left.", "Mira Stenn, a baker from Holm, left.")
    )
    assert degrees is not None
    np.testing.assert_array_equal(degrees, [0.0, 1.0])


@pytest.mark.parametrize(
    "question",
    [
        "Who is responsible?",
        "Who is the President?",
        "Who is in charge of the port?",
        "Who was Mira Stenn due to meet?",
        "What did Mira Stenn do on Monday?",
        "Who is Jonas Arnt?",
    ],
)
def test_another_question_is_left_alone(question: str) -> None:
    assert identified(question, _candidates("Mira Stenn, a baker from Holm, left.")) is None


def test_what_says_who_comes_first() -> None:
    scores = identifying(np.array([0.9, 0.2, 0.4]), np.array([0.0, 1.0, 0.5]))
    assert list(np.argsort(-scores)) == [1, 2, 0]


def test_who_somebody_is_is_answered(make_corpus: Callable[..., Path], tmp_path: Path) -> None:
    text = (
        "# The ferry\n\nBy Nora Lund\nThe Hill Herald, 12 March 2024\n\n"
        "Two notes were sent to the head of works, Mira Stenn. Mira Stenn has been away since May. "
        "Jonas Arnt was seen at the quay at noon. The hull was painted in May.\n"
    )
    with Assistant.open(make_corpus({"a.md": text}), index=tmp_path / "index") as assistant:
        answer = assistant.ask("Who is Mira Stenn?")
        assert answer.status is Status.ANSWERED
        assert answer.statements[0].display.endswith("the head of works, Mira Stenn.")
        assert assistant.ask("Who is Tom Quill?").status is Status.NOT_IN_CORPUS
