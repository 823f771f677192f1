"""Reading a text as articles, for the tests of mails, posts and bundles."""

from __future__ import annotations

from index.analysis import ArticleDraft, BlockKind, RawDocument
from index.fold import fold
from index.structure import find_articles


def articles_of(text: str, media_type: str = "text/plain") -> tuple[ArticleDraft, ...]:
    return find_articles(RawDocument(text=text, media_type=media_type), path="a.txt")


def senders(text: str) -> list[tuple[str | None, str | None]]:
    """The author and date of each article."""
    return [(a.metadata.author, a.metadata.date) for a in articles_of(text)]


def readable(text: str, article: ArticleDraft) -> list[str]:
    """The text of an article's readable blocks."""
    return [
        fold(b.span.of(text), b.omitted, start=b.span.start).strip()
        for b in article.blocks
        if b.kind.readable
    ]


def prose(text: str, article: ArticleDraft) -> list[str]:
    return [
        fold(b.span.of(text), b.omitted, start=b.span.start).strip()
        for b in article.blocks
        if b.kind is BlockKind.PROSE
    ]


def assert_in_order(text: str) -> None:
    """Any text has articles; they and their blocks are in order and apart."""
    end = 0
    articles = articles_of(text)
    assert bool(articles) == bool(text.strip())
    for ordinal, article in enumerate(articles):
        assert article.ordinal == ordinal
        assert end <= article.span.start < article.span.end <= len(text)
        position = article.span.start
        for block in article.blocks:
            assert position <= block.span.start < block.span.end <= article.span.end
            position = block.span.end
        end = article.span.end
