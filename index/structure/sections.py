"""Pieces inside a bundling page that no byline marks: letters to the editor and signed comments.

A letter begins with a salutation under its title and ends with a signature; a comment says so in
its title ("Comment: …"). Where several sections of a page end with a signature, each is its
writer's own, with or without a salutation. What stands under a heading of its own after a signature
is the paper's again, and so is a note of the editors below one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.analysis import BlockKind
from index.structure.bylines import read_name_and_outlet
from index.structure.classify import looks_like_title
from index.structure.credit import Credit
from index.structure.furniture import is_comment_title
from index.structure.heads import Head
from index.structure.pieces import Piece
from index.structure.tails import is_editors_note, signature_name

_SALUTATION = re.compile(
    r"^[“\"'(]?(?:dear\s+(?:sirs?|madam|editors?)\b|to the editor\b"
    r"|(?:sirs?|madam|editor)\s*[,:–—-])",
    re.IGNORECASE,
)
_MOST_SIGNED = 9
_LEAST_LETTERS = 2
# Words of text that somebody signs; fewer may stand above a name in a list.
_LEAST_SIGNED = 8


def ends_letter(first: str, line: str) -> bool:
    """Whether a line is the signature of the letter that begins with the first."""
    return _SALUTATION.match(first.lstrip("*_ ")) is not None and _signs(line)


def find_sections(pieces: Sequence[Piece]) -> list[Head]:
    """The heads of letters and comments on a page that has other text above them."""
    first = next((n for n, p in enumerate(pieces) if _is_text(p)), len(pieces))
    signed = _signed_sections(pieces)
    untitled = _untitled_letters(pieces)
    heads: list[Head] = []
    in_letter = False
    for number in range(min((first + 1, *signed, *untitled)), len(pieces)):
        letter = signed.get(number) or untitled.get(number) or _letter(pieces, number)
        head = letter or _comment(pieces, number)
        if head is None and in_letter and _follows_signature(pieces, number):
            head = Head(number, (number,), number + 1, Credit(), False)
        if head is None and in_letter and _note_after_signature(pieces, number):
            head = Head(number, (), number, Credit(), False)
        if head is not None and (not heads or head.start >= heads[-1].body):
            heads.append(head)
            in_letter = letter is not None
    return heads


def with_sections(heads: Sequence[Head], sections: Sequence[Head]) -> list[Head]:
    """All heads in order; a section whose head a credit line marks already is that one."""
    taken = {number for head in heads for number in range(head.start, head.body)}
    added = [s for s in sections if taken.isdisjoint(range(s.start, s.body))]
    return sorted((*heads, *added), key=lambda head: head.start)


def _signed_sections(pieces: Sequence[Piece]) -> dict[int, Head]:
    """The sections that end with a signature, by the numbers of their titles, if there are several.

    One alone may be how an article with subtitles ends.
    """
    titles = [
        number
        for number, piece in enumerate(pieces[:-1])
        if looks_like_title(piece) and not _is_signature(piece) and _is_text(pieces[number + 1])
    ]
    found = {}
    for number, end in pairwise((*titles, len(pieces))):
        signatures = [n for n in range(number + 2, end) if _is_signature(pieces[n])]
        if not signatures:
            continue
        prose = sum(p.words for p in pieces[number + 1 : signatures[-1]] if _is_text(p))
        below = pieces[signatures[-1] + 1 : end]
        if prose >= _LEAST_SIGNED and all(not _is_text(p) or is_editors_note(p) for p in below):
            found[number] = Head(number, (number,), number + 1, Credit(), False)
    return found if len(found) > 1 else {}


def _untitled_letters(pieces: Sequence[Piece]) -> dict[int, Head]:
    """The letters of a page that begin with a salutation and no title, if there are several."""
    found = {
        number: Head(number, (), number, Credit(), False)
        for number, piece in enumerate(pieces)
        if _is_text(piece)
        and _SALUTATION.match(piece.text.lstrip("*_ "))
        and (
            not number
            or not looks_like_title(pieces[number - 1])
            or _is_signature(pieces[number - 1])
        )
    }
    return found if len(found) >= _LEAST_LETTERS else {}


def _note_after_signature(pieces: Sequence[Piece], number: int) -> bool:
    return is_editors_note(pieces[number]) and _signature_above(pieces, number)


def _signature_above(pieces: Sequence[Piece], number: int) -> bool:
    """Whether the lines right above are a signature, perhaps with a place under the name."""
    above = number - 1
    while above > 0 and pieces[above].gap == 0 and pieces[above].words <= _MOST_SIGNED:
        above -= 1
    return any(_is_signature(piece) for piece in pieces[above:number])


def _letter(pieces: Sequence[Piece], number: int) -> Head | None:
    title, body = pieces[number], pieces[number + 1] if number + 1 < len(pieces) else None
    if body is None or not _is_text(body) or not _SALUTATION.match(body.text.lstrip("*_ ")):
        return None
    if not looks_like_title(title) or _is_signature(title):
        return None
    return Head(_with_rubric(pieces, number), (number,), number + 1, Credit(), False)


def _comment(pieces: Sequence[Piece], number: int) -> Head | None:
    piece = pieces[number]
    if not looks_like_title(piece) or not is_comment_title(piece.text):
        return None
    under = pieces[number + 1] if number + 1 < len(pieces) else None
    credit = read_name_and_outlet(under.text) if under is not None else None
    body = number + 2 if credit is not None else number + 1
    return Head(number, (number,), body, credit or Credit(), credit is not None)


def _follows_signature(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a heading with text of its own stands right below a letter's signature."""
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    if after is None or not _is_text(after) or not pieces[number].gap:
        return False  # without a blank line it may be the place under the name
    return looks_like_title(pieces[number]) and _signature_above(pieces, number)


def _with_rubric(pieces: Sequence[Piece], number: int) -> int:
    """The number of the rubric above a title ("Letters to the editor"), or of the title itself."""
    above = pieces[number - 1]
    rubric = above.kind is BlockKind.HEADING and not _is_signature(above)
    return number - 1 if rubric else number


def _is_text(piece: Piece) -> bool:
    return piece.kind in (BlockKind.PROSE, BlockKind.QUOTATION) and not looks_like_title(piece)


def _is_signature(piece: Piece) -> bool:
    return not piece.level and _signs(piece.text)


def _signs(line: str) -> bool:
    """Whether a line is nothing but the name of who signs, or says that it is not given."""
    text = line.strip("*_# ")
    short = len(text.split()) <= _MOST_SIGNED and not text.endswith((".", "!", "?"))
    return short and signature_name(text) is not None
