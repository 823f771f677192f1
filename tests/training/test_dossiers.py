"""Dossiers with their readers' marks."""

import json
from pathlib import Path

import pytest

from training.dossiers import Dossier, read_dossiers
from training.label_data import read_pieces

TEXT = {
    "title": "A bridge",
    "sentences": ["It fell.", "It is ugly.", "It stands."],
    "starts": [0, 2],
}
MARKS = {
    "title": "A bridge",
    "labels": "rcr",
    "disputes": [[0, 2, "contradiction"]],
    "differences": [[1, 2]],
    "supports": [],
}


def _written(folder: Path, marks: dict[str, object]) -> Path:
    for name, row in (("answers", TEXT), ("readings", marks)):
        (folder / name).mkdir()
        (folder / name / "x.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def test_a_dossier_has_its_marks(tmp_path: Path) -> None:
    (dossier,) = read_dossiers(_written(tmp_path, MARKS))
    assert dossier.labels == ("record", "claim", "record")
    assert dossier.disputes == {(0, 2): "contradiction"}
    assert [list(piece) for piece in dossier.pieces()] == [[0, 1], [2]]


@pytest.mark.parametrize("wrong", [{"title": "A road"}, {"labels": "rc"}])
def test_marks_of_another_dossier_are_refused(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"x\.jsonl"):
        list(read_dossiers(_written(tmp_path, {**MARKS, **wrong})))


def test_all_marks_are_of_sentences_that_exist() -> None:
    dossiers = list(read_dossiers())
    assert len(dossiers) > 400
    for dossier in dossiers:
        for a, b in (*dossier.disputes, *dossier.differences, *dossier.supports):
            assert 0 <= a < b < len(dossier.sentences)


def test_each_sentence_of_a_piece_has_its_label(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = Dossier(
        "The tram depot",
        (
            "The depot burned down on 3 May.",
            "The council is to blame for that.",
            "Nobody was hurt in the fire, the company said.",
        ),
        (0, 2),
        ("record", "claim", "record"),
        {},
        frozenset(),
        frozenset(),
    )
    monkeypatch.setattr("training.label_data.read_dossiers", lambda: iter([dossier]))
    labelled = [gold.label for piece in read_pieces() for gold in piece.gold if gold is not None]
    assert labelled == ["record", "claim", "record"]
