from __future__ import annotations

from typing import Any

from eval.report.compare import compare


def report(value: float, *, evaluator: str = "evidence", unit: str = "share") -> dict[str, Any]:
    lower = ["conciseness", "latency"]
    figure = {"name": "f", "value": value, "better": "higher", "unit": unit}
    outcome = {"evaluator": evaluator, "item": "q1", "value": value, "reason": "why"}
    suite = {"suite": "s", "lower_is_better": lower, "figures": [figure], "outcomes": [outcome]}
    return {"format": 1, "suites": [suite]}


def test_a_rise_is_better_in_figures_and_items() -> None:
    changes = compare(report(0.5), report(1.0))
    assert [(c.item, c.improved) for c in changes] == [(None, True), ("q1", True)]
    assert changes[1].reason == "why"


def test_fewer_words_are_better() -> None:
    [_, item] = compare(
        report(90.0, evaluator="conciseness"), report(40.0, evaluator="conciseness")
    )
    assert item.improved


def test_nothing_differs() -> None:
    assert compare(report(0.5), report(0.5)) == []


def test_times_are_left_out() -> None:
    earlier, now = (report(v, evaluator="latency", unit="ms") for v in (5.0, 9.0))
    assert compare(earlier, now) == []


def test_an_item_that_did_not_apply_before_is_left_out() -> None:
    earlier = report(0.5)
    earlier["suites"][0]["outcomes"][0]["value"] = None
    assert [c.item for c in compare(earlier, report(1.0))] == [None]
