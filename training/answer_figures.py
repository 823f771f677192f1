"""Answerability on held-out SQuAD articles, by passage format and by where passages come from."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sentence_transformers import CrossEncoder
from sklearn.linear_model import LogisticRegression

from index.verifier.passage import frame
from training.figures import auroc, scores
from training.squad import Question, Sentence, Squad

log = logging.getLogger("training.answer_figures")

FORMATS = ("statement", "before", "before+after", "title+before", "title+before+after")
CHOSEN = "before"
DEPTH = 8


@dataclass(frozen=True, slots=True)
class _Asked:
    """Questions with the numbers of their candidate sentences, and a score for each of these."""

    squad: Squad
    questions: Sequence[Question]
    candidates: Sequence[Sequence[int]]

    def best(self, found: Sequence[np.ndarray]) -> list[float]:
        """The best score of each question."""
        return [float(values.max()) for values in found]

    def truth(self) -> list[bool]:
        """Which questions can be answered."""
        return [not question.impossible for question in self.questions]

    def labels(self) -> list[bool]:
        """Which candidates answer their question, all in a row."""
        return [
            not question.impossible and number in self.squad.answering(question)
            for question, numbers in zip(self.questions, self.candidates, strict=True)
            for number in numbers
        ]

    def hits(self, found: Sequence[np.ndarray]) -> float:
        """Share of the answerable questions whose best candidate holds the answer."""
        best = [
            numbers[int(np.argmax(values))] in self.squad.answering(question)
            for question, numbers, values in zip(
                self.questions, self.candidates, found, strict=True
            )
            if not question.impossible
        ]
        return float(np.mean(best))

    def silenced(self, found: Sequence[np.ndarray]) -> tuple[list[float], list[bool]]:
        """Best scores of the answerable, with and without the paragraph that answers them."""
        scores_, truth = [], []
        for question, numbers, values in zip(self.questions, self.candidates, found, strict=True):
            own = set(self.squad.paragraph(question))
            rest = [v for n, v in zip(numbers, values, strict=True) if n not in own]
            if rest and not question.impossible:
                scores_ += [float(values.max()), float(max(rest))]
                truth += [True, False]
        return scores_, truth


def measure_answers(
    model: CrossEncoder,
    squad: Squad,
    rows: Sequence[int],
    *,
    retrieved: np.ndarray,
    cosines: np.ndarray,
    formats: Sequence[str] = FORMATS,
) -> tuple[float, float]:
    """Log how well answers are told from what only seems so, for some questions.

    `rows` are numbers of questions; `retrieved` [n_questions, top] and `cosines` [n_questions,
    n_sentences] are of all of them. Returns the scale and shift that calibrate the answer output.
    """
    questions = [squad.questions[row] for row in rows]
    everywhere = _Asked(squad, questions, [[int(n) for n in retrieved[r][:DEPTH]] for r in rows])
    own = _Asked(squad, questions, [squad.paragraph(q) for q in questions])
    for asked, name in ((everywhere, f"all articles, top {DEPTH}"), (own, "own paragraph")):
        plain = [cosines[r][list(c)] for r, c in zip(rows, asked.candidates, strict=True)]
        _report(f"{name}, cosine", asked, plain)
    calibration = (1.0, 0.0)
    for form in formats:
        found = _by_question(model, everywhere, form)
        _report(f"all articles, top {DEPTH}, {form}", everywhere, found)
        if form == CHOSEN:
            fitted = LogisticRegression(C=1e6)
            fitted.fit(np.concatenate(found).reshape(-1, 1), everywhere.labels())
            calibration = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    _report(f"own paragraph, {CHOSEN}", own, _by_question(model, own, CHOSEN))
    return calibration


def _report(name: str, asked: _Asked, found: Sequence[np.ndarray]) -> None:
    log.info("%s", name)
    log.info("   question can be answered: AUROC %s", auroc(asked.best(found), asked.truth()))
    log.info("   passage answers: AUROC %s", auroc(list(np.concatenate(found)), asked.labels()))
    values, truth = asked.silenced(found)
    if values:
        log.info("   answering paragraph there or taken away: AUROC %s", auroc(values, truth))
    log.info("   best passage answers: %.3f", asked.hits(found))


def in_format(sentence: Sentence, form: str) -> str:
    """Frame a sentence in one of FORMATS."""
    return frame(
        sentence.text,
        title=sentence.title if "title" in form else "",
        before=sentence.before if "before" in form else "",
        after=sentence.after if "after" in form else "",
    )


def _by_question(model: CrossEncoder, asked: _Asked, form: str) -> list[np.ndarray]:
    pairs = [
        (question.text, in_format(asked.squad.sentences[number], form))
        for question, numbers in zip(asked.questions, asked.candidates, strict=True)
        for number in numbers
    ]
    edges = np.cumsum([len(numbers) for numbers in asked.candidates])[:-1]
    return list(np.split(scores(model, pairs)[:, 0], edges))
