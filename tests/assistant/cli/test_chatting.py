"""A conversation through a pipe and in a terminal."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest

from assistant.errors import FilterError

from .conftest import Call, Ended

SLOPE = "What did Peter Lang say about the slope?"
TONNES = "How many tonnes of rock fell at the northern face?"


# The terminal must be the process's own, else Ctrl+C doesn't mean it; and where the tests run in the
# background, the shell has told them and all that they start to ignore it.
OWN_TERMINAL = """
import fcntl, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from assistant.cli import main
main()
"""


class Terminal(io.StringIO):
    """Somebody who types lines and then presses Ctrl+D, or Ctrl+C."""

    def __init__(self, *lines: str, interrupts: bool = False) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._interrupts = interrupts

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline()
        if not line and self._interrupts:
            raise KeyboardInterrupt
        return line


@pytest.fixture
def chat(call: Call, quarry: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run `attributed chat ARGUMENTS` on what is given to it: bytes of a pipe, or a terminal."""

    def run(given: object, *arguments: str) -> Ended:
        stdin = io.TextIOWrapper(io.BytesIO(given)) if isinstance(given, bytes) else given
        monkeypatch.setattr("sys.stdin", stdin)
        return call("chat", *arguments, "--corpus", quarry, "--index", index)

    return cast(Call, run)


def piped(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def folded(text: str) -> str:
    return " ".join(text.split())


def test_a_pipe_is_answered_line_by_line(chat: Call) -> None:
    ended = chat(piped(SLOPE, "", TONNES))
    assert ended.code == 0
    said = folded(ended.out)
    first, second = said.index(f"› {SLOPE}"), said.index(f"› {TONNES}")
    assert first < said.index("Nobody warned us about the slope") < second
    assert second < said.index("“About 3,000 tonnes of rock fell")


def test_a_last_line_without_an_end_and_a_byte_order_mark_are_read(chat: Call) -> None:
    ended = chat(b"\xef\xbb\xbf" + SLOPE.encode())
    assert f"› {SLOPE}" in ended.out


def test_a_follow_up_is_understood_from_the_answers_before(chat: Call) -> None:
    said = folded(chat(piped(SLOPE, "Who said that?")).out)
    assert f"Understood as: Who said that? ({SLOPE})" in said


def test_a_new_conversation_forgets(chat: Call) -> None:
    ended = chat(piped(SLOPE, "/new", "Who said that?"))
    assert "Understood as" not in ended.out
    assert "A new conversation." in ended.err


def test_sources_are_those_of_the_last_answer_in_full(chat: Call) -> None:
    said = folded(chat(piped(SLOPE, TONNES, "/sources")).out)
    sources = said[said.index("› /sources") :]
    assert "1. Ivar Dahl, Miners' Voice, 9 May 2021" in sources
    assert "“What they are not telling you”, union.txt, characters" in sources
    assert "▲ two figures by Anna Holm, Valley Courier" in sources
    assert "courier.txt, characters" in sources
    assert "tonnes" not in sources


def test_where_nothing_was_found_sources_are_no_answer(chat: Call) -> None:
    said = folded(chat(piped("Who won the chess championship?", "/sources")).out)
    assert "They do not answer the question. ·" in said[said.index("› /sources") :]


def test_sources_need_an_answer(chat: Call) -> None:
    ended = chat(piped("/sources"))
    assert ended.code == 0
    assert "ask a question first" in ended.err


@pytest.mark.parametrize("word", ["/quit", "/exit", "QUIT"])
def test_leaving(word: str, chat: Call) -> None:
    ended = chat(piped(word, SLOPE))
    assert ended.code == 0
    assert "slope" not in ended.out


def test_help_lists_what_there_is(chat: Call) -> None:
    ended = chat(piped("/help"))
    assert all(word in ended.err for word in ("/sources", "/new", "/quit"))
    assert "/sources" not in ended.out


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"/clear now", "/clear: no such command; /help"),
        (b"?!", "the question is empty"),
        (b"why " * 3000, "characters"),
        (b"caf\xe9", "line 1: not UTF-8"),
    ],
)
def test_a_bad_line_is_told_and_the_conversation_goes_on(
    line: bytes, word: str, chat: Call
) -> None:
    ended = chat(line + b"\n" + piped(SLOPE))
    assert ended.code == 0
    assert word in folded(ended.err)
    assert "Nobody warned us" in ended.out


