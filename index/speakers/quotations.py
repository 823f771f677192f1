"""Where quotations begin and end: straight, typographic, mixed and unbalanced marks.

A quotation that runs over paragraphs opens anew in each and closes only in the last, as
typesetters do; some writers open once and close paragraphs later. Both are followed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A quotation that was opened once and is closed this many paragraphs later is still believed.
_MAX_PARAGRAPHS = 12
_MARK = re.compile(r"[\"“”„‟«»＂]|``|''")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…;)])[’'](?!\w)")
_OPENING = "“„«‟``"
_CLOSING = "”»''"
_BEFORE_OPEN = "([{—–-/|>:"
_AFTER_CLOSE = ".,;:!?)]}—–-…/|"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation's part in one paragraph: characters `start..end` of it, marks included.

    `continues`: it goes on from an earlier paragraph. `depth` is 0 for an outermost quotation.
    `opened`/`closed`: whether its own marks stand at its ends.
    """

    paragraph: int
    start: int
    end: int
    depth: int = 0
    opened: bool = True
    closed: bool = True
    continues: bool = False

    def inner(self, text: str) -> str:
        """The quoted words without their marks."""
        return text[self.start : self.end].strip("\"“”„‟«»＂`'‘’ ")


def find_quotations(texts: Sequence[str]) -> list[Quotation]:
    """Return the quotations of an article's paragraphs, in order, nested ones after their outer."""
    found: list[Quotation] = []
    marks = [_marks(text) for text in texts]
    pending: int | None = None
    for number, text in enumerate(texts):
        if pending is None and not marks[number] and "‘" not in text and "'" not in text:
            continue
        here, pending = _in_paragraph(number, texts, marks, pending)
        found.extend(here)
        singles = _single_quotations(number, text, here)
        found.extend(singles)
    return found


def _marks(text: str) -> list[tuple[int, int, bool | None]]:
    """Return (start, end, opens) of each double mark; opens is None where both are possible."""
    marks = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if (
            before.isdigit()
            and match.group() == '"'
            and (end - start) == 1
            and _inches(text, start)
        ):
            continue
        room_left = before.isspace() or before in _BEFORE_OPEN or before in "‘'"
        room_right = after.isspace() or after in _AFTER_CLOSE
        opens: bool | None = None
        if room_left and not room_right:
            opens = True
        elif room_right and not room_left:
            opens = False
        elif match.group() in _OPENING:
            opens = True
        elif match.group() in _CLOSING:
            opens = False
        marks.append((start, end, opens))
    return marks


def _inches(text: str, start: int) -> bool:
    return bool(re.search(r"\d['’]\d{1,2}$", text[:start]))


def _in_paragraph(
    number: int,
    texts: Sequence[str],
    marks: Sequence[list[tuple[int, int, bool | None]]],
    pending: int | None,
) -> tuple[list[Quotation], int | None]:
    text = texts[number]
    found: list[Quotation] = []
    stack: list[int] = []
    carried = False
    if pending is not None:
        first = marks[number][0] if marks[number] else None
        # The mark that opens a continuing paragraph belongs to the quotation going on.
        reopened = first is not None and first[0] <= 1 and first[2] is not False
        stack.append(first[0] if reopened and first else 0)
        carried = True
    for start, end, opens in marks[number]:
        if carried and len(stack) == 1 and start == stack[0] and start <= 1 and opens is not False:
            continue
        opening = opens if opens is not None else not stack
        if opening:
            stack.append(start)
        elif stack:
            begun = stack.pop()
            outermost = not stack
            found.append(
                Quotation(
                    number, begun, end, len(stack),
                    opened=not (carried and outermost) or text[begun] in "\"“",
                    continues=carried and outermost,
                )
            )  # fmt: skip
            carried = carried and bool(stack)
        elif not found or _is_long(text[found[-1].end : end]):
            begun = found[-1].end if found else 0
            found.append(Quotation(number, begun, end, opened=False))
    waiting: int | None = None
    if stack:
        begun = stack[0]
        waiting = number if _goes_on(number, begun, texts, marks, carried=carried) else None
        stop = len(text) if waiting is not None or begun <= 1 else _sentence_end(text, begun)
        found = [q for q in found if not (q.depth > 0 and q.start > begun and q.end > stop)]
        found.append(Quotation(number, begun, stop, 0, closed=False, continues=carried))
    return sorted(found, key=lambda q: (q.start, q.depth)), waiting


def _is_long(text: str) -> bool:
    return len(text.split()) > 8


def _goes_on(
    number: int,
    begun: int,
    texts: Sequence[str],
    marks: Sequence[list[tuple[int, int, bool | None]]],
    *,
    carried: bool,
) -> bool:
    """Whether a quotation left open at the end of a paragraph goes on in the next one."""
    following = range(number + 1, min(number + 1 + _MAX_PARAGRAPHS, len(texts)))
    if not following:
        return False
    first = marks[number + 1][0] if marks[number + 1] else None
    if first is not None and first[0] <= 1 and first[2] is not False:
        return True
    if carried and not marks[number]:
        return any(marks[n] and marks[n][0][2] is False for n in following)
    for ahead in following:
        if marks[ahead]:
            return marks[ahead][0][2] is False
    return False


def _sentence_end(text: str, start: int) -> int:
    match = re.search(r"[.!?…](?=\s|$)", text[start:])
    return start + match.end() if match else len(text)


def _single_quotations(number: int, text: str, doubles: Sequence[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    position = 0
    while opening := _SINGLE_OPEN.search(text, position):
        closers = list(_SINGLE_CLOSE.finditer(text, opening.end()))
        nested = any(q.start < opening.start() < q.end for q in doubles)
        limit = min(
            (q.end for q in doubles if q.start < opening.start() < q.end), default=len(text)
        )
        closers = [c for c in closers if c.start() < limit]
        closer = next((c for c in closers if not _possessive(text, c.start())), None)
        closer = closer or next(iter(closers), None)
        if closer is None:
            position = opening.end()
            continue
        if len(text[opening.end() : closer.start()].split()) >= 2:
            found.append(Quotation(number, opening.start(), closer.end(), int(nested)))
        position = closer.end()
    return found


def _possessive(text: str, at: int) -> bool:
    """Whether the apostrophe after an s more likely marks a plural's possession."""
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
