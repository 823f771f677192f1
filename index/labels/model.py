"""The trained part of labelling: a linear model over named features and a network's scores.

The weights are read from a JSON file.

Multinomial logistic regression for the kind of statement, and one logistic regression for each
reason that a rule can't decide. Probabilities are calibrated by temperature scaling (Guo et al.
2017) on predictions for texts that were left out of training. The network's scores are one more
opinion among the features (stacking, Wolpert 1992). Written by training/train_labels.py.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from index.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from index.labels.features import Features

KINDS = ("record", "claim", "none")
LEARNT_REASONS = ("opinion", "loaded", "motive", "prediction", "speculation", "allegation")
_FILE = "labels.json"


@dataclass(frozen=True)
class LabelModel:
    """Weights of the label classifier.

    `rows` maps a feature to its row of `weights` [features, outputs], whose columns are KINDS and
    then LEARNT_REASONS; `network_weights` [OUTPUTS, outputs] are those of the network's scores,
    and `network_sha256` says which network. `contested_from` is the share of the claim probability
    in claim and record from which a statement is contested. `known` are words that names are told
    from where a sentence begins.
    """

    rows: Mapping[str, int]
    weights: NDArray[np.float64]
    network_weights: NDArray[np.float64]
    network_sha256: str
    intercept: NDArray[np.float64]
    temperature: float
    contested_from: float
    reason_from: Mapping[str, float]
    known: frozenset[str]

    @classmethod
    def load(cls) -> LabelModel:
        """Read the packaged weights.

        Raises:
            ModelError: they are missing or damaged.
        """
        source = files("index.labels").joinpath("weights", _FILE)
        try:
            return cls.from_json(json.loads(source.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"the weights of the label model ({_FILE}) can't be read ({error!r}); "
                "reinstall attributed"
            ) from error

    @classmethod
    def from_json(cls, values: dict[str, object]) -> LabelModel:
        """Build a model from what `training/train_labels.py` writes."""
        coefficients: dict[str, list[float]] = values["coefficients"]  # type: ignore[assignment]
        outputs = len(KINDS) + len(LEARNT_REASONS)
        weights = np.array(list(coefficients.values()), dtype=np.float64).reshape(-1, outputs)
        return cls(
            rows={name: row for row, name in enumerate(coefficients)},
            weights=weights,
            network_weights=np.array(values["network"], dtype=np.float64),
            network_sha256=str(values["network_sha256"]),
            intercept=np.array(values["intercept"], dtype=np.float64),
            temperature=float(values["temperature"]),  # type: ignore[arg-type]
            contested_from=float(values["contested_from"]),  # type: ignore[arg-type]
            reason_from=dict(values["reason_from"]),  # type: ignore[call-overload]
            known=frozenset(values["known"]),  # type: ignore[call-overload]
        )

    def predict(
        self, rows: Sequence[Features], outputs: NDArray[np.float32]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the probabilities of KINDS [n, 3] and of LEARNT_REASONS [n, 6].

        Args:
            rows: the named features of n sentences.
            outputs: of the network for the same sentences, [n, OUTPUTS].
        """
        scores = self.intercept + outputs @ self.network_weights
        for i, row in enumerate(rows):
            known = [(self.rows[name], value) for name, value in row.items() if name in self.rows]
            if known:
                index, values = zip(*known, strict=True)
                scores[i] += np.asarray(values) @ self.weights[list(index)]
        kinds = scores[:, : len(KINDS)] / self.temperature
        kinds = np.exp(kinds - kinds.max(axis=1, keepdims=True)) if len(rows) else kinds
        reasons = 1 / (1 + np.exp(-scores[:, len(KINDS) :]))
        return kinds / kinds.sum(axis=1, keepdims=True), reasons
