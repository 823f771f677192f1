"""How long does an answer take?"""

from __future__ import annotations

import numpy as np

from eval.outcome import (
    Evaluation,
    Figure,
    Measured,
    NotApplicable,
    Outcome,
    measured,
    statistic_figure,
)
from eval.run import Case, Run


class Latency:
    """As the answers themselves say; it depends on the machine."""

    name = "latency"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: milliseconds."""
        outcomes = tuple(self._look(case) for case in run.cases)
        times = [o.value for o in measured(outcomes)]
        return Evaluation(
            self.name,
            outcomes,
            (_quantile("latency_p50", times, 50), _quantile("latency_p95", times, 95)),
            better="lower",
        )

    def _look(self, case: Case) -> Outcome:
        total = case.answer.timings_ms.total if case.answer else None
        if total is None:
            return NotApplicable(case.question.id, "the answer does not say how long it took")
        return Measured(case.question.id, total, f"{total:.0f} ms", True)


def _quantile(name: str, times: list[float], percent: int) -> Figure:
    return statistic_figure(
        name,
        f"Time per answer, percentile {percent}",
        lambda t: float(np.percentile(t, percent)),
        times,
        better="lower",
        unit="ms",
    )
