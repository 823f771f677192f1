"""Is a follow-up question understood as what it means?"""

from __future__ import annotations

from eval.evaluators.evaluator import share
from eval.matching import read_as
from eval.outcome import Evaluation, NotApplicable, Outcome, mean_figure
from eval.run import Case, Run


class FollowUp:
    """The stand-alone question must hold the words that only the history gives."""

    name = "follow_up"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of the expected words in the resolved question."""
        outcomes = tuple(self._look(case) for case in run.cases)
        title = "Follow-up words resolved"
        return Evaluation(self.name, outcomes, (mean_figure("follow_up", title, outcomes),))

    def _look(self, case: Case) -> Outcome:
        question = case.question
        if not question.resolved:
            return NotApplicable(question.id, "no follow-up")
        resolved = case.answer.resolved if case.answer else ""
        text = read_as(resolved)
        missing = [
            f"{word!r} is not in {resolved!r}"
            for word in question.resolved
            if read_as(word) not in text
        ]
        wanted = len(question.resolved)
        return share(question.id, wanted - len(missing), wanted, missing, all_good=resolved)
