import hashlib

import numpy as np
import pytest

from index.errors import ModelError
from index.labels.masking import mask
from index.labels.model import LabelModel
from index.labels.network import OUTPUTS, WEIGHTS, LabelNetwork


def read(*sentences: str):
    known = {"the", "it", "that"}
    return [mask(sentence, known) for sentence in sentences]


@pytest.fixture(scope="module")
def network() -> LabelNetwork:
    return LabelNetwork.load(LabelModel.load().network_sha256)


def test_each_sentence_gets_its_scores_whatever_shares_its_batch(network: LabelNetwork):
    rows = network.tokens(
        read("It opened in 2004.", "That was a shameful and stupid waste of the town's money!")
    )
    together = network.outputs(rows)
    apart = np.concatenate([network.outputs([row]) for row in rows])
    assert together.shape == (2, OUTPUTS)
    np.testing.assert_allclose(together, apart, atol=1e-4)


def test_the_neighbours_are_read(network: LabelNetwork):
    alone = network.outputs(network.tokens(read("It opened in 2004.")))
    between = network.tokens(
        read("What a pack of lies!", "It opened in 2004.", "Nobody believes it.")
    )
    assert np.abs(network.outputs(between)[1] - alone[0]).max() > 0.01


def test_no_sentences_give_no_rows(network: LabelNetwork):
    assert network.tokens([]) == []
    assert network.outputs([]).shape == (0, OUTPUTS)


def test_names_and_figures_are_not_read(network: LabelNetwork):
    one = network.tokens(read("That cost Drovia 300 million, the Courier wrote."))
    other = network.tokens(read("That cost Tessaly 14 million, the Herald wrote."))
    assert one == other


def test_other_weights_are_refused(tmp_path):
    path = tmp_path / "network.safetensors"
    path.write_bytes(b"else")
    with pytest.raises(ModelError, match=r"network\.safetensors.*reinstall"):
        LabelNetwork.load(hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(), path)


def test_missing_weights_are_told(tmp_path):
    with pytest.raises(ModelError, match=r"absent\.safetensors: can't be read"):
        LabelNetwork.load("", tmp_path / "absent.safetensors")


def test_a_state_comes_back_whole(network: LabelNetwork):
    rows = network.tokens(read("It opened in 2004."))
    copy = LabelNetwork()
    assert np.abs(copy.outputs(rows) - network.outputs(rows)).max() > 0.01
    copy.restore(network.state())
    np.testing.assert_array_equal(copy.outputs(rows), network.outputs(rows))


def test_the_tensors_of_another_network_are_refused():
    with pytest.raises(ModelError, match=r"network\.safetensors: does not fit"):
        LabelNetwork().restore({})
