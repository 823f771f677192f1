"""Where the documents disagree about what is asked, are all sides shown against each other?"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Citation
from eval.evaluators.evaluator import share
from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure
from eval.run import Case, Run, shown_evidence


class Sides:
    """A side is shown when any citation carries it, opposed when it is set against another one.

    Two sides are opposed in a disagreement, where they stand on different sides of it, and in a
    statement with its counter-passage.
    """

    name = "sides"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of gold's sides that are opposed."""
        visible: list[Outcome] = []
        opposed: list[Outcome] = []
        for case in run.cases:
            seen, against = _look(run, case)
            visible.append(seen)
            opposed.append(against)
        return Evaluation(
            self.name,
            tuple(opposed),
            (
                mean_figure("sides_shown", "Sides of a disagreement that are shown", visible),
                mean_figure("sides_opposed", "Sides set against each other", opposed),
            ),
        )


def _look(run: Run, case: Case) -> tuple[Outcome, Outcome]:
    question = case.question
    if not question.sides:
        nothing = NotApplicable(question.id, "gold knows no disagreement")
        return nothing, nothing
    if case.answer is None:
        none = Measured(question.id, 0.0, "no answer was given", False, weight=len(question.sides))
        return none, none
    shown = shown_evidence(case.answer)
    visible = {i for i in range(len(question.sides)) if _carried(run, case, i, shown)}
    opposed: set[int] = set()
    for parts in _oppositions(case):
        opposed |= _opposed_in(run, case, parts)
    return _share(case, visible, "not shown"), _share(case, opposed, "not set against the other")


def _oppositions(case: Case) -> list[list[Sequence[Citation]]]:
    assert case.answer is not None
    found: list[list[Sequence[Citation]]] = [list(d.sides) for d in case.answer.disagreements]
    return found + [[(s,), s.disputed_by] for s in case.shown if s.disputed_by]


def _opposed_in(run: Run, case: Case, parts: list[Sequence[Citation]]) -> set[int]:
    """The gold sides that one opposition carries, if they stand on different sides of it."""
    numbers = range(len(case.question.sides))
    carriers = {i: {p for p, c in enumerate(parts) if _carried(run, case, i, c)} for i in numbers}
    return {
        i
        for i in numbers
        for j in numbers
        if i != j and any(p != q for p in carriers[i] for q in carriers[j])
    }


def _carried(run: Run, case: Case, side: int, citations: Sequence[Citation]) -> bool:
    return run.matcher.carrier(case.question.sides[side], citations) is not None


def _share(case: Case, good: set[int], fault: str) -> Outcome:
    sides = case.question.sides
    faults = [f"{fault}: {side[0].quote!r}" for i, side in enumerate(sides) if i not in good]
    return share(
        case.question.id, len(good), len(sides), faults, all_good=f"all {len(sides)} sides"
    )
