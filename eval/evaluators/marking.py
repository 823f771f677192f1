"""Is anything contested shown without its mark?"""

from __future__ import annotations

from assistant.answer import CitedStatement
from eval.evaluators.statement_pairs import overlap
from eval.gold import GoldStatement
from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure, measured
from eval.run import Case, Run
from index.domain import Label


class Marking:
    """Against the index it is a defect of display, against gold an error of judgement."""

    name = "marking"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of its contested statements shown as undisputed."""
        labels = _index_labels(run)
        shown = tuple(_against_index(case, labels) for case in run.cases)
        relabelled = tuple(_relabelled(case, labels) for case in run.cases)
        judged = tuple(_against_gold(run, case) for case in run.cases)
        # One outcome a question: the worst of them, so that every kind is seen.
        outcomes = tuple(map(_worst, shown, relabelled, judged))
        title = "Contested {}, shown unmarked"
        figures = [mean_figure("unmarked_gold", title.format("by gold"), judged, better="lower")]
        if labels is not None:
            by_index = title.format("by the index")
            other = "Statements shown with another label than the index's"
            figures = [
                mean_figure("unmarked_index", by_index, shown, better="lower"),
                mean_figure("relabelled", other, relabelled, better="lower"),
                *figures,
            ]
        return Evaluation(self.name, outcomes, tuple(figures), better="lower")


def _index_labels(run: Run) -> dict[tuple[str, int, int], str] | None:
    if run.statements is None:
        return None
    return {(s.document, s.start, s.end): s.label for s in run.statements}


def _against_index(case: Case, labels: dict[tuple[str, int, int], str] | None) -> Outcome:
    id_ = case.question.id
    if labels is None:
        return NotApplicable(id_, "the system has no index to compare with")
    contested = [
        s
        for s in case.shown
        if Label(labels.get((s.document, s.start, s.end), Label.NONE)).contested
    ]
    return _unmarked(id_, contested, "by the index")


def _relabelled(case: Case, labels: dict[tuple[str, int, int], str] | None) -> Outcome:
    id_ = case.question.id
    pairs = [(s, (labels or {}).get((s.document, s.start, s.end))) for s in case.shown]
    known = [(s, label) for s, label in pairs if label is not None]
    if not known:
        return NotApplicable(id_, "nothing of an index is shown")
    other = [
        f"{label} in the index, shown as {s.label}: {s.display[:160]!r}"
        for s, label in known
        if s.label != label
    ]
    reason = "; ".join(other) or f"{len(known)} shown as the index labels them"
    return Measured(id_, len(other) / len(known), reason, not other, weight=len(known))


def _against_gold(run: Run, case: Case) -> Outcome:
    question = case.question
    contested = [s for s in case.shown if _gold_contests(run, s)]
    if question.contested and question.evidence:
        carrier = run.matcher.carrier(question.evidence[0], case.shown)
        if isinstance(carrier, CitedStatement) and carrier not in contested:
            contested.append(carrier)
    return _unmarked(question.id, contested, "by gold")


def _gold_contests(run: Run, statement: CitedStatement) -> bool:
    return any(
        gold.label.contested and _same_place(run, gold, statement) for gold in run.gold.statements
    )


def _same_place(run: Run, gold: GoldStatement, statement: CitedStatement) -> bool:
    return gold.document == statement.document and any(
        2 * overlap(place, statement) >= max(len(place), statement.end - statement.start)
        for place in run.matcher.spans(gold.snippet)
    )


def _unmarked(id_: str, contested: list[CitedStatement], by_whom: str) -> Outcome:
    if not contested:
        return NotApplicable(id_, f"nothing contested {by_whom} is shown")
    plain = [s for s in contested if not Label(s.label).contested]
    reason = "; ".join(
        f"contested {by_whom}, shown as {s.label}: {s.display[:160]!r}" for s in plain
    )
    return Measured(
        id_,
        len(plain) / len(contested),
        reason or f"{len(contested)} contested {by_whom}, all marked",
        not plain,
        weight=len(contested),
    )


def _worst(*outcomes: Outcome) -> Outcome:
    found = measured(outcomes)
    return max(found, key=lambda outcome: outcome.value, default=outcomes[0])
