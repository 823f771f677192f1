"""Who decides what is shown: our own scores, or a language model that points at candidates.

A model chooses among candidates, orders them or refuses. What is shown of a candidate, its quote,
label, speakers and counter-passages, comes from the index whoever decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Notice
from assistant.features import Candidate
from assistant.question import Question
from index.errors import VerifierUnavailableError
from index.verifier import Verifier

# Enough to hold the evidence nearly always, and few enough for a small model on a laptop.
_ASKED = 12


@dataclass(frozen=True, slots=True)
class Decision:
    """What candidates are ranked by, and whether there is an answer.

    Attributes:
        scores: shape [n]; the best are shown, unless nothing is.
        answered: whether anything is shown.
        verifier: the name of the verifier that judged.
        answerable: the probability of an answer, or None where none was estimated.
        notices: why the verifier is not the one that was to judge.
    """

    scores: NDArray[np.float64]
    answered: bool
    verifier: str
    answerable: float | None = None
    notices: tuple[Notice, ...] = ()


def decide(
    decider: Verifier,
    question: Question,
    candidates: Sequence[Candidate],
    own: Decision,
    *,
    framed: Callable[[str], str],
) -> Decision:
    """Let a verifier that decides choose among the candidates that score best.

    Args:
        decider: the verifier.
        question: what was asked.
        candidates: what was retrieved, not empty.
        own: the decision without it, which stands when the verifier is not available.
        framed: gives the passage in which a candidate, by its id, is judged.
    """
    asked = np.argsort(-own.scores, kind="stable")[:_ASKED]
    try:
        judged = decider.answers(question.text, [framed(candidates[i].id) for i in asked])
    except VerifierUnavailableError as error:
        return replace(own, notices=(Notice(f"language_model_{error.why}"),))
    scores = np.zeros(len(candidates))
    scores[asked] = judged
    return Decision(scores, answered=bool(judged.any()), verifier=decider.name)
