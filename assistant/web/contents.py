"""What the corpus holds, as a list to read from. Pure functions."""

from __future__ import annotations

from assistant.web.escaping import attributes, escape, name
from assistant.web.library import Library
from assistant.web.reader import byline


def contents(library: Library) -> str:
    """Every document with its articles; choosing one opens it."""
    rows = "".join(_document(library, path) for path in library.corpus.documents)
    return f'<ul class="contents">{rows}</ul>' if rows else '<p class="notice">No documents yet.</p>'


def _document(library: Library, path: str) -> str:
    articles = library.articles(path)
    rows = "".join(
        f"<li>{_button(path, a.span.start, _title(a.metadata.title, path), byline(a.metadata))}</li>"
        for a in articles
    )
    document = library.corpus.documents[path]
    count = library.statement_count(path)
    pages = f" · {len(document.pages)} pages" if document.pages else ""
    return (
        f'<li class="contents-document"><p class="contents-name">{name(path)}'
        f"<span class='contents-size'>{count:,} statements{escape(pages)}</span></p>"
        f"<ul>{rows}</ul></li>"
    )


def _title(title: str | None, path: str) -> str:
    return " ".join(title.split()) if title else path


def _button(path: str, start: int, title: str, by: str) -> str:
    return (
        f'<button type="button" class="contents-article" data-do="open"'
        f"{attributes(data_document=path, data_start=start)}>"
        f'<span class="contents-title">{name(title)}</span>'
        f'<span class="contents-by">{by}</span></button>'
    )
