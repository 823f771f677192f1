"""What disputes do to labels."""

from index.disputes import effective_labels
from index.domain import (
    Dispute,
    DisputeEnd,
    DisputeKind,
    Label,
    Reason,
    Span,
    Statement,
)


def statement(identity: str, label: Label = Label.RECORD, article: str = "a") -> Statement:
    return Statement(
        id=identity,
        document="d",
        article=article,
        paragraph=0,
        span=Span(0, 10),
        omitted=(),
        page=None,
        speakers=(),
        label=label,
        text_label=label,
        reasons=(Reason.LOADED,) if label is Label.CLAIM else (),
        confidence=0.9,
        group=identity,
    )


def dispute(kind: DisputeKind = DisputeKind.FIGURE, confidence: float = 0.8) -> Dispute:
    ends = [DisputeEnd(i, Span(0, 10), Span(0, 3)) for i in ("one", "two")]
    return Dispute(kind, confidence, ends[0], ends[1])


def test_both_ends_become_disputed() -> None:
    before = [statement("one"), statement("two", Label.CLAIM), statement("three")]
    one, two, three = effective_labels(before, [dispute()])
    assert one.label is two.label is Label.DISPUTED
    assert two.reasons == (Reason.LOADED, Reason.CONFLICTING_FIGURE)
    assert three == before[2]


def test_taking_the_dispute_away_restores_labels() -> None:
    before = [statement("one"), statement("two", Label.CLAIM)]
    after = effective_labels(before, [dispute()])
    restored = effective_labels(after, [])
    assert [(s.label, s.reasons) for s in restored] == [(s.label, s.reasons) for s in before]


def test_none_stays_none() -> None:
    one, two = effective_labels([statement("one", Label.NONE), statement("two")], [dispute()])
    assert one.label is Label.NONE
    assert two.label is Label.DISPUTED


def test_difference_makes_nothing_disputed() -> None:
    before = [statement("one"), statement("two")]
    assert effective_labels(before, [dispute(DisputeKind.DIFFERENCE)]) == before


def test_unsure_dispute_makes_nothing_disputed() -> None:
    before = [statement("one"), statement("two")]
    assert effective_labels(before, [dispute(confidence=0.2)]) == before


def test_denial_across_articles_is_a_conflict_with_a_passage() -> None:
    denial = dispute(DisputeKind.DENIAL)
    here = effective_labels([statement("one"), statement("two")], [denial])
    apart = effective_labels([statement("one"), statement("two", article="b")], [denial])
    assert here[0].reasons == (Reason.DENIED_IN_TEXT,)
    assert apart[0].reasons == (Reason.CONFLICTS_WITH_PASSAGE,)
