"""Choosing evidence: few statements, decisive ones, no near-copies, all sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.features import Candidate
from index.terms import stems

MAX_STATEMENTS = 5


@dataclass(frozen=True, slots=True)
class SelectionLimits:
    """How much is shown.

    `words` is a soft limit: a statement that would pass it is left out unless it is one of the
    first two. A statement less than `relative` times as likely as the best one is left out.
    `overlap` is the share of a statement's words above which it is a near-copy of a chosen one.
    """

    statements: int = MAX_STATEMENTS
    words: int = 200
    relative: float = 0.135
    overlap: float = 0.85


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen candidate and the probability that it is evidence."""

    candidate: Candidate
    score: float


def select(
    candidates: Sequence[Candidate],
    scores: NDArray[np.float64],
    *,
    limits: SelectionLimits | None = None,
) -> list[Chosen]:
    """Choose the evidence, best first; ties keep the order of the candidates."""
    limits = limits or SelectionLimits()
    chosen: list[Chosen] = []
    seen: list[set[str]] = []
    words = 0
    for index in np.argsort(-scores, kind="stable"):
        candidate, score = candidates[index], float(scores[index])
        if len(chosen) >= limits.statements or (
            chosen and score < limits.relative * chosen[0].score
        ):
            break
        own = set(stems(candidate.statement))
        length = len(candidate.statement.split())
        if _near_copy(own, seen, limits.overlap) or (
            len(chosen) >= 2 and words + length > limits.words
        ):
            continue
        chosen.append(Chosen(candidate, score))
        seen.append(own)
        words += length
    return chosen


def _near_copy(words: set[str], seen: Sequence[set[str]], overlap: float) -> bool:
    return any(
        words and len(words & other) >= overlap * max(len(words), len(other)) for other in seen
    )
