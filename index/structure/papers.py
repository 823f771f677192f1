"""Scientific papers and preprints: authors with the marks of their affiliations, journal, dates.

"Ana Ruiz1,2*, Bo Ek2 and Mei Tan3" below the title, "Received … Published online: 3 May 2024",
"Soil Letters 31 (2024) 112–119". What stands between the authors and the abstract says who they
are, and nothing of the world.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis import BlockKind
from index.structure.classify import looks_like_title
from index.structure.credit import Credit
from index.structure.dates import find_date
from index.structure.heads import KICKER, Head
from index.structure.names import person_name, title_case
from index.structure.pieces import Piece

_ABSTRACT = re.compile(r"^\W*(?:\d\.?\s+)?(?:abstract|summary)\b\W*", re.IGNORECASE)
_IDENTIFIED = re.compile(
    r"\bdoi\b\s*:|doi\.org/10\.|\barxiv:\s*\d|\bPMC?ID:\s*\d|\b(?:bio|med|soc|psy)[ra]xiv\b|\bssrn\b",
    re.IGNORECASE,
)
_TIMELINE = re.compile(
    r"\b(?:received|submitted|accepted|revised)\b(?: on| in revised form)?\s*:?\s+\d?",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"^\W*(?:key ?words|JEL(?: codes?| classification)?|PACS|MSC)\b", re.IGNORECASE
)
_SURNAMES = re.compile(
    r"^(?:[A-Z]\.[ -]?)+\s?[A-ZÀ-Þ][\w’'-]+(?:\s+et al\.?|(?:,| and| &).{3,40})$"
)
# Figures and signs stand right behind a name, letters only apart from it.
_SIGN = r"(?:[\d¹²³⁴-⁹]{1,2}|[*†‡§¶#✉])"
_MARK = rf"(?:{_SIGN}|[a-h])"
_MARKS = re.compile(
    rf"(?:(?<=[\w.])\s?{_SIGN}|\s{_MARK})(?:\s?,?\s?{_SIGN}|,\s?{_MARK}|\s{_MARK})*"
    r"(?=\s*(?:,|;|&|$|and\s))"
)
_DEGREES = re.compile(
    r",?\s+(?:M\.?D|Ph\.?D|M\.?Sc|B\.?Sc|M\.?P\.?H|D\.?Phil|M\.?A|FRC[A-Z]+|MBBS|MBChB|RN|DrPH|DSc)\b\.?"
)
_ORCID = re.compile(r"\(?\b(?:https?://)?orcid(?:\.org/|:\s*)?[\dX-]*\)?", re.IGNORECASE)
_PARTING = re.compile(r"\s*(?:;|,(?:\s*(?:and|&)\s)?|\band\s|&)\s*")
_JOURNAL = (
    # "Soil Letters 31 (2024) 112–119", "Soil Letters 31(2): e12, 2024"
    re.compile(
        r"^(?P<name>[A-ZÀ-Þ][^\d;:()|]{3,70}?),?\s+(?:vol(?:ume)?\.?\s*)?\d{1,4}(?:\s?\(\d[\d–-]*\))?"
        r"[,\s]*\(?(?P<year>(?:19|20)\d\d)\)?[,:]?\s*(?:pp?\.?\s*)?[\d.e]"
    ),
    # "Soil Letters (2024) 31:112–119"
    re.compile(
        r"^(?P<name>[A-ZÀ-Þ][^\d;:()|]{3,70}?),?\s+\((?P<year>(?:19|20)\d\d)\)\s*\d{1,4}\s?[:(,]"
    ),
    # "Soil Lett. 2024 Sep;14(3):55-61."
    re.compile(
        r"^(?P<name>[A-ZÀ-Þ][^\d;:()|]{3,70}?)[.,]?\s+(?P<year>(?:19|20)\d\d)"
        r"(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?;\s?\d"
    ),
    # "Soil Letters, Vol. 31, No. 2, 2024"
    re.compile(
        r"^(?P<name>[A-ZÀ-Þ][^\d;:()|]{3,70}?),?\s+vol(?:ume|\.)?\s*\d+\b.{0,40}?(?P<year>(?:19|20)\d\d)",
        re.IGNORECASE,
    ),
)
# When it appeared, the best first; "Epub 2022 Jul 9" has the year in front.
_APPEARED = tuple(
    re.compile(rf"\b(?:{words})\b(?:\s+on)?\s*:?\s+(?P<when>.{{6,40}})", re.IGNORECASE)
    for words in (
        r"(?:first )?published(?: online)?|(?:available )?online(?: first)?|epub|publication date",
        r"(?:this version )?posted|this version|(?:pre)?print posted|preprint",
        r"submitted|draft(?: of)?|arxiv:\S+(?:\s+\[[^\]]+\])?",
        r"accepted",
    )
)
_YEAR_FIRST = re.compile(
    r"^(?P<year>(?:19|20)\d\d) (?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})\b"
)
# "2 Institute for Soil", "a Halden University"
_AFFILIATED = re.compile(rf"\s*{_MARK}\s?(?=[A-ZÀ-Þ])")
_TOP = 30
_LEAST_SIGNS = 2
_MOST_HEAD = 1500
_MOST_KEYWORDS = 60
_LEAST_TEXT = 40
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's pieces with what stands above its abstract named, and its head."""

    pieces: tuple[Piece, ...]
    head: Head


