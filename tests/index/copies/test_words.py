from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.copies.words import Sentences, candidate_pairs, is_prefix, says_other


def test_case_punctuation_and_ampersands_do_not_count() -> None:
    sentences = Sentences.of(["Bombs & bullets, now!", "“bombs and Bullets” now"])
    assert sentences.keys[0] == sentences.keys[1]


@pytest.mark.parametrize(
    "other",
    [
        "They delivered 130 tons of weapons to the coast.",
        "They never delivered 500 tons of weapons to the coast.",
        "They didn't deliver 500 tons of weapons to the coast.",
        "They delivered 500 tons of wheat to the coast.",
    ],
)
def test_a_figure_a_negation_or_a_word_says_something_else(other: str) -> None:
    sentences = Sentences.of(["They delivered 500 tons of weapons to the coast.", other])
    assert says_other(sentences, 0, 1)


def test_a_spelling_says_the_same() -> None:
    sentences = Sentences.of(
        ["The harbour master counted nine.", "The harbor master counted nine."]
    )
    assert not says_other(sentences, 0, 1)


def test_a_sentence_that_breaks_off_is_a_prefix() -> None:
    sentences = Sentences.of(
        ["Instead of stepping back it now", "Instead of stepping back it now acts."]
    )
    assert is_prefix(sentences, 0, 1)


def test_identical_sentences_are_no_prefixes() -> None:
    sentences = Sentences.of(["One two three four five six."] * 2)
    assert not is_prefix(sentences, 0, 1)


def test_sentences_with_common_shingles_are_candidates() -> None:
    texts = ["a b c d e f", "x y z u v w", "q a b c d r"]
    assert candidate_pairs(Sentences.of(texts)).tolist() == [[0, 2]]


def test_no_sentences_have_no_candidates() -> None:
    assert candidate_pairs(Sentences.of([])).shape == (0, 2)


@given(st.lists(st.text(alphabet="abc ", max_size=30), max_size=20))
def test_candidates_are_ordered_and_distinct(texts: list[str]) -> None:
    pairs = candidate_pairs(Sentences.of(texts)).tolist()
    assert all(a < b for a, b in pairs)
    assert pairs == [list(pair) for pair, _ in itertools.groupby(map(tuple, pairs))]
