"""Rejoining paragraphs that page breaks, pictures or false headings split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import BlockKind
from index.domain import Span
from index.structure.furniture import is_continuation_note
from index.structure.pieces import Piece

# A sentence can't end on these.
UNFINISHED = frozenset(
    "a an the this these those its their his her my our your of in on at to for from by with "
    "into onto "
    "upon about between among against towards toward through during without within and or but nor "
    "that which who whose whom if because although while when where as than is are was were be "
    "been "
    "being has have had could would should will may might must can not more most very "
    "per via near under after before until since so such any some every each no".split()
)
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s*_]*$")
_OPENERS = "\"'“‘([*_ "
_MAX_BETWEEN = 4
_MIN_WORDS = 4
_MIN_WORDS_UNFINISHED = 6
_SKIPPED = (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.IMAGE_TEXT)
_JOINED = (BlockKind.PROSE, BlockKind.QUOTATION, BlockKind.LIST_ITEM)


def join_paragraphs(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with split paragraphs made one, what stands between marked as omitted."""
    result: list[Piece] = []
    held: list[Piece] = []
    for piece in pieces:
        before = result[-1] if result else None
        if before is not None and _open(before) and piece.kind in _SKIPPED:
            held.append(piece)
            if len(held) <= _MAX_BETWEEN and not _ends_here(piece):
                continue
        elif before is not None and _joins(before, piece):
            result[-1] = _join(before, held, piece)
            held = []
            continue
        else:
            held.append(piece)
        result.extend(held)
        held = []
    return [*result, *held]


def _ends_here(piece: Piece) -> bool:
    """A text that is continued elsewhere does not go on in the next piece."""
    return is_continuation_note(piece.text)


def _open(piece: Piece) -> bool:
    return piece.kind in _JOINED and not piece.complete and piece.words >= _MIN_WORDS


def _joins(before: Piece, after: Piece) -> bool:
    if not _open(before) or after.kind not in (*_JOINED, BlockKind.HEADING):
        return False
    if after.kind is BlockKind.LIST_ITEM or (
        after.stated and after.kind is BlockKind.HEADING and after.level
    ):
        return False
    start = after.text.lstrip(_OPENERS)[:1]
    text = before.text.rstrip("*_ ")
    if start.islower() or text.endswith("-"):
        return start.islower() and after.gap > 0
    last = _LAST_WORD.search(text)
    unfinished = last is not None and last.group(1) in UNFINISHED
    return unfinished and before.words >= _MIN_WORDS_UNFINISHED


def _join(before: Piece, between: Sequence[Piece], after: Piece) -> Piece:
    omitted = (Span(between[0].span.start, between[-1].span.end),) if between else ()
    return replace(
        before,
        span=Span(before.span.start, after.span.end),
        text=_joined_text(before.text, after.text),
        lines=before.lines + after.lines,
        omitted=(*before.omitted, *omitted, *after.omitted),
    )


def _joined_text(before: str, after: str) -> str:
    after = re.sub(r"^#+\s+", "", after)
    return before[:-1] + after if before.endswith("-") else f"{before} {after}"
