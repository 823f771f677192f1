"""No test reaches the network; fixtures that several parts share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytest_socket import socket_allow_hosts

from index.settings import ChromaServerSettings

LOCAL = ["127.0.0.1", "::1", "localhost"]


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Only this machine can be reached: its own addresses and its own sockets."""
    socket_allow_hosts(LOCAL, allow_unix_socket=True)
    yield
    socket_allow_hosts(LOCAL, allow_unix_socket=True)


class WordEncoder:
    """Stands in for the embedding model where a test is not about it: hashed bags of words."""

    name = "all-MiniLM-L6-v2"
    dimension = 384

    def __init__(self, settings: object = None) -> None:
        self.encoded: list[str] = []

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        self.encoded.extend(texts)
        return np.stack([self.encode_query(text) for text in texts])

    def encode_query(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for word in [*text.lower().split(), "."]:
            digest = hashlib.sha256(word.encode()).digest()
            vector[int.from_bytes(digest[:4], "big") % self.dimension] += 1
        return vector / np.linalg.norm(vector)


@pytest.fixture
def word_encoder(monkeypatch: pytest.MonkeyPatch) -> WordEncoder:
    """Lets `sync` embed without the model; returns what it embedded with."""
    encoder = WordEncoder()
    monkeypatch.setattr("index.sync.Encoder", lambda settings: encoder)
    return encoder


@pytest.fixture
def make_corpus(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of documents from names and texts (or bytes)."""

    def make(files: dict[str, str | bytes], name: str = "corpus") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server, shared by all tests."""
    from tests.chroma_servers import chroma_running, free_port

    with chroma_running(tmp_path_factory.mktemp("chroma"), free_port()) as url:
        yield url


@pytest.fixture
def chroma(chroma_url: str) -> ChromaServerSettings:
    """The settings of an empty database of its own on that server."""
    from tests.chroma_servers import empty_database

    return empty_database(chroma_url)
