from __future__ import annotations

import pytest

from training.examples import Relation, RelationExample
from training.figures import accuracy, auroc, lexical_accuracy


def test_accuracy_has_the_wilson_interval():
    found = accuracy([True] * 8 + [False] * 2)
    assert (found.value, found.count) == (0.8, 10)
    assert (found.low, found.high) == pytest.approx((0.490, 0.943), abs=0.001)


def test_auroc_of_perfect_and_reversed_scores():
    truth = [True, True, False, False]
    assert auroc([4, 3, 2, 1], truth).value == 1
    assert auroc([1, 2, 3, 4], truth).value == 0


def test_lexical_baseline_learns_negation():
    known = [
        RelationExample("The mill is open.", "The mill is not open.", Relation.CONTRADICT, "x"),
        RelationExample("The mill is open.", "The mill is open now.", Relation.SUPPORT, "x"),
    ] * 10
    assert lexical_accuracy(known, known)[0].value == 1
