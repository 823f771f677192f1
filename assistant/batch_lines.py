"""Reading back what a batch has written, as far as it must be known to go on."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import FORMAT
from assistant.batch import BatchItem
from assistant.errors import ResumeError

if TYPE_CHECKING:
    from assistant.answering import Answering

# How every line begins; a line that breaks off is taken for ours only if it does so too.
_BEGINNING = b'{"format": '
_READING_ERROR = re.compile(r"line \d+: ")
_QUOTED_CHARS = 60
_IN_THE_WAY = "move the file away, or choose another -o"
_ANEW = "leave out --resume to answer all anew, or choose another -o"


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """What a line says of where it comes from; of an error, that is `id` and `error` alone.

    `found` tells whether there were passages to judge, `noticed`, whether a language model was to
    judge them and could not.
    """

    id: str | None
    question: str | None
    error: str | None
    index: tuple[str | None, ...]
    verifier: str | None
    found: bool
    noticed: bool

    def difference(self, item: BatchItem) -> str | None:
        """Why the line is not the result of a question; None if it is."""
        if self.id != item.id:
            return f"has the id {_quoted(self.id)}, the question has {_quoted(item.id)}"
        if self.question is not None and self.question != item.question and item.error is None:
            return f"answers {_quoted(self.question)}, asked is {_quoted(item.question)}"
        # Only an error in reading a line belongs to the line; others belong to what it asks.
        unread = self.error if self.error and _READING_ERROR.match(self.error) else None
        if unread != item.error:
            return "the line that it is for has been changed since"
        return None


@dataclass(frozen=True, slots=True)
class WrittenLines:
    """The results in a file that may break off.

    `size` is their length in bytes, without a line that breaks off; `unended`, that the last one is
    whole but lacks its line end.
    """

    lines: tuple[WrittenLine, ...] = ()
    size: int = 0
    unended: bool = False

    def check_origin(self, path: Path, answering: Answering) -> None:
        """Check that the answers come from the index and the verifier that answer now.

        Raises:
            ResumeError: one does not; the message names its line.
        """
        info = answering.view.corpus.info
        now = (info.version, info.built_at, info.embedding_model)
        for number, line in enumerate(self.lines, start=1):
            if line.error is not None:
                continue
            if line.index != now:
                raise ResumeError(
                    f"{path}, line {number}: was answered from the index {_named(line.index)}, now "
                    f"it is {_named(now)}: the documents or the program have changed; {_ANEW}"
                )
            if not _same_judge(line, answering):
                raise ResumeError(
                    f"{path}, line {number}: other settings chose who judges ({line.verifier}"
                    f"{' for a language model' if line.noticed else ''}; now it would be "
                    f"{(answering.decider or answering.verifier).name}); give the same --settings, "
                    f"or {_ANEW}"
                )


def read_lines(path: Path) -> WrittenLines:
    """Read the results that a batch has written; a last line that breaks off is left out.

    Raises:
        ResumeError: the file holds something else; the message names the line.
        OSError: the file can't be read.
    """
    lines: list[WrittenLine] = []
    size = 0
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            ended = raw.endswith(b"\n")
            try:
                lines.append(_written(raw))
            except ValueError as error:
                if ended or not _breaks_off(raw):
                    raise ResumeError(
                        f"{path}, line {number}: is no result of a batch ({error}); {_IN_THE_WAY}"
                    ) from error
                break
            size += len(raw)
            if not ended:
                return WrittenLines(tuple(lines), size, unended=True)
    return WrittenLines(tuple(lines), size)


def _same_judge(line: WrittenLine, answering: Answering) -> bool:
    own, decider = answering.verifier.name, answering.decider
    if decider is None:
        return line.verifier == own and not line.noticed
    if line.noticed or not line.found:
        # Nothing reached the language model; the own verifier is named, if that.
        return line.verifier in (own, decider.name)
    return line.verifier == decider.name


def _breaks_off(raw: bytes) -> bool:
    # After a power failure, blocks that were never written read as zeros.
    begun = raw.rstrip(b"\0")
    return begun.startswith(_BEGINNING) or _BEGINNING.startswith(begun)


def _written(raw: bytes) -> WrittenLine:
    """Read a line.

    Raises:
        ValueError: it is not JSON, or no result of format 1.
    """
    try:
        data = json.loads(raw)
    except RecursionError as too_deep:
        raise ValueError("nested too deeply") from too_deep
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f"not an object of format {FORMAT}")
    id_, error = _text(data, "id"), _text(data, "error")
    if error is not None:
        return WrittenLine(id_, None, error, (), None, found=False, noticed=False)
    question, index = _text(data, "question"), data.get("index")
    if question is None or not isinstance(index, dict):
        raise ValueError("neither an answer nor an error")
    return WrittenLine(
        id_,
        question,
        None,
        tuple(_text(index, name) for name in ("version", "built_at", "embedding_model")),
        _text(index, "verifier"),
        found=bool(data.get("statements") or data.get("nearest")),
        noticed=_without_its_model(data.get("notices")),
    )


def _without_its_model(notices: object) -> bool:
    """Whether notices say that a language model was to judge and did not."""
    keys = notices if isinstance(notices, list) else []
    return any(isinstance(key, str) and key.startswith("language_model_") for key in keys)


def _text(data: dict[str, Any], name: str) -> str | None:
    value = data.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name}: not a text")
    return value


def _quoted(text: str | None) -> str:
    if text is None:
        return "none"
    return f"“{text}”" if len(text) <= _QUOTED_CHARS else f"“{text[:_QUOTED_CHARS]}…”"


def _named(index: tuple[str | None, ...]) -> str:
    version, built_at, embedding_model = index
    return f"built {built_at} (version {version}, {embedding_model})"
