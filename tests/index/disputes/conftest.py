"""Makes statements of short texts, without any model but the parser."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index.analysis import (
    AnalysedArticle,
    ArticleDraft,
    Block,
    BlockKind,
    SentenceSpeech,
    TextLabel,
)
from index.disputes import Signature, find_disputes, signatures
from index.domain import Document, Label, Metadata, Span
from index.language import analyse
from index.speakers import attribute

Parsed = tuple[AnalysedArticle, tuple[SentenceSpeech, ...], list[str]]
Parse = Callable[..., Parsed]
Make = Callable[..., list[Signature]]


def parse_text(
    text: str, name: str = "a.txt", author: str = "Ann Writer", date: str | None = None
) -> Parsed:
    span = Span(0, len(text))
    metadata = Metadata(author=author, date=date)
    draft = ArticleDraft(0, span, metadata, (Block(BlockKind.PROSE, span),))
    (article,) = analyse(Document(name, "", "text/plain", text), [draft])
    ids = [f"{name}:{n}" for n in range(len(article.sentences))]
    return article, attribute(article), ids


@pytest.fixture
def parse() -> Parse:
    return parse_text


@pytest.fixture
def make() -> Make:
    """Signatures of a text's sentences; every sentence is a claim unless told otherwise."""

    def make(
        text: str, name: str = "a.txt", *, label: Label = Label.CLAIM, **metadata: str
    ) -> list[Signature]:
        article, speech, ids = parse_text(text, name, **metadata)
        labels = [TextLabel(label, (), 1.0)] * len(ids)
        return signatures(article, speech, labels, ids)

    return make


@pytest.fixture
def near() -> Callable[[Sequence[Signature]], NDArray[np.float32]]:
    """Unit vectors in which every two statements have a cosine of about 0.8."""

    def near(signatures: Sequence[Signature]) -> NDArray[np.float32]:
        random = np.random.default_rng(1)
        vectors = random.normal(size=(len(signatures), 64)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors = np.hstack([0.45 * vectors, np.full((len(signatures), 1), 0.89, np.float32)])
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    return near


@pytest.fixture
def disputed(
    make: Make, near: Callable[[Sequence[Signature]], NDArray[np.float32]]
) -> Callable[..., bool]:
    """Whether two texts dispute each other, whichever comes first."""

    def disputed(one: str, other: str, *dates: str) -> bool:
        found = []
        days = dates or (None, None)
        for (a, b), (da, db) in (((one, other), days), ((other, one), days[::-1])):
            both = [
                *make(a, "a.txt", author="Ann Writer", date=da),
                *make(b, "b.txt", author="Bo Scribe", date=db),
            ]
            result = find_disputes(both, near(both))
            found.append(any(dispute.disputes for dispute in result.disputes))
        assert found[0] == found[1]
        return found[0]

    return disputed
