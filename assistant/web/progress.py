"""Progress, results and failures of long work as HTML. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Status
from assistant.batch import BatchFailure
from assistant.web.escaping import escape, isolated, name
from assistant.web.jobs import Step
from index.domain import Failure, SyncReport

_SHOWN = 20


def bar(step: Step) -> str:
    """A stage with its bar and what is at hand."""
    at_hand = f"<span class='progress-name'>{name(step.name)}</span>" if step.name else ""
    counted = f"{step.done:,} of {step.total:,}" if step.total else ""
    label = escape(step.stage.capitalize())
    return (
        f'<div class="progress"><p><strong>{label}</strong> <span>{counted}</span>{at_hand}</p>'
        f'<progress max="1" value="{step.share:.3f}" aria-label="{label}"></progress></div>'
    )


def sync_report(report: SyncReport, *, done: Sequence[str] = ()) -> str:
    """What an update of the index did, failures by name with their remedy."""
    counts = [
        f"{len(paths):,} {said}"
        for paths, said in (
            (report.added, "added"),
            (report.changed, "changed"),
            (report.removed, "removed"),
        )
        if paths
    ]
    lines = [*done, f"Index updated: {', '.join(counts) if counts else 'nothing changed'}."]
    parts = ["".join(f"<p>{isolated(line)}</p>" for line in lines)]
    parts.append(failures(report.failed))
    if report.unlabelled:
        names = ", ".join(name(path) for path in report.unlabelled)
        parts.append(f"<p>Not in English, so quoted but not labelled: {names}</p>")
    if report.decision_problems:
        rows = "".join(f"<li>{isolated(problem)}</li>" for problem in report.decision_problems)
        parts.append(f'<ul class="failures" aria-label="Decisions without effect">{rows}</ul>')
    return f'<div class="notice" role="status">{"".join(parts)}</div>'


def failures(failed: Sequence[Failure]) -> str:
    """Files that could not be read, by name."""
    if not failed:
        return ""
    rows = "".join(
        f"<li>{name(f.path)}: {isolated(f.reason)}; {isolated(f.remedy)}</li>" for f in failed
    )
    return f'<ul class="failures" aria-label="Could not be read">{rows}</ul>'


def error(message: str) -> str:
    """Why nothing was done."""
    return f'<p class="notice is-error" role="alert">{isolated(message)}</p>'


def waiting(said: str) -> str:
    """That work has begun."""
    return f'<p class="pending" role="status">{escape(said)}</p>'


def batch_summary(results: Sequence[Answer | BatchFailure]) -> str:
    """How a batch went, failures by the question's id."""
    answers = [result for result in results if isinstance(result, Answer)]
    failed = [result for result in results if isinstance(result, BatchFailure)]
    silent = sum(answer.status is Status.NOT_IN_CORPUS for answer in answers)
    rows = "".join(
        f"<li>{isolated(f.id or 'no id')}: {isolated(f.error)}</li>" for f in failed[:_SHOWN]
    )
    more = f"<li>and {len(failed) - _SHOWN:,} more</li>" if len(failed) > _SHOWN else ""
    listed = f'<ul class="failures" aria-label="Not answered">{rows}{more}</ul>' if failed else ""
    return (
        f'<div class="notice" role="status"><p>{len(results):,} questions: '
        f"{len(answers) - silent:,} with passages, {silent:,} without, {len(failed):,} errors.</p>"
        f"{listed}</div>"
    )
