"""Runs of sentences that are aligned with runs elsewhere, and which side is a garbled reading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from index.copies.words import Pairs, Sentences, changes, is_prefix, says_other, similarity
from index.structure.garbled import garbled_share

_REACH = 5
_MIN_PAIRS = 3
_MIN_SIMILARITY = 0.45
_MIN_STRONG = 0.85
_MIN_STRONG_WORDS = 8
_GARBLED_SHARE = 0.3
_MIN_GARBLED = 3
_CLEAR_GAP = 0.02
_SUPPORT_GAP = 0.2
_MIN_CHANGED = 5


class _Bigrams:
    """How often each pair of words follows each other in the corpus, counted when first asked."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._counts: Counter[tuple[str, str]] | None = None

    def count(self, bigram: tuple[str, str]) -> int:
        """The number of times that `bigram` occurs."""
        if self._counts is None:
            self._counts = Counter(b for words in self._sentences.words for b in pairwise(words))
        return self._counts[bigram]


class _Item(Protocol):
    @property
    def document(self) -> str: ...

    @property
    def article(self) -> str: ...

    @property
    def paragraph(self) -> int: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Run:
    """Two stretches of text that go along together.

    `pairs` are the numbers of the aligned sentences, in order. `garbled` are the numbers of all
    sentences of the stretch that is a garbled reading of the other, empty where neither is.
    """

    pairs: tuple[tuple[int, int], ...]
    garbled: frozenset[int]


def aligned_runs(items: Sequence[_Item], sentences: Sentences, candidates: Pairs) -> list[Run]:
    """Find the runs among the candidate pairs.

    Args:
        items: the statements, those of a document together and in order.
        sentences: their texts, normalised.
        candidates: pairs of numbers that may be copies, [n, 2].
    """
    by_documents: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for a, b in candidates.tolist():
        if similarity(sentences, a, b) >= _MIN_SIMILARITY or is_prefix(sentences, a, b):
            by_documents[items[a].document, items[b].document].append((a, b))
    bigrams = _Bigrams(sentences)
    runs = []
    for pairs in by_documents.values():
        for chain in _chains(pairs, sentences):
            if _evident(chain, sentences):
                whole = _filled(chain, sentences)
                runs.append(Run(tuple(whole), _garbled(whole, items, sentences, bigrams)))
    return runs


def _chains(pairs: list[tuple[int, int]], sentences: Sentences) -> Iterator[list[tuple[int, int]]]:
    """Chain pairs whose sentences follow each other on both sides, best partner first."""
    open_chains: list[list[tuple[int, int]]] = []
    for a, b in sorted(pairs, key=lambda pair: (pair[0], -similarity(sentences, *pair))):
        yield from (chain for chain in open_chains if a - chain[-1][0] > _REACH)
        open_chains = [chain for chain in open_chains if a - chain[-1][0] <= _REACH]
        homes = [chain for chain in open_chains if _follows(chain, a, b)]
        if homes:
            max(homes, key=len).append((a, b))
        else:
            open_chains.append([(a, b)])
    yield from open_chains


def _follows(chain: Sequence[tuple[int, int]], a: int, b: int) -> bool:
    """Whether a pair comes soon after a chain's last on both sides, which never overlap."""
    last_a, last_b = chain[-1]
    return 0 < a - last_a <= _REACH and 0 < b - last_b <= _REACH and a < chain[0][1]


def _evident(chain: Sequence[tuple[int, int]], sentences: Sentences) -> bool:
    if len(chain) >= _MIN_PAIRS:
        return sum(similarity(sentences, a, b) for a, b in chain) / len(chain) >= 0.6
    strong = [
        (a, b)
        for a, b in chain
        if min(len(sentences.words[a]), len(sentences.words[b])) >= _MIN_STRONG_WORDS
        and (similarity(sentences, a, b) >= _MIN_STRONG or is_prefix(sentences, a, b))
    ]
    return len(strong) >= 2


def _filled(chain: Sequence[tuple[int, int]], sentences: Sentences) -> list[tuple[int, int]]:
    """Pair the sentences between two aligned ones where both sides have as many."""
    result = [chain[0]]
    for (a, b), (c, d) in pairwise(chain):
        if c - a == d - b:
            result.extend((a + n, b + n) for n in range(1, c - a))
        result.append((c, d))
    return result


def _garbled(
    chain: Sequence[tuple[int, int]],
    items: Sequence[_Item],
    sentences: Sentences,
    bigrams: _Bigrams,
) -> frozenset[int]:
    """The numbers of the side that is a garbled reading of the other; empty where neither is."""
    differing = [
        (a, b) for a, b in chain if says_other(sentences, a, b) and not is_prefix(sentences, a, b)
    ]
    if len(differing) < _MIN_GARBLED or len(differing) < _GARBLED_SHARE * len(chain):
        return frozenset()
    firsts = _stretch([a for a, _ in chain], items)
    seconds = _stretch([b for _, b in chain], items)
    if set(firsts) & set(seconds):
        return frozenset()
    poor = _poorer(differing, (firsts, seconds), items, sentences, bigrams)
    return frozenset(firsts if poor < 0 else seconds) if poor else frozenset()


def _stretch(numbers: Sequence[int], items: Sequence[_Item]) -> range:
    """From the first to the last sentence, with the rest of their paragraphs."""
    start, end = min(numbers), max(numbers)

    def same(one: int, other: int) -> bool:
        a, b = items[one], items[other]
        return (a.article, a.paragraph) == (b.article, b.paragraph)

    while start > 0 and same(start - 1, start):
        start -= 1
    while end + 1 < len(items) and same(end + 1, end):
        end += 1
    return range(start, end + 1)


def _poorer(
    differing: Sequence[tuple[int, int]],
    sides: tuple[Sequence[int], Sequence[int]],
    items: Sequence[_Item],
    sentences: Sentences,
    bigrams: _Bigrams,
) -> int:
    """-1 where the first side is the garbled one, 1 where the second is, 0 where neither is."""
    firsts, seconds = sides
    letters = [garbled_share(" ".join(items[n].text for n in side)) for side in sides]
    if abs(letters[0] - letters[1]) >= _CLEAR_GAP:
        return -1 if letters[0] > letters[1] else 1
    own = Counter(
        pair for number in (*firsts, *seconds) for pair in pairwise(sentences.words[number])
    )
    rates = []
    for side in (0, 1):
        changed = [
            bigram for pair in differing for bigram in _changed_bigrams(sentences, pair, side)
        ]
        if len(changed) < _MIN_CHANGED:
            break
        rates.append(sum(bigrams.count(b) > own[b] for b in changed) / len(changed))
    if len(rates) == 2 and abs(rates[0] - rates[1]) >= _SUPPORT_GAP:
        return -1 if rates[0] < rates[1] else 1
    # Inside one article the text is set out first and pictured after.
    return 1 if items[firsts[0]].article == items[seconds[0]].article else 0


def _changed_bigrams(
    sentences: Sentences, pair: tuple[int, int], side: int
) -> Iterator[tuple[str, str]]:
    """The word pairs at the edges of what one side says differently, figures left out."""
    changed = {word for change in changes(sentences, *pair) for word in change[side]}
    for bigram in pairwise(sentences.words[pair[side]]):
        one_changed = (bigram[0] in changed) != (bigram[1] in changed)
        if one_changed and not any(word[0].isdigit() for word in bigram):
            yield bigram
