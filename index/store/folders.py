"""Where the parts of an index lie in its folder."""

from __future__ import annotations

from pathlib import Path

GENERATIONS = "generations"


def folder_of(index: Path, generation: int) -> Path:
    """Where the caches of a generation are."""
    return index / GENERATIONS / f"{generation:08d}"
