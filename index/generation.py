"""Writing the next state of an index: assemble the corpus, write its caches, make it visible."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, delete, select, update

from index.assembly import Assembled, Earlier, assemble, passage_ids
from index.content import passage_texts, stacked
from index.copies import CopyGroup
from index.decisions import Decision
from index.domain import Failure
from index.errors import IndexBrokenError, VectorServerError
from index.register import RegisteredClaim
from index.results import DocumentResult, StatementResult
from index.settings import IndexSettings
from index.store import caches, codec, schema
from index.store.records import Record, State, insert_rows
from index.store.vectors import VectorKeeper
from index.version import INDEX_FORMAT

if TYPE_CHECKING:
    from index.progress import Progress
    from index.verifier import Verifier

_STEPS = 4


def write_generation(
    index: Path,
    record: Record,
    *,
    fingerprints: Mapping[str, str],
    failures: Sequence[Failure],
    decisions: Sequence[Decision],
    register: Sequence[RegisteredClaim],
    meta: Mapping[str, str],
    settings: IndexSettings,
    keeper: VectorKeeper,
    progress: Progress,
) -> None:
    """Make the staged documents and those that stay the next generation.

    Args:
        index: the index folder.
        record: its record, locked for writing.
        fingerprints: of all documents of the new generation, by path.
        failures: the files that could not be read.
        decisions: what people decided.
        register: fact-checked claims; the record holds their vectors.
        meta: the description of the new generation.
        settings: name the verifier.
        keeper: keeps the passages' vectors.
        progress: is told how far it has come.

    Raises:
        IndexBrokenError: the record lacks a vector.
        VectorServerError: the server that keeps the vectors can't be used; the state before stays.
    """
    progress("Comparing", 0, _STEPS, None)
    before, known = record.load(), record.fingerprints()
    unchanged = {path for path, print_ in fingerprints.items() if known.get(path) == print_}
    results = _results(record, fingerprints, unchanged)
    dimension = int(meta["dimension"])
    statements = [s for result in results for s in result.statements]
    claim_keys = [registered.key for registered in register]
    found = record.vectors([*_keys(statements), *claim_keys], dimension)

    def statement_vectors() -> NDArray[np.float32]:
        return _rows(record, found, [s.statement_key for s in statements], dimension)

    def verifier() -> Verifier:
        from index.verifier import load_verifier

        return load_verifier(settings.scoring_verifier)

    assembled = assemble(
        results,
        vectors=statement_vectors,
        verifier=verifier,
        earlier=_earlier(before, unchanged),
        decisions=decisions,
        register=register,
        claim_vectors=_rows(record, found, claim_keys, dimension),
    )
    progress("Comparing", 1, _STEPS, None)
    by_id = {s.statement.id: s for s in statements}
    ids = passage_ids(assembled.statements)
    texts = passage_texts(assembled.statements, {r.document.path: r.document for r in results})
    keys = [by_id[id_].passage_key or "" for id_ in ids]
    content = caches.Content(
        statement_vectors(), ids, _rows(record, found, keys, dimension), [texts[i] for i in ids]
    )
    generation = int(meta["generation"])
    try:
        caches.build(
            index,
            generation,
            content,
            keeper,
            previous=generation - 1 if before.meta else None,
            stale=_stale(before, by_id),
        )
    except VectorServerError:
        caches.discard(index, generation)
        raise
    progress("Comparing", 2, _STEPS, None)
    with record.transaction() as connection:
        _replace(connection, results, assembled, before)
        _describe(connection, failures, meta)
    progress("Comparing", 3, _STEPS, None)
    # Readers may be opening the state before this one right now.
    caches.prune(index, keeper, keep=(generation, generation - 1))
    progress("Comparing", _STEPS, _STEPS, None)


def _results(
    record: Record, fingerprints: Mapping[str, str], unchanged: set[str]
) -> list[DocumentResult]:
    """The own results of all documents, in the order of their paths."""
    staged = record.staged()
    kept = record.results(unchanged)
    return [
        kept[path] if path in kept else record.staged_result(path)
        for path in sorted(fingerprints)
        if path in kept or path in staged
    ]


def _keys(statements: Sequence[StatementResult]) -> list[str]:
    keys = [s.statement_key for s in statements]
    return keys + [s.passage_key for s in statements if s.passage_key is not None]


def _rows(
    record: Record, found: Mapping[str, Any], keys: Sequence[str], dimension: int
) -> NDArray[np.float32]:
    try:
        return stacked([found[key] for key in keys], dimension)
    except KeyError as error:
        raise IndexBrokenError(
            f"{record.index}: vectors are missing from the record; delete the folder and sync again"
        ) from error


def _earlier(state: State, unchanged: Collection[str]) -> Earlier:
    """What still holds: a document that was read anew, or by other rules, is judged anew."""
    groups = {s.id: CopyGroup(s.group, s.cite) for s in state.statements if s.document in unchanged}
    return Earlier(groups, state.between, state.supports)


def _stale(before: State, now: Mapping[str, StatementResult]) -> set[str]:
    keys = zip(before.statements, before.passage_keys, strict=True)
    return {s.id for s, key in keys if s.id in now and now[s.id].passage_key != key}


def _replace(
    connection: Connection,
    results: Sequence[DocumentResult],
    assembled: Assembled,
    before: State,
) -> None:
    """Put the new state in the place of the old one; what stays the same is not touched."""
    rows = connection.execute(select(schema.documents.c.path, schema.documents.c.fingerprint))
    old = {row.path: row.fingerprint for row in rows}
    fresh = [r for r in results if old.get(r.document.path) != r.fingerprint]
    kept = {r.document.path for r in results} - {r.document.path for r in fresh}
    gone = [{"gone": path} for path in old if path not in kept]
    for table, column in (
        (schema.statements, schema.statements.c.document),
        (schema.articles, schema.articles.c.document),
        (schema.documents, schema.documents.c.path),
    ):
        if gone:
            connection.execute(delete(table).where(column == bindparam("gone")), gone)
    insert_rows(connection, schema.documents, [codec.document_row(r) for r in fresh])
    _write_articles(connection, results, assembled, kept)
    _write_statements(connection, results, assembled, before, kept)
    _write_edges(connection, results, assembled)
    connection.execute(delete(schema.staged))
    used = select(schema.statements.c.statement_key).union(
        select(schema.statements.c.passage_key).where(schema.statements.c.passage_key.is_not(None)),
        select(schema.register.c.key),
    )
    connection.execute(delete(schema.vectors).where(schema.vectors.c.key.not_in(used)))


def _write_articles(
    connection: Connection,
    results: Sequence[DocumentResult],
    assembled: Assembled,
    kept: set[str],
) -> None:
    rows = [codec.article_row(a, assembled.metadata[a.id]) for r in results for a in r.articles]
    insert_rows(connection, schema.articles, [r for r in rows if r["document"] not in kept])
    changed = [
        {"key": row["id"], "now": row["metadata"]} for row in rows if row["document"] in kept
    ]
    if changed:
        table = schema.articles
        connection.execute(
            update(table).where(table.c.id == bindparam("key")).values(metadata=bindparam("now")),
            changed,
        )


def _write_statements(
    connection: Connection,
    results: Sequence[DocumentResult],
    assembled: Assembled,
    before: State,
    kept: set[str],
) -> None:
    effective = {s.id: s for s in assembled.statements}
    old = {s.id: s for s in before.statements}
    new_rows, changes = [], []
    for result in results:
        for position, own in enumerate(result.statements):
            now = effective[own.statement.id]
            if result.document.path not in kept:
                new_rows.append(codec.statement_row(own, now, position))
            elif old[now.id] != now:
                changes.append({"key": now.id, **codec.effective_values(own, now)})
    insert_rows(connection, schema.statements, new_rows)
    if changes:
        table = schema.statements
        values: dict[str, Any] = {n: bindparam(n) for n in changes[0] if n != "key"}
        connection.execute(
            update(table).where(table.c.id == bindparam("key")).values(**values), changes
        )


def _write_edges(
    connection: Connection, results: Sequence[DocumentResult], assembled: Assembled
) -> None:
    connection.execute(delete(schema.disputes))
    connection.execute(delete(schema.supports))
    within = [
        {"within": r.document.path, **codec.dispute_to_json(d)} for r in results for d in r.disputes
    ]
    between = [{"within": None, **codec.dispute_to_json(d)} for d in assembled.between]
    insert_rows(connection, schema.disputes, [*within, *between])
    supports = [{"a": s.a, "b": s.b, "confidence": s.confidence} for s in assembled.supports]
    insert_rows(connection, schema.supports, supports)
    connection.execute(delete(schema.register))
    checked = [codec.register_row(r, number) for number, r in enumerate(assembled.register)]
    insert_rows(connection, schema.register, checked)
    connection.execute(delete(schema.decisions))
    decided = [codec.decision_row(d, number) for number, d in enumerate(assembled.decisions)]
    insert_rows(connection, schema.decisions, decided)


def _describe(connection: Connection, failures: Sequence[Failure], meta: Mapping[str, str]) -> None:
    connection.execute(delete(schema.failures))
    rows = [{"path": f.path, "reason": f.reason, "remedy": f.remedy} for f in failures]
    insert_rows(connection, schema.failures, rows)
    connection.execute(delete(schema.meta))
    described = {**meta, "format": INDEX_FORMAT}
    insert_rows(
        connection, schema.meta, [{"key": key, "value": value} for key, value in described.items()]
    )
