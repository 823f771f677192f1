"""Training the network that scores a sentence's label (index/labels/network.py)."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from index.labels.model import KINDS
from index.labels.network import OUTPUTS, LabelNetwork
from training.fitting import slope

log = logging.getLogger("training")

Tokens = dict[str, list[int]]
_EPOCHS = 3
_EPOCHS_BEFORE = 2
_RATE = 1e-4
_HEAD_RATE = 1e-3
_WARMUP = 0.1
_BATCH_TOKENS = 1400
# Within so many sentences those of like length share a batch.
_SORTED = 512
_SMOOTHING = 0.05
_REASONS_WEIGHT = 0.3
_FOLDS = 3
_SEED = 1


@dataclass(frozen=True)
class NetworkExamples:
    """Sentences as token rows, with their kinds [n], reasons [n, k] and texts [n].

    A reason counts only where `contested` [n] is true: others were given none.
    """

    rows: Sequence[Tokens]
    kinds: NDArray[np.int_]
    reasons: NDArray[np.float32]
    contested: NDArray[np.bool_]
    texts: NDArray[np.str_]

    def part(self, indices: NDArray[np.int_]) -> NetworkExamples:
        """Those at `indices`."""
        return NetworkExamples(
            [self.rows[i] for i in indices],
            self.kinds[indices],
            self.reasons[indices],
            self.contested[indices],
            self.texts[indices],
        )


def left_out_outputs(examples: NetworkExamples, start: LabelNetwork) -> NDArray[np.float32]:
    """The outputs [n, OUTPUTS] for each sentence by a network that never saw its text.

    `start` is a network trained on none of the texts.
    """
    names = sorted(set(examples.texts))
    random.Random(_SEED).shuffle(names)
    fold = {name: i % _FOLDS for i, name in enumerate(names)}
    of = np.array([fold[text] for text in examples.texts])
    outputs = np.zeros((len(examples.rows), OUTPUTS), dtype=np.float32)
    for held in range(_FOLDS):
        log.info("network without fold %d of %d", held + 1, _FOLDS)
        network = train(examples.part(np.flatnonzero(of != held)), start)
        left_out = np.flatnonzero(of == held)
        outputs[left_out] = network.outputs([examples.rows[i] for i in left_out])
    return outputs


def train(examples: NetworkExamples, start: LabelNetwork | None = None) -> LabelNetwork:
    """A network trained on all of `examples`: cross-entropy for the kind, and for each reason.

    It goes on from `start`; without one it begins with the packaged encoder.
    """
    torch.manual_seed(_SEED)
    rng = random.Random(_SEED)
    network = LabelNetwork()
    if start is not None:
        network.restore(start.state())
    network.encoder.embeddings.requires_grad_(False)
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    rates = (_RATE, _HEAD_RATE)
    optimiser = torch.optim.AdamW(
        [
            {"params": body, "lr": _RATE},
            {"params": network.head.parameters(), "lr": _HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    network.train(training=True)
    started = time.monotonic()
    epochs = _EPOCHS if start is not None else _EPOCHS_BEFORE
    batches = [_batches(examples, rng) for _ in range(epochs)]
    steps = sum(map(len, batches))
    for step, batch in enumerate(b for epoch in batches for b in epoch):
        share = slope(step, steps, _WARMUP)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        loss = _loss(network.scores([examples.rows[i] for i in batch]), examples, batch)
        loss.backward()
        nn.utils.clip_grad_norm_([*body, *network.head.parameters()], 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        if step % 100 == 0:
            log.info("step %d/%d loss %.3f %.0fs", step, steps, loss, time.monotonic() - started)
    network.train(training=False)
    return network


def _loss(scores: Tensor, examples: NetworkExamples, batch: Sequence[int]) -> Tensor:
    kinds = len(KINDS)
    of_kind = nn.functional.cross_entropy(
        scores[:, :kinds], torch.tensor(examples.kinds[batch]), label_smoothing=_SMOOTHING
    )
    of_reasons = nn.functional.binary_cross_entropy_with_logits(
        scores[:, kinds:], torch.tensor(examples.reasons[batch]), reduction="none"
    )
    counted = torch.tensor(examples.contested[batch], dtype=torch.float32)[:, None]
    return of_kind + _REASONS_WEIGHT * (of_reasons * counted).mean()


def _batches(examples: NetworkExamples, rng: random.Random) -> list[list[int]]:
    order = list(range(len(examples.rows)))
    rng.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), _SORTED):
        block = sorted(order[start : start + _SORTED], key=lambda i: _length(examples.rows[i]))
        batch: list[int] = []
        for i in block:
            if batch and (len(batch) + 1) * _length(examples.rows[i]) > _BATCH_TOKENS:
                batches.append(batch)
                batch = []
            batch.append(i)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def _length(row: Tokens) -> int:
    return len(row["input_ids"])
