"""Text with the times of a recording in it: subtitles, captions, machine transcripts.

"00:00:01,000 --> 00:00:04,200" above a line or two, "0:04" above them, "[00:12] text",
"Ann Lee  00:03" above what she says. The times are no text, and a sentence goes on from one of
them to the next. Times of day, as a chronicle has them, are the text's own: a recording's begin
with nought, or go beyond what a clock shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.analysis import BlockKind, Mark
from index.domain import Span
from index.structure.names import title_case
from index.structure.textlines import TextLine, text_lines
from index.structure.thread import line_mark
from index.turn_labels import NAMED_LEVEL

_STAMP = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,:]\d{1,3})?"
_SET = rf"[\[(<]?(?P<stamp>{_STAMP})[\])>]?"
_RANGE = re.compile(
    rf"[\[(]?(?P<stamp>{_STAMP})\s*(?P<arrow>-->|[-–—]|to)\s*{_STAMP}[\])]?"
    r"(?:\s+(?:align|position|line|size|region|vertical):\S+)*\s*:?\s*(?P<rest>.*)$"
)
_ALONE = re.compile(rf"{_SET}$")
_NAMED = re.compile(rf"(?P<who>[^\[\]()<>:]{{2,50}}?)(?:\s*[·•|,–—-]\s*|\s+){_SET}\s*:?$")
_LED = re.compile(rf"{_SET}(?:\s*[-–—|:]\s+|\s+)(?P<rest>\S.*)$")
_WHO = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*"
    r"(?: (?:[A-ZÀ-Þ\d][\w.'’-]*|\(.{1,20}\)|of|the|and|de|van|von|al)){0,5}$"
)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<who>[^<>\n]{1,60})>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|font|ruby|rt|lang)\b[^<>\n]*>|<\d[\d:.]*>")
# "Ann Lee: text" in a caption, "Ann Lee: 00:00:04 text" in a transcript
_CALLED = re.compile(r"(?P<who>[A-ZÀ-Þ][^:<>\n]{1,40}?):\s+(?=\S)")
_CALLED_AT = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^:\n]{1,40}?):\s+[\[(]?(?P<stamp>\d{1,2}:\d{2}:\d{2})[\])]?\s+(?P<rest>\S.*)$"
)
_INVERTED = re.compile(r"[^\W\d_][\w'’-]+, [^\W\d_][\w.'’ -]*$")
_SPOKEN = re.compile(
    r"\d{1,3} (?:hours?|minutes?|seconds?)(?:,? (?:and )?\d{1,2} (?:minutes?|seconds?))*$"
)
FILE_LINE = re.compile(r"WEBVTT\b|(?:Kind|Language|X-TIMESTAMP-MAP|NOTE|STYLE|REGION)\b[:= ]?")
_NUMBER = re.compile(r"(?=\S*\d)[\w/.-]{1,60}$")
_LEAST = 3
_LEAST_RISING = 0.9
_LAST_HOUR = 23
_SOON = 15
_LEAST_SAID = 4
_MOST_A_TURN = 700


@dataclass(frozen=True, slots=True)
class Timed:
    """Where the first time stands, and marks for times (furniture) and speakers (headings)."""

    start: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Stamped:
    """A line with a time: the seconds, where the text begins on it, who is named there."""

    number: int
    seconds: int
    parts: int
    first: int
    kind: str
    rest: int | None = None
    who: Span | None = None


def read_timed(text: str) -> Timed | None:
    """Find the times of a recording; None where a text has none."""
    lines = text_lines(text)
    found = [s for n, line in enumerate(lines) if (s := _stamped(n, line, text)) is not None]
    found = _of_main_kinds(found)
    if not _is_recording(found, lines, text):
        return None
    marks = list(_marks(found, lines, text))
    marks.sort(key=lambda mark: mark.span)
    start = next(m.span.start for m in marks if not FILE_LINE.match(m.span.of(text)))
    return Timed(start, tuple(marks))


def _stamped(number: int, line: TextLine, text: str) -> _Stamped | None:
    raw, start = line.span.of(text), line.span.start
    lead = len(raw) - len(raw.lstrip())
    shown = raw.strip()
    for kind, pattern in (
        ("called", _CALLED_AT),
        ("range", _RANGE),
        ("alone", _ALONE),
        ("named", _NAMED),
        ("led", _LED),
    ):
        match = pattern.match(shown)
        if match is None:
            continue
        stamp = re.split(r"[.,]", match["stamp"])[0].split(":")
        cue = kind == "range" and match["arrow"] == "-->"
        who = rest = None
        if kind in ("named", "called"):
            if not _is_who(match["who"]):
                continue
            who = Span(start + lead + match.start("who"), start + lead + match.end("who"))
        if kind not in ("alone", "named") and match["rest"]:
            rest = start + lead + match.start("rest")
        return _Stamped(
            number,
            sum(int(part) * 60**power for power, part in enumerate(reversed(stamp))),
            len(stamp),
            int(stamp[0]),
            "cue" if cue else kind,
            rest,
            who,
        )
    return None


def _is_who(text: str) -> bool:
    words = text.strip().split()
    if _INVERTED.match(text.strip()):
        return title_case(text)
    named = _WHO.match(text.strip()) is not None and any(c.isalpha() for c in text)
    return 0 < len(words) <= 6 and named and title_case(text)


def _of_main_kinds(found: Sequence[_Stamped]) -> list[_Stamped]:
    counts = Counter(stamped.kind for stamped in found)
    kept = {kind for kind, count in counts.items() if count >= _LEAST or kind == "cue"}
    return [stamped for stamped in found if stamped.kind in kept]


def _is_recording(found: Sequence[_Stamped], lines: Sequence[TextLine], text: str) -> bool:
    if any(stamped.kind == "cue" for stamped in found):
        return len(found) > 1
    if len(found) < _LEAST:
        return False
    rising = sum(a.seconds <= b.seconds for a, b in pairwise(found))
    if rising < _LEAST_RISING * (len(found) - 1):
        return False
    said = len(text[lines[found[0].number].span.start :].split())
    if not _LEAST_SAID * len(found) <= said <= _MOST_A_TURN * len(found):
        return False
    beyond = any(s.parts == 2 and s.first > _LAST_HOUR for s in found)
    begins = found[0].first == 0 and (found[0].parts > 2 or found[0].seconds <= _SOON)
    brackets = text[lines[found[0].number].span.start :].lstrip()[:1] in "[("
    bare = found[0].kind == "led" and not brackets
    if found[0].kind == "named" or not bare:
        begins = found[0].first == 0
    return begins or beyond


def _marks(found: Sequence[_Stamped], lines: Sequence[TextLine], text: str) -> Iterator[Mark]:
    names = _names_behind(found, lines, text)
    last: str | None = None
    for stamped in found:
        line = lines[stamped.number]
        who = stamped.who
        if stamped.kind == "called" and who is not None and stamped.rest is not None:
            yield from _around(Span(line.span.start, stamped.rest), who)
            last = None
            continue
        if stamped.rest is not None and stamped.number in names:
            who = Span(stamped.rest, stamped.rest + len(names[stamped.number]))
        if who is not None:
            name = who.of(text)
            if name == last:
                yield line_mark(BlockKind.FURNITURE, line, text)
            else:
                yield from _around(line.span, who)
            last = name
        elif stamped.rest is not None:
            yield Mark(BlockKind.FURNITURE, Span(line.span.start, stamped.rest))
        else:
            yield line_mark(BlockKind.FURNITURE, line, text)
        if stamped.kind == "cue":
            yield from _above_cue(lines, stamped.number, text)
        if stamped.number + 1 < len(lines) and _SPOKEN.match(lines[stamped.number + 1].text):
            yield line_mark(BlockKind.FURNITURE, lines[stamped.number + 1], text)
    if any(stamped.kind == "cue" for stamped in found):
        yield from _of_cues(found, lines, text)


def _of_cues(found: Sequence[_Stamped], lines: Sequence[TextLine], text: str) -> Iterator[Mark]:
    """The names in captions, and what stands above the first of them."""
    yield from _voices(text, lines[found[0].number].span.start)
    yield from _called(found, lines, text)
    for line in lines[: found[0].number]:
        if FILE_LINE.match(line.text):
            yield line_mark(BlockKind.FURNITURE, line, text)


def _names_behind(
    found: Sequence[_Stamped], lines: Sequence[TextLine], text: str
) -> dict[int, str]:
    """The names that stand behind times on lines of their own, by the numbers of the lines."""
    rests = {
        s.number: text[s.rest : lines[s.number].span.end].rstrip(": ")
        for s in found
        if s.rest is not None
    }
    counts = Counter(rests.values())
    return {
        number: rest
        for number, rest in rests.items()
        if _is_who(rest)
        and (counts[rest] > 1 or text[: lines[number].span.end].endswith(":"))
        and number + 1 < len(lines)
        and not lines[number + 1].gap
    }


def _around(line: Span, who: Span) -> Iterator[Mark]:
    """A line's name as what its text stands under, and the rest of it."""
    if line.start < who.start:
        yield Mark(BlockKind.FURNITURE, Span(line.start, who.start))
    yield Mark(BlockKind.HEADING, who, NAMED_LEVEL)
    if who.end < line.end:
        yield Mark(BlockKind.FURNITURE, Span(who.end, line.end))


