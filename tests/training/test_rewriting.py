from __future__ import annotations

import pytest

from training.rewriting import as_statement, same_kind


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Who was the duke of Orrin?", "Lena Marsh", "Lena Marsh was the duke of Orrin."),
        ("When did the mill close?", "1911", "The mill close: 1911."),
        ("How many mills were closed?", "12 mills", "12 mills were closed."),
        ("Why was it shut?", "the flood", "Why was it shut? The flood."),
    ],
)
def test_statement_holds_the_answer_in_the_words_of_the_question(question, answer, expected):
    assert as_statement(question, answer) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1911", "1923", True),
        ("1911", "Lena", False),
        ("Lena", "Lena Marsh", False),
        ("3", "40", True),
    ],
)
def test_only_different_answers_of_one_kind_can_be_confused(one, other, expected):
    assert same_kind(one, other) is expected
