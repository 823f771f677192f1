"""From raw text to pieces: runs of lines that belong together, before anyone knows what for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.analysis import BlockKind, Mark, RawDocument
from index.domain import Span
from index.fold import fold
from index.structure.names import in_capitals

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{3,})[ \t]*$")
_QUOTE = re.compile(r"[ ]{0,3}>")
# "(c) The Ledger, 3 May 2024" is no third item.
_LIST = re.compile(
    r"(?![ \t]*\(c\)[ \t]+[^.!?\n]*\b(?:19|20)\d\d\b[^.!?\n]*$)"
    r"[ \t]*(?:[-*+•▪●◦‣·–][ \t]+(?=\S)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)][ \t]+(?=\S)"
    r"|\d{1,3}\.\d{1,2}(?:\.\d{1,2})?\.?[ \t]+(?=[A-Z“\"]))"
)
_RULE = re.compile(r"[ \t]*(?:\\?[*_~=#.·•–—-][ \t]*)+$")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_PICTURE = re.compile(r"\[?!\[[^\]\n]*\]\([^)\n]*\)(?:\]\([^)\n]*\))?")
# A question or an answer of an examination, and who else speaks there.
_ASKED = re.compile(r"[ \t]*(?P<label>[QA])\.[ \t]+(?=\S)")
_NAMED_TURN = re.compile(r"[ \t]*[A-Z][A-Z.'’ -]{2,40}:[ \t]")
_LEAST_ASKED = 2
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]*")
# A running head: the paper's name on the left, the page on the right.
_COLUMNS = re.compile(r"\S {6,}(?=\S)[^\d\n]{0,12}\d{1,4}\s*$")
_TERMINAL = tuple(".!?:;…\"”’')]*_")
_COMPLETE = tuple('.!?:;…"”’)]')
# The numbers of notes behind a sentence: "It burned for days.[2][3]"
NOTE_MARKS = re.compile(r"(?<=[.!?”\"’'])(?:\[(?:\d{1,3}|[a-z]|note \d+)\])+$")
_SET_IN = 4
_MOST_HEADLINE = 14
# Prose is wrapped no narrower, the lines of a head are.
_WRAPPED = 50
# Where a page has text in columns and across: how near the lines are that show a column's width,
# how many of them must be about as long, and what no column is narrower than.
_NEAR = 4
_LEAST_ALIKE = 3
_ALIKE = 0.85
_NARROWEST = 30
# No mark of a whole region ends further than this before a piece that a mark inside it covers.
_MARK_REACH = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that layout keeps together.

    `text` is folded. `gap` counts the blank lines before it; 0 means that it shares a run of
    lines with the piece before it. `stated` says that the file format itself gives the kind.
    `lines` is how many lines it runs over, `broken` whether its author broke them on purpose.
    """

    span: Span
    text: str
    kind: BlockKind
    level: int = 0
    gap: int = 0
    stated: bool = False
    lines: int = 1
    broken: bool = False
    omitted: tuple[Span, ...] = ()
    set_off: bool = False
    """Whether the format says that all of it is in bold or italics."""
    picture: bool = False
    """Whether it is nothing but the markup of a picture."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def complete(self) -> bool:
        """Whether it ends as a sentence or a clause does."""
        return NOTE_MARKS.sub("", self.text.rstrip("*_ ")).endswith(_COMPLETE)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    cut: bool
    """Whether the format (a page, a mark) ends a piece before this line."""
    held: bool = False
    """Whether the format says that it belongs to the heading on the line before."""

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        white = self.text[: len(self.text) - len(self.text.lstrip())]
        return len(white.expandtabs(4))


def split_pieces(
    raw: RawDocument,
    *,
    is_metadata: Callable[[str], bool],
    ends_letter: Callable[[str, str], bool] = lambda first, line: False,
) -> list[Piece]:
    """Split a document's text into pieces, in order.

    Args:
        raw: the document.
        is_metadata: whether a folded line is a byline, a date or the like, which stands alone.
        ends_letter: whether a folded line signs the letter that begins with the first.
    """
    marks = sorted(raw.marks, key=lambda mark: (mark.span.start, -mark.span.end))
    starts = [mark.span.start for mark in marks]
    lines = list(_lines(raw))
    width = _wrap_width(lines)
    # the lines of a page are always wrapped, though not all at one width
    widths = _local_widths(lines) if raw.pages else {}
    base = _base_indent(lines)
    examined = _is_examination(lines)
    pieces: list[Piece] = []
    for gap, run in _runs(lines):
        set_in = min(line.indent for line in run) - base >= _SET_IN
        for number, group in enumerate(
            _groups(run, width, widths, base, is_metadata, ends_letter, examined=examined)
        ):
            piece = _piece(raw, group, gap if number == 0 else 0, set_in=set_in)
            if piece is not None:
                pieces.append(piece)
    return [_stated(piece, marks, starts) for piece in pieces]


def _lines(raw: RawDocument) -> Iterator[_Line]:
    cuts = {page.start for page in raw.pages[1:]}
    cuts.update(edge for mark in raw.marks for edge in (mark.span.start, mark.span.end))
    edges = sorted(cuts)
    headings = [mark.span for mark in raw.marks if mark.kind is BlockKind.HEADING]
    held = {n for span in headings for n in _line_starts(raw.text, span)}
    position = 0
    ended = False
    while position < len(raw.text):
        match = _LINE.match(raw.text, position)
        end = match.end() if match else position
        start = position
        for edge in edges[bisect_left(edges, position + 1) : bisect_left(edges, end)]:
            yield _Line(start, edge, raw.text[start:edge], ended or start in cuts)
            start, ended = edge, False
        shown = bool(raw.text[start:end].strip())
        cut = (ended and shown) or start in cuts
        yield _Line(start, end, raw.text[start:end], cut, start in held)
        # what is marked may end with its line, as a running head above a sentence's end does
        ended = end in cuts and end > start
        position = end + 2 if raw.text.startswith("\r\n", end) else end + 1


def _line_starts(text: str, span: Span) -> Iterator[int]:
    """Where lines start inside a span, its own first one left out."""
    position = text.find("\n", span.start, span.end)
    while position >= 0:
        yield position + 1
        position = text.find("\n", position + 1, span.end)


def _runs(lines: Sequence[_Line]) -> Iterator[tuple[int, list[_Line]]]:
    run: list[_Line] = []
    gap = 0
    fence: str | None = None
    for line in lines:
        mark = _FENCE.match(line.text)
        if mark and (fence is None or mark.group(1) == fence):
            fence = None if fence else mark.group(1)
        if line.cut and run:
            yield gap, run
            run, gap = [], 1
        if line.blank and run:
            yield gap, run
            run, gap = [], 0
        if line.blank:
            gap += 1
        else:
            run.append(line)
    if run:
        yield gap, run


def _base_indent(lines: Sequence[_Line]) -> int:
    """How far the text itself is set in: where most of it is, as in minutes, that is no quoting."""
    shown = [line for line in lines if not line.blank]
    least = min((line.indent for line in shown), default=0)
    inner = [line for line in shown if line.indent >= least + _SET_IN]
    if 2 * _size(inner) <= _size(shown):
        return least
    by_indent: Counter[int] = Counter()
    for line in inner:
        by_indent[line.indent] += _size([line])
    return by_indent.most_common(1)[0][0]


def _size(lines: Sequence[_Line]) -> int:
    return sum(len(line.text.strip()) for line in lines)


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The column at which the document's lines are wrapped, or None where they are not."""
    followed = sorted(
        len(line.text.rstrip())
        for line, after in pairwise(lines)
        if not (line.blank or after.blank or _HARD_BREAK.search(line.text))
    )
    if len(followed) < 3:
        return None
    width = followed[int(len(followed) * 0.9)]
    full = sum(0.75 * width <= length <= 1.1 * width for length in followed)
    return width if 25 <= width <= 160 and full >= 0.5 * len(followed) else None


