"""Sentences with their names masked, so that no label can depend on who is spoken of.

English capitalises names of persons, places, bodies and outlets and the adjectives made from
them. Masking goes by that alone and not by a tagger or a list of names, which would know some
parties better than others: every capitalised word becomes the same placeholder, and words that
merely begin a sentence are kept if they are known in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

NAME = "<name>"
NUMBER = "<number>"
YEAR = "<year>"
DATE = "<date>"
LINK = "<link>"

_READABLE = {NAME: "[MASK]", NUMBER: "12", YEAR: "2010", DATE: "may", LINK: "link"}
_TOKEN = re.compile(
    r"(?P<link>https?://\S+|www\.\S+|\S+@\S+\.\w+)"
    r"|(?P<initials>(?:[A-Za-z]\.){2,}(?:-[a-z]+)*)"
    r"|(?P<number>[$€£¥]?\d[\d.,:/]*\d(?:st|nd|rd|th|s|m|bn|k)?\b|[$€£¥]?\d(?:st|nd|rd|th|s|m|bn|k)?\b)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W_]+(?:['’][^\W\d_]+)*)*)"
    r"|(?P<mark>\.{3}|[?!:;,.()\[\]\"“”«»—–%…]|(?<!\w)['‘’]|['’](?!\w))"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|[-–/]\d\d)?$")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct "
    "nov dec mon tue tues wed thu thurs fri sat sun mondays tuesdays wednesdays thursdays fridays "
    "saturdays sundays christmas easter".split()
)
_FIRST_PERSON = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
_OPENERS = frozenset("\"“«‘'([")
_LINKS = frozenset(("of", "the", "for", "de", "and", "von", "van", "al", "&", "la", "du"))
_SHOUTED = 0.6
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Masked:
    """The tokens of a sentence: lower-case words, marks, and placeholders for names and figures.

    `quoted[i]` tells whether token i stands between quotation marks. `shouts` counts words in
    capitals that are ordinary words.
    """

    tokens: tuple[str, ...]
    quoted: tuple[bool, ...]
    shouts: int

    @property
    def words(self) -> tuple[str, ...]:
        """The tokens that are words or placeholders."""
        return tuple(t for t in self.tokens if t[0].isalpha() or t[0] == "<")

    @property
    def text(self) -> str:
        """The tokens as one string, spaces between them."""
        return " ".join(self.tokens)


def encoder_text(masked: Masked) -> str:
    """A masked sentence as a pretrained encoder reads it best.

    A name becomes BERT's own token for what is hidden, and every figure and date the same one.
    """
    return " ".join(_READABLE.get(token, token) for token in masked.tokens)


def lower_words(text: str) -> set[str]:
    """The words that a text writes in lower case: what may be a word where a sentence begins."""
    return {w for w in re.findall(r"\b[a-z]+(?:['’][a-z]+)?\b", text) if len(w) > 1}


def mask(text: str, known: Collection[str], *, inside_quotation: bool = False) -> Masked:
    """Mask the names of a sentence.

    Args:
        text: one sentence.
        known: words in lower case that are kept where a capital letter only begins a sentence.
        inside_quotation: whether a quotation was open before the sentence begins.
    """
    letters = [c for c in text if c.isalpha()]
    shouted = len(letters) > 6 and sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
    tokens: list[str] = []
    quoted: list[bool] = []
    shouts, begins, inside = 0, True, inside_quotation
    for match in _TOKEN.finditer(text):
        raw = match.group()
        kind = match.lastgroup
        if kind == "mark":
            token = raw
            if raw in '"“”«»':
                inside = raw in "“«" or (raw == '"' and not inside)
            begins = raw in ".?!:…" or raw in _OPENERS or (begins and raw in "—–")
        else:
            token, shout = _masked(raw, kind or "", known, begins=begins, shouted=shouted)
            shouts += shout
            begins = False
        for part in token.split():
            tokens.append(part)
            quoted.append(inside)
    return _collapsed(tokens, quoted, shouts)


def _masked(
    raw: str, kind: str, known: Collection[str], *, begins: bool, shouted: bool
) -> tuple[str, bool]:
    if kind == "link":
        return LINK, False
    if kind == "number":
        return (YEAR if _YEAR.match(raw) else NUMBER), False
    if kind == "initials":
        return (raw.lower(), False) if raw.islower() else (NAME + _tail(raw), False)
    lower = raw.lower().replace("’", "'")
    if lower in _CALENDAR and (not raw.islower() or lower not in ("may", "march", "sat", "sun")):
        return DATE, False
    if raw.islower() or lower in _FIRST_PERSON:
        return lower, False
    if "-" in raw:
        parts = [p if p.islower() else NAME for p in raw.replace("’", "'").split("-")]
        if begins and _is_known(raw[0].lower() + raw[1:], known):
            return lower, False
        return " - ".join(parts), False
    if (raw.isupper() and len(raw) > 3) or shouted:
        return (lower, not shouted) if _is_known(lower, known) else (NAME, False)
    if begins and not raw.isupper() and _is_known(lower, known):
        return lower, False
    if begins and raw == "A":
        return "a", False
    return NAME + (" 's" if _POSSESSIVE.search(raw) else ""), False


def _tail(raw: str) -> str:
    _, _, rest = raw.partition("-")
    return f" - {rest}" if rest else ""


def _is_known(lower: str, known: Collection[str]) -> bool:
    return lower in known or _POSSESSIVE.sub("", lower) in known


def _collapsed(tokens: Sequence[str], quoted: Sequence[bool], shouts: int) -> Masked:
    """One placeholder for a name of several words, with or without its article."""
    out: list[str] = []
    marks: list[bool] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token == "the" and i + 1 < len(tokens) and tokens[i + 1] == NAME:
            i += 1
            continue
        out.append(token)
        marks.append(quoted[i])
        i += 1
        if token == NAME:
            i = _end_of_name(tokens, i)
    return Masked(tuple(out), tuple(marks), shouts)


def _end_of_name(tokens: Sequence[str], i: int) -> int:
    while i < len(tokens):
        if tokens[i] == NAME:
            i += 1
            continue
        j = i
        while j < len(tokens) and j < i + 2 and tokens[j] in _LINKS and tokens[j] != "and":
            j += 1
        if j == i or j >= len(tokens) or tokens[j] != NAME:
            return i
        i = j
    return i
