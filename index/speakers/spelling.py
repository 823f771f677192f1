"""How names are spelt: their words without titles, their initials, spellings of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from index.speakers import lexicon

_VOWELS = str.maketrans("", "", "aeiouyäöüéèáíóú'’-.")
# What numbers a paragraph: "4.", "87.2"; "Seven" or "1984" may begin a name.
_NUMBERED = re.compile(r"\d{1,3}(?:(?:\.\d{1,3})+\.?|[.)])")
_PARTICLES = lexicon.words(
    "van von de der den del della di da du dos das la le el al bin bint ben ibn abu ter ten zu af "
    "av y e of the and for in on at"
)
_SMALL = lexicon.words("of the and for in on to & at")
# A trade that a sentence begins with: "Toxicologist Ann Lee said".
_SCHOLAR = re.compile(r"[A-Z][a-z]+(?:ologist|ician|nomist|ographer|ologian)")
# Offices and honours behind a full name: "Ann Lee MP".
_BEHIND_NAMES = lexicon.words("MP MEP MSP MS TD KC QC SC PhD MD OBE MBE CBE")
_FULL_NAME = 2
_POSSESSIVE = ("'s", "’s", "’", "'")


def initials_of(words: Sequence[str]) -> Iterator[str]:
    """The initials of a name of three words or more, with and without its small words."""
    if len(words) > 2:
        yield "".join(w[0] for w in words).lower()
        yield "".join(w[0] for w in words if w.lower() not in _SMALL).lower()


def is_crowd(words: Sequence[str]) -> bool:
    """Whether a word is people of a trade, written large where a sentence begins: "Officers"."""
    plural = len(words) == 1 and words[0][:1].isupper() and words[0].endswith("s")
    return plural and words[0][1:].islower() and words[0].lower()[:-1] in lexicon.PERSON_NOUNS


def spelt(words: Sequence[str]) -> str:
    """The words of a name as they are written: "Guides' Association", "Ann Lee-Holm"."""
    name = re.sub(r"\s+(['’]s?)(?=\s|$)", r"\1", " ".join(words))
    return re.sub(r"(?<=\w) - (?=\w)", "-", name)


def clean(name: str) -> list[str]:
    """A name's words in lower case, without "the"."""
    return [w for w in name.lower().split() if w != "the"]


def strip_titles(words: list[str]) -> tuple[str, ...]:
    """A name's words without the titles before it and the possessive behind it."""
    while words and (
        words[-1] in _POSSESSIVE or (not words[-1][-1].isalnum() and words[-1][-1] != ".")
    ):
        words = words[:-1]
    while len(words) > _FULL_NAME and words[-1].rstrip(".") in _BEHIND_NAMES:
        words = words[:-1]
    full = list(words)
    while len(words) > 1 and (
        words[0].lower() in lexicon.HONORIFICS or _is_no_part(words[0], words[1])
    ):
        words = words[1:]
    # "Vice President" or "Prime Minister" alone is a title and no name.
    return tuple(words) if words and words[0].lower() != "the" else tuple(full[1:])


def bare_name(name: str) -> tuple[str, ...]:
    """A name's words in lower case without titles: "President Ann Lee" is "Ann Lee"."""
    return tuple(w.lower() for w in strip_titles(name.split())) or (name.lower(),)


def _is_no_part(word: str, following: str) -> bool:
    """Whether a word before a capitalised one is a paragraph's number or a trade: "mason Lee"."""
    numbered = bool(_NUMBERED.fullmatch(word))
    trade = word.islower() and word.isalpha() and word not in _PARTICLES
    trade = trade or _SCHOLAR.fullmatch(word) is not None
    return (numbered or trade) and following[:1].isupper()


def skeleton(word: str) -> str:
    """A word's consonants, which spellings of one name share: "srg" of "Sergei" and "Sergey"."""
    folded = word.lower().removesuffix("'s").removesuffix("’s")
    return folded[:1] + folded[1:].translate(_VOWELS)


def similar(a: str, b: str) -> bool:
    """Whether two words are spellings of one: "Sergei", "Sergey"."""
    if a == b:
        return True
    return (
        min(len(a), len(b)) >= 4
        and abs(len(a) - len(b)) <= 1
        and skeleton(a) == skeleton(b)
        and Levenshtein.distance(a, b) <= 2
    )
