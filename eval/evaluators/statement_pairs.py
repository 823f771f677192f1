"""Gold statements beside the statements of the index that stand in the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from assistant.answer import CitedStatement
from eval.gold import GoldStatement
from eval.run import Run
from index.domain import Span

# How much of a gold sentence a statement must share to be the same sentence.
_SAME = 0.5


def statement_pairs(run: Run) -> Iterator[tuple[GoldStatement, CitedStatement | None]]:
    """Yield each gold statement with the statement that overlaps it most, if half of it does."""
    by_document: dict[str, list[CitedStatement]] = defaultdict(list)
    for statement in run.labelled():
        by_document[statement.document].append(statement)
    for gold in run.gold.statements:
        place = next(iter(run.matcher.spans(gold.snippet)), None)
        if place is None:
            yield gold, None
            continue
        best = max(
            by_document[gold.document], key=lambda s: (overlap(place, s), -s.start), default=None
        )
        same = best is not None and overlap(place, best) >= _SAME * len(place)
        yield gold, best if same else None


def overlap(span: Span, statement: CitedStatement) -> int:
    """How many characters of a span a statement covers."""
    return max(0, min(span.end, statement.end) - max(span.start, statement.start))
