from pathlib import Path

import pytest

from assistant.errors import BatchError
from assistant.web import batch

from .samples import answer, statement


def test_a_list_is_one_question_a_line() -> None:
    items = batch.read_questions("Who?\n\n When? \n", None)
    assert [(item.id, item.question) for item in items] == [("1", "Who?"), ("2", "When?")]


def test_lines_of_objects_are_read_as_json_lines() -> None:
    items = batch.read_questions('{"id": "a", "question": "Who?"}\n', None)
    assert [(item.id, item.question) for item in items] == [("a", "Who?")]


def test_csv_takes_the_columns_by_name() -> None:
    items = batch.parse_csv("id,note,question\n7,x,Who?\n,y,When?\n")
    assert [(item.id, item.question) for item in items] == [("7", "Who?"), ("2", "When?")]


def test_one_csv_column_needs_no_head() -> None:
    assert [item.question for item in batch.parse_csv('"Who, then?"\nWhen?\n')] == [
        "Who, then?",
        "When?",
    ]


def test_csv_without_a_question_column_is_refused() -> None:
    with pytest.raises(BatchError, match="question"):
        batch.parse_csv("a,b\n1,2\n")


def test_nothing_is_refused() -> None:
    with pytest.raises(BatchError, match="no question"):
        batch.read_questions("  \n", None)


def test_too_many_are_refused() -> None:
    with pytest.raises(BatchError, match="at most"):
        batch.read_questions("Who?\n" * (batch.MAX_QUESTIONS + 1), None)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "questions.exe"
    file.write_text("Who?")
    with pytest.raises(BatchError, match=r"\.jsonl"):
        batch.read_questions("", file)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "questions.csv"
    file.write_bytes(b"question\n\xff\xfe\n")
    with pytest.raises(BatchError, match="UTF-8"):
        batch.read_questions("", file)


def test_outputs_come_in_three_formats(tmp_path: Path) -> None:
    paths = batch.write_outputs([answer(statement())], tmp_path)
    assert [path.name for path in paths] == ["answers.jsonl", "answers.csv", "answers.md"]
    assert all(path.read_text(encoding="utf-8") for path in paths)
