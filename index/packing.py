"""The trained layers as 8-bit integers with scales: a quarter of their size, expanded on load.

A matrix is stored as int8 with one float32 scale a row (symmetric, round to nearest); vectors
(biases, layer norms) are stored as they are. The word embeddings are not stored: they are frozen
in training and come from the packaged MiniLM weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

_SCALE = ".scale"
_LIMIT = 127
# The head is tiny and decides; it keeps its full precision.
_EXACT = ("classifier.", "head.")
_NOT_STORED = ("bert.embeddings.", "embeddings.")


def pack(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the tensors to store for a trained model's state."""
    import torch

    packed: dict[str, Tensor] = {}
    for name, value in state.items():
        if name.startswith(_NOT_STORED):
            continue
        tensor = value.detach().to("cpu", torch.float32)
        if tensor.ndim != 2 or name.startswith(_EXACT):
            packed[name] = tensor.contiguous()
            continue
        scale = tensor.abs().amax(dim=1, keepdim=True).clamp_min(1e-12) / _LIMIT
        packed[name] = (tensor / scale).round().clamp(-_LIMIT, _LIMIT).to(torch.int8)
        packed[name + _SCALE] = scale.contiguous()
    return packed


def expand(packed: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return float32 tensors for what `pack` stored."""
    import torch

    expanded: dict[str, Tensor] = {}
    for name, value in packed.items():
        if name.endswith(_SCALE):
            continue
        scale = packed.get(name + _SCALE)
        expanded[name] = value if scale is None else value.to(torch.float32) * scale
    return expanded
