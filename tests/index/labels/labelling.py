"""Articles from plain paragraphs, attributed and labelled."""

from __future__ import annotations

from functools import lru_cache

from index.analysis import (
    AnalysedArticle,
    ArticleDraft,
    Block,
    BlockKind,
    RawDocument,
    TextLabel,
)
from index.domain import Document, Metadata, Span
from index.labels import Labeller
from index.language import analyse
from index.speakers import attribute
from index.structure import find_articles


@lru_cache(maxsize=1)
def labeller() -> Labeller:
    return Labeller()


def article(*paragraphs: str, heading: str | None = None) -> AnalysedArticle:
    texts = ([heading] if heading else []) + list(paragraphs)
    blocks, start = [], 0
    for number, text in enumerate(texts):
        kind = BlockKind.HEADING if heading and number == 0 else BlockKind.PROSE
        blocks.append(Block(kind, Span(start, start + len(text))))
        start += len(text) + 2
    whole = "\n\n".join(texts)
    draft = ArticleDraft(0, Span(0, len(whole)), Metadata(author="Ada Quist"), tuple(blocks))
    return analyse(Document("a.txt", "", "text/plain", whole), [draft])[0]


def labels(*paragraphs: str, heading: str | None = None) -> list[TextLabel]:
    analysed = article(*paragraphs, heading=heading)
    return labeller().label(analysed, attribute(analysed))


def labels_of_document(text: str) -> list[TextLabel]:
    document = Document("a.txt", "", "text/plain", text)
    drafts = find_articles(RawDocument(text, "text/plain"), path="a.txt")
    return [
        label
        for analysed in analyse(document, drafts)
        for label in labeller().label(analysed, attribute(analysed))
    ]
