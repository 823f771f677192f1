from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import ThresholdsError
from eval.outcome import Evaluation, Figure
from eval.thresholds import Threshold, judge, read_thresholds


def evaluation(*figures: Figure) -> Evaluation:
    return Evaluation("e", (), figures)


@pytest.mark.parametrize(
    ("better", "value", "missed"),
    [("higher", 0.9, False), ("higher", 0.79, True), ("lower", 0.7, False), ("lower", 0.9, True)],
)
def test_a_level_is_missed_in_the_direction_that_is_worse(
    better: str, value: float, missed: bool
) -> None:
    figure = Figure("f", "F", value, 10, better=better)  # type: ignore[arg-type]
    assert Threshold(level=0.8).missed(figure) is missed


def test_a_figure_over_too_few_things_misses_its_level() -> None:
    assert Threshold(level=0.5, n=20).missed(Figure("f", "F", 1.0, 19))
    assert Threshold(level=0.5, n=1).missed(Figure("f", "F", None, 0))


def test_a_figure_that_does_not_apply_misses_nothing() -> None:
    assert not Threshold(level=0.5).missed(Figure("f", "F", None, 0))


def test_other_suites_have_the_default_levels() -> None:
    figures = evaluation(Figure("f", "F", 0.5, 10))
    levels = {"default": {"f": Threshold(level=0.6)}, "mine": {"f": Threshold(level=0.4)}}
    assert judge("mine", [figures], levels)[0].missed is False
    assert judge("other", [figures], levels)[0].missed is True


def test_a_threshold_for_an_unknown_figure_is_refused() -> None:
    with pytest.raises(ThresholdsError, match=r"mine\.g: no such figure"):
        judge("mine", [evaluation(Figure("f", "F", 1.0, 1))], {"mine": {"g": Threshold(level=1)}})


def test_a_misspelt_key_is_named(tmp_path: Path) -> None:
    file = tmp_path / "thresholds.toml"
    file.write_text("[mine]\nexactness = { levl = 1.0 }\n", encoding="utf-8")
    with pytest.raises(ThresholdsError, match=r"mine\.exactness\.lev"):
        read_thresholds(file)


def test_the_shipped_thresholds_are_well_formed() -> None:
    assert read_thresholds()["default"]["exactness"].level == 1.0
