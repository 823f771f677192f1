"""Where the parts of an index lie in its folder."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

GENERATIONS = "generations"


def folder_of(index: Path, generation: int) -> Path:
    """Where the caches of a generation are."""
    return index / GENERATIONS / f"{generation:08d}"


def folders_but(index: Path, keep: Collection[int]) -> list[Path]:
    """The folders of all generations but these."""
    kept = {folder_of(index, generation).name for generation in keep}
    root = index / GENERATIONS
    return [f for f in root.iterdir() if f.name not in kept] if root.is_dir() else []
