"""One complete state of a corpus, as questions see it: immutable and safe between threads."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.assembly import passage_ids
from index.content import content_of
from index.decisions import AppliedDecision
from index.decisions.ruling import Dismissed
from index.domain import Article, Dispute, Document, Failure, Label, Statement, Support
from index.embedding import model_name
from index.errors import CorpusError, IndexBrokenError, IndexMismatchError
from index.register import CheckedClaim
from index.settings import IndexSettings
from index.store import caches
from index.store.caches import Caches
from index.store.records import Record, State
from index.store.vectors import keeper_of
from index.version import INDEX_FORMAT

Vectors = NDArray[np.float32]
Ranking = list[tuple[str, float]]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class CorpusInfo:
    """Which index this is. `built_at` is ISO 8601 in UTC."""

    version: str
    built_at: str | None
    embedding_model: str
    dimension: int
    generation: int


class Corpus:
    """A snapshot of the last complete generation of an index.

    Later syncs don't change it; open the index again to see them. `documents`, `articles` and
    `statements` are by id, in reading order. `disputes` are those that nobody dismissed.
    """

    def __init__(self, state: State, found: Caches) -> None:
        self._state = state
        self._caches = found
        self._chroma_lock = threading.Lock()
        self._closed = False
        self.documents: Mapping[str, Document] = _by(state.documents, "path")
        self.articles: Mapping[str, Article] = _by(state.articles, "id")
        self.statements: Mapping[str, Statement] = _by(state.statements, "id")
        self.decisions: tuple[AppliedDecision, ...] = state.decisions
        dismissed = Dismissed(state.decisions, {s.id: s.group for s in state.statements})
        self.disputes: tuple[Dispute, ...] = _voiced(
            (d for d in state.disputes if not dismissed.covers(d)), self.statements
        )
        self.supports: tuple[Support, ...] = state.supports
        self.failures: tuple[Failure, ...] = state.failures
        self.unlabelled: tuple[str, ...] = state.unlabelled
        self.info = _info(state.meta)
        self._row = {s.id: row for row, s in enumerate(state.statements)}
        self.passages: tuple[str, ...] = tuple(passage_ids(state.statements))
        self._passage_row = {id_: row for row, id_ in enumerate(self.passages)}
        self._ids = tuple(self._row)
        self._searched_rows = np.array([self._row[id_] for id_ in self.passages], dtype=np.intp)

    @staticmethod
    def exists(index: Path, *, settings: IndexSettings | None = None) -> bool:
        """Whether an index with a complete generation is there."""
        url = settings.database_url if settings else None
        if not Record.exists(index, url=url):
            return False
        record = Record(index, url=url)
        try:
            return bool(record.meta())
        except IndexBrokenError:
            return False
        finally:
            record.close()

    @classmethod
    def open(cls, index: Path, *, settings: IndexSettings | None = None) -> Corpus:
        """Open the last complete generation of an index.

        Search structures that are missing or broken are made anew from the record. Where the
        settings' Chroma server can't be asked, all vectors are compared instead.

        Raises:
            CorpusError: there is no index, or it is not complete yet.
            IndexMismatchError: it was made with another embedding model, dimension or format.
            IndexBrokenError: the record itself is damaged.
            SettingsError: the token of the settings' Chroma server is not where they say.
        """
        settings = settings or IndexSettings()
        if not Record.exists(index, url=settings.database_url):
            raise CorpusError(f"{index}: there is no index; run `attributed sync` first")
        record = Record(index, url=settings.database_url)
        try:
            state = record.load()
            if not state.meta:
                raise CorpusError(f"{index}: the index is not complete; run `attributed sync`")
            check_compatible(state.meta, settings, index)
            info = _info(state.meta)
            found = caches.open_or_rebuild(
                index,
                info.generation,
                keeper_of(index, settings.chroma),
                statements=len(state.statements),
                passage_ids=passage_ids(state.statements),
                dimension=info.dimension,
                content=lambda: content_of(state, record, info.dimension),
            )
        finally:
            record.close()
        return cls(state, found)

    @property
    def generation(self) -> int:
        """Counts the complete states of the index from 1."""
        return self.info.generation

    @property
    def vectors(self) -> Vectors:
        """The vectors of all statements, float32 [n, dimension], in the order of `statements`."""
        return self._caches.statement_vectors

    def document_text(self, path: str) -> str:
        """The text that offsets count in.

        Raises:
            KeyError: the corpus holds no such document.
        """
        return self.documents[path].text

    def disputes_of(self, statement: str) -> tuple[Dispute, ...]:
        """The disputes that have the statement at one end."""
        return self._disputes_of.get(statement, ())

    def checked_claims_of(self, statement: str) -> tuple[CheckedClaim, ...]:
        """The fact-checked claims of the user's registers that the statement says."""
        return self._checked_claims_of.get(statement, ())

    def supports_of(self, statement: str) -> tuple[Support, ...]:
        """The supports that have the statement at one end."""
        return self._supports_of.get(statement, ())

    def statement_vectors(self, ids: Sequence[str]) -> Vectors:
        """The vectors of statements, float32 [len(ids), dimension]."""
        return np.asarray(self._caches.statement_vectors[[self._row[id_] for id_ in ids]])

    def passage_vectors(self, ids: Sequence[str]) -> Vectors:
        """The vectors of passages, float32 [len(ids), dimension]; 0 where there is no passage."""
        vectors = np.zeros((len(ids), self.info.dimension), dtype=np.float32)
        rows = [self._passage_row.get(id_, -1) for id_ in ids]
        known = [i for i, row in enumerate(rows) if row >= 0]
        vectors[known] = self._caches.passage_vectors[[rows[i] for i in known]]
        return vectors

    def search_vectors(
        self, vector: Vectors, *, top_k: int, allowed: Collection[str] | None = None
    ) -> Ranking:
        """The passages nearest to a unit vector.

        Args:
            vector: float32 [dimension].
            top_k: how many.
            allowed: only these statements; the search among them is exact.

        Returns:
            (statement id, cosine), nearest first.
        """
        if allowed is None:
            ids = self._nearest(vector, min(top_k, len(self.passages)))
            rows = [self._passage_row[id_] for id_ in ids]
        else:
            rows = [self._passage_row[id_] for id_ in allowed if id_ in self._passage_row]
        found = self._ranked(self._caches.passage_vectors, vector, rows, top_k)
        return [(self.passages[row], cosine) for row, cosine in found]

    def search_statements(
        self, vector: Vectors, *, top_k: int, allowed: Collection[str] | None = None
    ) -> Ranking:
        """The statements whose own words are nearest to a unit vector, furniture left out.

        A passage's vector speaks of its neighbourhood as well; this one of the sentence alone.
        The search is exact.

        Args:
            vector: float32 [dimension].
            top_k: how many.
            allowed: only these statements.

        Returns:
            (statement id, cosine), nearest first.
        """
        rows = (
            self._searched_rows
            if allowed is None
            else [self._row[id_] for id_ in allowed if id_ in self._passage_row]
        )
        found = self._ranked(self._caches.statement_vectors, vector, rows, top_k)
        return [(self._ids[row], cosine) for row, cosine in found]

    def search_keywords(
        self, words: Sequence[str], *, top_k: int, allowed: Collection[str] | None = None
    ) -> Ranking:
        """The passages that hold the words (stems of `index.terms`), by BM25, best first."""
        return self._caches.keywords.search(words, top_k=top_k, allowed=allowed)

    def close(self) -> None:
        """Let go of Chroma's files; a search that comes later does without them."""
        with self._chroma_lock:
            if not self._closed:
                self._closed = True
                self._caches.chroma.close()

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _nearest(self, vector: Vectors, top_k: int) -> Sequence[str]:
        """At least the `top_k` nearest passages; all where Chroma can't be asked or comes short."""
        found: Sequence[str] = ()
        with self._chroma_lock:
            if top_k and not self._closed:
                found = self._caches.chroma.search(vector, top_k=top_k)
        return found if len(found) >= top_k else self.passages

    @staticmethod
    def _ranked(
        vectors: Vectors, vector: Vectors, chosen: Sequence[int] | NDArray[np.intp], top_k: int
    ) -> list[tuple[int, float]]:
        """The chosen rows with their cosines, nearest first."""
        rows, vector = np.asarray(chosen, dtype=np.intp), np.asarray(vector, dtype=np.float32)
        # Most of a matrix is multiplied faster where it lies than picked out first.
        most = 2 * len(rows) > len(vectors)
        scores = (vectors @ vector)[rows] if most else vectors[rows] @ vector
        if 0 < top_k < len(rows):
            near = np.flatnonzero(scores >= np.partition(scores, -top_k)[-top_k])
            rows, scores = rows[near], scores[near]
        # Equal scores keep the corpus's order, so that answers don't change from run to run.
        order = np.lexsort((rows, -scores))[:top_k]
        return [(int(rows[i]), float(scores[i])) for i in order]

    @cached_property
    def _disputes_of(self) -> Mapping[str, tuple[Dispute, ...]]:
        return _by_end((d, {d.a.statement, d.b.statement}) for d in self.disputes)

    @cached_property
    def _checked_claims_of(self) -> Mapping[str, tuple[CheckedClaim, ...]]:
        return _by_end((r.claim, set(r.statements)) for r in self._state.register)

    @cached_property
    def _supports_of(self) -> Mapping[str, tuple[Support, ...]]:
        return _by_end((s, {s.a, s.b}) for s in self.supports)


