"""From pieces to articles: each with its title, author, outlet, date and blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import ArticleDraft, Block, BlockKind, RawDocument
from index.domain import Metadata, Span
from index.structure.addenda import find_addenda
from index.structure.bios import read_bio
from index.structure.bylines import authors_of
from index.structure.chat import read_chat
from index.structure.classify import classify, looks_like_title, name_headings
from index.structure.correspondence import read_letter_head
from index.structure.covers import read_cover
from index.structure.credit import Credit, merge_credits
from index.structure.credits import read_credit
from index.structure.databases import read_database
from index.structure.editions import with_edition
from index.structure.exports import read_export
from index.structure.glued import split_glued_titles
from index.structure.header import Header, read_header
from index.structure.heads import Head, find_heads
from index.structure.inheritance import inherit, of_one_page, over, with_given
from index.structure.interview import interviewer, presented
from index.structure.issuer import spelled
from index.structure.items import find_items, sourced, with_items, with_sources
from index.structure.joining import join_paragraphs
from index.structure.jumps import find_jumps, with_jumps
from index.structure.letterhead import read_letterhead, with_letterhead
from index.structure.mail import read_mail
from index.structure.mastheads import preamble
from index.structure.moments import is_clock
from index.structure.names import person_name
from index.structure.notes import is_wire_note
from index.structure.one_author import thread_metadata
from index.structure.opening import read_opening
from index.structure.page_notes import name_page_notes, page_metadata
from index.structure.papers import read_paper
from index.structure.pieces import Piece, split_pieces
from index.structure.posts import read_posts
from index.structure.pull_quotes import name_pull_quotes
from index.structure.recordings import paragraphs, recorded
from index.structure.records import metadata_of
from index.structure.references import name_references
from index.structure.sections import ends_letter, find_sections, with_sections
from index.structure.site import read_site
from index.structure.tails import name_tail, tail_credit
from index.structure.thread import first_piece, thread_drafts, under
from index.structure.timed import read_timed

if TYPE_CHECKING:
    from index.reading.sidecar import Sidecar

_LONG_PROSE = 25
_SENTENCE = 6


def find_articles(
    raw: RawDocument, *, path: str, sidecar: Sidecar | None = None
) -> tuple[ArticleDraft, ...]:
    """Find the articles of a document and what each of their blocks is for.

    Args:
        raw: the document as a reader returned it.
        path: its path relative to the corpus folder.
        sidecar: metadata that the user keeps beside it; wins over what is read.

    Returns:
        At least one article for a document with text; none for an empty one. Articles and blocks
        are in text order, their spans don't overlap.
    """
    timed = read_timed(raw.text)
    exported = raw.media_type == "text/html"
    thread = (
        None
        if timed is not None
        else (
            read_export(raw.text)
            or read_database(raw.text)
            or read_mail(raw.text)
            or read_posts(raw.text)
            or read_chat(raw.text, exported=exported)
        )
    )
    pieces = split_pieces(
        replace(
            raw, marks=(*raw.marks, *(thread.marks if thread else timed.marks if timed else ()))
        ),
        is_metadata=lambda line: read_credit(line) is not None or is_wire_note(line),
        ends_letter=ends_letter,
    )
    if not pieces:
        return ()
    header = read_header(raw.text)
    if thread is not None and thread.start < header.end:
        header = Header(Metadata(), 0)
    stated = over(raw.metadata, header.metadata)
    stated = replace(stated, author=authors_of(stated.author))
    top = [replace(p, kind=BlockKind.FURNITURE) for p in pieces if p.span.start < header.end]
    noted = page_metadata(pieces)
    spoken = paragraphs(pieces, timed) if timed is not None else []
    rest = classify(split_glued_titles(name_page_notes(pieces[len(top) :]), raw.text))
    pieces = [*top, *name_headings(join_paragraphs(rest))]
    if timed is not None:
        pieces = [*(p for p in pieces if p.span.start < timed.start), *spoken]
    drafts: list[ArticleDraft] = []
    above = pieces if thread is None else pieces[: first_piece(thread, pieces)]
    own = thread is None or _is_text(above)
    if own:
        titles = tuple(sidecar.articles) if sidecar else ()
        drafts = _page(raw, above, stated, headed=len(top), titles=titles)
        if thread is not None and len(drafts) == 1:
            # what the page states of itself is the text's above the comments
            drafts = [with_given(drafts[0], stated, None, alone=True)]
        if timed is not None:
            drafts = recorded(drafts, pieces, timed, raw.text)
    if thread is not None:
        below = pieces[len(above) :]
        kept = () if own else above
        if drafts:
            thread = under(thread, drafts[0].metadata)
        drafts += thread_drafts(thread, kept, below, raw.text, ordinal=len(drafts))
    alone = len(drafts) == 1
    sender = header.metadata.author
    if not alone and sender and not person_name(sender):
        # whoever sends out several pieces publishes them
        stated = replace(stated, outlet=stated.outlet or sender)
    if alone and not drafts[0].metadata.date:
        stated = over(stated, noted)
    elif alone:
        stated = replace(stated, outlet=stated.outlet or noted.outlet)
    return tuple(with_given(draft, stated, sidecar, alone=alone) for draft in drafts)


def _page(
    raw: RawDocument,
    pieces: Sequence[Piece],
    stated: Metadata,
    *,
    headed: int,
    titles: Sequence[str],
) -> list[ArticleDraft]:
    """The articles of a document, or of its part above a thread; `headed` pieces are its header."""
    paper = read_paper(pieces, raw.text)
    if paper is not None:
        draft = _article(raw, 0, paper.pieces, paper.head, stated.author)
        return [_spelled(draft, raw.text)]
    items = find_items(pieces, raw.text)
    addenda = find_addenda(pieces, raw.text, bundle=bool(items))
    paged = () if any(item.head.credit.outlet for item in items) else addenda
    items = sorted((*items, *addenda), key=lambda item: item.head.start)
    pieces = with_sources(pieces, items)
    heads = with_items(find_heads(pieces, titles=titles), items, pieces)
    letter = read_letter_head(pieces)
    if letter is not None:
        heads = [letter, *(head for head in heads if head.start >= letter.body)]
    cover = read_cover(pieces)
    if cover is not None:
        heads = [cover, *(head for head in heads if head.start >= cover.body)]
    first = min(heads[0].title, default=heads[0].start) if heads else 0
    masthead = preamble(pieces[headed:], max(0, first - headed)) if heads else Credit()
    sections = find_sections(pieces)
    heads = with_sections(heads, sections)
    jumps = find_jumps(pieces, heads)
    heads = with_sections(heads, [jump.head for jump in jumps])
    starts = _starts(pieces, heads)
    drafts = []
    for ordinal, (start, head) in enumerate(starts):
        end = starts[ordinal + 1][0] if ordinal + 1 < len(starts) else len(pieces)
        own_head = head.moved(-start) if head else None
        drafts.append(_article(raw, ordinal, pieces[start:end], own_head, stated.author))
    drafts = inherit(drafts, masthead, read_site(pieces[headed:]))
    drafts = with_letterhead(drafts, read_letterhead(raw.text, pieces), raw.text)
    ends = [*(start for start, _ in starts[1:]), len(pieces)]
    drafts = [
        _interviewed(draft, pieces[start:end])
        for draft, (start, _), end in zip(drafts, starts, ends, strict=True)
    ]
    parts = [*(head.start for head in sections), *(item.head.start for item in paged)]
    parts += [start for start, _ in starts[1:] if is_clock(pieces[start - 1].text)]
    drafts = of_one_page(drafts, [pieces[start].span.start for start in parts])
    drafts = with_edition(sourced(drafts, items, pieces), items, pieces, raw.text)
    drafts = with_jumps(drafts, jumps, pieces) if jumps else drafts
    if len(drafts) == 1:
        posted = thread_metadata(pieces)
        drafts = [replace(drafts[0], metadata=over(posted, drafts[0].metadata))]
    return [_spelled(draft, raw.text) for draft in drafts]


def _is_text(pieces: Sequence[Piece]) -> bool:
    """Whether what stands above a thread is a text of its own."""
    prose = [p for p in pieces if p.kind is BlockKind.PROSE and not looks_like_title(p)]
    said = any(p.words >= _SENTENCE and p.text.endswith((".", "!", "?")) for p in prose)
    return said or sum(p.words for p in prose) >= _LONG_PROSE


def _starts(pieces: Sequence[Piece], heads: Sequence[Head]) -> list[tuple[int, Head | None]]:
    """Where each article starts; what is above the first head is an article only if it is prose."""
    if not heads:
        return [(0, None)]
    above = pieces[: heads[0].start]
    prose = sum(p.words for p in above if p.kind in (BlockKind.PROSE, BlockKind.QUOTATION))
    text = any(p.kind.readable and not looks_like_title(p) for p in above)
    if prose >= _LONG_PROSE and text:
        return [(0, None), *((head.start, head) for head in heads)]
    return [(0, heads[0]), *((head.start, head) for head in heads[1:])]


def _article(
    raw: RawDocument,
    ordinal: int,
    pieces: Sequence[Piece],
    head: Head | None,
    stated_author: str | None,
) -> ArticleDraft:
    own = list(pieces)
    opening = read_opening(own, head)
    credit, body = opening.credit, opening.body
    for number in range(body):
        own[number] = _head_piece(own[number], number in opening.title_numbers)
    for number in opening.bylines:
        own[number] = replace(own[number], kind=BlockKind.BYLINE)
    own = name_pull_quotes(own)
    own = name_tail(own, body, author=credit.author or stated_author)
    tail = tail_credit(own[body:], raw.text, signed=credit.author is not None)
    credit = merge_credits(credit, tail)
    bio = read_bio(own, replace(credit, author=credit.author or stated_author))
    if bio is not None:
        outlet = None if credit.outlet == bio.author else credit.outlet
        credit = replace(credit, author=bio.author, outlet=outlet)
        for number in bio.pieces:
            own[number] = replace(own[number], kind=BlockKind.FURNITURE)
    return ArticleDraft(
        ordinal,
        Span(own[0].span.start, own[-1].span.end),
        metadata_of(credit, opening.title),
        tuple(Block(p.kind, p.span, p.omitted, p.level, p.set_off) for p in name_references(own)),
    )


def _interviewed(draft: ArticleDraft, pieces: Sequence[Piece]) -> ArticleDraft:
    own = draft.metadata
    if own.author is not None:
        return draft
    told = presented(pieces)
    author = interviewer(pieces) or told.author
    credited = replace(
        own, author=author, outlet=own.outlet or told.outlet, date=own.date or told.date
    )
    return replace(draft, metadata=credited)


def _spelled(draft: ArticleDraft, text: str) -> ArticleDraft:
    own = draft.metadata
    names = replace(
        own,
        author=spelled(own.author, text, person=True),
        outlet=spelled(own.outlet, text),
        original_outlet=spelled(own.original_outlet, text),
    )
    return replace(draft, metadata=names)


def _head_piece(piece: Piece, is_title: bool) -> Piece:
    if is_title:
        return replace(piece, kind=BlockKind.HEADING, level=piece.level or 1)
    if piece.kind in (BlockKind.PROSE, BlockKind.HEADING) and person_name(piece.text):
        return replace(piece, kind=BlockKind.BYLINE)
    if piece.kind is BlockKind.PROSE and looks_like_title(piece):
        return replace(piece, kind=BlockKind.HEADING, level=2)
    return piece
