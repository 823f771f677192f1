"""A collection of Chroma, in a folder or on a server: how it searches, and whether it is whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from index.store.vectors import Vectors

if TYPE_CHECKING:
    from chromadb import Collection

CONFIGURATION: Mapping[str, Any] = {"hnsw": {"space": "cosine", "ef_search": 200}}
_PROBES = 8
# Cosine of a vector with itself, as far as float32 and an approximate search agree on it.
_SAME = 1e-3


def nearest(collection: Collection, vectors: Vectors, *, top_k: int) -> list[list[str]]:
    """For each of the vectors [n, dimension] the ids that are nearest to it, nearest first.

    Raises:
        ChromaError: Chroma fails.
    """
    found = collection.query(query_embeddings=vectors.tolist(), n_results=top_k, include=[])
    return [list(ids) for ids in found["ids"]]


def is_whole(collection: Collection, ids: Sequence[str], vectors: Vectors) -> bool:
    """Whether it holds as many passages and finds known vectors.

    `ids` and `vectors` [len(ids), dimension] are the record's, row for row.

    Raises:
        ChromaError: Chroma fails.
    """
    if collection.count() != len(ids):
        return False
    if not ids:
        return True
    probes = range(0, len(ids), max(1, len(ids) // _PROBES))
    position = {id_: row for row, id_ in enumerate(ids)}
    found = nearest(collection, vectors[list(probes)], top_k=1)
    if len(found) != len(probes):
        return False
    for row, near in zip(probes, found, strict=True):
        if not near or near[0] not in position:
            return False
        # Texts may occur twice: any passage with the same vector will do.
        if float(vectors[position[near[0]]] @ vectors[row]) < 1 - _SAME:
            return False
    return True
