"""Articles that a database wrote to one file, each a record of labelled fields.

The labels are words ("Author:", "Publication title:", "Full text:") or codes of two or three
letters at the start of a line ("HD", "BY", "SN", "PD", "LP"; "TI  -", "AU  -"). Only some of the
fields hold the text; the others say where it is from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.analysis import BlockKind, Mark
from index.domain import Span
from index.structure.bylines import read_byline
from index.structure.dates import find_date
from index.structure.issuer import spelled
from index.structure.names import person_name
from index.structure.textlines import TextLine, text_lines
from index.structure.thread import Entry, Thread, line_mark

_CODED = re.compile(r"(?P<key>[A-Z][A-Z\d]{1,2})(?:\s{2,}-\s+|\s+-\s+|\s{2,}|\t|$)")
_WORDED = re.compile(r"(?P<key>[A-Z][A-Za-z/-]*(?: [A-Za-z/-]+){0,3})\s*:(?:\s+|$)")
_FIELDS = {
    "title": ("HD", "TI", "T1", "HL", "title", "headline"),
    "author": ("BY", "AU", "A1", "author", "authors", "byline"),
    "outlet": ("SN", "JO", "JF", "T2", "JT", "publication title", "publication", "source title"),
    "date": ("PD", "DA", "DP", "PY", "Y1", "publication date", "date of publication"),
    "issue": ("SO", "publication info", "source"),
    "text": ("LP", "TD", "TX", "AB", "N2", "full text", "abstract"),
}
_OF = {key: field for field, keys in _FIELDS.items() for key in keys}
# What stands below the text; other words before a colon are the text's own.
_BELOW = re.compile(
    r"(?:subjects?|classification|location|people|persons?|company|companies|geographic|pages?"
    r"|publisher|place of publication|country of publication|section|edition|volume|issue|issn|isbn"
    r"|e-issn|language(?: of publication)?|document type|source type|document url|copyright"
    r"|database|last updated|accession number|word count|identifier|keywords?|credit|title|author"
    r"|publication[a-z ]*|[a-z]+ document id|number of pages|links?)$"
)
_NUMBERED = re.compile(r"document\s+\d+\s+of\s+\d+$", re.IGNORECASE)
_RULE = re.compile(r"[-_=*]{6,}$")
_NOTHING = re.compile(r"\W*(?:none|not|no)\b.{0,20}\bavailable\W*$", re.IGNORECASE)
# "Quay Argus ; Quay [Quay]. 14 Mar 2024: 3."
_ISSUE = re.compile(r"(?P<name>[^;,.\[(]+)")
# "May2019"
_GLUED = re.compile(r"(?<=[a-z]{2})(?=(?:19|20)\d\d\b)")
_INVERTED = re.compile(r"(?P<family>[^,;]+),\s+(?P<given>[^,;]+)$")
_LEAST_NEEDED = 3


@dataclass(frozen=True, slots=True)
class _Field:
    """A labelled line, by its number, what it is for, and where its value begins."""

    line: int
    field: str | None
    value: int


@dataclass(frozen=True, slots=True)
class _Record:
    """The lines `first` to `end` and the fields among them."""

    first: int
    end: int
    fields: tuple[_Field, ...]


def read_database(text: str) -> Thread | None:
    """Find the records of a database's export; None where there are none."""
    lines = text_lines(text)
    for label in (_CODED, _WORDED):
        records = _records(lines, text, coded=label is _CODED)
        if records:
            marks = [mark for record in records for mark in _marks(record, lines, text)]
            entries = [_entry(record, lines, text) for record in records]
            return Thread(tuple(entries), tuple(sorted(marks, key=lambda mark: mark.span)))
    return None


def _records(lines: Sequence[TextLine], text: str, *, coded: bool) -> list[_Record]:
    found = [field for n in range(len(lines)) if (field := _field(lines, n, text, coded=coded))]
    starts = _starts(lines, found, coded=coded)
    records: list[_Record] = []
    if not starts:
        return records
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        own = tuple(field for field in found if start <= field.line < end)
        kinds = {field.field for field in own}
        placed = {"outlet", "issue"} & kinds and {"date", "issue"} & kinds
        if placed and "text" in kinds and ("title" in kinds or not coded):
            records.append(_Record(start, end, own))
    known = {field.field for record in records for field in record.fields} - {None}
    whole = len(records) == len(starts) and len(known) >= _LEAST_NEEDED
    return records if whole else []


def _field(lines: Sequence[TextLine], number: int, text: str, *, coded: bool) -> _Field | None:
    line = lines[number]
    raw = line.span.of(text)
    found = (_CODED if coded else _WORDED).match(raw)
    if found is None or line.depth:
        return None
    key = found["key"] if coded else found["key"].lower()
    field = _OF.get(key)
    if field is None and not coded and not _BELOW.match(key):
        return None
    return _Field(number, field, line.span.start + found.end())


