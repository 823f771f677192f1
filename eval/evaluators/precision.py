"""How much of what an answer shows is evidence?"""

from __future__ import annotations

from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure
from eval.run import Case, Run


class EvidencePrecision:
    """Gold names only what is decisive, so this is a lower bound."""

    name = "precision"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of shown statements that carry gold evidence."""
        outcomes = tuple(self._look(run, case) for case in run.cases)
        title = "Shown statements that are gold evidence"
        return Evaluation(
            self.name, outcomes, (mean_figure("evidence_precision", title, outcomes),)
        )

    def _look(self, run: Run, case: Case) -> Outcome:
        question = case.question
        if not question.evidence:
            return NotApplicable(question.id, "the corpus holds no answer")
        if not case.shown:
            return NotApplicable(question.id, "nothing is shown")
        wanted = tuple(question.snippets())
        other = [
            f"not in gold: {statement.display[:120]!r}"
            for statement in case.shown
            if run.matcher.carrier(wanted, (statement,)) is None
        ]
        shown, evidence = len(case.shown), len(case.shown) - len(other)
        reason = "; ".join(other) or "all is evidence"
        # More than what is decisive is no failure; showing nothing decisive is one.
        return Measured(question.id, evidence / shown, reason, evidence > 0, weight=shown)
