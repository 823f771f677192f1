"""Whether what was shown holds the words that gold asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from assistant.answer import Citation
from eval.documents import CorpusDocument, Documents
from eval.gold import Alternatives, Snippet
from index.domain import Span
from index.fold import fold, fold_with_offsets

# How much of a snippet must be shown for it to count as found.
FOUND = 0.8
# Fewer words than these may stand in two places without one being a copy of the other.
_COPY_WORDS = 5
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_SPACES = re.compile(r"\s+")


def read_as(display: str) -> str:
    """Folded text reduced to what a reader would call the same words."""
    plain = unicodedata.normalize("NFKC", display).translate(_QUOTES)
    return _SPACES.sub(" ", plain).strip().casefold()


class Matcher:
    """Finds gold snippets in documents and in what was shown; remembers where they stand."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._spans: dict[Snippet, tuple[Span, ...]] = {}

    def spans(self, snippet: Snippet) -> tuple[Span, ...]:
        """Where a snippet stands in its document; () if it is not there."""
        if snippet not in self._spans:
            document = self._documents.get(snippet.document)
            self._spans[snippet] = _locate(snippet, document) if document else ()
        return self._spans[snippet]

    def found(self, snippet: Snippet, shown: Sequence[Citation]) -> bool:
        """Whether at least 80 % of a snippet is shown, by one citation or several together."""
        return any(
            _covered(span, snippet.document, shown) >= FOUND * len(span)
            for span in self.spans(snippet)
        ) or any(self._same_words(snippet, citation) for citation in shown)

    def any_found(self, alternatives: Alternatives, shown: Sequence[Citation]) -> Snippet | None:
        """The first of the alternatives that is shown, or None."""
        return next((s for s in alternatives if self.found(s, shown)), None)

    def carries(self, citation: Citation, snippet: Snippet) -> bool:
        """Whether a citation shows at least half of a snippet, or lies wholly inside it."""
        for span in self.spans(snippet):
            shared = _covered(span, snippet.document, (citation,))
            if shared and 2 * shared >= min(len(span), citation.end - citation.start):
                return True
        return self._same_words(snippet, citation)

    def carrier(self, alternatives: Alternatives, shown: Iterable[Citation]) -> Citation | None:
        """The first citation that carries one of the alternatives."""
        return next((c for c in shown if any(self.carries(c, s) for s in alternatives)), None)

    def _same_words(self, snippet: Snippet, citation: Citation) -> bool:
        # With a start, one occurrence is meant and no other.
        if snippet.start is not None:
            return False
        words = read_as(fold(snippet.quote))
        if len(words.split()) < _COPY_WORDS and self.spans(snippet):
            return False
        return words in read_as(citation.display)


def _covered(span: Span, document: str, shown: Iterable[Citation]) -> int:
    """How many characters of a span the citations cover."""
    parts = sorted(
        (max(c.start, span.start), min(c.end, span.end))
        for c in shown
        if c.document == document and c.start < span.end and span.start < c.end
    )
    covered, reached = 0, span.start
    for start, end in parts:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered


def _locate(snippet: Snippet, document: CorpusDocument) -> tuple[Span, ...]:
    text, quote = document.text, snippet.quote
    if snippet.start is not None:
        there = text.startswith(quote, snippet.start)
        return (Span(snippet.start, snippet.start + len(quote)),) if there else ()
    found = tuple(Span(at, at + len(quote)) for at in _occurrences(text, quote))
    if found or document.exact:
        return found
    folded = fold_with_offsets(text)
    words = fold(quote)
    return tuple(folded.source(at, at + len(words)) for at in _occurrences(folded.text, words))


def _occurrences(text: str, words: str) -> Iterable[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
