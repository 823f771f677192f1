from __future__ import annotations

import pytest

from eval.names import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Berg", "Anna Berg"),
        ("A. Berg", "Anna Berg"),
        ("President Anna Berg", "Anna Berg"),
        ("Dr. Berg", "Anna Berg"),
        ("Berg, Anna", "Anna Berg"),
        ("Anna Berg, Jr.", "Anna Berg"),
        ("José Núñez", "Jose Nunez"),
        ("the Evening Post", "Evening Post"),
        ("a local fisherman", "local fisherman"),
        ("eveningpost.org", "The Evening Post"),
        ("EPN", "Evening Post News"),
        ("U.N.", "UN"),
    ],
)
def test_variants_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "Anna Holm"),
        ("Anna Berg", "Arne Berg"),
        ("A.", "Anna"),
        ("", "Anna Berg"),
        ("Evening Post", "Morning Post"),
        ("a fisherman", "a farmer"),
    ],
)
def test_other_names_are_not_the_same(one: str, other: str) -> None:
    assert not same_name(one, other)
