"""Long work that tells how far it has come while it runs: progress as a stream of values."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from index.progress import Progress

Result = TypeVar("Result")

# More often than this no eye can follow, and each value costs the page a repaint.
_INTERVAL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage has come; `name` is what is at hand."""

    stage: str
    done: int
    total: int
    name: str | None = None

    @property
    def share(self) -> float:
        """0..1; 0 where the total is unknown."""
        return min(self.done / self.total, 1.0) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Finished(Generic[Result]):
    """What the work returned."""

    value: Result


def run(work: Callable[[Progress], Result]) -> Iterator[Step | Finished[Result]]:
    """Run `work` in a thread of its own and yield its latest step now and then, then its result.

    Raises:
        Exception: whatever `work` raises.
    """
    latest: queue.SimpleQueue[Step] = queue.SimpleQueue()
    outcome: list[Result] = []
    failure: list[Exception] = []

    def report(stage: str, done: int, total: int, name: str | None = None) -> None:
        latest.put(Step(stage, done, total, name))

    def body() -> None:
        try:
            outcome.append(work(report))
        except Exception as error:  # noqa: BLE001 - raised again in the caller's thread
            failure.append(error)

    thread = threading.Thread(target=body, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_INTERVAL_SECONDS)
        step = _last(latest)
        if step is not None:
            yield step
    if failure:
        raise failure[0]
    yield Finished(outcome[0])


def _last(steps: queue.SimpleQueue[Step]) -> Step | None:
    step = None
    while not steps.empty():
        step = steps.get()
    return step
