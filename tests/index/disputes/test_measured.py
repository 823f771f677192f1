"""Which figures may be compared at all."""

import pytest

from index.disputes.measured import measures, meets

from .conftest import Make


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine guards were hurt.", "Four guards were hurt."),
        # a figure without its noun, and one that is denied
        ("Nine guards were hurt.", "The mayor puts it at four."),
        ("There are not nine guards.", "The mill has four workers."),
        # people, by other words or by what was done to them
        ("Nine guards were killed.", "Four people were killed."),
        ("The slide killed nine people.", "He put the death toll at four."),
        ("It cost nine pounds.", "It cost four euros."),
    ],
)
def test_comparable(make: Make, one: str, other: str) -> None:
    (mine,), (theirs,) = make(one, "a.txt"), make(other, "b.txt")
    assert meets(mine) & measures(theirs)
    assert meets(theirs) & measures(mine)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine trees were cut.", "Four boats were sunk."),
        ("Nine trees were cut.", "It cost four pounds."),
        ("The wall is nine metres long.", "The stone weighs four tonnes."),
    ],
)
def test_not_comparable(make: Make, one: str, other: str) -> None:
    (mine,), (theirs,) = make(one, "a.txt"), make(other, "b.txt")
    assert not meets(mine) & measures(theirs)
    assert not meets(theirs) & measures(mine)
