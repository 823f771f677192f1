"""What a trained verifier is measured by, with intervals and baselines."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from sentence_transformers import CrossEncoder
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from training.examples import Relation, RelationExample


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its 95 % interval."""

    value: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}] n={self.count}"


def scores(model: CrossEncoder, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """Return the [n, outputs] raw outputs of the model."""
    found = model.predict(
        list(pairs), batch_size=16, show_progress_bar=False, activation_fn=torch.nn.Identity()
    )
    return np.asarray(found).reshape(len(pairs), -1)


def auroc(values: Sequence[float], truth: Sequence[bool], *, seed: int = 0) -> Figure:
    """Area under the ROC curve, with a bootstrap interval over the questions."""
    points, labels = np.asarray(values), np.asarray(truth)
    rng = np.random.default_rng(seed)
    drawn: list[float] = []
    while len(drawn) < 500:
        rows = rng.integers(0, len(labels), len(labels))
        if 0 < labels[rows].sum() < len(labels):
            drawn.append(roc_auc_score(labels[rows], points[rows]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(float(roc_auc_score(labels, points)), float(low), float(high), len(labels))


def accuracy(correct: Sequence[bool]) -> Figure:
    """Share of hits with its Wilson interval."""
    n, z = len(correct), 1.96
    p = sum(correct) / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return Figure(p, centre - half, centre + half, n)


def contradiction_accuracy(
    model: CrossEncoder, examples: Sequence[RelationExample]
) -> tuple[Figure, Figure]:
    """Accuracy of contradict against support (sets without "neither"), and its AUROC."""
    decided = [e for e in examples if e.relation is not Relation.NEITHER]
    outputs = scores(model, [(e.a, e.b) for e in decided])
    margin = outputs[:, Relation.CONTRADICT] - outputs[:, Relation.SUPPORT]
    truth = [e.relation is Relation.CONTRADICT for e in decided]
    return accuracy([(m > 0) == t for m, t in zip(margin, truth, strict=True)]), auroc(
        list(margin), truth
    )


def lexical_accuracy(
    train: Sequence[RelationExample], test: Sequence[RelationExample]
) -> tuple[Figure, Figure]:
    """The same for a logistic regression on overlap, negation and numbers alone."""
    known = [e for e in train if e.relation is not Relation.NEITHER]
    asked = [e for e in test if e.relation is not Relation.NEITHER]
    random.Random(0).shuffle(known)
    classifier = LogisticRegression(class_weight="balanced", max_iter=1000)
    classifier.fit([_lexical(e) for e in known], [e.relation is Relation.CONTRADICT for e in known])
    values = classifier.decision_function([_lexical(e) for e in asked])
    truth = [e.relation is Relation.CONTRADICT for e in asked]
    return accuracy([(v > 0) == t for v, t in zip(values, truth, strict=True)]), auroc(
        list(values), truth
    )


_NEGATION = re.compile(
    r"\b(?:not?|never|none|neither|nor|without|only|fail\w*|den(?:y|ies|ied))\b|n't", re.I
)


def _lexical(example: RelationExample) -> list[float]:
    a, b = (set(re.findall(r"\w+", text.lower())) for text in (example.a, example.b))
    shared = len(a & b)
    numbers_a, numbers_b = ({w for w in words if w[0].isdigit()} for words in (a, b))
    negated = [bool(_NEGATION.search(text)) for text in (example.a, example.b)]
    return [
        shared / max(1, len(b)),
        shared / max(1, len(a)),
        float(negated[0] != negated[1]),
        float(negated[1]),
        float(bool(numbers_b - numbers_a)),
        min(len(b), 40) / 40,
    ]
