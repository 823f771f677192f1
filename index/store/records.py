"""The corpus's own record: what is known of every document, kept transactionally.

A *generation* is one complete state. Readers see the newest complete one; a writer stages what it
reads and makes the next generation visible in a single transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from index.domain import Article, Dispute, Document, Failure, Span, Statement, Support
from index.errors import IndexBrokenError, IndexNotWritableError
from index.store import codec, schema

DATABASE = "record.sqlite3"
_CHUNK = 400


@dataclass(frozen=True, slots=True)
class State:
    """Everything of one generation, in the corpus's order (document path, then text)."""

    meta: Mapping[str, str]
    documents: tuple[Document, ...]
    unlabelled: tuple[str, ...]
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    statement_keys: tuple[str, ...]
    passage_keys: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    supports: tuple[Support, ...]
    failures: tuple[Failure, ...]


class Record:
    """The record of one index. Each method is a transaction of its own."""

    def __init__(self, index: Path, *, url: str | None = None, write: bool = False) -> None:
        self.index = index
        self._engine = _engine(index, url)
        if write:
            with self._guard():
                schema.tables.create_all(self._engine)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def meta(self) -> dict[str, str]:
        """The index's own description; empty before the first generation."""
        with self._guard(), self._engine.connect() as connection:
            return _meta(connection)

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of each document of the current generation, by path."""
        table = schema.documents
        with self._guard(), self._engine.connect() as connection:
            rows = connection.execute(select(table.c.path, table.c.fingerprint))
            return {row.path: row.fingerprint for row in rows}

    def load(self) -> State:
        """Read the current generation whole, in one transaction.

        Raises:
            IndexBrokenError: the database is damaged.
        """
        with self._guard(), self._engine.connect() as connection:
            return _load(connection)

    def staged(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """What a stopped writer had already read: fingerprint and payload by path."""
        with self._guard(), self._engine.connect() as connection:
            rows = connection.execute(select(schema.staged))
            return {row.path: (row.fingerprint, row.payload) for row in rows}

    def stage(self, path: str, fingerprint: str, payload: Mapping[str, Any]) -> None:
        """Keep a document that was read until its generation is complete."""
        with self._guard(), self._engine.begin() as connection:
            connection.execute(delete(schema.staged).where(schema.staged.c.path == path))
            connection.execute(
                insert(schema.staged),
                {"path": path, "fingerprint": fingerprint, "payload": dict(payload)},
            )

    def vectors(self, keys: Sequence[str], dimension: int) -> dict[str, NDArray[np.float32]]:
        """The vectors known for these keys; a vector of another length counts as unknown."""
        found: dict[str, NDArray[np.float32]] = {}
        table = schema.vectors
        unique = list(dict.fromkeys(keys))
        with self._guard(), self._engine.connect() as connection:
            for start in range(0, len(unique), _CHUNK):
                wanted = unique[start : start + _CHUNK]
                for row in connection.execute(select(table).where(table.c.key.in_(wanted))):
                    vector = np.frombuffer(row.vector, dtype=np.float32)
                    if len(vector) == dimension:
                        found[row.key] = vector
        return found

    def keep_vectors(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors for good."""
        if not vectors:
            return
        rows = [{"key": key, "vector": vector.tobytes()} for key, vector in vectors.items()]
        with self._guard(), self._engine.begin() as connection:
            connection.execute(insert(schema.vectors), rows)

    def signatures(self) -> dict[str, Any]:
        """The signature of each statement of the current generation, by statement id."""
        table = schema.statements
        with self._guard(), self._engine.connect() as connection:
            rows = connection.execute(select(table.c.id, table.c.signature))
            return {row.id: row.signature for row in rows if row.signature is not None}

    @contextmanager
    def commit(self) -> Iterator[Connection]:
        """One transaction that replaces the current generation (see `index.sync`)."""
        with self._guard(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Turn the database's errors into ours."""
        try:
            yield
        except OperationalError as error:
            reason = str(error.orig)
            if any(word in reason for word in ("readonly", "unable to open", "full", "disk I/O")):
                raise IndexNotWritableError(
                    f"{self.index}: can't be written ({reason}); free space, check the "
                    "permissions, or choose another folder with --index"
                ) from error
            raise IndexBrokenError(
                f"{self.index}: the record can't be read ({reason}); delete the folder and sync again"
            ) from error
        except DatabaseError as error:
            raise IndexBrokenError(
                f"{self.index}: the record is damaged ({error.orig}); delete the folder and sync again"
            ) from error


def _engine(index: Path, url: str | None) -> Engine:
    if url is not None:
        return create_engine(url)
    engine = create_engine(f"sqlite:///{index / DATABASE}", connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        # WAL lets readers go on with the last complete state while a writer works.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    return engine


def _meta(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(schema.meta))}


def _load(connection: Connection) -> State:
    documents = connection.execute(select(schema.documents).order_by(schema.documents.c.path))
    document_rows = documents.all()
    articles = connection.execute(
        select(schema.articles).order_by(schema.articles.c.document, schema.articles.c.ordinal)
    )
    table = schema.statements
    columns = [column for column in table.c if column.name != "signature"]
    statements = connection.execute(
        select(*columns).order_by(table.c.document, table.c.position)
    ).all()
    disputes = connection.execute(select(schema.disputes).order_by(schema.disputes.c.id))
    supports = connection.execute(select(schema.supports))
    failures = connection.execute(select(schema.failures).order_by(schema.failures.c.path))
    return State(
        meta=_meta(connection),
        documents=tuple(_document(row) for row in document_rows),
        unlabelled=tuple(row.path for row in document_rows if row.unlabelled),
        articles=tuple(codec.article_from_row(row) for row in articles),
        statements=tuple(codec.statement_from_row(row) for row in statements),
        statement_keys=tuple(row.statement_key for row in statements),
        passage_keys=tuple(row.passage_key for row in statements),
        disputes=tuple(codec.dispute_from_json(row._mapping) for row in disputes),
        supports=tuple(Support(row.a, row.b, row.confidence) for row in supports),
        failures=tuple(Failure(row.path, row.reason, row.remedy) for row in failures),
    )


def _document(row: Any) -> Document:
    return Document(
        path=row.path,
        sha256=row.sha256,
        media_type=row.media_type,
        text=row.text,
        pages=tuple(Span(start, end) for start, end in row.pages),
        language=row.language,
    )


def insert_rows(connection: Connection, table: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any."""
    values = [dict(row) for row in rows]
    if values:
        connection.execute(insert(table), values)
