"""Whether two independent voices say the same."""

from __future__ import annotations

import math

from index.disputes.alignment import Alignment, align, same_voice
from index.disputes.contradictions import polarity_clashes
from index.disputes.signature import Signature
from index.domain import Support

# Least confidence at which a support is worth showing.
SUPPORT_THRESHOLD = 0.5
# Set by hand; no labelled supports across articles exist to fit them.
_BIAS, _COSINE, _SMALLER, _LARGER = -9.0, 7.0, 2.5, 2.5


def find_support(
    one: Signature, other: Signature, cosine: float, support: float | None = None
) -> Support | None:
    """The support between two statements, None where there is none.

    Independent means another article and another innermost speaker, none of whom is in the chain
    of the other: who is quoted in both texts is one voice.

    Args:
        one: a statement.
        other: another.
        cosine: of their vectors.
        support: a verifier's probability that they say the same, if there is one.
    """
    if one.silent or other.silent or not _independent(one, other):
        return None
    shared = align(one, other, cosine)
    if _differ(one, other, shared):
        return None
    score = _BIAS + _COSINE * cosine + _SMALLER * shared.smaller + _LARGER * shared.larger
    if support is not None:
        score += 3.0 * (support - 1 / 3)
    sure = 1 / (1 + math.exp(-score))
    if sure < SUPPORT_THRESHOLD:
        return None
    first, second = sorted((one.id, other.id))
    return Support(first, second, round(sure, 3))


def _independent(one: Signature, other: Signature) -> bool:
    if one.article == other.article or same_voice(one, other):
        return False
    return one.voice not in other.voices and other.voice not in one.voices


def _differ(one: Signature, other: Signature, shared: Alignment) -> bool:
    """Whether a figure, a time, a name or a polarity tells them apart."""
    if shared.apart or shared.names_differ or shared.shared < 2:
        return True
    if any(r.target or r.back for r in (*one.rejections, *other.rejections)):
        return True
    if next(polarity_clashes(one, other, shared), None) is not None:
        return True
    if bool(one.quantities) != bool(other.quantities):
        return len(one.quantities) + len(other.quantities) > 1
    return any(
        not any(
            mine.unit == theirs.unit and not mine.conflicts(theirs) for theirs in other.quantities
        )
        for mine in one.quantities
    ) or _negative(one) != _negative(other)


def _negative(signature: Signature) -> bool:
    return any(clause.negative for clause in signature.clauses)
