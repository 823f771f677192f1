from __future__ import annotations

import random
import re

from training.examples import Relation
from training.perturbing import perturbed

SENTENCES = [
    "The ferry to Orrin carried 240 passengers when it left on Monday.",
    "In 1911 the council closed the mill, which had stood for a century.",
    "Lena Marsh was elected to the board of the Tolm railway by 31 votes.",
]


def pairs(count=60):
    found = []
    for seed in range(count):
        found += perturbed(SENTENCES, ["Vardonia", "Kelper Island"], random.Random(seed), count=3)
    return found


def test_all_relations_are_made():
    assert {pair.relation for pair in pairs()} == set(Relation)


def test_no_pair_is_of_equal_texts():
    assert all(pair.a != pair.b for pair in pairs())


def test_another_figure_of_the_same_subject_contradicts():
    figures = [
        pair for pair in pairs() if re.sub(r"[\d,]+", "N", pair.a) == re.sub(r"[\d,]+", "N", pair.b)
    ]
    assert figures
    assert all(pair.relation is Relation.CONTRADICT for pair in figures)


def test_count_is_a_limit():
    assert len(list(perturbed(SENTENCES, [], random.Random(0), count=2))) == 2