def _local_widths(lines: Sequence[_Line]) -> dict[int, int]:
    """The width of the column that each line stands in, by the line's start, where it shows."""
    shown = [line for line in lines if not line.blank]
    lengths = [len(line.text.strip()) for line in shown]
    widths = {}
    for number, line in enumerate(shown):
        # the column goes on below, or ends with this line
        for near in (
            lengths[number : number + _NEAR + 1],
            lengths[max(0, number - _NEAR) : number + 1],
        ):
            # the longest but one: a line set across may stand near
            width = sorted(near)[-2] if len(near) > 1 else 0
            alike = sum(_ALIKE * width <= length <= width / _ALIKE for length in near)
            if width >= _NARROWEST and alike >= _LEAST_ALIKE:
                widths[line.start] = width
                break
    return widths


def _is_examination(lines: Sequence[_Line]) -> bool:
    """Whether a witness is asked and answers, each turn on a line of its own: "Q." and "A."."""
    labels = Counter(match["label"] for line in lines if (match := _ASKED.match(line.text)))
    return min(labels["Q"], labels["A"]) >= _LEAST_ASKED


def _groups(
    run: Sequence[_Line],
    width: int | None,
    widths: Mapping[int, int],
    base: int,
    is_metadata: Callable[[str], bool],
    ends_letter: Callable[[str, str], bool],
    *,
    examined: bool,
) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in run:
        if group and examined and (_ASKED.match(line.text) or _NAMED_TURN.match(line.text)):
            yield group
            group = []
        signed = bool(group) and ends_letter(fold(group[0].text), fold(line.text))
        own = width
        if group and not group[-1].text.rstrip().endswith(_TERMINAL):
            # a sentence that ends with its line may end the paragraph too
            own = widths.get(group[-1].start, width)
        continued = line.held or (bool(group) and _continues(group, line, own, base, is_metadata))
        if group and (signed or not continued):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(
    group: Sequence[_Line],
    line: _Line,
    width: int | None,
    base: int,
    is_metadata: Callable[[str], bool],
) -> bool:
    before, after = group[-1].text, line.text
    if _UNDERLINE.match(after) and len(group) == 1 and not _structural(before):
        # a rule below a paper's date makes no heading of it
        return not is_metadata(fold(before))
    if _QUOTE.match(before) and _QUOTE.match(after):
        return bool(after.strip(" >")) and bool(before.strip(" >"))
    if _PICTURE.fullmatch(before.strip()):
        return False
    if _structural(after) or _HEADING.match(before) or _TABLE.match(before) or _RULE.match(before):
        return False
    if len(group) > 1 and _UNDERLINE.match(before):
        return False
    if _starts_paragraph(group, line, base):
        return False
    flows = _flows(before, after, width)
    wrapped = width is not None and width >= _WRAPPED and len(group) > 1
    if wrapped and flows and not before.rstrip().endswith(_TERMINAL):
        # the last words of a wrapped sentence may be a date
        return True
    if is_metadata(fold(before)) or is_metadata(fold(after)):
        return False
    return flows


