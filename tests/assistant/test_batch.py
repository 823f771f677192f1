"""A batch keeps its order, and a bad line costs only itself."""

from pathlib import Path

import pytest

from assistant.batch import parse_batch, read_batch
from assistant.errors import BatchError


def test_lines_are_read_in_order() -> None:
    items = parse_batch('{"id": "1", "question": "Who?"}\n\n{"id": 2, "question": "When?"}\n')
    assert [(item.id, item.question) for item in items] == [("1", "Who?"), ("2", "When?")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{nonsense", "line 1: not JSON"),
        ("[1, 2]", "line 1: not an object"),
        ('{"id": "7"}', "line 1: question: missing"),
        ('{"id": "7", "question": "Q?", "history": "x"}', "line 1: history:"),
    ],
)
def test_a_malformed_line_names_its_number_and_field(line: str, problem: str) -> None:
    (item,) = parse_batch(line)
    assert item.error is not None
    assert item.error.startswith(problem)


def test_a_line_that_fails_keeps_its_id() -> None:
    (item,) = parse_batch('{"id": "7"}')
    assert item.id == "7"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="can't be read"):
        read_batch(tmp_path / "none.jsonl")


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("\n")
    with pytest.raises(BatchError, match="holds no question"):
        read_batch(path)
