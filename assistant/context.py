"""The neighbours shown beside a statement, so that a reader sees what "he" or "this" means."""

from __future__ import annotations

import re

from assistant.answer import Context
from assistant.citing import Citer
from assistant.corpus_view import CorpusView
from index.domain import Label, Statement

# Words at the beginning (or as a bare subject) that point at the sentence before.
_POINTS_BACK = re.compile(
    r"^[\"“‘'(\[]*(?:and\s+|but\s+|yet\s+|so\s+)?(?:he|she|they|it|his|her|their|its|this|that|"
    r"these|those|"
    r"such|here|there|then|both|neither|the (?:former|latter|same|two|three)|another|others?|one|"
    r"instead|however|moreover|also|meanwhile|therefore|thus|in (?:addition|particular|response|"
    r"turn)|"
    r"as a result|by contrast|on the other hand|according to (?:him|her|them|it))\b",
    re.IGNORECASE,
)
_PRONOUN_SUBJECT = re.compile(
    r"\b(?:he|she|they)\s+(?:\w+ed|said|says|told|wrote|was|were|had|has|would)\b"
)
_ANNOUNCES = re.compile(r":[\"”’')\]]*$")


def context_of(view: CorpusView, citer: Citer, statement: Statement) -> Context:
    """Cite the sentence before where this one points back, and the one after that it announces."""
    text = view.display(statement.id)
    before = after = None
    if _POINTS_BACK.match(text) or _PRONOUN_SUBJECT.search(text):
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
