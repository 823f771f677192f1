"""Which pairs of statements are worth comparing.

A pair's candidacy depends on the pair alone, never on what else the corpus holds, so that an
incremental run finds what a full run finds. Neighbours come from blocked matrix products over
unit vectors; Python sees only pairs that share a signal of a clash.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.disputes.alignment import EXCHANGE_REACH
from index.disputes.signature import Signature
from index.disputes.words import opposite_pairs

# Least cosine at which two statements may speak of the same thing, by what they share.
FIGURE_COSINE = 0.45
POLARITY_COSINE = 0.5
SUPPORT_COSINE = 0.72
_BLOCK = 1024


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of positions (lower first) with their cosine.

    `clashes` may be disputes, `likes` may be supports; a pair can be in both.
    """

    clashes: dict[tuple[int, int], float]
    likes: dict[tuple[int, int], float]


def find_candidates(
    signatures: Sequence[Signature],
    vectors: NDArray[np.float32],
    *,
    changed: Collection[str] | None = None,
) -> Candidates:
    """The pairs to compare; with `changed`, only those that touch one of these statements.

    Args:
        signatures: of n statements.
        vectors: [n, dimension] unit vectors, one per signature.
        changed: statement ids.
    """
    heard = np.array([i for i, s in enumerate(signatures) if not s.silent], dtype=np.int64)
    found = Candidates({}, {})
    if len(heard):
        traits = _Traits.of(signatures)
        for rows, columns in _blocks(signatures, heard, changed):
            _compare_block(rows, columns, vectors, traits, found)
    for pair in _exchanges(signatures, changed):
        found.clashes.setdefault(pair, round(float(vectors[pair[0]] @ vectors[pair[1]]), 4))
    return found


def _blocks(
    signatures: Sequence[Signature], heard: NDArray[np.int64], changed: Collection[str] | None
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rows and the columns to compare them with; a full run needs each pair only once."""
    if changed is None:
        for start in range(0, len(heard), _BLOCK):
            yield heard[start : start + _BLOCK], heard[start:]
        return
    touched = np.array([i for i in heard.tolist() if signatures[i].id in changed], dtype=np.int64)
    for start in range(0, len(touched), _BLOCK):
        yield touched[start : start + _BLOCK], heard


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a statement brings to a comparison.

    `counts` and `negates` are Boolean arrays [n]. `says` and `excludes` are bit sets
    [n, bytes] over the pairs of opposites: which word of a pair is said, and whose opposite.
    """

    counts: NDArray[np.bool_]
    negates: NDArray[np.bool_]
    says: NDArray[np.uint8]
    excludes: NDArray[np.uint8]

    @classmethod
    def of(cls, signatures: Sequence[Signature]) -> _Traits:
        words = [
            frozenset((*s.words, *s.points, *(c.predicate for c in s.clauses))) for s in signatures
        ]
        pairs = opposite_pairs()
        says = np.array([[one in w for one, _ in pairs] for w in words], dtype=bool)
        excludes = np.array([[other in w for _, other in pairs] for w in words], dtype=bool)
        return cls(
            np.array([bool(s.quantities or s.times) for s in signatures]),
            np.array([_negates(s) for s in signatures]),
            np.packbits(says, axis=1),
            np.packbits(excludes, axis=1),
        )


def _negates(signature: Signature) -> bool:
    return any(c.negative for c in signature.clauses) or any(r.target for r in signature.rejections)


def _compare_block(
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    vectors: NDArray[np.float32],
    traits: _Traits,
    found: Candidates,
) -> None:
    # rounded, so that the block a pair falls into can't decide about it
    cosines = np.round(vectors[rows] @ vectors[columns].T, 4)
    hits = np.flatnonzero(cosines >= min(FIGURE_COSINE, POLARITY_COSINE))
    values = cosines.ravel()[hits]
    left, there = rows[hits // len(columns)], columns[hits % len(columns)]
    other = left != there
    left, there, values = left[other], there[other], values[other]
    figures = traits.counts[left] & traits.counts[there]
    polarity = (traits.negates[left] ^ traits.negates[there]) & (values >= POLARITY_COSINE)
    opposite = (traits.says[left] & traits.excludes[there]).any(axis=1)
    opposite &= values >= POLARITY_COSINE
    _keep(found.clashes, left, there, values, figures | polarity | opposite)
    _keep(found.likes, left, there, values, values >= SUPPORT_COSINE)


def _keep(
    pairs: dict[tuple[int, int], float],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    values: NDArray[np.float32],
    wanted: NDArray[np.bool_],
) -> None:
    low = np.minimum(left[wanted], right[wanted]).tolist()
    high = np.maximum(left[wanted], right[wanted]).tolist()
    pairs.update(zip(zip(low, high, strict=True), values[wanted].tolist(), strict=True))


def _exchanges(
    signatures: Sequence[Signature], changed: Collection[str] | None
) -> Iterator[tuple[int, int]]:
    """Statements near each other in one article, whatever their words."""
    order = sorted(
        range(len(signatures)), key=lambda i: (signatures[i].article, signatures[i].position)
    )
    for step in range(1, EXCHANGE_REACH + 1):
        for i, j in zip(order, order[step:], strict=False):
            one, other = signatures[i], signatures[j]
            if one.article != other.article or one.silent or other.silent:
                continue
            if other.position - one.position > EXCHANGE_REACH:
                continue
            if changed is None or one.id in changed or other.id in changed:
                yield min(i, j), max(i, j)
