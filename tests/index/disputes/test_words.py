"""Which words are one family."""

import pytest

from index.disputes.words import family, name_family


@pytest.mark.parametrize("word", ["library", "company", "commission", "authority"])
def test_a_body_is_of_the_kind_in_its_name(word: str) -> None:
    assert name_family(word.title()) == family(word)


@pytest.mark.parametrize(
    ("one", "other"), [("office", "officer"), ("supporter", "approve"), ("hear", "hearing")]
)
def test_one_stem_with_two_meanings(one: str, other: str) -> None:
    assert family(one) != family(other)
    assert family(f"{one}s") == family(one)
