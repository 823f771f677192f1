"""The source as HTML: every character at its own offset, statements by label. Pure functions.

What the quotes leave out (markup, page furniture) is in the page too, hidden or set small, so
that the text of a highlighted element is the quote, character for character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.rendering import words
from assistant.web.escaping import attributes, escape, name
from assistant.web.layout import Layout
from index.domain import Article, Label, Metadata, Span, Statement
from index.fold import fold_with_offsets

_HEADING_CHARS = 160
_WEB_ADDRESS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text that is shown in one way: "text", "hidden" or "furniture"."""

    span: Span
    look: str


@dataclass(frozen=True, slots=True)
class _View:
    """What all parts of a chunk need: the layout, the highlighted span, where runs are cut."""

    layout: Layout
    target: Span | None
    cuts: tuple[int, ...]

    @property
    def text(self) -> str:
        return self.layout.document.text


def chunk_html(layout: Layout, number: int, *, target: Span | None = None) -> str:
    """One chunk of a document; `target` is highlighted."""
    view = _View(layout, target, _cuts(layout, number, target))
    parts = []
    # The only article of a document has its head above the text already.
    several = layout.articles if len(layout.articles) > 1 else ()
    starting = {article.span.start: article for article in several}
    for block in layout.blocks_of(number):
        if block.start in starting:
            parts.append(article_head(starting[block.start]))
        parts.append(_block(view, block))
    return "".join(parts)


def article_head(article: Article) -> str:
    """Who wrote what, where and when."""
    metadata = article.metadata
    title = name(_line(metadata.title)) if metadata.title else "Untitled"
    return (
        f'<header class="article-head" id="article-{article.ordinal}">'
        f"<h3>{title}</h3><p>{byline(metadata)}</p>{_address(metadata.url)}</header>"
    )


def reader_head(layout: Layout, article: Article | None, *, page: int | None) -> str:
    """What is being read: article, who wrote it, file and page."""
    metadata = article.metadata if article else Metadata()
    title = name(_line(metadata.title)) if metadata.title else name(layout.document.path)
    where = name(layout.document.path) + (f", page {page}" if page else "")
    language = layout.document.language
    foreign = (
        "<p class='notice'>Not in English: quoted, but its labels mean nothing.</p>"
        if language not in (None, "en")
        else ""
    )
    return (
        f'<h2 class="reader-title">{title}</h2><p class="reader-by">{byline(metadata)}</p>'
        f'<p class="reader-where">{where}</p>{_address(metadata.url)}{foreign}'
    )


def byline(metadata: Metadata) -> str:
    """Author, outlet and date; what is unknown is said to be."""
    said = [name(metadata.author) if metadata.author else "No author named"]
    if metadata.outlet:
        said.append(name(metadata.outlet))
    if metadata.original_outlet and metadata.original_outlet != metadata.outlet:
        said.append(f"first published by {name(metadata.original_outlet)}")
    if metadata.date:
        date = escape(words.readable_date(metadata.date) or "")
        said.append(f'<time datetime="{escape(metadata.date)}">{date}</time>')
    else:
        said.append("undated")
    return ", ".join(said)


def _block(view: _View, block: Span) -> str:
    statements = view.layout.statements_in(block)
    body = "".join(_piece(view, span, statement) for span, statement in _pieces(block, statements))
    tag, kind = _kind(view.text, block, statements)
    return f'<{tag} class="{kind}">{body}</{tag}>' if body.strip() else body


def _pieces(
    block: Span, statements: Sequence[Statement]
) -> Iterator[tuple[Span, Statement | None]]:
    position = block.start
    for statement in statements:
        start = max(statement.span.start, block.start)
        if start > position:
            yield Span(position, start), None
        position = min(statement.span.end, block.end)
        yield Span(start, position), statement
    if position < block.end:
        yield Span(position, block.end), None


def _kind(text: str, block: Span, statements: Sequence[Statement]) -> tuple[str, str]:
    """The element of a block: a heading is short and asserts nothing."""
    raw = block.of(text).strip()
    if raw.startswith("#") or (
        statements
        and len(raw) <= _HEADING_CHARS
        and not raw.endswith((".", "!", "”", '"', ":"))
        and all(s.label is Label.NONE for s in statements)
        and "\n" not in raw
    ):
        return "h3", "block is-heading"
    if not statements:
        return "p", "block is-furniture"
    return "p", "block"


