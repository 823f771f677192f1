"""Decisions in words, for lists and messages."""

from __future__ import annotations

from collections.abc import Iterable

from index.decisions.file import FILE_NAME
from index.decisions.model import (
    AppliedDecision,
    Decision,
    Dismissal,
    LabelDecision,
    StatementReference,
)

_SHOWN_CHARS = 80


def describe(decision: Decision) -> str:
    """What was decided, and about which statements, in one line."""
    about = " and ".join(map(_statement, dict.fromkeys(decision.references)))
    if isinstance(decision, Dismissal):
        return f"no dispute: {about}"
    if isinstance(decision, LabelDecision):
        return f"label {decision.label}: {about}"
    return f"said by {', quoting '.join(s.name for s in decision.speakers)}: {about}"


def problems(applied: Iterable[AppliedDecision]) -> tuple[str, ...]:
    """The decisions that have no effect, each with the reason."""
    return tuple(
        f"{FILE_NAME}: {one.decision.id}: {describe(one.decision)}: {one.problem}"
        for one in applied
        if one.problem is not None
    )


def _statement(reference: StatementReference) -> str:
    text = " ".join((reference.text or "").split())
    shown = text if len(text) <= _SHOWN_CHARS else f"{text[: _SHOWN_CHARS - 1]}…"
    return (
        f"“{shown}” ({reference.document})" if shown else f"{reference.key} ({reference.document})"
    )
