from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.corpus import Corpus
from index.domain import Label
from index.sync import sync
from index.terms import stems
from tests.conftest import WordEncoder
from tests.index.documents import BRIDGE, FERRY, MILL


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    root = tmp_path_factory.mktemp("corpus")
    folder = root / "documents"
    folder.mkdir()
    for name, text in (("b.txt", BRIDGE), ("copy.txt", BRIDGE), ("f.txt", FERRY), ("m.txt", MILL)):
        (folder / name).write_text(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.sync.Encoder", WordEncoder)
        sync(folder, root / "index")
    with Corpus.open(root / "index") as opened:
        yield opened


def test_everything_is_in_reading_order(corpus: Corpus) -> None:
    places = [(s.document, s.span.start) for s in corpus.statements.values()]
    assert places == sorted(places)
    assert list(corpus.documents) == sorted(corpus.documents)


def test_only_what_may_be_cited_is_searched(corpus: Corpus) -> None:
    for id_, statement in corpus.statements.items():
        citable = statement.cite and statement.label is not Label.NONE
        assert (id_ in corpus.passages) == citable
    searched = {corpus.statements[id_].document for id_ in corpus.passages}
    assert len(searched & {"b.txt", "copy.txt"}) == 1


def test_a_passage_finds_itself(corpus: Corpus) -> None:
    vectors = corpus.passage_vectors(corpus.passages)
    for row in range(len(corpus.passages)):
        (found, cosine), *_ = corpus.search_vectors(vectors[row], top_k=1)
        assert cosine == pytest.approx(1, abs=1e-5)
        assert np.allclose(corpus.passage_vectors([found]), vectors[row], atol=1e-5)


def test_a_search_within_some_statements_is_exact(corpus: Corpus) -> None:
    allowed = set(corpus.passages[::2])
    vectors = corpus.passage_vectors(corpus.passages)
    found = corpus.search_vectors(vectors[1], top_k=100, allowed=allowed)
    assert {id_ for id_, _ in found} == allowed
    cosines = [cosine for _, cosine in found]
    assert cosines == sorted(cosines, reverse=True)
    assert corpus.search_vectors(vectors[1], top_k=5, allowed=set()) == []


def test_both_searches_rank_alike(corpus: Corpus) -> None:
    vectors = corpus.passage_vectors(corpus.passages)
    for vector in vectors:
        free = corpus.search_vectors(vector, top_k=5)
        filtered = corpus.search_vectors(vector, top_k=5, allowed=set(corpus.passages))
        assert [cosine for _, cosine in free] == pytest.approx([c for _, c in filtered], abs=1e-5)


def test_a_statement_finds_itself(corpus: Corpus) -> None:
    vectors = corpus.statement_vectors(corpus.passages)
    for row, id_ in enumerate(corpus.passages):
        found = corpus.search_statements(vectors[row], top_k=3)
        assert found[0][1] == pytest.approx(1, abs=1e-5)
        assert id_ in {other for other, cosine in found if cosine > 1 - 1e-5}
        assert {other for other, _ in found} <= set(corpus.passages)


@pytest.mark.parametrize("top_k", [0, 1, 4, 1000])
def test_statements_are_ranked_by_cosine(corpus: Corpus, top_k: int) -> None:
    vector = corpus.statement_vectors(corpus.passages)[2]
    cosines = corpus.statement_vectors(corpus.passages) @ vector
    expected = sorted((float(c) for c in cosines), reverse=True)[:top_k]
    found = corpus.search_statements(vector, top_k=top_k)
    assert [c for _, c in found] == pytest.approx(expected, abs=1e-5)
    few = set(corpus.passages[:3])
    within = corpus.search_statements(vector, top_k=top_k, allowed={*few, "no such statement"})
    assert {id_ for id_, _ in within} == (few if top_k >= 3 else {id_ for id_, _ in within} & few)
    assert len(within) == min(top_k, 3)


def test_keywords(corpus: Corpus) -> None:
    (best, score), *_ = corpus.search_keywords(stems("When did the mill burn down?"), top_k=3)
    assert corpus.statements[best].document == "m.txt"
    assert score > 0
    assert corpus.search_keywords(["burn"], top_k=3, allowed=set()) == []


def test_vectors_of_statements(corpus: Corpus) -> None:
    ids = list(corpus.statements)
    assert corpus.vectors.shape == (len(ids), corpus.info.dimension)
    assert np.array_equal(corpus.statement_vectors(ids[3:5]), corpus.vectors[3:5])
    assert corpus.statement_vectors([]).shape == (0, corpus.info.dimension)
    silent = [i for i in ids if corpus.statements[i].label is Label.NONE]
    assert not corpus.passage_vectors(silent).any()


def test_ends_of_disputes_and_supports_exist(corpus: Corpus) -> None:
    for dispute in corpus.disputes:
        for end in (dispute.a, dispute.b):
            assert end.statement in corpus.statements
            assert dispute in corpus.disputes_of(end.statement)
    for support in corpus.supports:
        assert support in corpus.supports_of(support.a)
        assert support in corpus.supports_of(support.b)
    assert corpus.disputes_of("unknown") == corpus.supports_of("unknown") == ()


def test_threads_get_the_same_answers(corpus: Corpus) -> None:
    vectors = corpus.passage_vectors(corpus.passages)
    expected = [corpus.search_vectors(v, top_k=5) for v in vectors]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda v: corpus.search_vectors(v, top_k=5), list(vectors) * 5))
    assert found == expected * 5