def test_signs_that_steer_a_terminal_are_shown_and_not_sent(chat: Call) -> None:
    ended = chat(b"Who said \x1b[2J?\n")
    assert "\x1b[2J" not in ended.out + ended.err
    assert "<001b>[2J" in ended.out


def test_filters_hold_for_all_questions(chat: Call) -> None:
    said = chat(piped(TONNES), "--outlet", "Miners' Voice").out
    assert "3,000" in said
    assert "2. " not in said


def test_a_filter_that_names_nothing_is_said_at_once(chat: Call) -> None:
    ended = chat(piped(TONNES), "--document", "none.txt")
    assert ended.code == FilterError.exit_code
    assert ended.out == ""
    assert "none.txt" in ended.err


@pytest.mark.parametrize("interrupts", [False, True])
def test_a_terminal_is_left_cleanly(interrupts: bool, chat: Call) -> None:
    ended = chat(Terminal(SLOPE, interrupts=interrupts))
    assert ended.code == 0
    assert "Nobody warned us" in ended.out
    # The answers are redirected: prompts are not among them.
    assert "›" not in ended.out
    assert "/help lists commands" in ended.err
    assert "Traceback" not in ended.err
    assert "stopped" not in ended.err


@pytest.mark.slow
@pytest.mark.parametrize("key", [b"\x03", b"\x04"])
def test_keys_leave_a_real_terminal(key: bytes, call: Call, quarry: Path, index: Path) -> None:
    call("sync", "--corpus", quarry, "--index", index)
    ours, theirs = pty.openpty()
    place = ["--corpus", str(quarry), "--index", str(index), "--no-sync"]
    process = subprocess.Popen(
        [sys.executable, "-c", OWN_TERMINAL, "chat", *place],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(theirs)
    screen = Screen(ours)
    try:
        screen.until("› ")
        os.write(ours, f"{SLOPE}\n".encode())
        assert "Nobody warned us" in screen.until("verifier.")
        screen.until("› ")
        assert "Traceback" not in screen.pressing(key)
        assert process.wait(timeout=60) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(ours)


class Screen:
    """What a terminal shows, read up to a word at a time."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._unread = b""

    def until(self, word: str) -> str:
        while word.encode() not in self._unread:
            some = self._more()
            assert some, self._unread.decode()
            self._unread += some
        end = self._unread.index(word.encode()) + len(word.encode())
        shown, self._unread = self._unread[:end], self._unread[end:]
        return shown.decode()

    def pressing(self, key: bytes) -> str:
        """The rest, with a key pressed until the program is gone.

        Python overlooks Ctrl+C in the instant between the prompt and its waiting for a line; a
        person presses again. The new line is the program's word that it has understood: pressed
        once more while it goes, the key would end it by force.
        """
        for _ in range(12):
            if b"\n" not in self._unread:
                with suppress(OSError):
                    os.write(self._terminal, key)
            while self._ready(seconds=5):
                if not (some := self._more()):
                    return self._unread.decode()
                self._unread += some
        raise AssertionError(f"still running after {self._unread!r}")

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self._terminal], [], [], seconds)[0])

    def _more(self) -> bytes:
        assert self._ready(seconds=60), f"nothing more came after {self._unread!r}"
        try:
            return os.read(self._terminal, 1024)
        except OSError:
            # Linux' way of saying that nobody holds the other end any more.
            return b""
