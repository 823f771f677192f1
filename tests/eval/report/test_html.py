from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from eval.documents import Documents
from eval.errors import ReportError
from eval.gold import Gold
from eval.report.html import render_page, write_page
from eval.run import Run
from eval.suite import Report, evaluate
from eval.systems import ask_all
from eval.thresholds import judge
from tests.eval.conftest import BOATS, FELL, NOBODY, FakeAssistant


@pytest.fixture
def run(gold: Gold, documents: Documents, assistant: FakeAssistant) -> Run:
    return Run(gold, documents, ask_all(assistant, gold), tuple(assistant.statements()))


def page(report: Report) -> BeautifulSoup:
    judged = judge(report.suite, report.evaluations, {})
    return BeautifulSoup(render_page([(report, judged)]), "lxml")


def failed(run: Run, assistant: FakeAssistant) -> Run:
    wrong = replace(run.cases[3].answer, statements=(assistant.make.statement("harbour.md", FELL),))  # type: ignore[type-var]
    return run.with_cases([*run.cases[:3], replace(run.cases[3], answer=wrong), *run.cases[4:]])


def test_it_is_self_contained(run: Run) -> None:
    soup = page(evaluate(run))
    assert not soup.find_all(["script", "link", "img", "iframe"])
    assert len(soup.find_all("svg")) == 4


def test_perfect_answers_show_no_failed_question(run: Run) -> None:
    assert not page(evaluate(run)).select("details[id]")


def test_a_failed_question_stands_with_expected_beside_got(
    run: Run, assistant: FakeAssistant
) -> None:
    [item] = page(evaluate(failed(run, assistant))).select("details[id]")
    assert item["id"] == "harbour-q4"
    expected, got = item.select(".pair > div")
    assert BOATS in expected.text
    assert FELL in got.select_one(".statement.record").text  # type: ignore[union-attr]
    assert "Undisputed here" in got.text
    assert "Ina Solberg" in got.text
    assert "not shown" in item.select_one(".faults").text  # type: ignore[union-attr]


def test_a_contested_statement_is_shown_as_a_reader_sees_it(
    run: Run, assistant: FakeAssistant
) -> None:
    answer = run.cases[1].answer
    assert answer is not None
    wrong = replace(answer, disagreements=(), statements=answer.statements[1:])
    cases = [run.cases[0], replace(run.cases[1], answer=wrong), *run.cases[2:]]
    [item] = page(evaluate(run.with_cases(cases))).select("details[id]")
    text = " ".join(item.select(".pair > div")[1].text.split())
    assert "Disputed" in text
    assert "Ina Solberg ← quoting Eva Roth" in text
    against = item.select_one(".pair .against")
    assert against is not None
    assert NOBODY in against.text


def test_text_of_documents_is_escaped(run: Run, assistant: FakeAssistant) -> None:
    hostile = replace(assistant.make.statement("harbour.md", FELL), display="<script>x</script>")
    answer = replace(run.cases[3].answer, statements=(hostile,))  # type: ignore[type-var]
    cases = [*run.cases[:3], replace(run.cases[3], answer=answer), *run.cases[4:]]
    soup = page(evaluate(run.with_cases(cases)))
    assert not soup.find_all("script")
    assert "<script>x</script>" in soup.text


def test_the_reliability_of_labels_is_drawn(run: Run) -> None:
    [plot] = page(evaluate(run)).select('svg[aria-label^="Reliability"]')
    # All five are right and say 0.9: nine tenths to the right, at the top.
    assert {(dot["cx"], dot["cy"]) for dot in plot.find_all("circle")} == {("402.0", "20.0")}


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="can't be written"):
        write_page(tmp_path / "no" / "report.html", [])
