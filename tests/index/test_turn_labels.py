"""Labels of turns and the names that they stand for."""

from __future__ import annotations

import pytest

from index.turn_labels import stands_for, without_title


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("J.K.", "Jonas Kerr"),
        ("JK", "Dr Jonas Kerr"),
        ("A.M.L.", "Ada Maria Lind"),
        ("KERR", "Jonas Kerr"),
        ("MS LIND", "Ada Lind"),
        ("LIND", "Ada Lind"),
    ],
)
def test_fits(label: str, name: str) -> None:
    assert stands_for(label, name)


@pytest.mark.parametrize(
    ("label", "name"), [("J.K.", "Ada Lind"), ("LIND", "Lind Kerr"), ("Q", "Jonas Kerr"), ("A", "")]
)
def test_does_not_fit(label: str, name: str) -> None:
    assert not stands_for(label, name)


def test_titles_are_no_part_of_a_name() -> None:
    assert without_title("Prof. Dr Ada Lind") == "Ada Lind"
    assert without_title("Ms Lind") == "Lind"
