from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.store import chroma_folder as store
from index.store.chroma_folder import FolderStore


def points(count: int, seed: int = 0) -> tuple[list[str], np.ndarray]:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return [f"p{i}" for i in range(count)], rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    store.build(tmp_path / "one", *points(60))
    return tmp_path / "one"


def opened(folder: Path, ids: list[str], rows: np.ndarray) -> FolderStore:
    found = store.open_checked(folder, ids, rows)
    assert found is not None
    return found


def test_nearest_first(built: Path) -> None:
    ids, rows = points(60)
    found = opened(built, ids, rows)
    exact = [ids[i] for i in np.argsort(-(rows @ rows[7]))[:5]]
    assert found.search(rows[7], top_k=5) == exact
    found.close()


def test_no_passages(tmp_path: Path) -> None:
    rows = np.zeros((0, 16), dtype=np.float32)
    store.build(tmp_path / "none", [], rows)
    opened(tmp_path / "none", [], rows).close()


def test_derived_from_an_earlier_one(built: Path, tmp_path: Path) -> None:
    ids, rows = points(60)
    new_ids, new_rows = [*ids[10:], "new"], np.vstack([rows[10:], -rows[0]])
    # The vector of one that stays has changed.
    new_rows[0] = -rows[1]
    store.derive(tmp_path / "two", built, new_ids, new_rows, stale={ids[10]})
    found = opened(tmp_path / "two", new_ids, new_rows)
    assert found.search(-rows[0], top_k=1) == ["new"]
    assert found.search(-rows[1], top_k=1) == [ids[10]]
    assert found.ids() == set(new_ids)
    found.close()
    opened(built, ids, rows).close()


def test_other_passages_are_noticed(built: Path) -> None:
    ids, rows = points(60)
    assert store.open_checked(built, ids[:-1], rows[:-1]) is None
    assert store.open_checked(built, *points(60, seed=1)) is None


@pytest.mark.parametrize(
    "pattern", ["*/header.bin", "*/data_level0.bin", "*/length.bin", "chroma.sqlite3"]
)
@pytest.mark.parametrize("harm", ["empty", "cut", "gone"])
def test_damage_is_noticed(tmp_path: Path, pattern: str, harm: str) -> None:
    ids, rows = points(1_500)
    folder = tmp_path / "one"
    store.build(folder, ids, rows)
    for file in folder.glob(pattern):
        if harm == "gone":
            file.unlink()
        else:
            data = file.read_bytes()
            file.write_bytes(b"" if harm == "empty" else data[: len(data) // 2])
    found = store.open_checked(folder, ids, rows)
    if found is not None:
        # Not noticed is only right where nothing was harmed: every passage is still found.
        assert [found.search(row, top_k=1)[0] for row in rows[::50]] == ids[::50]
        found.close()


@pytest.mark.parametrize("count", [60, 999, 1_500])
def test_use_is_no_damage(count: int, tmp_path: Path) -> None:
    ids, rows = points(count)
    folder = tmp_path / "one"
    store.build(folder, ids, rows)
    first = opened(folder, ids, rows)
    second = opened(folder, ids, rows)
    first.close()
    # What another client closed does not trouble this one.
    assert second.search(rows[7], top_k=1) == ["p7"]
    second.close()
    script = (
        "import sys, numpy as np; from pathlib import Path; from index.store import chroma_folder;"
        "rows = np.load(sys.argv[2]); ids = [f'p{i}' for i in range(len(rows))];"
        "found = chroma_folder.open_checked(Path(sys.argv[1]), ids, rows);"
        "assert found is not None; assert found.search(rows[9], top_k=1) == ['p9']; found.close()"
    )
    np.save(tmp_path / "rows.npy", rows)
    for _ in range(2):
        command = [sys.executable, "-c", script, str(folder), str(tmp_path / "rows.npy")]
        subprocess.run(command, check=True)
    opened(folder, ids, rows).close()


@pytest.mark.parametrize("name", ["length.bin", "data_level0.bin"])
def test_what_chroma_writes_at_random_is_no_damage(name: str, built: Path) -> None:
    files = list(built.glob(f"*/{name}"))
    assert files
    for file in files:
        file.write_bytes(bytes(255 - byte for byte in file.read_bytes()))
    found = opened(built, *points(60))
    assert found.search(points(60)[1][7], top_k=1) == ["p7"]
    found.close()


def test_a_missing_folder(tmp_path: Path) -> None:
    assert store.open_checked(tmp_path / "gone", *points(3)) is None
