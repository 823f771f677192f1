"""`attributed ask` and `attributed batch`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.console import err, out, print_json, print_report, progress_bars
from assistant.cli.options import FilterOptions, Place

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


def run_batch(place: Place, questions: Path, output: Path, *, resume: bool = False) -> None:
    """Answer a file of questions into another; the output appears whole or not at all."""
    from assistant.batch import read_batch
    from assistant.batch_file import BatchFile

    items = read_batch(questions)
    with BatchFile(output, questions=questions, items=items) as file:
        if resume:
            file.resume()
        with opened(place) as assistant:
            file.check_origin(assistant.answering)
            if file.complete:
                err.print(f"All {len(items)} questions are answered: {output}", markup=False)
                return
            if file.done:
                err.print(f"Going on after {file.done} of {len(items)} questions.", markup=False)
            file.start()
            try:
                with progress_bars() as progress:
                    for result in assistant.batch(items[file.done :], progress=progress):
                        file.write(result)
            except KeyboardInterrupt:
                err.print(
                    f"{file.done} of {len(items)} questions are answered; go on with --resume.",
                    markup=False,
                )
                raise
        file.finish()
    err.print(f"{len(items)} questions, {file.failed} errors: {output}", markup=False)


def opened(place: Place) -> Assistant:
    """Open the assistant with progress on stderr; the caller closes it."""
    with progress_bars() as progress:
        assistant = place.open(progress)
    print_report(assistant.last_sync)
    return assistant
