from __future__ import annotations

import numpy as np
import pytest

from index.register.matching import matches, says_the_same

CLAIM = "The Brenn quarry company ignored 12 warnings about the slope."


@pytest.mark.parametrize(
    "statement",
    [
        CLAIM,
        "The Brenn quarry company ignored twelve warnings about the slope, Dahl said.",
        "Dahl says: the Brenn quarry company ignored 12 warnings about the slope!",
    ],
)
def test_the_same_words_in_the_same_order(statement: str) -> None:
    assert says_the_same(CLAIM, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "The Brenn quarry company ignored 13 warnings about the slope.",
        "The Brenn quarry company ignored warnings about the slope.",
        "The Brenn quarry company never ignored 12 warnings about the slope.",
        "The Brenn quarry company didn’t ignore 12 warnings about the slope.",
        "It is false that the Brenn quarry company ignored 12 warnings about the slope.",
        "Lang denied that the Brenn quarry company ignored 12 warnings about the slope.",
        "They asked whether the Brenn quarry company ignored 12 warnings about the slope.",
        "The Brenn quarry company heeded 12 warnings about the slope.",
        "The Brenn quarry company of 1921 with its long history and many workers, whose pay rose, "
        "ignored 12 warnings about the slope and the face, the inquiry of the ministry found.",
    ],
)
def test_what_differs_in_a_figure_a_word_or_a_negation(statement: str) -> None:
    assert not says_the_same(CLAIM, statement)


def test_who_did_it_to_whom_counts() -> None:
    assert not says_the_same("Norland attacked Sudland.", "Sudland attacked Norland.")


def test_whose_figure_it_is_counts() -> None:
    claim = "Norland lost 12 ships and Sudland lost 30 ships."
    assert says_the_same(claim, claim)
    assert not says_the_same(claim, "Norland lost 30 ships and Sudland lost 12 ships.")


def test_too_few_words_match_nothing() -> None:
    assert not says_the_same("It rained.", "It rained.")


def test_near_vectors_and_words_are_both_needed() -> None:
    texts = [CLAIM, CLAIM, "The ferry was late."]
    vectors = np.array([[1, 0], [0, 1], [1, 0]], dtype=np.float32)
    claim_vectors = np.array([[1, 0]], dtype=np.float32)
    assert list(matches([CLAIM], claim_vectors, texts, vectors)) == [(0, 0)]


def test_no_claims() -> None:
    empty = np.zeros((0, 2), dtype=np.float32)
    assert list(matches([], empty, [CLAIM], np.ones((1, 2), dtype=np.float32))) == []
