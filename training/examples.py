"""Training examples, and reading the data sets they are made from."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any


class Relation(IntEnum):
    """How the first text of a pair stands to the second."""

    SUPPORT = 0
    CONTRADICT = 1
    NEITHER = 2


@dataclass(frozen=True, slots=True)
class AnswerExample:
    """A question and a passage; `span` is the answer's character span in the passage, if known."""

    question: str
    passage: str
    answers: bool
    source: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class RelationExample:
    """Two statements and how the first stands to the second."""

    a: str
    b: str
    relation: Relation
    source: str


# Only sets whose licence allows shipping weights that were trained on them.
DATA_FILES = {
    "squad2": "squad2/ten_articles.json",
    "selqa": "selqa/selqa-ass-dev.json",
    "quotesum": "quotesum/dev.jsonl",
    "ramdocs": "ramdocs/first200.jsonl",
    "fever-symmetric": "fever-symmetric/fever_symmetric_dev.jsonl",
    "fool-me-twice": "fool-me-twice/dev.jsonl.gz",
    "breaking-nli": "breaking-nli/dataset.jsonl",
    "scifact-claims": "scifact/claims_train.csv",
    "scifact-corpus": "scifact/corpus.csv.gz",
}


def data_hashes(folder: Path) -> dict[str, str]:
    """Return the sha256 of each data file, by name of the set."""
    return {
        name: hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for name, path in DATA_FILES.items()
    }


def _text(folder: Path, name: str) -> str:
    path = folder / DATA_FILES[name]
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def read_json(folder: Path, name: str) -> Any:
    """Read a JSON data set."""
    return json.loads(_text(folder, name))


def read_json_lines(folder: Path, name: str) -> list[dict[str, Any]]:
    """Read a JSON-lines data set."""
    return [json.loads(line) for line in _text(folder, name).splitlines() if line.strip()]


def read_rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """Read a CSV data set."""
    csv.field_size_limit(10_000_000)
    return csv.DictReader(io.StringIO(_text(folder, name)))
