"""A verifier made of any cross-encoder of the user's: a reranker or an NLI model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

import numpy as np

from index.embedding import quiet_loading
from index.errors import ModelError
from index.verifier.none import no_answers, no_relations
from index.verifier.protocol import CONTRADICT, NEITHER, SUPPORT, Scores

_BATCH = 8
# Beginnings of the label names that NLI models use in their configs, and our column for each.
_RELATION_LABELS = {
    "entail": SUPPORT,
    "support": SUPPORT,
    "contradict": CONTRADICT,
    "refute": CONTRADICT,
    "not_entail": NEITHER,
    "neutral": NEITHER,
    "neither": NEITHER,
    "not enough": NEITHER,
}


class CrossEncoderVerifier:
    """A sentence-transformers CrossEncoder, read by its config.

    One output is a reranker's relevance: it judges answers, its plain output through a sigmoid.
    Several outputs with the labels of an NLI model judge relations, and nothing else.

    Args:
        model: a folder, or a name for the model hub.

    Raises:
        ModelError: the model can't be loaded, or its labels say neither of the two.
    """

    decides = False

    def __init__(self, model: str) -> None:
        self._model = _load(model)
        self._lock = Lock()
        self.name = f"cross-encoder {model}"
        count = int(self._model.num_labels)
        self._columns = {} if count == 1 else _columns(self._model.config.id2label, model)
        self.judges_answers = count == 1
        self.judges_relations = count > 1

    def answers(self, question: str, passages: Sequence[str]) -> Scores:
        """Return [len(passages)] scores in 0..1; 0.5 throughout for an NLI model."""
        if not self.judges_answers or not passages:
            return no_answers(len(passages))
        from torch import nn

        # Stands in for whatever activation the config asks for, so that the range is always 0..1.
        values = self._predict([(question, passage) for passage in passages], nn.Sigmoid())
        return values.reshape(len(passages))

    def relation(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Return [len(pairs), 3] probabilities; "neither" throughout for a reranker."""
        if not self.judges_relations or not pairs:
            return no_relations(len(pairs))
        from torch import nn

        judged = self._predict(list(pairs), nn.Softmax(dim=-1))
        rows = np.zeros((len(pairs), 3), dtype=np.float32)
        for output, column in self._columns.items():
            rows[:, column] += judged[:, output]
        return rows

    def _predict(self, pairs: list[tuple[str, str]], activation: Any) -> Scores:
        with self._lock:
            found = self._model.predict(
                pairs, batch_size=_BATCH, show_progress_bar=False, activation_fn=activation
            )
        return np.asarray(found, dtype=np.float32)


def _load(model: str) -> Any:
    from sentence_transformers import CrossEncoder

    try:
        with quiet_loading():
            return CrossEncoder(model, device="cpu")
    except (OSError, ValueError, KeyError, ImportError, RuntimeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(
            f"verifier {model!r}: can't be loaded as a cross-encoder ({reason}); give the name or "
            'folder of one, or set verifier = "packaged"'
        ) from error


def _columns(labels: Mapping[int, str], model: str) -> dict[int, int]:
    found = {}
    for number, label in labels.items():
        plain = label.lower().replace("-", "_").replace(" ", "_")
        for start, column in _RELATION_LABELS.items():
            if plain.startswith(start.replace(" ", "_")):
                found[int(number)] = column
    if len(found) < len(labels) or CONTRADICT not in found.values():
        raise ModelError(
            f"verifier {model!r}: its labels {sorted(labels.values())} are not those of an NLI "
            "model (entailment, contradiction, neutral); name them so in its config.json"
        )
    return found
