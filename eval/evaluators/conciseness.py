"""How many words does a reader have to read?"""

from __future__ import annotations

import numpy as np

from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, measured, statistic_figure
from eval.run import Case, Run


class Conciseness:
    """Counts the words of the statements shown as evidence, without context and metadata."""

    name = "conciseness"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: words shown."""
        outcomes = tuple(self._look(case) for case in run.cases)
        words = [o.value for o in measured(outcomes)]
        figure = statistic_figure(
            "words_median",
            "Words shown per answer (median)",
            lambda w: float(np.median(w)),
            words,
            better="lower",
            unit="words",
        )
        return Evaluation(self.name, outcomes, (figure,), better="lower")

    def _look(self, case: Case) -> Outcome:
        if not case.shown:
            return NotApplicable(case.question.id, "nothing is shown")
        words = sum(len(statement.display.split()) for statement in case.shown)
        return Measured(
            case.question.id, float(words), f"{words} words in {len(case.shown)} statements", True
        )
