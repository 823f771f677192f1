"""Notes of correction say what nobody says any more."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index.disputes import Signature, find_disputes
from index.disputes.withdrawn import is_withdrawn

from .conftest import Make

Near = Callable[[Sequence[Signature]], NDArray[np.float32]]


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this story said that 23 people had drowned.",
        "Correction: The original version of this live page wrongly gave the crane nine tons.",
        "A previous version misstated the year.",
        "This post was amended on 3 May 2024 to correct the year.",
    ],
)
def test_what_an_earlier_version_said_is_withdrawn(note: str) -> None:
    assert is_withdrawn(note)


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of the engine had failed twice.",
        "The bill was amended on 3 May 2024.",
        "An earlier version of the statute said nothing about boats.",
        "She said that the story was invented.",
    ],
)
def test_versions_of_other_things_are_not(text: str) -> None:
    assert not is_withdrawn(text)


def test_a_withdrawn_figure_disputes_nothing(make: Make, near: Near) -> None:
    note = "An earlier version of this story said that 32 people drowned in the harbour."
    plain = "The story said that 32 people drowned in the harbour."
    other = "The coroner said that 23 people drowned in the harbour."
    for text, expected in ((note, False), (plain, True)):
        both = [*make(text, "a.txt"), *make(other, "b.txt", author="Bo Scribe")]
        assert any(d.disputes for d in find_disputes(both, near(both)).disputes) is expected
