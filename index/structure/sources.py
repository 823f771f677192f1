"""Reading the line of a bundle's item that says where it is from.

"Ann Lee, Coast Wire, 23 April 2024", "*Quay Courier*, editorial, 28 March 2024. Translated.",
"ANN LEE (*The Quay*, Port Ness, 3 May 2020; shortened)", "(Coast Wire, 3 May 2020)". Such a line
alone is no proof; `items` looks for several in the same place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.fold import fold
from index.structure.credit import Credit
from index.structure.dates import FoundDate, find_date
from index.structure.issuer import spelled
from index.structure.names import NAME, OUTLET_WORDS, ROLE_WORDS, is_body, person_name, title_case

_MOST_WORDS = 45
_MOST_PARTS = 7
_LONGEST_PART = 8
_LABEL = re.compile(r"^(?:source|via|from|by|text|words)\s*:?\s+(?=[A-ZÀ-Þ*_“\"])", re.IGNORECASE)
_OPENERS = "—–-([ \t"
_PARTS = re.compile(r"\s*[,;·•|()\[\]]\s*|\s+[–—-]\s+|\.\s+")
_ITALIC = re.compile(r"(?<![\w*_])[*_](?![*_\s])([^*_\n]{2,80})(?<!\s)[*_](?![\w*_])")
_PERIODICAL = re.compile(
    r"\s+(?:magazine|newspaper|website|blog|journal|newsletter|online)$", re.IGNORECASE
)
_BEFORE = re.compile(r"^(?:by|in)\s+", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?:\W*(?:pp?|pages?|vol|no|nos|issue)\b\.?)?[\W\d]*"
    r"(?:(?:published|first|online|posted|retrieved|translated|in|on|\d+)\b\W*)*$",
    re.IGNORECASE,
)
_TITLED = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Rev|Cllr)\.?\s+)?"
_BY = re.compile(
    rf"\b(?:(?:speech|address|lecture|talk|sermon|letter|interview(?:ed)?|statement|report)\b"
    rf"[^.]{{0,40}}?\bby|(?:spoke|spoken|speaks|talked|talks)\b[^.]{{0,40}}?\bto)\s+{_TITLED}"
    rf"(?P<who>{NAME})"
)
_TALKS = re.compile(
    rf"^(?P<who>{NAME}?)\s+(?:talks|talked|speaks|spoke|listens)\s+(?:to|with)\s"
    rf"|^(?P<asks>{NAME}?)\s+(?:interviews|interviewed|meets|met|questions)\s"
)
_MOST_TALKS = 20
_BRACKET = re.compile(r"(?<=[.!?”\"’])\s*[(\[](?P<source>[^()\[\]]{6,120})[)\]]\s*$")


def read_source(raw: str) -> Credit | None:
    """Read a line of the raw text; None where it says more than where a text is from."""
    line = _LABEL.sub("", raw.strip().lstrip(_OPENERS))
    text = fold(line).strip(" ")
    found = find_date(text)
    if found is None or found.iso is None or len(text.split()) > _MOST_WORDS:
        return None
    before, after = text[: found.start], text[found.end :]
    credit = _read_parts(before, {fold(match[1]).strip(" .,") for match in _ITALIC.finditer(line)})
    if credit is None or not _ends(after):
        return None
    said = _BY.search(after)
    name = person_name(_without_end(said["who"])) if said is not None else None
    return replace(credit, author=credit.author or name, date=found.iso, dated=True, byline=True)


def read_closing(raw: str) -> tuple[Credit, int] | None:
    """Read the source in brackets with which a paragraph ends, and where it begins."""
    found = _BRACKET.search(raw)
    credit = read_source(found["source"]) if found is not None else None
    return (credit, found.start()) if found is not None and credit is not None else None


def read_signed(raw: str) -> Credit | None:
    """Read a line in bold or italics that is only a name, or says who talks to whom."""
    line = raw.strip()
    text = fold(line).strip()
    if line[:1] not in "*_" or line[-1:] not in "*_" or line[:1] != line[-1:]:
        return None
    name = person_name(text)
    talks = _TALKS.match(text) if len(text.split()) <= _MOST_TALKS else None
    if talks is not None:
        name = person_name(talks["who"] or talks["asks"])
    return Credit(author=name, byline=True) if name and not ROLE_WORDS.search(name) else None


def read_dateline(raw: str) -> FoundDate | None:
    """Read "Port Ness, 5 December 1909, 1.50 p.m.": a place and a date; its date."""
    text = fold(raw).strip(" .")
    found = find_date(text)
    if found is None or found.iso is None or len(text.split()) > _LONGEST_PART + 4:
        return None
    place = text[: found.start].strip(" ,")
    after = re.sub(r"[\W\d]+|\b[ap]\.?m\b\.?|\bnoon\b|\bmidnight\b", "", text[found.end :])
    return found if not after and (not place or title_case(place)) else None


def _read_parts(before: str, italic: set[str]) -> Credit | None:
    """What the names before a date are: a person, a paper; or None where they are neither."""
    parts = [part.strip(' .*_:“”"') for part in _PARTS.split(before)]
    parts = [part for part in parts if part and not _NUMBERS.match(part)]
    if not 0 < len(parts) <= _MOST_PARTS:
        return None
    author = outlet = None
    for part in parts:
        if len(part.split()) > _LONGEST_PART:
            return None
        bare = next((name for name in italic if part.startswith(name)), _PERIODICAL.sub("", part))
        person = person_name(spelled(part, "", person=True) or part)
        if bare in italic:
            outlet = outlet or bare
        elif _WEEKDAY.match(part) or not part[0].isupper():
            continue
        elif person and author is None and outlet is None and not is_body(part):
            author = person
        elif not title_case(part):
            return None
        elif outlet is None:
            outlet = bare
    return Credit(author=author, outlet=outlet) if author or outlet else None


def _ends(after: str) -> bool:
    """Whether what follows the date is no text: nothing, a remark in brackets, how it was made."""
    rest = after.strip(" ,;:)*_|·•–—-")
    if not rest or after.lstrip("*_").startswith((".", ";", ")", " |", " ·")):
        return True
    return len(rest.split()) <= 4


def _without_end(name: str) -> str:
    return name.strip(" .,")


def names_paper(raw: str, credit: Credit) -> bool:
    """Whether a source is surely no place: two names, one in italics or with a paper's word."""
    outlet = credit.outlet
    if outlet is None or credit.author is not None:
        return True
    return OUTLET_WORDS.search(outlet) is not None or _ITALIC.search(raw) is not None
