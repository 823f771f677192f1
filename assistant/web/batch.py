"""The Batch tab's logic: questions in as JSON Lines, CSV or a list; files of answers out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from assistant.batch import BatchItem, parse_batch, read_batch
from assistant.errors import BatchError
from assistant.web import export

MAX_QUESTIONS = 5_000
MAX_BYTES = 10_000_000
ENDINGS = (".jsonl", ".ndjson", ".csv", ".txt")

_OUTPUTS: dict[str, Callable[[Sequence[export.Result]], str]] = {
    "answers.jsonl": export.to_json_lines,
    "answers.csv": export.to_csv,
    "answers.md": lambda results: export.to_markdown(results, title="Answers"),
}


def read_questions(listed: str, file: Path | None) -> list[BatchItem]:
    """The questions of a file, or else those of a list, one a line.

    Raises:
        BatchError: there is none, there are too many, or the file can't be read.
    """
    items = _read_file(file) if file is not None else parse_list(listed)
    if not items:
        raise BatchError("no question: write one a line, or choose a file")
    if len(items) > MAX_QUESTIONS:
        raise BatchError(
            f"{len(items):,} questions; at most {MAX_QUESTIONS:,} at once: split them, or use "
            "`attributed batch`"
        )
    return items


def parse_list(text: str) -> list[BatchItem]:
    """One question a line; lines that are JSON objects are read as JSON Lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and all(line.lstrip().startswith("{") for line in lines):
        return parse_batch(text)
    return [BatchItem(line.strip(), str(number)) for number, line in enumerate(lines, start=1)]


def parse_csv(text: str) -> list[BatchItem]:
    """A table with a column `question` and, if wanted, `id`; one column alone needs no head.

    Raises:
        BatchError: there are several columns and none is called "question".
    """
    rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    if not rows:
        return []
    head = [cell.strip().lower() for cell in rows[0]]
    if "question" in head:
        column, id_column = head.index("question"), head.index("id") if "id" in head else None
        return [
            BatchItem(_cell(row, column), _cell(row, id_column) or str(number))
            for number, row in enumerate(rows[1:], start=1)
        ]
    if max(len(row) for row in rows) > 1:
        raise BatchError('no column is called "question": give the questions\' column that name')
    return [BatchItem(row[0].strip(), str(number)) for number, row in enumerate(rows, start=1)]


def write_outputs(results: Sequence[export.Result], folder: Path) -> list[Path]:
    """Write the answers as JSON Lines, CSV and a Markdown report."""
    paths = []
    for name, write in _OUTPUTS.items():
        path = folder / name
        path.write_text(write(results), encoding="utf-8")
        paths.append(path)
    return paths


def _read_file(path: Path) -> list[BatchItem]:
    ending = PurePath(path).suffix.lower()
    if ending not in ENDINGS:
        raise BatchError(f"{path.name}: choose a file that ends in {', '.join(ENDINGS)}")
    if path.stat().st_size > MAX_BYTES:
        raise BatchError(f"{path.name}: larger than {MAX_BYTES // 1_000_000} MB; split it")
    if ending in (".jsonl", ".ndjson"):
        return read_batch(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BatchError(f"{path.name}: not UTF-8 text; save it as UTF-8") from error
    return parse_csv(text) if ending == ".csv" else parse_list(text)


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""
