"""Fit the confidence of disputes on the hand-labelled development texts and pairs.

Run from the repository root: python benchmarks/fit_disputes.py. Writes
index/disputes/weights.json and prints cross-validated precision and recall.

A pair of the texts counts as a dispute when both statements are labelled disputed and stand within
six sentences of each other, or both have a conflicting figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from index.analysis import ArticleDraft, Block, BlockKind, RawDocument, TextLabel
from index.disputes import Signature, signatures
from index.disputes.candidates import find_candidates
from index.disputes.decide import Verdict, examine
from index.domain import DisputeKind, Document, Label, Metadata, Reason, Span
from index.embedding import Encoder
from index.language import analyse
from index.speakers import attribute
from index.structure import find_articles

GOLD = Path("eval/gold/labels")
WEIGHTS = Path("index/disputes/weights.json")
FEATURES = {
    "figures": "figure date stated ratio cosine smaller larger shared next_to names_differ reported",
    "words": "rejection polarity antonym negation opposites cosine smaller larger shared next_to "
    "near names_differ apart reported judgement",
}
# What these signals add; by hand, since the development data holds too few of them.
BY_HAND = {
    "none": 1.6,
    "order": 2.2,
    "denied": 2.4,
    "dated": 2.0,
    "quantified": 1.8,
    "answer": 1.2,
    "blamed": 1.8,
    "contrary": 1.6,
}
# What a certain verifier adds to the logit; set by hand, since the verifier is exchangeable.
VERIFIER_WEIGHT = 3.0
_EFFECTS = ("denied_in_text", "conflicts_with_passage", "conflicting_figure")
Row = tuple[Verdict, bool, str]


def main() -> None:
    encoder = Encoder()
    rows = [*pair_rows(encoder), *text_rows(encoder, GOLD / "a"), *text_rows(encoder, GOLD / "b")]
    weights = {}
    for name, features in FEATURES.items():
        kept = [r for r in rows if _model_of(r[0].clash.signal) == name]
        weights[name] = fit(name, features.split(), kept)
    weights["words"] |= BY_HAND
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def _model_of(signal: str) -> str:
    if signal in BY_HAND:
        return ""
    return "figures" if signal in ("figure", "date") else "words"


def fit(name: str, features: list[str], rows: list[Row]) -> dict[str, float]:
    inputs = np.array([[verdict.features[f] for f in features] for verdict, _, _ in rows])
    truth = np.array([is_dispute for _, is_dispute, _ in rows])
    groups = [group for _, _, group in rows]
    model = LogisticRegression(C=1.0, max_iter=5000)
    folds = GroupKFold(10)
    sure = cross_val_predict(model, inputs, truth, groups=groups, cv=folds, method="predict_proba")[
        :, 1
    ]
    found = sure >= 0.5
    precision, recall = truth[found].mean(), truth[found].sum() / truth.sum()
    print(f"{name}: {len(rows)} clashes, precision {precision:.2f}, recall {recall:.2f}")
    for low in np.arange(0, 1, 0.2):
        inside = (sure >= low) & (sure < low + 0.2)
        if inside.any():
            print(
                f"  said {low:.1f}-{low + 0.2:.1f}: true {truth[inside].mean():.2f} of {inside.sum()}"
            )
    model.fit(inputs, truth)
    weights = {f: round(float(w), 3) for f, w in zip(features, model.coef_[0], strict=True)}
    return {**weights, "bias": round(float(model.intercept_[0]), 3), "verifier": VERIFIER_WEIGHT}


def pair_rows(encoder: Encoder) -> Iterator[Row]:
    for number, line in enumerate((GOLD / "a/pairs.jsonl").read_text("utf-8").splitlines()):
        pair = json.loads(line)
        both = [_one_sentence(f"{number}{end}", pair[end]) for end in "ab"]
        vectors = encoder.encode([s.text for s in both])
        verdict = examine(both[0], both[1], float(vectors[0] @ vectors[1]))
        if verdict is not None and verdict.clash.kind is not DisputeKind.DIFFERENCE:
            yield verdict, pair["relation"] == "contradict", str(number)


def text_rows(encoder: Encoder, folder: Path) -> Iterator[Row]:
    gold: dict[str, list[dict[str, object]]] = {}
    for line in (folder / "labels.jsonl").read_text("utf-8").splitlines():
        gold.setdefault((row := json.loads(line))["text"], []).append(row)
    found: list[Signature] = []
    labels: dict[str, dict[str, object]] = {}
    for path in sorted(folder.glob("*.txt")):
        made, known = _signatures(path, gold.get(path.name, []))
        found += made
        labels |= known
    vectors = encoder.encode([s.text for s in found])
    pairs = (p for block in find_candidates(found, vectors) for p in block.clashes.items())
    for (i, j), cosine in pairs:
        one, other = found[i], found[j]
        verdict = examine(one, other, cosine)
        if verdict is None or verdict.clash.kind is DisputeKind.DIFFERENCE:
            continue
        if one.id in labels and other.id in labels:
            yield verdict, _is_dispute(one, other, labels), one.document


def _is_dispute(one: Signature, other: Signature, labels: dict[str, dict[str, object]]) -> bool:
    here, there = labels[one.id], labels[other.id]
    if not here["label"] == there["label"] == "disputed" or one.article != other.article:
        return False
    figures = all("conflicting_figure" in str(row["reasons"]) for row in (here, there))
    return figures or abs(one.position - other.position) <= 6


def _one_sentence(name: str, text: str) -> Signature:
    span = Span(0, len(text))
    draft = ArticleDraft(0, span, Metadata(), (Block(BlockKind.PROSE, span),))
    (article,) = analyse(Document(name, "", "text/plain", text), [draft])
    count = len(article.sentences)
    labels = [TextLabel(Label.CLAIM, (), 1.0)] * count
    ids = [f"{name}:{n}" for n in range(count)]
    return signatures(article, attribute(article), labels, ids)[0]


def _signatures(
    path: Path, gold: list[dict[str, object]]
) -> tuple[list[Signature], dict[str, dict[str, object]]]:
    text = path.read_text("utf-8")
    drafts = find_articles(RawDocument(text, "text/plain"), path=path.name)
    made: list[Signature] = []
    known: dict[str, dict[str, object]] = {}
    for article in analyse(Document(path.name, "", "text/plain", text), drafts):
        ids = [f"{path.name}:{s.span.start}" for s in article.sentences]
        rows = [_overlapping(s.span, gold) for s in article.sentences]
        known |= {i: row for i, row in zip(ids, rows, strict=True) if row is not None}
        labels = [_text_label(row) for row in rows]
        made += signatures(article, attribute(article), labels, ids)
    return made, known


def _overlapping(span: Span, gold: list[dict[str, object]]) -> dict[str, object] | None:
    near = [
        (min(span.end, int(str(row["end"]))) - max(span.start, int(str(row["start"]))), n)
        for n, row in enumerate(gold)
    ]
    overlap, best = max(near, default=(0, 0))
    return gold[best] if overlap > 0 else None


def _text_label(row: dict[str, object] | None) -> TextLabel:
    """The label without what disputes add to it, which is what is to be found."""
    if row is None:
        return TextLabel(Label.CLAIM, (), 1.0)
    label = Label.NONE if row["label"] == "none" else Label.CLAIM
    reasons = row["reasons"] if isinstance(row["reasons"], list) else []
    return TextLabel(label, tuple(Reason(r) for r in reasons if r not in _EFFECTS), 1.0)


if __name__ == "__main__":
    main()
