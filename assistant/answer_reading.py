"""Reading the answer format back, ours or another system's; unknown fields are ignored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from assistant.answer import FORMAT, Answer, CitedDispute, CitedStatement
from assistant.errors import AnswerFormatError
from index.domain import Label

_T = TypeVar("_T")
_ANSWER = TypeAdapter(Answer)
_STATEMENT = TypeAdapter(CitedStatement)
_DISPUTE = TypeAdapter(CitedDispute)
# What a system that does not know it may leave out or give as null.
_MAY_BE_MISSING = (
    *("searched", "index", "timings_ms", "disagreements", "nearest", "notices", "format"),
)
_SHOWN_LABELS = tuple(label.value for label in Label if label is not Label.NONE)


def answer_from(data: Mapping[str, Any]) -> Answer:
    """Read an answer of format 1.

    Raises:
        AnswerFormatError: a field is missing or of the wrong type; the message names it.
    """
    answer = _read(_ANSWER, _completed(data), "answer")
    if answer.format != FORMAT:
        raise AnswerFormatError(
            f"answer: format: {answer.format} is not known here; write format {FORMAT}"
        )
    for number, statement in enumerate(answer.statements):
        if statement.label not in _SHOWN_LABELS:
            raise AnswerFormatError(
                f"answer: statements[{number}].label: {statement.label!r} is not one of "
                f"{', '.join(_SHOWN_LABELS)}"
            )
    return answer


def statement_from(data: Mapping[str, Any]) -> CitedStatement:
    """Read a statement as `attributed statements --json` prints it.

    Raises:
        AnswerFormatError: a field is missing or of the wrong type; the message names it.
    """
    return _read(_STATEMENT, _labelled(data, "label"), "statement")


def dispute_from(data: Mapping[str, Any]) -> CitedDispute:
    """Read a dispute as `attributed disputes --json` prints it.

    Raises:
        AnswerFormatError: a field is missing or of the wrong type; the message names it.
    """
    return _read(_DISPUTE, data, "dispute")


def _completed(data: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise AnswerFormatError("answer: not an object; write one answer a line")
    unknown: dict[str, Any] = {"searched": {}, "index": {}, "timings_ms": {}}
    unknown |= {"disagreements": [], "nearest": [], "format": FORMAT}
    given = {k: v for k, v in data.items() if not (v is None and k in _MAY_BE_MISSING)}
    result = {**unknown, **given}
    if result.get("resolved") is None and "question" in result:
        result["resolved"] = result["question"]
    statements = result.get("statements")
    if isinstance(statements, list):
        for number, statement in enumerate(statements):
            _labelled(statement, f"statements[{number}].label")
    return result


def _labelled(statement: Any, field: str) -> Any:
    # The dataclass has a default; a reader must not guess how another system shows a sentence.
    if isinstance(statement, Mapping) and statement.get("label") is None:
        raise AnswerFormatError(
            f'{field}: missing; write "record" for what is shown without any mark'
        )
    return statement


def _read(adapter: TypeAdapter[_T], data: Mapping[str, Any], what: str) -> _T:
    try:
        # Strict, and as JSON, so that a list may be a tuple but "12" is no number.
        return adapter.validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        raise AnswerFormatError(f"{what}: {_path(first['loc'])}: {first['msg']}") from error
    except (TypeError, ValueError) as error:
        raise AnswerFormatError(f"{what}: not plain JSON ({error})") from error


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path or "the whole"
