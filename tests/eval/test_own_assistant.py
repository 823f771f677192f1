"""The suite on our own assistant: what must hold on any corpus holds on a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.assistant import Assistant
from eval import Report, run_suite
from eval.gold import Gold
from index.settings import IndexSettings

pytestmark = pytest.mark.slow


@pytest.fixture
def report(corpus: Path, gold: Gold, tmp_path: Path) -> Report:
    settings = IndexSettings(verifier="none")
    with Assistant.open(corpus, index=tmp_path / "index", settings=settings) as assistant:
        return run_suite(assistant, gold, corpus, parties=(("Dahl", "Roth"),))


def test_invariants_hold_and_the_parties_are_swapped(report: Report) -> None:
    found = {f.name: f for evaluation in report.evaluations for f in evaluation.figures}
    for name in ("complete", "exactness", "cited", "metadata"):
        assert found[name].value == 1.0, name
    for name in ("unmarked_index", "relabelled"):
        assert found[name].value in (0.0, None), name
    assert found["swap_same_label"].n >= 2
