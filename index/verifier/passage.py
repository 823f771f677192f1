"""How a statement and its surroundings are put to a verifier as one passage."""

from __future__ import annotations

_SEPARATOR = " | "
# Enough words to tell whom a pronoun means; every further word costs time in each judgement.
_BEFORE_WORDS = 20
_AFTER_WORDS = 12
_TITLE_WORDS = 12


def frame(statement: str, *, before: str = "", after: str = "", title: str = "") -> str:
    """Return the passage in which `statement` is to be judged.

    The statement stands first, so that a length limit never cuts it in favour of its context.
    `before` and `after` are the neighbouring sentences of the same article, `title` is the
    article's; each may be empty. The verifier judges the statement, not the context.
    """
    parts = (
        statement.strip(),
        " ".join(title.split()[:_TITLE_WORDS]),
        " ".join(before.split()[-_BEFORE_WORDS:]),
        " ".join(after.split()[:_AFTER_WORDS]),
    )
    return _SEPARATOR.join(part for part in parts if part)
