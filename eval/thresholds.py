"""The levels that a suite must reach: read from TOML, held against figures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from eval.errors import ThresholdsError
from eval.outcome import Evaluation, Figure

SHIPPED = Path(__file__).with_name("thresholds.toml")
DEFAULT = "default"
# Differences that only arithmetic makes.
_TOLERANCE = 1e-9


class Threshold(BaseModel):
    """The level that a figure must reach, the goal beside it, and on how many things at least."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    level: float
    aim: float | None = None
    n: int = Field(default=0, ge=0)

    def missed(self, figure: Figure) -> bool:
        """Whether a figure is worse than the level, or is over too few things to count."""
        if figure.n < self.n:
            return True
        if figure.value is None:
            return False
        worse_by = self.level - figure.value
        return (worse_by if figure.better == "higher" else -worse_by) > _TOLERANCE


Thresholds = Mapping[str, Threshold]
"""Thresholds of one suite by figure."""

# Figures that some runs don't have: not every system lists statements and disputes.
_OPTIONAL = frozenset(
    (
        "abstention_auroc",
        "dispute_precision",
        "dispute_recall",
        "non_dispute_kept",
        "relabelled",
        "swap_confidence_change",
        "swap_overlap5",
        "swap_same_label",
        "unmarked_index",
    )
)
_FILE = TypeAdapter(dict[str, dict[str, Threshold]])


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure beside its threshold, if it has one."""

    figure: Figure
    threshold: Threshold | None

    @property
    def missed(self) -> bool:
        """Whether it has a threshold and misses it."""
        return self.threshold is not None and self.threshold.missed(self.figure)


def read_thresholds(path: Path = SHIPPED) -> Mapping[str, Thresholds]:
    """Read thresholds by suite; those of the suite "default" hold for every other suite.

    Raises:
        ThresholdsError: the file can't be read, is not TOML, or a value is wrong.
    """
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return _FILE.validate_python(data)
    except OSError as error:
        raise ThresholdsError(
            f"{path}: can't be read ({error.strerror}); check the name"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThresholdsError(f"{path}: not valid TOML ({error}); correct the file") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ThresholdsError(f"{path}: {where}: {first['msg']}") from error


def judge(
    suite: str, evaluations: Sequence[Evaluation], thresholds: Mapping[str, Thresholds]
) -> list[Judged]:
    """Hold all figures of a suite against its thresholds.

    Raises:
        ThresholdsError: a threshold names a figure that no evaluator knows.
    """
    own = thresholds.get(suite, thresholds.get(DEFAULT, {}))
    figures = [figure for evaluation in evaluations for figure in evaluation.figures]
    names = _OPTIONAL | {figure.name for figure in figures}
    unknown = sorted(set(own) - names)
    if unknown:
        raise ThresholdsError(
            f"{suite}.{unknown[0]}: no such figure; there are {', '.join(sorted(names))}"
        )
    return [Judged(figure, own.get(figure.name)) for figure in figures]
