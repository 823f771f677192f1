"""`attributed chat`: a conversation in the terminal, or with a program through a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.text import Text

from assistant.cli.asking import opened
from assistant.cli.console import err, out
from assistant.cli.options import FilterOptions, Place
from assistant.errors import QuestionError
from index.errors import AttributedError

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant
    from assistant.filters import Filters

_PROMPT = "› "
_HELP = (
    "A line is a question; it may refer to the ones before (“And in May?”, “Who said that?”).",
    "/sources  every passage of the last answer with its source in full",
    "/new      forget the questions so far",
    "/help     this list",
    "/quit     leave; so do Ctrl+D and Ctrl+C",
)


def run_chat(place: Place, *, filters: FilterOptions) -> None:
    """Answer questions from stdin, one a line, until it ends.

    Answers go to stdout, everything else to stderr. A question that can't be answered is told and
    the conversation goes on.
    """
    wanted = filters.filters()
    with opened(place) as assistant:
        # A filter that names nothing would fail every question.
        wanted.allowed(assistant.corpus)
        chat = _Chat(assistant, wanted)
        try:
            _converse(chat, assistant)
        except KeyboardInterrupt:
            err.print()


class _Chat:
    """One conversation: its answers so far, and what each line means."""

    def __init__(self, assistant: Assistant, filters: Filters) -> None:
        self._assistant = assistant
        self._filters = filters
        self._answers: list[Answer] = []
        self._commands: dict[str, Callable[[], None]] = {
            "/sources": self._show_sources,
            "/new": self._begin_anew,
            "/help": _show_help,
        }

    def take(self, line: str) -> bool:
        """Do what a line asks for; False when it ends the conversation."""
        word = line.lower()
        if word in ("/quit", "/exit", "quit", "exit"):
            return False
        if word in self._commands:
            self._commands[word]()
        elif line.startswith("/"):
            _tell(f"{line.split(maxsplit=1)[0]}: no such command; /help lists them")
        elif line:
            self._ask(line)
        return True

    def _ask(self, question: str) -> None:
        from assistant.follow_up import HISTORY_USED
        from assistant.rendering.terminal import render_answer

        try:
            answer = self._assistant.ask(
                question, history=self._answers[-HISTORY_USED:], filters=self._filters
            )
        except AttributedError as error:
            _tell(str(error))
            return
        self._answers.append(answer)
        out.print(render_answer(answer), soft_wrap=False)

    def _show_sources(self) -> None:
        from assistant.rendering.terminal import render_sources

        if not self._answers:
            _tell("/sources: nothing has been answered yet; ask a question first")
            return
        out.print(render_sources(self._answers[-1]), soft_wrap=False)

    def _begin_anew(self) -> None:
        self._answers.clear()
        err.print("A new conversation.")


def _converse(chat: _Chat, assistant: Assistant) -> None:
    if not sys.stdin.isatty():
        for line in _piped_lines():
            # Nobody has typed it here: without it, the answers would stand alone.
            out.print(_echo(line))
            if not chat.take(line):
                return
        return
    err.print(f"{assistant.corpus_path.name}: ask away. /help lists commands.", markup=False)
    for line in _typed_lines():
        if not chat.take(line):
            return


def _typed_lines() -> Iterator[str]:
    if sys.stdout.isatty():
        # Lets `input` edit a line and recall earlier ones; Windows' terminals do so themselves.
        with suppress(ImportError):
            import readline  # noqa: F401
    while True:
        try:
            if sys.stdout.isatty():
                yield input(_PROMPT).strip()
            else:
                # The prompt is no answer: it must not go where those are redirected.
                err.print(_PROMPT, end="")
                line = sys.stdin.readline()
                if not line:
                    return
                yield line.strip()
        except EOFError:
            err.print()
            return


def _piped_lines() -> Iterator[str]:
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError:
            _tell(str(QuestionError(f"line {number}: not UTF-8 text; write it as UTF-8")))
            continue
        if line:
            yield line


def _echo(line: str) -> Text:
    from assistant.rendering.terminal import plain

    return Text(f"{_PROMPT}{plain(line)}", style="bold")


def _show_help() -> None:
    for line in _HELP:
        err.print(line, markup=False)


def _tell(message: str) -> None:
    err.print(message, markup=False)
