"""The corpus's own record: what is known of every document, kept transactionally.

A *generation* is one complete state. Readers see the newest complete one; a writer stages what it
reads and makes the next generation visible in a single transaction.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    Connection,
    Engine,
    Table,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import DatabaseError, OperationalError

from index.decisions.model import AppliedDecision
from index.domain import Article, Dispute, Document, Failure, Span, Statement, Support
from index.errors import IndexBrokenError, IndexNotWritableError
from index.register.claim_review import RegisteredClaim
from index.results import DocumentResult
from index.store import codec, schema

DATABASE = "record.sqlite3"
_CHUNK = 500
_NOT_WRITABLE = ("readonly", "unable to open", "full", "disk I/O", "locked")

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class State:
    """Everything of one generation, in the corpus's order (document path, then text).

    `between` are those of the disputes that were found by comparing passages. Both hold the
    dismissed ones too.
    """

    meta: Mapping[str, str]
    documents: tuple[Document, ...]
    unlabelled: tuple[str, ...]
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    statement_keys: tuple[str, ...]
    passage_keys: tuple[str | None, ...]
    disputes: tuple[Dispute, ...]
    between: tuple[Dispute, ...]
    supports: tuple[Support, ...]
    failures: tuple[Failure, ...]
    decisions: tuple[AppliedDecision, ...] = ()
    register: tuple[RegisteredClaim, ...] = ()


class Record:
    """The record of one index. Each method is a transaction of its own.

    Raises:
        IndexBrokenError: the database is damaged.
        IndexNotWritableError: it can't be written to.
    """

    def __init__(self, index: Path, *, url: str | None = None, write: bool = False) -> None:
        self.index = index
        self._engine = _engine(index, url, write=write)
        if write:
            with self.guard():
                schema.tables.create_all(self._engine)

    @staticmethod
    def exists(index: Path, *, url: str | None = None) -> bool:
        """Whether there may be a record at all."""
        return url is not None or (index / DATABASE).is_file()

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def meta(self) -> dict[str, str]:
        """The index's own description; empty before the first generation."""
        with self._reading() as connection:
            return _meta(connection)

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of each document of the current generation, by path."""
        table = schema.documents
        with self._reading() as connection:
            rows = connection.execute(select(table.c.path, table.c.fingerprint))
            return {row.path: row.fingerprint for row in rows}

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of each document's bytes of the current generation, by path."""
        table = schema.documents
        with self._reading() as connection:
            rows = connection.execute(select(table.c.path, table.c.sha256))
            return {row.path: row.sha256 for row in rows}

    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read."""
        with self._reading() as connection:
            return _failures(connection)

    def decisions(self) -> tuple[AppliedDecision, ...]:
        """What people decided, as the current generation knows it."""
        with self._reading() as connection:
            return _decisions(connection)

    def register(self) -> tuple[RegisteredClaim, ...]:
        """The fact-checked claims that the current generation knows."""
        with self._reading() as connection:
            return _register(connection)

    def unlabelled(self) -> tuple[str, ...]:
        """The documents whose language is not one that labels are made for."""
        table = schema.documents
        with self._reading() as connection:
            query = select(table.c.path).where(table.c.unlabelled).order_by(table.c.path)
            return tuple(connection.execute(query).scalars())

    def load(self) -> State:
        """Read the current generation whole, in one transaction."""
        with self._reading() as connection:
            return _load(connection)

    def results(self, paths: Collection[str]) -> dict[str, DocumentResult]:
        """The own results of documents of the current generation, by path."""
        documents = schema.documents
        statements, articles = schema.statements, schema.articles
        with self._reading() as connection:
            rows = connection.execute(select(documents)).mappings()
            found = {row["path"]: row for row in rows if row["path"] in paths}
            own_articles = _by_document(connection, articles, articles.c.ordinal)
            own_statements = _by_document(connection, statements, statements.c.position)
            within: dict[str, list[Any]] = defaultdict(list)
            for row in connection.execute(select(schema.disputes)).mappings():
                if row["within"] is not None:
                    within[row["within"]].append(row)
        return {
            path: codec.result_from_rows(
                row, own_articles[path], own_statements[path], within[path]
            )
            for path, row in found.items()
        }

    def staged(self) -> dict[str, str]:
        """What a stopped writer had already read: fingerprints by path."""
        table = schema.staged
        with self._reading() as connection:
            rows = connection.execute(select(table.c.path, table.c.fingerprint))
            return {row.path: row.fingerprint for row in rows}

    def staged_result(self, path: str) -> DocumentResult:
        """A document as it was staged."""
        table = schema.staged
        with self._reading() as connection:
            payload = connection.execute(select(table.c.payload).where(table.c.path == path))
            return codec.result_from_json(payload.scalar_one())

    def stage(self, results: Iterable[DocumentResult]) -> None:
        """Keep documents that were read until their generation is complete."""
        rows = [
            {
                "path": result.document.path,
                "fingerprint": result.fingerprint,
                "payload": codec.result_to_json(result),
            }
            for result in results
        ]
        paths = [row["path"] for row in rows]
        with self.transaction() as connection:
            connection.execute(delete(schema.staged).where(schema.staged.c.path.in_(paths)))
            insert_rows(connection, schema.staged, rows)

    def vectors(self, keys: Iterable[str], dimension: int) -> dict[str, Vector]:
        """The vectors known for these keys; a vector of another length counts as unknown."""
        found: dict[str, Vector] = {}
        table = schema.vectors
        unique = list(dict.fromkeys(keys))
        with self._reading() as connection:
            for start in range(0, len(unique), _CHUNK):
                wanted = unique[start : start + _CHUNK]
                for key, data in connection.execute(select(table).where(table.c.key.in_(wanted))):
                    vector = np.frombuffer(data, dtype=np.float32)
                    if len(vector) == dimension:
                        found[key] = vector
        return found

    def keep_vectors(self, vectors: Mapping[str, Vector]) -> None:
        """Keep vectors until no statement uses them any more."""
        rows = [{"key": key, "vector": vector.tobytes()} for key, vector in vectors.items()]
        with self.transaction() as connection:
            insert_rows(connection, schema.vectors, rows)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All that is executed becomes visible at once, or not at all."""
        with self.guard(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self.guard(), self._engine.connect() as connection:
                yield connection
        except (ValueError, KeyError, TypeError) as error:
            # A row that holds other than what was written.
            raise self._broken("is damaged", f"{type(error).__name__}: {error}") from error

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn the database's errors into ours."""
        try:
            yield
        except OperationalError as error:
            reason = str(error.orig)
            if any(word in reason for word in _NOT_WRITABLE):
                raise IndexNotWritableError(
                    f"{self.index}: can't be written ({reason}); free space, check the "
                    "permissions, or choose another folder with --index"
                ) from error
            raise self._broken("can't be read", reason) from error
        except DatabaseError as error:
            raise self._broken("is damaged", str(error.orig)) from error

    def _broken(self, what: str, reason: str) -> IndexBrokenError:
        return IndexBrokenError(
            f"{self.index}: the record {what} ({reason}); delete the folder and sync again"
        )


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), list(rows))


