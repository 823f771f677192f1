"""Reports as one self-contained HTML page: no script, no link, plots as inline SVG.

Everything that comes from documents or answers is escaped by the template engine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.answer import Answer
from eval.errors import ReportError
from eval.gold import GoldQuestion
from eval.outcome import Measured, measured
from eval.report.compare import Change
from eval.report.terminal import format_interval, format_value
from eval.suite import Report
from eval.thresholds import Judged
from index.domain import Label

MARKS = {
    Label.RECORD.value: "Undisputed here",
    Label.CLAIM.value: "Claim",
    Label.DISPUTED.value: "Disputed",
    Label.NONE.value: "No statement",
}
# Evaluators whose items are no questions; ids of statements may look like those of questions.
_OF_STATEMENTS = ("labels", "chains", "disputes")


@dataclass(frozen=True, slots=True)
class FailedQuestion:
    """A question with the answer that a reader would see, and what is wrong with it."""

    question: GoldQuestion
    answer: Answer | None
    error: str | None
    faults: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """How one type of question does: two shares and on how many questions each."""

    name: str
    decided: float
    evidence: float | None
    questions: int


@dataclass(frozen=True, slots=True)
class Section:
    """One suite, as the template draws it."""

    report: Report
    judged: Sequence[Judged]
    failed: tuple[FailedQuestion, ...]
    other: tuple[tuple[str, tuple[Measured, ...]], ...]
    bars: tuple[Bar, ...]
    confusion: tuple[list[str], list[list[int]]] | None
    reliability: Sequence[tuple[float, float, int]]
    risk_coverage: Sequence[tuple[float, float]]


def write_page(
    path: Path, reports: Sequence[tuple[Report, Sequence[Judged]]], changes: Sequence[Change] = ()
) -> None:
    """Write the page.

    Raises:
        ReportError: the file can't be written.
    """
    try:
        path.write_text(render_page(reports, changes), encoding="utf-8")
    except OSError as error:
        raise ReportError(f"{path}: can't be written ({error.strerror})") from error


def render_page(
    reports: Sequence[tuple[Report, Sequence[Judged]]], changes: Sequence[Change] = ()
) -> str:
    """The page as a string."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        marks=MARKS, format_value=format_value, format_interval=format_interval
    )
    template = environment.get_template("report.html")
    sections = [section(report, judged) for report, judged in reports]
    return template.render(sections=sections, changes=changes)


def section(report: Report, judged: Sequence[Judged]) -> Section:
    """What the template needs of one suite."""
    details = {evaluation.evaluator: evaluation.details for evaluation in report.evaluations}
    labels = details.get("labels", {})
    return Section(
        report,
        judged,
        _failed(report),
        _other_failures(report),
        _bars(report),
        (labels["labels"], labels["confusion"]) if labels else None,
        labels.get("reliability", []),
        details.get("abstention", {}).get("risk_coverage", []),
    )


def _failed(report: Report) -> tuple[FailedQuestion, ...]:
    faults: dict[str, list[tuple[str, str]]] = defaultdict(list)
    questions = {case.question.id for case in report.run.cases}
    for evaluation in report.evaluations:
        for outcome in measured(evaluation.outcomes):
            of_question = evaluation.evaluator not in _OF_STATEMENTS and outcome.item in questions
            if of_question and not outcome.passed:
                faults[outcome.item].append((evaluation.evaluator, outcome.reason))
    return tuple(
        FailedQuestion(case.question, case.answer, case.error, tuple(faults[case.question.id]))
        for case in report.run.cases
        if case.question.id in faults
    )


def _other_failures(report: Report) -> tuple[tuple[str, tuple[Measured, ...]], ...]:
    questions = {case.question.id for case in report.run.cases}
    found = []
    for evaluation in report.evaluations:
        failed = tuple(
            outcome
            for outcome in measured(evaluation.outcomes)
            if not outcome.passed
            and (evaluation.evaluator in _OF_STATEMENTS or outcome.item not in questions)
        )
        if failed:
            found.append((evaluation.evaluator, failed))
    return tuple(found)


def _bars(report: Report) -> tuple[Bar, ...]:
    by_name = {evaluation.evaluator: evaluation for evaluation in report.evaluations}
    decided = {o.item: o.value for o in measured(by_name["abstention"].outcomes)}
    evidence = {o.item: o.value for o in measured(by_name["evidence"].outcomes)}
    ids: dict[str, list[str]] = defaultdict(list)
    for case in report.run.cases:
        ids[case.question.type.value].append(case.question.id)
    bars = []
    for name, items in ids.items():
        found = [evidence[item] for item in items if item in evidence]
        bars.append(
            Bar(
                name.replace("_", " "),
                sum(decided[item] for item in items) / len(items),
                sum(found) / len(found) if found else None,
                len(items),
            )
        )
    return tuple(bars)
