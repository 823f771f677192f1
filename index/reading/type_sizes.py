"""What the size of its type says of a PDF's line: a heading, a note at the page's foot.

Pages have no tags that could be trusted, and mostly no blank lines: a headline of two lines, the
crossheads of a report and its footnotes can be told from its text by the size of their letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.analysis import BlockKind, Mark
from index.domain import Span

# How much larger a heading is than the text, how much smaller a note.
_LARGER = 1.14
_SMALLER = 0.9
_MOST_WORDS = 40
# Type so much larger stands on a line of its own, whatever the reader of the page glued to it.
_APART = 1.4
_LEAST_APART = 3
# A title's lines are set as one; "Part II" and the chapter's name below differ in size.
_SAME = 0.3
# Below so many letters in one size there is no text whose size could be told.
_LEAST_TEXT = 200
_LEAST_SHARE = 0.35
_WINDOW = 400
_NOTE = re.compile(r"\s*(?:\[?\d{1,3}[\].)]?|[*†‡]{1,3}|[¹²³⁴-⁹⁰]{1,3})\s*(?=[^\W\d]|[“\"'‘(])")
_NUMBERED = re.compile(r"\d{1,3}")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text as the page sets it: its size and how high it stands, in points."""

    text: str
    size: float
    height: float


@dataclass(frozen=True, slots=True)
class _SizedLine:
    span: Span
    size: float
    page: int


def as_set(page: str, runs: Sequence[Run]) -> str:
    """A page's text with what its setting shows: raised numbers, and headlines on their own lines.

    The number of a note is a superscript ("it broke.¹ Nobody", not ".1"), and the line under a
    headline that stands glued to it begins a new line.
    """
    shown = list(page)
    before: Run | None = None
    for start, run in _placed(page, runs):
        if before is not None and start and _is_glued(page[start - 1], before, run):
            shown[start] = f"\n{shown[start]}"
        number = run.text.strip()
        raised = (
            before is not None
            and run.size < before.size
            and 0.1 * before.size < run.height - before.height < before.size
        )
        if raised and _NUMBERED.fullmatch(number) and start and not page[start - 1].isspace():
            shown[start : start + len(number)] = number.translate(_SUPERSCRIPT)
        else:
            before = run
    return "".join(shown)


def _is_glued(char: str, before: Run, after: Run) -> bool:
    if char.isspace() or min(before.size, after.size) * _APART > max(before.size, after.size):
        return False
    return min(len(before.text.split()), len(after.text.split())) >= _LEAST_APART


def marks_of_sizes(
    text: str, pages: Sequence[Span], runs: Sequence[Sequence[Run]], known: Sequence[Mark]
) -> tuple[Mark, ...]:
    """Marks for the headings and footnotes that a document's sizes of type show.

    Args:
        text: the whole text.
        pages: the span of each page.
        runs: the runs of each page, in the order in which its text has them.
        known: marks of running lines, which are left alone.
    """
    lines = list(_sized_lines(text, pages, runs))
    body = _body_size(lines)
    if body is None:
        return ()
    running = {mark.span.start for mark in known}
    lines = [line for line in lines if line.span.start not in running]
    return tuple(
        sorted(
            (*_headings(text, lines, body), *_footnotes(text, lines, body)),
            key=lambda mark: mark.span,
        )
    )


def _placed(page: str, runs: Sequence[Run]) -> Iterator[tuple[int, Run]]:
    """Where each run stands in the page's text; a run that isn't found is left out."""
    cursor = 0
    for run in runs:
        for part in run.text.splitlines():
            shown = part.strip()
            start = page.find(shown, cursor, cursor + len(shown) + _WINDOW) if shown else -1
            if start >= 0:
                yield start, Run(shown, run.size, run.height)
                cursor = start + len(shown)


def _sized_lines(
    text: str, pages: Sequence[Span], runs: Sequence[Sequence[Run]]
) -> Iterator[_SizedLine]:
    for number, (page, own) in enumerate(zip(pages, runs, strict=True)):
        shown = page.of(text)
        placed = list(_placed(shown, own))
        position = 0
        next_run = 0
        for line in shown.splitlines(keepends=True):
            end = position + len(line)
            sizes: Counter[float] = Counter()
            while next_run < len(placed) and placed[next_run][0] < end:
                run = placed[next_run][1]
                sizes[run.size] += len(run.text)
                next_run += 1
            stripped = line.strip()
            if stripped and sizes:
                start = page.start + position + line.index(stripped)
                yield _SizedLine(
                    Span(start, start + len(stripped)), sizes.most_common(1)[0][0], number
                )
            position = end


def _body_size(lines: Sequence[_SizedLine]) -> float | None:
    """The size in which most of the document is set, or None where there is no such size."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += line.span.end - line.span.start
    if not sizes:
        return None
    size, letters = sizes.most_common(1)[0]
    told = letters >= _LEAST_TEXT and letters >= _LEAST_SHARE * sizes.total()
    return size if told and size > 0 else None


def _headings(text: str, lines: Sequence[_SizedLine], body: float) -> Iterator[Mark]:
    levels = {
        size: min(level, 6)
        for level, size in enumerate(
            sorted({line.size for line in lines if line.size >= _LARGER * body}, reverse=True), 1
        )
    }
    group: list[_SizedLine] = []
    for line in [*lines, None]:
        if group and (
            line is None
            or line.page != group[-1].page
            or abs(line.size - group[-1].size) > _SAME
            or text[group[-1].span.end : line.span.start].strip()
        ):
            span = Span(group[0].span.start, group[-1].span.end)
            words = [word for word in span.of(text).split() if any(c.isalpha() for c in word)]
            # a lone letter is the first of a paragraph, set large
            if 0 < len(words) <= _MOST_WORDS and sum(map(len, words)) > 1:
                yield Mark(BlockKind.HEADING, span, levels[group[0].size])
            group = []
        if line is not None and line.size >= _LARGER * body:
            group.append(line)


def _footnotes(text: str, lines: Sequence[_SizedLine], body: float) -> Iterator[Mark]:
    """The lines in small type at a page's foot, from the first that has a note's number."""
    by_page: dict[int, list[_SizedLine]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    for own in by_page.values():
        small: list[_SizedLine] = []
        for line in reversed(own):
            if line.size > _SMALLER * body:
                break
            small.append(line)
        small.reverse()
        if len(small) == len(own):
            continue
        starts = [n for n, line in enumerate(small) if _NOTE.match(line.span.of(text))]
        if starts:
            for line in small[starts[0] :]:
                yield Mark(BlockKind.FURNITURE, line.span)
