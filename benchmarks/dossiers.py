"""How many disputes that readers marked are found, by which signals, and how many more.

Run from the repository root: python benchmarks/dossiers.py [--first N]. Each of the 420 dossiers of
training/data is a corpus of two or three pieces; the readers marked every pair of its sentences
that can't both stand. No weights were fitted on these marks, but rules of index/disputes were
chosen by them, so the figures are not blind. About seven minutes on two cores.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from index.disputes import Signature, find_disputes, in_text_rejections, signatures
from index.disputes.decide import examine
from index.domain import Dispute
from index.embedding import Encoder
from index.labels import Labeller
from training.dossiers import Dossier, Pair, read_dossiers
from training.label_data import LabelledArticle, pieces_of

Found = dict[Pair, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=None, help="so many dossiers only")
    options = parser.parse_args()
    labeller, encoder = Labeller(), Encoder()
    shown: Counter[str] = Counter()
    right: Counter[str] = Counter()
    marked = 0
    for dossier in islice(read_dossiers(), options.first):
        marked += len(dossier.disputes)
        for pair, signal in found_in(dossier, labeller, encoder).items():
            shown[signal] += 1
            right[signal] += pair in dossier.disputes
    print("signal      shown  right  precision")
    for signal, count in shown.most_common():
        print(f"{signal:10}  {count:5}  {right[signal]:5}  {right[signal] / count:9.2f}")
    total, good = sum(shown.values()), sum(right.values())
    print(f"all         {total:5}  {good:5}  {good / max(1, total):9.2f}")
    print(f"of {marked:,} marked disputes {good / max(1, marked):.3f} are found")


def found_in(dossier: Dossier, labeller: Labeller, encoder: Encoder) -> Found:
    """The disputes found between a dossier's sentences, with the signal that decided."""
    numbers: dict[str, int] = {}
    signed: list[Signature] = []
    within: list[Dispute] = []
    for piece, labelled in pieces_of(dossier):
        ids = [f"{labelled.name}:{s.span.start}" for s in labelled.article.sentences]
        labels = labeller.label(labelled.article, labelled.speech)
        signed += signatures(labelled.article, labelled.speech, labels, ids)
        within += in_text_rejections(labelled.article, labelled.speech, ids)
        numbers |= dict(zip(ids, numbered(dossier, piece, labelled), strict=True))
    vectors = encoder.encode([s.text for s in signed])
    row = {s.id: n for n, s in enumerate(signed)}
    found: Found = {}
    for dispute in find_disputes(signed, vectors).disputes:
        a, b = dispute.a.statement, dispute.b.statement
        if dispute.disputes and a != b:
            i, j = row[a], row[b]
            verdict = examine(signed[i], signed[j], float(vectors[i] @ vectors[j]))
            signal = verdict.clash.signal if verdict else "?"
            found[min(numbers[a], numbers[b]), max(numbers[a], numbers[b])] = signal
    for dispute in within:
        a, b = dispute.a.statement, dispute.b.statement
        if a != b:
            found[min(numbers[a], numbers[b]), max(numbers[a], numbers[b])] = "in text"
    return found


def numbered(dossier: Dossier, piece: range, labelled: LabelledArticle) -> list[int]:
    """The number in the dossier of each sentence of a piece; -1 for its title."""
    texts = [" ".join(dossier.sentences[n].split()) for n in piece]
    return [
        next((n for n, text in zip(piece, texts, strict=True) if sentence.text in text), -1)
        for sentence in labelled.article.sentences
    ]


if __name__ == "__main__":
    main()
