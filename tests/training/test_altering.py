from __future__ import annotations

import random

import pytest

from training.altering import altered


@pytest.mark.parametrize("seed", range(20))
def test_altered_question_asks_something_else(seed):
    question = "Who was the first mayor of Orrin in 1911?"
    found = altered(question, ["Tolm", "1923", "Vera Stahl"], random.Random(seed))
    assert found is not None
    assert found != question


def test_question_with_nothing_to_change_is_left_alone():
    assert altered("Why so?", ["Tolm"], random.Random(0)) is None


def test_name_is_not_replaced_by_a_number():
    for seed in range(20):
        found = altered("Who governed Orrin?", ["1923"], random.Random(seed))
        assert found is None
