"""What an article is about, and how far two articles are about the same matter.

Two statements that share few words may still tell of one event; that the articles around them
keep coming back to the same words, and know the same names, is what a reader goes by.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain

# An article's topics: what it repeats, up to so many words; a short article repeats little, so it
# is filled up with what it says once.
_MOST = 40
_FEW = 8
_MOST_OF_FEW = 60
# Fewer topics or names than these are too few for a share of them to say much.
LEAST_TOPICS = 3
LEAST_NAMES = 5
# From here on two articles are taken to be about one matter: of pairs of articles on unrelated
# subjects one in fifty is, of those on one event two thirds.
KIN = 0.3


def find_topics(sentences: Iterable[Collection[str]]) -> tuple[str, ...]:
    """The families that most sentences of an article share, sorted."""
    return _commonest(sentences, few=_FEW)


def find_known(sentences: Iterable[Collection[str]]) -> tuple[str, ...]:
    """The names that an article knows, or the commonest of very many, sorted."""
    return _commonest(sentences, few=_MOST_OF_FEW)


def _commonest(sentences: Iterable[Collection[str]], *, few: int) -> tuple[str, ...]:
    """Families said equally often stay together: no order among words decides what is kept."""
    counts = Counter(chain.from_iterable(set(words) for words in sentences))
    groups: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        groups[count].append(word)
    kept: list[str] = []
    for count in sorted(groups, reverse=True):
        most = _MOST if count > 1 else _MOST_OF_FEW
        if count == 1 and len(kept) >= few:
            break
        if len(kept) + len(groups[count]) > most:
            break
        kept += groups[count]
    return tuple(sorted(kept))


@lru_cache(maxsize=65_536)
def kinship(
    topics: tuple[str, ...],
    known: tuple[str, ...],
    other_topics: tuple[str, ...],
    other_known: tuple[str, ...],
) -> float:
    """How far two articles are about one matter, 0..1: shared topics and shared names."""
    return min(
        1.0,
        _overlap(topics, other_topics, LEAST_TOPICS) + _overlap(known, other_known, LEAST_NAMES),
    )


def _overlap(one: tuple[str, ...], other: tuple[str, ...], least: int) -> float:
    """The share of the fewer that are also the other's."""
    return len(set(one) & set(other)) / max(least, min(len(one), len(other)))
