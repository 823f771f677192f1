"""The dossiers of training/data/answers with their readers' marks of training/data/readings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
_LABELS = {"r": "record", "c": "claim", "d": "disputed", "n": "none"}

Pair = tuple[int, int]


@dataclass(frozen=True)
class Dossier:
    """Two or three pieces on one affair, with a reader's marks.

    `starts` are the numbers of the sentences at which a piece begins. `labels` are by each
    sentence's own piece alone; `disputes` give the kind of each pair of sentences that can't both
    stand, `differences` are tempting pairs that can, `supports` say the same. Lower number first.
    """

    title: str
    sentences: tuple[str, ...]
    starts: tuple[int, ...]
    labels: tuple[str, ...]
    disputes: dict[Pair, str]
    differences: frozenset[Pair]
    supports: frozenset[Pair]

    def pieces(self) -> list[range]:
        """The numbers of each piece's sentences."""
        ends = (*self.starts[1:], len(self.sentences))
        return [range(start, end) for start, end in zip(self.starts, ends, strict=True)]


def read_dossiers(data: Path = DATA) -> Iterator[Dossier]:
    """Read the dossiers that have been marked, in order.

    Raises:
        ValueError: the marks of a file are not those of its dossiers.
    """
    for path in sorted((data / "readings").glob("*.jsonl")):
        texts = _rows(data / "answers" / path.name)
        for text, marks in zip(texts, _rows(path), strict=True):
            if text["title"] != marks["title"] or len(text["sentences"]) != len(marks["labels"]):
                raise ValueError(f"{path.name}: the marks of {marks['title']!r} are another's")
            yield Dossier(
                text["title"],
                tuple(text["sentences"]),
                tuple(text["starts"]),
                tuple(_LABELS[letter] for letter in marks["labels"]),
                {(a, b): kind for a, b, kind in marks["disputes"]},
                frozenset((a, b) for a, b in marks["differences"]),
                frozenset((a, b) for a, b in marks["supports"]),
            )


def _rows(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
