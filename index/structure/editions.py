"""Source editions: letters and papers of several writers with an editor's notes between them.

A note is set in italics as a whole. Below a document it is a piece of the editor's own; above one
it describes the sheet and is no evidence of what the writer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.analysis import ArticleDraft, Block, BlockKind
from index.domain import Metadata, Span
from index.structure.dates import find_date
from index.structure.items import Item
from index.structure.names import NAME, person_name
from index.structure.pieces import Piece

_EDITED = re.compile(
    rf"\b(?i:edited|selected|collected|compiled|ed\.)(?:\s+and\s+[a-z]+)?\s+by\s+(?P<who>{NAME})"
    r"(?:,?\s*\((?P<imprint>[^()]{4,120})\))?"
)
_FROM = re.compile(r"^(?:[A-Za-z]+\s+){0,3}from\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LEAST_TEXT = 2


@dataclass(frozen=True, slots=True)
class Edition:
    """What the edition is called, who edited it, who published it and when."""

    title: str | None = None
    editor: str | None = None
    publisher: str | None = None
    date: str | None = None


def read_edition(pieces: Sequence[Piece]) -> Edition:
    """Read the lines above the first document: "edited by Ann Lee (Record Society, 1978)"."""
    for piece in pieces:
        found = _EDITED.search(piece.text)
        if found is None:
            continue
        imprint = found["imprint"] or ""
        years = _YEAR.findall(imprint)
        first = re.split(r"\s*[,;:]\s*", imprint)[0].strip()
        publisher = first if first and not find_date(first) else None
        editor = person_name(found["who"].strip(" .,"))
        title = _FROM.sub("", piece.text[: found.start()]).strip(" ,*_:–—-") or None
        return Edition(title, editor, publisher, years[-1] if years else None)
    return Edition()


def with_edition(
    drafts: Sequence[ArticleDraft], items: Sequence[Item], pieces: Sequence[Piece], text: str
) -> list[ArticleDraft]:
    """Give the documents of an edition their publisher, and the editor's notes to the editor."""
    starts = [pieces[item.head.start].span.start for item in items if item.letter]
    if not starts:
        return list(drafts)
    edition = read_edition([p for p in pieces if p.span.start < starts[0]])
    result: list[ArticleDraft] = []
    for draft in drafts:
        if any(draft.span.start <= start < draft.span.end for start in starts):
            result.extend(_documents(draft, max(starts[0], draft.span.start), edition, text))
        else:
            result.append(draft)
    return [replace(draft, ordinal=ordinal) for ordinal, draft in enumerate(result)]


def _documents(
    draft: ArticleDraft, start: int, edition: Edition, text: str
) -> Iterator[ArticleDraft]:
    """A document of the edition, and the editor's note below it."""
    own = draft.metadata
    own = replace(own, outlet=edition.publisher or own.outlet)
    blocks = list(draft.blocks)
    said = [n for n, b in enumerate(blocks) if _is_said(b, text) and b.span.start >= start]
    if not said:
        yield replace(draft, metadata=own)
        return
    whole = all(blocks[n].kind is BlockKind.QUOTATION for n in said)
    for number, block in enumerate(blocks):
        if whole and number in said:
            blocks[number] = replace(block, kind=BlockKind.PROSE)
        elif number < said[0] and _is_note(block, text):
            blocks[number] = replace(block, kind=BlockKind.CAPTION, level=0)
    cut = next((n for n in range(said[-1] + 1, len(blocks)) if _is_note(blocks[n], text)), None)
    if cut is None:
        yield replace(draft, metadata=own, blocks=tuple(blocks))
        return
    document, note = blocks[:cut], blocks[cut:]
    span = Span(document[0].span.start, document[-1].span.end)
    yield replace(draft, metadata=own, blocks=tuple(document), span=span)
    yield ArticleDraft(
        draft.ordinal,
        Span(note[0].span.start, note[-1].span.end),
        Metadata(
            title=edition.title,
            author=edition.editor,
            outlet=edition.publisher,
            date=edition.date,
        ),
        tuple(note),
    )


def _is_said(block: Block, text: str) -> bool:
    readable = block.kind.readable and block.kind is not BlockKind.HEADING
    return readable and not _is_note(block, text)


def _is_note(block: Block, text: str) -> bool:
    """Whether a paragraph is set in italics as a whole."""
    raw = block.span.of(text).strip()
    if block.kind not in (BlockKind.PROSE, BlockKind.HEADING) or len(raw.split()) < _LEAST_TEXT:
        return False
    mark = raw[0]
    return mark in "*_" and raw[1] != mark and raw[-1] == mark and raw[-2] != mark
