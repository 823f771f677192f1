"""Asking an assistant whose vectors are on a Chroma server."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from index.settings import ChromaServerSettings, IndexSettings
from tests.chroma_servers import chroma_running, collections_of, free_port

QUESTION = "How many workers were sent home?"


def test_sync_and_ask(
    quarry: Path,
    assistant: Assistant,
    tmp_path: Path,
    chroma: ChromaServerSettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from index.store.chroma_server import ServerStore

    search, found = ServerStore.search, []

    def noted(self, vector, *, top_k):
        found.append(search(self, vector, top_k=top_k))
        return found[-1]

    monkeypatch.setattr(ServerStore, "search", noted)
    settings = IndexSettings(verifier="none", chroma=chroma)
    with Assistant.open(quarry, index=tmp_path / "index", settings=settings) as opened:
        answer = opened.ask(QUESTION)
    assert answer.status is Status.ANSWERED
    assert answer.statements == assistant.ask(QUESTION).statements
    # It was the server that answered.
    assert found
    assert all(found)
    assert len(collections_of(chroma)) == 1


def test_ask_when_the_server_is_gone(quarry: Path, assistant: Assistant, tmp_path: Path) -> None:
    port = free_port()
    chroma = ChromaServerSettings(url=f"http://127.0.0.1:{port}", timeout=30)
    settings = IndexSettings(verifier="none", chroma=chroma)
    expected = assistant.ask(QUESTION).statements
    with chroma_running(tmp_path / "chroma", port):
        during = Assistant.open(quarry, index=tmp_path / "index", settings=settings)
        assert during.ask(QUESTION).statements == expected
    # One that was open before, and one that is opened now.
    assert during.ask(QUESTION).statements == expected
    during.close()
    with Assistant.open(quarry, index=tmp_path / "index", settings=settings) as after:
        assert after.ask(QUESTION).statements == expected
