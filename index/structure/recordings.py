"""What is said in a recording, from one time to the next: paragraphs, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import ArticleDraft, BlockKind
from index.domain import Metadata, Span
from index.structure.furniture import is_furniture
from index.structure.inheritance import over
from index.structure.joining import UNFINISHED
from index.structure.moments import day_of
from index.structure.pieces import Piece
from index.structure.timed import FILE_LINE, Timed
from index.turn_labels import NAMED_LEVEL

# Who begins to speak within a caption: ">> text", "Ann Lee: text".
_TURN = re.compile(r"(?:>>|[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ\d][\w.'’-]*){0,3}:\s)")
_ENDED = (".", "!", "?", "…", '."', ".”", "?”", "!”", '?"', '!"')
_KIND = re.compile(
    r"^\W*(?:(?:auto-?generated|full|video|audio)\s+)*(?:transcripts?|subtitles|captions)\W*$", re.I
)
_TAIL = re.compile(r"\W+(?:(?:full|raw|auto-?generated)\s+)*transcript(?:ion)?\W*$", re.IGNORECASE)
_BAR = re.compile(r"\s+[|·–—-]\s+")
# What clauses begin with.
_BEGINNING = frozenset(
    "the a an i we you he she it they this these there and but so now well okay in if my our his "
    "her their".split()
)
# So few pieces end like sentences where a machine wrote down what it heard.
_LEAST_ENDED = 0.2
_LEAST_CLAUSE = 8
_LONGEST_CLAUSES = 40
_LONG = 60
_LONGEST = 120
_PARAGRAPH = 25


def recorded(
    drafts: Sequence[ArticleDraft], pieces: Sequence[Piece], timed: Timed, text: str
) -> list[ArticleDraft]:
    """The one article of a document whose text is that of a recording.

    Args:
        drafts: what its layout suggests, which may take turns for articles.
        pieces: its pieces.
        timed: where the times stand.
        text: its text.
    """
    above = [piece for piece in pieces if piece.span.start < timed.start]
    told = _metadata(text[: timed.start])
    own = drafts[0].metadata
    named = own.title is not None and "://" not in own.title
    named = named and any(p.text.strip("*_# ") == own.title for p in above)
    # a name above a turn, or the channel's, is no byline
    speaking = {p.text for p in pieces if p.stated and p.level == NAMED_LEVEL} | {told.outlet}
    signed = {*(own.author or "").split("; "), own.author}
    taken = (signed | {own.outlet, own.original_outlet}) & speaking - {None}
    if taken or not named or own.outlet == told.title:
        author = None if signed & speaking else own.author
        found = over(told, Metadata(author=author, date=own.date))
    else:
        found = over(own, told)
    blocks = tuple(block for draft in drafts for block in draft.blocks)
    return [ArticleDraft(0, Span(blocks[0].span.start, blocks[-1].span.end), found, blocks)]


def _metadata(above: str) -> Metadata:
    """Title, channel and day, as the lines above the first time give them."""
    shown = (line.strip("*_# \t") for line in above.splitlines())
    lines = [
        line for line in shown if line and not is_furniture(line) and not FILE_LINE.match(line)
    ]
    date = next((day for line in lines if (day := day_of(line))), None)
    named = [line for line in lines if not _KIND.match(line) and not day_of(line)]
    if not named:
        return Metadata(date=date)
    title, outlet = named[0], None
    parts = _BAR.split(title)
    if len(parts) > 1 and parts[-1] in named[1:]:
        title, outlet = title[: title.rindex(parts[-1])].rstrip(" |·–—-"), parts[-1]
    return Metadata(title=_TAIL.sub("", title) or title, outlet=outlet, date=date)


def paragraphs(pieces: Sequence[Piece], timed: Timed) -> list[Piece]:
    """What is said, in paragraphs; the times are left out where a sentence goes on behind them.

    Args:
        pieces: the pieces that the marks of the times part, before anything is named.
        timed: where the times stand.
    """
    pieces = [piece for piece in pieces if piece.span.start >= timed.start]
    said = [piece.text for piece in pieces if piece.kind is not BlockKind.FURNITURE]
    ended = sum(text.rstrip().endswith(_ENDED) or ". " in text for text in said)
    unpunctuated = ended < _LEAST_ENDED * len(said)
    result: list[Piece] = []
    open_: Piece | None = None
    held: list[Piece] = []
    for piece in pieces:
        if piece.kind is BlockKind.FURNITURE:
            held.append(piece)
            continue
        named = piece.stated and piece.kind is BlockKind.HEADING
        own = piece if named else replace(piece, kind=BlockKind.PROSE, level=0)
        if (
            open_ is not None
            and not named
            and _goes_on(open_, held, piece, unpunctuated=unpunctuated)
        ):
            open_ = _joined(open_, held, own)
            held = []
            continue
        if open_ is not None:
            result.append(open_)
        result.extend(held)
        held = []
        open_ = own
    if open_ is not None:
        result.append(open_)
    return [*result, *held]


def _goes_on(before: Piece, between: Sequence[Piece], piece: Piece, *, unpunctuated: bool) -> bool:
    """Whether a piece belongs to the paragraph before it.

    Where captions have no full stops, a word that begins a clause is taken for its beginning.
    """
    if before.kind is BlockKind.HEADING or piece.kind is BlockKind.LIST_ITEM:
        return False
    if _TURN.match(piece.text):
        return False
    words = before.words
    if unpunctuated:
        begins = piece.text.split()[0].lower().split("'")[0] in _BEGINNING
        left_open = before.text.split()[-1].lower() in UNFINISHED
        return words < _LONGEST_CLAUSES and (
            not between or left_open or words < _LEAST_CLAUSE or not begins
        )
    if not before.text.endswith(_ENDED):
        return words < _LONGEST or not between
    if not between and piece.gap:
        return False
    return words < (_PARAGRAPH if not between else _LONG) and piece.words < _PARAGRAPH


def _joined(before: Piece, between: Sequence[Piece], piece: Piece) -> Piece:
    omitted = (Span(between[0].span.start, between[-1].span.end),) if between else ()
    return replace(
        before,
        span=Span(before.span.start, piece.span.end),
        text=f"{before.text} {piece.text}",
        lines=before.lines + piece.lines,
        omitted=(*before.omitted, *omitted, *piece.omitted),
    )
