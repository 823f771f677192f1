"""Keyword search (BM25) over passages; a cache of the record, one file set a generation."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path

import bm25s
import numpy as np

from index.terms import stems


class KeywordIndex:
    """BM25 (Robertson et al. 1994, Lucene's variant, k1 = 1.5, b = 0.75) over stemmed words."""

    def __init__(self, retriever: bm25s.BM25 | None, ids: Sequence[str]) -> None:
        self._retriever = retriever
        self._ids = list(ids)
        self._position = {id_: index for index, id_ in enumerate(self._ids)}

    @classmethod
    def build(cls, ids: Sequence[str], texts: Sequence[str]) -> KeywordIndex:
        """Index the texts, one for each id."""
        words = [stems(text) for text in texts]
        if not any(words):
            return cls(None, ids)
        retriever = bm25s.BM25()
        retriever.index(words, show_progress=False)
        return cls(retriever, ids)

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ids.json").write_text(json.dumps(self._ids), encoding="utf-8")
        if self._retriever is not None:
            self._retriever.save(str(folder / "bm25"), show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> KeywordIndex:
        """Read an index back.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged.
        """
        ids = json.loads((folder / "ids.json").read_text(encoding="utf-8"))
        bm25 = folder / "bm25"
        retriever = bm25s.BM25.load(str(bm25)) if bm25.exists() else None
        return cls(retriever, ids)

    @property
    def ids(self) -> Sequence[str]:
        """What is indexed, in order."""
        return self._ids

    def search(
        self, words: Sequence[str], *, top_k: int, allowed: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Up to `top_k` (id, score) with a score above 0, best first, ties in index order."""
        if self._retriever is None:
            return []
        known = [word for word in words if word in self._retriever.vocab_dict]
        if not known:
            return []
        scores = self._retriever.get_scores(known)
        if allowed is not None:
            mask = np.zeros(len(self._ids), dtype=bool)
            mask[[self._position[id_] for id_ in allowed if id_ in self._position]] = True
            scores = np.where(mask, scores, 0.0)
        best = np.argsort(-scores, kind="stable")[:top_k]
        return [(self._ids[i], float(scores[i])) for i in best if scores[i] > 0]
