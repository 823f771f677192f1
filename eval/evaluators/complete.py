"""Was every question answered, one way or the other?"""

from __future__ import annotations

from eval.outcome import Evaluation, Measured, mean_figure
from eval.run import Run


class Complete:
    """A system that fails on hard questions must not look better for it."""

    name = "complete"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: 1 where there is an answer in the answer format."""
        outcomes = tuple(
            Measured(
                case.question.id,
                float(case.answer is not None),
                case.error or "answered" if case.answer else case.error or "missing",
                case.answer is not None,
            )
            for case in run.cases
        )
        figure = mean_figure("complete", "Questions that got an answer or a plain no", outcomes)
        return Evaluation(self.name, outcomes, (figure,))
