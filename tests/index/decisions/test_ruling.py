"""What decisions do to statements and disputes; a pure function, so nothing is indexed here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.decisions import (
    Decision,
    Dismissal,
    LabelDecision,
    NamedSpeaker,
    SpeakerDecision,
    StatementReference,
)
from index.decisions.ruling import Ruling
from index.disputes import effective_labels
from index.domain import (
    Dispute,
    DisputeEnd,
    DisputeKind,
    Label,
    Reason,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)

AUTHOR = Speaker("Ada Berg", SpeakerKind.PERSON)
TEXTS = {"one": "The dam holds.", "two": "The dam leaks.", "three": "It rained.", "copy": "Copied."}


def statement(id_: str, label: Label = Label.CLAIM, **values: object) -> Statement:
    whole = Statement(
        id=id_,
        document="a.txt",
        article="a.txt#0",
        paragraph=0,
        span=Span(0, 10),
        omitted=(),
        page=None,
        speakers=(AUTHOR, Speaker("a source", SpeakerKind.UNNAMED)),
        label=label,
        text_label=label,
        reasons=(Reason.OPINION, Reason.ANONYMOUS) if label is Label.CLAIM else (),
        confidence=0.7,
        group=id_,
    )
    return replace(whole, **values)  # type: ignore[arg-type]


def dispute(a: str = "one", b: str = "two", kind: DisputeKind = DisputeKind.FIGURE) -> Dispute:
    ends = [DisputeEnd(id_, Span(0, 10), Span(0, 3)) for id_ in (a, b)]
    return Dispute(kind, 0.8, ends[0], ends[1])


def named(id_: str, document: str = "a.txt") -> StatementReference:
    return StatementReference(document=document, text=TEXTS[id_])


def ruled(
    decisions: list[Decision], statements: list[Statement], disputes: list[Dispute]
) -> list[Statement]:
    ruling = Ruling(decisions, statements, [TEXTS[s.id] for s in statements])
    labelled = effective_labels(statements, ruling.without_dismissed(disputes))
    return list(ruling.overrule(labelled, disputes))


def problem(decision: Decision, statements: list[Statement], disputes: list[Dispute]) -> str | None:
    ruling = Ruling([decision], statements, [TEXTS[s.id] for s in statements])
    [one] = ruling.applied(statements, disputes)
    return one.problem


DISMISSAL = Dismissal(statements=(named("two"), named("one")))


def test_no_decision_changes_nothing() -> None:
    before = [statement("one"), statement("two", Label.RECORD)]
    assert ruled([], before, [dispute()]) == effective_labels(before, [dispute()])


def test_a_dismissed_dispute_leaves_the_labels_of_the_texts() -> None:
    one, two = ruled([DISMISSAL], [statement("one"), statement("two", Label.RECORD)], [dispute()])
    assert (one.label, two.label) == (Label.CLAIM, Label.RECORD)
    assert one.reasons == (Reason.OPINION, Reason.ANONYMOUS, Reason.DISPUTE_DISMISSED_BY_USER)
    assert two.reasons == (Reason.DISPUTE_DISMISSED_BY_USER,)


def test_another_dispute_goes_on() -> None:
    before = [statement("one"), statement("two"), statement("three")]
    one, two, three = ruled([DISMISSAL], before, [dispute(), dispute("one", "three")])
    assert [s.label for s in (one, two, three)] == [Label.DISPUTED, Label.CLAIM, Label.DISPUTED]
    assert Reason.CONFLICTING_FIGURE in one.reasons
    assert Reason.DISPUTE_DISMISSED_BY_USER in one.reasons
    assert Reason.DISPUTE_DISMISSED_BY_USER not in three.reasons


def test_what_only_its_text_rejects_is_a_claim_once_dismissed() -> None:
    rejected = statement("one", Label.DISPUTED, reasons=(Reason.LOADED, Reason.DENIED_IN_TEXT))
    denial = dispute("one", "one", DisputeKind.DENIAL)
    decision = Dismissal(statements=(named("one"), named("one")))
    [one] = ruled([decision], [rejected], [denial])
    assert one.label is Label.CLAIM
    assert one.reasons == (Reason.LOADED, Reason.DISPUTE_DISMISSED_BY_USER)


def test_copies_share_a_dismissal() -> None:
    copy = statement("copy", cite=False, group="two", document="b.txt")
    before = [statement("one"), statement("two"), copy]
    after = ruled([DISMISSAL], before, [dispute("one", "copy"), dispute()])
    assert {s.label for s in after} == {Label.CLAIM}


@pytest.mark.parametrize("label", [Label.RECORD, Label.CLAIM, Label.DISPUTED, Label.NONE])
def test_a_label_overrules_ours(label: Label) -> None:
    decision = LabelDecision(statement=named("one"), label=label)
    one, two = ruled([decision], [statement("one"), statement("two")], [dispute()])
    assert (one.label, one.confidence) == (label, 1.0)
    assert one.reasons[-1] is Reason.LABEL_DECIDED_BY_USER
    assert (Reason.CONFLICTING_FIGURE in one.reasons) is (label is Label.DISPUTED)
    assert (Reason.OPINION in one.reasons) is label.contested
    assert one.text_label is Label.CLAIM
    # The other end was not decided about.
    assert two.label is Label.DISPUTED


def test_a_label_reaches_the_copy_that_is_cited() -> None:
    cited = statement("one", document="b.txt", group="one")
    decision = LabelDecision(statement=named("copy"), label=Label.RECORD)
    after = ruled([decision], [cited, statement("copy", cite=False, group="one")], [])
    assert [s.label for s in after] == [Label.RECORD, Label.RECORD]


def test_what_states_nothing_gets_no_label() -> None:
    heading = statement("one", Label.NONE)
    decision = LabelDecision(statement=named("one"), label=Label.CLAIM)
    assert ruled([decision], [heading], []) == [heading]
    assert "no statement" in (problem(decision, [heading], []) or "")


def test_a_speaker_stands_after_the_author_and_is_not_anonymous() -> None:
    speakers = (NamedSpeaker(name="The Post"), NamedSpeaker(name="Karin Dahl"))
    decision = SpeakerDecision(statement=named("one"), speakers=speakers)
    [one] = ruled([decision], [statement("one")], [])
    assert [s.name for s in one.speakers] == ["Ada Berg", "The Post", "Karin Dahl"]
    assert one.reasons == (Reason.OPINION, Reason.SPEAKER_DECIDED_BY_USER)
    assert one.label is Label.CLAIM


def test_the_author_alone_speaks_in_her_own_words() -> None:
    decision = SpeakerDecision(statement=named("one"), speakers=(NamedSpeaker(name="ada berg"),))
    [one] = ruled([decision], [statement("one")], [])
    assert one.speakers == (AUTHOR,)


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Karin Dahl", None, SpeakerKind.PERSON),
        ("Holm Water Authority", None, SpeakerKind.ORGANISATION),
        ("Karin Dahl", SpeakerKind.OUTLET, SpeakerKind.OUTLET),
    ],
)
def test_the_kind_of_a_speaker(name: str, kind: SpeakerKind | None, expected: SpeakerKind) -> None:
    speakers = (NamedSpeaker(name=name, kind=kind),)
    decision = SpeakerDecision(statement=named("one"), speakers=speakers)
    [one] = ruled([decision], [statement("one")], [])
    assert one.speakers[-1].kind is expected


def test_what_matches_nothing_is_told() -> None:
    here = [statement("one"), statement("two")]
    assert problem(DISMISSAL, here, [dispute()]) is None
    assert "disputes" in (problem(DISMISSAL, here, []) or "")
    assert "reads so" in (problem(DISMISSAL, here[:1], []) or "")
    elsewhere = LabelDecision(statement=named("one", "gone.txt"), label=Label.CLAIM)
    assert "not in this corpus" in (problem(elsewhere, here, []) or "")


def test_a_decision_reaches_every_sentence_that_reads_the_same() -> None:
    again = statement("again", group="again")
    decision = LabelDecision(statement=named("one"), label=Label.RECORD)
    both = [statement("one"), again]
    after = Ruling([decision], both, [TEXTS["one"]] * 2).overrule(both, [])
    assert [s.label for s in after] == [Label.RECORD, Label.RECORD]
