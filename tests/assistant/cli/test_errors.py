"""Every bad input is one line on stderr with cause and remedy, and an exit code of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import BatchError, FilterError, QuestionError, ResumeError
from index.errors import AttributedError, CorpusError, SettingsError

from .conftest import Call, Ended


def says(ended: Ended, kind: type[AttributedError], *words: str) -> None:
    assert ended.code == kind.exit_code
    assert ended.out == ""
    [line] = [line for line in ended.err.splitlines() if line.startswith("attributed: ")]
    assert "Traceback" not in ended.err
    for word in words:
        assert word in line


@pytest.mark.parametrize(
    ("question", "word"), [("", "empty"), (" \n?", "empty"), ("why " * 3000, "characters")]
)
def test_question(question: str, word: str, call: Call, quarry: Path) -> None:
    says(call("ask", question, "--corpus", quarry), QuestionError, word)


def test_missing_folder(call: Call, tmp_path: Path) -> None:
    says(call("ask", "Who?", "--corpus", tmp_path / "gone"), CorpusError, "gone")


def test_no_corpus_is_named_and_none_is_here(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    says(call("ask", "Who said so?"), CorpusError, "--corpus", "seeds")


def test_folder_without_a_readable_document(call: Call, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    ended = call("ask", "Who said so?", "--corpus", corpus, "--index", tmp_path / "index")
    says(ended, CorpusError, "corpus")
    assert "broken.pdf" in ended.err


def test_an_index_that_is_no_index(call: Call, quarry: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    index.mkdir()
    (index / "record.sqlite3").write_bytes(b"no database at all" * 400)
    (index / "important.txt").write_text("mine")
    ended = call("ask", "Who said so?", "--corpus", quarry, "--index", index)
    assert ended.code not in (0, 1)
    assert ended.err.count("attributed: ") == 1
    assert (index / "important.txt").read_text() == "mine"


def test_the_corpus_is_never_written_to(call: Call, quarry: Path, index: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in [quarry, *quarry.rglob("*")]}
    assert call("sync", "--corpus", quarry, "--index", index).code == 0
    assert {p: p.stat().st_mtime_ns for p in [quarry, *quarry.rglob("*")]} == before


def test_an_index_inside_the_corpus_is_refused(call: Call, quarry: Path) -> None:
    ended = call("sync", "--corpus", quarry, "--index", quarry / "index")
    assert ended.code not in (0, 1)
    assert "--index" in ended.err
    assert not (quarry / "index").exists()


def test_output_that_cant_be_written(call: Call, quarry: Path, index: Path, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": 1, "question": "Who warned the manager?"}\n')
    place = ("--corpus", quarry, "--index", index)
    says(call("batch", questions, "-o", tmp_path, *place), BatchError, "folder")
    missing = tmp_path / "none" / "a.jsonl"
    says(call("batch", questions, "-o", missing, *place), BatchError, "none")
    assert [path.name for path in tmp_path.iterdir()] == ["q.jsonl"]


def test_a_batch_that_cant_go_on(call: Call, quarry: Path, index: Path, tmp_path: Path) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    place = ("--corpus", quarry, "--index", index)
    questions.write_text('{"id": 1, "question": "Who warned the manager?"}\n')
    assert call("batch", questions, "-o", answers, *place).code == 0
    before = answers.read_bytes()
    settings = tmp_path / "settings.toml"
    settings.write_text('verifier = "none"\n')
    resumed = ("batch", questions, "-o", answers, "--resume", *place)
    says(call(*resumed, "--settings", settings), ResumeError, "a.jsonl, line 1", "--settings")
    questions.write_text('\n{"id": 1, "question": "Who paid?"}\n')
    says(call(*resumed), ResumeError, "a.jsonl, line 1", "q.jsonl, line 2", "Who paid?")
    assert answers.read_bytes() == before


def test_questions_that_cant_be_read(call: Call, quarry: Path, tmp_path: Path) -> None:
    place = ("--corpus", quarry)
    missing = tmp_path / "q.jsonl"
    says(call("batch", missing, "-o", tmp_path / "a", *place), BatchError, "q.jsonl")


def test_unknown_settings(call: Call, quarry: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("colour = 'red'\n")
    ended = call("ask", "Who said so?", "--corpus", quarry, "--settings", settings)
    says(ended, SettingsError, "colour", "settings.toml")


def test_filters(call: Call, quarry: Path, index: Path) -> None:
    place = ("--corpus", quarry, "--index", index)
    says(call("ask", "Who said so?", "--since", "May", *place), FilterError, "May")
    says(call("statements", "--label", "lie", *place), FilterError, "lie", "disputed")


def test_an_address_for_all_needs_credentials(call: Call, quarry: Path) -> None:
    ended = call("serve", quarry, "--host", "0.0.0.0")
    assert ended.code not in (0, 1)
    assert "--credentials" in ended.err
