"""Which statements are the words of somebody that a question names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from assistant.question import TITLES
from index.corpus import Corpus
from index.domain import Statement
from index.terms import STOP_WORDS, normalised_tokens, same_word

_HIS = frozenset("mr sir lord king prince".split())
_HERS = frozenset("mrs ms miss dame lady queen princess".split())
# Forms of one word begin alike for at least as long (`index.terms.same_word`).
_BEGINNING = 4


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
        self._innermost = Names(innermost)
        self._passing_on = Names(passing_on)

    def matching(self, asked: str) -> frozenset[str]:
        """The ids of the statements said by whoever `asked` names; empty for an unknown name."""
        words = name_words(asked)
        if not words:
            return frozenset()
        inner = self._innermost.ids_of(words)
        outer = self._passing_on.ids_of(words)
        # A newspaper's own sentences are few beside what it quotes: both are "what it says".
        return inner | outer if len(inner) < 3 else inner


class Names:
    """Ids by name, found without comparing with every name of the corpus."""

    def __init__(self, ids: Mapping[str, Iterable[str]]) -> None:
        self._ids = {name: frozenset(its) for name, its in ids.items()}
        self._words = {name: name_words(name) for name in ids}
        self._by_beginning: dict[str, set[str]] = defaultdict(set)
        for name, words in self._words.items():
            for word in words:
                self._by_beginning[word[:_BEGINNING]].add(name)

    def ids_of(self, asked: list[str]) -> frozenset[str]:
        """The ids of every name that is the same as the one asked for."""
        near = set[str]().union(*(self._by_beginning.get(w[:_BEGINNING], ()) for w in asked))
        found = (self._ids[name] for name in near if _names_same(asked, self._words[name]))
        return frozenset().union(*found)


def _published_by(corpus: Corpus, statement: Statement) -> Iterable[str]:
    metadata = corpus.articles[statement.article].metadata
    return [name for name in (metadata.author, metadata.outlet, metadata.original_outlet) if name]


def name_words(name: str) -> list[str]:
    """The words by which names are compared."""
    return [word for word in normalised_tokens(name) if word not in STOP_WORDS]


def _names_same(asked: list[str], known: list[str]) -> bool:
    """Whether every word of the shorter name is in the longer, and the surname is not lost.

    "Stoltenberg" names "Jens Stoltenberg"; "the Post" names "Washington Post"; "Anna Berg" does
    not name "Anna Holm". Titles don't count: "Mr Holm" names "Jens Holm", but not "Mrs Holm".
    """
    if not known or _another_sex(asked, known):
        return False
    return _within(asked, known) or _within(_untitled(asked), _untitled(known))


def _within(a: list[str], b: list[str]) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return all(any(same_word(word, other) for other in longer) for word in shorter)


def _untitled(words: list[str]) -> list[str]:
    """The words of a name without the title before it; a title alone stays."""
    return words[1:] if len(words) > 1 and words[0] in TITLES else words


def _another_sex(a: list[str], b: list[str]) -> bool:
    first, second = a[0], b[0]
    return (first in _HIS and second in _HERS) or (first in _HERS and second in _HIS)
