"""Exchanging the names of two parties in a text, and finding which parties a corpus has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

Pairs = tuple[tuple[str, str], ...]

# A party that is hardly ever named tells nothing about fairness.
_MIN_MENTIONS = 5
_PAIRS_PER_KIND = 3
_CHUNK = 50_000
_ONE_WORD = re.compile(r"[A-Z][\w-]{2,}")


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text with names exchanged, and the way back to the offsets of the original.

    `changes` are (swapped start, swapped end, original start, original end) of each name.
    """

    text: str
    changes: tuple[tuple[int, int, int, int], ...]

    def original(self, offset: int) -> int:
        """The original offset behind an offset of the swapped text."""
        at = bisect_right(self.changes, (offset, len(self.text) + 1, 0, 0)) - 1
        if at < 0:
            return offset
        _, end, was_start, was_end = self.changes[at]
        # Inside a changed name only its start is known.
        return was_end + offset - end if offset >= end else was_start


def swap_names(text: str, pairs: Pairs) -> Swapped:
    """Exchange the names of each pair, whole words only, all at once."""
    other = dict(pairs) | {b: a for a, b in pairs}
    if not other:
        return Swapped(text, ())
    names = "|".join(re.escape(name) for name in sorted(other, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    pieces: list[str] = []
    changes: list[tuple[int, int, int, int]] = []
    position = length = 0
    for match in pattern.finditer(text):
        before, name = text[position : match.start()], other[match.group()]
        start = length + len(before)
        length = start + len(name)
        pieces += [before, name]
        changes.append((start, length, match.start(), match.end()))
        position = match.end()
    pieces.append(text[position:])
    return Swapped("".join(pieces), tuple(changes))


def find_parties(texts: Iterable[str], nlp: Language) -> Pairs:
    """Find the pairs of names to exchange in a corpus, by its own most frequent names.

    The places named most often change places two by two, with the words made from them (a
    country with its adjective); so do the organisations and the surnames named most often.
    """
    mentions: dict[str, Counter[str]] = {
        kind: Counter() for kind in ("GPE", "NORP", "ORG", "PERSON")
    }
    chunks = [text[i : i + _CHUNK] for text in texts for i in range(0, len(text), _CHUNK)]
    for doc in nlp.pipe(chunks):
        for entity in doc.ents:
            if entity.label_ in mentions:
                words = _ONE_WORD.findall(entity.text)
                # A person is the surname; of the others only one-word names change places neatly.
                if words and (entity.label_ == "PERSON" or len(entity.text.split()) == 1):
                    mentions[entity.label_][words[-1]] += 1
    pairs: list[tuple[str, str]] = []
    for kind in ("GPE", "ORG", "PERSON"):
        taken = {name for pair in pairs for name in pair}
        for pair in _top_pairs(mentions[kind], taken):
            pairs.append(pair)
            if kind == "GPE":
                pairs += _derived(pair, mentions["NORP"])
    return tuple(pairs)


def _top_pairs(counts: Counter[str], taken: set[str]) -> list[tuple[str, str]]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    names = [name for name, n in ranked if n >= _MIN_MENTIONS and name not in taken]
    names = names[: 2 * _PAIRS_PER_KIND]
    return list(zip(names[::2], names[1::2], strict=False))


def _derived(pair: tuple[str, str], words: Counter[str]) -> list[tuple[str, str]]:
    """Words made from the names of a pair: singular with singular, plural with plural."""
    one, other = (_sharing_stem(name, words) for name in pair)
    pairs = []
    for plural in (False, True):
        firsts = [word for word in one if word.endswith("s") is plural]
        seconds = [word for word in other if word.endswith("s") is plural]
        if firsts and seconds:
            pairs.append((firsts[0], seconds[0]))
    return pairs


def _sharing_stem(name: str, words: Counter[str]) -> Sequence[str]:
    stem = name[: max(4, len(name) - 2)]
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in ranked if word.startswith(stem) and word != name]
