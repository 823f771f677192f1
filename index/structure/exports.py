"""Articles that a news database wrote to one file, each with a head and a tail of labelled lines.

Above an article stand its title, its paper and the day, in this order or the paper first, then
lines such as "Section: NEWS; Pg. 3", "Length: 640 words", "Byline: ANN LEE"; below it
"Load-Date: …" and "End of Document". Only such files have the line that counts the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis import BlockKind, Mark
from index.domain import Span
from index.structure.bylines import read_byline
from index.structure.dates import find_date
from index.structure.furniture import is_furniture
from index.structure.issuer import spelled
from index.structure.names import person_name
from index.structure.textlines import TextLine, text_lines
from index.structure.thread import Entry, Thread, line_mark

_COUNTED = re.compile(r"length:?\s+[\d,.]+\s+words\b", re.IGNORECASE)
_FIELD = re.compile(
    r"(?P<key>section|length|byline|author|dateline|highlight|headline|title|source|edition|series"
    r"|column|abstract|news subject|publication|copyright)\s*:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[A-Z][\w/ -]{1,24}:(?:\s|$)")
_BODY = re.compile(r"(?:body|full text)\s*:?$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:classification|graphic|notes|load-date|language|publication-type|document-type|subject"
    r"|end of document)\s*(?::|$)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\)\s*\d{4})|\ball rights reserved\b", re.IGNORECASE)
_EDITION = re.compile(r"\bedition\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:document\s+)?\d+\s+of\s+\d+(?:\s+documents?)?$", re.IGNORECASE)
_PLACE = re.compile(r"\s*\([^()]*\)$")
_MOST_HEAD = 9
_MOST_PROSE = 22
_MOST_BESIDE_DATE = 6
_LEAST_FIELDS = 2


def read_export(text: str) -> Thread | None:
    """Find the articles of a database's export; None where there are none."""
    if _COUNTED.search(text) is None:
        return None
    lines = text_lines(text)
    entries: list[Entry] = []
    marks: list[Mark] = []
    after = 0
    for number, line in enumerate(lines):
        if number < after or not _COUNTED.match(line.text):
            continue
        first, body = _fields(lines, number)
        top = _top(lines, first, after)
        dated = next((n for n in range(top, first) if _is_day(lines[n].text)), None)
        if dated is None or body - first < _LEAST_FIELDS:
            continue
        fields = _values(lines[first:body])
        title, outlet = _title_and_outlet(lines, top, dated, first, fields.get("headline"))
        found = find_date(lines[dated].text)
        entries.append(
            Entry(
                lines[top].span.start,
                _author(fields.get("byline") or fields.get("author"), text),
                found.iso if found else None,
                " ".join(lines[n].text for n in title) or fields.get("headline"),
                outlet=spelled(outlet, text),
            )
        )
        if title:
            span = Span(lines[title[0]].span.start, lines[title[-1]].span.end)
            marks.append(Mark(BlockKind.HEADING, span, 1))
        kept = set(title)
        marks += [
            line_mark(BlockKind.BYLINE if n < first else BlockKind.FURNITURE, lines[n], text)
            for n in range(top, body)
            if n not in kept
        ]
        after = body
    if not entries:
        return None
    return Thread(tuple(entries), (*marks, *_tails(lines, entries, text)))


def _fields(lines: Sequence[TextLine], counted: int) -> tuple[int, int]:
    """The labelled lines around the one that counts the words: the first and the one behind."""
    first = counted
    while first and (_FIELD.match(lines[first - 1].text) or _runs_on(lines, first - 1)):
        first -= 1
    end = counted + 1
    while end < len(lines) and _FIELD.match(lines[end].text):
        end += 1
    if end < len(lines) and _BODY.match(lines[end].text):
        end += 1
    return first, end


def _runs_on(lines: Sequence[TextLine], number: int) -> bool:
    """The second line of a labelled one."""
    return (
        lines[number].gap == 0
        and number > 0
        and _FIELD.match(lines[number - 1].text) is not None
        and find_date(lines[number].text) is None
    )


def _top(lines: Sequence[TextLine], first: int, after: int) -> int:
    """Where the head begins: below the article before it, or below what lists the articles."""
    top = first
    while top > after and first - top < _MOST_HEAD:
        text = lines[top - 1].text
        if _TAIL.match(text) or _NUMBERED.match(text) or _LABELLED.match(text):
            break
        page = is_furniture(text) and not _RIGHTS.search(text)
        if page or (text.endswith(".") and len(text.split()) > _MOST_PROSE):
            break
        top -= 1
        dated = next((n for n in range(top, first) if _is_day(lines[n].text)), top)
        named = [n for n in range(top, dated) if not _is_note(lines[n].text)]
        if lines[top].gap and len(named) > 1:
            # the title and the paper are there, whatever stands above the blank line
            break
    return top


def _is_day(text: str) -> bool:
    """Whether a line says the day of an issue, and little else."""
    found = find_date(text)
    if found is None or not found.iso or _RIGHTS.search(text):
        return False
    return len((text[: found.start] + text[found.end :]).split()) <= _MOST_BESIDE_DATE


def _values(lines: Sequence[TextLine]) -> dict[str, str]:
    found = (_FIELD.match(line.text) for line in lines)
    return {m["key"].lower(): m["value"].strip() for m in found if m and m["value"].strip()}


def _title_and_outlet(
    lines: Sequence[TextLine], top: int, dated: int, first: int, headline: str | None
) -> tuple[list[int], str | None]:
    """The numbers of the title's lines, and the paper's name."""
    above = [n for n in range(top, dated) if not _is_note(lines[n].text)]
    if not above:
        return [], None
    if len(above) > 1 and headline is None:
        return above[:-1], _PLACE.sub("", lines[above[-1]].text)
    below = [n for n in range(dated + 1, first) if not _is_note(lines[n].text)]
    return ([] if headline else below), _PLACE.sub("", lines[above[0]].text)


def _is_note(text: str) -> bool:
    return bool(_RIGHTS.search(text) or _EDITION.search(text))


def _author(byline: str | None, text: str) -> str | None:
    if byline is None:
        return None
    name = re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE).split(",")[0].split(";")[0].strip()
    credit = read_byline(f"By {name}")
    author = credit.author if credit is not None else None
    return spelled(author or person_name(name) or name, text, person=True)


def _tails(lines: Sequence[TextLine], entries: Sequence[Entry], text: str) -> list[Mark]:
    """From the first label below an article to the next article's head."""
    marks = []
    starts = [*(entry.start for entry in entries[1:]), len(text)]
    for entry, end in zip(entries, starts, strict=True):
        own = [line for line in lines if entry.start <= line.span.start < end]
        body = max((n for n, line in enumerate(own) if _COUNTED.match(line.text)), default=0)
        below = (n for n in range(body + 1, len(own)) if _TAIL.match(own[n].text))
        first = next(below, len(own))
        marks += [line_mark(BlockKind.FURNITURE, line, text) for line in own[first:]]
    return marks
