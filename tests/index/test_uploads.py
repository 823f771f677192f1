"""What a user adds to a corpus or leaves out of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.errors import (
    CorpusError,
    UnreadableDocumentError,
)
from index.sync import sync
from index.uploads import add_upload, exclude, excluded, include, remove_upload
from tests.index.documents import BRIDGE, FERRY, MILL

MakeCorpus = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("word_encoder")


def test_uploads_and_exclusions(make_corpus: MakeCorpus, index: Path) -> None:
    folder = make_corpus({"b.txt": BRIDGE, "f.txt": FERRY})
    path = add_upload(index, "../../My  mill?.txt", MILL.encode())
    exclude(index, "f.txt")
    assert excluded(index) == {"f.txt"}
    sync(folder, index)
    with Corpus.open(index) as opened:
        assert list(opened.documents) == ["b.txt", path]
    remove_upload(index, path)
    include(index, "f.txt")
    report = sync(folder, index)
    assert (report.added, report.removed) == (("f.txt",), (path,))


@pytest.mark.parametrize("name", ["../uploads", "uploads/../excluded.json", "uploads/gone.txt"])
def test_only_uploads_can_be_removed(index: Path, name: str) -> None:
    exclude(index, "x")
    with pytest.raises(CorpusError, match="no such upload"):
        remove_upload(index, name)


@pytest.mark.parametrize("name", ["a.exe", "noending", "???.txt", ".txt"])
def test_unfit_uploads_are_refused(index: Path, name: str) -> None:
    with pytest.raises(UnreadableDocumentError):
        add_upload(index, name, b"x")


def test_a_broken_exclusion_list_is_named(make_corpus: MakeCorpus, index: Path) -> None:
    index.mkdir()
    (index / "excluded.json").write_text(json.dumps(["b.txt"])[:-3])
    with pytest.raises(CorpusError, match=r"excluded\.json"):
        sync(make_corpus({"b.txt": BRIDGE}), index)
