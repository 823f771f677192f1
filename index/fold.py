"""The one way from a verbatim quote to the text that people read.

`fold` removes light markup, folds white space, rejoins words that the page hyphenated and puts
" […] " in the place of page furniture; it does nothing else. It looks only at the quote itself,
so anyone can check `display == fold(quote, omitted, start=start)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.domain import Span

OMISSION = " […] "

# CommonMark's escapable ASCII punctuation (spec 0.31, "Backslash escapes").
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LINK_TAIL = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
# Emphasis marks: a run of * or ~~ not standing alone between spaces or between digits.
_STARS = re.compile(r"(?<![\s\\])\*{1,3}|\*{1,3}(?=\S)|^\*{1,3}$|~~(?=\S)|(?<=\S)~~")
_UNDERSCORES = re.compile(r"(?<![\w\\/.])_{1,2}(?=[^\W_])|(?<=[^\W_/])_{1,2}(?![\w/])")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\*{1,3}(?=\d)")
# Heading, block quotation and list marks at the start of a line.
_LINE_MARK = re.compile(r"(?m)^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)|[ \t]#+[ \t]*$")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])(?:\u00ad|\u2010|-)[ \t]*(?:\r\n|\r|\n)\s*(?=[a-z])")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_SOFT_HYPHEN = re.compile("[\u00ad\u200b\u2060\ufeff]")

# Before these the hyphen belongs to the word, wherever the line breaks.
_HYPHENATING = frozenset(
    "all anti co cross ex far half high inter key long low mid multi neo non one over post pre pro "
    "quasi re right left self semi short so sub super two three four five six seven eight nine ten "
    "twenty thirty forty fifty sixty seventy eighty ninety ultra under well world".split()
)
# One more than the longest of them: a word of which this is only the end is none of them.
_LONGEST_PREFIX = max(map(len, _HYPHENATING)) + 1


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the offset it comes from.

    `offsets` has one entry per character of `text`, in the coordinates of `start`. A folded
    white space or an omission points at the first character it stands for.
    """

    text: str
    offsets: Sequence[int]

    def source(self, start: int, end: int) -> Span:
        """The document span behind `text[start:end]`; `start` < `end`."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold(quote: str, omitted: Iterable[Span | Sequence[int]] = (), *, start: int = 0) -> str:
    """Return the display text of `quote`.

    Args:
        quote: a verbatim span of a document's text.
        omitted: spans of page furniture inside it, in the document's offsets.
        start: the document offset of the quote's first character.
    """
    return fold_with_offsets(quote, omitted, start=start).text


def fold_with_offsets(
    quote: str, omitted: Iterable[Span | Sequence[int]] = (), *, start: int = 0
) -> Folded:
    """Return the display text of `quote` with the source offset of each character."""
    keep = bytearray(b"\x01") * len(quote)
    gaps = _gaps(omitted, start, len(quote))
    _drop_markup(quote, keep)
    chars: list[str] = []
    offsets: list[int] = []
    position = 0
    for gap_start, gap_end in [*gaps, (len(quote), len(quote))]:
        _append_folded(quote, keep, range(position, gap_start), chars, offsets)
        position = max(position, gap_end)
        if gap_end > gap_start:
            _append_omission(gap_start, chars, offsets)
    while chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return Folded("".join(chars), [start + offset for offset in offsets])


def _gaps(
    omitted: Iterable[Span | Sequence[int]], start: int, length: int
) -> list[tuple[int, int]]:
    pairs = [(o.start, o.end) if isinstance(o, Span) else (o[0], o[1]) for o in omitted]
    inside = ((max(a - start, 0), min(b - start, length)) for a, b in pairs)
    return sorted((a, b) for a, b in inside if a < b)


def _drop_markup(quote: str, keep: bytearray) -> None:
    # Most sentences hold no markup at all: look before running the expressions.
    def drop(match: re.Match[str]) -> None:
        keep[match.start() : match.end()] = bytes(match.end() - match.start())

    if "](" in quote:
        _drop_links(quote, keep)
    if "\\" in quote:
        for match in _ESCAPE.finditer(quote):
            drop(match)
    if "*" in quote or "~~" in quote:
        digits = {match.start() for match in _BETWEEN_DIGITS.finditer(quote)}
        for match in _STARS.finditer(quote):
            escaped = match.start() > 0 and quote[match.start() - 1] == "\\"
            if match.start() not in digits and not escaped:
                drop(match)
    if "_" in quote:
        for match in _UNDERSCORES.finditer(quote):
            drop(match)
    if "#" in quote or ">" in quote:
        for match in _LINE_MARK.finditer(quote):
            drop(match)
    if "\n" in quote or "\r" in quote:
        _rejoin_words(quote, keep)
    for match in _SOFT_HYPHEN.finditer(quote):
        drop(match)


def _rejoin_words(quote: str, keep: bytearray) -> None:
    for match in _BROKEN_WORD.finditer(quote):
        before = quote[max(match.start() - _LONGEST_PREFIX, 0) : match.start()]
        word = _WORD_BEFORE.search(before)
        kept_hyphen = word is not None and word.group().lower() in _HYPHENATING
        hyphen = 1 if kept_hyphen and quote[match.start()] == "-" else 0
        keep[match.start() + hyphen : match.end()] = bytes(match.end() - match.start() - hyphen)


def _drop_links(quote: str, keep: bytearray) -> None:
    for match in _LINK_TAIL.finditer(quote):
        keep[match.start() : match.end()] = bytes(match.end() - match.start())
        depth = 0
        # Hostile text must not make this quadratic: no link text is longer than a paragraph.
        for index in range(match.start() - 1, max(match.start() - 4000, 0) - 1, -1):
            if not keep[index] or (index and quote[index - 1] == "\\"):
                continue
            if quote[index] == "]":
                depth += 1
            elif quote[index] == "[" and depth:
                depth -= 1
            elif quote[index] == "[":
                keep[index] = 0
                if index and quote[index - 1] == "!":
                    keep[index - 1] = 0
                break


def _append_folded(
    quote: str, keep: bytearray, span: range, chars: list[str], offsets: list[int]
) -> None:
    for index in span:
        if not keep[index]:
            continue
        char = quote[index]
        if not char.isspace():
            chars.append(char)
            offsets.append(index)
        elif chars and chars[-1] != " ":
            chars.append(" ")
            offsets.append(index)


def _append_omission(gap_start: int, chars: list[str], offsets: list[int]) -> None:
    mark = OMISSION.lstrip() if not chars or chars[-1] == " " else OMISSION
    chars.extend(mark)
    offsets.extend([gap_start] * len(mark))
