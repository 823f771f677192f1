"""What every verifier promises, whichever it is."""

from __future__ import annotations

import numpy as np
import pytest

from index.verifier import NEITHER, NoVerifier, Verifier
from index.verifier.cross_encoder import CrossEncoderVerifier
from index.verifier.language_model import LanguageModelVerifier
from tests.language_models import ScriptedLLM, naming

QUESTION = "When was the bridge closed?"
PASSAGES = ["The bridge was closed in May.", "Who was the bridge?", ""]
PAIRS = [(PASSAGES[0], "The bridge was never closed."), (PASSAGES[1], PASSAGES[0])]


@pytest.fixture(params=["none", "packaged", "reranker", "nli", "language model"])
def verifier(request, make_cross_encoder):
    if request.param == "none":
        return NoVerifier()
    if request.param == "packaged":
        return request.getfixturevalue("packaged")
    if request.param == "language model":
        return LanguageModelVerifier(ScriptedLLM(naming("closed")))
    labels = (
        ["LABEL_0"] if request.param == "reranker" else ["contradiction", "entailment", "neutral"]
    )
    return CrossEncoderVerifier(str(make_cross_encoder(labels)))


def test_is_a_verifier(verifier):
    assert isinstance(verifier, Verifier)
    assert verifier.name


def test_answers_are_probabilities(verifier):
    found = verifier.answers(QUESTION, PASSAGES)
    assert found.shape == (3,)
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1)).all()


def test_relations_are_distributions(verifier):
    found = verifier.relation(PAIRS)
    assert found.shape == (2, 3)
    assert (found >= 0).all()
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)


def test_nothing_to_judge_gives_empty_results(verifier):
    assert verifier.answers(QUESTION, []).shape == (0,)
    assert verifier.relation([]).shape == (0, 3)


def test_same_input_gives_same_judgement(verifier):
    np.testing.assert_array_equal(
        verifier.answers(QUESTION, PASSAGES), verifier.answers(QUESTION, PASSAGES)
    )


def test_a_judgement_depends_on_the_passages_beside_it_only_where_it_decides(verifier):
    if verifier.decides:
        return
    alone = [verifier.answers(QUESTION, [passage])[0] for passage in PASSAGES]
    np.testing.assert_allclose(verifier.answers(QUESTION, PASSAGES), alone, atol=0.01)


def test_a_decision_is_none_or_an_order(verifier):
    found = verifier.answers(QUESTION, PASSAGES)
    if verifier.decides:
        assert (((found > 0.5) & (found <= 1)) | (found == 0)).all()
        chosen = found[found > 0]
        assert len(set(chosen.tolist())) == len(chosen)
        assert verifier.judges_answers


def test_what_is_not_judged_is_even_or_neither(verifier):
    if not verifier.judges_answers:
        assert (verifier.answers(QUESTION, PASSAGES) == 0.5).all()
    if not verifier.judges_relations:
        assert (verifier.relation(PAIRS)[:, NEITHER] == 1).all()


def test_very_long_passage_is_judged(verifier):
    assert verifier.answers(QUESTION, ["the bridge was closed " * 2000]).shape == (1,)
