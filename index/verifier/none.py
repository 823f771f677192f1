"""The verifier that has no opinion: every other part of the product must do without one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.verifier.protocol import NEITHER, Scores


def no_answers(count: int) -> Scores:
    """Return what `answers` gives without a judgement: even odds."""
    return np.full(count, 0.5, dtype=np.float32)


def no_relations(count: int) -> Scores:
    """Return what `relation` gives without a judgement: "neither" for each pair."""
    rows = np.zeros((count, 3), dtype=np.float32)
    rows[:, NEITHER] = 1.0
    return rows


class NoVerifier:
    """Judges nothing."""

    name = "none"
    judges_answers = False
    decides = False
    judges_relations = False

    def answers(self, question: str, passages: Sequence[str]) -> Scores:
        """Return 0.5 for each passage."""
        return no_answers(len(passages))

    def relation(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Return "neither" for each pair."""
        return no_relations(len(pairs))
