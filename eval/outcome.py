"""What evaluators return: a value and its reason for every item, and figures over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from eval.statistics import Statistic, interval, weighted_mean

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Measured:
    """An item that the evaluator applies to.

    `item` is the id of a question, statement or dispute. `weight` is on how many things (citations,
    snippets) the value is. `reason` says what was wrong, or what was found to be right.
    """

    item: str
    value: float
    reason: str
    passed: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """An item that the evaluator can say nothing of, and why."""

    item: str
    reason: str


Outcome = Measured | NotApplicable


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over `n` things with its 95 % interval; `value` is None where n is 0."""

    name: str
    title: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    better: Better = "higher"
    unit: str = "share"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluator's result on one run. `details` are JSON values for plots and tables.

    `better` says which values of its outcomes are better.
    """

    evaluator: str
    outcomes: tuple[Outcome, ...]
    figures: tuple[Figure, ...]
    details: Mapping[str, Any] = field(default_factory=dict)
    better: Better = "higher"


def measured(outcomes: Sequence[Outcome]) -> list[Measured]:
    """The outcomes that were applicable."""
    return [outcome for outcome in outcomes if isinstance(outcome, Measured)]


def mean_figure(
    name: str,
    title: str,
    outcomes: Sequence[Outcome],
    *,
    better: Better = "higher",
    unit: str = "share",
) -> Figure:
    """The mean of the applicable outcomes, each by its weight; n is the sum of the weights."""
    items = measured(outcomes)
    return statistic_figure(
        name,
        title,
        weighted_mean,
        [item.value for item in items],
        [item.weight for item in items],
        n=round(sum(item.weight for item in items)),
        better=better,
        unit=unit,
    )


def statistic_figure(
    name: str,
    title: str,
    statistic: Statistic,
    *samples: Sequence[float],
    n: int | None = None,
    better: Better = "higher",
    unit: str = "share",
) -> Figure:
    """Any statistic of paired samples, with its bootstrap interval over their items."""
    n = len(samples[0]) if n is None else n
    if not n:
        return Figure(name, title, None, 0, better=better, unit=unit)
    bounds = interval(statistic, *samples)
    low, high = bounds if bounds else (None, None)
    return Figure(name, title, float(statistic(*samples)), n, low, high, better, unit)
