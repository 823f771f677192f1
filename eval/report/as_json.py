"""Reports as plain JSON, which `--against` reads back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from eval.errors import ReportError
from eval.gold import GoldQuestion
from eval.outcome import Measured, Outcome
from eval.run import Case
from eval.suite import Report
from eval.thresholds import Judged

FORMAT = 1
_QUESTION = TypeAdapter(GoldQuestion)


def suites_to_dict(reports: Sequence[tuple[Report, Sequence[Judged]]]) -> dict[str, Any]:
    """Several suites' reports in one object."""
    return {"format": FORMAT, "suites": [report_to_dict(*report) for report in reports]}


def report_to_dict(report: Report, judged: Sequence[Judged]) -> dict[str, Any]:
    """One suite's report: figures with thresholds, every outcome with its reason, all answers."""
    return {
        "suite": report.suite,
        "questions": len(report.run.cases),
        "lower_is_better": [e.evaluator for e in report.evaluations if e.better == "lower"],
        "missed": [j.figure.name for j in judged if j.missed],
        "figures": [_figure(j) for j in judged],
        "outcomes": [
            {"evaluator": evaluation.evaluator, **_outcome(outcome)}
            for evaluation in report.evaluations
            for outcome in evaluation.outcomes
        ],
        "details": {e.evaluator: dict(e.details) for e in report.evaluations if e.details},
        "cases": [_case(case) for case in report.run.cases],
    }


def _figure(judged: Judged) -> dict[str, Any]:
    threshold = judged.threshold
    return {
        **asdict(judged.figure),
        "level": threshold.level if threshold else None,
        "aim": threshold.aim if threshold else None,
        "missed": judged.missed,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    """One shape for both: a null value is "not applicable"."""
    if isinstance(outcome, Measured):
        return asdict(outcome)
    return {"item": outcome.item, "value": None, "reason": outcome.reason, "passed": None}


def _case(case: Case) -> dict[str, Any]:
    return {
        "gold": _QUESTION.dump_python(case.question, mode="json", exclude_defaults=True),
        "answer": case.answer.to_dict() if case.answer else None,
        "error": case.error,
    }


def read_report(path: Path) -> dict[str, Any]:
    """Read a report that `--json` printed.

    Raises:
        ReportError: it can't be read, or is no report.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReportError(f"{path}: can't be read ({error.strerror}); check the name") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ReportError(f"{path}: not JSON ({error}); give what --json printed") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or "suites" not in data:
        raise ReportError(f"{path}: no report of format {FORMAT}; give what --json printed")
    return data
