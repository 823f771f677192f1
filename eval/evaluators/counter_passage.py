"""Does every disputed statement come with the passage that disputes it?"""

from __future__ import annotations

from assistant.answer import Citation, CitedStatement
from eval.evaluators.evaluator import each_answer, share
from eval.gold import GoldDispute, Snippet
from eval.outcome import Evaluation, NotApplicable, Outcome, mean_figure, measured
from eval.run import Case, Run, shown_evidence
from index.domain import Label


class CounterPassage:
    """By the answer's own labels, and by the disputes that gold knows."""

    name = "counter_passage"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of what is disputed that is shown with its counterpart."""
        own = each_answer(run, _own_labels)
        gold = each_answer(run, lambda case: _gold_disputes(run, case))
        outcomes = tuple(_lower(a, b) for a, b in zip(own, gold, strict=True))
        return Evaluation(
            self.name,
            outcomes,
            (
                mean_figure(
                    "counter_shown", "Statements shown as disputed, with what disputes them", own
                ),
                mean_figure("counter_gold", "Shown ends of gold disputes, with an other end", gold),
            ),
        )


def _own_labels(case: Case) -> Outcome:
    disputed = [s for s in case.shown if s.label == Label.DISPUTED]
    if not disputed:
        return NotApplicable(case.question.id, "nothing is shown as disputed")
    bare = [f"without counter-passage: {s.display[:160]!r}" for s in disputed if not s.disputed_by]
    shown = len(disputed) - len(bare)
    return share(case.question.id, shown, len(disputed), bare, all_good=f"{shown} countered")


def _gold_disputes(run: Run, case: Case) -> Outcome:
    """Of the shown statements that gold knows to be disputed: with at least one counterpart?"""
    faults: list[str] = []
    disputed = 0
    for statement in case.shown:
        ends = [_other_end(run, dispute, statement) for dispute in run.gold.disputes]
        others = [end for end in ends if end is not None]
        if not others:
            continue
        disputed += 1
        if not any(_shown(run, case, statement, other) for other in others):
            faults.append(f"{statement.display[:120]!r} without {others[0].quote!r}")
    if not disputed:
        return NotApplicable(case.question.id, "no end of a gold dispute is shown")
    shown = disputed - len(faults)
    return share(case.question.id, shown, disputed, faults, all_good=f"{shown} countered")


def _other_end(run: Run, dispute: GoldDispute, statement: CitedStatement) -> Snippet | None:
    if not dispute.dispute:
        return None
    has_a, has_b = (run.matcher.found(end, (statement,)) for end in (dispute.a, dispute.b))
    if has_a == has_b:
        # Neither end, or a sentence that holds both and so shows both.
        return None
    return dispute.b if has_a else dispute.a


def _shown(run: Run, case: Case, statement: CitedStatement, end: Snippet) -> bool:
    assert case.answer is not None
    counter: list[Citation] = [*statement.disputed_by, *shown_evidence(case.answer)]
    return run.matcher.carrier((end,), counter) is not None


def _lower(one: Outcome, other: Outcome) -> Outcome:
    found = measured([one, other])
    return min(found, key=lambda outcome: outcome.value, default=one)
