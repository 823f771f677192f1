"""What an evaluator is, and the frame of those that look at one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from eval.outcome import Evaluation, Measured, NotApplicable, Outcome
from eval.run import Case, Run


class Evaluator(Protocol):
    """Looks at a run from one side."""

    @property
    def name(self) -> str:
        """What it is called in reports and thresholds."""

    def evaluate(self, run: Run) -> Evaluation:
        """Return a value and its reason for every item, and figures over them."""


def each_answer(run: Run, look: Callable[[Case], Outcome]) -> tuple[Outcome, ...]:
    """Apply `look` to every question that got an answer; the others are not applicable."""
    return tuple(
        look(case)
        if case.answer is not None
        else NotApplicable(case.question.id, "no answer was given")
        for case in run.cases
    )


def share(item: str, good: int, of: int, faults: list[str], *, all_good: str) -> Outcome:
    """The share of good things, with what was wrong with the others as the reason."""
    reason = "; ".join(faults[:5]) if faults else all_good
    if len(faults) > 5:
        reason += f"; and {len(faults) - 5} more"
    return Measured(item, good / of, reason, not faults, weight=of)
