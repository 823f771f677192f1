"""Many questions: JSON Lines in, one answer or error a line out, in the input's order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import FORMAT, Answer
from assistant.errors import BatchError
from assistant.filters import Filters
from index.errors import AttributedError
from index.progress import Progress

if TYPE_CHECKING:
    from assistant.assistant import Assistant


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One question of a batch.

    `error` says why a line could not be read as one, `line` is the line of its file, from 1.
    """

    question: str
    id: str | None = None
    history: tuple[str | Answer, ...] = ()
    filters: Filters | None = None
    error: str | None = None
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class BatchFailure:
    """What stands in the place of an answer that could not be given."""

    error: str
    id: str | None = None
    format: int = FORMAT

    def to_dict(self) -> dict[str, Any]:
        """As a line of the output."""
        return {"format": self.format, "id": self.id, "error": self.error}


BatchResult = Answer | BatchFailure


def answer_batch(
    assistant: Assistant,
    questions: Iterable[str | BatchItem],
    *,
    progress: Progress | None = None,
) -> Iterator[BatchResult]:
    """Answer questions one by one, in order; an error takes the place of its answer."""
    items = [q if isinstance(q, BatchItem) else BatchItem(q) for q in questions]
    for done, item in enumerate(items, start=1):
        yield _answer(assistant, item)
        if progress is not None:
            progress("answering", done, len(items), item.id)


def _answer(assistant: Assistant, item: BatchItem) -> BatchResult:
    if item.error is not None:
        return BatchFailure(item.error, item.id)
    try:
        return assistant.ask(item.question, history=item.history, filters=item.filters, id=item.id)
    except AttributedError as error:
        return BatchFailure(str(error), item.id)


def read_batch(path: Path) -> list[BatchItem]:
    """Read a JSON Lines file of questions; a malformed line becomes an item with its error.

    Raises:
        BatchError: the file can't be read, is not UTF-8, or holds no line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BatchError(f"{path}: can't be read ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise BatchError(f"{path}: not UTF-8 text; save it as UTF-8 JSON Lines") from error
    items = parse_batch(text)
    if not items:
        raise BatchError(
            f'{path}: holds no question; write one a line, as {{"id": "1", "question": "…"}}'
        )
    return items


def parse_batch(text: str) -> list[BatchItem]:
    """Read the lines of a batch; blank lines are left out."""
    lines = text.split("\n")
    return [
        replace(_item(line, number), line=number)
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def _item(line: str, number: int) -> BatchItem:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return BatchItem("", error=f"line {number}: not JSON ({_brief(error)}); correct the line")
    if isinstance(data, str):
        return BatchItem(data)
    if not isinstance(data, dict):
        return BatchItem(
            "", error=f'line {number}: not an object; write {{"id": …, "question": …}}'
        )
    id_ = data.get("id")
    id_ = None if id_ is None else str(id_)
    problem = _problem(data)
    if problem:
        return BatchItem("", id=id_, error=f"line {number}: {problem}")
    return BatchItem(data["question"], id_, tuple(data.get("history") or ()))


def _problem(data: Mapping[str, Any]) -> str | None:
    if not isinstance(data.get("question"), str):
        return "question: missing or not a text; give each line a question"
    history = data.get("history") or []
    if not isinstance(history, list) or not all(isinstance(q, str) for q in history):
        return "history: not a list of earlier questions"
    return None


def _brief(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
