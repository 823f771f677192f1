"""Which figures may be compared at all."""

from dataclasses import replace
from itertools import combinations

import pytest

from index.disputes.absences import denied_figures
from index.disputes.alignment import align
from index.disputes.figures import figure_clashes
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


KINDS = (
    "Some {} guards were hurt in the fire at the mill.",
    "The fire at the mill killed {} workers.",
    "Rescuers put the death toll of the fire at the mill at {}.",
    "The mayor puts those hurt in the fire at the mill at {}.",
    "There are {} passengers and 200 bags in the mill.",
    "There are not {} guards at the mill.",
    "The fire at the mill cost {} million marks.",
    "The company spent {} million on the fire at the mill.",
    "The fire at the mill was {} metres long.",
    "The fire at the mill lasted {} hours.",
    "Of the people at the mill {} per cent had left.",
)
SENTENCES = [kind.format(number) for kind in KINDS for number in (12, 31)]


def test_no_pair_that_the_rules_compare_is_parted(make: Make) -> None:
    signed = [make(text, f"{n}.txt")[0] for n, text in enumerate(SENTENCES)]
    clashing = 0
    for one, other in combinations(signed, 2):
        # as if their articles were on one matter
        shared = replace(align(one, other, 0.8), kinship=1.0)
        found = [*figure_clashes(one, other, shared), *denied_figures(one, other, shared)]
        clashing += bool(found)
        assert not found or (meets(one) & measures(other) and meets(other) & measures(one))
    assert clashing > len(KINDS)
