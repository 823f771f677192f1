"""Questions that are answered by a dispute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.answer import Status
from assistant.answerability import asks_what_is_disputed
from assistant.assistant import Assistant
from assistant.features import FEATURES, Candidate
from assistant.question import parse_question
from index.domain import Dispute, DisputeEnd, DisputeKind, Span

SURVEY = """Ferry Town Council
Press release
11 March 2024

Roof of the hall: decision of the council

The council has today decided to close the hall with effect from 30 June 2024. Nine members voted
for the closure and four against.

A survey carried out in January found cracks in three roof beams. The cost of the repairs is put at
1.8 million crowns.
"""
ENGINEER = """Hall to close after forty years, council confirms
By Nora Lund
The Hill Herald, 12 March 2024

The town council voted on Monday evening by nine votes to four to close the hall. It was opened in
1984 and is used by about 600 people a week, according to the council.

The friends of the hall deny that the building is unsafe. An engineer hired by them, Ida Holt, told
the Herald that she had found no cracks in the roof beams.
"""


@pytest.fixture
def hall(make_corpus: Callable[..., Path], tmp_path: Path) -> Assistant:
    corpus = make_corpus({"release.txt": SURVEY, "herald.txt": ENGINEER})
    return Assistant.open(corpus, index=tmp_path / "hall-index")


def test_a_question_that_two_statements_dispute_gets_both(
    hall: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Are there cracks in the roof beams?"
    answer = hall.ask(question)
    assert answer.status is Status.ANSWERED
    shown = " ".join(s.display for s in answer.statements)
    assert "found cracks in three" in shown
    assert "found no cracks" in shown
    assert {s.label for s in answer.statements[:2]} == {"disputed"}
    # Weights that would refuse it are overruled by the dispute, and by nothing else.
    strict = replace(hall.answering.model, threshold=0.9999)
    monkeypatch.setitem(hall.answering.__dict__, "model", strict)
    assert hall.ask(question).status is Status.ANSWERED
    monkeypatch.setattr("assistant.answering.asks_what_is_disputed", lambda *_: False)
    assert hall.ask(question).status is Status.NOT_IN_CORPUS


@pytest.mark.parametrize(
    ("question", "covered", "kind", "expected"),
    [
        ("Are there cracks in the roof beams?", (1.0, 1.0), DisputeKind.CONTRADICTION, True),
        # one of the two lacks a word of it
        ("Are there cracks in the roof beams?", (1.0, 0.7), DisputeKind.CONTRADICTION, False),
        # only a difference in date or scope
        ("Are there cracks in the roof beams?", (1.0, 1.0), DisputeKind.DIFFERENCE, False),
        # not to be answered by yes or no
        ("Who found the cracks in the roof beams?", (1.0, 1.0), DisputeKind.CONTRADICTION, False),
        # one word may be about anything
        ("Is it cracked?", (1.0, 1.0), DisputeKind.CONTRADICTION, False),
    ],
)
def test_which_questions_ask_what_is_disputed(
    question: str, covered: tuple[float, float], kind: DisputeKind, expected: bool
) -> None:
    candidates = [Candidate(id_, "", "", "", 0.0, 0.0, 0.0) for id_ in ("a", "b")]
    features = np.zeros((2, len(FEATURES)))
    features[:, FEATURES.index("terms_in_statement")] = covered
    ends = [DisputeEnd(id_, Span(0, 9), Span(0, 1)) for id_ in ("a", "b")]
    dispute = Dispute(kind, 0.9, *ends)
    found = asks_what_is_disputed(
        parse_question(question), candidates, features, np.array([0.6, 0.2]), lambda _: [dispute]
    )
    assert found is expected
