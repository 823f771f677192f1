"""Domain objects as the plain JSON and the rows that the record keeps, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from index.decisions.model import AppliedDecision, decision_from, decision_values
from index.domain import (
    Article,
    Dispute,
    DisputeEnd,
    DisputeKind,
    Document,
    Label,
    Metadata,
    Reason,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from index.register.claim_review import CheckedClaim, RegisteredClaim
from index.results import DocumentResult, StatementResult

# A JSON object, or a row of the record by column name.
Json = Any


def spans_to_json(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as pairs."""
    return [[span.start, span.end] for span in spans]


def spans_from_json(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """Spans from pairs."""
    return tuple(Span(start, end) for start, end in pairs)


def metadata_to_json(metadata: Metadata) -> dict[str, str]:
    """Only what is known."""
    return {key: value for key, value in asdict(metadata).items() if value is not None}


def metadata_from_json(data: Json) -> Metadata:
    """Metadata from what is known."""
    return Metadata(**data)


def speakers_to_json(speakers: Sequence[Speaker]) -> list[list[Any]]:
    """A chain as [name, kind] or [name, kind, start, end] rows."""
    return [
        [s.name, s.kind.value, *((s.named_at.start, s.named_at.end) if s.named_at else ())]
        for s in speakers
    ]


def speakers_from_json(rows: Sequence[Sequence[Any]]) -> tuple[Speaker, ...]:
    """A chain from its rows."""
    return tuple(
        Speaker(row[0], SpeakerKind(row[1]), Span(row[2], row[3]) if len(row) == 4 else None)
        for row in rows
    )


def dispute_to_json(dispute: Dispute) -> dict[str, Any]:
    """A dispute as a row's values."""
    return {
        "kind": dispute.kind.value,
        "confidence": dispute.confidence,
        "a": _end_to_json(dispute.a),
        "b": _end_to_json(dispute.b),
    }


def dispute_from_json(data: Json) -> Dispute:
    """A dispute from a row's values."""
    return Dispute(
        DisputeKind(data["kind"]),
        data["confidence"],
        _end_from_json(data["a"]),
        _end_from_json(data["b"]),
    )


def decision_row(applied: AppliedDecision, position: int) -> dict[str, Any]:
    """A decision as a row's values; `position` counts the decisions from 0."""
    return {
        "position": position,
        "decision": decision_values(applied.decision),
        "statements": [list(ids) for ids in applied.statements],
        "problem": applied.problem,
    }


def applied_decision(data: Json) -> AppliedDecision:
    """A decision from a row's values."""
    return AppliedDecision(
        decision_from(data["decision"]), tuple(map(tuple, data["statements"])), data["problem"]
    )


def register_row(registered: RegisteredClaim, position: int) -> dict[str, Any]:
    """A fact-checked claim as a row's values; `position` counts the claims from 0."""
    return {
        "position": position,
        "claim": asdict(registered.claim),
        "key": registered.key,
        "statements": list(registered.statements),
    }


def registered_claim(data: Json) -> RegisteredClaim:
    """A fact-checked claim from a row's values."""
    return RegisteredClaim(CheckedClaim(**data["claim"]), data["key"], tuple(data["statements"]))


def document_from_json(data: Json) -> Document:
    """A document from a row's values."""
    return Document(
        path=data["path"],
        sha256=data["sha256"],
        media_type=data["media_type"],
        text=data["text"],
        pages=spans_from_json(data["pages"]),
        language=data["language"],
    )


def own_article(data: Json) -> Article:
    """An article as its own text states it, from a row's values."""
    span = Span(data["start"], data["end"])
    return Article(
        data["document"], data["ordinal"], span, metadata_from_json(data["own_metadata"])
    )


def own_statement(data: Json) -> StatementResult:
    """A statement by its own text, from a row's values."""
    return StatementResult(
        _statement(
            data,
            "text_",
            speakers=data["text_speakers"] or data["speakers"],
            group=data["id"],
            cite=True,
        ),
        data["statement_key"],
        data["passage_key"],
        data["signature"],
    )


def effective_statement(data: Json) -> Statement:
    """A statement as the whole corpus has it, from a row's values."""
    return _statement(
        data, "", speakers=data["speakers"], group=data["copy_group"], cite=data["cite"]
    )


def _statement(
    data: Json, prefix: str, *, speakers: Sequence[Sequence[Any]], group: str, cite: bool
) -> Statement:
    return Statement(
        id=data["id"],
        document=data["document"],
        article=data["article"],
        paragraph=data["paragraph"],
        span=Span(data["start"], data["end"]),
        omitted=spans_from_json(data["omitted"]),
        page=data["page"],
        speakers=speakers_from_json(speakers),
        label=Label(data[f"{prefix}label"]),
        text_label=Label(data["text_label"]),
        reasons=tuple(Reason(reason) for reason in data[f"{prefix}reasons"]),
        confidence=data[f"{prefix}confidence"],
        group=group,
        cite=cite,
    )


def document_row(result: DocumentResult) -> dict[str, Any]:
    """A document as a row's values."""
    document = result.document
    return {
        "path": document.path,
        "sha256": document.sha256,
        "fingerprint": result.fingerprint,
        "media_type": document.media_type,
        "text": document.text,
        "pages": spans_to_json(document.pages),
        "language": document.language,
        "unlabelled": result.unlabelled,
    }


def article_row(article: Article, effective: Metadata) -> dict[str, Any]:
    """An article as a row's values."""
    return {
        "id": article.id,
        "document": article.document,
        "ordinal": article.ordinal,
        "start": article.span.start,
        "end": article.span.end,
        "own_metadata": metadata_to_json(article.metadata),
        "metadata": metadata_to_json(effective),
    }


def effective_values(own: StatementResult, statement: Statement) -> dict[str, Any]:
    """The values of a statement's row that depend on the rest of the corpus."""
    same = statement.speakers == own.statement.speakers
    return {
        "speakers": speakers_to_json(statement.speakers),
        "text_speakers": None if same else speakers_to_json(own.statement.speakers),
        "label": statement.label.value,
        "reasons": [reason.value for reason in statement.reasons],
        "confidence": statement.confidence,
        "copy_group": statement.group,
        "cite": statement.cite,
    }


def statement_row(own: StatementResult, effective: Statement, position: int) -> dict[str, Any]:
    """A statement as a row's values; `position` counts the document's statements from 0."""
    statement = own.statement
    return {
        "id": statement.id,
        "document": statement.document,
        "article": statement.article,
        "position": position,
        "paragraph": statement.paragraph,
        "start": statement.span.start,
        "end": statement.span.end,
        "omitted": spans_to_json(statement.omitted),
        "page": statement.page,
        "text_label": statement.label.value,
        "text_reasons": [reason.value for reason in statement.reasons],
        "text_confidence": statement.confidence,
        "statement_key": own.statement_key,
        "passage_key": own.passage_key,
        "signature": own.signature,
        **effective_values(own, effective),
    }


def result_to_json(result: DocumentResult) -> dict[str, Any]:
    """A document's results as one JSON object, for the time until its generation is complete."""
    return {
        "document": document_row(result),
        "articles": [article_row(article, article.metadata) for article in result.articles],
        "statements": [
            statement_row(own, own.statement, position)
            for position, own in enumerate(result.statements)
        ],
        "disputes": [dispute_to_json(dispute) for dispute in result.disputes],
    }


def result_from_json(data: Json) -> DocumentResult:
    """A document's results from one JSON object."""
    return result_from_rows(
        data["document"], data["articles"], data["statements"], data["disputes"]
    )


def result_from_rows(
    document: Json, articles: Sequence[Json], statements: Sequence[Json], disputes: Sequence[Json]
) -> DocumentResult:
    """A document's own results from the values of its rows."""
    return DocumentResult(
        document=document_from_json(document),
        fingerprint=document["fingerprint"],
        unlabelled=document["unlabelled"],
        articles=tuple(map(own_article, articles)),
        statements=tuple(map(own_statement, statements)),
        disputes=tuple(map(dispute_from_json, disputes)),
    )


def ends_of(dispute: Dispute) -> Iterator[str]:
    """The ids of the statements at both ends."""
    yield dispute.a.statement
    yield dispute.b.statement


def _end_to_json(end: DisputeEnd) -> list[Any]:
    return [end.statement, end.span.start, end.span.end, end.clash.start, end.clash.end]


def _end_from_json(row: Sequence[Any]) -> DisputeEnd:
    return DisputeEnd(row[0], Span(row[1], row[2]), Span(row[3], row[4]))
