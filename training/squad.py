"""SQuAD 2.0 articles as sentences and questions, with retrieval to find hard negatives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import Stemmer  # type: ignore[import-not-found]

from index.sentences import sentence_bounds
from training.examples import read_json


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; `paragraph` and `ordinal` count within article and paragraph."""

    article: str
    paragraph: int
    ordinal: int
    text: str
    start: int
    before: str
    after: str

    @property
    def title(self) -> str:
        """The article's title in plain words."""
        return self.article.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Question:
    """A question on one paragraph.

    `answers` are answer texts with their offsets in the paragraph; for an impossible question
    they are the plausible but wrong ones that the annotators marked.
    """

    text: str
    article: str
    paragraph: int
    impossible: bool
    answers: tuple[tuple[str, int], ...]


@lru_cache(maxsize=1)
def _splitter() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def split_sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of a text with their offsets."""
    return [(start, text[start:end]) for start, end in sentence_bounds(_splitter()(text))]


class Squad:
    """The articles: `.sentences`, `.questions`, and retrieval over all sentences."""

    def __init__(self, folder: Path) -> None:
        self.sentences: list[Sentence] = []
        self.questions: list[Question] = []
        self._of_paragraph: dict[tuple[str, int], list[int]] = {}
        for article in read_json(folder, "squad2")["data"]:
            for number, paragraph in enumerate(article["paragraphs"]):
                self._add(article["title"], number, paragraph)
        self._bm25 = bm25s.BM25()
        self._bm25.index(_tokens([s.text for s in self.sentences]), show_progress=False)

    def _add(self, title: str, number: int, paragraph: dict[str, Any]) -> None:
        pieces = split_sentences(paragraph["context"])
        texts = ["", *(text for _, text in pieces), ""]
        base = len(self.sentences)
        self._of_paragraph[title, number] = list(range(base, base + len(pieces)))
        self.sentences += [
            Sentence(title, number, i, text, start, texts[i], texts[i + 2])
            for i, (start, text) in enumerate(pieces)
        ]
        for asked in paragraph["qas"]:
            impossible = asked["is_impossible"]
            answers = asked.get("plausible_answers", []) if impossible else asked["answers"]
            found = tuple(dict.fromkeys((a["text"], a["answer_start"]) for a in answers))
            text = asked["question"].strip()
            self.questions.append(Question(text, title, number, impossible, found))

    def paragraph(self, question: Question) -> list[int]:
        """Return the numbers of the sentences of the question's paragraph."""
        return self._of_paragraph[question.article, question.paragraph]

    def answering(self, question: Question) -> dict[int, tuple[int, int]]:
        """Return the sentences that hold an (or a plausible) answer, and where in them."""
        found: dict[int, tuple[int, int]] = {}
        for number in self.paragraph(question):
            sentence = self.sentences[number]
            for text, offset in question.answers:
                start = offset - sentence.start
                if 0 <= start < len(sentence.text):
                    found.setdefault(number, (start, min(start + len(text), len(sentence.text))))
        return found

    def retrieve(self, questions: Sequence[Question], vectors: np.ndarray, top: int) -> np.ndarray:
        """Return [n, top] sentence numbers, dense and keyword ranks fused (RRF, Cormack 2009).

        `vectors` is [n, n_sentences], the cosine of each question with each sentence.
        """
        keywords = _tokens([q.text for q in questions])
        size = len(self.sentences)
        ranked, _ = self._bm25.retrieve(keywords, k=100, show_progress=False)
        fused = np.zeros((len(questions), size), dtype=np.float32)
        dense = np.argsort(-vectors, axis=1)[:, :100]
        for ranks in (ranked, dense):
            for row, numbers in enumerate(ranks):
                fused[row, numbers] += 1 / (60 + np.arange(len(numbers)))
        return np.argsort(-fused, axis=1)[:, :top]


def _tokens(texts: list[str]) -> Any:
    return bm25s.tokenize(
        texts, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False
    )
