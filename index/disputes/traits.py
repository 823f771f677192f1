"""What each statement brings to a comparison, as arrays over the whole corpus."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.disputes.blame import blames
from index.disputes.causes import caused
from index.disputes.contraries import deniable
from index.disputes.figures import dated_once
from index.disputes.measured import measures, meets
from index.disputes.points import FIRST, LAST
from index.disputes.same_event import happenings
from index.disputes.signature import Signature
from index.disputes.telling import TOLD, tells
from index.disputes.topics import KIN, LEAST_NAMES, LEAST_TOPICS
from index.disputes.words import is_light, opposite_pairs

# Families are hashed to this many bits or columns: words that share one make a pair a candidate
# too many, never one too few.
_BITS = 1024
_COLUMNS = 2048
# Pairs compared at a time: their bit sets are copied.
_CHUNK = 1 << 17
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Traits:
    """What a statement brings to a comparison.

    `counts`, `negates` and `blames` are Boolean arrays [n]. `says` and `opposes` are bit sets
    [n, bytes] over the pairs of opposites: which word of a pair is said, and whose opposite.
    `names`, `excludes` and `denies` are bit sets over hashed families: what is spoken of, what is
    said not to be, and the verbs that are denied; `affirms` is `names` without these.
    `excluding` [n] marks what excludes anything.
    `measures` and `meets` are those over what is counted or measured, and over what this may be
    set against; `once` over what is dated and happens only once. `ends` marks the last or first
    of a kind, `timed` what has a time. `expects` and `rules_out` are those over what is
    said to be coming, and not to be. `happens` are those over what is told to have happened at
    what time, or for how long.
    `articles` [n] is the row of each statement's article in `alike`, whether articles [a, a] are
    about the same matter.
    """

    counts: NDArray[np.bool_]
    negates: NDArray[np.bool_]
    says: NDArray[np.uint8]
    opposes: NDArray[np.uint8]
    names: NDArray[np.uint8]
    excludes: NDArray[np.uint8]
    denies: NDArray[np.uint8]
    affirms: NDArray[np.uint8]
    expects: NDArray[np.uint8]
    rules_out: NDArray[np.uint8]
    happens: NDArray[np.uint8]
    blames: NDArray[np.bool_]
    excluding: NDArray[np.bool_]
    measures: NDArray[np.uint8]
    meets: NDArray[np.uint8]
    once: NDArray[np.uint8]
    ends: NDArray[np.bool_]
    timed: NDArray[np.bool_]
    articles: NDArray[np.int64]
    alike: NDArray[np.bool_]

    @classmethod
    def of(cls, signatures: Sequence[Signature]) -> Traits:
        """The traits of n statements."""
        words = [
            frozenset((*s.words, *s.points, *(c.predicate for c in s.clauses), *_telling(s)))
            for s in signatures
        ]
        pairs = opposite_pairs()
        says = np.array([[one in w for one, _ in pairs] for w in words], dtype=bool)
        opposes = np.array([[other in w for _, other in pairs] for w in words], dtype=bool)
        articles, alike = _alike(signatures)
        names, denies = _bits(words), _bits(_denied(s) for s in signatures)
        excludes = _bits(_excluded(s) for s in signatures)
        return cls(
            np.array([bool(s.quantities or s.times) for s in signatures]),
            np.array([_negates(s) for s in signatures]),
            np.packbits(says, axis=1),
            np.packbits(opposes, axis=1),
            names,
            excludes,
            denies,
            names & ~denies,
            _bits({p.predicate for p in s.prospects if not p.negative} for s in signatures),
            _bits({p.predicate for p in s.prospects if p.negative} for s in signatures),
            _bits(happenings(s) for s in signatures),
            np.array([_blames(s) for s in signatures]),
            np.asarray(excludes.any(axis=1)),
            _bits(measures(s) for s in signatures),
            _bits(meets(s) for s in signatures),
            _bits(dated_once(s) if s.times else () for s in signatures),
            np.array([any(p.startswith((LAST, FIRST)) for p in s.points) for s in signatures]),
            np.array([bool(s.times) for s in signatures]),
            articles,
            alike,
        )

    def kin(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which pairs of statements stand in articles about the same matter."""
        return self.alike[self.articles[left], self.articles[right]]

    def measure_alike(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which pairs have figures or dates that can be compared at all."""
        ended = self.timed[left] & self.timed[right] & (self.ends[left] | self.ends[right])
        found = _meet(self.meets, self.measures, left, right) | ended
        return found | _meet(self.once, self.once, left, right)

    def exclude(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which pairs have a thing that one says there is none of and the other names."""
        there = _meet(self.excludes, self.names, left, right)
        return there | _meet(self.excludes, self.names, right, left)

    def oppose(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which pairs have a word and its opposite."""
        return _meet(self.says, self.opposes, left, right)

    def touch(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which pairs have a word in common, or a word and its opposite: no others can clash."""
        return _meet(self.names, self.names, left, right) | self.oppose(left, right)

    def deny(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which pairs have a verb that one denies and the other speaks of without denying it."""
        there = _meet(self.denies, self.affirms, left, right)
        return there | _meet(self.denies, self.affirms, right, left)

    def differ_on_prospects(
        self, left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Which pairs have an event that one says is coming and the other that it is not."""
        there = _meet(self.expects, self.rules_out, left, right)
        return there | _meet(self.expects, self.rules_out, right, left)

    def happen_alike(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which pairs tell of the same doing at some time of day, or how long it took."""
        return _meet(self.happens, self.happens, left, right)

    def share_several(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which pairs have two words in common, or a word and a pair of opposites."""
        found = np.zeros(len(left), dtype=bool)
        for start in range(0, len(left), _CHUNK):
            chunk = slice(start, start + _CHUNK)
            mine, theirs = left[chunk], right[chunk]
            common = np.bitwise_count(self.names[mine] & self.names[theirs]).sum(axis=1)
            found[chunk] = common + self.oppose(mine, theirs) >= _SEVERAL
        return found


def _meet(
    mine: NDArray[np.uint8],
    theirs: NDArray[np.uint8],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Which pairs have a bit in common: of `mine` on the left, of `theirs` on the right."""
    found = np.zeros(len(left), dtype=bool)
    for start in range(0, len(left), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        found[chunk] = (mine[left[chunk]] & theirs[right[chunk]]).any(axis=1)
    return found


def _alike(signatures: Sequence[Signature]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    own = {s.article: s for s in signatures}
    rows = {article: row for row, article in enumerate(own)}
    topics = _overlaps([s.topics for s in own.values()], LEAST_TOPICS)
    names = _overlaps([s.known for s in own.values()], LEAST_NAMES)
    alike = topics + names >= KIN - 1e-4
    np.fill_diagonal(alike, val=True)
    return np.array([rows[s.article] for s in signatures], dtype=np.int64), alike


def _overlaps(words: Sequence[Collection[str]], least: int) -> NDArray[np.float32]:
    """[a, a] shares of words in common, as `topics.kinship` counts them."""
    said = np.zeros((len(words), _COLUMNS), dtype=np.float32)
    for row, families in enumerate(words):
        said[row, [crc32(w.encode()) % _COLUMNS for w in families]] = 1.0
    sizes = np.array([len(families) for families in words], dtype=np.float32)
    fewer = np.maximum(np.minimum(sizes[:, None], sizes[None, :]), least)
    return (said @ said.T / fewer).astype(np.float32)


def _negates(signature: Signature) -> bool:
    return any(c.negative for c in signature.clauses) or any(r.target for r in signature.rejections)


def _blames(signature: Signature) -> bool:
    return any(blames(c) or caused(c) is not None for c in signature.clauses)


def _denied(signature: Signature) -> set[str]:
    """The verbs that are denied."""
    told = {TOLD for c in signature.clauses if c.negative and tells(c)}
    return told | {c.predicate for c in signature.clauses if c.negative and deniable(c)}


def _telling(signature: Signature) -> set[str]:
    """A key that all verbs of telling and knowing share."""
    return {TOLD for c in signature.clauses if tells(c)}


def _excluded(signature: Signature) -> set[str]:
    """The families of what a statement says there is none of, or rejects."""
    found = {word for r in signature.rejections for word in r.target}
    for clause in signature.clauses:
        if clause.negative and clause.nothing:
            found.add(clause.nothing[0])
        elif clause.negative and clause.universal and not is_light(clause.predicate):
            found.add(clause.predicate)
    return found


def _bits(words: Iterable[Collection[str]]) -> NDArray[np.uint8]:
    rows = list(words)
    bits = np.zeros((len(rows), _BITS), dtype=bool)
    for row, families in enumerate(rows):
        bits[row, [crc32(w.encode()) % _BITS for w in families]] = True
    return np.packbits(bits, axis=1)
