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


def _figures(suite: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    values = {f["name"]: f["value"] for f in old["figures"]}
    changes = []
    for figure in new["figures"]:
        before, after = values.get(figure["name"]), figure["value"]
        if figure["unit"] == "ms" or before is None or after is None:
            continue
        if abs(after - before) > _TOLERANCE:
            improved = (after > before) == (figure["better"] == "higher")
            changes.append(Change(suite, figure["name"], None, before, after, improved))
    return changes


def _items(suite: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    values = {(o["evaluator"], o["item"]): o["value"] for o in old["outcomes"]}
    changes = []
    for outcome in new["outcomes"]:
        name, item, after = outcome["evaluator"], outcome["item"], outcome["value"]
        before = values.get((name, item))
        if name == "latency" or before is None or after is None:
            continue
        if abs(after - before) > _TOLERANCE:
            improved = (after > before) == (name not in new["lower_is_better"])
            changes.append(Change(suite, name, item, before, after, improved, outcome["reason"]))
    return changes
