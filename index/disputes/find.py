"""All disputes and supports among the statements of a corpus."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.disputes.candidates import find_candidates
from index.disputes.decide import Verdict, confidence, examine, to_dispute
from index.disputes.signature import Signature
from index.disputes.support import find_support
from index.domain import Dispute, DisputeKind, Support

if TYPE_CHECKING:
    from index.verifier import Verifier

# A dispute below this confidence is not kept; one above makes its ends disputed.
DISPUTE_THRESHOLD = 0.5
# A difference only explains, so it may be less sure.
DIFFERENCE_THRESHOLD = 0.5
# How unsure a verdict may be for the verifier to be asked about it.
_ASK_ABOVE = 0.2


@dataclass(frozen=True, slots=True)
class DisputeResult:
    """What was found, ordered by statement ids."""

    disputes: tuple[Dispute, ...]
    supports: tuple[Support, ...]


def find_disputes(
    signatures: Sequence[Signature],
    vectors: NDArray[np.float32],
    *,
    changed: Collection[str] | None = None,
    groups: Mapping[str, str] | None = None,
    verifier: Verifier | None = None,
) -> DisputeResult:
    """Find the pairs of statements that can't both stand, and those that say the same.

    Every decision rests on the two statements alone, so the result for `changed` is exactly the
    part of a full run's result that touches these statements.

    Args:
        signatures: of all n statements of the corpus.
        vectors: [n, dimension] unit vectors of the statements, in the same order.
        changed: statement ids; only pairs that touch one of them are looked at. None for all.
        groups: statement id to copy group; copies neither dispute nor support each other.
        verifier: judges the pairs that the rules leave unsure.

    Raises:
        ValueError: the numbers of signatures and vectors differ.
    """
    if len(signatures) != len(vectors):
        raise ValueError(f"{len(signatures)} signatures but {len(vectors)} vectors")
    groups = groups or {}
    wanted = None if changed is None else frozenset(changed)
    disputes: list[Dispute] = []
    supports: list[Support] = []
    for block in find_candidates(signatures, vectors, changed=wanted):
        found = [
            (one, other, verdict)
            for (i, j), cosine in block.clashes.items()
            if not _copies(one := signatures[i], other := signatures[j], groups)
            and (verdict := examine(one, other, cosine)) is not None
        ]
        disputes += _judge(found, verifier)
        likes = (
            find_support(one, other, cosine)
            for (i, j), cosine in block.likes.items()
            if not _copies(one := signatures[i], other := signatures[j], groups)
        )
        supports += [support for support in likes if support is not None]
    disputed = {frozenset((d.a.statement, d.b.statement)) for d in disputes if d.disputes}
    supports = [s for s in supports if frozenset((s.a, s.b)) not in disputed]
    return DisputeResult(
        tuple(sorted(disputes, key=lambda d: (d.a.statement, d.b.statement))),
        tuple(sorted(supports, key=lambda s: (s.a, s.b))),
    )


def _copies(one: Signature, other: Signature, groups: Mapping[str, str]) -> bool:
    group = groups.get(one.id)
    return group is not None and group == groups.get(other.id)


def _judge(
    verdicts: Sequence[tuple[Signature, Signature, Verdict]], verifier: Verifier | None
) -> list[Dispute]:
    """Turn verdicts into disputes, asking the verifier about those that need it."""
    asked: list[float | None] = [None] * len(verdicts)
    if verifier is not None and verifier.judges_relations:
        open_ = [i for i, (_, _, v) in enumerate(verdicts) if confidence(v) >= _ASK_ABOVE]
        pairs = [(verdicts[i][0].text, verdicts[i][1].text) for i in open_]
        if pairs:
            forth = verifier.relation(pairs)[:, 1]
            back = verifier.relation([(b, a) for a, b in pairs])[:, 1]
            for i, score in zip(open_, (forth + back) / 2, strict=True):
                asked[i] = float(score)
    found = []
    for (one, other, verdict), score in zip(verdicts, asked, strict=True):
        sure = confidence(verdict, score)
        difference = verdict.clash.kind is DisputeKind.DIFFERENCE
        if sure >= (DIFFERENCE_THRESHOLD if difference else DISPUTE_THRESHOLD):
            found.append(to_dispute(one, other, verdict.clash, sure))
    return found
