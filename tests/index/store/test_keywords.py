from __future__ import annotations

from pathlib import Path

import pytest

from index.store.keywords import KeywordIndex
from index.terms import stems

TEXTS = {
    "a": "The bridge was closed after the storm.",
    "b": "A storm closed two bridges and a storm wall.",
    "c": "The recipe needs four eggs.",
}


@pytest.fixture
def index() -> KeywordIndex:
    return KeywordIndex.build(list(TEXTS), list(TEXTS.values()))


def test_best_first_and_only_what_holds_a_word(index: KeywordIndex) -> None:
    found = index.search(stems("storm walls"), top_k=5)
    assert [id_ for id_, _ in found] == ["b", "a"]


def test_unknown_words_find_nothing(index: KeywordIndex) -> None:
    assert index.search(["zebra"], top_k=5) == []
    assert index.search([], top_k=5) == []


def test_only_what_is_allowed(index: KeywordIndex) -> None:
    assert [id_ for id_, _ in index.search(["storm"], top_k=5, allowed={"a", "c"})] == ["a"]
    assert index.search(["storm"], top_k=5, allowed=set()) == []


def test_saved_and_loaded_it_is_the_same(index: KeywordIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "k")
    loaded = KeywordIndex.load(tmp_path / "k")
    assert loaded.search(["storm", "bridg"], top_k=5) == index.search(["storm", "bridg"], top_k=5)
    assert list(loaded.ids) == list(TEXTS)


@pytest.mark.parametrize("texts", [{}, {"a": "the of and"}])
def test_nothing_to_index(texts: dict[str, str], tmp_path: Path) -> None:
    KeywordIndex.build(list(texts), list(texts.values())).save(tmp_path / "k")
    loaded = KeywordIndex.load(tmp_path / "k")
    assert list(loaded.ids) == list(texts)
    assert loaded.search(["storm"], top_k=3) == []


def test_damage_is_an_error(index: KeywordIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "k")
    (tmp_path / "k" / "ids.json").write_text("[")
    with pytest.raises(ValueError, match="Expecting"):
        KeywordIndex.load(tmp_path / "k")
