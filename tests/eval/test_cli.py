from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from eval.cli import app
from eval.errors import SuiteError
from tests.eval.conftest import FELL, FakeAssistant, lines

Invoke = Callable[..., Result]


@pytest.fixture
def answers(assistant: FakeAssistant) -> list[dict[str, Any]]:
    return [assistant.make.answer(f"q{n}").to_dict() for n in range(1, 6)]


@pytest.fixture
def invoke(tmp_path: Path, corpus: Path, gold_folder: Path) -> Invoke:
    def run(answers: list[dict[str, Any]], *more: str) -> Result:
        path = tmp_path / "answers.jsonl"
        path.write_text(lines(answers), encoding="utf-8")
        arguments = ["--gold", str(gold_folder), "--corpus", str(corpus), "--answers", str(path)]
        return CliRunner().invoke(app, [*arguments, *more])

    return run


def inexact(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    answers[0]["statements"][0]["display"] = FELL.replace("fell", "stood")
    return answers


def test_faithful_answers_end_with_zero(invoke: Invoke, answers: list[dict[str, Any]]) -> None:
    result = invoke(answers)
    assert result.exit_code == 0, result.output
    assert "harbour: 5 questions" in result.output
    assert "100.0 %" in result.output


def test_a_missed_threshold_ends_with_one_and_is_named(
    invoke: Invoke, answers: list[dict[str, Any]]
) -> None:
    result = invoke(inexact(answers))
    assert result.exit_code == 1
    assert "missed: harbour: exactness is" in result.output


def test_json_goes_to_stdout_alone(invoke: Invoke, answers: list[dict[str, Any]]) -> None:
    data = json.loads(invoke(answers, "--json").stdout)
    [suite] = data["suites"]
    assert suite["suite"] == "harbour"
    assert all(outcome["reason"] for outcome in suite["outcomes"])


def test_an_earlier_report_shows_what_got_worse(
    invoke: Invoke, answers: list[dict[str, Any]], tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier.json"
    earlier.write_text(invoke(answers, "--json").stdout, encoding="utf-8")
    result = invoke(inexact(answers), "--against", str(earlier))
    assert "0 better, 2 worse" in result.output


def test_a_page_is_written(invoke: Invoke, answers: list[dict[str, Any]], tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    invoke(answers, "--html", str(page))
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_gold_without_a_corpus_is_refused() -> None:
    result = CliRunner().invoke(app, ["--gold", "gold"])
    assert isinstance(result.exception, SuiteError)


def test_answers_need_a_suite() -> None:
    result = CliRunner().invoke(app, ["--answers", "a.jsonl"])
    assert isinstance(result.exception, SuiteError)


def test_a_suite_without_its_documents_is_skipped_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answers: list[dict[str, Any]]
) -> None:
    from eval import suite

    absent = suite.ShippedSuite("seeds", tmp_path, None)
    monkeypatch.setattr("eval.suite.shipped_suites", lambda: (absent,))
    result = CliRunner().invoke(app, [])
    assert "seeds: skipped" in result.output
    assert isinstance(result.exception, SuiteError)
