"""How long finding disputes takes as the corpus grows to 20,000 statements.

Run from the repository root: python benchmarks/disputes.py. The statements are those of the
hand-labelled texts, repeated as other subjects: each repetition has its own articles and its
vectors turned by a random rotation, so that a statement has as many neighbours in a large corpus
as in a small one. Prints seconds for a full run and for one changed article.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from fit_disputes import GOLD, _signatures
from numpy.typing import NDArray

from index.disputes import Signature, find_disputes
from index.embedding import Encoder

SIZES = (1_000, 2_500, 5_000, 10_000, 20_000)


def main() -> None:
    paths = [path for part in "ab" for path in sorted((GOLD / part).glob("*.txt"))]
    base = [signature for path in paths for signature in _signatures(path, [])[0]]
    vectors = Encoder().encode([s.text for s in base])
    print("statements  full [s]  one article changed [s]  disputes")
    for size in SIZES:
        grown, turned = grow(base, vectors, size)
        start = time.perf_counter()
        result = find_disputes(grown, turned)
        full = time.perf_counter() - start
        changed = {s.id for s in grown if s.article == grown[0].article}
        start = time.perf_counter()
        find_disputes(grown, turned, changed=changed)
        part = time.perf_counter() - start
        print(f"{size:10}  {full:8.2f}  {part:23.2f}  {len(result.disputes):8}")


def grow(
    base: list[Signature], vectors: NDArray[np.float32], size: int
) -> tuple[list[Signature], NDArray[np.float32]]:
    """Repeat the statements as other subjects until there are `size` of them."""
    random = np.random.default_rng(0)
    signatures: list[Signature] = []
    turned = []
    for copy in range(-(-size // len(base))):
        rotation, _ = np.linalg.qr(random.normal(size=(vectors.shape[1],) * 2))
        turned.append(vectors @ rotation.astype(np.float32))
        signatures += [
            replace(
                s,
                id=f"{copy}/{s.id}",
                document=f"{copy}/{s.document}",
                article=f"{copy}/{s.article}",
            )
            for s in base
        ]
    return signatures[:size], np.concatenate(turned)[:size]


if __name__ == "__main__":
    if not Path("eval/gold/labels").is_dir():
        raise SystemExit("run from the repository root")
    main()
