"""Numbers that count a page's lines in its margin, as in transcripts, bills and pleadings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_ALONE = re.compile(r"\s*(\d{1,2})\s*$")
_AT_START = re.compile(r"\s*(\d{1,2})(?:\s|$)")
_LEAST = 8
# Of the lines between the first number and the last, so many bear one of their own.
_LEAST_BORNE = 0.9
# Each number on a line of its own stands beside a line of text, or beside an empty one.
_LEAST_ALONE = 0.3


def without_line_numbers(page: str) -> str:
    """A page's text without the numbers that count its lines, which cut every sentence.

    They count up by one from 1, all down the page: on lines of their own (as a page's margin is
    often read) or before the text of the line. A list and a table's column count too, but their
    numbers stand by some lines only, or have a stop or a bracket.
    """
    lines = page.split("\n")
    alone = _counting([_ALONE.match(line) for line in lines])
    if alone and len(alone) >= _LEAST_ALONE * (alone[-1] - alone[0] + 1):
        # numbers that follow each other with nothing between are a column of a table
        parted = sum(after - before > 1 for before, after in pairwise(alone))
        if 2 * parted >= len(alone):
            dropped = set(alone)
            return "\n".join(line for n, line in enumerate(lines) if n not in dropped)
    borne = _counting([_AT_START.match(line) for line in lines])
    if borne and len(borne) >= _LEAST_BORNE * (borne[-1] - borne[0] + 1):
        words = sum(any(c.isalpha() for c in lines[n]) for n in borne)
        if 2 * words >= len(borne) and _wrapped([lines[n] for n in borne]):
            numbered = set(borne)
            return "\n".join(
                _AT_START.sub("", line, count=1).lstrip() if n in numbered else line
                for n, line in enumerate(lines)
            )
    return page


def _counting(found: Sequence[re.Match[str] | None]) -> list[int]:
    """The lines whose numbers count up by one from 1; none where there are few of them."""
    counted: list[int] = []
    for number, match in enumerate(found):
        if match is not None and int(match.group(1)) == len(counted) + 1:
            counted.append(number)
    return counted if len(counted) >= _LEAST else []


def _wrapped(lines: Sequence[str]) -> bool:
    """Whether sentences run on from line to line, as the items of a numbered list do not."""
    inner = [_AT_START.sub("", line, count=1).strip() for line in lines]
    running = sum(text[:1].islower() for text in inner)
    return running >= 0.2 * len(inner)
