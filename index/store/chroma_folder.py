"""Vectors in Chroma, through LlamaIndex, in a folder of its own for each generation.

Chroma answers from a damaged index with nothing, without a word, or takes the whole process down
with it. So its files are compared with checksums before it is opened, and an opened store is only
trusted after known vectors were found in it.
"""

from __future__ import annotations

import contextlib
import json
import logging
import shutil
import sqlite3
import zlib
from collections.abc import Collection, Sequence
from pathlib import Path

from index.store.chroma_collection import CONFIGURATION, is_whole, nearest
from index.store.folders import folder_of, folders_but
from index.store.vectors import VectorKeeper, Vectors

_log = logging.getLogger(__name__)
_FOLDER = "chroma"
_COLLECTION = "passages"
# Above this share of differences a store is better built anew than changed.
_MOSTLY_NEW = 0.5
_ADD_BATCH = 2_000
_MANIFEST = "manifest.json"
# Chroma writes to its database even when it only reads, so a checksum of it would not hold.
_DATABASE = "chroma.sqlite3"
# Chroma fills this file with whatever lies in memory whenever it opens the store.
_NOISE = "length.bin"
# Until Chroma writes this beside a graph, the vectors stand in its database only and all files of
# the graph hold noise: a store of fewer than about a thousand passages stays so.
_GRAPH_WRITTEN = "index_metadata.pickle"


class FolderStore:
    """A Chroma collection in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings
        from llama_index.vector_stores.chroma import ChromaVectorStore

        self._client = chromadb.PersistentClient(
            str(folder), settings=Settings(anonymized_telemetry=False)
        )
        self._collection = self._client.get_or_create_collection(
            _COLLECTION,
            embedding_function=None,
            configuration=CONFIGURATION,
        )
        self._store = ChromaVectorStore(chroma_collection=self._collection)

    def search(self, vector: Vectors, *, top_k: int) -> list[str]:
        """The ids of the nearest passages, nearest first; none where Chroma fails.

        Whoever asks compares all vectors then: the same answer, a little later.
        """
        from chromadb.errors import ChromaError

        try:
            # LlamaIndex's own query also reads and parses every node, which costs more.
            return nearest(self._store.client, vector[None, :], top_k=top_k)[0]
        except ChromaError as error:
            _log.warning("Chroma can't search (%s); all passages are compared instead", error)
            return []

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add passages that are not there yet."""
        from llama_index.core.schema import TextNode

        for start in range(0, len(ids), _ADD_BATCH):
            batch = range(start, min(start + _ADD_BATCH, len(ids)))
            self._store.add(
                [TextNode(id_=ids[i], text="", embedding=vectors[i].tolist()) for i in batch]
            )

    def remove(self, ids: Sequence[str]) -> None:
        """Remove passages."""
        for start in range(0, len(ids), _ADD_BATCH):
            self._collection.delete(ids=list(ids[start : start + _ADD_BATCH]))

    def ids(self) -> set[str]:
        """All passages it holds."""
        return set(self._collection.get(include=[])["ids"])

    def is_whole(self, ids: Sequence[str], vectors: Vectors) -> bool:
        """Whether it holds as many passages and finds known vectors.

        `ids` and `vectors` [len(ids), dimension] are the record's, row for row.

        Raises:
            ChromaError: Chroma fails.
        """
        return is_whole(self._collection, ids, vectors)

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


class FolderKeeper:
    """Keeps each generation's store in that generation's folder."""

    def __init__(self, index: Path) -> None:
        self._index = index

    def check(self) -> None:
        """A folder is there when it is needed."""

    def build(
        self,
        generation: int,
        ids: Sequence[str],
        vectors: Vectors,
        *,
        previous: int | None = None,
        stale: Collection[str] = (),
    ) -> None:
        """Make the store of a generation, from an earlier one where most of it stays."""
        folder = self._folder(generation)
        before = None if previous is None else self._folder(previous)
        if before is not None and before.is_dir() and len(stale) < _MOSTLY_NEW * len(ids):
            derive(folder, before, ids, vectors, stale=stale)
        else:
            build(folder, ids, vectors)

    def open_checked(
        self, generation: int, ids: Sequence[str], vectors: Vectors
    ) -> FolderStore | None:
        """The store of a generation if it is whole; None otherwise, whatever is wrong with it."""
        return open_checked(self._folder(generation), ids, vectors)

    def prune(self, keep: Collection[int]) -> None:
        """Remove the stores of all generations but these."""
        for folder in folders_but(self._index, keep):
            shutil.rmtree(folder / _FOLDER, ignore_errors=True)

    def temporary(self, folder: Path) -> VectorKeeper:
        """The same, elsewhere."""
        return FolderKeeper(folder)

    def _folder(self, generation: int) -> Path:
        return folder_of(self._index, generation) / _FOLDER


def build(folder: Path, ids: Sequence[str], vectors: Vectors) -> None:
    """Write a new store for these passages; it appears under its name only when complete."""
    partial = _fresh(folder)
    store = FolderStore(partial)
    store.add(ids, vectors)
    store.close()
    _seal(partial)
    partial.rename(folder)


def derive(
    folder: Path, previous: Path, ids: Sequence[str], vectors: Vectors, *, stale: Collection[str]
) -> None:
    """Write a store for these passages from an earlier one, adding and removing what differs.

    Readers of the earlier one are not disturbed. `stale` are passages whose vector has changed.
    """
    partial = _fresh(folder)
    shutil.copytree(previous, partial)
    store = FolderStore(partial)
    present = store.ids()
    gone = present - (set(ids) - set(stale))
    store.remove(sorted(gone))
    present -= gone
    missing = [index for index, id_ in enumerate(ids) if id_ not in present]
    store.add([ids[index] for index in missing], vectors[missing])
    store.close()
    _seal(partial)
    partial.rename(folder)


def _fresh(folder: Path) -> Path:
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    return partial


def open_checked(folder: Path, ids: Sequence[str], vectors: Vectors) -> FolderStore | None:
    """The store in a folder if it is whole; None otherwise, whatever is wrong with it."""
    from chromadb.errors import ChromaError

    if not _is_sealed(folder):
        return None
    store: FolderStore | None = None
    try:
        store = FolderStore(folder)
        if store.is_whole(ids, vectors):
            return store
    except (ChromaError, OSError, ValueError, RuntimeError) as error:
        # Rust panics and SQLite errors of a damaged folder all mean the same here: rebuild.
        _log.warning("%s can't be opened (%s); it is made anew", folder, error)
    if store is not None:
        store.close()
    return None


def _seal(folder: Path) -> None:
    """Note the checksums of the files that searching does not change."""
    (folder / _MANIFEST).write_text(json.dumps(_checksums(folder)), encoding="utf-8")


def _is_sealed(folder: Path) -> bool:
    try:
        noted = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return bool(noted == _checksums(folder)) and _is_sound(folder / _DATABASE)
    except (OSError, ValueError):
        return False


def _checksums(folder: Path) -> dict[str, int]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_size if _is_noise(path) else zlib.crc32(path.read_bytes())
        )
        for path in files
        if path.name != _MANIFEST and not path.name.startswith(_DATABASE)
    }


def _is_noise(path: Path) -> bool:
    return path.name == _NOISE or not path.with_name(_GRAPH_WRITTEN).exists()


def _is_sound(database: Path) -> bool:
    location = f"{database.absolute().as_uri()}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(location, uri=True)) as opened:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False
