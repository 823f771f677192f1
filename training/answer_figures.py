"""Answerability on held-out SQuAD articles, by passage format and by where passages come from."""

from __future__ import annotations

import logging
from collections.abc import Sequence

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


def measure_answers(
    model: CrossEncoder,
    squad: Squad,
    rows: Sequence[int],
    *,
    retrieved: np.ndarray,
    cosines: np.ndarray,
    formats: Sequence[str] = FORMATS,
) -> tuple[float, float]:
    """Log the area under the ROC curve of each question's best score, for some questions.

    `rows` are numbers of questions; `retrieved` [n_questions, top] and `cosines` [n_questions,
    n_sentences] are of all of them. Returns the scale and shift that calibrate the answer output.
    """
    questions = [squad.questions[row] for row in rows]
    truth = [not q.impossible for q in questions]
    everywhere = [[int(n) for n in retrieved[row][:DEPTH]] for row in rows]
    own = [squad.paragraph(q) for q in questions]
    best = [float(cosines[row].max()) for row in rows]
    log.info("cosine alone, all articles: AUROC %s", auroc(best, truth))
    best = [float(cosines[row][numbers].max()) for row, numbers in zip(rows, own, strict=True)]
    log.info("cosine alone, own paragraph: AUROC %s", auroc(best, truth))
    calibration = (1.0, 0.0)
    for form in formats:
        found = _by_question(model, squad, questions, everywhere, form)
        area = auroc([float(f.max()) for f in found], truth)
        log.info("all articles, top %d, %s: AUROC %s", DEPTH, form, area)
        log.info("   best passage answers: %.3f", _hits(squad, questions, everywhere, found))
        if form == CHOSEN:
            calibration = _calibrate(squad, questions, everywhere, found)
    found = _by_question(model, squad, questions, own, CHOSEN)
    area = auroc([float(f.max()) for f in found], truth)
    log.info("own paragraph, %s: AUROC %s", CHOSEN, area)
    log.info("   best passage answers: %.3f", _hits(squad, questions, own, found))
    return calibration


def in_format(sentence: Sentence, form: str) -> str:
    """Frame a sentence in one of FORMATS."""
    return frame(
        sentence.text,
        title=sentence.title if "title" in form else "",
        before=sentence.before if "before" in form else "",
        after=sentence.after if "after" in form else "",
    )


def _by_question(
    model: CrossEncoder,
    squad: Squad,
    questions: Sequence[Question],
    candidates: Sequence[Sequence[int]],
    form: str,
) -> list[np.ndarray]:
    pairs = [
        (question.text, in_format(squad.sentences[number], form))
        for question, numbers in zip(questions, candidates, strict=True)
        for number in numbers
    ]
    edges = np.cumsum([len(numbers) for numbers in candidates])[:-1]
    return list(np.split(scores(model, pairs)[:, 0], edges))


def _hits(
    squad: Squad,
    questions: Sequence[Question],
    candidates: Sequence[Sequence[int]],
    found: Sequence[np.ndarray],
) -> float:
    """Share of the answerable questions whose best passage holds the answer."""
    hits = [
        numbers[int(np.argmax(values))] in squad.answering(question)
        for question, numbers, values in zip(questions, candidates, found, strict=True)
        if not question.impossible
    ]
    return float(np.mean(hits))


def _calibrate(
    squad: Squad,
    questions: Sequence[Question],
    candidates: Sequence[Sequence[int]],
    found: Sequence[np.ndarray],
) -> tuple[float, float]:
    """Fit the scale and shift that turn the output into a probability (Platt 1999)."""
    labels = [
        not question.impossible and number in squad.answering(question)
        for question, numbers in zip(questions, candidates, strict=True)
        for number in numbers
    ]
    fitted = LogisticRegression(C=1e6).fit(np.concatenate(found).reshape(-1, 1), labels)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
