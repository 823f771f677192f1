"""Clashes with a denial: what one statement says and the other rejects, by words or by place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.disputes.alignment import Alignment, written_before
from index.disputes.denials import RejectionForm
from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.words import opposites
from index.domain import DisputeKind, Span

# More than this share of what is rejected must be said, with and without names.
_REJECTED_SHARE = 0.5
# The same where each names somebody or something else.
_NAMES_SHARE = 0.75
# Least cosine of a report and the denial in the next sentence.
_ANSWER_COSINE = 0.2
_PRONOUNS = frozenset("he she it they".split())


def rejection_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """A rejection in one statement whose target the other statement says."""
    if written_before(one, other):
        return
    for rejecting, stating, swapped in ((one, other, False), (other, one, True)):
        verbs = {c.predicate for c in stating.clauses if not (c.negative or c.unreal)}
        said = {*stating.words, *predicates(stating)}
        names = {*one.names, *other.names}
        for rejection in rejecting.rejections:
            if (
                rejection.form
                in (RejectionForm.MOCK, RejectionForm.NOT_BUT, RejectionForm.ANAPHORIC)
                or not rejection.target
            ):
                continue
            target = set(rejection.target)
            if rejection.back and len(target) == 1 and not shared.exchange:
                continue  # what is only named may be spoken of in many ways
            share = _rejected_share(target, said, verbs, names, shared)
            if share <= _REJECTED_SHARE or rejects_too(stating, target):
                continue
            if not shared.exchange and shared.names_differ and share < _NAMES_SHARE:
                continue
            if not _says_head(rejection.head, said, share):
                continue
            here = Span(rejection.start, rejection.end)
            there = place_of(stating, target)
            a, b = (there, here) if swapped else (here, there)
            yield Clash(DisputeKind.DENIAL, "rejection", share, a, b)
            return


def _says_head(head: str, said: set[str], share: float) -> bool:
    """Whether the predicate of what is rejected is said too, or nearly everything else."""
    if not head or head in said:
        return True
    return share >= _NAMES_SHARE and said.isdisjoint(opposites(head))


def _rejected_share(
    target: set[str], said: set[str], verbs: set[str], names: set[str], shared: Alignment
) -> float:
    """How much of what is rejected a statement says, 0 where only names agree.

    One word is enough where it is what the statement tells ("no record of an inspection").
    """
    common = target & said
    plain = target - names
    if not common - names or len(common - names) / len(plain) <= _REJECTED_SHARE:
        return 0.0
    sure = shared.exchange or shared.cosine >= 0.6
    if len(common) < 2 and not sure and not (shared.kin and target <= verbs):
        return 0.0
    return len(common) / len(target)


def rejects_too(stating: Signature, target: set[str]) -> bool:
    """Whether the statement that seems rejected rejects the same thing itself."""
    # "it came by ship, not by air" says that it came
    told = {c.predicate for c in stating.clauses if not c.negative}
    return any(target.intersection(r.target) for r in stating.rejections) or any(
        c.negative
        and c.predicate not in told
        and target.intersection((c.predicate, *c.rest, *c.subject))
        for c in stating.clauses
    )


def answers(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """What somebody is reported to say, and the next sentence that tells who denies it.

    "The clerk said that he had paid. The owner denied having seen any money": the words differ,
    but a denial right after a report is aimed at it.
    """
    if shared.distance != 1 or shared.cosine < _ANSWER_COSINE:
        return
    first, second = (one, other) if one.position < other.position else (other, one)
    if not first.reported or first.rejections or any(c.negative for c in first.clauses):
        return
    if _goes_on(first, second):
        return
    for rejection in second.rejections:
        if rejection.form is RejectionForm.DENY and rejection.target:
            spans = first.span, Span(rejection.start, rejection.end)
            a, b = spans if first is one else spans[::-1]
            yield Clash(DisputeKind.DENIAL, "answer", 1.0, a, b)
            return


def _goes_on(first: Signature, second: Signature) -> bool:
    """Whether the second sentence may tell of the speaker of the first: "He denied …"."""
    words = re.findall(r"\w+", second.text.lower())
    speaker = first.voice.rsplit("/", 1)[-1].split()
    return not words or words[0] in _PRONOUNS or bool(speaker and speaker[-1] in words)


def predicates(signature: Signature) -> set[str]:
    """What the clauses of a statement tell by their verbs."""
    return {clause.predicate for clause in signature.clauses}


def place_of(signature: Signature, words: set[str]) -> Span:
    """Where a statement says one of these words: a clause, or all of it."""
    for clause in signature.clauses:
        if clause.predicate in words:
            return Span(clause.start, clause.end)
    for clause in signature.clauses:
        if words.intersection((*clause.subject, *clause.rest)):
            return Span(clause.start, clause.end)
    return signature.span
