"""Whether the corpus answers at all: the signs that tell a near miss from an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.evidence_model import answerability_features, log_odds
from assistant.features import FEATURES, Candidate
from assistant.question import Asked, Question
from index.domain import Dispute
from index.terms import Vocabulary, stems

_COLUMN = {name: index for index, name in enumerate(FEATURES)}
# How many of the best candidates are looked at together.
_TOP = 3
_MORE = 5
# A question about fewer words than these may be about anything that has them.
_LEAST_WORDS = 2
_COMPLETE = 0.999
# Stands for the nearest words of whom is asked for where nobody is, or nothing of theirs was found.
_USUAL_COSINE = 0.4


def answerability_row(
    question: Question,
    candidates: Sequence[Candidate],
    features: NDArray[np.float64],
    scores: NDArray[np.float64],
    verdicts: NDArray[np.float64] | None,
    vocabulary: Vocabulary,
) -> NDArray[np.float64]:
    """Return the features of one question, in the order of `answerability_features`.

    Args:
        question: the analysed question.
        candidates: what was retrieved, not empty.
        features: their features, shape [n, len(FEATURES)].
        scores: their evidence probabilities, shape [n].
        verdicts: the verifier's scores, shape [n], or None without a verifier.
        vocabulary: the corpus's words.
    """
    order = np.argsort(-scores, kind="stable")[:_TOP]
    top = features[order]
    best = top[0]

    def lowest(name: str) -> float:
        return float(top[:, _COLUMN[name]].min())

    def highest(name: str) -> float:
        return float(top[:, _COLUMN[name]].max())

    verdict = np.sort(verdicts)[::-1] if verdicts is not None else np.zeros(2)
    values = {
        "best": _log_odds(float(scores[order[0]])),
        "second": _log_odds(float(scores[order[1]])) if len(order) > 1 else _log_odds(0.0),
        "best_verifier": _log_odds(float(verdict[0])),
        "second_verifier": _log_odds(float(verdict[1])) if len(verdict) > 1 else _log_odds(0.0),
        "best_dense": highest("dense_statement"),
        "best_terms": highest("terms_in_statement"),
        "best_terms_passage": highest("terms_in_passage"),
        "rarest_missing": lowest("rarest_missing"),
        "names_missing": 1.0 - highest("names_in_passage"),
        "unknown_names": _unknown(question, vocabulary),
        "numbers_missing": lowest("numbers_missing"),
        "asked_missing": 1.0 - highest("asked_present"),
        "asked_near_focus": float(best[_COLUMN["asked_near_focus"]]),
        "speaker_unknown": float(
            question.speaker is not None and candidates[0].speaker_match == 0.5
        ),
        "best_passage_dense": float(features[:, _COLUMN["dense_passage"]].max()),
        "dense_lead": _lead(features[:, _COLUMN["dense_statement"]]),
        "best_keyword": highest("keyword"),
        "first_asked_present": float(best[_COLUMN["asked_present"]]),
        "first_rarest_missing": float(best[_COLUMN["rarest_missing"]]),
    }
    values |= _question_values(question, vocabulary)
    values |= _said_by_asked(question, features)
    values |= _together(features, scores)
    names = answerability_features(with_verifier=verdicts is not None)
    return np.array([values[name] for name in names])


def _together(features: NDArray[np.float64], scores: NDArray[np.float64]) -> dict[str, float]:
    """Whether one and the same statement has what is asked for and what it is asked of."""
    order = np.argsort(-scores, kind="stable")[:_MORE]

    def columns(rows: NDArray[np.intp], *names: str) -> float:
        return float(np.prod([features[rows, _COLUMN[name]] for name in names], axis=0).max())

    return {
        "plain_terms": columns(order[:_TOP], "plain_terms_in_statement"),
        "plain_terms_passage": columns(order[:_TOP], "plain_terms_in_passage"),
        "plain_terms_with_asked": columns(
            order[:_TOP], "plain_terms_in_statement", "asked_present"
        ),
        "terms_near_asked": columns(order, "asked_near_focus", "terms_in_passage"),
        "terms_with_asked": columns(order, "asked_present", "terms_in_passage"),
        "dense_with_asked": columns(order, "asked_present", "dense_statement"),
        "evidence_sum": float(np.log(1e-4 + np.sort(scores)[::-1][:_MORE].sum())),
    }


def _said_by_asked(question: Question, features: NDArray[np.float64]) -> dict[str, float]:
    """Whether those whose words are asked for say anything about what is asked.

    That others do is no answer.
    """
    theirs = features[features[:, _COLUMN["speaker"]] == 1.0]
    if not len(theirs):
        known = 0.5 if question.speaker is None else 0.0
        return {
            "said_terms": known,
            "said_terms_passage": known,
            "said_dense": _USUAL_COSINE,
            "said_any": 0.0,
        }
    return {
        "said_terms": float(theirs[:, _COLUMN["terms_in_statement"]].max()),
        "said_terms_passage": float(theirs[:, _COLUMN["terms_in_passage"]].max()),
        "said_dense": float(theirs[:, _COLUMN["dense_statement"]].max()),
        "said_any": 1.0,
    }


def _question_values(question: Question, vocabulary: Vocabulary) -> dict[str, float]:
    """What the question alone says: how much it asks, and in words the corpus does not have."""
    unknown = sum(term not in vocabulary.frequencies for term in question.terms)
    return {
        "question_terms": len(question.terms) / 10.0,
        "unknown_terms": unknown / 2.0,
        "asks_figure": float(question.asked in (Asked.NUMBER, Asked.MONEY, Asked.DATE)),
        "asks_words": float(question.asked is Asked.WORDS),
    }


def _lead(cosines: NDArray[np.float64]) -> float:
    """How far the nearest statement stands out from the ones behind it."""
    ordered = np.sort(cosines)[::-1]
    return float(ordered[0] - ordered[4:10].mean()) if len(ordered) > 4 else 0.0


def _log_odds(probability: float) -> float:
    return float(log_odds(np.array(probability)))


def _unknown(question: Question, vocabulary: Vocabulary) -> float:
    """The share of the question's names of which no word occurs anywhere in the corpus."""
    names = [words for name in question.names if (words := stems(name))]
    if not names:
        return 0.0
    missing = sum(not any(vocabulary.knows(word) for word in words) for words in names)
    return missing / len(names)


def asks_what_is_disputed(
    question: Question,
    candidates: Sequence[Candidate],
    features: NDArray[np.float64],
    scores: NDArray[np.float64],
    disputes_of: Callable[[str], Sequence[Dispute]],
) -> bool:
    """Whether a yes-or-no question is just what two of the likeliest statements dispute.

    Both must have every word that the question is about. "Are there cracks in the roof?" is
    answered by who found some and by who found none, though neither says yes or no.
    """
    if question.asked is not Asked.YES_NO or len(set(question.about)) < _LEAST_WORDS:
        return False
    likeliest = np.argsort(-scores, kind="stable")[:_TOP]
    complete = features[:, _COLUMN["terms_in_statement"]] >= _COMPLETE
    ids = {candidates[i].id for i in likeliest if complete[i]}
    return any(
        d.disputes and d.a.statement != d.b.statement and {d.a.statement, d.b.statement} <= ids
        for id_ in ids
        for d in disputes_of(id_)
    )
