"""Does an answer show the passages that decide the question?"""

from __future__ import annotations

from eval.evaluators.evaluator import share
from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure, measured
from eval.run import Case, Run


class EvidenceRecall:
    """An AND of ORs: of every needed piece, one of its alternatives must be shown."""

    name = "evidence"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of the needed pieces that are shown."""
        outcomes = tuple(self._look(run, case) for case in run.cases)
        # Each question counts alike, however many pieces it needs.
        whole = [Measured(o.item, float(o.passed), o.reason, o.passed) for o in measured(outcomes)]
        return Evaluation(
            self.name,
            outcomes,
            (
                mean_figure("evidence_recall", "Needed pieces of evidence shown", outcomes),
                mean_figure("evidence_complete", "Questions with all needed evidence", whole),
            ),
        )

    def _look(self, run: Run, case: Case) -> Outcome:
        question = case.question
        if not question.evidence:
            return NotApplicable(question.id, "the corpus holds no answer")
        missing = [
            f"not shown: {alternatives[0].quote!r}"
            for alternatives in question.evidence
            if run.matcher.any_found(alternatives, case.shown) is None
        ]
        needed = len(question.evidence)
        return share(
            question.id, needed - len(missing), needed, missing, all_good=f"all {needed} shown"
        )
