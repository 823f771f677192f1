"""Vectors in Chroma on a server of the user's: a collection for each generation of an index.

Only vectors go there: passages are called by their number. All of a generation's are sent anew,
since a collection can't be copied on a server, and readers may still be searching the one before.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from index.environment import secret
from index.errors import VectorServerError
from index.store.chroma_client import ChromaClient
from index.store.chroma_collection import is_whole, nearest
from index.store.server_ledger import Entry, Ledger
from index.store.vectors import NoKeeper, VectorKeeper, Vectors

if TYPE_CHECKING:
    from chromadb import Collection as ChromaCollection

    from index.settings import ChromaServerSettings

_log = logging.getLogger(__name__)
# What Chroma's own service takes at once.
_ADD_BATCH = 300
# Seconds for which a server that failed is not asked again: each question would wait for it.
_PAUSE = 30.0
# Codes that speak of the collection: other dimensions, gone, broken.
_DAMAGED = (400, 404, 500)


class ServerStore:
    """A collection on a server, opened and checked. `ids` are its passages, by their number."""

    def __init__(
        self, client: ChromaClient, collection: ChromaCollection, ids: Sequence[str]
    ) -> None:
        self._client, self._collection, self._ids = client, collection, ids
        self._not_before = 0.0

    def search(self, vector: Vectors, *, top_k: int) -> list[str]:
        """The ids of the nearest passages, nearest first; none where the server fails.

        Whoever asks compares all vectors then: the same answer, a little later.
        """
        if time.monotonic() < self._not_before:
            return []
        try:
            with self._client.asking():
                [numbers] = nearest(self._collection, vector[None, :], top_k=top_k)
                # A number twice is one passage, and a negative one would count from the end.
                rows = [int(number) for number in dict.fromkeys(numbers)]
                if any(not 0 <= row < len(self._ids) for row in rows):
                    raise ValueError("unknown passages")
        except VectorServerError as error:
            self._not_before = time.monotonic() + _PAUSE
            _log.warning("%s; all passages are compared instead", error)
            return []
        return [self._ids[row] for row in rows]

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()


class ServerKeeper:
    """Keeps each generation's store as a collection of a name that no other index has.

    Raises:
        SettingsError: the token is not where the settings say.
    """

    def __init__(self, index: Path, settings: ChromaServerSettings) -> None:
        self._settings = settings
        self._token = secret(settings.token_variable, setting="chroma.token_variable")
        self._index = str(index.resolve())
        self._ledger = Ledger(index)

    def check(self) -> None:
        """Ask the server whether its database is there.

        Raises:
            VectorServerError: it isn't, or the server can't be asked.
        """
        with closing(self._connected()) as client:
            client.check()

    def build(
        self,
        generation: int,
        ids: Sequence[str],
        vectors: Vectors,
        *,
        previous: int | None = None,
        stale: Collection[str] = (),
    ) -> None:
        """Send all vectors of a generation to a new collection.

        Raises:
            VectorServerError: the server can't be asked; what was made of it is removed, if not
                now then when generations are pruned.
        """
        entry = Entry(
            url=self._settings.url,
            tenant=self._settings.tenant,
            database=self._settings.database,
            collection=f"attributed-{uuid.uuid4().hex}-{generation:08d}",
            generation=generation,
            index=self._index,
        )
        # First, so that it is known of whatever happens to this process.
        self._ledger.add(entry)
        with closing(self._connected()) as client:
            try:
                self._fill(client, client.create(entry.collection), vectors)
            except VectorServerError:
                self._remove(client, entry)
                raise

    @staticmethod
    def _fill(client: ChromaClient, collection: ChromaCollection, vectors: Vectors) -> None:
        for start in range(0, len(vectors), _ADD_BATCH):
            batch = vectors[start : start + _ADD_BATCH]
            numbers = [str(row) for row in range(start, start + len(batch))]
            with client.asking():
                collection.add(ids=numbers, embeddings=batch)

    def open_checked(
        self, generation: int, ids: Sequence[str], vectors: Vectors
    ) -> ServerStore | None:
        """The store of a generation if it is whole; None if it is missing or damaged.

        Raises:
            VectorServerError: the server can't be asked.
        """
        mine = [
            e for e in self._ledger.entries() if self._is_here(e) and e.generation == generation
        ]
        if not mine:
            return None
        client = self._connected()
        try:
            found = self._whole(client, mine[-1].collection, ids, vectors)
        except VectorServerError:
            client.close()
            raise
        if found is None:
            client.close()
        return found

    def _whole(
        self, client: ChromaClient, name: str, ids: Sequence[str], vectors: Vectors
    ) -> ServerStore | None:
        from chromadb.errors import ChromaError

        collection = client.find(name)
        if collection is None:
            return None
        numbers = [str(row) for row in range(len(ids))]
        try:
            with client.asking():
                whole = is_whole(collection, numbers, vectors)
        except VectorServerError as error:
            # A server that speaks, and says that it can't search this collection.
            cause = error.__cause__
            if isinstance(cause, ChromaError) and cause.code() in _DAMAGED:
                _log.warning("%s", error)
                return None
            raise
        return ServerStore(client, collection, ids) if whole else None

    def prune(self, keep: Collection[int]) -> None:
        """Remove the collections of all generations but these, and those that were replaced.

        Those on a server that the settings no longer name stay until they do again.
        """
        entries = self._ledger.entries()
        latest = {(e.url, e.tenant, e.database, e.generation): e for e in entries}
        gone = [e for e in entries if e.generation not in keep or e not in latest.values()]
        # Made by the index that this one is a copy of, which may need them still.
        foreign = {e for e in gone if e.index != self._index}
        self._ledger.drop(lambda entry: entry in foreign)
        own = [e for e in gone if e.index == self._index and self._is_here(e)]
        if not own:
            return
        with closing(self._connected()) as client:
            for entry in own:
                if not self._remove(client, entry):
                    return

    def temporary(self, folder: Path) -> VectorKeeper:
        """None: what a reader made on a server would stay there."""
        return NoKeeper()

    def _remove(self, client: ChromaClient, entry: Entry) -> bool:
        try:
            client.delete(entry.collection)
        except VectorServerError as error:
            _log.warning("%s stays for now: %s", entry.collection, error)
            return False
        self._ledger.drop(lambda noted: noted == entry)
        return True

    def _connected(self) -> ChromaClient:
        return ChromaClient(self._settings, self._token)

    def _is_here(self, entry: Entry) -> bool:
        here = self._settings.url, self._settings.tenant, self._settings.database
        return (entry.url, entry.tenant, entry.database) == here
