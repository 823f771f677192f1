"""The trained layers as 8-bit integers with scales: a quarter of their size, expanded on load.

A matrix is stored as int8 with one float32 scale a row (symmetric, round to nearest); vectors
(biases, layer norms) are stored as they are. The word embeddings are not stored: they are frozen
in training and come from the packaged MiniLM weights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from index.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor
    from torch.nn import Module

_SCALE = ".scale"
_LIMIT = 127
# The head is tiny and decides; it keeps its full precision.
_EXACT = ("classifier.", "head.")
_NOT_STORED = ("bert.embeddings.", "embeddings.")
_REINSTALL = "reinstall attributed"


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


def read_packed(path: Path, sha256: str) -> dict[str, Tensor]:
    """Read a file of packed tensors and expand it.

    Raises:
        ModelError: it can't be read or has not this hash.
    """
    from safetensors.torch import load

    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path.name}: can't be read ({error.strerror}); {_REINSTALL}") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ModelError(f"{path.name}: not the expected file (its sha256 differs); {_REINSTALL}")
    return expand(load(data))


def restore(module: Module, state: Mapping[str, Tensor], name: str) -> None:
    """Give a module its trained tensors; only the frozen embeddings may be absent.

    Raises:
        ModelError: the tensors of the file `name` are not those of this module.
    """
    absent, unknown = module.load_state_dict(state, strict=False)
    if unknown or not all(key.startswith(_NOT_STORED) for key in absent):
        raise ModelError(f"{name}: does not fit the model; {_REINSTALL}")
