"""`attributed eval public NAME --data PATH`: which data set is measured by which module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.errors import PublicDataError
from index.progress import Progress


@dataclass(frozen=True, slots=True)
class Options:
    """What a data set is measured with; each takes what it knows."""

    data: Path
    split: str = "dev"
    limit: int | None = None
    articles: tuple[str, ...] = ()
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """A figure of a public data set, as it is printed."""

    title: str
    value: float
    n: int
    low: float | None
    high: float | None
    share: bool


def measure(name: str, options: Options) -> tuple[PublicFigure, ...]:
    """Measure on one data set.

    Raises:
        PublicDataError: no such data set is known, or the data is not in its format.
    """
    if name not in DATA_SETS:
        raise PublicDataError(f"{name}: not known; there are {', '.join(sorted(DATA_SETS))}")
    if not options.data.exists():
        raise PublicDataError(f"{options.data}: there is no such file or folder; check --data")
    return DATA_SETS[name](options)


def _polnear(options: Options) -> tuple[PublicFigure, ...]:
    from eval.public.polnear import PolnearError, score_split

    try:
        found = score_split(options.data, options.split)
    except PolnearError as error:
        raise PublicDataError(str(error)) from error
    return tuple(PublicFigure(f.name, f.value, f.size, f.low, f.high, share=True) for f in found)


def _squad(options: Options) -> tuple[PublicFigure, ...]:
    from eval.public.squad import score_squad

    found = score_squad(
        options.data, articles=options.articles, limit=options.limit, progress=options.progress
    )
    return tuple(
        PublicFigure(f.title, f.value, f.n, f.low, f.high, share=f.unit == "share")
        for f in found
        if f.value is not None
    )


DATA_SETS: Mapping[str, Callable[[Options], tuple[PublicFigure, ...]]] = {
    "polnear": _polnear,
    "squad": _squad,
}
