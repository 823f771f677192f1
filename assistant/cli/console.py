"""What the terminal shows: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Progress as Bars,
)
from rich.text import Text

from assistant.rendering.terminal import plain

if TYPE_CHECKING:
    from index.domain import SyncReport
    from index.progress import Progress

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False)


def print_json(value: Any) -> None:
    """Print one line of JSON, as UTF-8 whatever the locale says."""
    line = json.dumps(value, ensure_ascii=False) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass"))
    sys.stdout.flush()


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Show a bar a stage on stderr, with its rate and the time left."""
    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    # Where nobody watches, bars would leave an empty line and no more.
    with Bars(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        tasks: dict[str, tuple[TaskID, float]] = {}

        def report(stage: str, done: int, total: int, name: str | None = None) -> None:
            if stage not in tasks:
                task = bars.add_task(stage, total=total, rate="")
                tasks[stage] = (task, time.monotonic())
            task, started = tasks[stage]
            passed = time.monotonic() - started
            rate = f"{done / passed:.0f}/s" if passed > 0.2 else ""
            bars.update(task, completed=done, total=total, rate=rate)

        yield report


def print_report(report: SyncReport | None) -> None:
    """Say on stderr what a sync found, failures by name."""
    if report is None:
        return
    counts = [
        f"{len(paths)} {word}"
        for word, paths in (
            ("added", report.added),
            ("changed", report.changed),
            ("removed", report.removed),
            ("unchanged", report.unchanged),
            ("failed", report.failed),
        )
        if paths
    ]
    if report.added or report.changed or report.removed or report.failed:
        err.print(f"Index: {', '.join(counts)}", markup=False)
    for failure in report.failed:
        err.print(f"  {failure.path}: {failure.reason}; {failure.remedy}", markup=False)
    for path in report.unlabelled:
        err.print(f"  {path}: not in English; quoted, but its labels mean nothing", markup=False)
    for problem in report.decision_problems:
        err.print(Text(f"  no effect: {plain(problem)}"))
