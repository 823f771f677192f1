"""Questions in a data frame, answers in another."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator

import numpy as np
import pytest

from assistant.answer import Answer, Status
from assistant.assistant import Assistant
from assistant.batch import BatchItem
from assistant.errors import ExtraMissingError, FrameError
from assistant.frames import questions_in
from assistant.rendering.rows import COLUMNS
from assistant.web import export

pd = pytest.importorskip("pandas", reason='needs the extra "frames"')

TONNES = "How many tonnes of rock fell at the northern face?"
LISBON = "Who won in Lisbon?"
SLOPE = "What did Peter Lang say about the slope?"


def test_there_is_one_row_a_statement(assistant: Assistant) -> None:
    answer = assistant.ask(TONNES)
    frame = assistant.batch_frame(pd.DataFrame({"question": [TONNES]}))
    assert list(frame.columns) == COLUMNS
    assert list(frame["quote"]) == [statement.display for statement in answer.statements]
    assert list(frame["label"]) == [statement.label for statement in answer.statements]
    assert set(frame["part"]) == {"statement"}
    for row in frame.itertuples():
        assert assistant.document_text(row.document)[row.start : row.end] == row.quote


def test_questions_without_an_answer_have_a_row_each(assistant: Assistant) -> None:
    asked = pd.DataFrame({"id": ["a", "b", "c", "d"], "question": [LISBON, "?!", None, SLOPE]})
    frame = assistant.batch_frame(asked)
    assert list(frame["id"])[:3] == ["a", "b", "c"]
    assert set(frame["id"][3:]) == {"d"}
    rows = [row._asdict() for row in frame.itertuples()]
    assert rows[0]["status"] == Status.NOT_IN_CORPUS
    assert rows[0]["question"] == LISBON
    assert pd.isna(rows[0]["quote"]) and pd.isna(rows[0]["error"])
    assert rows[1]["question"] == "?!"
    assert "the question is empty" in rows[1]["error"]
    assert pd.isna(rows[1]["status"])
    assert rows[2]["error"].startswith("row 2: question: missing")


def test_every_passage_gives_the_rows_of_the_csv_export(assistant: Assistant) -> None:
    questions = [TONNES, LISBON]
    frame = assistant.batch_frame(pd.DataFrame({"question": questions}), every_passage=True)
    text = export.to_csv(list(assistant.batch(questions))).removeprefix("\ufeff")
    exported = list(csv.DictReader(io.StringIO(text)))
    assert {"statement", "disputed_by", "nearest"} <= set(frame["part"])
    for name in set(COLUMNS) - {"id"}:
        found = ["" if pd.isna(value) else str(value) for value in frame[name]]
        assert found == [row[name] for row in exported], name


@pytest.mark.parametrize(
    "ids", [pd.Series([7, 9]), pd.Series(["7", "9"]), pd.Series([7, 9], dtype="Int64")]
)
def test_ids_stay_what_they_are_so_that_frames_can_be_merged(
    ids: object, assistant: Assistant
) -> None:
    asked = pd.DataFrame({"id": ids, "question": [TONNES, LISBON], "topic": ["rock", "chess"]})
    frame = assistant.batch_frame(asked)
    assert frame["id"].dtype == asked["id"].dtype
    merged = frame.merge(asked[["id", "topic"]], on="id")
    assert list(merged["topic"]) == ["rock", "rock", "chess"]


def test_without_ids_the_labels_of_the_index_name_the_questions(assistant: Assistant) -> None:
    asked = pd.DataFrame({"question": [TONNES, LISBON]}, index=["x", "y"])
    frame = assistant.batch_frame(asked)
    assert list(frame["id"]) == ["x", "x", "y"]
    assert list(frame.index) == [0, 1, 2]


@pytest.mark.parametrize("history", [[SLOPE], (SLOPE,), np.array([SLOPE], dtype=object)])
def test_a_history_is_used(history: object, assistant: Assistant) -> None:
    asked = pd.DataFrame({"question": ["Who said that?", LISBON], "history": [history, None]})
    frame = assistant.batch_frame(asked)
    assert SLOPE in frame["resolved"][0]
    assert frame["who"][0].endswith("quoting Peter Lang")


def test_answers_may_be_a_history(assistant: Assistant) -> None:
    earlier = assistant.ask(SLOPE)
    (item,) = questions_in(pd.DataFrame({"question": ["Who?"], "history": [[earlier]]}))
    (turn,) = item.history
    assert isinstance(turn, Answer)


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, []])
def test_a_history_may_be_left_out(nothing: object) -> None:
    asked = pd.DataFrame({"question": ["Who?"], "history": pd.Series([nothing], dtype=object)})
    assert questions_in(asked) == [BatchItem("Who?", "0")]


@pytest.mark.parametrize("history", ["Who?", 7, [7], {"a": 1}, np.array([[1]])])
def test_a_history_that_is_none_is_told_in_its_row(history: object) -> None:
    asked = pd.DataFrame({"question": ["Who?"], "history": pd.Series([history], dtype=object)})
    (item,) = questions_in(asked)
    assert item.error == "row 0: history: not a list of earlier questions"


def test_half_a_character_costs_only_its_row(assistant: Assistant) -> None:
    frame = assistant.batch_frame(
        pd.DataFrame({"question": pd.Series(["Who \ud800?", LISBON], dtype=object)})
    )
    assert "half a character" in frame["error"][0]
    assert frame["status"][1] == Status.NOT_IN_CORPUS


def test_no_question_gives_no_row_but_all_columns(assistant: Assistant) -> None:
    frame = assistant.batch_frame(pd.DataFrame({"question": []}))
    assert list(frame.columns) == COLUMNS
    assert len(frame) == 0


def test_the_types_of_columns_do_not_depend_on_the_answers(assistant: Assistant) -> None:
    frames = [
        assistant.batch_frame(pd.DataFrame({"question": [question]}))
        for question in (TONNES, LISBON, "?!")
    ]
    assert frames[0]["start"].dtype == "Int64"
    assert all(frame.dtypes.equals(frames[0].dtypes) for frame in frames)


def bad_frames() -> Iterator[tuple[object, str]]:
    yield ["Who?"], "list is no pandas DataFrame"
    yield pd.DataFrame({"text": ["Who?"]}), "no column is called 'question'"
    yield pd.DataFrame([["Who?", "When?"]], columns=["question"] * 2), "2 columns"
    yield pd.DataFrame([["Who?", 1, 2]], columns=["question", "id", "id"]), "'id'"


@pytest.mark.parametrize(("given", "words"), bad_frames())
def test_what_is_no_frame_of_questions_is_refused(
    given: object, words: str, assistant: Assistant
) -> None:
    with pytest.raises(FrameError, match=words):
        assistant.batch_frame(given)


def test_without_pandas_the_extra_is_named(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExtraMissingError, match=r"attributed\[frames\]"):
        assistant.batch_frame(object())


def test_progress_is_told(assistant: Assistant) -> None:
    told: list[tuple[int, int]] = []
    assistant.batch_frame(
        pd.DataFrame({"question": [LISBON, LISBON]}),
        progress=lambda stage, done, total, name=None: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]
