"""What the caches of a generation are made from, out of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.assembly import passage_ids
from index.domain import Document, Statement
from index.errors import IndexBrokenError
from index.fold import fold
from index.store.caches import Content
from index.store.records import Record, State

Vectors = NDArray[np.float32]


def content_of(state: State, record: Record, dimension: int) -> Content:
    """What the caches of a generation are made from, out of the record.

    Raises:
        IndexBrokenError: the record lacks a vector.
    """
    wanted = set(passage_ids(state.statements))
    passages = [
        (s, key)
        for s, key in zip(state.statements, state.passage_keys, strict=True)
        if s.id in wanted and key is not None
    ]
    keys = [key for _, key in passages]
    known = record.vectors([*state.statement_keys, *keys], dimension)
    try:
        statement_vectors = stacked([known[key] for key in state.statement_keys], dimension)
        passage_vectors = stacked([known[key] for key in keys], dimension)
    except KeyError as error:
        raise IndexBrokenError(
            f"{record.index}: vectors are missing from the record; delete the folder and sync again"
        ) from error
    texts = passage_texts(state.statements, {d.path: d for d in state.documents})
    ids = [s.id for s, _ in passages]
    return Content(statement_vectors, ids, passage_vectors, [texts[id_] for id_ in ids])


def passage_texts(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> dict[str, str]:
    """Each statement between its neighbours in the article, as people read it, by id."""
    shown = [
        fold(s.span.of(documents[s.document].text), s.omitted, start=s.span.start)
        for s in statements
    ]
    texts = {}
    for row, statement in enumerate(statements):
        around = range(max(row - 1, 0), min(row + 2, len(statements)))
        texts[statement.id] = " ".join(
            shown[i] for i in around if statements[i].article == statement.article
        )
    return texts


def stacked(vectors: Sequence[Vectors], dimension: int) -> Vectors:
    """Vectors as rows, float32 [n, dimension], also when there are none."""
    rows = np.asarray(vectors, dtype=np.float32)
    return np.ascontiguousarray(rows.reshape(len(vectors), dimension))
