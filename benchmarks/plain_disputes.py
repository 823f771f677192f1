"""How many plainly worded contradictions are found, and how many look-alikes are taken for one.

Run from the repository root: python benchmarks/plain_disputes.py [--show]. The pairs of
plain_disputes.tsv are sentences of two articles that are taken to be on one matter; those of kind
`none` look like a contradiction and are none. A pair without an other text is of sentences of one
article. The first, second and fourth batch were looked at while rules were written, the third and
the fifth only after. The sixth (figures, times and dates in short articles) was written before any
rule for it was changed, and read when they were; the seventh and the eighth were read only after
their first run, whose figures are in docs/model_card.md. The confidence is the rules' own, as in an
index.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from index.analysis import ArticleDraft, Block, BlockKind, TextLabel
from index.disputes import Signature, signatures
from index.disputes.decide import confidence, examine
from index.disputes.find import DISPUTE_THRESHOLD
from index.domain import DisputeKind, Document, Label, Metadata, Span
from index.embedding import Encoder
from index.language import analyse
from index.speakers import attribute

PAIRS = Path(__file__).with_name("plain_disputes.tsv")
# Six of ten topics in common: a kinship of 0.6.
_TOPICS = (tuple("abcdefghij"), tuple("abcdefuvwx"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the pairs that go wrong")
    options = parser.parse_args()
    encoder = Encoder()
    found: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = row["batch"], row["kind"]
            one = signed(row["one"], 0)
            pairs = product(one, signed(row["other"], 1)) if row["other"] else combinations(one, 2)
            sure = surest(pairs, encoder)
            hit = sure >= DISPUTE_THRESHOLD
            total[key] += 1
            found[key] += hit
            if options.show and hit != (row["kind"] == "dispute"):
                print(f"{sure:.2f}  {row['kind']:7}  {row['one']} | {row['other']}")
    print("batch   kind     pairs  taken for a dispute")
    for key, count in total.items():
        print(f"{key[0]:7} {key[1]:8} {count:5}  {found[key]:5}")


def signed(text: str, number: int) -> list[Signature]:
    """The signatures of a short article of its own author."""
    span = Span(0, len(text))
    author = ("Ann Writer", "Bo Scribe")[number]
    draft = ArticleDraft(0, span, Metadata(author=author), (Block(BlockKind.PROSE, span),))
    (article,) = analyse(Document(f"{number}.txt", "", "text/plain", text), [draft])
    count = len(article.sentences)
    ids = [f"{number}:{n}" for n in range(count)]
    labels = [TextLabel(Label.CLAIM, (), 1.0)] * count
    made = signatures(article, attribute(article), labels, ids)
    return [replace(s, topics=_TOPICS[number], known=()) for s in made]


def surest(pairs: Iterable[tuple[Signature, Signature]], encoder: Encoder) -> float:
    """The highest confidence of a dispute between the sentences of a pair."""
    best = 0.0
    for a, b in pairs:
        vectors = encoder.encode([a.text, b.text])
        verdict = examine(a, b, float(vectors[0] @ vectors[1]))
        if verdict is not None and verdict.clash.kind is not DisputeKind.DIFFERENCE:
            best = max(best, confidence(verdict))
    return best


if __name__ == "__main__":
    main()
