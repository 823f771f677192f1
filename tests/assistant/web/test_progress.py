from __future__ import annotations

from assistant.web.progress import sync_report
from index.domain import SyncReport

from .samples import HOSTILE


def test_decisions_without_effect_are_shown_as_text() -> None:
    page = sync_report(SyncReport(decision_problems=(HOSTILE, "the document is not here")))
    assert "the document is not here" in page
    assert 'aria-label="Decisions without effect"' in page
    assert "<script" not in page
    assert "<img" not in page
