from __future__ import annotations

import torch

from index.packing import expand, pack


def state():
    torch.manual_seed(0)
    return {
        "bert.embeddings.word_embeddings.weight": torch.randn(30, 8),
        "bert.encoder.layer.0.output.dense.weight": torch.randn(8, 16)
        * torch.logspace(-3, 1, 8)[:, None],
        "bert.encoder.layer.0.output.dense.bias": torch.randn(8),
        "classifier.weight": torch.randn(4, 8),
    }


def test_embeddings_are_not_stored():
    assert not any("embeddings" in name for name in pack(state()))


def test_matrices_are_stored_as_bytes():
    assert pack(state())["bert.encoder.layer.0.output.dense.weight"].dtype == torch.int8


def test_each_value_comes_back_within_half_a_step_of_its_row():
    name = "bert.encoder.layer.0.output.dense.weight"
    before, after = state()[name], expand(pack(state()))[name]
    step = before.abs().amax(dim=1, keepdim=True) / 127
    assert ((before - after).abs() <= step / 2 + 1e-7).all()


def test_vectors_and_head_are_exact():
    before, after = state(), expand(pack(state()))
    for name in ("bert.encoder.layer.0.output.dense.bias", "classifier.weight"):
        assert torch.equal(before[name], after[name])


def test_row_of_zeros_stays_zero():
    packed = pack({"bert.pooler.dense.weight": torch.zeros(2, 4)})
    assert torch.equal(expand(packed)["bert.pooler.dense.weight"], torch.zeros(2, 4))
