from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.errors import AnswersFileError
from eval.gold import Gold
from eval.systems import ask_all, cases_from, read_answers
from index.errors import AttributedError
from tests.eval.conftest import FakeAssistant, lines


@pytest.fixture
def answers(assistant: FakeAssistant) -> list[dict[str, Any]]:
    return [assistant.make.answer(id_).to_dict() for id_ in ("q1", "q2", "q3", "q4", "q5")]


def written(path: Path, answers: list[dict[str, Any]]) -> Path:
    path.write_text(lines(answers), encoding="utf-8")
    return path


def test_every_question_is_asked_once_with_its_history(
    gold: Gold, assistant: FakeAssistant
) -> None:
    cases = ask_all(assistant, gold)
    assert assistant.asked == [q.question for q in gold.questions]
    assert [case.answer.id for case in cases if case.answer] == ["q1", "q2", "q3", "q4", "q5"]


def test_a_question_that_fails_is_kept_with_its_error(gold: Gold) -> None:
    class Broken:
        def ask(self, question: str, *, history: object = (), id: str | None = None) -> Any:
            raise AttributedError("no index")

    assert {case.error for case in ask_all(Broken(), gold)} == {"no index"}


def test_a_file_of_answers_is_the_same_as_asking(
    tmp_path: Path, gold: Gold, assistant: FakeAssistant, answers: list[dict[str, Any]]
) -> None:
    file = read_answers(written(tmp_path / "a.jsonl", answers))
    assert cases_from(file, gold) == ask_all(assistant, gold)


def test_unknown_fields_are_ignored_and_prose_is_kept(
    tmp_path: Path, gold: Gold, answers: list[dict[str, Any]]
) -> None:
    answers[0] |= {"model": "x", "text": "I think so."}
    answers[0]["statements"][0]["score_of_another_system"] = 1
    file = read_answers(written(tmp_path / "a.jsonl", answers))
    assert cases_from(file, gold)[0].text == "I think so."


def test_an_error_line_stands_for_its_answer(tmp_path: Path, gold: Gold) -> None:
    file = read_answers(written(tmp_path / "a.jsonl", [{"id": "q1", "error": "too long"}]))
    case = cases_from(file, gold)[0]
    assert (case.answer, case.error) == (None, "too long")


def test_statements_and_disputes_are_read_beside_answers(
    tmp_path: Path, assistant: FakeAssistant, answers: list[dict[str, Any]]
) -> None:
    from assistant.answer import to_plain

    statements = written(tmp_path / "s.jsonl", [to_plain(s) for s in assistant.statements()])
    disputes = written(tmp_path / "d.jsonl", [to_plain(d) for d in assistant.disputes()])
    file = read_answers(
        written(tmp_path / "a.jsonl", answers), statements=statements, disputes=disputes
    )
    assert file.statements == tuple(assistant.statements())
    assert file.disputes == tuple(assistant.disputes())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"line 2: not JSON"),
        ("[]", r"line 2: not an object"),
        ('{"question": "x"}', r"line 2: id: missing"),
        ('{"id": "q1", "error": "x"}', r"line 2: id: 'q1' stands there twice"),
        ('{"id": "q9", "question": "x"}', r"line 2: answer: .*Field required"),
    ],
)
def test_a_wrong_line_is_named(
    tmp_path: Path, answers: list[dict[str, Any]], line: str, message: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(answers[0]) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(AnswersFileError, match=message):
        read_answers(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnswersFileError, match=r"gone\.jsonl: can't be read"):
        read_answers(tmp_path / "gone.jsonl")
