"""Files of fact-checked claims beside the documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.domain import Reason
from index.store.records import DATABASE
from index.sync import sync
from tests.conftest import WordEncoder
from tests.index.documents import BRIDGE, FERRY
from tests.index.test_sync import everything

pytestmark = pytest.mark.usefixtures("word_encoder")
SAID = "The council closed the bridge on Monday."
REGISTER = "checks.claimreview.json"


def review(claim: str = SAID, rating: str = "False") -> str:
    return json.dumps(
        {
            "@type": "ClaimReview",
            "claimReviewed": claim,
            "author": {"name": "Valley Check"},
            "reviewRating": {"alternateName": rating},
            "url": "https://check.example/bridge",
        }
    )


@pytest.fixture
def folder(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})


def registered(index: Path) -> dict[str, list[str | None]]:
    """The verdicts by statement text."""
    with Corpus.open(index) as corpus:
        return {
            s.span.of(corpus.document_text(s.document)): [
                c.rating for c in corpus.checked_claims_of(s.id)
            ]
            for s in corpus.statements.values()
            if Reason.REGISTERED in s.reasons
        }


def test_what_matches_is_registered_and_keeps_its_label(folder: Path, index: Path) -> None:
    sync(folder, index)
    with Corpus.open(index) as corpus:
        labels = [s.label for s in corpus.statements.values()]
    (folder / REGISTER).write_text(review())
    report = sync(folder, index)
    assert (report.failed, report.changed) == ((), ())
    assert registered(index) == {SAID: ["False"]}
    with Corpus.open(index) as corpus:
        assert list(corpus.documents) == ["b.txt", "f.txt"]
        assert [s.label for s in corpus.statements.values()] == labels


def test_the_same_as_starting_anew_and_gone_without_a_trace(
    folder: Path, index: Path, tmp_path: Path, word_encoder: WordEncoder
) -> None:
    sync(folder, index)
    before = everything(index)
    (folder / REGISTER).write_text(f"[{review()}, {review('The mill burned down twice.')}]")
    sync(folder, index)
    (folder / REGISTER).write_text(f"[{review(rating='True')}, {review('The ferry sank today.')}]")
    word_encoder.encoded.clear()
    sync(folder, index)
    assert word_encoder.encoded == ["The ferry sank today."]
    sync(folder, tmp_path / "anew")
    assert everything(index) == everything(tmp_path / "anew") != before
    assert registered(index) == {SAID: ["True"]}
    (folder / REGISTER).unlink()
    sync(folder, index)
    assert everything(index) == before


def test_nothing_to_do(folder: Path, index: Path) -> None:
    (folder / REGISTER).write_text(review())
    for _ in range(2):
        sync(folder, index)
    with Corpus.open(index) as corpus:
        assert corpus.generation == 1


def test_a_malformed_register_is_named_and_the_rest_goes_on(folder: Path, index: Path) -> None:
    (folder / REGISTER).write_text('{"@type": "ClaimReview"}')
    (folder / "more.claimreview.json").write_text(review())
    [failure] = sync(folder, index).failed
    assert failure.path == REGISTER
    assert "claimReviewed" in failure.reason
    assert registered(index) == {SAID: ["False"]}


def test_an_index_without_a_place_for_registers_is_read(folder: Path, index: Path) -> None:
    sync(folder, index)
    with closing(sqlite3.connect(index / DATABASE)) as database:
        database.execute("DROP TABLE register")
        database.commit()
    assert registered(index) == {}
