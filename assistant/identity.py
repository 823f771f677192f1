"""Questions for who somebody is: answered by what says it, "Mira Stenn, the lodge's warden, …".

Statements that merely name somebody are near the question, too, and the weights, which know few
such questions, can't tell the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.features import Candidate
from assistant.question import TITLES
from index.speakers.lexicon import HONORIFICS, ORGANISATION_NOUNS, OUTLET_NOUNS, PERSON_NOUNS
from index.terms import STOP_WORDS

_WORD = r"[\w.’'-]+"
_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but)\s+)?(?:"
    rf"who(?:['’]s|\s+(?:exactly\s+)?(?:is|was|are|were))\s+(?P<person>{_WORD}(?:\s{_WORD}){{0,4}}?)|"
    rf"what\s+(?:is|was)\s+(?P<holder>{_WORD}(?:\s{_WORD}){{0,3}}?)['’]s?\s+(?:role|job|position|"
    r"profession|occupation|function)|"
    rf"what\s+(?:is|was)\s+(?:the\s+)?(?P<thing>{_WORD}(?:\s{_WORD}){{0,4}}?)|"
    rf"what\s+(?:role|job|position|post)\s+(?:does|did)\s+(?P<keeper>{_WORD}(?:\s{_WORD}){{0,3}}?)\s+"
    r"(?:have|hold)|"
    rf"what\s+(?:does|did)\s+(?P<doer>{_WORD}(?:\s{_WORD}){{0,3}}?)\s+do(?:\s+for\s+a\s+living)?"
    r")\s*\??\s*$",
    re.IGNORECASE,
)
# A name without capitals has so many words at least: "who is responsible" names nobody.
_SHORTEST = 2

# Titles that only address, and tell nothing of who somebody is.
_ADDRESS = frozenset("mr mrs ms miss mx sir messrs mme mlle herr frau signor the former".split())
_PREFIXES = frozenset(h.rstrip(".") for h in HONORIFICS) | TITLES
_TELLING = _PREFIXES - _ADDRESS
_NOUNS = sorted(PERSON_NOUNS | ORGANISATION_NOUNS | OUTLET_NOUNS, key=len, reverse=True)
_ROLE = rf"(?i:\b(?:{'|'.join(_NOUNS)})s?\b)"
_OF = r"(?:\s(?:of|for|at|in)\s[^,.;:“”\"]{1,60}?)?"
# What follows a name: "Stenn, a warden", "Stenn, who left", "Stenn (chair)", "Stenn, 51, of Holm".
_BEHIND = re.compile(
    r"\s*(?:[,(–—]\s*(?:(?:aged\s)?\d\d\b,?\s*)?(?:"
    r"(?:a|an|the|then|now|once|one of|formerly|former|his|her|its|their|our|my)\s|(?:who|whose)\s|"
    rf"(?:[\w’'-]+\s){{0,3}}?{_ROLE}(?:\s*[,;.)–—]|\s(?:of|at|for|in|to)\b)|"
    r"(?:of|from)\s[A-Z])|\s(?:of|from)\s(?:the\s)?[A-Z]|"
    r"\s(?:is|was|are|were|became|has been|had been|serves as|served as|works as|worked as)\s"
    r"(?:(?:then|now|still|also|once)\s)?(?:(?:a|an|the|one of|its|his|her|their|our)\s|"
    rf"{_ROLE}))"
)
# What goes before it: "the head of works, Denise Stenn", "council leader Denise Stenn".
_BEFORE = re.compile(rf"(?:{_ROLE}{_OF},?|\b(?:called|named|known as)(?:\sthe)?)\s+$")
# A role of which the lists know nothing: "harbour master Stenn", "the florist, Mira Stenn".
_BEFORE_TOO = re.compile(r"\b(?P<role>[a-z]{3,}(?:er|or|ist|ian|eur|ess|man|woman)),?\s+$")
_NO_ROLE = frozenset(
    "after under over never ever whether rather together other another however either neither "
    "further later earlier sooner rest less unless than more offer consider remember enter "
    "number order letter matter paper answer december october november september".split()
)

_TOLD = 1.0
_TITLED = 0.5
_UNSURE = 0.0
# What is left of the score of a statement that doesn't say who the one asked for is.
_ONLY_NAMED = 0.25


def identified(question: str, candidates: Sequence[Candidate]) -> NDArray[np.float64] | None:
    """Tell how plainly each candidate says who or what the named one is.

    Args:
        question: as asked, whole.
        candidates: what was retrieved.

    Returns:
        Degrees [len(candidates)] in 0..1: 1 for a role or a description, 0.5 for a title alone,
        0 for none; or None where the question does not ask who a named one is.
    """
    match = _ASKS.match(question)
    if match is None:
        return None
    name = next(group for group in match.groups() if group is not None).rstrip("?.! ")
    if not _can_be_a_name(name):
        return None
    degrees = np.array([says_who(c.statement, name) for c in candidates], dtype=np.float64)
    return degrees if degrees.any() else None


def identifying(scores: NDArray[np.float64], degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the scores [n] with what says who somebody is first, by `degrees` [n] of `identified`.

    What only names somebody stays, for it may tell more, but far behind.
    """
    return np.where(degrees > 0, (degrees + scores) / 2, scores * _ONLY_NAMED)


def _can_be_a_name(name: str) -> bool:
    words = name.split()
    if any(word[0].isupper() for word in words):
        # "Who is the President?" asks for a name and gives none.
        return words[-1][0].isupper() and words[-1].lower() not in PERSON_NOUNS
    return len(words) >= _SHORTEST and not any(word.lower() in STOP_WORDS for word in words)


def says_who(text: str, name: str) -> float:
    """Return 1 where `text` gives a role, a description or a kind beside `name`, 0.5 for a title.

    Args:
        text: a statement.
        name: a name as a question has it, in any case; its last word must stand in the text.
    """
    own = [word.strip(".,").lower() for word in name.split()]
    degree = _UNSURE
    for match in _last_word(own[-1]).finditer(text):
        start, telling = _start(text, match.start(), own)
        # In a question without capitals a name is known by those of the text.
        if start is None or not match.group()[0].isupper():
            continue
        if _BEHIND.match(text, match.end()) or _has_role_before(text[:start]):
            return _TOLD
        degree = max(degree, _TITLED if telling else _UNSURE)
    return degree


def _has_role_before(text: str) -> bool:
    if _BEFORE.search(text):
        return True
    match = _BEFORE_TOO.search(text)
    return match is not None and match["role"] not in _NO_ROLE | STOP_WORDS


@lru_cache(maxsize=64)
def _last_word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b(?!-)", re.IGNORECASE)


def _start(text: str, position: int, own: Sequence[str]) -> tuple[int | None, bool]:
    """Where a name begins whose last word stands at `position`, and whether a title tells of it.

    None where the words before are those of another: "Peter Stenn" for "Mira Stenn".
    """
    start, telling = position, False
    for word in reversed(list(re.finditer(r"\S+", text[:position]))):
        bare = word.group().strip(".,“”\"'’(").lower()
        if not word.group()[:1].isupper() or word.group().endswith(","):
            break
        if bare in _PREFIXES:
            telling = telling or (bare in _TELLING and bare not in own)
        elif bare in STOP_WORDS:
            break
        elif len(own) > 1 and bare not in own and len(bare) > 1:
            # A role at the beginning of a sentence has a capital, too.
            return (start, telling) if bare in PERSON_NOUNS else (None, False)
        start = word.start()
    return start, telling
