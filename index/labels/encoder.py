"""Vectors of masked sentences: how a sentence speaks, with no name or figure in it.

The third of MiniLM's six layers, averaged over the tokens: lower layers of BERT-like encoders know
more of form and wording, upper ones more of topic (Tenney et al. 2019, BERT Rediscovers the
Classical NLP Pipeline). Always the packaged weights, whatever model the corpus is embedded with,
since the label model was trained on these.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from index.embedding import no_progress_bars, packaged_folder
from index.labels.masking import encoder_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.labels.masking import Masked

DIMENSION = 384
_LAYERS = 3
_BATCH = 64
_WINDOW = 128


class MaskedEncoder:
    """Turns masked sentences into float32 vectors. Safe to use from several threads.

    Raises:
        ModelError: the packaged model's files are missing or not the expected ones.
    """

    def __init__(self) -> None:
        from transformers import AutoModel, AutoTokenizer

        folder = packaged_folder()
        with no_progress_bars():
            self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            self._network = AutoModel.from_pretrained(folder, local_files_only=True)
        self._network.encoder.layer = self._network.encoder.layer[:_LAYERS]
        self._network.eval()
        self._tokenizing = Lock()

    def encode(self, sentences: Sequence[Masked]) -> NDArray[np.float32]:
        """The vectors [n, DIMENSION] of masked sentences, in order."""
        import torch

        vectors = np.zeros((len(sentences), DIMENSION), dtype=np.float32)
        texts = [encoder_text(sentence) for sentence in sentences]
        # Sentences of like length share a batch, so that little is computed for padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]), reverse=True)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            with self._tokenizing:
                tokens = self._tokenizer(
                    [texts[i] for i in batch],
                    padding=True,
                    truncation=True,
                    max_length=_WINDOW,
                    return_tensors="pt",
                )
            with torch.inference_mode():
                states = self._network(**tokens).last_hidden_state
                seen = tokens["attention_mask"].unsqueeze(-1)
                vectors[batch] = ((states * seen).sum(1) / seen.sum(1)).numpy()
        return vectors
