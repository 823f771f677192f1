"""The cover of a report: its title, whose it is ("A report by the Lamp Trust"), authors, date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.structure.classify import looks_like_title
from index.structure.credit import Credit, merge_credits
from index.structure.dates import find_date
from index.structure.heads import KICKER, Head, credit_of
from index.structure.names import ROLE_WORDS, is_body, title_case
from index.structure.pieces import Piece

_OF_BODY = re.compile(
    r"^(?:an?\s+|the\s+)?(?:[a-z-]+\s+)?(?:report|study|paper|review|investigation|survey"
    r"|analysis|guide)\s+(?:prepared\s+|produced\s+|published\s+)?(?:by|from)\s+(?:the\s+)?"
    r"(?P<who>[A-ZÀ-Þ][^.;:]{3,80})$",
    re.IGNORECASE,
)
_TOP = 8
_MOST_NAME = 8


def read_cover(pieces: Sequence[Piece]) -> Head | None:
    """The head of a report whose cover says which body made it; None for any other text."""
    for number, piece in enumerate(pieces[:_TOP]):
        issued = _OF_BODY.match(piece.text.strip("*_# "))
        if issued is None:
            continue
        found = find_date(issued["who"])
        who = issued["who"][: found.start] if found is not None else issued["who"]
        who = who.strip(" ,–—-")
        title = next(
            (
                n
                for n, above in enumerate(pieces[:number])
                if looks_like_title(above)
                and not KICKER.match(above.text.strip("*_# "))
                and above.text.strip("*_# ").casefold() != who.casefold()
            ),
            None,
        )
        office = "," in who or ROLE_WORDS.search(who)
        named = not office and is_body(who) and title_case(who) and len(who.split()) <= _MOST_NAME
        if title is None or not named or not who[0].isupper():
            return None
        credit = Credit(outlet=who, date=found.iso if found is not None else None, byline=True)
        body = number + 1
        while body < len(pieces) and (below := credit_of(pieces[body])) is not None:
            credit = merge_credits(credit, below)
            body += 1
        return Head(0, (title,), body, credit, True)
    return None
