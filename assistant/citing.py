"""Citations: made only by slicing the stored text, and checked once more before they are shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.answer import (
    ArticleReference,
    CheckedClaimReference,
    Citation,
    CitedDispute,
    CitedSpeaker,
    CitedStatement,
    Context,
    DisputingCitation,
)
from index.corpus import Corpus
from index.decisions import statement_hash
from index.domain import Dispute, DisputeEnd, Span, Speaker, Statement
from index.errors import ExactnessError
from index.fold import fold


def verify(citation: Citation, text: str) -> None:
    """Check a citation against the document's text, offset for offset.

    Raises:
        ExactnessError: quote or display is not what the document holds.
    """
    if text[citation.start : citation.end] != citation.quote:
        raise ExactnessError(
            f"{citation.document} [{citation.start}:{citation.end}]: the quote is not the stored "
            "text; run `attributed doctor`"
        )
    if fold(citation.quote, citation.omitted, start=citation.start) != citation.display:
        raise ExactnessError(
            f"{citation.document} [{citation.start}:{citation.end}]: the display is not the "
            "folded quote; run `attributed doctor`"
        )


class Citer:
    """Makes citations from one state of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def statement(
        self,
        statement: Statement,
        *,
        relevance: float | None = None,
        context: Context | None = None,
    ) -> CitedStatement:
        """Cite a statement with its label and with what stands for and against it."""
        base = self.citation(statement)
        # A copy is disputed and supported by what disputes and supports its original.
        original = self._corpus.statements.get(statement.group, statement)
        return CitedStatement(
            **_values(base),
            label=statement.label.value,
            reasons=tuple(reason.value for reason in statement.reasons),
            confidence=round(statement.confidence, 4),
            relevance=None if relevance is None else round(relevance, 4),
            context=context or Context(),
            supported_by=self._supporting(original),
            disputed_by=self._disputing(original),
            registered=tuple(
                CheckedClaimReference(**asdict(claim))
                for claim in self._corpus.checked_claims_of(statement.id)
            ),
        )

    def citation(self, statement: Statement, part: Span | None = None) -> Citation:
        """Cite a statement, or the `part` of it that a dispute is about."""
        span = part or statement.span
        document = self._corpus.documents[statement.document]
        omitted = tuple((o.start, o.end) for o in statement.omitted if span.covers(o))
        quote = span.of(document.text)
        citation = Citation(
            quote=quote,
            display=fold(quote, omitted, start=span.start),
            omitted=omitted,
            document=document.path,
            sha256=document.sha256,
            start=span.start,
            end=span.end,
            page=statement.page,
            article=self._article(statement),
            speakers=tuple(_speaker(speaker) for speaker in statement.speakers),
            statement_hash=self._hash(statement, document.text),
        )
        verify(citation, document.text)
        return citation

    def dispute(self, dispute: Dispute) -> CitedDispute:
        """Cite both ends of a dispute."""
        return CitedDispute(
            kind=dispute.kind.value,
            confidence=round(dispute.confidence, 4),
            a=self._end(dispute.a),
            b=self._end(dispute.b),
            clash=(
                (dispute.a.clash.start, dispute.a.clash.end),
                (dispute.b.clash.start, dispute.b.clash.end),
            ),
        )

    @staticmethod
    def _hash(statement: Statement, text: str) -> str:
        whole = fold(statement.span.of(text), statement.omitted, start=statement.span.start)
        return statement_hash(statement.document, whole)

    def _end(self, end: DisputeEnd) -> Citation:
        return self.citation(self._corpus.statements[end.statement], end.span)

    def _article(self, statement: Statement) -> ArticleReference:
        metadata = self._corpus.articles[statement.article].metadata
        return ArticleReference(
            title=metadata.title,
            author=metadata.author,
            outlet=metadata.outlet,
            date=metadata.date,
            url=metadata.url,
            original_outlet=metadata.original_outlet,
            original_url=metadata.original_url,
        )

    def _supporting(self, statement: Statement) -> tuple[Citation, ...]:
        found = sorted(
            self._corpus.supports_of(statement.id), key=lambda s: (-s.confidence, s.a, s.b)
        )
        others = (s.b if s.a == statement.id else s.a for s in found)
        return tuple(self.citation(self._corpus.statements[other]) for other in others)

    def _disputing(self, statement: Statement) -> tuple[DisputingCitation, ...]:
        """The passages against a statement, best first; where both ends lie in it, its parts."""
        found = sorted(
            (d for d in self._corpus.disputes_of(statement.id) if d.disputes),
            key=lambda d: (-d.confidence, d.a.span, d.b.span),
        )
        citations: dict[tuple[str, Span], DisputingCitation] = {}
        for dispute in found:
            for own, other in ((dispute.a, dispute.b), (dispute.b, dispute.a)):
                if own.statement != statement.id:
                    continue
                citations.setdefault(
                    (other.statement, other.span),
                    DisputingCitation(
                        **_values(self._end(other)),
                        kind=dispute.kind.value,
                        confidence=round(dispute.confidence, 4),
                    ),
                )
                if own.statement == other.statement:
                    break
        return tuple(citations.values())


def _speaker(speaker: Speaker) -> CitedSpeaker:
    at = speaker.named_at
    return CitedSpeaker(
        speaker.name, speaker.kind.value, at.start if at else None, at.end if at else None
    )


def _values(citation: Citation) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in Citation.__dataclass_fields__}
