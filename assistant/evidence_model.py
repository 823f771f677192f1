"""How likely a statement is to answer: logistic models over retrieval, words and verifier.

The weights are data (assistant/evidence_weights.json, made by training/train_evidence.py); with
and without a verifier there is a set of its own, so that a missing score is never guessed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.features import FEATURES
from index.errors import ModelError

# The verifier's log-odds, and how far they stand out among the candidates.
VERIFIER_FEATURES = ("verifier", "verifier_among")
ANSWERABILITY_FEATURES = (
    "best",
    "second",
    "best_verifier",
    "second_verifier",
    "best_dense",
    "best_terms",
    "best_terms_passage",
    "rarest_missing",
    "names_missing",
    "unknown_names",
    "numbers_missing",
    "asked_missing",
    "asked_near_focus",
    "speaker_unknown",
    "best_passage_dense",
    "dense_lead",
    "best_keyword",
    "first_asked_present",
    "first_rarest_missing",
    "question_terms",
    "unknown_terms",
    "asks_figure",
    "asks_words",
    "plain_terms",
    "plain_terms_passage",
    "plain_terms_with_asked",
    "terms_near_asked",
    "terms_with_asked",
    "dense_with_asked",
    "evidence_sum",
    "said_terms",
    "said_terms_passage",
    "said_dense",
    "said_any",
)


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over named, standardised features."""

    names: tuple[str, ...]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: float

    def probability(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probabilities for rows of features, shape [n, len(names)] -> [n]."""
        z = ((values - self.mean) / self.scale) @ self.weights + self.intercept
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(z, -30, 30))))

    @classmethod
    def from_dict(cls, data: Mapping[str, object], names: Sequence[str]) -> Logistic:
        """Read weights; every feature in `names` must have some.

        Raises:
            ModelError: the weights are for other features.
        """
        if list(names) != data.get("features"):
            raise ModelError(
                "the evidence weights were made for other features; run training/train_evidence.py"
            )
        return cls(
            tuple(names),
            np.asarray(data["mean"], dtype=np.float64),
            np.asarray(data["scale"], dtype=np.float64),
            np.asarray(data["weights"], dtype=np.float64),
            float(str(data["intercept"])),
        )


@dataclass(frozen=True, slots=True)
class EvidenceModel:
    """Both decisions: which statements are evidence, and whether there is an answer at all.

    `threshold` is the probability of an answer under which a question is refused.
    """

    evidence: Logistic
    answerability: Logistic
    threshold: float


def evidence_features(*, with_verifier: bool) -> tuple[str, ...]:
    """The features of the evidence model, in order."""
    names = (*FEATURES, *(f"{name}_among" for name in FEATURES))
    return (*names, *VERIFIER_FEATURES) if with_verifier else names


def evidence_rows(
    features: NDArray[np.float64], verdicts: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    """The evidence model's input for the candidates of one question.

    A candidate is described by its own values and by how far each stands out among the
    candidates, in standard deviations: a cosine of 0.5 is much for one question and little for
    another.

    Args:
        features: shape [n, len(FEATURES)], n > 0.
        verdicts: a verifier's probabilities, shape [n].

    Returns:
        Shape [n, len(evidence_features())].
    """
    columns = [features, _among(features)]
    if verdicts is not None:
        odds = log_odds(verdicts)[:, None]
        columns += [odds, _among(odds)]
    return np.hstack(columns)


def _among(values: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = values.std(axis=0)
    return np.asarray((values - values.mean(axis=0)) / np.where(spread > 1e-9, spread, 1.0))


def log_odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithm of the odds, kept finite."""
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)))


def answerability_features(*, with_verifier: bool) -> tuple[str, ...]:
    """The features of the answerability model, in order."""
    if with_verifier:
        return ANSWERABILITY_FEATURES
    return tuple(name for name in ANSWERABILITY_FEATURES if "verifier" not in name)


def load_evidence_model(verifier: str | None = None) -> EvidenceModel:
    """Load the packaged weights for judging with a verifier of this name, or with none.

    Weights fitted with a verifier serve that one alone. The score of any other moves the odds by a
    fixed amount.

    Raises:
        ModelError: the weights are missing or for other features.
    """
    try:
        text = resources.files("assistant").joinpath("evidence_weights.json").read_text("utf-8")
        data = json.loads(text)
        fitted = data.get("with_verifier", {})
        seen = verifier is not None and fitted.get("verifier") == verifier
        data = fitted if seen else data["without_verifier"]
    except (OSError, KeyError, json.JSONDecodeError) as error:
        raise ModelError(
            "assistant/evidence_weights.json is missing or damaged; reinstall attributed"
        ) from error
    model = EvidenceModel(
        Logistic.from_dict(data["evidence"], evidence_features(with_verifier=seen)),
        Logistic.from_dict(data["answerability"], answerability_features(with_verifier=seen)),
        float(data["threshold"]),
    )
    return model if verifier is None or seen else _believing_verifier(model)


def _believing_verifier(model: EvidenceModel) -> EvidenceModel:
    """The model with a verifier's score beside its features.

    Nobody has measured this verifier here, so its weight is set by hand: from even odds, a
    probability of 0.99 or 0.01 moves the odds of being evidence about tenfold.
    """
    return EvidenceModel(
        _widened(model.evidence, evidence_features(with_verifier=True), {"verifier": 0.5}),
        _widened(model.answerability, answerability_features(with_verifier=True), {}),
        model.threshold,
    )


def _widened(model: Logistic, names: tuple[str, ...], added: Mapping[str, float]) -> Logistic:
    """The model over more features, the new ones as they are, with their given weights or none."""
    old = {name: position for position, name in enumerate(model.names)}
    taken = [old.get(name) for name in names]

    def spread(values: NDArray[np.float64], new: Sequence[float]) -> NDArray[np.float64]:
        pairs = zip(taken, new, strict=True)
        return np.array([fresh if at is None else values[at] for at, fresh in pairs])

    return Logistic(
        names,
        spread(model.mean, [0.0] * len(names)),
        spread(model.scale, [1.0] * len(names)),
        spread(model.weights, [added.get(name, 0.0) for name in names]),
        model.intercept,
    )
