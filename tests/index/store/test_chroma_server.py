"""Vectors on a Chroma server: one that is away, misbehaves, is shared, or lost something."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from index.errors import SettingsError, VectorServerError
from index.settings import ChromaServerSettings
from index.store.chroma_server import ServerKeeper, ServerStore
from index.store.server_ledger import Ledger
from tests.chroma_servers import (
    MISBEHAVING,
    chroma_running,
    collections_of,
    free_port,
    stub_running,
)
from tests.index.store.test_vector_keepers import points

IDS, ROWS = points(60)
TOKEN = "tok-3n-s3cr3t"


@pytest.fixture
def keeper(index: Path, chroma: ChromaServerSettings) -> ServerKeeper:
    return keeper_at(index, chroma)


def keeper_at(index: Path, settings: ChromaServerSettings) -> ServerKeeper:
    index.mkdir(exist_ok=True)
    return ServerKeeper(index, settings)


def opened(keeper: ServerKeeper, generation: int = 1) -> ServerStore:
    found = keeper.open_checked(generation, IDS, ROWS)
    assert found is not None
    return found


def refusal(keeper: ServerKeeper) -> str:
    """What is said at each attempt to write to a server that can't be used."""
    said = []
    for call in (keeper.check, lambda: keeper.build(1, IDS, ROWS)):
        with pytest.raises(VectorServerError) as raised:
            call()
        said.append(str(raised.value))
    assert all("keep the vectors in the index folder" in text for text in said)
    return said[0]


def refuses_to_open(keeper: ServerKeeper, index: Path) -> None:
    assert len(Ledger(index).entries()) == 1
    with pytest.raises(VectorServerError):
        keeper.open_checked(1, IDS, ROWS)


def test_only_numbers_and_vectors_are_sent(
    keeper: ServerKeeper, chroma: ChromaServerSettings
) -> None:
    keeper.build(7, ["secret/plan.txt#1", "secret/plan.txt#2"], ROWS[:2])
    [(name, collection)] = collections_of(chroma).items()
    held = collection.get(include=["documents", "metadatas", "uris", "embeddings"])
    assert held["ids"] == ["0", "1"]
    assert np.allclose(held["embeddings"], ROWS[:2], atol=1e-6)
    assert [held[what] for what in ("documents", "metadatas", "uris")] == [[None] * 2] * 3
    assert name.startswith("attributed-")
    assert name.endswith("-00000007")


