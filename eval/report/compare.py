"""What got better and what worse since an earlier report, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs. `item` is None for a figure over all items."""

    suite: str
    name: str
    item: str | None
    before: float
    after: float
    improved: bool
    reason: str = ""


def compare(earlier: Mapping[str, Any], now: Mapping[str, Any]) -> list[Change]:
    """Compare two reports as `suites_to_dict` makes them; what only one of them has is left out.

    Figures come first, then items; times are left out, since they differ in every run.
    """
    changes = []
    before = {suite["suite"]: suite for suite in earlier["suites"]}
    for suite in now["suites"]:
        old = before.get(suite["suite"])
        if old is not None:
            changes += _figures(suite["suite"], old, suite) + _items(suite["suite"], old, suite)
    return changes


def _figures(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    values = {f["name"]: f["value"] for f in old["figures"]}
    lower = {f["name"] for f in new["figures"] if f["better"] == "lower"}
    return [
        _change(name, f["name"], None, values[f["name"]], f["value"], f["name"] in lower, "")
        for f in new["figures"]
        if f["unit"] != "ms" and _differ(values.get(f["name"]), f["value"])
    ]


def _items(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    values = {(o["evaluator"], o["item"]): o["value"] for o in old["outcomes"]}
    changes = []
    for outcome in new["outcomes"]:
        evaluator, item = outcome["evaluator"], outcome["item"]
        before = values.get((evaluator, item))
        if evaluator != "latency" and _differ(before, outcome["value"]):
            lower = evaluator in _LOWER_IS_BETTER
            changes.append(
                _change(name, evaluator, item, before, outcome["value"], lower, outcome["reason"])
            )
    return changes


# Evaluators whose outcomes count what is wrong, or words.
_LOWER_IS_BETTER = frozenset({"conciseness", "marking"})


def _differ(before: float | None, after: float | None) -> bool:
    return before is not None and after is not None and abs(before - after) > _TOLERANCE


def _change(
    suite: str,
    name: str,
    item: str | None,
    before: float | None,
    after: float | None,
    lower: bool,
    reason: str,
) -> Change:
    assert before is not None
    assert after is not None
    return Change(suite, name, item, before, after, (after > before) != lower, reason)
