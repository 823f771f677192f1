"""The documents as the eval suite reads them itself: texts, hashes, pages and articles.

An assistant's word is not taken for what a document holds: text and articles are worked out anew
from the files, by the same public functions that indexing uses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.analysis import RawDocument
from index.domain import Document, Metadata, Span
from index.errors import UnreadableDocumentError
from index.reading import Sidecar, SourceFile, read_document, read_sidecar, scan
from index.reading.sidecar import ENDING
from index.settings import IndexSettings
from index.structure import find_articles

_VERBATIM = frozenset({"text/plain", "text/markdown"})


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """A document's text and articles. `exact` is False where the text was extracted.

    In an extracted text (HTML, PDF …) gold quotes are matched by what people read.
    """

    document: Document
    articles: tuple[tuple[Span, Metadata], ...] = ()
    exact: bool = True

    @property
    def text(self) -> str:
        """The text that offsets count in."""
        return self.document.text

    def article_at(self, span: Span) -> Metadata | None:
        """What is known of the article that holds most of `span`, or None outside of all."""
        best, most = None, 0
        for article, metadata in self.articles:
            shared = min(article.end, span.end) - max(article.start, span.start)
            if shared > most:
                best, most = metadata, shared
        return best


class Documents(Mapping[str, CorpusDocument]):
    """All documents of a corpus, by path."""

    def __init__(self, documents: Iterable[CorpusDocument]) -> None:
        self._documents = {d.document.path: d for d in documents}

    def __getitem__(self, path: str) -> CorpusDocument:
        return self._documents[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def read_documents(folder: Path, *, settings: IndexSettings | None = None) -> Documents:
    """Read every readable document of a corpus folder.

    Raises:
        CorpusError: the folder is missing or is no folder.
    """
    settings = settings or IndexSettings()
    found = scan(folder, settings=settings)
    documents = (_read(file, settings) for file in found.files)
    return Documents(document for document in documents if document is not None)


def document_of(
    path: str, data: bytes, raw: RawDocument, *, sidecar: Sidecar | None = None
) -> CorpusDocument:
    """A document with its articles, from its bytes and what a reader made of them."""
    document = Document(path, hashlib.sha256(data).hexdigest(), raw.media_type, raw.text, raw.pages)
    drafts = find_articles(raw, path=path, sidecar=sidecar)
    return CorpusDocument(
        document,
        tuple((draft.span, draft.metadata) for draft in drafts),
        exact=raw.media_type in _VERBATIM,
    )


def _read(file: SourceFile, settings: IndexSettings) -> CorpusDocument | None:
    try:
        data = file.read_bytes()
        raw = read_document(data, file.path, settings=settings)
    except UnreadableDocumentError:
        # Indexing reports such a file; nothing can be cited from it, which is what counts here.
        return None
    sidecar = file.location.with_suffix(ENDING)
    found = read_sidecar(sidecar) if file.member is None and sidecar.is_file() else None
    return document_of(file.path, data, raw, sidecar=found)
