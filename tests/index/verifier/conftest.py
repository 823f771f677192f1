"""Small models made on the spot, so that no test needs a model hub."""

from __future__ import annotations

from pathlib import Path

import pytest

WORDS = "the bridge was closed in may who when"


@pytest.fixture(scope="session")
def make_cross_encoder(tmp_path_factory):
    """Return a function that saves a tiny, untrained CrossEncoder with the given labels."""

    def make(labels: list[str]) -> Path:
        import torch
        from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

        folder = tmp_path_factory.mktemp("cross-encoder")
        words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS.split()]
        vocabulary = folder / "vocab.txt"
        vocabulary.write_text("\n".join(words) + "\n", encoding="utf-8")
        config = BertConfig(
            vocab_size=len(words),
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
            max_position_embeddings=64,
            num_labels=len(labels),
            id2label=dict(enumerate(labels)),
            label2id={label: i for i, label in enumerate(labels)},
        )
        torch.manual_seed(1)
        network = BertForSequenceClassification(config)
        network.classifier.weight.data.normal_(std=1.0)
        network.save_pretrained(folder)
        BertTokenizerFast(vocab=str(vocabulary)).save_pretrained(folder)
        return folder

    return make


@pytest.fixture(scope="session")
def packaged():
    """The shipped verifier, loaded once."""
    from index.verifier.packaged import PackagedVerifier

    return PackagedVerifier()
