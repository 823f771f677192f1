"""Where answers come from: our assistant, any object that answers, or a file of answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from assistant.answer import Answer, CitedDispute, CitedStatement
from assistant.answer_reading import answer_from, dispute_from, statement_from
from assistant.errors import AnswerFormatError
from eval.errors import AnswersFileError
from eval.gold import Gold, GoldQuestion
from eval.run import Case
from index.errors import AttributedError
from index.progress import Progress

_T = TypeVar("_T")
# Fields in which systems show running prose beside their citations.
_PROSE = ("text", "prose")


class AnswersQuestions(Protocol):
    """Anything that answers a question in the answer format; `Assistant` does.

    If it also has `statements()` and `disputes()`, labels and disputes are evaluated too.
    """

    def ask(self, question: str, *, history: Any = (), id: str | None = None) -> Answer:
        """Answer one question; `history` are the earlier questions, oldest first."""


Reopen = Callable[[Path], AbstractContextManager[AnswersQuestions]]
"""Opens the same system on another corpus folder, for the swap of parties."""


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Answers that were given earlier, by question id; with what the system lists, if it does."""

    answers: Mapping[str, Answer]
    errors: Mapping[str, str]
    texts: Mapping[str, str]
    statements: tuple[CitedStatement, ...] | None = None
    disputes: tuple[CitedDispute, ...] | None = None


def ask_all(
    system: AnswersQuestions, gold: Gold, *, progress: Progress | None = None
) -> tuple[Case, ...]:
    """Ask every gold question once, in order."""
    cases = []
    for done, question in enumerate(gold.questions, start=1):
        cases.append(_ask(system, question))
        if progress is not None:
            progress("asking", done, len(gold.questions), question.id)
    return tuple(cases)


def _ask(system: AnswersQuestions, question: GoldQuestion) -> Case:
    try:
        answer = system.ask(question.question, history=list(question.history), id=question.id)
    except AttributedError as error:
        return Case(question, None, error=str(error))
    return Case(question, answer)


def listed_statements(system: object) -> tuple[CitedStatement, ...] | None:
    """All statements of a system's index, or None if it lists none."""
    listing = getattr(system, "statements", None)
    return tuple(listing()) if callable(listing) else None


def listed_disputes(system: object) -> tuple[CitedDispute, ...] | None:
    """All disputes of a system's index, or None if it lists none."""
    listing = getattr(system, "disputes", None)
    return tuple(listing()) if callable(listing) else None


def cases_from(answers: AnswersFile, gold: Gold) -> tuple[Case, ...]:
    """Put the answers of a file beside their questions."""
    return tuple(
        Case(
            question,
            answers.answers.get(question.id),
            error=answers.errors.get(question.id),
            text=answers.texts.get(question.id),
        )
        for question in gold.questions
    )


def read_answers(
    path: Path, *, statements: Path | None = None, disputes: Path | None = None
) -> AnswersFile:
    """Read answers in the answer format, one a line; each needs the id of its question.

    A line `{"id": …, "error": …}` stands for an answer that could not be given. A field `text`
    holds the running prose that the system shows, if it does. `statements` and `disputes` are
    what `attributed statements --json` and `attributed disputes --json` print.

    Raises:
        AnswersFileError: a file can't be read or a line is wrong; the message names line and field.
    """
    answers: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    texts: dict[str, str] = {}
    for number, data in _objects(path):
        id_ = data.get("id")
        if not isinstance(id_, str | int) or isinstance(id_, bool):
            raise AnswersFileError(f"{path}: line {number}: id: missing; give the question's id")
        id_ = str(id_)
        if id_ in answers or id_ in errors:
            raise AnswersFileError(f"{path}: line {number}: id: {id_!r} stands there twice")
        if data.get("error") is not None:
            errors[id_] = str(data["error"])
            continue
        answers[id_] = _parsed(path, number, {**data, "id": id_}, answer_from)
        prose = " ".join(data[name] for name in _PROSE if isinstance(data.get(name), str))
        if prose.strip():
            texts[id_] = prose
    return AnswersFile(
        answers,
        errors,
        texts,
        tuple(_parse_all(statements, statement_from)) if statements else None,
        tuple(_parse_all(disputes, dispute_from)) if disputes else None,
    )


def _parse_all(path: Path, read: Callable[[Mapping[str, Any]], _T]) -> Iterator[_T]:
    for number, data in _objects(path):
        yield _parsed(path, number, data, read)


def _parsed(
    path: Path, number: int, data: Mapping[str, Any], read: Callable[[Mapping[str, Any]], _T]
) -> _T:
    try:
        return read(data)
    except AnswerFormatError as error:
        raise AnswersFileError(f"{path}: line {number}: {error}") from error


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise AnswersFileError(f"{path}: line {number}: not JSON ({error})") from error
        if not isinstance(data, dict):
            raise AnswersFileError(f"{path}: line {number}: not an object")
        yield number, data


def _lines(path: Path) -> Iterable[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise AnswersFileError(
            f"{path}: can't be read ({error.strerror}); check the name"
        ) from error
    except UnicodeDecodeError as error:
        raise AnswersFileError(f"{path}: not UTF-8 text; save it as UTF-8 JSON Lines") from error