def _engine(index: Path, url: str | None, *, write: bool) -> Engine:
    if url is not None:
        return create_engine(url)
    # Readers of a folder that they can't write to must do without SQLite's shared memory file.
    still = not write and not os.access(index, os.W_OK)
    query = "?mode=ro&immutable=1&uri=true" if still else "?uri=true"
    location = (index / DATABASE).absolute().as_posix().replace("?", "%3f").replace("#", "%23")
    engine = create_engine(f"sqlite:///file:{location}{query}", connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        if not still:
            # With a write-ahead log readers go on with the last complete state.
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")

    return engine


def _meta(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(schema.meta))}


def _failures(connection: Connection) -> tuple[Failure, ...]:
    rows = connection.execute(select(schema.failures).order_by(schema.failures.c.path))
    return tuple(Failure(row.path, row.reason, row.remedy) for row in rows)


def _decisions(connection: Connection) -> tuple[AppliedDecision, ...]:
    table = schema.decisions
    # An index that was made before there were decisions has no place for them, and none.
    if not inspect(connection).has_table(table.name):
        return ()
    rows = connection.execute(select(table).order_by(table.c.position)).mappings()
    return tuple(map(codec.applied_decision, rows))


def _register(connection: Connection) -> tuple[RegisteredClaim, ...]:
    table = schema.register
    if not inspect(connection).has_table(table.name):
        return ()
    rows = connection.execute(select(table).order_by(table.c.position)).mappings()
    return tuple(map(codec.registered_claim, rows))


def _by_document(connection: Connection, table: Table, order: Any) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    query = select(table).order_by(table.c.document, order)
    for row in connection.execute(query).mappings():
        grouped[row["document"]].append(row)
    return grouped


def _load(connection: Connection) -> State:
    documents = schema.documents
    document_rows = connection.execute(select(documents).order_by(documents.c.path)).mappings()
    document_list = document_rows.all()
    table = schema.articles
    articles = connection.execute(select(table).order_by(table.c.document, table.c.ordinal))
    table = schema.statements
    columns = [c for c in table.c if c.name not in ("signature", "text_reasons", "text_speakers")]
    query = select(*columns).order_by(table.c.document, table.c.position)
    statements = connection.execute(query).mappings().all()
    query = select(schema.disputes).order_by(schema.disputes.c.id)
    disputes = connection.execute(query).mappings().all()
    supports = connection.execute(select(schema.supports))
    return State(
        meta=_meta(connection),
        documents=tuple(codec.document_from_json(row) for row in document_list),
        unlabelled=tuple(row["path"] for row in document_list if row["unlabelled"]),
        articles=tuple(_article(row) for row in articles),
        statements=tuple(codec.effective_statement(row) for row in statements),
        statement_keys=tuple(row["statement_key"] for row in statements),
        passage_keys=tuple(row["passage_key"] for row in statements),
        disputes=tuple(map(codec.dispute_from_json, disputes)),
        between=tuple(codec.dispute_from_json(r) for r in disputes if r["within"] is None),
        supports=tuple(Support(row.a, row.b, row.confidence) for row in supports),
        failures=_failures(connection),
        decisions=_decisions(connection),
        register=_register(connection),
    )


def _article(row: Any) -> Article:
    metadata = codec.metadata_from_json(row.metadata)
    return Article(row.document, row.ordinal, Span(row.start, row.end), metadata)
