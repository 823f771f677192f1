"""A small network that reads a masked sentence between its neighbours and scores its label.

The first three of MiniLM's six layers, further trained on the hand-labelled texts
(training/label_network.py), averaged over the sentence's tokens, and one linear layer. Lower layers
of BERT-like encoders know more of form and wording, upper ones more of topic (Tenney et al. 2019,
BERT Rediscovers the Classical NLP Pipeline). It always starts from the packaged weights, whatever
model the corpus is embedded with, and reads no name and no figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embedding import packaged_folder, quiet_loading
from index.labels.masking import encoder_text
from index.labels.model import KINDS, LEARNT_REASONS
from index.packing import read_packed, restore

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from index.labels.masking import Masked

WEIGHTS = Path(__file__).parent / "weights" / "network.safetensors"
LAYERS = 3
OUTPUTS = len(KINDS) + len(LEARNT_REASONS)
_BATCH = 64
_WINDOW = 128
_BEFORE_WORDS = 26
_AFTER_WORDS = 16
_DROPOUT = 0.1
_HEAD = "head."


class LabelNetwork:
    """Scores masked sentences. Untrained when made; safe to use from several threads.

    `encoder` and `head` are its trainable parts.

    Raises:
        ModelError: the packaged model's files are missing or not the expected ones.
    """

    def __init__(self) -> None:
        import torch
        from transformers import AutoModel, AutoTokenizer

        folder = packaged_folder()
        with quiet_loading():
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            self.encoder: Any = AutoModel.from_pretrained(folder, local_files_only=True)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        self.head: Any = torch.nn.Sequential(
            torch.nn.Dropout(_DROPOUT), torch.nn.Linear(self.encoder.config.hidden_size, OUTPUTS)
        )
        self._tokenizing = Lock()
        self.train(training=False)

    @classmethod
    def load(cls, sha256: str, path: Path = WEIGHTS) -> LabelNetwork:
        """The trained network.

        Raises:
            ModelError: its weights are missing or have not this hash.
        """
        network = cls()
        network.restore(read_packed(path, sha256), path.name)
        return network

    def state(self) -> dict[str, Tensor]:
        """The tensors of both trainable parts, by name."""
        parts = (("", self.encoder), (_HEAD, self.head))
        return {prefix + n: t for prefix, part in parts for n, t in part.state_dict().items()}

    def restore(self, state: Mapping[str, Tensor], name: str = WEIGHTS.name) -> None:
        """Take over tensors of `state`; the frozen embeddings may be absent.

        Raises:
            ModelError: the tensors of the file `name` are not those of this network.
        """
        head = {n.removeprefix(_HEAD): t for n, t in state.items() if n.startswith(_HEAD)}
        body = {n: t for n, t in state.items() if not n.startswith(_HEAD)}
        restore(self.head, head, name)
        restore(self.encoder, body, name)

    def train(self, *, training: bool) -> None:
        """Switch dropout on or off."""
        self.encoder.train(training)
        self.head.train(training)

    def tokens(self, sentences: Sequence[Masked]) -> list[dict[str, list[int]]]:
        """What the network reads for each sentence of an article, given in order."""
        if not sentences:
            return []
        texts = [encoder_text(sentence) for sentence in sentences]
        around = [
            " ".join(
                (
                    *(texts[i - 1].split()[-_BEFORE_WORDS:] if i else ()),
                    "|",
                    *(texts[i + 1].split()[:_AFTER_WORDS] if i + 1 < len(texts) else ()),
                )
            )
            for i in range(len(texts))
        ]
        with self._tokenizing:
            coded = self._tokenizer(texts, around, truncation="longest_first", max_length=_WINDOW)
        names = ("input_ids", "token_type_ids", "attention_mask")
        return [{name: coded[name][i] for name in names} for i in range(len(texts))]

    def scores(self, rows: Sequence[dict[str, list[int]]]) -> Tensor:
        """Scores [n, OUTPUTS] of one batch, before softmax and sigmoid."""
        import torch

        width = max(len(row["input_ids"]) for row in rows)
        batch = {
            name: torch.tensor([row[name] + [0] * (width - len(row[name])) for row in rows])
            for name in rows[0]
        }
        states = self.encoder(**batch).last_hidden_state
        # The neighbours are read, the sentence itself is averaged.
        own = (batch["attention_mask"] * (1 - batch["token_type_ids"])).unsqueeze(-1)
        scores: Tensor = self.head((states * own).sum(1) / own.sum(1))
        return scores

    def outputs(self, rows: Sequence[dict[str, list[int]]]) -> NDArray[np.float32]:
        """Scores [n, OUTPUTS] of any number of sentences."""
        import torch

        found = np.zeros((len(rows), OUTPUTS), dtype=np.float32)
        # Sentences of like length share a batch, so that little is computed for padding.
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]["input_ids"]), reverse=True)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            with torch.inference_mode():
                found[batch] = self.scores([rows[i] for i in batch]).numpy()
        return found
