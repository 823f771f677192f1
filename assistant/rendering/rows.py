"""Results as rows of a table, for exports and data frames: one row a cited passage."""

from __future__ import annotations

from assistant.answer import Answer, Citation, CitedStatement
from assistant.batch import BatchFailure, BatchResult
from assistant.rendering import words

Row = dict[str, object]

COLUMNS = (
    "id question resolved status part label reasons quote who document page start end sha256 title "
    "author outlet date url verifier notices error"
).split()


def passage_rows(result: BatchResult) -> list[Row]:
    """A row for each passage of a result; `part` says what it is there for.

    A result without any passage has one row. Keys are of `COLUMNS`; what is left out is unknown.
    """
    if isinstance(result, BatchFailure):
        return [_failure(result)]
    head = _head(result)
    rows = _statements(result)
    for statement in result.statements:
        rows += [{**head, "part": "disputed_by", **_row(c)} for c in statement.disputed_by]
    for number, item in enumerate(result.disagreements, start=1):
        for letter, side in zip("ABCDEFGH", item.sides, strict=False):
            part = f"disagreement {number} side {letter}"
            rows += [{**head, "part": part, **_row(citation)} for citation in side]
    rows += [{**head, "part": "nearest", **_row(citation)} for citation in result.nearest]
    return rows or [head]


def statement_rows(result: BatchResult) -> list[Row]:
    """A row for each statement of a result; without any, one row that says so."""
    if isinstance(result, BatchFailure):
        return [_failure(result)]
    return _statements(result) or [_head(result)]


def _failure(failure: BatchFailure) -> Row:
    return {"id": failure.id, "error": failure.error}


def _head(answer: Answer) -> Row:
    return {
        "id": answer.id,
        "question": answer.question,
        "resolved": answer.resolved,
        "status": answer.status.value,
        "verifier": answer.index.verifier,
        "notices": ";".join(answer.notices),
    }


def _statements(answer: Answer) -> list[Row]:
    head = _head(answer)
    return [{**head, **_statement_row(statement)} for statement in answer.statements]


def _statement_row(statement: CitedStatement) -> Row:
    return {
        "part": "statement",
        "label": statement.label,
        "reasons": ";".join(statement.reasons),
        **_row(statement),
    }


def _row(citation: Citation) -> Row:
    article = citation.article
    return {
        "quote": citation.display,
        "who": words.attribution(citation),
        "document": citation.document,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.sha256,
        "title": article.title,
        "author": article.author,
        "outlet": article.outlet,
        "date": article.date,
        "url": article.url,
    }