@pytest.mark.parametrize("found", [[], ["only one"]])
def test_a_store_that_comes_short_is_not_believed(
    corpus: Corpus, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    vector = corpus.passage_vectors(corpus.passages)[2]
    expected = corpus.search_vectors(vector, top_k=4)
    monkeypatch.setattr(type(corpus._caches.chroma), "search", lambda *_, **__: found)
    assert corpus.search_vectors(vector, top_k=4) == expected


def test_a_store_that_fails_is_passed_over(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from chromadb.api.models.Collection import Collection
    from chromadb.errors import InternalError

    def fail(*_: object, **__: object) -> None:
        raise InternalError("missing metadata segment")

    vector = corpus.passage_vectors(corpus.passages)[2]
    expected = corpus.search_vectors(vector, top_k=4)
    monkeypatch.setattr(Collection, "query", fail)
    assert corpus.search_vectors(vector, top_k=4) == expected
    assert "missing metadata segment" in caplog.text


def test_a_store_that_never_finds_known_vectors_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "b.txt").write_text(BRIDGE)
    monkeypatch.setattr("index.sync.Encoder", WordEncoder)
    sync(folder, tmp_path / "index")
    monkeypatch.setattr("index.store.chroma_folder.FolderStore.is_whole", lambda *_: False)
    with Corpus.open(tmp_path / "index") as opened:
        vector = opened.passage_vectors(opened.passages)[0]
        (_, cosine), *_ = opened.search_vectors(vector, top_k=3)
        assert cosine == pytest.approx(1, abs=1e-5)


def test_closed_it_still_answers(corpus: Corpus, tmp_path: Path) -> None:
    vector = corpus.passage_vectors(corpus.passages)[0]
    before = corpus.search_vectors(vector, top_k=3)
    corpus.close()
    corpus.close()
    assert corpus.search_vectors(vector, top_k=3) == before


def test_copies_of_a_dispute_are_listed_once(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    text = (
        "The mayor of Brenn says that the old bridge is safe for lorries. That is a lie, and the "
        "council has known it since the spring. Nobody has read the report on the pillars.\n"
    )
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.sync.Encoder", WordEncoder)
        sync(folder, tmp_path / "index")
    with Corpus.open(tmp_path / "index") as opened:
        [dispute] = opened.disputes
        ends = [opened.statements[end.statement] for end in (dispute.a, dispute.b)]
        assert all(end.cite for end in ends)
        disputed = [s for s in opened.statements.values() if s.label is Label.DISPUTED]
        assert {s.document for s in disputed} == {"a.txt", "b.txt"}
