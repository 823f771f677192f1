"""The command line as it is called, in this process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.app import main


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]
Find = Callable[[str], dict[str, Any]]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Run `attributed ARGUMENTS`."""

    def run(*arguments: str | Path) -> Ended:
        monkeypatch.setattr("sys.argv", ["attributed", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        written = capfd.readouterr()
        return Ended(int(ended.value.code or 0), written.out, written.err)

    return run


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the index of the quarry lies; made by the first command that needs it."""
    return tmp_path_factory.mktemp("cli") / "index"


@pytest.fixture
def place(quarry: Path, tmp_path: Path) -> tuple[str, ...]:
    """The options of a corpus of its own, that may be decided about."""
    shutil.copytree(quarry, tmp_path / "corpus")
    settings = tmp_path / "attributed.toml"
    settings.write_text('verifier = "none"\n')
    named = {"corpus": tmp_path / "corpus", "index": tmp_path / "index", "settings": settings}
    return tuple(part for name, path in named.items() for part in (f"--{name}", str(path)))


@pytest.fixture
def find(call: Call, place: tuple[str, ...]) -> Find:
    """The one statement that holds some words, as `attributed statements` lists it."""

    def run(words: str) -> dict[str, Any]:
        rows = [json.loads(line) for line in call("statements", "--json", *place).out.splitlines()]
        [found] = [row for row in rows if words in row["display"]]
        return dict(found)

    return run
