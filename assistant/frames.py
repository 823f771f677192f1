"""Questions in a pandas DataFrame, answers in another. pandas is loaded only here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer
from assistant.batch import BatchItem
from assistant.errors import ExtraMissingError, FrameError
from assistant.rendering.rows import COLUMNS, Row, passage_rows, statement_rows
from index.progress import Progress

if TYPE_CHECKING:
    import pandas

    from assistant.assistant import Assistant

_WHOLE_NUMBERS = ("page", "start", "end")


def answer_frame(
    assistant: Assistant,
    frame: pandas.DataFrame,
    *,
    every_passage: bool = False,
    progress: Progress | None = None,
) -> pandas.DataFrame:
    """Answer the questions of a frame; `Assistant.batch_frame` says how.

    The columns are those of the CSV export. Text is of pandas' `string` dtype, `page`, `start` and
    `end` are `Int64`, and `id` is of the dtype that it has in `frame`; unknown values are NA.

    Raises:
        FrameError: `frame` is no DataFrame, or has not one column `question`.
        ExtraMissingError: pandas is not installed.
    """
    items = questions_in(frame)
    rows_of = passage_rows if every_passage else statement_rows
    rows: list[Row] = []
    positions: list[int] = []
    for position, result in enumerate(assistant.batch(items, progress=progress)):
        # A failure doesn't tell its question, but here it is known.
        made = [{"question": _writable(items[position].question), **row} for row in rows_of(result)]
        rows += made
        positions += [position] * len(made)
    return _frame(rows, _ids(frame).take(positions))


def questions_in(frame: pandas.DataFrame) -> list[BatchItem]:
    """The questions of a frame; a row that can't be read as one becomes an item with its error.

    Raises:
        FrameError: `frame` is no DataFrame, or has not one column `question`.
        ExtraMissingError: pandas is not installed.
    """
    pandas = _pandas()
    if not isinstance(frame, pandas.DataFrame):
        raise FrameError(
            f"questions: {type(frame).__name__} is no pandas DataFrame; convert it, or give "
            "`batch` a list"
        )
    for name in ("question", "id", "history"):
        count = list(frame.columns).count(name)
        if count > 1:
            raise FrameError(f"questions: {count} columns are called {name!r}; keep one")
        if not count and name == "question":
            raise FrameError(
                "questions: no column is called 'question'; give the questions' column that name"
            )
    histories = frame["history"] if "history" in frame.columns else [None] * len(frame)
    rows = zip(frame.index, _ids(frame), frame["question"], histories, strict=True)
    return [_item(*row) for row in rows]


def _item(label: object, id_: object, question: object, history: object) -> BatchItem:
    named = None if _missing(id_) else str(id_)
    shown = question if isinstance(question, str) else ""
    earlier = _earlier(history)
    if not isinstance(question, str):
        problem = "question: missing or not a text; give each row a question"
    elif earlier is None:
        problem = "history: not a list of earlier questions"
    else:
        return BatchItem(shown, named, earlier)
    return BatchItem(shown, named, error=f"row {label}: {problem}")


def _earlier(history: Any) -> tuple[str | Answer, ...] | None:
    """Earlier questions or answers; None where it is no list of them."""
    if not isinstance(history, str) and isinstance(history, Sequence):
        earlier = tuple(history)
    elif hasattr(history, "tolist") and getattr(history, "ndim", 0) == 1:
        # An array, as lists come back from Parquet.
        earlier = tuple(history.tolist())
    else:
        return () if _missing(history) else None
    return earlier if all(isinstance(turn, str | Answer) for turn in earlier) else None


def _writable(text: str) -> str:
    """The text with what is no Unicode character escaped: Arrow's columns hold UTF-8 only."""
    return text.encode(errors="backslashreplace").decode()


def _missing(value: object) -> bool:
    pandas = _pandas()
    return bool(pandas.api.types.is_scalar(value) and pandas.isna(value))


def _ids(frame: pandas.DataFrame) -> Any:
    """What names each question: its id, or else its label."""
    if "id" in frame.columns:
        return frame["id"]
    return frame.index.to_series().rename("id")


def _frame(rows: Sequence[Row], ids: Any) -> pandas.DataFrame:
    made = _pandas().DataFrame(list(rows), columns=COLUMNS)
    texts = [name for name in COLUMNS if name not in ("id", *_WHOLE_NUMBERS)]
    made = made.astype(dict.fromkeys(texts, "string") | dict.fromkeys(_WHOLE_NUMBERS, "Int64"))
    made["id"] = ids.reset_index(drop=True)
    return made


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise ExtraMissingError(
            'data frames need pandas, which is not installed; run: pip install "attributed[frames]"'
        ) from error
    return pandas
