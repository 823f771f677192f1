"""Which statements are the words of somebody that a question names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from index.corpus import Corpus
from index.domain import Statement
from index.terms import STOP_WORDS, normalised_tokens, same_word


class SpeakerIndex:
    """Speakers, authors and outlets of a corpus by name.

    A statement is somebody's words when they are its innermost speaker; when nobody of that name
    is an innermost speaker, the words they pass on count (an outlet's articles, a newspaper's
    quotations).
    """

    def __init__(self, corpus: Corpus) -> None:
        innermost: dict[str, set[str]] = defaultdict(set)
        passing_on: dict[str, set[str]] = defaultdict(set)
        for statement in corpus.statements.values():
            chain = statement.speakers
            if chain:
                innermost[chain[-1].name].add(statement.id)
            for name in (*(s.name for s in chain[:-1]), *_published_by(corpus, statement)):
                passing_on[name].add(statement.id)
        self._innermost = {name: frozenset(ids) for name, ids in innermost.items()}
        self._passing_on = {name: frozenset(ids) for name, ids in passing_on.items()}

    def matching(self, asked: str) -> frozenset[str]:
        """The ids of the statements said by whoever `asked` names; empty for an unknown name."""
        words = _name_words(asked)
        if not words:
            return frozenset()
        inner = self._union(self._innermost, words)
        outer = self._union(self._passing_on, words)
        # A newspaper's own sentences are few beside what it quotes: both are "what it says".
        return inner | outer if len(inner) < 3 else inner

    @staticmethod
    def _union(index: dict[str, frozenset[str]], words: list[str]) -> frozenset[str]:
        found = (ids for name, ids in index.items() if _names_same(words, _name_words(name)))
        return frozenset().union(*found)


def _published_by(corpus: Corpus, statement: Statement) -> Iterable[str]:
    metadata = corpus.articles[statement.article].metadata
    return [name for name in (metadata.author, metadata.outlet, metadata.original_outlet) if name]


def _name_words(name: str) -> list[str]:
    return [word for word in normalised_tokens(name) if word not in STOP_WORDS]


def _names_same(asked: list[str], known: list[str]) -> bool:
    """Whether every word of the shorter name is in the longer, and the surname is not lost.

    "Stoltenberg" names "Jens Stoltenberg"; "the Post" names "Washington Post"; "Anna Berg" does
    not name "Anna Holm".
    """
    if not known:
        return False
    shorter, longer = sorted((asked, known), key=len)
    return all(any(same_word(word, other) for other in longer) for word in shorter)