def _structural(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_HEADING, _QUOTE, _LIST, _RULE, _FENCE, _TABLE))


def _starts_paragraph(group: Sequence[_Line], line: _Line, base: int) -> bool:
    """Whether `line` is indented as the first line of a paragraph in text without blank lines."""
    if _LIST.match(group[0].text):
        return False
    indented = line.indent > base and group[-1].indent <= base
    return indented and group[-1].text.rstrip().endswith(_TERMINAL)


def _flows(before: str, after: str, width: int | None) -> bool:
    """Whether a line break stands between words of one sentence or paragraph."""
    first = _WORD.search(after)
    shown = before.rstrip()
    if first is None or _COLUMNS.search(shown):
        return False
    if _capitals(shown):
        # a headline in capitals goes on in capitals
        return _capitals(after)
    if _HARD_BREAK.search(before) and (shown.endswith(_TERMINAL) or not _lower_start(after)):
        return False
    if width is not None and len(shown) + 1 + len(first.group()) > width * 0.93:
        return True
    return _lower_start(after) and not shown.endswith((".", "!", "?"))


def _lower_start(text: str) -> bool:
    return text.lstrip("\"'“‘([*_ \t")[:1].islower()


def _capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and all(char.isupper() for char in letters)


def _piece(raw: RawDocument, group: Sequence[_Line], gap: int, *, set_in: bool) -> Piece | None:
    first, last = group[0], group[-1]
    kind, level, skip = _kind(group, set_in=set_in)
    start = first.start + skip
    end = last.end
    if kind is BlockKind.HEADING and len(group) > 1 and _UNDERLINE.match(last.text):
        end = group[-2].end
    body = raw.text[start:end]
    start += len(body) - len(body.lstrip())
    body = body.strip()
    if not body:
        return None
    text = fold(body)
    if not any(char.isalnum() for char in text):
        kind = BlockKind.FURNITURE
    picture = _PICTURE.fullmatch(body) is not None
    broken = any(_HARD_BREAK.search(line.text) for line in group[:-1])
    span = Span(start, start + len(body))
    return Piece(span, text, kind, level, gap, lines=len(group), broken=broken, picture=picture)


def _kind(group: Sequence[_Line], *, set_in: bool) -> tuple[BlockKind, int, int]:
    """The kind that the layout gives, the heading level, and how many characters mark it."""
    first = group[0].text
    if heading := _HEADING.match(first):
        return BlockKind.HEADING, len(heading.group(1)), 0
    if len(group) > 1 and (underline := _UNDERLINE.match(group[-1].text)):
        return BlockKind.HEADING, 1 if underline.group(1)[0] == "=" else 2, 0
    if _FENCE.match(first) or _RULE.match(first):
        return BlockKind.FURNITURE, 0, 0
    if _QUOTE.match(first):
        return BlockKind.QUOTATION, 0, 0
    if item := _LIST.match(first):
        nested = _LIST.match(first, item.end())
        return BlockKind.LIST_ITEM, 0, nested.end() if nested else item.end()
    if _TABLE.match(first):
        return BlockKind.LIST_ITEM, 0, 0
    if set_in and not _is_headline(group):
        return BlockKind.QUOTATION, 0, 0
    return BlockKind.PROSE, 0, 0


def _is_headline(group: Sequence[_Line]) -> bool:
    """Whether a line set in is a headline, as in typewritten and old printed pages."""
    text = " ".join(line.text for line in group)
    return in_capitals(text) and len(text.split()) <= _MOST_HEADLINE


def _stated(piece: Piece, marks: Sequence[Mark], starts: Sequence[int]) -> Piece:
    # The nearest mark that covers the piece, unless one further out says that it is furniture.
    found: Mark | None = None
    for mark in reversed(marks[: bisect_right(starts, piece.span.start)]):
        if mark.span.covers(piece.span):
            found = mark if found is None or not mark.kind.readable else found
            if not mark.kind.readable:
                break
        elif mark.span.end < piece.span.start - _MARK_REACH:
            break
    if found is None:
        return piece
    return replace(piece, kind=found.kind, level=found.level, stated=True, set_off=found.set_off)
