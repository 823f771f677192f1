"""What disputes do to labels: a pure function, so that taking a document away undoes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.disputes.find import DISPUTE_THRESHOLD
from index.domain import Dispute, DisputeKind, Label, Reason, Statement

DISPUTE_REASONS = (
    Reason.DENIED_IN_TEXT,
    Reason.CONFLICTS_WITH_PASSAGE,
    Reason.CONFLICTING_FIGURE,
)


def effective_labels(
    statements: Sequence[Statement],
    disputes: Iterable[Dispute],
    *,
    threshold: float = DISPUTE_THRESHOLD,
) -> list[Statement]:
    """The statements with the labels that the corpus's disputes give them.

    `label` and `reasons` follow from `text_label`, the reasons of the text and the disputes alone;
    what an earlier call added is taken away first. Both ends of a dispute of at least `threshold`
    confidence become disputed, except statements that are none. `confidence` of a statement that
    becomes disputed is that of its surest dispute.
    """
    documents = {s.id: s.document for s in statements}
    articles = {s.id: s.article for s in statements}
    reasons: dict[str, dict[Reason, float]] = {}
    for dispute in disputes:
        ends = (dispute.a.statement, dispute.b.statement)
        if not dispute.disputes or dispute.confidence < threshold:
            continue
        if any(end not in documents for end in ends):
            continue
        reason = _reason(dispute, same_article=articles[ends[0]] == articles[ends[1]])
        for end in ends:
            known = reasons.setdefault(end, {})
            known[reason] = max(known.get(reason, 0.0), dispute.confidence)
    return [_effective(s, reasons.get(s.id, {})) for s in statements]


def _reason(dispute: Dispute, *, same_article: bool) -> Reason:
    if dispute.kind is DisputeKind.FIGURE:
        return Reason.CONFLICTING_FIGURE
    if dispute.kind is DisputeKind.DENIAL and same_article:
        return Reason.DENIED_IN_TEXT
    return Reason.CONFLICTS_WITH_PASSAGE


def _effective(statement: Statement, disputed_by: dict[Reason, float]) -> Statement:
    own = tuple(r for r in statement.reasons if r not in DISPUTE_REASONS)
    if statement.text_label is Label.NONE or not disputed_by:
        return replace(statement, label=statement.text_label, reasons=own)
    return replace(
        statement,
        label=Label.DISPUTED,
        reasons=(*own, *(r for r in DISPUTE_REASONS if r in disputed_by)),
        confidence=max(disputed_by.values()),
    )