def _above_cue(lines: Sequence[TextLine], number: int, text: str) -> Iterator[Mark]:
    """The number or name of a cue."""
    above = number - 1
    if above < 0 or lines[number].gap or not _NUMBER.match(lines[above].text):
        return
    if above == 0 or lines[above].gap or lines[above].text.isdigit():
        yield line_mark(BlockKind.FURNITURE, lines[above], text)


def _voices(text: str, start: int) -> Iterator[Mark]:
    last: str | None = None
    for tag in _VOICE.finditer(text, start):
        name = tag["who"].strip()
        if name == last:
            yield Mark(BlockKind.FURNITURE, Span(*tag.span()))
        else:
            yield from _around(
                Span(*tag.span()), Span(tag.start("who"), tag.start("who") + len(name))
            )
        last = name
    for tag in _TAG.finditer(text, start):
        if not _VOICE.match(tag.group()):
            yield Mark(BlockKind.FURNITURE, Span(*tag.span()))


def _called(found: Sequence[_Stamped], lines: Sequence[TextLine], text: str) -> Iterator[Mark]:
    """The names with which captions begin, where all captions do so or a name comes back."""
    below = [lines[s.number + 1] for s in found if s.number + 1 < len(lines)]
    named = [(line, match) for line in below if (match := _CALLED.match(line.span.of(text)))]
    names = Counter(match["who"] for _, match in named if _is_who(match["who"]))
    if len(names) < 2 or max(names.values()) < 2:
        return
    last: str | None = None
    for line, match in named:
        if match["who"] not in names:
            continue
        span = Span(line.span.start, line.span.start + match.end())
        if match["who"] == last:
            yield Mark(BlockKind.FURNITURE, span)
        else:
            yield from _around(span, Span(span.start, span.start + len(match["who"])))
        last = match["who"]
