"""Domain objects as the plain JSON that the record keeps, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from index.domain import (
    Article,
    Dispute,
    DisputeEnd,
    DisputeKind,
    Label,
    Metadata,
    Reason,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)

Json = Mapping[str, Any]


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
    """A chain as [name, kind, start, end] rows."""
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


def article_from_row(row: Any) -> Article:
    """An article from its row."""
    return Article(
        row.document, row.ordinal, Span(row.start, row.end), metadata_from_json(row.metadata)
    )


def statement_from_row(row: Any) -> Statement:
    """A statement from its row."""
    return Statement(
        id=row.id,
        document=row.document,
        article=row.article,
        paragraph=row.paragraph,
        span=Span(row.start, row.end),
        omitted=spans_from_json(row.omitted),
        page=row.page,
        speakers=speakers_from_json(row.speakers),
        label=Label(row.label),
        text_label=Label(row.text_label),
        reasons=tuple(Reason(reason) for reason in row.reasons),
        confidence=row.confidence,
        group=row.copy_group,
        cite=row.cite,
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


def _end_to_json(end: DisputeEnd) -> list[Any]:
    return [end.statement, end.span.start, end.span.end, end.clash.start, end.clash.end]


def _end_from_json(row: Sequence[Any]) -> DisputeEnd:
    return DisputeEnd(row[0], Span(row[1], row[2]), Span(row[3], row[4]))