def _piece(view: _View, span: Span, statement: Statement | None) -> str:
    whole = statement.span if statement else span
    omitted = statement.omitted if statement else ()
    body = "".join(
        _marked(view, part, run.look)
        for run in _runs(view.text, whole, omitted)
        for part in _cut(run.span, span, view.cuts)
    )
    if statement is None:
        return body
    return (
        f"<bdi{attributes(class_=f'st is-{statement.label.value}', data_id=statement.id)}>"
        f"{body}</bdi>"
    )


def _runs(text: str, span: Span, omitted: Sequence[Span]) -> Iterator[_Run]:
    """Divide a span into what the display text keeps and what it leaves out."""
    folded = fold_with_offsets(span.of(text), omitted, start=span.start)
    position = span.start
    run_start = None
    for offset in folded.offsets:
        if any(gap.start <= offset < gap.end for gap in omitted):
            # The " […] " of the display text points at the gap that it stands for.
            continue
        if offset > position:
            if run_start is not None:
                yield _Run(Span(run_start, position), "text")
            yield from _left_out(text, Span(position, offset), omitted)
            run_start = None
        if run_start is None:
            run_start = offset
        position = max(position, offset + 1)
    if run_start is not None:
        yield _Run(Span(run_start, position), "text")
    if position < span.end:
        yield from _left_out(text, Span(position, span.end), omitted)


def _left_out(text: str, span: Span, omitted: Sequence[Span]) -> Iterator[_Run]:
    """Furniture is set small, markup hidden; white space stays, but for a rejoined word's."""
    for gap in omitted:
        if gap.overlaps(span):
            inner = Span(max(gap.start, span.start), min(gap.end, span.end))
            if span.start < inner.start:
                yield from _left_out(text, Span(span.start, inner.start), ())
            yield _Run(inner, "furniture")
            if inner.end < span.end:
                yield from _left_out(text, Span(inner.end, span.end), omitted)
            return
    raw = span.of(text)
    core = raw.strip()
    if not core:
        yield _Run(span, "text")
        return
    if core in {"-", "\u00ad"} and ("\n" in raw or "\r" in raw):
        yield _Run(span, "hidden")
        return
    start = span.start + len(raw) - len(raw.lstrip())
    if span.start < start:
        yield _Run(Span(span.start, start), "text")
    yield _Run(Span(start, start + len(core)), "hidden")
    if start + len(core) < span.end:
        yield _Run(Span(start + len(core), span.end), "text")


def _cuts(layout: Layout, number: int, target: Span | None) -> tuple[int, ...]:
    chunk = layout.chunks[number]
    pages = {offset for offset in layout.page_starts if chunk.start < offset < chunk.end}
    return tuple(sorted(pages | ({target.start, target.end} if target else set())))


def _cut(run: Span, within: Span, cuts: Sequence[int]) -> Iterator[Span]:
    start, end = max(run.start, within.start), min(run.end, within.end)
    if start >= end:
        return
    inner = [cut for cut in cuts if start < cut < end]
    for a, b in zip([start, *inner], [*inner, end], strict=True):
        yield Span(a, b)


def _marked(view: _View, span: Span, look: str) -> str:
    body = escape(span.of(view.text))
    if look == "hidden":
        body = f"<span hidden>{body}</span>"
    elif look == "furniture":
        body = f'<span class="furniture">{body}</span>'
    if view.target is not None and len(view.target) and view.target.covers(span):
        body = f'<mark class="target">{body}</mark>'
    number = view.layout.page_starts.get(span.start)
    return body if number is None else _page_mark(number) + body


def _page_mark(number: int) -> str:
    """A page's number; the style sheet draws it, so that it is no part of the text."""
    return (
        f'<span class="page-mark" data-page="Page {number}" role="img" '
        f'aria-label="Page {number}"></span>'
    )


def _address(url: str | None) -> str:
    """A document's own web address; any other scheme ("javascript:") is only shown."""
    if not url:
        return ""
    if not url.lower().startswith(_WEB_ADDRESS):
        return f'<p class="address">{name(url)}</p>'
    return (
        f'<p class="address"><a href="{escape(url)}" target="_blank" rel="noopener noreferrer">'
        f"{name(url)}</a></p>"
    )


def _line(text: str) -> str:
    return " ".join(text.split())
