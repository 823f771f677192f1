"""Figures with their uncertainty: means, AUROC and calibration, with bootstrap intervals.

Intervals are percentile bootstrap intervals (Efron and Tibshirani, An Introduction to the
Bootstrap, 1993, ch. 13) at 95 %, with a fixed seed: the same answers give the same report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap
from sklearn.metrics import roc_auc_score

_RESAMPLES = 1000
_BINS = 10
_SEED = 20240229

Statistic = Callable[..., float]


def interval(statistic: Statistic, *samples: Sequence[float]) -> tuple[float, float] | None:
    """The 95 % interval of a statistic of paired samples; None for fewer than two items."""
    arrays: list[NDArray[Any]] = [np.asarray(sample, dtype=np.float64) for sample in samples]
    if len(arrays[0]) < 2:
        return None
    result = bootstrap(
        arrays,
        statistic,
        n_resamples=_RESAMPLES,
        paired=True,
        vectorized=statistic is weighted_mean,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    )
    low, high = float(result.confidence_interval.low), float(result.confidence_interval.high)
    return (low, high) if np.isfinite([low, high]).all() else None


def weighted_mean(
    values: Sequence[float] | NDArray[Any],
    weights: Sequence[float] | NDArray[Any],
    axis: int = -1,
) -> Any:
    """The mean of `values` along an axis, each counted `weights` times; all weights are > 0."""
    total = np.sum(weights, axis=axis)
    return np.sum(np.multiply(values, weights), axis=axis) / total


def reliability(
    confidences: Sequence[float] | NDArray[Any], right: Sequence[float] | NDArray[Any]
) -> list[tuple[float, float, int]]:
    """Mean confidence, share of what is right and number of items, for ten equally filled bins.

    The bins go from the least sure to the surest (Nguyen and O'Connor 2015); fewer than ten items
    give fewer bins.
    """
    sure, holds = np.asarray(confidences, dtype=np.float64), np.asarray(right, dtype=np.float64)
    bins = np.array_split(np.argsort(sure, kind="stable"), _BINS)
    return [(float(sure[b].mean()), float(holds[b].mean()), len(b)) for b in bins if len(b)]


def calibration_error(
    confidences: Sequence[float] | NDArray[Any], right: Sequence[float] | NDArray[Any]
) -> float:
    """The expected calibration error: how far confidence is from being right, on average."""
    bins = reliability(confidences, right)
    return sum(n * abs(sure - share) for sure, share, n in bins) / sum(n for _, _, n in bins)


def auroc(positive: Sequence[float], scores: Sequence[float]) -> float | None:
    """The area under the ROC curve; None where only one class is there."""
    if len(set(np.asarray(positive, dtype=bool).tolist())) < 2:
        return None
    return float(roc_auc_score(np.asarray(positive, dtype=bool), np.asarray(scores)))


def auroc_or_half(positive: Sequence[float], scores: Sequence[float]) -> float:
    """The AUROC for resampling, where a resample may hold one class only: chance then."""
    value = auroc(positive, scores)
    return 0.5 if value is None else value
