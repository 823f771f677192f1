"""The lines of a text with how they are set: blank lines above, quotation marks, indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.domain import Span

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_QUOTED = re.compile(r"[ \t]*(?P<marks>(?:>[ \t]?)*)[ \t]*")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\\(?=[^\w\s])")
_BREAK = re.compile(r"\r\n|[\r\n\v\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank.

    `span` leaves white space and quotation marks (">") at its edges out, `text` also markup of
    emphasis. `depth` counts the quotation marks, `gap` the blank lines above, with or without
    quotation marks.
    """

    span: Span
    text: str
    depth: int
    gap: int
    indent: int


def text_lines(text: str) -> list[TextLine]:
    """The lines of a text that hold more than quotation marks."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[TextLine]:
    end = 0
    gap = 0
    for match in _LINE.finditer(text):
        gap += max(0, len(_BREAK.findall(text, end, match.start())) - 1)
        end = match.end()
        raw = match.group()
        lead = _QUOTED.match(raw)
        skip = lead.end() if lead else 0
        shown = raw[skip:].rstrip()
        if not shown.strip():
            gap += 1
            continue
        start = match.start() + skip
        marks = lead["marks"] if lead else ""
        plain = _EMPHASIS.sub("", shown).strip()
        indent = len(raw) - len(raw.lstrip())
        span = Span(start, start + len(shown))
        yield TextLine(span, plain, marks.count(">"), gap, indent)
        gap = 0