def _starts(lines: Sequence[TextLine], fields: Sequence[_Field], *, coded: bool) -> list[int]:
    """The numbers of the lines with which records begin."""
    if not fields:
        return []
    if coded:
        starts = [fields[0].line]
        seen: set[str] = set()
        last = fields[0].line
        for at, field in enumerate(fields):
            if field.field == "title" and "title" in seen and "text" in seen:
                # codes that stand above the title belong to it: those below the last text's end
                above = at
                while (
                    above
                    and fields[above - 1].line == fields[above].line - 1
                    and not lines[fields[above].line].gap
                ):
                    above -= 1
                starts.append(max(fields[above].line, last + 1))
                seen = set()
            if field.field:
                seen.add(field.field)
            last = field.line
        return starts
    texts = [field.line for field in fields if field.field == "text"]
    parted = [n for n, line in enumerate(lines) if _NUMBERED.match(line.text)]
    if not parted or not texts:
        return [0] if len(texts) <= 2 else []
    return parted


def _entry(record: _Record, lines: Sequence[TextLine], text: str) -> Entry:
    values: dict[str, str] = {}
    for field in record.fields:
        if field.field is not None:
            value = _value(record, field, lines, text)
            if value:
                values.setdefault(field.field, value)
    issue = values.get("issue", "")
    named = _ISSUE.match(issue)
    outlet = values.get("outlet") or (named["name"].strip() if named else None)
    issue = _GLUED.sub(" ", issue)
    found = find_date(values.get("date", "")) or find_date(issue)
    title = values.get("title") or _above(record, lines)
    return Entry(
        lines[record.first].span.start,
        _author(values.get("author"), text),
        found.iso if found else None,
        title,
        outlet=spelled(outlet.strip(" ."), text) if outlet else None,
    )


def _value(record: _Record, field: _Field, lines: Sequence[TextLine], text: str) -> str:
    """A field's value, with the lines below it up to the next field."""
    end = lines[_last_line(record, field, lines)].span.end
    return " ".join(text[field.value : end].split())


def _last_line(record: _Record, field: _Field, lines: Sequence[TextLine]) -> int:
    """The last line of a title or of a list of authors, which may be set on several."""
    number = field.line
    bare = field.value >= lines[number].span.end
    if field.field not in ("title", "author") and not bare:
        return number
    later = [other.line for other in record.fields if other.line > field.line]
    end = min([*later, record.end])
    while number + 1 < end and not lines[number + 1].gap:
        number += 1
    return number


def _above(record: _Record, lines: Sequence[TextLine]) -> str | None:
    number = _title_line(record, lines)
    return lines[number].text if number is not None else None


def _title_line(record: _Record, lines: Sequence[TextLine]) -> int | None:
    """The line above the first field, where no field is the title."""
    if any(field.field == "title" for field in record.fields):
        return None
    first = min(field.line for field in record.fields)
    above = [
        n
        for n in range(record.first, first)
        if not _NUMBERED.match(lines[n].text) and not _RULE.match(lines[n].text)
    ]
    return above[0] if above else None


def _author(value: str | None, text: str) -> str | None:
    if not value:
        return None
    name = re.sub(r"^by:?\s+", "", value, flags=re.IGNORECASE).strip(" .")
    names = [part.strip() for part in name.split(";") if part.strip()]
    inverted = [_INVERTED.match(part) for part in names]
    if names and all(inverted):
        turned = [f"{m['given'].strip()} {m['family'].strip()}" for m in inverted if m]
        if all(person_name(spelled(part, "", person=True) or part) for part in turned):
            return "; ".join(spelled(part, text, person=True) or part for part in turned)
    credit = read_byline(f"By {name}")
    return spelled(credit.author if credit else person_name(name) or name, text, person=True)


def _marks(record: _Record, lines: Sequence[TextLine], text: str) -> list[Mark]:
    marks: list[Mark] = []
    title = _title_line(record, lines)
    by_line = {field.line: field for field in record.fields}
    current: str | None = None
    for number in range(record.first, record.end):
        line, field = lines[number], by_line.get(number)
        current = field.field if field is not None else current
        if field is not None and field.field == "text":
            value = text[field.value : line.span.end]
            end = line.span.end if not value.strip() or _NOTHING.match(value) else field.value
            if end == line.span.end:
                marks.append(line_mark(BlockKind.FURNITURE, line, text))
            else:
                marks.append(Mark(BlockKind.FURNITURE, Span(line.span.start, end)))
        elif number == title:
            marks.append(Mark(BlockKind.HEADING, line.span, 1))
        elif field is not None and field.field == "title":
            end = lines[_last_line(record, field, lines)].span.end
            value = text[field.value : end]
            start = field.value + len(value) - len(value.lstrip())
            marks.append(Mark(BlockKind.FURNITURE, Span(line.span.start, field.value)))
            marks.append(Mark(BlockKind.HEADING, Span(start, end), 1))
        elif current not in {"text", "title"} or _RULE.match(line.text):
            marks.append(line_mark(BlockKind.FURNITURE, line, text))
    return marks
