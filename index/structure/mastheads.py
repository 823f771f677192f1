"""The name of the paper, and its date, above the first title of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import BlockKind
from index.structure.credit import Credit, merge_credits
from index.structure.dates import find_date
from index.structure.furniture import has_appeal, is_furniture
from index.structure.heads import KICKER, MASTHEAD_WORDS, credit_of
from index.structure.issuer import is_number, issuer_name
from index.structure.names import is_body, title_case
from index.structure.notes import describes_text
from index.structure.pieces import Piece

# "CURRENT / Newsletter of the Ward Union, no. 41": what kind of paper it is, below its name.
_DESCRIBED = re.compile(
    r"^(?:the\s+)?(?:(?:daily|weekly|fortnightly|monthly|quarterly|annual)\s+)?(?:newsletter|bulletin|journal|magazine|gazette|organ|paper)\s+(?:of|for)\b",
    re.IGNORECASE,
)
# "PRESS RELEASE   PRESS RELEASE   PRESS RELEASE"
_REPEATED = re.compile(r"^(.{1,60}?)(?:\s+\1)+$")


def preamble(pieces: Sequence[Piece], end: int) -> Credit:
    """What the masthead above the first article says: outlet and date."""
    credit = Credit()
    for piece in pieces[:end]:
        found = credit_of(piece)
        if found is not None:
            credit = merge_credits(credit, replace(found, author=None))
        elif _DESCRIBED.match(piece.text) and (dated := find_date(piece.text)) is not None:
            credit = merge_credits(credit, Credit(date=dated.iso, dated=True))
    if credit.outlet is None or _DESCRIBED.match(credit.outlet):
        name = masthead_name(pieces[:end])
        credit = replace(credit, outlet=name or credit.outlet)
    return credit


def masthead_name(pieces: Sequence[Piece]) -> str | None:
    """The name at the very top of a document, above the title."""
    pieces = [
        piece
        for piece in pieces
        if piece.kind is not BlockKind.BYLINE
        and not describes_text(piece.text)
        and not has_appeal(piece.text)
        and not is_number(piece.text)
    ]
    if not pieces:
        return None
    first = pieces[0]
    if KICKER.match(_REPEATED.sub(r"\1", first.text.strip("*_# "))) and len(pieces) > 1:
        first = pieces[1]
        if not title_case(first.text) or not is_body(first.text.split(" (")[0]):
            return None
    text = first.text.strip("*_# ")
    # behind a bar stand a motto, an issue or the sections of a site
    name = issuer_name(re.split(r"\.\s+(?=A |An |The )|\s*[|•·]\s*", text)[0])
    # "Federation of Millers (FM), Northern Region"
    name = re.sub(r"\s+\([A-Z]{2,}\).*$", "", name).strip(" .,")
    most = MASTHEAD_WORDS + 2 * (name.isupper() and is_body(name))
    if KICKER.match(text) or len(name.split()) > most or is_furniture(text) or is_number(name):
        return None
    return name or None
