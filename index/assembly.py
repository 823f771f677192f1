"""From the results of single documents to one state of the corpus: copies, disputes, labels.

A pure function of the documents' own results (and, to save work, of the disputes found before), so
that removing a document restores whatever its arrival changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.copies import CopyGroup, CopyItem, group_copies, share_metadata
from index.decisions import AppliedDecision, Decision
from index.decisions.ruling import Ruling
from index.disputes import Signature, effective_labels, find_disputes
from index.disputes.effective import DISPUTE_REASONS
from index.domain import Dispute, Label, Metadata, Reason, Statement, Support
from index.fold import fold
from index.register import RegisteredClaim, matches
from index.results import DocumentResult
from index.speakers.resolution import author_of

if TYPE_CHECKING:
    from index.verifier import Verifier


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the last state knew: who was grouped how, and what was found between statements."""

    groups: Mapping[str, CopyGroup]
    disputes: Sequence[Dispute]
    supports: Sequence[Support]


NOTHING_EARLIER = Earlier({}, (), ())


@dataclass(frozen=True, slots=True)
class Assembled:
    """One state of the corpus. `statements` are in the order of the results.

    `between` are the disputes between passages; those within a text stay with its document. Both
    hold the dismissed ones too, so that a decision taken back needs no new comparing.
    """

    metadata: Mapping[str, Metadata]
    statements: tuple[Statement, ...]
    between: tuple[Dispute, ...]
    supports: tuple[Support, ...]
    decisions: tuple[AppliedDecision, ...] = ()
    register: tuple[RegisteredClaim, ...] = ()


def assemble(
    results: Sequence[DocumentResult],
    *,
    vectors: Callable[[], NDArray[np.float32]],
    verifier: Callable[[], Verifier],
    earlier: Earlier = NOTHING_EARLIER,
    decisions: Sequence[Decision] = (),
    register: Sequence[RegisteredClaim] = (),
    claim_vectors: NDArray[np.float32] | None = None,
) -> Assembled:
    """Put the corpus together.

    Args:
        results: all documents.
        vectors: gives the vectors of all statements, float32 [n, dimension], in order.
        verifier: gives the verifier that judges pairs of statements.
        earlier: what the last state knew; only pairs with something new are judged again.
        decisions: what people decided; applied last, so that they overrule everything else.
        register: fact-checked claims.
        claim_vectors: [m, dimension] unit vectors of these; needed where there are any.
    """
    own = [s.statement for result in results for s in result.statements]
    items = [item for result in results for item in _copy_items(result)]
    metadata = {a.id: a.metadata for result in results for a in result.articles}
    groups = group_copies(items, metadata=metadata)
    shared = share_metadata(items, groups, metadata)
    statements = [
        _in_corpus(statement, groups[statement.id], metadata, shared) for statement in own
    ]
    between, supports = _find_disputes(
        results, statements, groups, earlier, vectors=vectors, verifier=verifier
    )
    disputes = [dispute for result in results for dispute in result.disputes] + between
    ruling = Ruling(decisions, statements, [item.text for item in items])
    labelled = effective_labels(statements, ruling.without_dismissed(disputes))
    ruled = ruling.overrule(like_their_originals(labelled, groups), disputes)
    if register and claim_vectors is not None:
        texts = [item.text for item in items]
        register = _look_up(register, claim_vectors, statements, texts, vectors())
    return Assembled(
        metadata=shared,
        statements=tuple(_registered(ruled, register)),
        between=tuple(between),
        supports=tuple(supports),
        decisions=ruling.applied(statements, disputes),
        register=tuple(register),
    )


def _look_up(
    register: Sequence[RegisteredClaim],
    claim_vectors: NDArray[np.float32],
    statements: Sequence[Statement],
    texts: Sequence[str],
    vectors: NDArray[np.float32],
) -> list[RegisteredClaim]:
    """The claims with the statements that say them; a heading or question says nothing."""
    found: dict[int, list[str]] = defaultdict(list)
    claims = [registered.claim.claim for registered in register]
    for row, number in matches(claims, claim_vectors, texts, vectors):
        if statements[row].text_label is not Label.NONE:
            found[number].append(statements[row].id)
    return [replace(r, statements=tuple(found[number])) for number, r in enumerate(register)]


