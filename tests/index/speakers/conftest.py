"""A small article from paragraphs, parsed and attributed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from index.analysis import AnalysedArticle, ArticleDraft, Block, BlockKind, SentenceSpeech
from index.domain import Document, Metadata, Span
from index.language import analyse
from index.speakers import attribute

AUTHOR = "Ada Quist"
Attribute = Callable[..., list[tuple[str, SentenceSpeech]]]


def analysed(
    *paragraphs: str,
    author: str | None = AUTHOR,
    outlet: str | None = None,
    quotation: int = -1,
    headings: Sequence[int] = (),
    set_off: Sequence[int] = (),
) -> AnalysedArticle:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = BlockKind.QUOTATION if number == quotation else BlockKind.PROSE
        kind = BlockKind.HEADING if number in headings else kind
        span = Span(start, start + len(paragraph))
        blocks.append(Block(kind, span, set_off=number in set_off))
        start += len(paragraph) + 2
    metadata = Metadata(author=author, outlet=outlet)
    draft = ArticleDraft(0, Span(0, len(text)), metadata, tuple(blocks))
    return analyse(Document("a.txt", "", "text/plain", text), [draft])[0]


@pytest.fixture
def attributed() -> Attribute:
    def run(
        *paragraphs: str, **metadata: str | int | Sequence[int] | None
    ) -> list[tuple[str, SentenceSpeech]]:
        article = analysed(*paragraphs, **metadata)  # type: ignore[arg-type]
        speech = attribute(article)
        return [(s.text, said) for s, said in zip(article.sentences, speech, strict=True)]

    return run


@pytest.fixture
def chain(attributed: Attribute) -> Callable[..., list[str]]:
    """The names of the chain, author left out, of the first sentence that holds some words."""

    def run(
        words: str, *paragraphs: str, **metadata: str | int | Sequence[int] | None
    ) -> list[str]:
        for text, said in attributed(*paragraphs, **metadata):
            if words in text:
                return [speaker.name for speaker in said.speakers[1:]]
        raise AssertionError(f"no sentence holds {words!r}")

    return run
