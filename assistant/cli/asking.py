"""`attributed ask` and `attributed batch`."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.console import err, out, print_json, print_report, progress_bars
from assistant.cli.options import FilterOptions, Place
from assistant.errors import BatchError

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def run_ask(
    place: Place,
    question: str,
    *,
    history: Sequence[str],
    filters: FilterOptions,
    as_json: bool,
) -> None:
    """Answer one question on stdout."""
    from assistant.answering import check_question
    from assistant.rendering.terminal import render_answer

    # A bad question or filter is said before minutes are spent on an index.
    check_question(question)
    wanted = filters.filters()
    with opened(place) as assistant:
        answer = assistant.ask(question, history=history, filters=wanted)
    if as_json:
        print_json(answer.to_dict())
    else:
        out.print(render_answer(answer), soft_wrap=False)


def run_batch(place: Place, questions: Path, output: Path) -> None:
    """Answer a file of questions into another; the output appears whole or not at all."""
    from assistant.batch import read_batch

    items = read_batch(questions)
    partial = output.with_name(f".{output.name}.partial")
    _check_writable(output)
    failed = 0
    try:
        with (
            opened(place) as assistant,
            progress_bars() as progress,
            partial.open("w", encoding="utf-8") as file,
        ):
            for result in assistant.batch(items, progress=progress):
                line = result.to_dict()
                failed += "error" in line
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        partial.replace(output)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise BatchError(
            f"{output}: can't be written ({error.strerror}); free space or choose another -o"
        ) from error
    err.print(f"{len(items)} questions, {failed} errors: {output}", markup=False)


def _check_writable(output: Path) -> None:
    if output.is_dir():
        raise BatchError(f"{output}: is a folder; name a file with -o")
    if not output.parent.is_dir():
        raise BatchError(f"{output.parent}: no such folder; make it, or choose another -o")
    if not os.access(output.parent, os.W_OK) or (
        output.exists() and not os.access(output, os.W_OK)
    ):
        raise BatchError(f"{output}: can't be written; check the permissions, or choose another -o")


def opened(place: Place) -> Assistant:
    """Open the assistant with progress on stderr; the caller closes it."""
    with progress_bars() as progress:
        assistant = place.open(progress)
    print_report(assistant.last_sync)
    return assistant
