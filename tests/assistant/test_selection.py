"""Evidence is few, decisive, and not the same thing twice."""

import numpy as np

from assistant.features import Candidate
from assistant.selection import SelectionLimits, select


def candidate(id_: str, text: str) -> Candidate:
    return Candidate(id_, text, text, "", 0.5, 0.5, 0.5)


def test_best_first_and_no_more_than_the_limit() -> None:
    words = "alpha bravo charlie delta echo foxtrot golf hotel".split()
    found = [candidate(str(i), f"The {word} stood alone.") for i, word in enumerate(words)]
    chosen = select(found, np.linspace(0.5, 0.9, len(found)))
    assert [c.candidate.id for c in chosen] == ["7", "6", "5", "4", "3"]


def test_near_copies_are_left_out() -> None:
    found = [
        candidate("a", "The brake failed at nine in the morning."),
        candidate("b", "The brake failed at nine in the morning!"),
        candidate("c", "A cable was replaced in spring."),
    ]
    assert [c.candidate.id for c in select(found, np.array([0.9, 0.8, 0.7]))] == ["a", "c"]


def test_what_is_far_less_likely_is_left_out() -> None:
    found = [candidate("a", "The brake failed."), candidate("b", "Sheep graze on the slope.")]
    assert [c.candidate.id for c in select(found, np.array([0.9, 0.01]))] == ["a"]


def test_the_word_limit_never_takes_the_first_two() -> None:
    found = [candidate(str(i), " ".join(f"word{i}{j}" for j in range(100))) for i in range(4)]
    chosen = select(found, np.array([0.9, 0.8, 0.7, 0.6]), limits=SelectionLimits(words=120))
    assert [c.candidate.id for c in chosen] == ["0", "1"]
