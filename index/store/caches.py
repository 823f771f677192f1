"""What searching needs of one generation, on disk: vectors, Chroma and BM25.

All of it follows from the record and can be made again from it. It is written in a folder of its
own before its generation becomes visible, so that opening an index only has to check it.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.errors import (
    IndexBrokenError,
    IndexLockedError,
    IndexNotWritableError,
    VectorServerError,
)
from index.store.folders import folder_of, folders_but
from index.store.keywords import KeywordIndex
from index.store.lock import writer_lock
from index.store.vectors import NoKeeper, NoStore, VectorKeeper, Vectors, VectorStore

_log = logging.getLogger(__name__)
_STATEMENTS = "statements.npy"
_PASSAGES = "passages.npy"
_KEYWORDS = "keywords"


@dataclass(frozen=True, slots=True)
class Content:
    """What the caches of a generation are made from.

    `statement_vectors` [n, dimension] are those of all statements, `passage_vectors` [m, dimension]
    and `passage_texts` those of `passage_ids`.
    """

    statement_vectors: Vectors
    passage_ids: Sequence[str]
    passage_vectors: Vectors
    passage_texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Caches:
    """Opened and checked. `temporary` is the folder they are in, where it goes with them."""

    statement_vectors: Vectors
    passage_vectors: Vectors
    chroma: VectorStore
    keywords: KeywordIndex
    temporary: tempfile.TemporaryDirectory[str] | None = None


def build(
    index: Path,
    generation: int,
    content: Content,
    keeper: VectorKeeper,
    *,
    previous: int | None = None,
    stale: Collection[str] = (),
) -> None:
    """Write the caches of a generation.

    Args:
        index: the index folder.
        generation: which generation; what it had before is replaced.
        content: what from.
        keeper: keeps the passages' vectors.
        previous: the generation before, which most is taken over from.
        stale: the passages of `previous` whose vector is another one now.

    Raises:
        VectorServerError: the server that keeps the vectors can't be used.
    """
    folder = folder_of(index, generation)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    np.save(folder / _STATEMENTS, content.statement_vectors)
    np.save(folder / _PASSAGES, content.passage_vectors)
    KeywordIndex.build(content.passage_ids, content.passage_texts).save(folder / _KEYWORDS)
    keeper.build(
        generation, content.passage_ids, content.passage_vectors, previous=previous, stale=stale
    )


def open_or_rebuild(
    index: Path,
    generation: int,
    keeper: VectorKeeper,
    *,
    statements: int,
    passage_ids: Sequence[str],
    dimension: int,
    content: Callable[[], Content],
) -> Caches:
    """Open the caches of a generation; make those anew that are missing or broken.

    Args:
        index: the index folder; where it can't be written to, a temporary folder is used.
        generation: which generation.
        keeper: keeps the passages' vectors; where it can't be asked, they are all compared.
        statements: how many statements it has.
        passage_ids: its passages, in order.
        dimension: of the vectors.
        content: gives what the caches are made from; only called when they must be made.

    Raises:
        IndexBrokenError: they can neither be trusted nor made.
    """
    shape = (statements, dimension)
    opened = _open(index, generation, keeper, shape, passage_ids)
    if opened is not None:
        return opened
    made = content()
    temporary = None
    try:
        with writer_lock(index):
            build(index, generation, made, keeper)
    except VectorServerError as error:
        _log.warning("%s; all passages are compared instead", error)
        keeper = NoKeeper()
    except (IndexLockedError, IndexNotWritableError, OSError):
        # Another process is at it, or the folder is read-only: this reader makes its own.
        temporary = tempfile.TemporaryDirectory(prefix="attributed-")
        keeper = keeper.temporary(Path(temporary.name))
        build(Path(temporary.name), generation, made, keeper)
    place = index if temporary is None else Path(temporary.name)
    opened = _open(place, generation, keeper, shape, passage_ids, fresh=True)
    if opened is None:
        raise IndexBrokenError(
            f"{index}: its search structures can't be rebuilt; delete the folder and sync again"
        )
    return replace(opened, temporary=temporary)


def discard(index: Path, generation: int) -> None:
    """Remove what is there of a generation that could not be completed."""
    shutil.rmtree(folder_of(index, generation), ignore_errors=True)


def prune(index: Path, keeper: VectorKeeper, keep: Collection[int]) -> None:
    """Remove the caches of all generations but these."""
    for folder in folders_but(index, keep):
        shutil.rmtree(folder, ignore_errors=True)
    keeper.prune(keep)


def _open(
    index: Path,
    generation: int,
    keeper: VectorKeeper,
    shape: tuple[int, int],
    passage_ids: Sequence[str],
    *,
    fresh: bool = False,
) -> Caches | None:
    folder = folder_of(index, generation)
    try:
        statements = np.load(folder / _STATEMENTS, mmap_mode="r", allow_pickle=False)
        passages = np.load(folder / _PASSAGES, allow_pickle=False)
        keywords = KeywordIndex.load(folder / _KEYWORDS)
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None
    if statements.shape != shape or passages.shape != (len(passage_ids), shape[1]):
        return None
    if list(keywords.ids) != list(passage_ids):
        return None
    try:
        chroma: VectorStore | None = keeper.open_checked(generation, passage_ids, passages)
    except VectorServerError as error:
        _log.warning("%s; all passages are compared instead", error)
        chroma = NoStore()
    if chroma is None and fresh:
        # Among vectors that are nearly alike an approximate search finds the wrong ones.
        _log.warning("%s: Chroma misses known vectors; all passages are compared instead", folder)
        chroma = NoStore()
    return None if chroma is None else Caches(statements, passages, chroma, keywords)
