"""Messages that begin on the line that says who sent them: a chat as it is exported, short replies.

"[26/01/2023, 19:04:11] Ann Lee: text", "26/01/2023, 19:04 - Ann Lee: text", "@annlee: text". What
one writer sends on one day without a break is one article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.analysis import BlockKind, Mark
from index.domain import Span
from index.structure.moments import date_in_figures, day_is_first, day_of, is_timed
from index.structure.textlines import TextLine, text_lines
from index.structure.thread import Entry, Thread, line_mark

_STAMPED = re.compile(
    r"\u200e?(?P<open>\[)?(?P<when>\d[^\]\[]{5,30}?)(?(open)\]\s*|\s+[-–—]\s+)"
    r"(?:(?P<who>[^:\n]{2,40}):\s+)?"
)
_HANDLE = re.compile(r"[*_]{0,3}(?P<who>@\w[\w.]{1,30})[*_]{0,3}\s*:[*_]{0,3}\s+(?=\S)")
_LEAST_CHAT = 3
_LEAST_REPLIES = 2


@dataclass(frozen=True, slots=True)
class _Message:
    line: TextLine
    text_start: int
    author: str | None
    """None for what the program says ("Ann Lee joined the group")."""
    date: str | None


def read_chat(text: str, *, exported: bool = False) -> Thread | None:
    """Find the messages of a chat or of replies.

    Args:
        text: the document's text.
        exported: whether its format says that it is a chat, so that one may be talking alone.
    """
    lines = text_lines(text)
    day_first = day_is_first(text)
    messages = [m for line in lines if (m := _stamped(line, text, day_first=day_first))]
    if sum(m.author is not None for m in messages) < _LEAST_CHAT:
        exported = False
        messages = [m for line in lines if (m := _handled(line, text))]
        if len(messages) < _LEAST_REPLIES:
            return None
    senders = {m.author for m in messages} - {None}
    if len(senders) < 2 and not exported:
        return None
    entries: list[Entry] = []
    marks: list[Mark] = []
    for message in messages:
        if message.author is None:
            marks.append(line_mark(BlockKind.FURNITURE, message.line, text))
            continue
        marks.append(Mark(BlockKind.BYLINE, Span(message.line.span.start, message.text_start)))
        last = entries[-1] if entries else None
        if last is None or (last.author, last.date) != (message.author, message.date):
            entries.append(Entry(message.line.span.start, message.author, message.date))
    return Thread(tuple(entries), tuple(marks))


def _stamped(line: TextLine, text: str, *, day_first: bool | None) -> _Message | None:
    raw = line.span.of(text)
    found = _STAMPED.match(raw)
    if found is None or line.depth or not is_timed(found["when"]):
        return None
    date = day_of(found["when"]) or date_in_figures(found["when"], day_first=day_first)
    dated = date is not None or re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b", found["when"])
    if not dated or found.end() == len(raw):
        return None
    who = found["who"].strip("\u200e~ ") if found["who"] else None
    return _Message(line, line.span.start + found.end(), who or None, date)


def _handled(line: TextLine, text: str) -> _Message | None:
    found = _HANDLE.match(line.span.of(text))
    if found is None:
        return None
    start = line.span.start + found.end()
    return _Message(line, start, found["who"].removeprefix("@"), None)
