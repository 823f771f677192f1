"""Words as retrieval sees them."""

import pytest

from index.terms import Vocabulary, normalised_tokens, same_word, stems


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("125,000 people", ["125000", "people"]),
        ("the U.S. and US", ["the", "us.", "and", "us."]),
        ("Holm's cabins", ["holm", "cabins"]),
        ("15.3 percent", ["15.3", "percent"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert normalised_tokens(text) == tokens


def test_stop_words_are_no_terms() -> None:
    assert stems("What were the brakes of the cabins?") == ["brake", "cabin"]


def test_nearest_spelling() -> None:
    vocabulary = Vocabulary.of(["Zelensky spoke.", "The cable broke."])
    assert vocabulary.nearest("zelenskyy") == "zelenski"
    assert vocabulary.nearest("cable") == "cable"
    assert vocabulary.nearest("gold") == "gold"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("canada", "canadian", True),
        ("brake", "brake", True),
        ("note", "notary", False),
        ("russia", "rustic", False),
    ],
)
def test_same_word(a: str, b: str, same: bool) -> None:
    assert same_word(a, b) is same
