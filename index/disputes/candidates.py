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
_BLOCK = 1024

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
        traits = Traits.of(signatures)
        for rows, columns in _blocks(signatures, heard, changed):
            _compare_block(rows, columns, vectors, traits, found)
        for rows, columns in _excluding_blocks(signatures, heard, traits, changed):
            _compare_excluded(rows, columns, vectors, traits, found)
    for pair in _exchanges(signatures, changed):
        found.clashes.setdefault(pair, round(float(vectors[pair[0]] @ vectors[pair[1]]), 4))
    return found


def _blocks(
    signatures: Sequence[Signature], heard: _Indices, changed: Collection[str] | None
) -> Iterator[tuple[_Indices, _Indices]]:
    """Rows and the columns to compare them with; a full run needs each pair only once."""
    if changed is None:
        for start in range(0, len(heard), _BLOCK):
            yield heard[start : start + _BLOCK], heard[start:]
        return
    touched = np.array([i for i in heard.tolist() if signatures[i].id in changed], dtype=np.int64)
    for start in range(0, len(touched), _BLOCK):
        yield touched[start : start + _BLOCK], heard


def _excluding_blocks(
    signatures: Sequence[Signature],
    heard: _Indices,
    traits: Traits,
    changed: Collection[str] | None,
) -> Iterator[tuple[_Indices, _Indices]]:
    """The statements that exclude something, and all that they may exclude."""
    excluding = heard[traits.excludes[heard].any(axis=1)]
    if changed is None:
        groups = [(excluding, heard)]
    else:
        new = np.array([s.id in changed for s in signatures])
        groups = [
            (excluding[new[excluding]], heard),
            (excluding[~new[excluding]], heard[new[heard]]),
        ]
    for rows, columns in groups:
        for start in range(0, len(rows) if len(columns) else 0, _BLOCK):
            yield rows[start : start + _BLOCK], columns


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
    spoken = values >= np.where(kin, KIN_POLARITY_COSINE, POLARITY_COSINE)
    negated = traits.negates[left] ^ traits.negates[there]
    opposite = (traits.says[left] & traits.opposes[there]).any(axis=1)
    worded = negated | opposite
    clashing = figures | (worded & spoken)
    clashing[clashing] = traits.touch(left[clashing], there[clashing])
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
    _keep(found.clashes, left, there, values, clashing)
    _keep(found.likes, left, there, values, values >= SUPPORT_COSINE)


def _compare_excluded(
    rows: _Indices,
    columns: _Indices,
    vectors: NDArray[np.float32],
    traits: Traits,
    found: Candidates,
) -> None:
    left, there, values = _pairs(rows, columns, vectors, KIN_EXCLUDED_COSINE)
    kin = traits.kin(left, there)
    left, there, values = left[kin], there[kin], values[kin]
    named = (traits.excludes[left] & traits.names[there]).any(axis=1)
    _keep(found.clashes, left, there, values, named)


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
