"""Words as retrieval sees them: tokens, stems, inverse document frequencies and near spellings."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., D.C.
    r"|\d+(?:[.,]\d+)*"  # 125,000 and 15.3
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\w+"
)
_POSSESSIVE = re.compile(r"['’]s?$")

STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before
    being below between both but by can could d did do does doing don done down during each else
    ever few for from further get give given gives had has have having he her here hers him his how
    however i if in into is it its itself just ll m many may me might more most much must my no nor
    not now of off on once one only or other our ours out over own re s same she should so some such
    t tell than that the their theirs them then there these they this those through to too under
    until up upon us ve very was we were what when where which while who whom whose why will with
    would you your yours please according say says said happen happened""".split()
)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    # Calls hold the interpreter's lock, so one stemmer serves all threads.
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Snowball stem of a lower-case word (Porter 2)."""
    return str(_stemmer().stemWord(word))


def normalised_tokens(text: str) -> list[str]:
    """Split into lower-case words: no possessive endings, no thousands separators, U.S. = US."""
    tokens = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0].isdigit():
            tokens.append(token.replace(",", ""))
        elif "." in token or (token.isupper() and 1 < len(token) <= 3):
            # Upper-case abbreviations stay apart from words: US is not "us", IT not "it".
            tokens.append(token.replace(".", "").lower() + ".")
        else:
            tokens.append(_POSSESSIVE.sub("", token.lower()))
    return [token for token in tokens if token]


def stems(text: str) -> list[str]:
    """The stems of the text's content words, in order, stop words left out."""
    return [stem(token) for token in normalised_tokens(text) if token not in STOP_WORDS]


@dataclass(frozen=True)
class Vocabulary:
    """How often each stem occurs in a corpus: document frequencies over `size` texts."""

    frequencies: Mapping[str, int]
    size: int

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Count the stems of `texts`."""
        counts: Counter[str] = Counter()
        size = 0
        for text in texts:
            counts.update(set(stems(text)))
            size += 1
        return cls(counts, size)

    def idf(self, term: str) -> float:
        """Inverse document frequency (Robertson and Spärck Jones, never below 0)."""
        frequency = self.frequencies.get(term, 0)
        return math.log(1 + (self.size - frequency + 0.5) / (frequency + 0.5))

    def nearest(self, term: str) -> str:
        """The corpus's own spelling of `term`: itself if it occurs, else one a letter or two away.

        Short words are never respelled: too many real words lie one letter apart.
        """
        if term in self.frequencies or len(term) < 5 or not term.isalpha():
            return term
        cutoff = 1 if len(term) < 8 else 2
        found = process.extractOne(
            term, self._spellings(term[0]), scorer=Levenshtein.distance, score_cutoff=cutoff
        )
        return str(found[0]) if found else term

    def knows(self, term: str) -> bool:
        """Whether the corpus has the word in any form: respelled, or as a name's adjective."""
        known = self.frequencies
        return (
            term in known
            or self.nearest(term) in known
            or any(same_word(term, other) for other in known if other[:4] == term[:4])
        )

    def _spellings(self, initial: str) -> Sequence[str]:
        return [word for word in self.frequencies if word[0] == initial and len(word) >= 5]


def same_word(a: str, b: str) -> bool:
    """Whether two stems are forms of one word, or of a name and its adjective.

    Equal stems, or a common beginning of at least four letters that is most of both
    ("canada"/"canadian", "norway"/"norwegian" are not told apart by stemming alone).
    """
    if a == b:
        return True
    if a[:1] != b[:1]:
        return False
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < 5 or not shorter.isalpha():
        return False
    common = 0
    while common < len(shorter) and shorter[common] == longer[common]:
        common += 1
    return common >= max(4, len(shorter) - 2) and len(longer) - common <= 4
