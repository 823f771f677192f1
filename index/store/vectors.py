"""What an index needs of vector search over passages, whoever does it.

Vector stores are caches of the record: what they lack is made anew, and where they fail all vectors
are compared, which gives the same answers a little later.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from index.settings import ChromaServerSettings

Vectors = NDArray[np.float32]


class VectorStore(Protocol):
    """The vectors of one generation."""

    def search(self, vector: Vectors, *, top_k: int) -> list[str]:
        """The ids of the passages nearest to a vector [dimension], nearest first.

        Fewer than `top_k`, or none, where the store fails: whoever asks compares all vectors then.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class VectorKeeper(Protocol):
    """Keeps a store for each generation of one index."""

    def check(self) -> None:
        """Find out whether a store can be built, before minutes are spent on what goes into it.

        Raises:
            VectorServerError: the server can't be used.
        """
        ...

    def build(
        self,
        generation: int,
        ids: Sequence[str],
        vectors: Vectors,
        *,
        previous: int | None = None,
        stale: Collection[str] = (),
    ) -> None:
        """Make the store of a generation; it can be opened only when it is complete.

        Args:
            generation: whose; what it had before is replaced.
            ids: its passages.
            vectors: theirs, unit length [len(ids), dimension].
            previous: a generation that most may be taken over from.
            stale: the passages of `previous` whose vector is another one now.

        Raises:
            VectorServerError: the server can't be used.
        """
        ...

    def open_checked(
        self, generation: int, ids: Sequence[str], vectors: Vectors
    ) -> VectorStore | None:
        """The store of a generation if it is whole; None if it is missing or damaged.

        `ids` and `vectors` [len(ids), dimension] are what it must hold.

        Raises:
            VectorServerError: the server can't be asked.
        """
        ...

    def prune(self, keep: Collection[int]) -> None:
        """Remove the stores of all generations but these; what can't be is left for later."""
        ...

    def temporary(self, folder: Path) -> VectorKeeper:
        """A keeper for a reader that may not write to the index, but to a folder of its own."""
        ...


class NoStore:
    """Finds nothing, so that whoever asks compares all vectors."""

    def search(self, vector: Vectors, *, top_k: int) -> list[str]:
        """None."""
        return []

    def close(self) -> None:
        """Nothing to let go of."""


class NoKeeper:
    """Keeps no stores."""

    def check(self) -> None:
        """Nothing to find out."""

    def build(
        self,
        generation: int,
        ids: Sequence[str],
        vectors: Vectors,
        *,
        previous: int | None = None,
        stale: Collection[str] = (),
    ) -> None:
        """Nothing to make."""

    def open_checked(self, generation: int, ids: Sequence[str], vectors: Vectors) -> NoStore:
        """A store that finds nothing."""
        return NoStore()

    def prune(self, keep: Collection[int]) -> None:
        """Nothing to remove."""

    def temporary(self, folder: Path) -> VectorKeeper:
        """The same."""
        return self


def keeper_of(index: Path, server: ChromaServerSettings | None) -> VectorKeeper:
    """Who keeps the vectors of an index: a folder in it, or the server where one is configured.

    Nothing is sent yet.

    Raises:
        SettingsError: the server's token is not where the settings say.
    """
    if server is None:
        from index.store.chroma_folder import FolderKeeper

        return FolderKeeper(index)
    from index.store.chroma_server import ServerKeeper

    return ServerKeeper(index, server)
