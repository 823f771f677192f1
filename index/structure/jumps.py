"""Where a newspaper's story goes on below another: "BRIDGE / Continued from page A1".

The word above is in the story's title, or in the line with which its first part breaks off ("See
BRIDGE, Page A9"). What follows is the story's own, whoever wrote the one between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis import ArticleDraft, BlockKind
from index.structure.furniture import is_continuation_note
from index.structure.heads import Head
from index.structure.pieces import Piece

_FROM = re.compile(r"^\W*(?:(?:story |article )?cont\w*\W*d?\.?\s+)?from\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Jump:
    """The head of a part that goes on, and the number of the piece its story begins with."""

    head: Head
    origin: int


def find_jumps(pieces: Sequence[Piece], heads: Sequence[Head]) -> list[Jump]:
    """The parts that go on with a story that a head begins."""
    found = []
    for number in range(1, len(pieces) - 1):
        if not (is_continuation_note(pieces[number].text) and _FROM.match(pieces[number].text)):
            continue
        label = pieces[number - 1]
        words = {word.casefold() for word in _WORD.findall(label.text)}
        if not words or label.words > _MOST_WORDS or label.complete or not label.kind.readable:
            continue
        above = [head for head in heads if head.body <= number - 1]
        origin = next((h for h in above if words & _words_of(pieces, h, above)), None)
        if origin is not None:
            head = Head(number - 1, (number - 1,), number + 1, origin.credit, True)
            found.append(Jump(head, origin.start))
    return found


def _words_of(pieces: Sequence[Piece], head: Head, heads: Sequence[Head]) -> set[str]:
    """The words of a story's title and of the line with which it breaks off."""
    end = min((other.start for other in heads if other.start > head.start), default=len(pieces))
    told = [pieces[number].text for number in head.title]
    told += [
        piece.text
        for piece in pieces[head.body : end]
        if piece.kind is BlockKind.FURNITURE
        and is_continuation_note(piece.text)
        and not _FROM.match(piece.text)
    ]
    return {word.casefold() for text in told for word in _WORD.findall(text)} - _NOTES


_NOTES = frozenset("see page please turn continued continues story article the and".split())


def with_jumps(
    drafts: Sequence[ArticleDraft], jumps: Sequence[Jump], pieces: Sequence[Piece]
) -> list[ArticleDraft]:
    """Give the parts that go on what is known of their stories."""
    starts = {draft.span.start: draft for draft in drafts}
    own = {}
    for jump in jumps:
        origin = starts.get(pieces[jump.origin].span.start) or drafts[0]
        own[pieces[jump.head.start].span.start] = origin.metadata
    return [
        replace(draft, metadata=own[draft.span.start]) if draft.span.start in own else draft
        for draft in drafts
    ]
