"""The neighbours shown beside a statement, so that a reader sees what "he" or "this" means."""

from __future__ import annotations

import re

from assistant.answer import Context
from assistant.citing import Citer
from assistant.corpus_view import CorpusView
from assistant.pointing_back import points_back
from index.domain import Label, Statement

_ANNOUNCES = re.compile(r":[\"”’')\]]*$")


def context_of(view: CorpusView, citer: Citer, statement: Statement) -> Context:
    """Cite the sentence before where this one points back, and the one after that it announces."""
    text = view.display(statement.id)
    before = after = None
    if points_back(text):
        before = _shown(view, view.neighbour(statement.id, -1))
    if _ANNOUNCES.search(text):
        after = _shown(view, view.neighbour(statement.id, 1))
    return Context(
        citer.citation(before) if before else None, citer.citation(after) if after else None
    )


def _shown(view: CorpusView, neighbour: Statement | None) -> Statement | None:
    """A neighbour may be a question or a heading, but never a copy that isn't cited."""
    if neighbour is None or not neighbour.cite:
        return None
    if neighbour.label is Label.NONE and len(view.display(neighbour.id)) > 400:
        return None
    return neighbour
