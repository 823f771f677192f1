"""Names in what a verifier reads, each replaced by a stand-in.

Who is spoken of must not decide what is shown. Stand-ins are given in the order in which the names
appear, so two texts that differ in nothing but their names read the same afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_][\w’'.-]*[\w]|[^\W\d_]")
# What stands before the first word of a sentence or quotation.
_OPENING = re.compile(r"(?:^|[.!?:|…]|[“\"‘(\[])\s*$")
_ENDING = re.compile(r"(?:['’]s?|ians?|ia|ans?|ish|ese|e|s|y)$")
_LEAST = 4
_PLAIN = frozenset(
    "i mr mrs ms dr prof sir lady lord january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_STAND_INS = (
    "Alver Benton Corley Darrow Elmen Farrell Garon Hadley Ilford Jarvis Kelso Lorren Marden "
    "Norley Orton Parrin Quayle Rendal Selby Tarrow Ulven Varley Wexford Yarrow"
).split()


def masked(question: str, passage: str) -> tuple[str, str]:
    """Replace the names of a question and a passage by the same stand-ins."""
    known = {_key(word) for text in (question, passage) for word in _names(text)}
    given: dict[str, str] = {}

    def replaced(text: str) -> str:
        parts, at = [], 0
        for match in _WORD.finditer(text):
            key = _key(match.group())
            if not match.group()[0].isupper() or key not in known:
                continue
            stand_in = given.setdefault(key, _STAND_INS[len(given) % len(_STAND_INS)])
            parts += [text[at : match.start()], stand_in]
            at = match.end()
        return "".join((*parts, text[at:]))

    return replaced(question), replaced(passage)


def _names(text: str) -> Iterator[str]:
    """The capitalised words that no sentence begins with, or that another one follows."""
    words = list(_WORD.finditer(text))
    for number, match in enumerate(words):
        word = match.group()
        if not word[0].isupper() or word.lower() in _PLAIN:
            continue
        opens = _OPENING.search(text[: match.start()]) is not None
        following = words[number + 1].group() if number + 1 < len(words) else ""
        joined = following[:1].isupper() and text[match.end() : match.end() + 1] == " "
        if not opens or (joined and len(word) > 3 and following.lower() not in _PLAIN):
            yield word


def _key(word: str) -> str:
    low = word.lower().strip(".'’")
    bare = _ENDING.sub("", low)
    return bare if len(bare) >= _LEAST else low