def read_paper(pieces: Sequence[Piece], text: str) -> Paper | None:
    """Read a document as a paper; None where it is none.

    Args:
        pieces: its classified pieces.
        text: its text.
    """
    top = pieces[:_TOP]
    abstract = next((n for n, p in enumerate(top) if _ABSTRACT.match(p.text)), None)
    above = top[:abstract] if abstract is not None else top
    signed = next(
        ((n, found) for n, p in enumerate(above) if n and (found := _authors(p, text))), None
    )
    if signed is None:
        return None
    number, authors = signed
    lines = [piece.text for piece in above]
    journal = next((issue for line in lines if (issue := _journal(line))), None)
    signs = (
        abstract is not None,
        journal is not None,
        authors.marked,
        any(_IDENTIFIED.search(line) for line in lines),
        any(_TIMELINE.search(line) and find_date(line) for line in lines),
        any(_KEYWORDS.match(piece.text) for piece in top),
    )
    title = _title(above, number)
    stated = sum(signs[3:5]) + signs[1] + (abstract is not None and journal is not None)
    if title is None or sum(signs) < _LEAST_SIGNS or not (authors.marked or stated > 1):
        return None
    body = abstract if abstract is not None else _end_of_head(pieces, number + 1)
    named = [_named(p, n, number, body, title) for n, p in enumerate(pieces)]
    date = _date(lines) or (journal[1] if journal else None)
    credit = Credit(authors.names, journal[0] if journal else None, date, byline=True)
    return Paper(tuple(named), Head(0, title, body, credit, True))


@dataclass(frozen=True, slots=True)
class _Authors:
    names: str
    marked: bool
    """Whether marks behind the names lead to their affiliations."""


def _authors(piece: Piece, text: str) -> _Authors | None:
    """Read a line of nothing but names, with or without marks and degrees."""
    raw = re.split(r"\n\s*\n", piece.span.of(text))[0]
    lines: list[str] = []
    for line in raw.splitlines():
        if lines and _AFFILIATED.match(line):
            break
        lines.append(line)
    line = " ".join(" ".join(lines).split()).strip("*_# ")
    if len(line) > _MOST_HEAD or line.endswith((".", "?", "!")):
        return None
    plain = _DEGREES.sub("", _ORCID.sub("", line))
    bare = _MARKS.sub("", plain)
    names = [name.strip(" ,*") for name in _PARTING.split(bare) if name.strip(" ,*")]
    if not names or not all(person_name(name) for name in names):
        return None
    return _Authors("; ".join(names), bare != plain)


def _title(above: Sequence[Piece], number: int) -> tuple[int, ...] | None:
    """The pieces of the title right above the authors."""
    last = number - 1
    if not looks_like_title(above[last]) or KICKER.match(above[last].text.strip("*_# ")):
        return None
    first = last
    while (
        first
        and above[first].gap == 0
        and looks_like_title(above[first - 1])
        and above[first - 1].level == above[last].level
        and not KICKER.match(above[first - 1].text.strip("*_# "))
    ):
        first -= 1
    return tuple(range(first, last + 1))


def _end_of_head(pieces: Sequence[Piece], start: int) -> int:
    """Where the text begins of a paper that does not say where its abstract does."""
    number = start
    while number < len(pieces) and number < _TOP and pieces[number].words < _LEAST_TEXT:
        number += 1
    return number


def _named(piece: Piece, number: int, authors: int, body: int, title: tuple[int, ...]) -> Piece:
    if number == authors:
        return replace(piece, kind=BlockKind.BYLINE, level=0)
    if number in title:
        return piece
    of_head = number < body and (number > authors or _journal(piece.text) is not None)
    of_page = _SURNAMES.match(piece.text) or (
        _KEYWORDS.match(piece.text) and piece.words <= _MOST_KEYWORDS
    )
    return replace(piece, kind=BlockKind.FURNITURE, level=0) if of_head or of_page else piece


def _journal(line: str) -> tuple[str, str] | None:
    """The journal and the year of a line that gives volume and pages as well."""
    for pattern in _JOURNAL:
        found = pattern.match(line.strip("*_# "))
        if found is not None and title_case(found["name"]):
            return found["name"].strip(" .,"), found["year"]
    return None


def _date(lines: Sequence[str]) -> str | None:
    for pattern in _APPEARED:
        for line in lines:
            for said in pattern.finditer(line):
                when = said["when"]
                turned = _YEAR_FIRST.match(when)
                if turned is not None:
                    when = f"{turned['day']} {turned['month']} {turned['year']}"
                found = find_date(when)
                if found is not None and found.iso and found.start <= _NEAR:
                    return found.iso
    return None
