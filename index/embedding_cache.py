"""Embedding with a memory: no text is embedded twice by the same model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from index.embedding import Encoder
    from index.store.records import Record

# After so many texts what is embedded is put into the record, to survive a stop.
_SAVE_AFTER = 2_000


def keys_of(texts: Sequence[str], model: str) -> list[str]:
    """The names that the vectors of texts are kept under."""
    return [hashlib.sha256(f"{model}\0{text}".encode()).hexdigest()[:40] for text in texts]


def embed(record: Record, encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of texts, float32 [n, dimension], from the record where it has them."""
    keys = keys_of(texts, encoder.name)
    known = record.vectors(keys, encoder.dimension)
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    # Like lengths together, so that each portion fills its batches evenly.
    order = sorted(new, key=lambda key: len(new[key]))
    for start in range(0, len(order), _SAVE_AFTER):
        portion = order[start : start + _SAVE_AFTER]
        vectors = encoder.encode([new[key] for key in portion])
        fresh = dict(zip(portion, vectors, strict=True))
        record.keep_vectors(fresh)
        known.update(fresh)
    if not texts:
        return np.zeros((0, encoder.dimension), dtype=np.float32)
    return np.stack([known[key] for key in keys])
