"""Reading gold from JSON Lines, naming line and field of whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from eval.documents import Documents
from eval.errors import GoldFormatError
from eval.gold import Gold, GoldDispute, GoldQuestion, GoldStatement
from eval.matching import Matcher

QUESTIONS, STATEMENTS, DISPUTES = "questions.jsonl", "statements.jsonl", "disputes.jsonl"


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_WithId)
_QUESTION = TypeAdapter(GoldQuestion)
_STATEMENT = TypeAdapter(GoldStatement)
_DISPUTE = TypeAdapter(GoldDispute)


def read_gold(path: Path, *, name: str | None = None) -> Gold:
    """Read a suite's folder, or one file of questions.

    Args:
        path: a folder that holds questions.jsonl, statements.jsonl or disputes.jsonl (any of
            them may be missing), or a file of questions.
        name: the suite's name; by default the folder's or file's own.

    Raises:
        GoldFormatError: a file can't be read or a line is wrong; the message names line and field.
    """
    if path.is_file():
        return Gold(name or path.stem, questions=_read(path, _QUESTION))
    files = {file: path / file for file in (QUESTIONS, STATEMENTS, DISPUTES)}
    if not any(file.is_file() for file in files.values()):
        raise GoldFormatError(
            f"{path}: holds no gold; write {QUESTIONS}, {STATEMENTS} or {DISPUTES} there"
        )
    return Gold(
        name or path.name,
        questions=_read_if_there(files[QUESTIONS], _QUESTION),
        statements=_read_if_there(files[STATEMENTS], _STATEMENT),
        disputes=_read_if_there(files[DISPUTES], _DISPUTE),
    )


def _read_if_there(path: Path, adapter: TypeAdapter[_T]) -> tuple[_T, ...]:
    return _read(path, adapter) if path.is_file() else ()


def _read(path: Path, adapter: TypeAdapter[_T]) -> tuple[_T, ...]:
    read: dict[str, _T] = {}
    for number, line in numbered_lines(path):
        try:
            item = adapter.validate_json(line, strict=True)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            message = first["msg"].removeprefix("Value error, ")
            where = f"{path}: line {number}: {field}: " if field else f"{path}: line {number}: "
            raise GoldFormatError(where + message) from error
        if item.id in read:
            raise GoldFormatError(f"{path}: line {number}: id: {item.id!r} stands there twice")
        read[item.id] = item
    return tuple(read.values())


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that hold anything, counted from 1.

    Raises:
        GoldFormatError: the file can't be read or is not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GoldFormatError(
            f"{path}: can't be read ({error.strerror}); check the name"
        ) from error
    except UnicodeDecodeError as error:
        raise GoldFormatError(f"{path}: not UTF-8 text; save it as UTF-8 JSON Lines") from error
    # Only a line feed ends a line of JSON Lines; quotes may hold other separators.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def check_gold(gold: Gold, documents: Documents, *, matcher: Matcher | None = None) -> list[str]:
    """Return what is wrong with gold when held against its documents, one message a fault.

    Every quote must stand in its document: character for character in plain text, as folded text
    in formats whose text is extracted.
    """
    matcher = matcher or Matcher(documents)
    faults: list[str] = []
    places = [(QUESTIONS, q.id, snippet) for q in gold.questions for snippet in q.snippets()]
    places += [(STATEMENTS, s.id, s.snippet) for s in gold.statements]
    places += [(DISPUTES, d.id, end) for d in gold.disputes for end in (d.a, d.b)]
    for file, id_, snippet in places:
        if snippet.document not in documents:
            faults.append(f"{file}: {id_}: document: {snippet.document!r} is not in the corpus")
        elif not matcher.spans(snippet):
            at = "" if snippet.start is None else f" at {snippet.start}"
            faults.append(f"{file}: {id_}: quote: not in {snippet.document}{at}: {snippet.quote!r}")
    return faults