def _voiced(
    disputes: Iterable[Dispute], statements: Mapping[str, Statement]
) -> tuple[Dispute, ...]:
    """One dispute for all copies of its two statements, and none of a garbled reading."""
    voiced: dict[tuple[str, str], list[Dispute]] = defaultdict(list)
    for dispute in disputes:
        a, b = statements[dispute.a.statement], statements[dispute.b.statement]
        if all(end.cite or end.label is not Label.NONE for end in (a, b)):
            voiced[min(a.group, b.group), max(a.group, b.group)].append(dispute)
    return tuple(dispute for same in voiced.values() for dispute in _best_copies(same, statements))


def _best_copies(
    disputes: Sequence[Dispute], statements: Mapping[str, Statement]
) -> Iterator[Dispute]:
    best = max(disputes, key=lambda d: _cited(d, statements))
    ends = {best.a.statement, best.b.statement}
    return (d for d in disputes if {d.a.statement, d.b.statement} == ends)


def _cited(dispute: Dispute, statements: Mapping[str, Statement]) -> int:
    return sum(statements[end.statement].cite for end in (dispute.a, dispute.b))


def check_compatible(meta: Mapping[str, str], settings: IndexSettings, index: Path) -> None:
    """Refuse an index that these settings can't read.

    Raises:
        IndexMismatchError: says what differs and what to do.
    """
    if meta.get("format") != INDEX_FORMAT:
        raise IndexMismatchError(
            f"{index}: is of format {meta.get('format')}, this version reads {INDEX_FORMAT}; "
            "delete the folder and sync again, or choose another with --index"
        )
    wanted, has = model_name(settings), meta.get("embedding_model")
    if has != wanted:
        raise IndexMismatchError(
            f"{index}: was made with the embedding model {has}, the settings say {wanted}; "
            "set embedding_model back, delete the folder and sync again, or choose another folder "
            "with --index"
        )


def _info(meta: Mapping[str, str]) -> CorpusInfo:
    return CorpusInfo(
        version=meta["version"],
        built_at=meta.get("built_at"),
        embedding_model=meta["embedding_model"],
        dimension=int(meta["dimension"]),
        generation=int(meta["generation"]),
    )


def _by(items: Sequence[_T], key: str) -> Mapping[str, _T]:
    return MappingProxyType({getattr(item, key): item for item in items})


def _by_end(pairs: Iterable[tuple[_T, set[str]]]) -> Mapping[str, tuple[_T, ...]]:
    grouped: dict[str, list[_T]] = defaultdict(list)
    for item, ends in pairs:
        for end in sorted(ends):
            grouped[end].append(item)
    return {end: tuple(items) for end, items in grouped.items()}
