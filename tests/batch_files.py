"""Outputs of batches for tests: what is asked, the file of it, and the lines that answers make."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from assistant.batch import BatchItem, BatchResult
from assistant.batch_file import BatchFile

QUESTIONS = [
    BatchItem("How many workers were sent home?", "a"),
    BatchItem("", "b"),
    BatchItem("Who won in Lisbon?"),
    BatchItem("Who said that?", "d", ("What did Peter Lang say about the slope?",)),
]
ASKED_IN = Path("questions.jsonl")


def opened(output: Path, items: Sequence[BatchItem] = QUESTIONS) -> BatchFile:
    return BatchFile(output, questions=ASKED_IN, items=items)


def lines_of(results: Sequence[BatchResult]) -> bytes:
    made = [json.dumps(result.to_dict(), ensure_ascii=False) + "\n" for result in results]
    return "".join(made).encode()
