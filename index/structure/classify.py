"""Naming what each piece is for: prose, heading, byline, caption, furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import BlockKind
from index.structure.credits import read_credit
from index.structure.furniture import (
    is_caption,
    is_comment_title,
    is_continuation_note,
    is_furniture,
    is_label,
)
from index.structure.garbled import garbled_pieces
from index.structure.names import in_capitals, person_name
from index.structure.notes import describes_text
from index.structure.pieces import NOTE_MARKS, Piece

_MAX_HEADING_WORDS = 16
_MAX_HEADING_CHARS = 120
_REPEATS = 3
_MIN_LIST = 3
_MAX_NUMBERED_WORDS = 8
_LONG = 40
_MOST_HEADLINE = 14
_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|appeared)\b")
_PAGE_COUNT = re.compile(r"\b0\b")
_DIGITS = re.compile(r"\d+")


def classify(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with furniture, captions and credit lines named."""
    running = _running_heads(pieces)
    named = [
        replace(piece, kind=BlockKind.FURNITURE) if number in running else _name(piece)
        for number, piece in enumerate(pieces)
    ]
    return _link_lists(_contents(_captions(_picture_texts(named))))


def name_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with unmarked headings named; run after paragraphs are rejoined."""
    pieces = [_name(p) if p.lines > 1 and p.kind is BlockKind.PROSE else p for p in pieces]
    listed = _unmarked_lists(pieces)
    result = []
    for number, piece in enumerate(pieces):
        if number in listed:
            result.append(replace(piece, kind=BlockKind.LIST_ITEM))
        elif _is_heading(pieces, number):
            result.append(replace(piece, kind=BlockKind.HEADING))
        else:
            result.append(piece)
    return result


def _unmarked_lists(pieces: Sequence[Piece]) -> set[int]:
    """Three or more short lines without blank lines between, below the head of a document."""
    found: set[int] = set()
    run: list[int] = []
    for number, piece in enumerate([*pieces, None]):
        if piece is not None and piece.gap == 0 and run and piece.kind is BlockKind.PROSE:
            run.append(number)
            continue
        signed = bool(run) and person_name(pieces[run[0]].text.split(",")[0]) is not None
        if (
            len(run) >= _MIN_LIST
            and not signed
            and any(pieces[n].words > _LONG for n in range(run[0]))
        ):
            found.update(run)
        run = [number] if piece is not None and piece.kind is BlockKind.PROSE else []
    return {n for n in found if pieces[n].lines == 1 and pieces[n].words <= _LONG}


def looks_like_title(piece: Piece) -> bool:
    """Whether a piece could be an article's title."""
    if describes_text(piece.text) and not piece.level:
        return False
    if piece.kind is BlockKind.HEADING:
        return True
    if piece.kind is not BlockKind.PROSE or piece.words > 34 or len(piece.text) > 240:
        return False
    text = NOTE_MARKS.sub("", piece.text.rstrip("*_ "))
    # old papers set a full stop behind their headlines: "GREAT FLOOD AT LOM."
    headline = in_capitals(text) and text.endswith(".") and piece.words <= _MOST_HEADLINE
    if (text.endswith((".", ",", ";", ":", "…")) and not headline) or text[:1] in "—–-@#":
        return False
    return re.search(r"[.,][\"”’']$", text) is None


def _name(piece: Piece) -> Piece:
    if piece.stated and piece.level > 1 and is_label(piece.text):
        # "Related stories" is set as the headings of the text are
        return replace(piece, kind=BlockKind.FURNITURE)
    if piece.stated and piece.kind is not BlockKind.PROSE:
        return piece
    if piece.kind is BlockKind.FURNITURE:
        return piece
    # "Comments" is a link of the page, "Comment: Spare us the scapegoats" a title
    if is_furniture(piece.text) and not (piece.level and is_comment_title(piece.text)):
        return replace(piece, kind=BlockKind.FURNITURE)
    if piece.kind in (BlockKind.QUOTATION, BlockKind.HEADING, BlockKind.LIST_ITEM):
        return piece
    if is_caption(piece.text) or piece.picture:
        return replace(piece, kind=BlockKind.CAPTION)
    if read_credit(piece.text) is not None and not _statement_of_origin(piece):
        return replace(piece, kind=BlockKind.BYLINE)
    return piece


def _statement_of_origin(piece: Piece) -> bool:
    """A whole sentence about where a text comes from is also something that the text states."""
    return piece.text.rstrip("*_ ").endswith(".") and _FINITE.search(piece.text) is not None


