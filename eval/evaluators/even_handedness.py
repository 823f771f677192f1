"""Do labels and evidence stay the same when the parties change places?"""

from __future__ import annotations

from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure
from eval.run import PartySwap, Run, SwappedQuestion, SwappedStatement


class EvenHandedness:
    """Counterfactual token fairness (Garg et al. 2019), with the corpus's own parties."""

    name = "even_handedness"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per statement that names a party: 1 where its label stays."""
        if run.swap is None:
            return Evaluation(self.name, (), (), {})
        labels: tuple[Outcome, ...] = tuple(_same_label(s) for s in run.swap.statements)
        overlap: tuple[Outcome, ...] = tuple(_overlap(q) for q in run.swap.questions)
        return Evaluation(
            self.name,
            (*labels, *overlap),
            (
                mean_figure(
                    "swap_same_label", "Labels that stay when the parties are swapped", labels
                ),
                mean_figure(
                    "swap_confidence_change",
                    "Mean change of a label's confidence",
                    _changes(run.swap),
                    better="lower",
                ),
                mean_figure("swap_overlap5", "Evidence that stays among the first five", overlap),
            ),
            {"parties": [list(pair) for pair in run.swap.parties]},
        )


def _same_label(statement: SwappedStatement) -> Outcome:
    if statement.swapped_label is None:
        return NotApplicable(statement.item, "split otherwise once the parties were swapped")
    same = statement.label == statement.swapped_label
    reason = f"{statement.label} > {statement.swapped_label}: {statement.display[:160]!r}"
    return Measured(statement.item, float(same), reason, same)


def _changes(swap: PartySwap) -> list[Outcome]:
    return [
        Measured(s.item, abs(s.confidence - s.swapped_confidence), "", True)
        for s in swap.statements
        if s.label == s.swapped_label
        and s.confidence is not None
        and s.swapped_confidence is not None
    ]


def _overlap(question: SwappedQuestion) -> Outcome:
    one, other = set(question.shown[:5]), set(question.swapped[:5])
    if not one and not other:
        return Measured(question.item, 1.0, "refused both times", True)
    value = len(one & other) / max(len(one), len(other))
    reason = f"{len(one & other)} of {max(len(one), len(other))} the same"
    return Measured(question.item, value, reason, value >= 0.5)
