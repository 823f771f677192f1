"""Decisions applied: what people decided overrules what the index works out.

All of it is a pure function of the decisions and of the corpus without them, so that taking a
decision back restores everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from index.decisions.model import (
    AppliedDecision,
    Decision,
    Dismissal,
    LabelDecision,
    NamedSpeaker,
    SpeakerDecision,
    statement_hash,
)
from index.disputes.effective import DISPUTE_REASONS
from index.domain import Dispute, Label, Reason, Speaker, SpeakerKind, Statement
from index.speakers.bodies import is_body_name

_OneStatement = TypeVar("_OneStatement", SpeakerDecision, LabelDecision)

_NO_DOCUMENT = "the document is not in this corpus; correct its path, or undo the decision"
_NO_STATEMENT = "no statement of this document reads so any more; decide anew, or undo it"
_NO_DISPUTE = "nothing of this corpus disputes the two with each other; undo it if it is not needed"
_NO_LABEL = "it is no statement (a question, a heading, a call, a fragment); undo the decision"
# What a text rejects and a person does not see rejected: more than that it is contested is unknown.
_UNKNOWN = 0.5


class Dismissed:
    """Which disputes people have dismissed; copies of a statement share its dismissals."""

    def __init__(self, applied: Iterable[AppliedDecision], groups: Mapping[str, str]) -> None:
        self._groups = groups
        self._pairs: set[frozenset[str]] = set()
        for one in applied:
            if isinstance(one.decision, Dismissal):
                a, b = one.statements
                self._pairs |= {frozenset((groups[x], groups[y])) for x in a for y in b}

    def covers(self, dispute: Dispute) -> bool:
        """Whether a dispute is dismissed."""
        ends = (dispute.a.statement, dispute.b.statement)
        return bool(self._pairs) and frozenset(self._groups[end] for end in ends) in self._pairs


class Ruling:
    """The decisions that hold in one state of a corpus.

    Args:
        decisions: in the file's order; of two that reach one statement through its copies, the
            earlier holds.
        statements: all of the corpus, with their copy groups.
        texts: what people read of each, in the same order.
    """

    def __init__(
        self,
        decisions: Sequence[Decision],
        statements: Sequence[Statement],
        texts: Sequence[str],
    ) -> None:
        self._groups = {s.id: s.group for s in statements} if decisions else {}
        self._located = _locate(decisions, statements, texts)
        self._dismissed = Dismissed(self._located, self._groups)
        self._labels = _by_statement(self._located, LabelDecision, self._groups)
        self._speakers = _by_statement(self._located, SpeakerDecision, self._groups)

    def without_dismissed(self, disputes: Iterable[Dispute]) -> list[Dispute]:
        """The disputes that nobody dismissed."""
        return [d for d in disputes if not self._dismissed.covers(d)]

    def overrule(
        self, statements: Iterable[Statement], disputes: Sequence[Dispute]
    ) -> Iterator[Statement]:
        """The statements as people decided them.

        Args:
            statements: with the labels that the disputes without the dismissed ones give them.
            disputes: all, the dismissed ones too.
        """
        lost = {
            self._groups[end.statement]
            for dispute in disputes
            if self._dismissed.covers(dispute)
            for end in (dispute.a, dispute.b)
        }
        kept = {
            self._groups[end.statement]
            for dispute in disputes
            if lost and dispute.disputes and not self._dismissed.covers(dispute)
            for end in (dispute.a, dispute.b)
        }
        for statement in statements:
            now = statement
            if lost and now.group in lost:
                now = _without_dispute(now, disputed=now.group in kept)
            now = _labelled(now, _decided(self._labels, now))
            yield _spoken(now, _decided(self._speakers, now))

    def applied(
        self, statements: Sequence[Statement], disputes: Sequence[Dispute]
    ) -> tuple[AppliedDecision, ...]:
        """The decisions with what they apply to, or why they apply to nothing.

        Args:
            statements: all of the corpus.
            disputes: all, the dismissed ones too.
        """
        if not self._located:
            return ()
        none = {s.id for s in statements if s.text_label is Label.NONE}
        return tuple(
            one if one.problem else replace(one, problem=self._problem(one, none, disputes))
            for one in self._located
        )

    def _problem(
        self, one: AppliedDecision, none: set[str], disputes: Sequence[Dispute]
    ) -> str | None:
        if isinstance(one.decision, Dismissal):
            dismissed = Dismissed([one], self._groups)
            return None if any(map(dismissed.covers, disputes)) else _NO_DISPUTE
        if isinstance(one.decision, LabelDecision) and one.decision.label is not Label.NONE:
            return _NO_LABEL if none.issuperset(one.statements[0]) else None
        return None


def _locate(
    decisions: Sequence[Decision], statements: Sequence[Statement], texts: Sequence[str]
) -> tuple[AppliedDecision, ...]:
    """Find what each decision is about; only documents that one names are looked through."""
    named = {r.document for decision in decisions for r in decision.references}
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    documents: set[str] = set()
    for statement, text in zip(statements, texts, strict=True):
        if statement.document in named:
            documents.add(statement.document)
            known[statement.document, statement_hash(statement.document, text)].append(statement.id)
    return tuple(_located(decision, known, documents) for decision in decisions)


def _located(
    decision: Decision, known: Mapping[tuple[str, str], list[str]], documents: set[str]
) -> AppliedDecision:
    ids = tuple(tuple(known.get((r.document, r.key), ())) for r in decision.references)
    problem = None
    if any(reference.document not in documents for reference in decision.references):
        problem = _NO_DOCUMENT
    elif not all(ids):
        problem = _NO_STATEMENT
    return AppliedDecision(decision, ids, problem)


def _by_statement(
    located: Iterable[AppliedDecision], kind: type[_OneStatement], groups: Mapping[str, str]
) -> tuple[dict[str, _OneStatement], dict[str, _OneStatement]]:
    """The decisions of a kind by statement id, and by copy group for what none names itself."""
    own: dict[str, _OneStatement] = {}
    shared: dict[str, _OneStatement] = {}
    for one in located:
        if isinstance(one.decision, kind):
            for id_ in one.statements[0]:
                own.setdefault(id_, one.decision)
                shared.setdefault(groups[id_], one.decision)
    return own, shared


def _decided(
    decisions: tuple[Mapping[str, _OneStatement], Mapping[str, _OneStatement]],
    statement: Statement,
) -> _OneStatement | None:
    own, shared = decisions
    return own.get(statement.id) or shared.get(statement.group)


def _without_dispute(statement: Statement, *, disputed: bool) -> Statement:
    """A statement that lost a dispute. Where its text alone made it disputed, a claim is left."""
    if statement.label is Label.NONE:
        return statement
    reasons = (*statement.reasons, Reason.DISPUTE_DISMISSED_BY_USER)
    if disputed or statement.label is not Label.DISPUTED:
        return replace(statement, reasons=reasons)
    reasons = tuple(r for r in reasons if r not in DISPUTE_REASONS)
    return replace(statement, label=Label.CLAIM, reasons=reasons, confidence=_UNKNOWN)


def _labelled(statement: Statement, decision: LabelDecision | None) -> Statement:
    # What is no statement has no passage to be found by.
    if decision is None or statement.label is Label.NONE:
        return statement
    reasons = statement.reasons
    if decision.label is not Label.DISPUTED:
        reasons = tuple(r for r in reasons if r not in DISPUTE_REASONS)
    if not decision.label.contested:
        # Why it was a claim is no reason for what it is now.
        reasons = tuple(r for r in reasons if r is Reason.DISPUTE_DISMISSED_BY_USER)
    return replace(
        statement,
        label=decision.label,
        reasons=(*reasons, Reason.LABEL_DECIDED_BY_USER),
        confidence=1.0,
    )


def _spoken(statement: Statement, decision: SpeakerDecision | None) -> Statement:
    if decision is None:
        return statement
    author, quoted = statement.speakers[:1], [_speaker(s) for s in decision.speakers]
    if author and quoted[0].name.casefold() == author[0].name.casefold():
        quoted = quoted[1:]
    speakers = (*author, *quoted)
    named = speakers[-1].kind is not SpeakerKind.UNNAMED
    # A source that a person names is anonymous no more.
    reasons = [r for r in statement.reasons if not (named and r is Reason.ANONYMOUS)]
    return replace(statement, speakers=speakers, reasons=(*reasons, Reason.SPEAKER_DECIDED_BY_USER))


def _speaker(named: NamedSpeaker) -> Speaker:
    body = is_body_name(named.name)
    own = SpeakerKind.ORGANISATION if body else SpeakerKind.PERSON
    return Speaker(named.name, named.kind or own)
