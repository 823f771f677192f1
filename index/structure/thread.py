"""Threads: documents, or their ends, that string together messages of several people.

`mail` and `posts` find the messages; here they become articles. Their heads (who wrote, when) and
the buttons and counters around them are no evidence, and the text below is the sender's own, though
a later message quotes or indents it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis import ArticleDraft, Block, BlockKind, Mark
from index.domain import Metadata, Span
from index.structure.pieces import Piece
from index.structure.textlines import TextLine

_QUOTED = re.compile(r"(?:^|(?<=[\r\n]))[ \t]*(?P<marks>(?:>[ \t]?)+)")
_BREAK = re.compile(r"\r\n|[\r\n]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One message: the offset of its head, and what the head says.

    `depth` is how many quotation marks stand before the lines of its text, `outlet` where it
    appeared, if not where the whole thread did.
    """

    start: int
    author: str | None = None
    date: str | None = None
    title: str | None = None
    depth: int = 0
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """Messages in text order.

    `marks` say which lines are heads and furniture; `outlet` is the group or site.
    """

    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]
    outlet: str | None = None

    @property
    def start(self) -> int:
        """Where the first message begins."""
        return self.entries[0].start


def line_mark(kind: BlockKind, line: TextLine, text: str) -> Mark:
    """The mark of a line, which parts it from the line below."""
    end = line.span.end
    while end < len(text) and text[end] in " \t":
        end += 1
    broken = _BREAK.match(text, end)
    return Mark(kind, Span(line.span.start, broken.end() if broken else line.span.end))


def under(thread: Thread, page: Metadata) -> Thread:
    """A thread below an article: it is about the article, and where that appeared."""
    entries = tuple(replace(e, title=page.title) if e.title is None else e for e in thread.entries)
    return replace(thread, entries=entries, outlet=page.outlet or thread.outlet)


def first_piece(thread: Thread, pieces: Sequence[Piece]) -> int:
    """The number of the piece with which the first message begins."""
    return next((n for n, p in enumerate(pieces) if p.span.start >= thread.start), len(pieces))


def thread_drafts(
    thread: Thread, above: Sequence[Piece], pieces: Sequence[Piece], text: str, *, ordinal: int
) -> list[ArticleDraft]:
    """The messages as articles.

    Args:
        thread: the messages.
        above: pieces above the first message that are no article of their own.
        pieces: the classified pieces from the first message on.
        text: the document's text.
        ordinal: how many articles stand before them.
    """
    starts = [entry.start for entry in thread.entries]
    parts: list[list[Piece]] = [[] for _ in starts]
    number = 0
    for piece in pieces:
        while number + 1 < len(starts) and piece.span.start >= starts[number + 1]:
            number += 1
        parts[number].append(_own(piece, thread.entries[number], text))
    parts[0] = [*(replace(p, kind=BlockKind.FURNITURE) for p in above), *parts[0]]
    found = [(e, part) for e, part in zip(thread.entries, parts, strict=True) if part]
    return [
        ArticleDraft(
            ordinal + count,
            Span(own[0].span.start, own[-1].span.end),
            Metadata(
                title=entry.title,
                author=entry.author,
                outlet=entry.outlet or thread.outlet,
                date=entry.date,
            ),
            tuple(Block(p.kind, p.span, p.omitted, p.level, p.set_off) for p in own),
        )
        for count, (entry, own) in enumerate(found)
    ]


def _own(piece: Piece, entry: Entry, text: str) -> Piece:
    """A piece of a message as the sender's own words, unless they quote in their turn."""
    if piece.kind is BlockKind.HEADING and not piece.level:
        return replace(piece, kind=BlockKind.PROSE)
    if piece.kind is not BlockKind.QUOTATION:
        return piece
    line = text.rfind("\n", 0, piece.span.start) + 1
    found = _QUOTED.match(text[line : piece.span.end])
    depth = found["marks"].count(">") if found is not None else 0
    return replace(piece, kind=BlockKind.PROSE) if depth <= entry.depth else piece