def _registered(
    statements: Iterable[Statement], register: Sequence[RegisteredClaim]
) -> Iterator[Statement]:
    known = {id_ for registered in register for id_ in registered.statements}
    for statement in statements:
        if statement.id in known and statement.label is not Label.NONE:
            yield replace(statement, reasons=(*statement.reasons, Reason.REGISTERED))
        else:
            yield statement


def _copy_items(result: DocumentResult) -> list[CopyItem]:
    text = result.document.text
    return [
        CopyItem(
            statement=s.statement.id,
            document=s.statement.document,
            article=s.statement.article,
            paragraph=s.statement.paragraph,
            text=fold(s.statement.span.of(text), s.statement.omitted, start=s.statement.span.start),
            evidence=s.statement.label is not Label.NONE,
        )
        for s in result.statements
    ]


def _in_corpus(
    statement: Statement,
    group: CopyGroup,
    own: Mapping[str, Metadata],
    shared: Mapping[str, Metadata],
) -> Statement:
    """The statement with its group, and with the author that a copy elsewhere names."""
    speakers = statement.speakers
    known, better = own[statement.article], shared[statement.article]
    if known != better and speakers and speakers[0] == author_of(known):
        speakers = (author_of(better), *speakers[1:])
    return replace(statement, group=group.group, cite=group.cite, speakers=speakers)


def like_their_originals(
    statements: Sequence[Statement], groups: Mapping[str, CopyGroup]
) -> Iterator[Statement]:
    """The statements, copies disputed where their original is and garbled readings none.

    Only what follows from the corpus is changed: `text_label` stays the text's own.
    """
    disputed = {s.id: s for s in statements if s.cite and s.label is Label.DISPUTED}
    for statement in statements:
        original = disputed.get(statement.group)
        if groups[statement.id].garbled:
            yield replace(statement, label=Label.NONE)
        elif original is None or statement.cite or statement.label is Label.NONE:
            yield statement
        else:
            added = (r for r in original.reasons if r in DISPUTE_REASONS)
            reasons = dict.fromkeys((*statement.reasons, *added))
            yield replace(statement, label=Label.DISPUTED, reasons=tuple(reasons))


def _find_disputes(
    results: Sequence[DocumentResult],
    statements: Sequence[Statement],
    groups: Mapping[str, CopyGroup],
    earlier: Earlier,
    *,
    vectors: Callable[[], NDArray[np.float32]],
    verifier: Callable[[], Verifier],
) -> tuple[list[Dispute], list[Support]]:
    present = {s.id for s in statements}
    changed = {id_ for id_ in present if earlier.groups.get(id_) != groups[id_]}
    settled = present - changed
    if not changed:
        return _kept(settled, earlier)
    signatures = [s.signature for result in results for s in result.statements]
    # A copy is no voice of its own, and a garbled one says what nobody said.
    rows = [row for row, s in enumerate(statements) if s.cite and signatures[row] is not None]
    found = find_disputes(
        [Signature.from_dict(facts) for row in rows if (facts := signatures[row]) is not None],
        vectors()[rows],
        changed=changed,
        groups={id_: group.group for id_, group in groups.items()},
        verifier=verifier(),
    )
    disputes, supports = _kept(settled, earlier)
    known = {(d.a.statement, d.b.statement) for d in disputes}
    disputes += [d for d in found.disputes if (d.a.statement, d.b.statement) not in known]
    same = {(s.a, s.b) for s in supports}
    supports += [s for s in found.supports if (s.a, s.b) not in same]
    return disputes, supports


def _kept(settled: Collection[str], earlier: Earlier) -> tuple[list[Dispute], list[Support]]:
    """What was found before between statements that are still there and grouped as they were."""
    disputes = [
        d for d in earlier.disputes if d.a.statement in settled and d.b.statement in settled
    ]
    supports = [s for s in earlier.supports if s.a in settled and s.b in settled]
    return disputes, supports


def passage_ids(statements: Sequence[Statement]) -> list[str]:
    """The statements that are searched: those that may be cited as evidence, in order."""
    return [s.id for s in statements if s.cite and s.label is not Label.NONE]
