"""Decisions are part of what `sync` keeps an index equal to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.decisions import FILE_NAME, Decision, add_decision, remove_decision, statement_hash
from index.decisions.making import DecisionMaker
from index.domain import Label, Reason, Statement
from index.errors import DecisionsFileError
from index.store.records import DATABASE
from index.sync import sync
from tests.conftest import WordEncoder
from tests.index.documents import BRIDGE
from tests.index.test_sync import everything

MakeCorpus = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("word_encoder")

MORE = "The ferry\n\nBy Ann Lee\n\nThe ferry Marbella carried 231 people on Friday. It was late.\n"
LESS = "A ferry\n\nBy Bo Orr\n\nThe ferry Marbella carried 212 people on Friday.\n"


@pytest.fixture
def folder(make_corpus: MakeCorpus) -> Path:
    return make_corpus({"a.txt": MORE, "b.txt": LESS, "c.txt": BRIDGE})


def one(corpus: Corpus, words: str) -> Statement:
    """The one statement that holds some words."""
    texts = corpus.documents
    [found] = [s for s in corpus.statements.values() if words in s.span.of(texts[s.document].text)]
    return found


def hash_of(corpus: Corpus, words: str) -> str:
    statement = one(corpus, words)
    return statement_hash(
        statement.document, statement.span.of(corpus.document_text(statement.document))
    )


def decide(folder: Path, index: Path, make: Callable[[DecisionMaker, Corpus], Decision]) -> str:
    """Sync, decide and sync again; returns the decision's id."""
    sync(folder, index)
    with Corpus.open(index) as corpus:
        decision = make(DecisionMaker(corpus), corpus)
    add_decision(folder, decision, index=index)
    sync(folder, index)
    return decision.id


def dismiss(maker: DecisionMaker, corpus: Corpus) -> Decision:
    return maker.dismissal(hash_of(corpus, "231 people"), hash_of(corpus, "212 people"))


def test_a_dismissed_dispute_is_gone_and_its_ends_are_not_disputed(
    folder: Path, index: Path
) -> None:
    sync(folder, index)
    with Corpus.open(index) as before:
        assert one(before, "231").label is one(before, "212").label is Label.DISPUTED
        count = len(before.disputes)
    decide(folder, index, dismiss)
    with Corpus.open(index) as corpus:
        for words in ("231", "212"):
            statement = one(corpus, words)
            assert statement.label is not Label.DISPUTED
            assert Reason.DISPUTE_DISMISSED_BY_USER in statement.reasons
            assert corpus.disputes_of(statement.id) == ()
        assert len(corpus.disputes) == count - 1


def test_the_same_as_starting_anew_and_undone_as_before(
    folder: Path, index: Path, tmp_path: Path
) -> None:
    sync(folder, index)
    before = everything(index)
    decided = [
        decide(folder, index, dismiss),
        decide(folder, index, lambda m, c: m.speaker(hash_of(c, "12 of them"), ["Ida Strand"])),
        decide(folder, index, lambda m, c: m.label(hash_of(c, "was late"), Label.CLAIM)),
        decide(folder, index, lambda m, c: m.label(hash_of(c, "3.4 million"), Label.NONE)),
    ]
    sync(folder, tmp_path / "anew")
    assert everything(index) == everything(tmp_path / "anew") != before
    for id_ in decided:
        remove_decision(folder, id_, index=index)
    sync(folder, index)
    assert everything(index) == before


def test_taking_back_and_deciding_embed_nothing(
    folder: Path, index: Path, word_encoder: WordEncoder
) -> None:
    sync(folder, index)
    word_encoder.encoded.clear()
    remove_decision(folder, decide(folder, index, dismiss), index=index)
    sync(folder, index)
    assert word_encoder.encoded == []


def test_decisions_outlive_edits_elsewhere_in_the_document(folder: Path, index: Path) -> None:
    decide(folder, index, dismiss)
    (folder / "a.txt").write_text(MORE.replace("It was late.", "It was early. Nobody minded."))
    (folder / "b.txt").write_text("Corrected on Monday.\n\n" + LESS)
    report = sync(folder, index)
    assert report.changed == ("a.txt", "b.txt")
    assert report.decision_problems == ()
    with Corpus.open(index) as corpus:
        assert one(corpus, "231").label is not Label.DISPUTED


def test_a_decision_about_changed_words_is_told_and_kept(folder: Path, index: Path) -> None:
    id_ = decide(folder, index, dismiss)
    (folder / "a.txt").write_text(MORE.replace("231", "241"))
    for _ in range(2):
        [told] = sync(folder, index).decision_problems
        assert FILE_NAME in told
        assert id_ in told
        assert "reads so" in told
    with Corpus.open(index) as corpus:
        assert one(corpus, "241").label is Label.DISPUTED
        assert [d.problem is None for d in corpus.decisions] == [False]
    (folder / "a.txt").write_text(MORE)
    assert sync(folder, index).decision_problems == ()
    with Corpus.open(index) as corpus:
        assert one(corpus, "231").label is not Label.DISPUTED


def test_what_is_decided_to_be_none_is_not_searched(folder: Path, index: Path) -> None:
    decide(folder, index, lambda m, c: m.label(hash_of(c, "3.4 million"), Label.NONE))
    with Corpus.open(index) as corpus:
        hidden = one(corpus, "3.4 million").id
        assert hidden not in corpus.passages
        assert hidden not in dict(corpus.search_keywords(["million"], top_k=50))


def test_the_file_is_no_document(folder: Path, index: Path) -> None:
    decide(folder, index, dismiss)
    report = sync(folder, index)
    assert report.failed == ()
    assert report.unchanged == ("a.txt", "b.txt", "c.txt")
    with Corpus.open(index) as corpus:
        generation = corpus.generation
    sync(folder, index)
    with Corpus.open(index) as corpus:
        assert corpus.generation == generation


def test_a_malformed_file_leaves_the_index_as_it_was(folder: Path, index: Path) -> None:
    decide(folder, index, dismiss)
    before = everything(index)
    (folder / FILE_NAME).write_text("- decision: label\n  label: claim\n")
    with pytest.raises(DecisionsFileError, match="entry 1: statement"):
        sync(folder, index)
    assert everything(index) == before


def test_an_index_without_a_place_for_decisions_is_read(folder: Path, index: Path) -> None:
    sync(folder, index)
    with closing(sqlite3.connect(index / DATABASE)) as database:
        database.execute("DROP TABLE decisions")
        database.commit()
    with Corpus.open(index) as corpus:
        assert corpus.decisions == ()
    decide(folder, index, dismiss)
    with Corpus.open(index) as corpus:
        assert len(corpus.decisions) == 1
