"""The hand-labelled texts of eval/gold/labels as training examples for the label model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis import AnalysedArticle, RawDocument, SentenceSpeech
from index.domain import Document
from index.language import analyse
from index.speakers import attribute
from index.structure import find_articles

GOLD = Path(__file__).resolve().parent.parent / "eval" / "gold" / "labels"
# How much of a sentence a labelled span must cover to be its label.
_MIN_COVER = 0.6
# With one of these a conflicting figure is not all that makes a statement contested.
_MORE_THAN_A_FIGURE = frozenset(
    "opinion loaded motive prediction speculation allegation anonymous denied_in_text".split()
)


@dataclass(frozen=True)
class GoldLabel:
    """A hand-labelled span of a text."""

    start: int
    end: int
    label: str
    reasons: tuple[str, ...]

    @property
    def text_label(self) -> str:
        """The label that the sentence would have if nothing else in the corpus disputed it."""
        if self.label != "disputed":
            return self.label
        reasons = set(self.reasons)
        if "conflicting_figure" in reasons and not reasons & _MORE_THAN_A_FIGURE:
            return "record"
        return "claim"


@dataclass(frozen=True)
class LabelledArticle:
    """A text's article with the gold of each sentence, None where nobody labelled it."""

    name: str
    article: AnalysedArticle
    speech: tuple[SentenceSpeech, ...]
    gold: tuple[GoldLabel | None, ...]


def read_labelled(folders: Sequence[str]) -> Iterator[LabelledArticle]:
    """Read and analyse the labelled texts of folders of eval/gold/labels, in order."""
    for folder in folders:
        rows = [
            json.loads(line)
            for line in (GOLD / folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        for name in dict.fromkeys(row["text"] for row in rows):
            gold = [
                GoldLabel(r["start"], r["end"], r["label"], tuple(r["reasons"]))
                for r in rows
                if r["text"] == name
            ]
            yield from _articles(f"{folder}/{name}", gold)


def _articles(name: str, gold: Sequence[GoldLabel]) -> Iterator[LabelledArticle]:
    data = (GOLD / name).read_bytes()
    text = data.decode("utf-8")
    document = Document(name, hashlib.sha256(data).hexdigest(), "text/plain", text)
    drafts = find_articles(RawDocument(text, "text/plain"), path=name)
    for article in analyse(document, drafts):
        yield LabelledArticle(
            name,
            article,
            attribute(article),
            tuple(_gold_of(s.span.start, s.span.end, gold) for s in article.sentences),
        )


def _gold_of(start: int, end: int, gold: Sequence[GoldLabel]) -> GoldLabel | None:
    def overlap(g: GoldLabel) -> int:
        return min(end, g.end) - max(start, g.start)

    best = max(gold, key=overlap, default=None)
    return best if best is not None and overlap(best) >= _MIN_COVER * (end - start) else None
