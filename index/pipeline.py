"""The stages for one document: read, articles, sentences, speakers, labels, signatures.

`prepare` goes as far as the texts to embed, `complete` does the rest, so that the texts of several
documents can be embedded together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.analysis import AnalysedArticle, SentenceSpeech, TextLabel
from index.disputes import Signature, in_text_rejections, share_topics, signatures
from index.domain import Dispute, Document, Label, Span, Statement
from index.errors import UnreadableDocumentError
from index.labels import Labeller
from index.language import ENGLISH, analyse, detect_language
from index.reading.formats import read_document
from index.reading.sidecar import Sidecar
from index.results import DocumentResult, StatementResult
from index.settings import IndexSettings
from index.speakers import attribute
from index.speakers.resolution import author_of
from index.structure import find_articles

# A text of more words that yields no sentence was left out on purpose.
_FEW_WORDS = 40
_UNLABELLED = TextLabel(Label.CLAIM, (), 0.0)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document up to its sentences and their speakers.

    `speech[i][j]` is the speech of the j-th sentence of the i-th article; `statement_texts` and
    `passage_texts` are what is embedded, one for each sentence of all articles in order.
    """

    document: Document
    fingerprint: str
    labelled: bool
    articles: tuple[AnalysedArticle, ...]
    speech: tuple[tuple[SentenceSpeech, ...], ...]
    statement_texts: tuple[str, ...]
    passage_texts: tuple[str, ...]


def prepare(
    data: bytes,
    path: str,
    *,
    fingerprint: str,
    sidecar: Sidecar | None = None,
    settings: IndexSettings | None = None,
) -> Prepared:
    """Read a document and find its articles, sentences and speakers.

    Args:
        data: the bytes of the file.
        path: its path in the corpus; the ending decides how it is read.
        fingerprint: is passed on.
        sidecar: what the user states about it.
        settings: the limits of reading.

    Raises:
        UnreadableDocumentError: it can't be read, or holds nothing that can be read.
    """
    raw = read_document(data, path, settings=settings)
    language = detect_language(raw.text)
    document = Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=raw.media_type,
        text=raw.text,
        pages=raw.pages,
        language=language,
    )
    articles = analyse(document, find_articles(raw, path=path, sidecar=sidecar))
    if not any(article.sentences for article in articles):
        raise _without_sentences(raw.text)
    labelled = language in (None, ENGLISH)
    speech = tuple(attribute(a) if labelled else _author_only(a) for a in articles)
    return Prepared(
        document=document,
        fingerprint=fingerprint,
        labelled=labelled,
        articles=articles,
        speech=speech,
        statement_texts=tuple(s.text for article in articles for s in article.sentences),
        passage_texts=tuple(text for article in articles for text in _passage_texts(article)),
    )


def _without_sentences(text: str) -> UnreadableDocumentError:
    if len(text.split()) < _FEW_WORDS:
        return UnreadableDocumentError(
            "there are no sentences in it", "remove it, or add its text in sentences"
        )
    return UnreadableDocumentError(
        "all of its text looks like page furniture or a bad machine reading of a picture",
        "add a clean copy of the text; this one would be quoted with its errors",
    )


def complete(
    prepared: Prepared,
    *,
    stages: Stages,
    statement_keys: Sequence[str],
    passage_keys: Sequence[str],
) -> DocumentResult:
    """Label the sentences and note what disputes are found by.

    Args:
        prepared: the document.
        stages: holds the labeller.
        statement_keys: the names of the cached vectors of `statement_texts`.
        passage_keys: those of `passage_texts`.
    """
    statements: list[StatementResult] = []
    disputes: list[Dispute] = []
    labelled: list[Sequence[TextLabel]] = []
    found: list[Sequence[Signature]] = []
    named = [
        [_statement_id(prepared.document, s.span) for s in article.sentences]
        for article in prepared.articles
    ]
    for article, speech, ids in zip(prepared.articles, prepared.speech, named, strict=True):
        if prepared.labelled:
            labels = stages.label(article, speech)
            found.append(signatures(article, speech, labels, ids))
            disputes.extend(in_text_rejections(article, speech, ids))
        else:
            labels = [_UNLABELLED] * len(speech)
        labelled.append(labels)
    shared = share_topics([a.article for a in prepared.articles], found) if found else None
    for number, (article, speech) in enumerate(
        zip(prepared.articles, prepared.speech, strict=True)
    ):
        first = len(statements)
        own = _statements(prepared.document, article, speech, labelled[number], named[number])
        signed = [s.to_dict() for s in shared[number]] if shared else [None] * len(speech)
        for row, (statement, signature) in enumerate(zip(own, signed, strict=True), first):
            passage = None if statement.label is Label.NONE else passage_keys[row]
            statements.append(StatementResult(statement, statement_keys[row], passage, signature))
    return DocumentResult(
        document=prepared.document,
        fingerprint=prepared.fingerprint,
        unlabelled=not prepared.labelled,
        articles=tuple(article.article for article in prepared.articles),
        statements=tuple(statements),
        disputes=tuple(disputes),
    )


def _statements(
    document: Document,
    article: AnalysedArticle,
    speech: Sequence[SentenceSpeech],
    labels: Sequence[TextLabel],
    ids: Sequence[str],
) -> Iterator[Statement]:
    sentences = (
        (paragraph.ordinal, sentence)
        for paragraph in article.paragraphs
        for sentence in paragraph.sentences
    )
    for (paragraph, sentence), said, label, id_ in zip(sentences, speech, labels, ids, strict=True):
        yield Statement(
            id=id_,
            document=document.path,
            article=article.article.id,
            paragraph=paragraph,
            span=sentence.span,
            omitted=sentence.omitted,
            page=document.page_of(sentence.span.start),
            speakers=said.speakers,
            label=label.label,
            text_label=label.label,
            reasons=label.reasons,
            confidence=label.confidence,
            group=id_,
        )


def _statement_id(document: Document, span: Span) -> str:
    key = f"{document.path}\0{document.sha256}\0{span.start}\0{span.end}"
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _passage_texts(article: AnalysedArticle) -> Iterator[str]:
    """Each sentence between its neighbours, under the article's title."""
    texts = [sentence.text for sentence in article.sentences]
    title = article.article.metadata.title
    for i, text in enumerate(texts):
        parts = (title, texts[i - 1] if i else None, text, *texts[i + 1 : i + 2])
        yield " ".join(part for part in parts if part)


def _author_only(article: AnalysedArticle) -> tuple[SentenceSpeech, ...]:
    author = author_of(article.article.metadata)
    return tuple(SentenceSpeech((author,), None, ()) for _ in article.sentences)


class Stages:
    """The stages with models of their own, loaded when first needed."""

    def __init__(self) -> None:
        self._labeller: Labeller | None = None

    def label(
        self, article: AnalysedArticle, speech: Sequence[SentenceSpeech]
    ) -> Sequence[TextLabel]:
        """The label of each sentence by its own text."""
        if self._labeller is None:
            self._labeller = Labeller()
        return self._labeller.label(article, speech)
