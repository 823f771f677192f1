from __future__ import annotations

import numpy as np
import pytest

from assistant.evidence_model import (
    Logistic,
    answerability_features,
    evidence_features,
    evidence_rows,
    load_evidence_model,
)
from assistant.features import FEATURES
from index.errors import ModelError


def test_an_unmeasured_verifier_only_moves_the_odds() -> None:
    alone, judged = load_evidence_model(), load_evidence_model("somebody's")
    features = np.random.default_rng(0).uniform(size=(20, len(FEATURES)))
    plain = alone.evidence.probability(evidence_rows(features, None))

    def with_score(score: float) -> np.ndarray:
        return judged.evidence.probability(evidence_rows(features, np.full(20, score)))

    assert with_score(0.5) == pytest.approx(plain)
    assert (with_score(1.0) > plain).all()
    assert (with_score(0.0) < plain).all()


def test_what_a_verifier_adds_to_the_question_weighs_nothing_unmeasured() -> None:
    alone, judged = (load_evidence_model(name).answerability for name in (None, "somebody's"))
    names = answerability_features(with_verifier=True)
    row = np.linspace(0, 1, len(names))
    own = np.array([row[names.index(name)] for name in answerability_features(with_verifier=False)])
    assert judged.probability(row) == pytest.approx(alone.probability(own))


def test_weights_for_other_features_are_refused() -> None:
    with pytest.raises(ModelError, match="other features"):
        Logistic.from_dict({"features": ["a"]}, ["b"])


def test_rows_say_how_far_a_candidate_stands_out() -> None:
    features = np.tile(np.arange(4.0)[:, None], (1, len(FEATURES)))
    features[:, 1] = 0.7  # The same for all: nobody stands out.
    rows = evidence_rows(features, None)
    names = evidence_features(with_verifier=False)
    assert rows.shape == (4, len(names))
    among = rows[:, names.index(f"{FEATURES[0]}_among")]
    assert among == pytest.approx((np.arange(4) - 1.5) / np.std(np.arange(4)))
    assert (rows[:, names.index(f"{FEATURES[1]}_among")] == 0).all()


def test_a_verifier_adds_its_odds_and_how_far_they_stand_out() -> None:
    features = np.zeros((3, len(FEATURES)))
    odds, among = evidence_rows(features, np.array([0.5, 0.9, 0.9]))[:, -2:].T
    assert odds == pytest.approx([0.0, np.log(9), np.log(9)])
    assert among == pytest.approx([-(2**0.5), 0.5**0.5, 0.5**0.5])


def test_rows_do_not_depend_on_the_scale_of_a_question() -> None:
    features = np.random.default_rng(1).uniform(size=(9, len(FEATURES)))
    rows, wider = evidence_rows(features, None), evidence_rows(3 * features + 1, None)
    assert rows[:, len(FEATURES) :] == pytest.approx(wider[:, len(FEATURES) :])
