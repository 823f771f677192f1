"""What every verifier can be asked; a verifier judges texts and never writes any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# Columns of what `Verifier.relation` returns.
SUPPORT: Final = 0
CONTRADICT: Final = 1
NEITHER: Final = 2


@runtime_checkable
class Verifier(Protocol):
    """Judges whether passages answer a question, and how statements stand to each other."""

    @property
    def name(self) -> str:
        """Which verifier this is, with its version; shown to the user and part of cache keys."""
        ...

    @property
    def judges_answers(self) -> bool:
        """Whether `answers` is a judgement; if False it is 0.5 throughout and to be ignored."""
        ...

    @property
    def decides(self) -> bool:
        """Whether `answers` weighs the passages against each other and decides.

        It is then 0 for a passage that doesn't answer and, best first, falls from 1 to above 0.5
        for those that do. A verifier that doesn't decide judges each passage by itself.
        """
        ...

    @property
    def judges_relations(self) -> bool:
        """Whether `relation` is a judgement; if False it is "neither" throughout."""
        ...

    def answers(self, question: str, passages: Sequence[str]) -> Scores:
        """Return [len(passages)] probabilities that each passage's statement answers the question.

        Passages are made by `index.verifier.passage.frame`.

        Raises:
            VerifierUnavailableError: a verifier that decides gave no usable judgement in time.
        """
        ...

    def relation(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Return [len(pairs), 3] probabilities that `a` supports, contradicts or leaves open `b`.

        The columns are SUPPORT, CONTRADICT and NEITHER; each row adds up to 1.
        """
        ...
