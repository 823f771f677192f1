"""The name of a body or paper, without the kind of text or the description set behind it."""

from __future__ import annotations

import re

from index.structure.credits import RECORD
from index.structure.names import MINOR, title_case

_DASH = re.compile(r"\s+[–—-]\s+|\s*[|•]\s*")
# What describes a body in lower case after its name.
_DESCRIBED = re.compile(
    r"\b(?:agency|association|blog|branch|bulletin|campaign|channel|charity|collective|committee"
    r"|fortnightly|foundation|group|initiative|institute|journal|magazine|monthly|movement|network"
    r"|newsletter|newspaper|organi[sz]ation|paper|party|platform|podcast|quarterly|radio|service"
    r"|society|station|union|weekly|website)\b",
    re.IGNORECASE,
)
RELEASE = re.compile(
    r"^(?:press|news|media)\s+(?:release|office|statement|service|information|desk|department)s?\b",
    re.IGNORECASE,
)
# "THE WEEKLY — Conversations": a masthead in capitals with the name of a section.
_MOST_SECTION = 3
_SHORT = 3
# "HC 412", "4", "A": the number of a paper or page, a letter set large.
_NUMBERED = re.compile(r"(?:[A-Z]{1,5}|[A-Z][a-z]{1,3}\.)[\W_]*\d{3}[\d\W_]*|[\d\W_]+|\W*\w?\W*")
_COMPANY = frozenset("ltd inc corp plc".split())


def issuer_name(line: str) -> str:
    """A masthead's name without the kind of text or the description behind it."""
    parts = _DASH.split(line, maxsplit=1)
    if len(parts) == 2:
        name, rest = (part.strip(" .,:") for part in parts)
        described = _DESCRIBED.search(rest) or RECORD.match(rest) or RELEASE.match(rest)
        section = name.isupper() and not rest.isupper() and len(rest.split()) <= _MOST_SECTION
        if name and (described or section):
            return name
    return line.strip()


def is_number(line: str) -> bool:
    """Whether a line at the top is the number of a paper or of its page, and no name."""
    return _NUMBERED.fullmatch(line.strip()) is not None


def spelled(name: str | None, text: str, *, person: bool = False) -> str | None:
    """A name in capitals as the text spells it elsewhere, or else with small letters.

    Single words and short ones may be abbreviations and stay as they are, but not a person's.
    """
    if name is None or not name.isupper():
        return name
    usual = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    for match in usual.finditer(text):
        found = " ".join(match.group().split())
        if not found.isupper() and title_case(found):
            # "the Weir Inquiry" in a sentence has only the sentence's article
            return found.removeprefix("the ")
    words = name.split()
    if len(words) == 1:
        return name
    shortest = 0 if person else _SHORT
    return " ".join(
        _lowered(word, shortest, first=not number or words[number - 1].endswith(":"))
        for number, word in enumerate(words)
    )


def _lowered(word: str, shortest: int, *, first: bool) -> str:
    if word.lower() in MINOR:
        return word.capitalize() if first else word.lower()
    if word.strip(".").lower() in _COMPANY:
        return word.strip(".").capitalize()
    abbreviation = len(word) <= shortest or "." in word or any(char.isdigit() for char in word)
    return word if abbreviation else "-".join(part.capitalize() for part in word.split("-"))
