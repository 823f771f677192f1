"""Hand-labelled texts as training examples for the label model.

Those of eval/gold/labels were labelled with reasons; the pieces of the dossiers
(training/dossiers.py) without, by one reader each.
"""

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
from training.dossiers import Dossier, read_dossiers

GOLD = Path(__file__).resolve().parent.parent / "eval" / "gold" / "labels"
# How much of a sentence a labelled span must cover to be its label.
_MIN_COVER = 0.6
# Sentences in a paragraph of a dossier's piece.
_PARAGRAPH = 4
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
            text = (GOLD / folder / name).read_bytes().decode("utf-8")
            yield from _articles(f"{folder}/{name}", text, gold)


def read_pieces() -> Iterator[LabelledArticle]:
    """Analyse each piece of each dossier as a text of its own, labelled without reasons."""
    for number, dossier in enumerate(read_dossiers()):
        for _, labelled in pieces_of(dossier, name=f"dossier{number}"):
            yield labelled


def pieces_of(
    dossier: Dossier, *, name: str = "dossier"
) -> Iterator[tuple[range, LabelledArticle]]:
    """Analyse the pieces of a dossier, each with the numbers of its sentences."""
    for piece in dossier.pieces():
        text, gold = f"{dossier.title}\n\n", []
        for place, sentence in enumerate(piece):
            text += "\n\n" if place and place % _PARAGRAPH == 0 else " " if place else ""
            end = len(text) + len(dossier.sentences[sentence])
            gold.append(GoldLabel(len(text), end, dossier.labels[sentence], ()))
            text += dossier.sentences[sentence]
        for labelled in _articles(f"{name}-{piece.start}", text, gold):
            yield piece, labelled


def _articles(name: str, text: str, gold: Sequence[GoldLabel]) -> Iterator[LabelledArticle]:
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    document = Document(name, sha256, "text/plain", text)
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
