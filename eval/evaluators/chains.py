"""Do the chains of speakers of all labelled statements agree with gold?"""

from __future__ import annotations

from eval.evaluators.statement_pairs import statement_pairs
from eval.names import same_name
from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure, measured
from eval.run import Run


class SpeakerChains:
    """The innermost speaker, and the whole chain link by link."""

    name = "chains"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per statement: 1 where its innermost speaker is right."""
        outcomes: list[Outcome] = []
        whole: list[Outcome] = []
        for gold, statement in statement_pairs(run):
            if not gold.speakers:
                outcomes.append(NotApplicable(gold.id, "gold names no speaker"))
                continue
            if statement is None:
                outcomes.append(NotApplicable(gold.id, "no such statement"))
                continue
            chain = [speaker.name for speaker in statement.speakers]
            right = bool(chain) and same_name(chain[-1], gold.speakers[-1])
            reason = f"expected {' > '.join(gold.speakers)}, got {' > '.join(chain) or 'nobody'}"
            outcomes.append(Measured(gold.id, float(right), reason, right))
            same = len(chain) == len(gold.speakers) and all(map(same_name, chain, gold.speakers))
            whole.append(Measured(gold.id, float(same), reason, same))
        # Where nobody is quoted the author speaks: only the others show whether quoting is seen.
        quoted = {gold.id for gold in run.gold.statements if len(gold.speakers) > 1}
        return Evaluation(
            self.name,
            tuple(outcomes),
            (
                mean_figure(
                    "statement_speaker", "Statements with the right innermost speaker", outcomes
                ),
                mean_figure(
                    "quoted_speaker",
                    "Quoted statements with the right innermost speaker",
                    [o for o in measured(outcomes) if o.item in quoted],
                ),
                mean_figure("statement_chain", "Statements with the whole chain right", whole),
            ),
        )
