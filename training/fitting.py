"""Fitting the encoder to one of the two tasks."""

from __future__ import annotations

import logging
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from sentence_transformers import CrossEncoder
from torch import Tensor, nn

from training.examples import AnswerExample, RelationExample

log = logging.getLogger(__name__)

Example = AnswerExample | RelationExample
_IGNORE = -100


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a training run."""

    epochs: int = 4
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    batch_tokens: int = 1400
    max_length: int = 112
    span_weight: float = 0.3
    seed: int = 20261121
    fresh: bool = True
    """Whether the network comes as it was packaged, and not from an earlier stage."""


def _span_loss(pointer: nn.Linear, hidden: Tensor, allowed: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy of pointing at the answer's first and last token (Devlin 2019, section 4.3).

    It teaches the encoder where to look; the pointer itself is not shipped.
    """
    if not bool((targets != _IGNORE).any()):
        return hidden.sum() * 0.0
    logits = pointer(hidden).masked_fill(~allowed.unsqueeze(-1), -1e4)
    flat = logits.transpose(1, 2).reshape(-1, logits.shape[1])
    loss: Tensor = nn.functional.cross_entropy(flat, targets.reshape(-1), ignore_index=_IGNORE)
    return loss


def fit(model: CrossEncoder, sample: Callable[[int], Sequence[Example]], recipe: Recipe) -> None:
    """Train `model` in place, on one task: one output for answers, three for relations.

    `sample` gives the examples of an epoch, all of one task; drawing them anew each time shows
    more of the data than it costs.
    """
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    network: Any = model.model
    for parameter in network.bert.embeddings.parameters():
        parameter.requires_grad_(False)
    if recipe.fresh:
        _open_pooler(network.bert.pooler.dense)
    pointer = nn.Linear(network.config.hidden_size, 2)
    heads = [*network.classifier.parameters(), *pointer.parameters()]
    body = [p for p in network.bert.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}],
        weight_decay=0.01,
    )
    network.train()
    started, running, step, steps = time.monotonic(), 0.0, 0, 0
    for epoch in range(recipe.epochs):
        batches = _batches(model.tokenizer, sample(epoch), recipe, rng)
        steps = steps or len(batches) * recipe.epochs
        for rows, examples in batches:
            share = slope(step, steps, recipe.warmup)
            for group, rate in zip(
                optimiser.param_groups, (recipe.rate, recipe.head_rate), strict=True
            ):
                group["lr"] = rate * share
            loss = _loss(network, pointer, rows, examples, recipe)
            loss.backward()
            nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            running = loss.item() if step == 0 else 0.98 * running + 0.02 * loss.item()
            step += 1
            if step % 50 == 0:
                seconds = time.monotonic() - started
                log.info("step %d/%d loss %.4f %.0fs", step, steps, running, seconds)
    network.eval()


def _open_pooler(dense: nn.Linear) -> None:
    """Start from the [CLS] state itself.

    The base model was trained with mean pooling; its own pooler was left near zero, and through
    it the heads would hardly see the text.
    """
    nn.init.eye_(dense.weight)
    nn.init.zeros_(dense.bias)


def slope(step: int, steps: int, warmup: float) -> float:
    """The rate's share of its full value: rising, then falling to almost nothing."""
    rising = max(1, math.ceil(steps * warmup))
    return min((step + 1) / rising, max(0.01, (steps - step) / max(1, steps - rising)))


@dataclass(frozen=True, slots=True)
class _Encoded:
    ids: list[int]
    types: list[int]
    start: int
    end: int


def _encode(tokenizer: Any, example: Example, max_length: int) -> _Encoded:
    pair = (
        (example.question, example.passage)
        if isinstance(example, AnswerExample)
        else (example.a, example.b)
    )
    coded = tokenizer(*pair, truncation=True, max_length=max_length, return_offsets_mapping=True)
    start = end = _IGNORE
    if isinstance(example, AnswerExample) and example.span is not None:
        inside = [
            i
            for i, (sequence, (a, b)) in enumerate(
                zip(coded.sequence_ids(), coded["offset_mapping"], strict=True)
            )
            if sequence == 1 and a < example.span[1] and example.span[0] < b
        ]
        if inside:
            start, end = inside[0], inside[-1]
    elif isinstance(example, AnswerExample) and not example.answers:
        start = end = 0
    return _Encoded(coded["input_ids"], coded["token_type_ids"], start, end)


def _batches(
    tokenizer: Any, examples: Sequence[Example], recipe: Recipe, rng: random.Random
) -> list[tuple[list[_Encoded], list[Example]]]:
    """Cut the examples into batches of like length, in random order."""
    encoded = [_encode(tokenizer, example, recipe.max_length) for example in examples]
    order = list(range(len(encoded)))
    rng.shuffle(order)
    found: list[list[int]] = []
    for first in range(0, len(order), 1500):
        block = sorted(order[first : first + 1500], key=lambda n: len(encoded[n].ids))
        found.append([])
        for number in block:
            if (len(found[-1]) + 1) * len(encoded[number].ids) > recipe.batch_tokens:
                found.append([])
            found[-1].append(number)
    rng.shuffle(found)
    return [([encoded[n] for n in ns], [examples[n] for n in ns]) for ns in found if ns]


def _loss(
    network: Any,
    pointer: nn.Linear,
    rows: Sequence[_Encoded],
    examples: Sequence[Example],
    recipe: Recipe,
) -> Tensor:
    width = max(len(row.ids) for row in rows)
    ids = torch.tensor([row.ids + [0] * (width - len(row.ids)) for row in rows])
    types = torch.tensor([row.types + [0] * (width - len(row.types)) for row in rows])
    mask = torch.tensor([[1] * len(row.ids) + [0] * (width - len(row.ids)) for row in rows])
    output = network.bert(input_ids=ids, token_type_ids=types, attention_mask=mask)
    logits: Tensor = network.classifier(network.dropout(output.pooler_output))
    if isinstance(examples[0], RelationExample):
        relations = [int(e.relation) for e in examples if isinstance(e, RelationExample)]
        return nn.functional.cross_entropy(logits, torch.tensor(relations))
    answers = [float(e.answers) for e in examples if isinstance(e, AnswerExample)]
    loss = nn.functional.binary_cross_entropy_with_logits(logits[:, 0], torch.tensor(answers))
    allowed = (types == 1) & (mask == 1)
    allowed[:, 0] = True
    spans = torch.tensor([[row.start, row.end] for row in rows])
    hidden = output.last_hidden_state
    return loss + recipe.span_weight * _span_loss(pointer, hidden, allowed, spans)
