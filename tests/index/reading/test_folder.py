from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import CorpusError, UnreadableDocumentError
from index.reading import scan
from index.settings import IndexSettings

MakeCorpus = Callable[..., Path]


def paths(folder: Path, **options: object) -> list[str]:
    return [file.path for file in scan(folder, **options).files]  # type: ignore[arg-type]


def failures(folder: Path, **options: object) -> dict[str, str]:
    return {f.path: f.reason for f in scan(folder, **options).failures}  # type: ignore[arg-type]


def test_files_in_the_order_of_their_paths(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"b.txt": "x", "a/z.md": "x", "a.html": "x", ".hidden.txt": "x"})
    assert paths(folder) == ["a.html", "a/z.md", "b.txt"]
    assert failures(folder) == {}


def test_a_sidecar_is_no_document(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"a.txt": "x", "a.txt.meta.yaml": "title: T"})
    assert paths(folder) == ["a.txt"]
    assert scan(folder).files[0].sidecar_bytes() == b"title: T"


def test_unsupported_kinds_are_named(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"a.txt": "x", "b.xls": "x", "c": "x"})
    assert failures(folder).keys() == {"b.xls", "c"}


def test_excluded_files_are_left_out(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"a.txt": "x", "b.xls": "x", "c.txt": "x"})
    assert paths(folder, excluded={"a.txt", "b.xls"}) == ["c.txt"]
    assert failures(folder, excluded={"b.xls"}) == {}


def test_uploads_have_a_folder_of_their_own(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"a.txt": "x", "uploads/mine.txt": "x"})
    uploads = make_corpus({"b.txt": "y"}, name="kept")
    assert paths(folder, uploads=uploads) == ["a.txt", "uploads/b.txt"]
    assert failures(folder, uploads=uploads).keys() == {"uploads/mine.txt"}


def test_links_that_lead_out_are_not_followed(make_corpus: MakeCorpus, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = make_corpus({"a.txt": "x"})
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "in.txt").symlink_to(folder / "a.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "circle").symlink_to(folder)
    assert paths(folder) == ["a.txt", "in.txt"]
    assert failures(folder).keys() == {"out.txt", "nowhere.txt", "circle"}


def test_what_is_no_plain_file_is_named(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"a.txt": "x"})
    os.mkfifo(folder / "pipe.txt")
    assert failures(folder).keys() == {"pipe.txt"}


def test_large_files_are_not_read(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"a.txt": "x" * 11})
    assert "too large" in failures(folder, settings=IndexSettings(max_file_bytes=10))["a.txt"]


@pytest.mark.parametrize("missing", ["gone", "file.txt"])
def test_a_missing_folder(tmp_path: Path, missing: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(CorpusError, match=missing):
        scan(tmp_path / missing)


def archive(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name, data)


def test_members_of_an_archive_are_documents(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({})
    archive(
        folder / "a.zip", {"b.txt": b"words", "c/d.md": b"x", "e.exe": b"x", "__MACOSX/f.txt": b""}
    )
    found = scan(folder)
    assert [f.path for f in found.files] == ["a.zip!/b.txt", "a.zip!/c/d.md"]
    assert found.files[0].read_bytes() == b"words"
    assert [f.path for f in found.failures] == ["a.zip!/e.exe"]


def test_names_that_lead_out_of_an_archive(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({})
    archive(folder / "a.zip", {"../b.txt": b"x", "/c.txt": b"x"})
    assert paths(folder) == []
    assert len(failures(folder)) == 2


@pytest.mark.parametrize(("limit", "path"), [(1_000_000, "a.zip!/b.txt"), (100_000, "a.zip")])
def test_a_bomb_is_not_unpacked(make_corpus: MakeCorpus, limit: int, path: str) -> None:
    folder = make_corpus({})
    archive(folder / "a.zip", {"b.txt": b"0" * 10_000_000})
    assert "too" in failures(folder, settings=IndexSettings(max_file_bytes=limit))[path]


def test_a_damaged_archive_is_named(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({"a.zip": b"PK\x03\x04 broken", "b.txt": "x"})
    assert paths(folder) == ["b.txt"]
    assert "damaged" in failures(folder)["a.zip"]


def test_a_damaged_member_is_our_error(make_corpus: MakeCorpus) -> None:
    folder = make_corpus({})
    archive(folder / "a.zip", {"b.txt": b"words " * 1000})
    data = bytearray((folder / "a.zip").read_bytes())
    data[40:60] = bytes(20)
    (folder / "a.zip").write_bytes(bytes(data))
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        scan(folder).files[0].read_bytes()
