"""The answers of a batch in a file, so that a batch that was stopped can go on where it stopped.

While a batch writes NAME, the folder .NAME.partial lies beside it with the answers so far and the
questions they are for. The output itself appears when the last question is answered, whole.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from filelock import FileLock, Timeout

from assistant.answer import to_plain
from assistant.batch import BatchFailure, BatchItem, BatchResult
from assistant.batch_lines import WrittenLines, read_lines
from assistant.errors import BatchError, ResumeError

if TYPE_CHECKING:
    from assistant.answering import Answering

# What a power failure may cost at most; waiting for the disk at every answer would cost more.
_SECONDS_UNSAVED = 1.0
_LEFT_OVER = (
    "go on with the questions that it was begun with, or leave out --resume to answer all anew"
)


class BatchFile:
    """The output of one batch; `with` holds it against other processes.

    Call `resume` or nothing, then `start`, `write` for each result, and `finish`. Whatever happens
    in between, what was written stays and can be gone on with. `done` counts the results there
    are, `failed` those of them that are errors.

    Args:
        output: where the answers are to be.
        questions: the file of the questions, as messages name it.
        items: its questions, in their order.

    Raises:
        BatchError: the output can't be written, or another process is writing it.
    """

    def __init__(self, output: Path, *, questions: Path, items: Sequence[BatchItem]) -> None:
        self.output = output
        self._questions = questions
        self._items = items
        self._folder = output.with_name(f".{output.name}.partial")
        self._answers = self._folder / "answers.jsonl"
        self._asked = self._folder / "questions.jsonl"
        self._lock = FileLock(self._folder / "lock")
        self._source: Path | None = None
        self._found = WrittenLines()
        self._file: BinaryIO | None = None
        self._saved = 0.0
        self.done = 0
        self.failed = 0

    def resume(self) -> None:
        """Take over what an earlier run has written, if there is any.

        Raises:
            ResumeError: what is there is no such output, or belongs to other questions.
            BatchError: it can't be read.
        """
        source = next((path for path in (self._answers, self.output) if path.exists()), None)
        if source is None:
            return
        with self._reading(source):
            found = read_lines(source)
        self._compare(source, found)
        self._source, self._found = source, found
        self.done = len(found.lines)
        self.failed = sum(line.error is not None for line in found.lines)

    def check_origin(self, answering: Answering) -> None:
        """Check that what was taken over was answered as it would be now.

        Raises:
            ResumeError: it comes from another state of the index, or another verifier judged it.
        """
        if self._source is not None:
            self._found.check_origin(self._source, answering)

    @property
    def complete(self) -> bool:
        """Whether every question is answered in the output already."""
        return self._source == self.output and self.done == len(self._items)

    def start(self) -> None:
        """Begin to write, behind what was taken over.

        Raises:
            BatchError: the disk is full, or the folder can't be written to.
        """
        with self._writing():
            if self._source is None:
                self._answers.write_bytes(b"")
            elif self._source != self._answers:
                self._take_over_output(self._source)
            self._note_questions()
            self._file = self._answers.open("r+b")
            self._file.seek(self._found.size)
            self._file.truncate()
            if self._found.unended:
                self._file.write(b"\n")
            self._file.flush()
        self._saved = time.monotonic()

    def write(self, result: BatchResult) -> None:
        """Write one result as a line.

        Raises:
            BatchError: the disk is full, or the file can't be written to.
        """
        assert self._file is not None, "start first"
        with self._writing():
            self._file.write(_line(result))
            # A process that is killed loses what it has not handed over.
            self._file.flush()
            if time.monotonic() - self._saved >= _SECONDS_UNSAVED:
                os.fsync(self._file.fileno())
                self._saved = time.monotonic()
        self.done += 1
        self.failed += isinstance(result, BatchFailure)

    def finish(self) -> None:
        """Put the complete answers in the output's place.

        Raises:
            BatchError: the disk is full, or the output can't be replaced.
        """
        assert self._file is not None, "start first"
        with self._writing():
            # Else a power failure could leave a new name on an empty file.
            os.fsync(self._file.fileno())
            self._file.close()
            self._answers.replace(self.output)

    def __enter__(self) -> Self:
        check_writable(self.output)
        with self._writing():
            self._folder.mkdir(exist_ok=True)
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise BatchError(
                    f"{self.output}: another batch is writing it; wait for it to end, or choose "
                    "another -o"
                ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            # On a full disk it fails once more, as `write` has said.
            with suppress(OSError):
                self._file.close()
        empty = not self._answers.exists() or self._answers.stat().st_size == 0
        self._lock.release()
        if empty:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _compare(self, source: Path, found: WrittenLines) -> None:
        """Refuse lines that are not the results of these questions, in this order."""
        if len(found.lines) > len(self._items):
            raise ResumeError(
                f"{source}, line {len(self._items) + 1}: a result, but {self._questions} asks only "
                f"{len(self._items)} questions; {_LEFT_OVER}"
            )
        asked = self._read_asked() if source == self._answers else []
        for number, (line, item) in enumerate(zip(found.lines, self._items, strict=False)):
            changed = number < len(asked) and asked[number] != _asked_line(item)
            problem = line.difference(item) or ("was asked otherwise" if changed else None)
            if problem:
                place = f"{self._questions}, line {item.line or number + 1}"
                raise ResumeError(f"{source}, line {number + 1}: {problem} ({place}); {_LEFT_OVER}")

    def _read_asked(self) -> list[str]:
        if not self._asked.exists():
            return []
        with self._reading(self._asked):
            return self._asked.read_text(encoding="utf-8").split("\n")[:-1]

    def _note_questions(self) -> None:
        """Note what is asked: of a question's history or error, answers tell nothing."""
        new = self._asked.with_suffix(".new")
        new.write_text("".join(f"{_asked_line(item)}\n" for item in self._items), encoding="utf-8")
        new.replace(self._asked)

    def _take_over_output(self, output: Path) -> None:
        # The output stays until there is a longer one.
        new = self._answers.with_suffix(".new")
        shutil.copyfile(output, new)
        new.replace(self._answers)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BatchError(
                f"{self.output}: can't be written ({error.strerror}); free space or correct the "
                "permissions, then go on with --resume: what was answered is kept"
            ) from error

    @contextmanager
    def _reading(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BatchError(
                f"{path}: can't be read ({error.strerror}); correct the permissions, or leave out "
                "--resume to answer all anew"
            ) from error


def check_writable(output: Path) -> None:
    """Check that a file can be made or replaced, before time is spent on what goes into it.

    Raises:
        BatchError: it is a folder, lies in none, or may not be written to.
    """
    if output.is_dir():
        raise BatchError(f"{output}: is a folder; name a file with -o")
    if not output.parent.is_dir():
        raise BatchError(f"{output.parent}: no such folder; make it, or choose another -o")
    if not os.access(output.parent, os.W_OK) or (
        output.exists() and not os.access(output, os.W_OK)
    ):
        raise BatchError(f"{output}: can't be written; check the permissions, or choose another -o")


def _line(result: BatchResult) -> bytes:
    plain = result.to_dict()
    try:
        return (json.dumps(plain, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        # Half a surrogate pair in a question is no UTF-8; escaped, JSON can hold it.
        return (json.dumps(plain) + "\n").encode()


def _asked_line(item: BatchItem) -> str:
    plain = to_plain(item)
    # Blank lines between questions make no difference.
    del plain["line"]
    return json.dumps(plain)