def _running_heads(pieces: Sequence[Piece]) -> set[int]:
    """Short lines that come back, but for their numbers, all through the document."""
    keys = [_DIGITS.sub("0", piece.text.casefold()) for piece in pieces]
    counts = Counter(
        key
        for key, piece in zip(keys, pieces, strict=True)
        if piece.words <= 12 and not piece.stated
    )
    apart = _apart(keys)
    return {
        number
        for number, (key, piece) in enumerate(zip(keys, pieces, strict=True))
        if counts[key] >= _REPEATS
        and not piece.stated
        and not piece.text.endswith((".", "!", "?", '"', "”"))
        and piece.kind is BlockKind.PROSE
        and not _credit_head(piece)
        and apart[key]
    }


def _credit_head(piece: Piece) -> bool:
    credit = read_credit(piece.text)
    return credit is not None and (credit.author is not None or credit.dated)


def _apart(keys: Sequence[str]) -> dict[str, bool]:
    """Whether a page, and not an item of a list, stands between a line's occurrences.

    That is two other pieces, or one where the line counts the pages.
    """
    last: dict[str, int] = {}
    apart: dict[str, bool] = {}
    for number, key in enumerate(keys):
        least = 2 if _PAGE_COUNT.search(key) else 3
        apart[key] = apart.get(key, True) and (key not in last or number - last[key] >= least)
        last[key] = number
    return apart


def _picture_texts(pieces: Sequence[Piece]) -> list[Piece]:
    garbled = garbled_pieces(pieces)
    result = []
    for number, piece in enumerate(pieces):
        shouted = piece.broken and piece.lines > 1 and piece.text.isupper()
        if piece.kind.readable and (number in garbled or shouted):
            result.append(replace(piece, kind=BlockKind.IMAGE_TEXT))
        else:
            result.append(piece)
    return result


def _captions(pieces: Sequence[Piece]) -> list[Piece]:
    """A short line right under a picture is its caption."""
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        under = bool(result) and piece.gap == 0 and result[-1].kind is BlockKind.CAPTION
        if under and piece.kind is BlockKind.PROSE and _short_run(pieces, number):
            result.append(replace(piece, kind=BlockKind.CAPTION))
        else:
            result.append(piece)
    return result


def _short_run(pieces: Sequence[Piece], number: int) -> bool:
    """Whether what follows without a blank line is short; the text of a page is not."""
    words = pieces[number].words
    for after in pieces[number + 1 :]:
        if words > _LONG or after.gap or after.kind is not BlockKind.PROSE:
            break
        words += after.words
    return words <= _LONG


def _link_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """Lists under a label such as "Related articles"."""
    result: list[Piece] = []
    inside = False
    for piece in pieces:
        if piece.kind is BlockKind.LIST_ITEM and inside and piece.words <= _LONG:
            result.append(replace(piece, kind=BlockKind.FURNITURE))
            continue
        inside = piece.kind is BlockKind.FURNITURE and is_label(piece.text)
        result.append(piece)
    return result


def _contents(pieces: Sequence[Piece]) -> list[Piece]:
    """Lists of contents: items that come back as the titles of what follows."""
    later: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        if piece.kind in (BlockKind.PROSE, BlockKind.HEADING):
            later[piece.text.casefold().lstrip("# ")] = number
    return [
        replace(piece, kind=BlockKind.FURNITURE)
        if piece.kind is BlockKind.LIST_ITEM
        and piece.words <= 20
        and later.get(piece.text.casefold(), -1) > number
        else piece
        for number, piece in enumerate(pieces)
    ]


def _is_numbered_heading(pieces: Sequence[Piece], number: int) -> bool:
    """A lone "2. Complaints" above a paragraph is no list."""
    piece = pieces[number]
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    before = pieces[number - 1] if number else None
    alone = before is None or before.kind is not BlockKind.LIST_ITEM
    return (
        piece.kind is BlockKind.LIST_ITEM
        and piece.words <= _MAX_NUMBERED_WORDS
        and not piece.complete
        and piece.text[:1].isupper()
        and alone
        and after is not None
        and after.gap > 0
        and after.kind is BlockKind.PROSE
    )


def _is_heading(pieces: Sequence[Piece], number: int) -> bool:
    piece = pieces[number]
    if _is_numbered_heading(pieces, number):
        return True
    if piece.kind is not BlockKind.PROSE or piece.lines > 3 or piece.omitted:
        return False
    text = NOTE_MARKS.sub("", piece.text.strip("*_ "))
    if piece.words > _MAX_HEADING_WORDS or len(text) > _MAX_HEADING_CHARS:
        return False
    if text.endswith((".", ",", ";", ":", "…", ")")) or text[:1].islower() or text[:1] in "—–-@":
        return False
    if text.endswith("!") and piece.words > 8:
        return False
    if text.endswith("?") and (piece.words > 12 or ";" in text):
        return False
    if text.endswith(('"', "”")) and re.search(r"[.!?,][\"”]$", text):
        return False
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    if following is None or is_continuation_note(following.text):
        return False
    if person_name(text) and following.gap == 0:
        return False
    return not re.match(r"[A-Z][\w.]{0,3}:\s", text)
