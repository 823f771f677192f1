"""Judgements kept by content, so that nothing is judged twice."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, MutableMapping, Sequence
from threading import Lock

import numpy as np

from index.verifier.protocol import Scores, Verifier

RelationCache = MutableMapping[str, tuple[float, float, float]]


def judgement_key(verifier: str, first: str, second: str) -> str:
    """Return the key of a judgement: a hash of the verifier's name and both texts, in order."""
    digest = hashlib.sha256()
    for text in (verifier, first, second):
        data = text.encode("utf-8", "surrogatepass")
        # The length keeps ("ab", "c") apart from ("a", "bc").
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class RecentScores:
    """The last `size` scores, by key; safe to use from several threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def scores(self, keys: Sequence[str], judge: Callable[[list[int]], Scores]) -> Scores:
        """Return the score of each key; `judge` is given the positions of the unknown ones."""
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        first = {key: i for i, key in reversed(list(enumerate(keys))) if key not in found}
        if first:
            judged = judge(sorted(first.values()))
            for position, score in zip(sorted(first.values()), judged, strict=True):
                found[keys[position]] = float(score)
        with self._lock:
            for key in keys:
                self._kept[key] = found[key]
                self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return np.array([found[key] for key in keys], dtype=np.float32)


def cached_relation(
    verifier: Verifier, pairs: Sequence[tuple[str, str]], cache: RelationCache
) -> Scores:
    """Return `verifier.relation(pairs)` [n, 3], judging only what `cache` does not hold yet.

    The caller owns `cache` and may keep it between runs: keys hold the verifier's name and version.
    """
    keys = [judgement_key(verifier.name, a, b) for a, b in pairs]
    unknown = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in cache}
    if unknown:
        rows = verifier.relation(list(unknown.values()))
        for key, row in zip(unknown, rows, strict=True):
            cache[key] = (float(row[0]), float(row[1]), float(row[2]))
    return np.array([cache[key] for key in keys], dtype=np.float32).reshape(-1, 3)
