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
from index.disputes.traits import Traits

# Least cosine at which two statements may speak of the same thing, by what they share; lower
# where their articles are about the same matter.
FIGURE_COSINE = 0.45
POLARITY_COSINE = 0.5
KIN_FIGURE_COSINE = 0.2
KIN_POLARITY_COSINE = 0.35
# The same where they have several words in common.
KIN_SHARING_COSINE = 0.2
# The same where one excludes or rejects a thing that the other names.
KIN_EXCLUDED_COSINE = 0.2
SUPPORT_COSINE = 0.72
# Cosines held at a time, and the fewest statements that are compared with all others at once.
_BLOCK = 4_000_000
_LEAST_ROWS = 16

_Indices = NDArray[np.int64]


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
) -> Iterator[Candidates]:
    """The pairs to compare, in blocks of which none shares a pair with another.

    A corpus whose articles are all on one matter has very many: no more than a block is held.

    Args:
        signatures: of n statements.
        vectors: [n, dimension] unit vectors, one per signature.
        changed: statement ids; only pairs that touch one of these are given. None for all.
    """
    heard = np.array([i for i, s in enumerate(signatures) if not s.silent], dtype=np.int64)
    near = dict.fromkeys(_exchanges(signatures, changed), 0.0)
    if len(heard):
        traits = Traits.of(signatures)
        for rows, columns in _blocks(signatures, heard, changed):
            found = Candidates({}, {})
            _compare_block(rows, columns, vectors, traits, found)
            for pair in found.clashes:
                near.pop(pair, None)
            yield found
    yield Candidates({(i, j): round(float(vectors[i] @ vectors[j]), 4) for i, j in near}, {})


def _blocks(
    signatures: Sequence[Signature], heard: _Indices, changed: Collection[str] | None
) -> Iterator[tuple[_Indices, _Indices]]:
    """Rows and the columns to compare them with: each pair stands in one block only."""
    touched = heard
    if changed is not None:
        new = np.array([signatures[i].id in changed for i in heard.tolist()], dtype=bool)
        touched, heard = heard[new], np.concatenate([heard[new], heard[~new]])
    size = max(_LEAST_ROWS, _BLOCK // max(1, len(heard)))
    for start in range(0, len(touched), size):
        yield touched[start : start + size], heard[start:]


def _compare_block(
    rows: _Indices,
    columns: _Indices,
    vectors: NDArray[np.float32],
    traits: Traits,
    found: Candidates,
) -> None:
    left, there, values = _pairs(rows, columns, vectors, KIN_FIGURE_COSINE)
    near = values >= min(FIGURE_COSINE, POLARITY_COSINE)
    kin = traits.kin(left, there)
    wanted = near | kin
    left, there, values, kin = left[wanted], there[wanted], values[wanted], kin[wanted]
    figures = traits.counts[left] & traits.counts[there]
    figures &= values >= np.where(kin, KIN_FIGURE_COSINE, FIGURE_COSINE)
    figures[figures] = traits.measure_alike(left[figures], there[figures])
    spoken = values >= np.where(kin, KIN_POLARITY_COSINE, POLARITY_COSINE)
    negated = traits.negates[left] ^ traits.negates[there]
    worded = negated | traits.oppose(left, there)
    clashing = figures | (worded & spoken)
    clashing[clashing] = traits.touch(left[clashing], there[clashing])
    timely = kin & ~clashing
    timely[timely] = traits.happen_alike(left[timely], there[timely])
    clashing |= timely
    distant = (worded & ~spoken) | (traits.blames[left] & traits.blames[there])
    distant &= kin & (values >= KIN_SHARING_COSINE)
    distant[distant] = traits.share_several(left[distant], there[distant])
    clashing |= distant
    contrary = kin & ~clashing
    contrary[contrary] = traits.deny(left[contrary], there[contrary])
    contrary[contrary] = traits.share_several(left[contrary], there[contrary])
    clashing |= contrary
    prospective = kin & ~clashing
    prospective[prospective] = traits.differ_on_prospects(left[prospective], there[prospective])
    prospective[prospective] = traits.share_several(left[prospective], there[prospective])
    clashing |= prospective
    excluded = kin & ~clashing & (values >= KIN_EXCLUDED_COSINE)
    excluded &= traits.excluding[left] | traits.excluding[there]
    excluded[excluded] = traits.exclude(left[excluded], there[excluded])
    clashing |= excluded
    _keep(found.clashes, left, there, values, clashing)
    _keep(found.likes, left, there, values, values >= SUPPORT_COSINE)


def _pairs(
    rows: _Indices, columns: _Indices, vectors: NDArray[np.float32], least: float
) -> tuple[_Indices, _Indices, NDArray[np.float32]]:
    """The pairs of a block with at least this cosine, and their cosines."""
    # rounded, so that the block a pair falls into can't decide about it
    cosines = np.round(vectors[rows] @ vectors[columns].T, 4)
    hits = np.flatnonzero(cosines >= least)
    values = cosines.ravel()[hits]
    left, there = rows[hits // len(columns)], columns[hits % len(columns)]
    other = left != there
    return left[other], there[other], values[other]


def _keep(
    pairs: dict[tuple[int, int], float],
    left: _Indices,
    right: _Indices,
    values: NDArray[np.float32],
    wanted: NDArray[np.bool_] | np.bool_,
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
