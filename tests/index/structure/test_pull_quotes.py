from __future__ import annotations

from index.analysis import BlockKind
from index.reading import read_document
from index.structure import find_articles

STORY = (
    "<h1>The weir</h1><p>The weir broke on Monday night, and the mill stood in water.</p>"
    "<p>“Nobody had looked at it for years,” the miller said. “We wrote to the board.”</p>"
)


def kinds(extra: str) -> list[tuple[BlockKind, str]]:
    raw = read_document(f"<html><body>{STORY}{extra}</body></html>".encode(), "a.html")
    [article] = find_articles(raw, path="a.html")
    return [(block.kind, block.span.of(raw.text)) for block in article.blocks]


def test_a_sentence_set_apart_again_is_furniture() -> None:
    for tag in ("blockquote", "div class='pullquote'", "p class='c-pull-quote'"):
        quote = f"<{tag}>Nobody had looked at it for years</{tag.split()[0]}>"
        after = "<p>The board has not answered the letters of the miller.</p>"
        assert kinds(quote + after)[3][0] is BlockKind.FURNITURE


def test_other_words_and_announced_ones_are_quoted() -> None:
    other = "<blockquote>Nobody has looked at it for months</blockquote>"
    assert kinds(other)[-1][0] is BlockKind.QUOTATION
    again = "<p>The letter says:</p><blockquote>We wrote to the board.</blockquote>"
    assert kinds(again)[-1][0] is BlockKind.QUOTATION
