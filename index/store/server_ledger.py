"""Which collections an index has on Chroma servers, noted in its folder.

A server may be shared, so nothing on it is taken for this index's own but what is written down
here, before it is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

_FILE = "chroma_server.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A collection. `index` is the folder of the index that made it: a copy of it did not."""

    url: str
    tenant: str
    database: str
    collection: str
    generation: int
    index: str


class Ledger:
    """The ledger of one index; only who holds the writer's lock may change it."""

    def __init__(self, index: Path) -> None:
        self._path = index / _FILE

    def entries(self) -> tuple[Entry, ...]:
        """All that are noted, the latest last; none where the file is missing or damaged."""
        try:
            return tuple(map(_entry, json.loads(self._path.read_text(encoding="utf-8"))))
        except (OSError, ValueError, TypeError, KeyError):
            return ()

    def add(self, entry: Entry) -> None:
        """Note a collection that will be made."""
        self._write([*self.entries(), entry])

    def drop(self, gone: Callable[[Entry], bool]) -> None:
        """Forget collections."""
        entries = self.entries()
        kept = [entry for entry in entries if not gone(entry)]
        if len(kept) != len(entries):
            self._write(kept)

    def _write(self, entries: Iterable[Entry]) -> None:
        # Readers see the one or the other, never a half.
        partial = self._path.with_suffix(".partial")
        partial.write_text(json.dumps([asdict(e) for e in entries], indent=1), encoding="utf-8")
        partial.replace(self._path)


def _entry(data: dict[str, object]) -> Entry:
    generation = data["generation"]
    if not isinstance(generation, int):
        raise TypeError("no number of a generation")
    return Entry(
        url=str(data["url"]),
        tenant=str(data["tenant"]),
        database=str(data["database"]),
        collection=str(data["collection"]),
        generation=generation,
        index=str(data["index"]),
    )
