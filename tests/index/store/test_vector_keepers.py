"""What every keeper of vectors must do, whether in a folder or on a server."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.settings import ChromaServerSettings
from index.store.chroma_folder import FolderKeeper
from index.store.chroma_server import ServerKeeper
from index.store.folders import folder_of
from index.store.vectors import VectorKeeper, Vectors, VectorStore, keeper_of


def points(count: int, seed: int = 0) -> tuple[list[str], Vectors]:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return [f"p{i}" for i in range(count)], rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(params=["folder", "server"])
def server(request: pytest.FixtureRequest) -> ChromaServerSettings | None:
    if request.param == "folder":
        return None
    found = request.getfixturevalue("chroma")
    assert isinstance(found, ChromaServerSettings)
    return found


@pytest.fixture
def keeper(server: ChromaServerSettings | None, index: Path) -> VectorKeeper:
    for generation in (1, 2, 3):
        folder_of(index, generation).mkdir(parents=True)
    return keeper_of(index, server)


def opened(keeper: VectorKeeper, generation: int, ids: list[str], rows: Vectors) -> VectorStore:
    found = keeper.open_checked(generation, ids, rows)
    assert found is not None
    return found


def is_there(keeper: VectorKeeper, generation: int, ids: list[str], rows: Vectors) -> bool:
    found = keeper.open_checked(generation, ids, rows)
    if found is not None:
        found.close()
    return found is not None


def test_settings_choose_the_keeper(index: Path) -> None:
    assert isinstance(keeper_of(index, None), FolderKeeper)
    there = ChromaServerSettings(url="http://127.0.0.1:9")
    assert isinstance(keeper_of(index, there), ServerKeeper)


def test_it_is_ready(keeper: VectorKeeper) -> None:
    keeper.check()


@pytest.mark.parametrize("count", [60, 700])
def test_nearest_first(keeper: VectorKeeper, count: int) -> None:
    ids, rows = points(count)
    keeper.build(1, ids, rows)
    found = opened(keeper, 1, ids, rows)
    exact = [ids[i] for i in np.argsort(-(rows @ rows[7]))[:5]]
    assert found.search(rows[7], top_k=5) == exact
    found.close()


def test_no_more_than_there_are(keeper: VectorKeeper) -> None:
    ids, rows = points(3)
    keeper.build(1, ids, rows)
    found = opened(keeper, 1, ids, rows)
    assert set(found.search(rows[0], top_k=10)) == set(ids)
    found.close()


def test_no_passages(keeper: VectorKeeper) -> None:
    rows = np.zeros((0, 16), dtype=np.float32)
    keeper.build(1, [], rows)
    opened(keeper, 1, [], rows).close()


def test_a_generation_that_was_not_built_is_missing(keeper: VectorKeeper) -> None:
    ids, rows = points(3)
    assert not is_there(keeper, 1, ids, rows)
    keeper.build(1, ids, rows)
    assert not is_there(keeper, 2, ids, rows)


def test_a_generation_is_replaced(keeper: VectorKeeper) -> None:
    keeper.build(1, *points(60))
    keeper.build(1, *points(60, seed=1))
    assert is_there(keeper, 1, *points(60, seed=1))
    assert not is_there(keeper, 1, *points(60))


def test_one_follows_from_another(keeper: VectorKeeper) -> None:
    ids, rows = points(60)
    keeper.build(1, ids, rows)
    before = opened(keeper, 1, ids, rows)
    new_ids, new_rows = [*ids[10:], "new"], np.vstack([rows[10:], -rows[0]])
    # The vector of one that stays has changed.
    new_rows[0] = -rows[1]
    keeper.build(2, new_ids, new_rows, previous=1, stale={ids[10]})
    found = opened(keeper, 2, new_ids, new_rows)
    assert found.search(-rows[0], top_k=1) == ["new"]
    assert found.search(-rows[1], top_k=1) == [ids[10]]
    assert set(found.search(rows[0], top_k=100)) == set(new_ids)
    assert before.search(rows[0], top_k=1) == [ids[0]]
    found.close()
    before.close()
    assert is_there(keeper, 1, ids, rows)


def test_other_passages_are_noticed(keeper: VectorKeeper) -> None:
    ids, rows = points(60)
    keeper.build(1, ids, rows)
    assert not is_there(keeper, 1, ids[:-1], rows[:-1])
    assert not is_there(keeper, 1, *points(60, seed=1))


def test_the_same_vector_twice_is_no_damage(keeper: VectorKeeper) -> None:
    ids, rows = points(60)
    twice = np.vstack([rows[:30], rows[:30]])
    keeper.build(1, ids, twice)
    assert is_there(keeper, 1, ids, twice)


def test_a_second_reader_is_not_troubled(keeper: VectorKeeper) -> None:
    ids, rows = points(60)
    keeper.build(1, ids, rows)
    first, second = opened(keeper, 1, ids, rows), opened(keeper, 1, ids, rows)
    first.close()
    assert second.search(rows[7], top_k=1) == ["p7"]
    second.close()
    assert is_there(keeper, 1, ids, rows)


def test_all_but_some_are_removed(keeper: VectorKeeper) -> None:
    ids, rows = points(20)
    for generation in (1, 2, 3):
        keeper.build(generation, ids, rows)
    keeper.prune((2, 3))
    assert [is_there(keeper, generation, ids, rows) for generation in (1, 2, 3)] == [
        False,
        True,
        True,
    ]
    keeper.prune(())
    assert not is_there(keeper, 3, ids, rows)


def test_a_reader_that_may_not_write_leaves_the_index_as_it_was(
    keeper: VectorKeeper, index: Path, tmp_path: Path
) -> None:
    ids, rows = points(20)
    before = sorted(index.rglob("*"))
    own = keeper.temporary(tmp_path / "own")
    folder_of(tmp_path / "own", 1).mkdir(parents=True)
    own.build(1, ids, rows)
    found = opened(own, 1, ids, rows)
    assert found.search(rows[7], top_k=1) in ([], ["p7"])
    found.close()
    assert sorted(index.rglob("*")) == before
    assert not is_there(keeper, 1, ids, rows)
