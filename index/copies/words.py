"""Comparing sentences as texts: what is the same, what only resembles, what says otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcodes

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_SHINGLE = 3
# A shingle that occurs more often is a phrase of the language, not the mark of a copy.
_MAX_OCCURRENCES = 24
_MIN_SHARED = 2
_MIN_SHARE = 0.15
_NEGATION = frozenset(
    ("not", "no", "never", "nobody", "none", "nothing", "without", "neither", "nor", "cannot")
)
_PRIMES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)

Pairs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences as lists of normalised words; `keys` are the words joined."""

    words: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Sentences:
        """Normalise texts: case, punctuation, "&" and the kinds of quotes don't count."""
        words = tuple(tuple(_words(text)) for text in texts)
        return cls(words, tuple(" ".join(w) for w in words))


def _words(text: str) -> list[str]:
    folded = text.casefold().replace("’", "'").replace("&", " and ").replace("n't", " not")
    return _WORD.findall(folded)


def similarity(sentences: Sentences, a: int, b: int) -> float:
    """How much two sentences resemble each other, 0..1."""
    return fuzz.ratio(sentences.keys[a], sentences.keys[b]) / 100


def is_prefix(sentences: Sentences, a: int, b: int) -> bool:
    """Whether one sentence breaks off where the other goes on."""
    short, long = sorted((sentences.words[a], sentences.words[b]), key=len)
    return 5 <= len(short) < len(long) and long[: len(short)] == short


def says_other(sentences: Sentences, a: int, b: int) -> bool:
    """Whether two similar sentences differ in more than spelling: a figure, a "not", a word."""
    changed = changes(sentences, a, b)
    if not changed:
        return False
    words = {word for old, new in changed for word in (*old, *new)}
    if any(any(char.isdigit() for char in word) or _negates(word) for word in words):
        return True
    return not all(_same_spelling(" ".join(old), " ".join(new)) for old, new in changed)


def changes(sentences: Sentences, a: int, b: int) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The stretches of words in which two sentences differ."""
    first, second = sentences.words[a], sentences.words[b]
    opcodes: Opcodes = Indel.opcodes(first, second)
    merged: list[list[int]] = []
    for code in opcodes:
        if code.tag == "equal":
            continue
        if merged and merged[-1][1] == code.src_start and merged[-1][3] == code.dest_start:
            merged[-1][1], merged[-1][3] = code.src_end, code.dest_end
        else:
            merged.append([code.src_start, code.src_end, code.dest_start, code.dest_end])
    return [(first[i:j], second[k:m]) for i, j, k, m in merged]


def _negates(word: str) -> bool:
    return word in _NEGATION


def _same_spelling(old: str, new: str) -> bool:
    if not old or not new:
        return False
    return fuzz.ratio(old.replace(" ", ""), new.replace(" ", "")) >= 80


def candidate_pairs(sentences: Sentences) -> Pairs:
    """Pairs of sentences that share word 3-shingles, as an array [n, 2] with first < second."""
    owners, hashes, counts = _shingles(sentences)
    if not len(hashes):
        return np.empty((0, 2), dtype=np.int64)
    pairs = _pairs_of_equal(hashes, owners)
    if not len(pairs):
        return np.empty((0, 2), dtype=np.int64)
    total = np.int64(len(sentences.keys))
    codes, shared = np.unique(pairs[:, 0] * total + pairs[:, 1], return_counts=True)
    found = np.stack((codes // total, codes % total), axis=1)
    shorter = np.minimum(counts[found[:, 0]], counts[found[:, 1]])
    enough = (shared >= np.minimum(_MIN_SHARED, shorter)) & (shared >= _MIN_SHARE * shorter)
    kept: Pairs = found[enough]
    return kept


def _shingles(
    sentences: Sentences,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """The shingles of all sentences: whose they are, their hashes, and how many each has."""
    numbers: dict[str, int] = {}
    flat = [
        numbers.setdefault(word, len(numbers) + 1) for words in sentences.words for word in words
    ]
    lengths = np.asarray([len(words) for words in sentences.words], dtype=np.int64)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    ids = np.asarray(flat, dtype=np.uint64)
    if len(ids) < _SHINGLE:
        return owner[:0], ids[:0], np.zeros(len(lengths), dtype=np.int64)
    inside = owner[: 1 - _SHINGLE] == owner[_SHINGLE - 1 :]
    mixed = np.zeros(len(ids) - _SHINGLE + 1, dtype=np.uint64)
    for place in range(_SHINGLE):
        mixed = (mixed ^ ids[place : place + len(mixed)]) * _PRIMES[place]
        mixed ^= mixed >> np.uint64(29)
    return owner[: 1 - _SHINGLE][inside], mixed[inside], np.maximum(lengths - _SHINGLE + 1, 0)


def _pairs_of_equal(hashes: npt.NDArray[np.uint64], owners: npt.NDArray[np.int64]) -> Pairs:
    """Each pair of owners of one hash, once a hash; a hash of many owners links neighbours only."""
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    fresh = np.ones(len(hashes), dtype=bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    hashes, owners = hashes[fresh], owners[fresh]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    sizes = np.diff(np.r_[starts, len(hashes)])
    size_of = np.repeat(sizes, sizes)
    found = []
    for step in range(1, _MAX_OCCURRENCES):
        same = hashes[step:] == hashes[:-step]
        if not same.any():
            break
        if step > 1:
            same &= size_of[step:] <= _MAX_OCCURRENCES
        found.append(np.stack((owners[:-step][same], owners[step:][same]), axis=1))
    return np.concatenate(found) if found else np.empty((0, 2), dtype=np.int64)
