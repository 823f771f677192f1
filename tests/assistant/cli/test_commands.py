from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Status
from assistant.assistant import Assistant
from index.errors import VectorServerError
from index.settings import ChromaServerSettings
from tests.chroma_servers import free_port
from tests.language_models import Handler, StubServer, in_turn, naming, saying, serving

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


def batch_of(tmp_path: Path, *questions: str) -> tuple[Path, Path]:
    asked = tmp_path / "q.jsonl"
    asked.write_text("".join(json.dumps({"question": question}) + "\n" for question in questions))
    return asked, tmp_path / "a.jsonl"


def test_a_batch_that_was_stopped_goes_on(
    call: Call, quarry: Path, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions, answers = batch_of(tmp_path, QUESTION, "Who won?", "Who said so?")
    batch = ("batch", questions, "-o", answers, "--corpus", quarry, "--index", index, "--resume")
    ask = Assistant.ask
    asked: list[str] = []

    def stopping(self: Assistant, question: str, **arguments: Any) -> Answer:
        asked.append(question)
        if asked == [QUESTION, "Who won?"]:
            raise KeyboardInterrupt
        return ask(self, question, **arguments)

    monkeypatch.setattr(Assistant, "ask", stopping)
    stopped = call(*batch)
    assert stopped.code == 130
    assert "1 of 3 questions are answered; go on with --resume." in stopped.err
    assert not answers.exists()
    gone_on = call(*batch)
    assert gone_on.code == 0
    assert "Going on after 1 of 3 questions." in gone_on.err
    assert "3 questions, 0 errors" in gone_on.err
    assert asked == [QUESTION, "Who won?", "Who won?", "Who said so?"]
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [row["question"] for row in rows] == [QUESTION, "Who won?", "Who said so?"]
    before = answers.read_bytes()
    assert "All 3 questions are answered" in call(*batch).err
    assert answers.read_bytes() == before


@pytest.mark.slow
def test_a_killed_batch_goes_on(call: Call, quarry: Path, index: Path, tmp_path: Path) -> None:
    call("sync", "--corpus", quarry, "--index", index)
    questions, answers = batch_of(tmp_path, *[f"What did voice {n} say?" for n in range(30)])
    batch = ("batch", questions, "-o", answers, "--corpus", quarry, "--index", index)
    written = tmp_path / ".a.jsonl.partial" / "answers.jsonl"
    command = [sys.executable, "-m", "attributed", *map(str, batch)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and (not written.exists() or written.stat().st_size == 0):
            time.sleep(0.01)
        process.kill()
    kept = written.read_bytes()
    kept = kept[: kept.rindex(b"\n") + 1]
    assert not answers.exists()
    assert 0 < kept.count(b"\n") < 30
    assert call(*batch, "--resume").code == 0
    assert answers.read_bytes().startswith(kept)
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [row["question"] for row in rows] == [f"What did voice {n} say?" for n in range(30)]


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
    commands = "sync ask batch chat statements disputes speakers decide status doctor serve"
    for command in commands.split():
        assert command in ended.out


def broken(handler: Handler) -> None:
    handler.send(b"{}", status=503)


@pytest.fixture
def with_model(tmp_path: Path) -> Callable[[StubServer], Path]:
    """Makes a settings file that lets a server's model decide."""
    pytest.importorskip("llama_index.llms.openai_like", reason='needs the extra "llm"')

    def make(server: StubServer) -> Path:
        path = tmp_path / "attributed.toml"
        path.write_text(f'verifier = "llm"\n[llm]\nurl = "{server.url}"\nmodel = "tiny"\n')
        return path

    return make


def test_the_terminal_says_which_verifier_judged(
    call: Call, quarry: Path, index: Path, with_model: Callable[[StubServer], Path]
) -> None:
    place = ("--corpus", quarry, "--index", index)
    assert "Judged by the packaged verifier." in call("ask", QUESTION, *place).out
    with serving(saying(naming("1,200"))) as server:
        ended = call("ask", QUESTION, *place, "--settings", with_model(server))
    assert "Judged by language model tiny." in ended.out
    assert "did not" not in ended.out


def test_the_terminal_tells_that_the_language_model_did_not_judge(
    call: Call, quarry: Path, index: Path, with_model: Callable[[StubServer], Path]
) -> None:
    with serving(saying("It was 1,200 tonnes.")) as server:
        settings = with_model(server)
        ended = call("ask", QUESTION, "--corpus", quarry, "--index", index, "--settings", settings)
    said = " ".join(ended.out.split())
    assert "The language model gave no usable reply. This answer was judged without it." in said
    assert "Judged by the packaged verifier." in said
    assert "It was" not in said


def test_indexing_sends_nothing(
    call: Call, quarry: Path, tmp_path: Path, with_model: Callable[[StubServer], Path]
) -> None:
    with serving(saying("")) as server:
        settings = with_model(server)
        index = tmp_path / "index"
        assert call("sync", "--corpus", quarry, "--index", index, "--settings", settings).code == 0
        assert server.log.requests == []


def test_doctor_asks_the_language_model_about_sentences_of_its_own(
    call: Call, quarry: Path, index: Path, with_model: Callable[[StubServer], Path]
) -> None:
    call("sync", "--corpus", quarry, "--index", index)
    with serving(in_turn(saying(naming("green")), saying(naming("seven")), broken)) as server:
        place = ("--corpus", quarry, "--index", index, "--settings", with_model(server))
        good, wrong, failed = (call("doctor", *place) for _ in range(3))
        sent = json.dumps(server.log.requests)
    assert "verifier llm: language model tiny, replied in" in good.out
    assert good.code == wrong.code == 0
    assert "wrong sentence" in wrong.out
    assert failed.code == 1
    assert "HTTP 503" in failed.out
    assert "check that its server runs" in failed.out
    assert not any(word in sent for word in ("quarry", "rock", "Lang"))


def test_doctor_asks_the_chroma_server(
    call: Call, quarry: Path, index: Path, tmp_path: Path, chroma: ChromaServerSettings
) -> None:
    call("sync", "--corpus", quarry, "--index", index)
    path = tmp_path / "attributed.toml"
    place = ("--corpus", quarry, "--index", index, "--settings", path)
    table = f'[chroma]\nurl = "{chroma.url}"\ntimeout = 30\n'
    path.write_text(f'{table}database = "{chroma.database}"\n')
    good = call("doctor", *place)
    assert good.code == 0
    assert f"chroma server: {chroma.url}" in good.out
    path.write_text(f'{table}database = "nowhere"\n')
    failed = call("doctor", *place)
    assert failed.code == 1
    assert "nowhere" in failed.out
    assert "correct chroma.tenant and chroma.database" in " ".join(failed.out.split())


def test_a_chroma_server_that_is_away_is_one_line(call: Call, quarry: Path, tmp_path: Path) -> None:
    path = tmp_path / "attributed.toml"
    path.write_text(f'[chroma]\nurl = "http://127.0.0.1:{free_port()}"\n')
    place = ("--corpus", quarry, "--index", tmp_path / "index", "--settings", path)
    ended = call("sync", *place)
    assert ended.code == VectorServerError.exit_code
    assert "can't be reached" in ended.err
    assert "Traceback" not in ended.err


def test_speakers_as_table_json_and_csv(call: Call, quarry: Path, index: Path) -> None:
    place = ("--corpus", quarry, "--index", index)
    rows = [json.loads(line) for line in call("speakers", "--json", *place).out.splitlines()]
    assert [row["statements"] for row in rows] == sorted(r["statements"] for r in rows)[::-1]
    lang = next(row for row in rows if row["name"] == "Peter Lang")
    assert lang["quoted_through"] == [{"name": "Anna Holm", "statements": lang["statements"]}]
    assert lang["record"] + lang["claim"] + lang["disputed"] == lang["statements"]
    table = list(csv.DictReader(io.StringIO(call("speakers", "--csv", *place).out)))
    assert [row["name"] for row in table] == [row["name"] for row in rows]
    assert [row["terms"].split("; ") for row in table] == [row["terms"] for row in rows]
    assert "Quoted by" in call("speakers", *place).out


def test_speakers_of_a_part_of_the_corpus(call: Call, quarry: Path, index: Path) -> None:
    place = ("--corpus", quarry, "--index", index)
    ended = call("speakers", "--json", "--outlet", "Miners' Voice", *place)
    names = [json.loads(line)["name"] for line in ended.out.splitlines()]
    assert "Ivar Dahl" in names
    assert "Peter Lang" not in names
    assert "Nobody says anything" in call("speakers", "--since", "2030", *place).out
