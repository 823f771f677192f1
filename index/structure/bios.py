"""What stands below a text of who wrote it: "Ann Lee teaches history at Halden".

It names the author of a text that nobody signs, and shows that "Ann Lee, 3 May 2024" under a title
names a person and no paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.analysis import BlockKind
from index.structure.credit import Credit
from index.structure.names import NAME, is_body, person_name
from index.structure.pieces import Piece

_ABOUT = re.compile(
    r"^\W*(?:about the (?:author|writer|columnist)s?|(?:the )?author(?:['’]s)? (?:bio|note))\W*$",
    re.IGNORECASE,
)
_TOLD = (
    r",?\s+(?:(?:is|was)\s+(?:(?:currently|now|also|formerly)\s+)?(?:an?|the|our|one|co-\w+|[a-z]+or"
    r"|professor|director|editor|head|chair\w*)\b"
    r"|(?:has been|writes|teaches|works|lectures|edits|covers|reports|blogs|studies|studied|serves"
    r"|leads|runs|heads|lives|holds)\b)"
)
_BIO = re.compile(rf"^\W*(?:(?:Dr|Prof|Professor)\.?\s+)?(?P<who>{NAME}?){_TOLD}")
_OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
# What a note of this kind tells of a person.
_TRADE = re.compile(
    r"\b(?:author|writer|journalist|editor|columnist|professor|lecturer|teach(?:es|er)|research\w*"
    r"|fellow|student|director|economist|historian|\w+ologist|lawyer|engineer|activist|poet"
    r"|founder|former|books?|blogs?|university|institute|college|school|lives in|based in"
    r"|writes)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 80
_LAST = 3
_LEAST_PROSE = 40


@dataclass(frozen=True, slots=True)
class Bio:
    """Who is presented below a text, and the numbers of the pieces that do so."""

    author: str
    pieces: tuple[int, ...]


def read_bio(pieces: Sequence[Piece], credit: Credit) -> Bio | None:
    """The author of a text that its head does not name.

    Args:
        pieces: the article's pieces.
        credit: what its head says; an outlet that the note presents is a person.
    """
    if credit.author is not None:
        return None
    last = [n for n, p in enumerate(pieces) if p.kind.readable][-_LAST:]
    told = {n: name for n in last if (name := _presented(pieces[n]))}
    if not told:
        return None
    first = min(told)
    labels = tuple(n for n in last if n < first and _ABOUT.match(pieces[n].text))
    below = (*labels, *(n for n in last if n >= first))
    names = list(dict.fromkeys(told.values()))
    if credit.outlet is not None and person_name(credit.outlet):
        same = credit.outlet.casefold() in (name.casefold() for name in names)
        return Bio(credit.outlet, below) if same else None
    above = [p for p in pieces[:first] if p.kind in (BlockKind.PROSE, BlockKind.QUOTATION)]
    text = " ".join(piece.text for piece in above)
    if len(names) > 1 or names[0].rsplit(maxsplit=1)[-1] in text:
        return None
    # whoever writes of themselves is meant, where the note does not say that it is its author
    own = _OWN.search(_QUOTED.sub("", text)) and _TRADE.search(pieces[first].text)
    if not labels and (not own or sum(piece.words for piece in above) < _LEAST_PROSE):
        return None
    return Bio(names[0], below)


def _presented(piece: Piece) -> str | None:
    """Whom a short paragraph presents."""
    bio = _BIO.match(piece.text) if piece.words <= _MOST_WORDS else None
    name = person_name(bio["who"]) if bio is not None else None
    return name if name and not is_body(name) else None
