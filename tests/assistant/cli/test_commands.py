from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from assistant.answer import Answer, Status

from .conftest import Call

QUESTION = "How many tonnes of rock fell at the northern face?"


def test_an_answer_is_printed_whole_and_alone(call: Call, quarry: Path, index: Path) -> None:
    ended = call("ask", QUESTION, "--corpus", quarry, "--index", index)
    assert ended.code == 0
    text = " ".join(ended.out.split())
    assert (
        "“About 3,000 tonnes of rock fell at the northern face, according to a surveyor who asked "
        "not to be named.”" in text
    )
    assert "The mining inspectorate counted 1,200 tonnes of fallen rock" in text
    assert "index" not in ended.out


def test_json_is_the_answer_format(call: Call, quarry: Path, index: Path) -> None:
    ended = call("ask", QUESTION, "--corpus", quarry, "--index", index, "--json")
    answer = Answer.from_dict(json.loads(ended.out))
    assert answer.status is Status.ANSWERED
    quotes = {(s.document, s.start, s.end, s.quote) for s in answer.statements}
    texts = {name: (quarry / name).read_text(encoding="utf-8") for name, *_ in quotes}
    assert all(texts[name][start:end] == quote for name, start, end, quote in quotes)


def test_what_is_not_there_is_said_so(call: Call, quarry: Path, index: Path) -> None:
    ended = call("ask", "Who won the chess championship?", "--corpus", quarry, "--index", index)
    assert ended.code == 0
    assert "No passage found in these 2 documents that answers this" in " ".join(ended.out.split())


def test_history_and_filters_are_used(call: Call, quarry: Path, index: Path) -> None:
    place = ("--corpus", quarry, "--index", index, "--json")
    follow_up = json.loads(
        call("ask", "And in May?", "--history", "What did Peter Lang say?", *place).out
    )
    assert "Lang" in follow_up["resolved"]
    narrowed = json.loads(call("ask", QUESTION, "--outlet", "Miners' Voice", *place).out)
    assert narrowed["searched"]["documents"] == 1
    assert {s["document"] for s in narrowed["statements"]} == {"union.txt"}


def test_statements_are_listed_one_a_line(call: Call, quarry: Path, index: Path) -> None:
    ended = call("statements", "--corpus", quarry, "--index", index, "--json")
    rows = [json.loads(line) for line in ended.out.splitlines()]
    assert {row["document"] for row in rows} == {"courier.txt", "union.txt"}
    assert {row["label"] for row in rows} <= {"record", "claim", "disputed", "none"}
    lines = call("statements", "--corpus", quarry, "--index", index).out.splitlines()
    assert len(lines) == len(rows)


def test_disputes_as_table_json_and_csv(call: Call, quarry: Path, index: Path) -> None:
    place = ("--corpus", quarry, "--index", index)
    rows = [json.loads(line) for line in call("disputes", "--json", *place).out.splitlines()]
    assert rows
    table = list(csv.DictReader(io.StringIO(call("disputes", "--csv", *place).out)))
    assert [row["a_quote"] for row in table] == [row["a"]["display"] for row in rows]
    assert "One passage" in call("disputes", *place).out


def test_a_batch_keeps_order_and_names_bad_lines(
    call: Call, quarry: Path, index: Path, tmp_path: Path
) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    lines = [{"id": "one", "question": QUESTION}, {"id": "two"}, {"id": "three", "question": "?"}]
    questions.write_text("\n".join(json.dumps(line) for line in lines) + "\n{broken\n")
    ended = call("batch", questions, "-o", answers, "--corpus", quarry, "--index", index)
    assert ended.code == 0
    assert ended.out == ""
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["one", "two", "three", None]
    assert ["error" in row for row in rows] == [False, True, True, True]


@pytest.mark.parametrize("command", ["status", "doctor", "sync"])
def test_reports_are_readable_by_programs(
    command: str, call: Call, quarry: Path, index: Path
) -> None:
    call("sync", "--corpus", quarry, "--index", index)
    ended = call(command, "--corpus", quarry, "--index", index, "--json")
    assert ended.code == 0
    assert json.loads(ended.out)
    assert call(command, "--corpus", quarry, "--index", index).code == 0


def test_help_names_every_command(call: Call) -> None:
    ended = call("--help")
    assert ended.code == 0
    for command in "sync ask batch statements disputes status doctor serve".split():
        assert command in ended.out
