"""Gold statements beside the statements of the index that stand in the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from assistant.answer import CitedStatement
from eval.gold import GoldStatement
from eval.run import Run

# How much of a gold sentence a statement must share to be the same sentence.
_SAME = 0.5


def statement_pairs(run: Run) -> Iterator[tuple[GoldStatement, CitedStatement | None]]:
    """Yield each gold statement with the statement that overlaps it most, if half of it does."""
    by_document: dict[str, list[CitedStatement]] = defaultdict(list)
    for statement in run.labelled():
        by_document[statement.document].append(statement)
    for gold in run.gold.statements:
        best = max(
            by_document[gold.document], key=lambda s: (_shared(gold, s), -s.start), default=None
        )
        same = best is not None and _shared(gold, best) >= _SAME
        yield gold, best if same else None


def _shared(gold: GoldStatement, statement: CitedStatement) -> float:
    """The share of the gold sentence that the statement covers."""
    overlap = min(gold.end, statement.end) - max(gold.start, statement.start)
    return overlap / (gold.end - gold.start) if overlap > 0 else 0.0
