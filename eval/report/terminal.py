"""Reports in the terminal, drawn with rich."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.outcome import Figure
from eval.public.command import PublicFigure
from eval.report.compare import Change
from eval.suite import Report
from eval.thresholds import Judged

_MAX_CHANGES = 60
_WIDE = 120


def print_report(console: Console, report: Report, judged: Sequence[Judged]) -> None:
    """Print a suite's figures with their thresholds."""
    gold = report.run.gold
    counts = (
        f"{len(gold.questions)} questions",
        f"{len(gold.statements)} labelled statements",
        f"{len(gold.disputes)} dispute pairs",
        f"{len(report.run.documents)} documents",
    )
    console.print(Text(f"\n{report.suite}: {', '.join(counts)}", style="bold"))
    table = Table(
        "", "value", "95 % interval", "on", "level", "aim", "", box=SIMPLE, padding=(0, 1)
    )
    for column in table.columns[1:6]:
        column.justify, column.no_wrap = "right", True
    # Titles would be broken over many lines in a narrow window; the names are short.
    wide = console.width >= _WIDE
    for row in judged:
        name = row.figure.title if wide else row.figure.name
        table.add_row(name, *_cells(row), style="red" if row.missed else None)
    console.print(table)


def _cells(row: Judged) -> tuple[str, ...]:
    figure, threshold = row.figure, row.threshold
    level = format_value(figure, threshold.level) if threshold else ""
    if level:
        level = f"≤ {level}" if figure.better == "lower" else level
    aim = format_value(figure, threshold.aim) if threshold and threshold.aim is not None else ""
    mark = "missed" if row.missed else "ok" if threshold else ""
    value = format_value(figure, figure.value)
    return value, format_interval(figure), str(figure.n), level, aim, mark


def format_value(figure: Figure, value: float | None) -> str:
    """A figure's value as people read it: shares in per cent."""
    if value is None:
        return "–"
    if figure.unit == "share":
        return f"{100 * value:.1f} %"
    if figure.unit in ("ms", "words"):
        return f"{value:.0f} {figure.unit}"
    return f"{value:.3f}"


def format_interval(figure: Figure) -> str:
    """A figure's interval in the units of its value, which stand beside it."""
    if figure.low is None or figure.high is None:
        return ""
    if figure.unit == "share":
        return f"{100 * figure.low:.1f}–{100 * figure.high:.1f}"
    if figure.unit in ("ms", "words"):
        return f"{figure.low:.0f}–{figure.high:.0f}"
    return f"{figure.low:.3f}–{figure.high:.3f}"


def print_missed(console: Console, judged: Sequence[tuple[str, Judged]]) -> None:
    """Say which thresholds were missed."""
    for suite, row in judged:
        threshold = row.threshold
        if threshold is None:
            continue
        value = format_value(row.figure, row.figure.value)
        level = format_value(row.figure, threshold.level)
        wanted = f"{'at most' if row.figure.better == 'lower' else 'at least'} {level}"
        if row.figure.n < threshold.n:
            wanted += f" on at least {threshold.n}, not {row.figure.n}"
        console.print(Text(f"missed: {suite}: {row.figure.name} is {value}; {wanted}", style="red"))


def print_changes(console: Console, changes: Sequence[Change]) -> None:
    """Print what got better and worse since an earlier report."""
    if not changes:
        console.print("\nSince the earlier report: no value differs.")
        return
    better = sum(change.improved for change in changes)
    console.print(
        Text(f"\nSince the earlier report: {better} better, {len(changes) - better} worse", "bold")
    )
    table = Table("suite", "measure", "item", "before", "now", "", "why now")
    shown = sorted(changes, key=lambda c: (c.item is not None, c.improved))[:_MAX_CHANGES]
    for change in shown:
        table.add_row(
            change.suite,
            change.name,
            change.item or "all",
            f"{change.before:.3g}",
            f"{change.after:.3g}",
            "better" if change.improved else "worse",
            Text(change.reason[:160]),
            style=None if change.improved else "red",
        )
    console.print(table)
    if len(changes) > len(shown):
        console.print(f"… and {len(changes) - len(shown)} more; all are in the HTML report")


def public_table(name: str, figures: Sequence[PublicFigure]) -> Table:
    """The figures of a public data set."""
    table = Table(name, "value", "95 % interval", "on")
    for figure in figures:
        unit = "share" if figure.share else ""
        shown = Figure("", "", figure.value, figure.n, figure.low, figure.high, unit=unit)
        value = format_value(shown, shown.value)
        table.add_row(figure.title, value, format_interval(shown), str(figure.n))
    return table
