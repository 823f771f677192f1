"""Indexes that are broken, unwritable or of another format."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.errors import (
    CorpusError,
    IndexBrokenError,
    IndexMismatchError,
    IndexNotWritableError,
)
from index.store.lock import writer_lock
from index.store.records import DATABASE, Record
from index.sync import sync
from tests.index.documents import BRIDGE, FERRY, MILL

MakeCorpus = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("word_encoder")


def test_a_damaged_record_says_what_to_do(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    sync(folder, index)
    (index / DATABASE).write_bytes(b"no database " * 1000)
    with pytest.raises(IndexBrokenError, match="sync again"):
        Corpus.open(index)
    with pytest.raises(IndexBrokenError, match="sync again"):
        sync(folder, index)


def test_a_row_of_nonsense_says_what_to_do(make_corpus: MakeCorpus, index: Path) -> None:
    sync(make_corpus({"b.txt": BRIDGE}), index)
    with sqlite3.connect(index / DATABASE) as database:
        database.execute("UPDATE statements SET label = 'nonsense'")
    with pytest.raises(IndexBrokenError, match="damaged"):
        Corpus.open(index)


@pytest.mark.parametrize(
    "harm", ["chroma", "keywords", "statements.npy", "passages.npy", "keywords/ids.json"]
)
@pytest.mark.parametrize("how", ["gone", "cut"])
def test_broken_caches_are_made_again(
    make_corpus: MakeCorpus, index: Path, harm: str, how: str
) -> None:
    sync(make_corpus({"b.txt": BRIDGE, "f.txt": FERRY}), index)
    with Corpus.open(index) as opened:
        expected = opened.search_vectors(opened.vectors[3], top_k=5)
        words = opened.search_keywords(["bridg"], top_k=5)
    target = next((index / "generations").iterdir()) / harm
    files = [f for f in target.rglob("*") if f.is_file()] if target.is_dir() else [target]
    for file in files:
        if how == "gone":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with Corpus.open(index) as opened:
        assert opened.search_vectors(opened.vectors[3], top_k=5) == expected
        assert opened.search_keywords(["bridg"], top_k=5) == words


def test_caches_are_made_elsewhere_while_another_process_writes(
    make_corpus: MakeCorpus, index: Path
) -> None:
    sync(make_corpus({"b.txt": BRIDGE}), index)
    broken = next((index / "generations").iterdir()) / "passages.npy"
    broken.unlink()
    with writer_lock(index), Corpus.open(index) as opened:
        assert opened.search_vectors(opened.vectors[0], top_k=1)
    assert not broken.exists()


def test_an_index_that_cant_be_written_to_can_be_read(
    make_corpus: MakeCorpus, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(make_corpus({"b.txt": BRIDGE}), index)
    monkeypatch.setattr("index.store.records.os.access", lambda *_: False)
    before = sorted(index.iterdir())
    with Corpus.open(index) as opened:
        assert opened.search_vectors(opened.vectors[0], top_k=1)
    assert sorted(index.iterdir()) == before


def test_a_place_that_cant_be_written_to(make_corpus: MakeCorpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexNotWritableError, match="--index"):
        sync(make_corpus({"b.txt": BRIDGE}), tmp_path / "file" / "index")


def test_missing_vectors_say_what_to_do(make_corpus: MakeCorpus, index: Path) -> None:
    sync(make_corpus({"b.txt": BRIDGE}), index)
    with sqlite3.connect(index / DATABASE) as database:
        database.execute("DELETE FROM vectors")
    for file in (index / "generations").rglob("*.npy"):
        file.unlink()
    with pytest.raises(IndexBrokenError, match="vectors are missing"):
        Corpus.open(index)


def test_vectors_that_nothing_uses_are_dropped(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "m.txt": MILL})
    sync(folder, index)
    (folder / "m.txt").unlink()
    sync(folder, index)
    record = Record(index)
    state = record.load()
    record.close()
    keys = {*state.statement_keys, *filter(None, state.passage_keys)}
    with sqlite3.connect(index / DATABASE) as database:
        kept = {key for (key,) in database.execute("SELECT key FROM vectors")}
    assert kept == keys


def test_no_index_yet(index: Path) -> None:
    assert not Corpus.exists(index)
    with pytest.raises(CorpusError, match="sync"):
        Corpus.open(index)


def test_another_format_is_refused(make_corpus: MakeCorpus, index: Path) -> None:
    sync(make_corpus({"b.txt": BRIDGE}), index)
    with sqlite3.connect(index / DATABASE) as database:
        database.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    with pytest.raises(IndexMismatchError, match="99"):
        Corpus.open(index)
