"""Is the right innermost speaker named for the first piece of evidence?"""

from __future__ import annotations

from eval.names import same_name
from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure
from eval.run import Case, Run


class InnermostSpeaker:
    """Who asserts the evidence, at the end of the chain of those who pass it on."""

    name = "speaker"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: 1 where the citation that carries the evidence ends its chain so."""
        outcomes = tuple(self._look(run, case) for case in run.cases)
        title = "Evidence in the right speaker's mouth"
        return Evaluation(self.name, outcomes, (mean_figure("speaker", title, outcomes),))

    def _look(self, run: Run, case: Case) -> Outcome:
        question = case.question
        if question.speaker is None:
            return NotApplicable(question.id, "gold names no speaker")
        carrier = (
            run.matcher.carrier(question.evidence[0], case.shown) if question.evidence else None
        )
        if carrier is None:
            return NotApplicable(question.id, "the evidence is not shown")
        innermost = carrier.speakers[-1].name if carrier.speakers else ""
        right = same_name(innermost, question.speaker)
        chain = " > ".join(speaker.name for speaker in carrier.speakers) or "nobody"
        return Measured(
            question.id, float(right), f"expected {question.speaker!r}, got {chain}", right
        )
