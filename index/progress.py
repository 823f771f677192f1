"""How long work tells how far it has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with a stage, how much of it is done, how much there is, and what is at hand."""

    def __call__(self, stage: str, done: int, total: int, name: str | None = None) -> None:
        """Report progress; must return quickly and raise nothing."""
