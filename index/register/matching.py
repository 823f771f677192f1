"""Which statements say what a fact-checked claim says. Rather none than a wrong one.

A statement matches when all of this holds:

- the cosine of the two embeddings is at least 0.8;
- every content word of the claim stands in the statement, in the claim's order, and they are at
  least half of the statement's content words: so nobody changes places ("A attacked B"), and
  nothing turns into its opposite ("rose", "fell");
- both give the same figures in the same order;
- both are negated alike, and neither denies, doubts or makes conditional what the other says.

What is said in other words is missed. That is meant so: a verdict beside a statement that it is
not about would be a falsehood of ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.disputes.denial_words import DENY, UNTRUE_WORD
from index.disputes.numerals import find_numbers
from index.terms import normalised_tokens, stem, stems

_NEAR = 0.8
_MIN_WORDS = 3
_SHARE = 0.5
# So many statements are compared with all claims at once.
_CHUNK = 2_000
_NEGATIONS = frozenset(
    "not no never nobody none nothing without neither nor cannot hardly scarcely".split()
)
_DENIALS = frozenset(stem(word) for word in DENY)
_DOUBTS = frozenset(
    "whether if unless doubt doubts doubted doubtful unlikely supposedly allegedly".split()
)


def matches(
    claims: Sequence[str],
    claim_vectors: NDArray[np.float32],
    texts: Sequence[str],
    vectors: NDArray[np.float32],
) -> Iterator[tuple[int, int]]:
    """Find the statements that say what a claim says.

    Args:
        claims: m claims.
        claim_vectors: [m, dimension] unit vectors of the claims.
        texts: n statements as people read them.
        vectors: [n, dimension] unit vectors of the statements.

    Yields:
        (row of the statement, row of the claim), in order.
    """
    if not claims:
        return
    for start in range(0, len(texts), _CHUNK):
        near = vectors[start : start + _CHUNK] @ claim_vectors.T >= _NEAR
        for row, number in zip(*np.nonzero(near), strict=True):
            if says_the_same(claims[number], texts[start + row]):
                yield int(start + row), int(number)


def says_the_same(claim: str, statement: str) -> bool:
    """Whether a statement says what a claim says, by its words."""
    (wanted, asked), (said, told) = _parts(claim), _parts(statement)
    if len(wanted) < _MIN_WORDS or len(wanted) < _SHARE * len(said):
        return False
    rest = iter(said)
    return (
        all(word in rest for word in wanted)
        and asked == told
        and _turned(claim) == _turned(statement)
    )


def _parts(text: str) -> tuple[list[str], list[tuple[float, float]]]:
    """The content words of a text without its figures, and the figures, in their order."""
    rest, figures, end = "", [], 0
    for number in find_numbers(text):
        rest += f"{text[end : number.start]} "
        figures.append((number.low, number.high))
        end = number.end
    return stems(rest + text[end:]), figures


def _turned(text: str) -> Counter[str]:
    """How often a text negates, denies and doubts."""
    # Word by word, for "isn't" too; "not" may be typed with either apostrophe.
    words = normalised_tokens(text.replace("’", "'").replace("n't", " not"))
    return Counter(kind for word in words if (kind := _turning(word)) is not None)


def _turning(word: str) -> str | None:
    if word in _NEGATIONS:
        return "negates"
    if stem(word) in _DENIALS or UNTRUE_WORD.match(word):
        return "denies"
    return "doubts" if word in _DOUBTS else None
