"""The head of a body's letter: letterhead, references, date, addressee, salutation, subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis import BlockKind
from index.structure.classify import looks_like_title
from index.structure.credit import Credit, merge_credits
from index.structure.heads import Head, credit_of
from index.structure.issuer import issuer_name
from index.structure.names import in_capitals, is_body, title_case
from index.structure.pieces import Piece

_SALUTATION = re.compile(r"^(?:dear\s+\S|to whom it may concern\b)", re.IGNORECASE)
_MOST_SALUTATION = 8
_MOST_ABOVE = 14
_MOST_LINE = 16
_MOST_SUBJECT = 24
_SUBJECT = re.compile(r"^(?:re|subject|ref)\s*[:.]\s+", re.IGNORECASE)
_LEAST_ABOVE = 2


def read_letter_head(pieces: Sequence[Piece]) -> Head | None:
    """The head of a letter that a body sends under its name; None for any other text.

    Its title is the subject, which stands between the salutation and the text, or nothing.
    """
    greeted = next((n for n, piece in enumerate(pieces[:_MOST_ABOVE]) if _greets(piece)), None)
    if greeted is None or greeted < _LEAST_ABOVE or greeted + 1 >= len(pieces):
        return None
    above = [piece for piece in pieces[:greeted] if piece.kind is not BlockKind.FURNITURE]
    if not above or any(piece.words > _MOST_LINE for piece in above):
        return None
    name = issuer_name(above[0].text.strip("*_# "))
    named = is_body(name) and (title_case(name) or in_capitals(name))
    credits = [found for piece in above if (found := credit_of(piece)) is not None]
    dated = next((found for found in credits if found.dated and not found.author), None)
    if not named or dated is None:
        return None
    credit = merge_credits(Credit(outlet=name), Credit(date=dated.date, dated=True))
    under = pieces[greeted + 1]
    text = under.text.strip("*_# ")
    subject = _SUBJECT.match(text) is not None or looks_like_title(under)
    if not subject or under.words > _MOST_SUBJECT or greeted + 2 >= len(pieces):
        return Head(0, (), greeted + 1, credit, signed=False)
    return Head(0, (greeted + 1,), greeted + 2, credit, signed=False)


def _greets(piece: Piece) -> bool:
    text = piece.text.strip("*_# ")
    return piece.words <= _MOST_SALUTATION and _SALUTATION.match(text) is not None
