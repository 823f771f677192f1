from __future__ import annotations

import numpy as np
import pytest

from index.errors import ModelError
from index.verifier import CONTRADICT, NEITHER, SUPPORT, load_verifier
from index.verifier.cross_encoder import CrossEncoderVerifier

PAIR = ("the bridge was closed", "the bridge was closed in may")


def raw_outputs(verifier, pair):
    from torch import nn

    return np.asarray(verifier._model.predict([pair], activation_fn=nn.Identity()))[0]


def test_reranker_judges_answers_only(make_cross_encoder):
    verifier = CrossEncoderVerifier(str(make_cross_encoder(["LABEL_0"])))
    assert (verifier.judges_answers, verifier.judges_relations) == (True, False)


def test_reranker_score_is_the_sigmoid_of_its_output(make_cross_encoder):
    verifier = CrossEncoderVerifier(str(make_cross_encoder(["LABEL_0"])))
    expected = 1 / (1 + np.exp(-raw_outputs(verifier, PAIR)))
    assert verifier.answers(*PAIR[:1], [PAIR[1]])[0] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    "labels",
    [
        ["contradiction", "entailment", "neutral"],
        ["ENTAILMENT", "NEUTRAL", "CONTRADICTION"],
        ["SUPPORTS", "REFUTES", "NOT ENOUGH INFO"],
    ],
)
def test_nli_columns_follow_the_labels_of_the_config(make_cross_encoder, labels):
    verifier = CrossEncoderVerifier(str(make_cross_encoder(labels)))
    powers = np.exp(raw_outputs(verifier, PAIR))
    expected = dict(zip([label[0].lower() for label in labels], powers / powers.sum(), strict=True))
    found = verifier.relation([PAIR])[0]
    assert found[SUPPORT] == pytest.approx(expected.get("e", expected.get("s")), abs=1e-5)
    assert found[CONTRADICT] == pytest.approx(expected.get("c", expected.get("r")), abs=1e-5)
    assert found[NEITHER] == pytest.approx(expected["n"], abs=1e-5)


def test_unknown_labels_are_refused_by_name(make_cross_encoder):
    folder = str(make_cross_encoder(["positive", "negative", "mixed"]))
    with pytest.raises(ModelError, match=r"'mixed', 'negative', 'positive'.*config.json"):
        CrossEncoderVerifier(folder)


def test_folder_without_model_is_refused_with_remedy(tmp_path):
    with pytest.raises(ModelError, match=r"can't be loaded as a cross-encoder.*packaged"):
        load_verifier(str(tmp_path))
