"""`sync` makes the index equal to the folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.disputes import DisputeResult
from index.domain import Label
from index.errors import (
    CorpusError,
    IndexLockedError,
    IndexMismatchError,
)
from index.fold import fold
from index.settings import IndexSettings
from index.store.lock import writer_lock
from index.sync import default_index_path, sync
from tests.conftest import WordEncoder
from tests.index.documents import BRIDGE, FERRY, GERMAN, MILL

MakeCorpus = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("word_encoder")


def everything(index: Path) -> str:
    """The whole state of an index, for comparing; what only says when it was built is left out."""
    with Corpus.open(index) as opened:
        return repr(
            (
                dict(opened.documents),
                dict(opened.articles),
                dict(opened.statements),
                opened.disputes,
                opened.supports,
                opened.failures,
                opened.unlabelled,
            )
        )


def test_a_new_corpus(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "sub/f.md": FERRY, "c.bin": b"\x00"})
    report = sync(folder, index)
    assert report.added == ("b.txt", "sub/f.md")
    assert [f.path for f in report.failed] == ["c.bin"]
    with Corpus.open(index) as opened:
        assert list(opened.documents) == ["b.txt", "sub/f.md"]
        assert opened.generation == 1
        assert opened.failures == report.failed


def test_every_quote_is_exact(make_corpus: MakeCorpus, index: Path) -> None:
    page = f"<html><body><h1>Title</h1><p>{FERRY}</p></body></html>"
    sync(make_corpus({"b.txt": BRIDGE.replace("\n", "\r\n"), "f.html": page}), index)
    with Corpus.open(index) as opened:
        assert opened.statements
        for statement in opened.statements.values():
            text = opened.documents[statement.document].text
            quote = statement.span.of(text)
            shown = fold(quote, statement.omitted, start=statement.span.start)
            assert shown == shown.strip() != ""
            assert opened.articles[statement.article].span.covers(statement.span)


def test_the_corpus_folder_is_only_read(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    before = sorted(folder.rglob("*"))
    sync(folder, index)
    assert sorted(folder.rglob("*")) == before


def test_nothing_to_do(make_corpus: MakeCorpus, index: Path, word_encoder: WordEncoder) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    sync(folder, index)
    embedded = len(word_encoder.encoded)
    report = sync(folder, index)
    assert report.unchanged == ("b.txt",)
    assert report.added == report.changed == report.removed == ()
    assert len(word_encoder.encoded) == embedded
    with Corpus.open(index) as opened:
        assert opened.generation == 1


def test_added_changed_removed(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY, "m.txt": MILL})
    sync(folder, index)
    (folder / "b.txt").write_text(BRIDGE.replace("40 workers", "50 workers"))
    (folder / "f.txt").unlink()
    (folder / "new.txt").write_text(FERRY)
    report = sync(folder, index)
    assert (report.added, report.changed) == (("new.txt",), ("b.txt",))
    assert (report.removed, report.unchanged) == (("f.txt",), ("m.txt",))
    with Corpus.open(index) as opened:
        assert list(opened.documents) == ["b.txt", "m.txt", "new.txt"]
        assert "50 workers" in opened.document_text("b.txt")


def test_what_did_not_change_is_not_embedded_again(
    make_corpus: MakeCorpus, index: Path, word_encoder: WordEncoder
) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})
    sync(folder, index)
    word_encoder.encoded.clear()
    (folder / "f.txt").write_text(FERRY + "\nThe ferry is green.\n")
    sync(folder, index)
    assert any("green" in text for text in word_encoder.encoded)
    assert not any("rusted" in text for text in word_encoder.encoded)
    assert len(word_encoder.encoded) <= 4


def test_better_rules_give_the_same_as_starting_anew(
    make_corpus: MakeCorpus, index: Path, tmp_path: Path
) -> None:
    folder = make_corpus(
        {
            "a.txt": "The ferry\n\nBy Ann Lee\n\nThe ferry Marbella carried 231 people on Friday.\n",
            "b.txt": "A ferry\n\nBy Bo Orr\n\nThe ferry Marbella carried 212 people on Friday.\n",
        }
    )
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr("index.ingest.stages_version", lambda: "earlier")
        earlier.setattr("index.assembly.find_disputes", lambda *_, **__: DisputeResult((), ()))
        sync(folder, index)
    with Corpus.open(index) as opened:
        assert not opened.disputes
    sync(folder, index)
    sync(folder, tmp_path / "anew")
    assert everything(index) == everything(tmp_path / "anew")
    with Corpus.open(index) as opened:
        assert opened.disputes


def test_a_change_gives_the_same_as_starting_anew(
    make_corpus: MakeCorpus, index: Path, tmp_path: Path
) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})
    sync(folder, index)
    (folder / "m.txt").write_text(MILL)
    (folder / "f.txt").write_text(FERRY.replace("60 passengers", "80 passengers"))
    sync(folder, index)
    sync(folder, tmp_path / "anew")
    assert everything(index) == everything(tmp_path / "anew")


def test_adding_and_removing_a_document_restores_everything(
    make_corpus: MakeCorpus, index: Path
) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})
    sync(folder, index)
    before = everything(index)
    # A copy with another byline, and a text that denies.
    (folder / "a.txt").write_text(BRIDGE.replace("By Ada Berg", "By Zoe Quist"))
    (folder / "d.txt").write_text("It is false that the council closed the bridge on Monday.\n")
    sync(folder, index)
    assert everything(index) != before
    (folder / "a.txt").unlink()
    (folder / "d.txt").unlink()
    sync(folder, index)
    assert everything(index) == before


def test_a_sidecar_wins_and_its_change_is_a_change(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "b.txt.meta.yaml": "outlet: The Holm Post"})
    sync(folder, index)
    (folder / "b.txt.meta.yaml").write_text("outlet: The Valley News\nauthor: Dag Moe\n")
    report = sync(folder, index)
    assert report.changed == ("b.txt",)
    with Corpus.open(index) as opened:
        metadata = next(iter(opened.articles.values())).metadata
    assert (metadata.outlet, metadata.author) == ("The Valley News", "Dag Moe")


def test_a_bad_sidecar_fails_its_document_by_name(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY, "b.txt.meta.yaml": "titel: x"})
    report = sync(folder, index)
    assert [f.path for f in report.failed] == ["b.txt"]
    assert "titel" in report.failed[0].reason
    assert report.added == ("f.txt",)


def test_a_document_that_turns_unreadable_leaves_the_index(
    make_corpus: MakeCorpus, index: Path
) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})
    sync(folder, index)
    (folder / "f.txt").write_bytes(b"%PDF-1.7")
    report = sync(folder, index)
    assert report.removed == ("f.txt",)
    assert [f.path for f in report.failed] == ["f.txt"]
    with Corpus.open(index) as opened:
        assert list(opened.documents) == ["b.txt"]


def test_a_failure_that_is_mended_goes_away(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": b""})
    assert sync(folder, index).failed
    (folder / "f.txt").write_text(FERRY)
    assert sync(folder, index).failed == ()
    with Corpus.open(index) as opened:
        assert opened.failures == ()


def test_an_error_in_a_stage_fails_only_its_document(
    make_corpus: MakeCorpus, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import pipeline

    whole = pipeline.find_articles

    def find_articles(raw, **options):  # type: ignore[no-untyped-def]
        if "Ferry" in raw.text:
            raise RecursionError("too deep")
        return whole(raw, **options)

    monkeypatch.setattr(pipeline, "find_articles", find_articles)
    report = sync(make_corpus({"b.txt": BRIDGE, "f.txt": FERRY}), index)
    assert report.added == ("b.txt",)
    assert "RecursionError" in report.failed[0].reason


def test_another_language_is_quoted_but_unlabelled(make_corpus: MakeCorpus, index: Path) -> None:
    report = sync(make_corpus({"b.txt": BRIDGE, "g.txt": GERMAN}), index)
    assert report.unlabelled == ("g.txt",)
    with Corpus.open(index) as opened:
        assert opened.unlabelled == ("g.txt",)
        own = [s for s in opened.statements.values() if s.document == "g.txt"]
        assert own
        assert {(s.text_label, s.reasons, s.confidence) for s in own} == {(Label.CLAIM, (), 0.0)}


@pytest.mark.parametrize("files", [{}, {"a.bin": b"\x00"}, {"a.txt": b""}])
def test_a_folder_with_nothing_readable(
    make_corpus: MakeCorpus, index: Path, files: dict[str, bytes]
) -> None:
    with pytest.raises(CorpusError, match="document"):
        sync(make_corpus(files), index)
    assert not Corpus.exists(index)


def test_an_emptied_folder_loses_nothing(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    sync(folder, index)
    (folder / "b.txt").unlink()
    with pytest.raises(CorpusError):
        sync(folder, index)
    with Corpus.open(index) as opened:
        assert list(opened.documents) == ["b.txt"]


def test_a_missing_folder(tmp_path: Path, index: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        sync(tmp_path / "gone", index)


def test_an_index_inside_the_corpus_is_refused(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    with pytest.raises(CorpusError, match="inside the corpus"):
        sync(folder, folder / ".index")


def test_one_writer_at_a_time(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    sync(folder, index)
    with writer_lock(index):
        with pytest.raises(IndexLockedError, match=str(os.getpid())):
            sync(folder, index)
        with Corpus.open(index) as opened:
            assert opened.documents


def test_another_model_is_refused(
    make_corpus: MakeCorpus, index: Path, word_encoder: WordEncoder
) -> None:
    folder = make_corpus({"b.txt": BRIDGE})
    sync(folder, index)
    other = IndexSettings(embedding_model="some/model")
    with pytest.raises(IndexMismatchError, match="some/model"):
        sync(folder, index, settings=other)
    with pytest.raises(IndexMismatchError, match="all-MiniLM-L6-v2"):
        Corpus.open(index, settings=other)


def test_a_stopped_sync_goes_on_where_it_was(
    make_corpus: MakeCorpus,
    index: Path,
    word_encoder: WordEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("index.sync.write_generation", stop)
        with pytest.raises(KeyboardInterrupt):
            sync(folder, index)
    assert not Corpus.exists(index)
    embedded = len(word_encoder.encoded)
    assert embedded
    sync(folder, index)
    assert len(word_encoder.encoded) == embedded
    with Corpus.open(index) as opened:
        assert len(opened.documents) == 2


def test_a_reader_keeps_its_state_while_the_next_is_made(
    make_corpus: MakeCorpus, index: Path
) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})
    sync(folder, index)
    with Corpus.open(index) as old:
        for name in ("m.txt", "m2.txt"):
            (folder / name).write_text(MILL)
            sync(folder, index)
        assert list(old.documents) == ["b.txt", "f.txt"]
        assert old.search_vectors(old.vectors[0], top_k=3)
        with Corpus.open(index) as new:
            assert len(new.documents) == 4


def test_the_default_index_is_the_users_and_one_a_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    one, other = (default_index_path(tmp_path / name) for name in ("one", "other"))
    assert one != other
    assert one == default_index_path(tmp_path / "x" / ".." / "one")
    assert not one.exists()


def test_progress_is_told(make_corpus: MakeCorpus, index: Path) -> None:
    seen: list[tuple[str, int, int, str | None]] = []
    sync(
        make_corpus({"b.txt": BRIDGE}),
        index,
        progress=lambda stage, done, total, name=None: seen.append((stage, done, total, name)),
    )
    assert all(0 <= done <= total for _, done, total, _ in seen)
    for stage in dict.fromkeys(stage for stage, *_ in seen):
        last = [entry for entry in seen if entry[0] == stage][-1]
        assert last[1] == last[2]
