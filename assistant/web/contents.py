"""What the corpus holds, as a list to read from. Pure functions."""

from __future__ import annotations

from assistant.web.escaping import attributes, escape, name
from assistant.web.library import Library
from assistant.web.reader import byline
from index.domain import Metadata


def contents(library: Library) -> str:
    """Every document with its articles; choosing one opens it."""
    rows = "".join(_document(library, path) for path in library.corpus.documents)
    return (
        f'<ul class="contents">{rows}</ul>' if rows else '<p class="notice">No documents yet.</p>'
    )


def _document(library: Library, path: str) -> str:
    articles = library.articles(path)
    rows = "".join(f"<li>{_button(path, a.span.start, a.metadata)}</li>" for a in articles)
    document = library.corpus.documents[path]
    count = library.statement_count(path)
    pages = f" · {len(document.pages)} pages" if document.pages else ""
    return (
        f'<li class="contents-document"><p class="contents-name">{name(path)}'
        f"<span class='contents-size'>{count:,} statements{escape(pages)}</span></p>"
        f"<ul>{rows}</ul></li>"
    )


def _button(path: str, start: int, metadata: Metadata) -> str:
    title = " ".join(metadata.title.split()) if metadata.title else path
    return (
        f'<button type="button" class="contents-article" data-do="open"'
        f"{attributes(data_document=path, data_start=start)}>"
        f'<span class="contents-title">{name(title)}</span>'
        f'<span class="contents-by">{byline(metadata)}</span></button>'
    )
