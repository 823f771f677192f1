"""Does the system keep silent exactly where the corpus holds no answer?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Status
from eval.outcome import (
    Evaluation,
    Measured,
    Outcome,
    mean_figure,
    measured,
    statistic_figure,
)
from eval.run import Case, Run
from eval.statistics import auroc, auroc_or_half


class Abstention:
    """Precision and recall of silence; AUROC of the score that decides about it.

    The risk-coverage curve is that of El-Yaniv and Wiener (2010): questions are answered in the
    order of their score, and the risk is the share of them that lack evidence.
    """

    name = "abstention"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: 1 where it is answered or refused rightly."""
        outcomes = tuple(_look(case) for case in run.cases)
        by_id = {o.item: o for o in measured(outcomes)}
        silent = [by_id[c.question.id] for c in run.cases if c.answer and not c.answered]
        unanswerable = [by_id[c.question.id] for c in run.cases if not c.question.answerable]
        answerable = [by_id[c.question.id] for c in run.cases if c.question.answerable]
        on_topic = [
            by_id[c.question.id]
            for c in run.cases
            if not c.question.answerable and c.question.on_topic
        ]
        figures = [
            mean_figure("abstention_precision", "Refusals that are right", silent),
            mean_figure("abstention_recall", "Unanswerable questions refused", unanswerable),
            mean_figure(
                "abstention_recall_on_topic", "… of these, on the corpus's topic", on_topic
            ),
            mean_figure("answer_rate", "Answerable questions answered", answerable),
        ]
        scored = [c for c in run.cases if c.answer is not None]
        positive = [float(c.question.answerable) for c in scored]
        scores = [score_of(c.answer) for c in scored if c.answer is not None]
        if auroc(positive, scores) is not None:
            figures.append(
                statistic_figure(
                    "abstention_auroc",
                    "Answerable told from unanswerable (AUROC)",
                    auroc_or_half,
                    positive,
                    scores,
                    unit="AUROC",
                )
            )
        details = {"risk_coverage": _risk_coverage(run, scored, scores)}
        return Evaluation(self.name, outcomes, tuple(figures), details)


def score_of(answer: Answer) -> float:
    """How sure the system is that there is an answer.

    A system that does not say is taken by the relevance of its best statement, or by its decision.
    """
    if answer.answerable is not None:
        return answer.answerable
    if answer.status is Status.NOT_IN_CORPUS:
        return 0.0
    relevance = [s.relevance for s in answer.statements if s.relevance is not None]
    return max(relevance, default=1.0)


def _look(case: Case) -> Outcome:
    question = case.question
    if case.answer is None:
        return Measured(question.id, 0.0, f"no answer was given: {case.error}", False)
    right = case.answered == question.answerable
    expected = "an answer" if question.answerable else "no answer"
    got = "answered" if case.answered else "refused"
    reason = f"the corpus holds {expected}; {got} (score {score_of(case.answer):.2f})"
    return Measured(question.id, float(right), reason, right)


def _risk_coverage(
    run: Run, cases: Sequence[Case], scores: Sequence[float]
) -> list[tuple[float, float]]:
    ranked = sorted(
        zip(scores, cases, strict=True), key=lambda pair: (-pair[0], pair[1].question.id)
    )
    curve, wrong = [], 0
    for rank, (_, case) in enumerate(ranked, start=1):
        wrong += not _right(run, case)
        curve.append((rank / len(ranked), wrong / rank))
    return curve


def _right(run: Run, case: Case) -> bool:
    """Whether some evidence is shown; what was refused counts by what it was nearest to."""
    assert case.answer is not None
    shown = case.shown or case.answer.nearest
    return any(run.matcher.any_found(piece, shown) for piece in case.question.evidence)
