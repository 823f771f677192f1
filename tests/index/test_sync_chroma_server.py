"""Syncing and opening an index whose vectors are on a Chroma server."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.corpus import Corpus, Ranking
from index.errors import CorpusError, SettingsError, VectorServerError
from index.settings import ChromaServerSettings, IndexSettings
from index.store.chroma_server import ServerStore
from index.store.lock import writer_lock
from index.store.vectors import NoStore, Vectors
from index.sync import sync
from tests.chroma_servers import (
    MISBEHAVING,
    chroma_running,
    collections_of,
    free_port,
    stub_running,
)
from tests.conftest import WordEncoder
from tests.index.documents import BRIDGE, FERRY, MILL

MakeCorpus = Callable[..., Path]


@pytest.fixture
def settings(chroma: ChromaServerSettings) -> IndexSettings:
    return IndexSettings(chroma=chroma)


@pytest.fixture
def nowhere() -> IndexSettings:
    there = ChromaServerSettings(url=f"http://127.0.0.1:{free_port()}", timeout=2)
    return IndexSettings(chroma=there)


def found(index: Path, settings: IndexSettings, store: type) -> list[Ranking]:
    """What all passages find, with the store that is expected to be asked."""
    with Corpus.open(index, settings=settings) as corpus:
        assert isinstance(corpus._caches.chroma, store)
        vectors = corpus.passage_vectors(corpus.passages)
        return [nearest(corpus, vector) for vector in vectors]


def nearest(corpus: Corpus, vector: Vectors) -> Ranking:
    # What a comparison of all gives differs in the last digits.
    return [(id_, round(cosine, 4)) for id_, cosine in corpus.search_vectors(vector, top_k=4)]


def generations(chroma: ChromaServerSettings) -> list[int]:
    return sorted(int(name[-8:]) for name in collections_of(chroma))


def test_a_server_finds_what_a_folder_finds(
    make_corpus: MakeCorpus,
    index: Path,
    tmp_path: Path,
    settings: IndexSettings,
    word_encoder: WordEncoder,
) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY, "m.txt": MILL})
    sync(folder, index, settings=settings)
    sync(folder, tmp_path / "plain")
    with Corpus.open(tmp_path / "plain") as corpus:
        vectors = corpus.passage_vectors(corpus.passages)
        expected = [nearest(corpus, vector) for vector in vectors]
    assert found(index, settings, ServerStore) == expected
    assert not list(index.rglob("chroma.sqlite3"))


def test_collections_follow_the_generations(
    make_corpus: MakeCorpus, index: Path, settings: IndexSettings, word_encoder: WordEncoder
) -> None:
    assert settings.chroma
    folder = make_corpus({"b.txt": BRIDGE})
    for number, name in enumerate(("f.txt", "m.txt", "n.txt"), start=1):
        sync(folder, index, settings=settings)
        assert sync(folder, index, settings=settings).added == ()
        assert generations(settings.chroma) == [number - 1, number][number == 1 :]
        (folder / name).write_text(FERRY if number == 1 else MILL)
    found(index, settings, ServerStore)


def test_a_reader_keeps_its_generation(
    make_corpus: MakeCorpus, index: Path, settings: IndexSettings, word_encoder: WordEncoder
) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    sync(folder, index, settings=settings)
    with Corpus.open(index, settings=settings) as corpus:
        vector = corpus.passage_vectors(corpus.passages)[1]
        before = nearest(corpus, vector)
        for text in (FERRY, MILL):
            (folder / "other.txt").write_text(text)
            sync(folder, index, settings=settings)
            # The second time its collection is gone.
            assert nearest(corpus, vector) == before


def test_two_corpora_on_one_server(
    make_corpus: MakeCorpus, tmp_path: Path, settings: IndexSettings, word_encoder: WordEncoder
) -> None:
    assert settings.chroma
    one, two = tmp_path / "one", tmp_path / "two"
    sync(make_corpus({"b.txt": BRIDGE}, "first"), one, settings=settings)
    sync(make_corpus({"m.txt": MILL}, "second"), two, settings=settings)
    assert generations(settings.chroma) == [1, 1]
    (tmp_path / "second" / "f.txt").write_text(FERRY)
    sync(tmp_path / "second", two, settings=settings)
    assert generations(settings.chroma) == [1, 1, 2]
    found(one, settings, ServerStore)
    found(two, settings, ServerStore)


def test_an_index_of_before_is_sent_when_it_is_opened(
    make_corpus: MakeCorpus, index: Path, settings: IndexSettings, word_encoder: WordEncoder
) -> None:
    assert settings.chroma
    sync(make_corpus({"b.txt": BRIDGE}), index)
    assert found(index, settings, ServerStore)
    assert generations(settings.chroma) == [1]
    # And back, without the server.
    with Corpus.open(index) as corpus:
        assert not isinstance(corpus._caches.chroma, (ServerStore, NoStore))


@pytest.mark.parametrize("harm", ["removed", "emptied"])
def test_what_the_server_lost_is_sent_again(
    harm: str,
    make_corpus: MakeCorpus,
    index: Path,
    settings: IndexSettings,
    word_encoder: WordEncoder,
) -> None:
    assert settings.chroma
    sync(make_corpus({"b.txt": BRIDGE}), index, settings=settings)
    before = found(index, settings, ServerStore)
    [collection] = collections_of(settings.chroma).values()
    if harm == "removed":
        collection._client.delete_collection(collection.name, database=settings.chroma.database)
    else:
        collection.delete(ids=collection.get(include=[])["ids"])
    assert found(index, settings, ServerStore) == before


def test_without_the_server_all_passages_are_compared(
    make_corpus: MakeCorpus,
    index: Path,
    tmp_path: Path,
    word_encoder: WordEncoder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    port = free_port()
    chroma = ChromaServerSettings(url=f"http://127.0.0.1:{port}", timeout=30)
    settings = IndexSettings(chroma=chroma)
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})
    with chroma_running(tmp_path / "chroma", port):
        sync(folder, index, settings=settings)
        expected = found(index, settings, ServerStore)
    before = {path: path.stat().st_mtime_ns for path in (index / "generations").rglob("*")}
    # Nothing is new: the server is not needed.
    sync(folder, index, settings=settings)
    assert found(index, settings, NoStore) == expected
    assert f"{chroma.url} can't be reached" in caplog.text
    after = {path: path.stat().st_mtime_ns for path in (index / "generations").rglob("*")}
    assert after == before


@pytest.mark.parametrize("behave", MISBEHAVING.values(), ids=MISBEHAVING)
def test_a_server_that_misbehaves_is_done_without(
    behave, make_corpus: MakeCorpus, index: Path, word_encoder: WordEncoder
) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    sync(folder, index)
    expected = found(index, IndexSettings(), object)
    started = time.monotonic()
    with stub_running(behave) as stub:
        there = IndexSettings(chroma=ChromaServerSettings(url=stub.url, timeout=0.5))
        assert found(index, there, NoStore) == expected
        (folder / "m.txt").write_text(MILL)
        with pytest.raises(VectorServerError, match=stub.url):
            sync(folder, index, settings=there)
    assert time.monotonic() - started < 25
    assert found(index, IndexSettings(), object) == expected


def test_nothing_is_read_for_a_server_that_is_away(
    make_corpus: MakeCorpus, index: Path, nowhere: IndexSettings, word_encoder: WordEncoder
) -> None:
    with pytest.raises(VectorServerError, match="chroma run"):
        sync(make_corpus({"b.txt": BRIDGE}), index, settings=nowhere)
    assert word_encoder.encoded == []
    assert not Corpus.exists(index)
    with pytest.raises(CorpusError):
        Corpus.open(index, settings=nowhere)


def test_a_server_that_goes_away_midway_leaves_the_state_before(
    make_corpus: MakeCorpus,
    index: Path,
    settings: IndexSettings,
    word_encoder: WordEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert settings.chroma
    folder = make_corpus({"b.txt": BRIDGE})
    sync(folder, index, settings=settings)
    expected = found(index, settings, ServerStore)
    (folder / "m.txt").write_text(MILL)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the wire broke")

    with monkeypatch.context() as patched:
        patched.setattr("chromadb.Collection.add", fail)
        with pytest.raises(VectorServerError):
            sync(folder, index, settings=settings)
    assert found(index, settings, ServerStore) == expected
    assert generations(settings.chroma) == [1]
    assert [path.name for path in (index / "generations").iterdir()] == ["00000001"]
    assert sync(folder, index, settings=settings).added == ("m.txt",)
    assert generations(settings.chroma) == [1, 2]


def test_an_unreadable_file_does_not_make_each_sync_need_the_server(
    make_corpus: MakeCorpus, index: Path, nowhere: IndexSettings, word_encoder: WordEncoder
) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "bad.pdf": b"%PDF-1.4 nothing"})
    assert len(sync(folder, index).failed) == 1
    assert len(sync(folder, index, settings=nowhere).failed) == 1


def test_what_is_lost_is_not_sent_by_a_reader_that_may_not_write(
    make_corpus: MakeCorpus, index: Path, settings: IndexSettings, word_encoder: WordEncoder
) -> None:
    assert settings.chroma
    sync(make_corpus({"b.txt": BRIDGE}), index)
    expected = found(index, IndexSettings(), object)
    with writer_lock(index):
        assert found(index, settings, NoStore) == expected
    assert generations(settings.chroma) == []


def test_a_missing_token_is_told_before_anything_is_done(
    make_corpus: MakeCorpus, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_TOKEN", raising=False)
    there = ChromaServerSettings(url="http://127.0.0.1:9", token_variable="NO_SUCH_TOKEN")
    with pytest.raises(SettingsError, match=r"chroma\.token_variable"):
        sync(make_corpus({"b.txt": BRIDGE}), index, settings=IndexSettings(chroma=there))
    assert not index.exists()