def test_a_server_that_is_not_there(index: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    started = time.monotonic()
    keeper = keeper_at(index, ChromaServerSettings(url=url))
    said = refusal(keeper)
    refuses_to_open(keeper, index)
    assert f"{url} can't be reached" in said
    assert "chroma run" in said
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("behave", MISBEHAVING.values(), ids=MISBEHAVING)
def test_a_server_that_misbehaves(behave, index: Path) -> None:
    started = time.monotonic()
    with stub_running(behave) as stub:
        keeper = keeper_at(index, ChromaServerSettings(url=stub.url, timeout=0.5))
        said = refusal(keeper)
        refuses_to_open(keeper, index)
    assert stub.url in said
    assert time.monotonic() - started < 20


def test_a_server_that_hangs_is_named_late(index: Path) -> None:
    with stub_running(MISBEHAVING["hangs"]) as stub:
        keeper = keeper_at(index, ChromaServerSettings(url=stub.url, timeout=0.3))
        with pytest.raises(VectorServerError, match=r"did not reply within 0\.3 seconds"):
            keeper.check()


def test_a_database_that_is_not_there(index: Path, chroma: ChromaServerSettings) -> None:
    other = chroma.model_copy(update={"database": "nowhere"})
    said = refusal(keeper_at(index, other))
    assert 'the database "nowhere" of the tenant "default_tenant"' in said
    assert "chroma.database" in said


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize("body", [b"no", b'{"error": "AuthError", "message": "tok-3n-s3cr3t"}'])
def test_a_token_that_is_refused_is_not_repeated(
    status: int, body: bytes, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_CHROMA_TOKEN", TOKEN)
    with stub_running(lambda request: request.send(body, status=status)) as stub:
        settings = ChromaServerSettings(url=stub.url, token_variable="MY_CHROMA_TOKEN")
        said = refusal(keeper_at(index, settings))
    assert "refuses access" in said
    assert "chroma.token_variable" in said
    assert "s3cr3t" not in said


@pytest.mark.parametrize(
    ("header", "sent"), [("Authorization", f"Bearer {TOKEN}"), ("X-Chroma-Token", TOKEN)]
)
def test_the_token_is_sent_as_the_settings_say_and_kept_nowhere(
    header: str, sent: str, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_CHROMA_TOKEN", TOKEN)
    with stub_running(MISBEHAVING["http 500"]) as stub:
        settings = ChromaServerSettings(
            url=stub.url, token_variable="MY_CHROMA_TOKEN", token_header=header
        )
        refusal(keeper_at(index, settings))
        assert {headers[header.lower()] for headers in stub.headers} == {sent}
    assert not any(TOKEN in f.read_text() for f in index.rglob("*") if f.is_file())


def test_nothing_of_the_environment_is_sent(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHROMA_CLIENT_AUTH_CREDENTIALS", "CHROMA_API_KEY"):
        monkeypatch.setenv(name, TOKEN)
    monkeypatch.setenv(
        "CHROMA_CLIENT_AUTH_PROVIDER", "chromadb.auth.token_authn.TokenAuthClientProvider"
    )
    monkeypatch.setenv("CHROMA_SERVER_HEADERS", f'{{"X-Other": "{TOKEN}"}}')
    monkeypatch.setenv("CHROMA_SERVER_HOST", "203.0.113.1")
    monkeypatch.setenv("HTTP_PROXY", "http://203.0.113.1:3128")
    with stub_running(MISBEHAVING["http 500"]) as stub:
        refusal(keeper_at(index, ChromaServerSettings(url=stub.url)))
        assert stub.headers
        assert TOKEN not in str(stub.headers)


@pytest.mark.parametrize("held", [None, "", "two words", "line\nbreak", "naïve"])
def test_a_token_that_can_not_be_sent_is_refused(
    held: str | None, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MY_CHROMA_TOKEN", raising=False)
    if held is not None:
        monkeypatch.setenv("MY_CHROMA_TOKEN", held)
    settings = ChromaServerSettings(url="http://127.0.0.1:9", token_variable="MY_CHROMA_TOKEN")
    with pytest.raises(SettingsError, match=r"chroma\.token_variable") as raised:
        keeper_at(index, settings)
    assert not held or held not in str(raised.value)


def test_a_path_before_the_server_is_kept(index: Path) -> None:
    paths = []

    def behave(request):
        paths.append(request.path)
        request.send(b"{}", status=500)

    with stub_running(behave) as stub, pytest.raises(VectorServerError):
        keeper_at(index, ChromaServerSettings(url=f"{stub.url}/vectors/")).check()
    assert paths == [
        "/vectors/api/v2/tenants/default_tenant/databases/default_database",
    ]


def test_searching_without_the_server_finds_nothing_and_waits_once(
    tmp_path: Path, index: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    settings = ChromaServerSettings(url=f"http://127.0.0.1:{port}", timeout=30)
    with chroma_running(tmp_path / "chroma", port):
        keeper = keeper_at(index, settings)
        keeper.build(1, IDS, ROWS)
        store = opened(keeper)
        assert store.search(ROWS[3], top_k=1) == ["p3"]
    assert store.search(ROWS[3], top_k=1) == store.search(ROWS[4], top_k=1) == []
    assert caplog.text.count("all passages are compared instead") == 1
    with chroma_running(tmp_path / "chroma", port):
        assert store.search(ROWS[3], top_k=1) == []
        monkeypatch.setattr("index.store.chroma_server._PAUSE", 0.0)
        store._not_before = 0.0
        assert store.search(ROWS[3], top_k=1) == ["p3"]
        # What the server keeps outlives it.
        opened(keeper).close()
    store.close()


@pytest.mark.parametrize("ids", [[["60"]], [["-1"]], [["x"]], [[None]], [], [[], []], "p", None])
def test_replies_that_name_other_passages_are_not_believed(
    ids: object, keeper: ServerKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.build(1, IDS, ROWS)
    store = opened(keeper)
    monkeypatch.setattr(type(store._collection), "query", lambda *_, **__: {"ids": ids})
    assert store.search(ROWS[3], top_k=1) == []
    store.close()


def test_a_collection_that_was_removed_is_missing(
    keeper: ServerKeeper, chroma: ChromaServerSettings
) -> None:
    keeper.build(1, IDS, ROWS)
    store = opened(keeper)
    [collection] = collections_of(chroma).values()
    collection._client.delete_collection(collection.name, database=chroma.database)
    assert store.search(ROWS[3], top_k=1) == []
    store.close()
    assert keeper.open_checked(1, IDS, ROWS) is None
    keeper.build(1, IDS, ROWS)
    opened(keeper).close()


@pytest.mark.parametrize("harm", ["one gone", "one more", "others", "another number", "shorter"])
def test_damage_is_noticed(harm: str, keeper: ServerKeeper, chroma: ChromaServerSettings) -> None:
    keeper.build(1, IDS, ROWS)
    [collection] = collections_of(chroma).values()
    if harm == "one gone":
        collection.delete(ids=["5"])
    elif harm == "one more":
        collection.add(ids=["60"], embeddings=ROWS[:1])
    elif harm == "others":
        collection.update(ids=[str(i) for i in range(60)], embeddings=points(60, seed=1)[1])
    elif harm == "another number":
        collection.delete(ids=["0"])
        collection.add(ids=["zero"], embeddings=ROWS[:1])
    else:
        name = collection.name
        collection._client.delete_collection(name, database=chroma.database)
        model = collection._client.create_collection(name, database=chroma.database)
        short = type(collection)(client=collection._client, model=model, embedding_function=None)
        short.add(ids=[str(i) for i in range(60)], embeddings=ROWS[:, :8])
    assert keeper.open_checked(1, IDS, ROWS) is None
    keeper.build(1, IDS, ROWS)
    opened(keeper).close()
    assert len(collections_of(chroma)) == 2
    # The damaged one goes with the next sync.
    keeper.prune((1,))
    assert len(collections_of(chroma)) == 1
    opened(keeper).close()


def test_two_indexes_share_a_server(
    keeper: ServerKeeper, tmp_path: Path, chroma: ChromaServerSettings
) -> None:
    other = keeper_at(tmp_path / "other", chroma)
    keeper.build(1, IDS, ROWS)
    assert other.open_checked(1, IDS, ROWS) is None
    other.build(1, *points(60, seed=1))
    assert len(collections_of(chroma)) == 2
    other.prune(())
    assert len(collections_of(chroma)) == 1
    opened(keeper).close()


def test_a_copy_of_an_index_removes_nothing_of_the_original(
    keeper: ServerKeeper, index: Path, tmp_path: Path, chroma: ChromaServerSettings
) -> None:
    keeper.build(1, IDS, ROWS)
    shutil.copytree(index, tmp_path / "copy")
    copy = keeper_at(tmp_path / "copy", chroma)
    # It may search there, though.
    opened(copy).close()
    copy.build(2, IDS, ROWS)
    copy.prune((2,))
    assert len(collections_of(chroma)) == 2
    opened(keeper).close()
    assert copy.open_checked(1, IDS, ROWS) is None


def test_what_could_not_be_removed_is_removed_the_next_time(
    tmp_path: Path, index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    settings = ChromaServerSettings(url=f"http://127.0.0.1:{port}", timeout=30)
    keeper = keeper_at(index, settings)
    with chroma_running(tmp_path / "chroma", port):
        keeper.build(1, IDS, ROWS)
        keeper.build(2, IDS, ROWS)
    keeper.prune((2,))
    assert "stays for now" in caplog.text
    with chroma_running(tmp_path / "chroma", port):
        assert len(collections_of(settings)) == 2
        keeper.prune((2,))
        assert [name[-8:] for name in collections_of(settings)] == ["00000002"]
        # One that somebody else removed is no reason to try for ever.
        keeper.build(3, IDS, ROWS)
        [old] = [c for name, c in collections_of(settings).items() if name.endswith("2")]
        old._client.delete_collection(old.name)
        keeper.prune((3,))
    assert [entry.generation for entry in Ledger(index).entries()] == [3]


def test_what_was_sent_before_a_failure_is_removed(
    keeper: ServerKeeper, chroma: ChromaServerSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chromadb import Collection

    add, sent = Collection.add, []

    def fail_later(self, ids, embeddings):
        if sent:
            raise RuntimeError("the wire broke")
        sent.append(ids)
        add(self, ids=ids, embeddings=embeddings)

    monkeypatch.setattr(Collection, "add", fail_later)
    with pytest.raises(VectorServerError):
        keeper.build(1, *points(700))
    assert sent
    assert collections_of(chroma) == {}


def test_another_server_of_the_settings_has_nothing_and_loses_nothing(
    keeper: ServerKeeper, index: Path, chroma: ChromaServerSettings, chroma_url: str
) -> None:
    from tests.chroma_servers import empty_database

    keeper.build(1, IDS, ROWS)
    moved = keeper_at(index, empty_database(chroma_url))
    assert moved.open_checked(1, IDS, ROWS) is None
    moved.build(1, IDS, ROWS)
    moved.prune((1,))
    opened(moved).close()
    opened(keeper).close()


@pytest.mark.parametrize("text", ["", "nonsense", "{}", "5", '[{"url": 1}]', "[5]", "\x00"])
def test_a_ledger_that_is_damaged_notes_nothing(
    text: str, keeper: ServerKeeper, index: Path
) -> None:
    keeper.build(1, IDS, ROWS)
    [ledger] = index.glob("*.json")
    ledger.write_text(text)
    assert keeper.open_checked(1, IDS, ROWS) is None
    keeper.prune((1,))
    keeper.build(1, IDS, ROWS)
    opened(keeper).close()
