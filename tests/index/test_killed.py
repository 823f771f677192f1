"""A sync that is killed at any moment leaves the old state or the new one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 20


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.index.killing", str(tmp_path), str(ROUNDS)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rounds) == ROUNDS, done.stderr
    assert {r["seen"] for r in rounds} <= {"old", "new"}, done.stderr
    assert {r["then"] for r in rounds} == {"new"}, done.stderr
    assert sum(r["killed"] for r in rounds) >= ROUNDS / 2
    assert any(r["seen"] == "old" for r in rounds if r["killed"])
