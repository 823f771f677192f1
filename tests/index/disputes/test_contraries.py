"""A verb that one article affirms and another denies."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from index.disputes import Signature
from index.disputes.alignment import align
from index.disputes.candidates import find_candidates
from index.disputes.contraries import contrary_clauses

from .conftest import Make

HE = "It was a cold day. Joost Orme had been suspended over the accounts, he told us."
CLERK = "The mill had not suspended Joost Orme, its clerk said. Orme had asked to go."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HE, CLERK),
        # in the passive nobody is said to have done it
        ("No ferryman cut the rope.", "The rope was cut with a knife."),
        # the negation of the first verb holds for the second
        ("The guild will not sell or flood the mill.", "The guild flooded the mill."),
    ],
)
def test_dispute(disputed: Callable[..., bool], one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # somebody else
        ("The guild suspended the miller.", "The college has not suspended the porter."),
        # the same doer, of something else
        ("The miller paid the fine in March.", "The miller has never paid a dividend."),
        # what one knows another may not
        ("The clerk knew it by noon.", "The miller never knew it."),
        # none of a kind, and somebody else
        ("No captain drowned his crew.", "The breach drowned the crew of the barge."),
        ("Not one crown has left the mill.", "The miller has left the mill."),
        # another thing than what the other tells of
        ("The pool of the mill will close.", "I can't close the kitchen, and the mill knows it."),
        # for no other reason
        ("The bath was shut by rust and for no other reason.", "The bath was shut by rust."),
        # both deny it
        ("The guild will not sell or flood the mill.", "The guild did not flood the mill."),
        # only possible
        ("The miller might be suspended.", "The miller was not suspended."),
    ],
)
def test_no_dispute(disputed: Callable[..., bool], one: str, other: str) -> None:
    assert not disputed(one, other)


def _clashes(signatures: list[Signature], vectors: NDArray[np.float32]) -> set[tuple[int, int]]:
    return {pair for block in find_candidates(signatures, vectors) for pair in block.clashes}


def test_a_denied_verb_makes_a_candidate(make: Make) -> None:
    both = [*make(HE, "a.txt", author="Ann Writer"), *make(CLERK, "b.txt", author="Bo Scribe")]
    rows = np.eye(len(both), dtype=np.float32)
    said, denied = 1, 2
    rows[denied] = 0.45 * rows[said] + np.sqrt(1 - 0.45**2) * rows[denied]
    assert (said, denied) in _clashes(both, rows)
    # Of other things, they are none.
    assert (said, denied) not in _clashes(both, np.eye(len(both)))


def test_within_one_article_other_rules_decide(make: Make) -> None:
    one, other = make(HE, "a.txt")[1], make(CLERK, "b.txt")[0]
    shared = replace(align(one, other, 0.6), kinship=1.0)
    assert [c.signal for c in contrary_clauses(one, other, shared)] == ["contrary"]
    assert not list(contrary_clauses(one, other, replace(shared, distance=4)))
