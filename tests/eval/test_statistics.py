from __future__ import annotations

import pytest

from eval.outcome import Measured, NotApplicable, mean_figure, statistic_figure
from eval.statistics import auroc, calibration_error, interval, reliability, weighted_mean


def test_an_interval_holds_its_mean_and_is_the_same_every_time() -> None:
    values = [0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0]
    low, high = interval(weighted_mean, values, [1.0] * 8) or (1.0, 0.0)
    assert 0 < low < 0.625 < high <= 1
    assert interval(weighted_mean, values, [1.0] * 8) == (low, high)


def test_one_item_has_no_interval() -> None:
    assert interval(weighted_mean, [1.0], [1.0]) is None


def test_auroc_of_a_perfect_order_is_one_and_of_one_class_is_unknown() -> None:
    assert auroc([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9]) == 1.0
    assert auroc([1, 1], [0.1, 0.2]) is None


def test_reliability_goes_from_the_least_sure_to_the_surest_in_equal_bins() -> None:
    sure = [0.9] * 20 + [0.5] * 20
    right = [1.0] * 18 + [0.0] * 2 + [1.0, 0.0] * 10
    bins = reliability(sure, right)
    assert [n for _, _, n in bins] == [4] * 10
    assert [round(mean, 1) for mean, _, _ in bins] == [0.5] * 5 + [0.9] * 5
    assert [share for _, share, _ in bins[:5]] == [0.5] * 5


def test_the_calibration_error_is_nothing_for_who_is_as_sure_as_right() -> None:
    assert calibration_error([1.0] * 20, [1.0] * 20) == 0.0
    assert calibration_error([0.9] * 20, [0.0] * 20) == pytest.approx(0.9)
    assert calibration_error([0.25, 0.75], [0.0, 1.0]) == pytest.approx(0.25)


def test_a_mean_leaves_out_what_is_not_applicable_and_weighs_the_rest() -> None:
    outcomes = [
        Measured("a", 1.0, "", True, weight=3),
        Measured("b", 0.0, "", False, weight=1),
        NotApplicable("c", "nothing shown"),
    ]
    figure = mean_figure("f", "F", outcomes)
    assert (figure.value, figure.n) == (pytest.approx(0.75), 4)


def test_a_figure_over_nothing_has_no_value() -> None:
    figure = statistic_figure("f", "F", weighted_mean, [], [])
    assert (figure.value, figure.n, figure.low) == (None, 0, None)
