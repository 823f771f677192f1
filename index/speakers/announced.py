"""Whole paragraphs that somebody says: block quotations, announced extracts, tweets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.analysis import BlockKind, Commitment, SpeechMode
from index.speakers import lexicon
from index.speakers.announcers import EXTRACTS, WRITINGS, announcer, is_person, quoting_author
from index.speakers.reports import Mention, Report
from index.speakers.sources import TrailingSource, find_trailing_sources

if TYPE_CHECKING:
    from spacy.tokens import Token

    from index.analysis import Paragraph

# An announced extract whose end is marked goes on for at most this many paragraphs.
_MAX_EXTRACT = 12
# An author's own "I quote the letter as it stands:" is no longer than this many tokens.
_MAX_OWN_WORDS = 15
_WHOLE = re.compile(
    r"\bfollowing (?:\w+ ){0,2}(?:message|letter|text|speech|remarks|declaration)\b"
)
_OPENING = '"“„«‘'
_CLOSING = '"”»'
_COLONS = (":", ":”", ':"')


@dataclass(slots=True)
class Announcements:
    """What surroundings say about whole paragraphs.

    `reports` are the blocks' contents; `sources` maps a paragraph to whoever an announcement
    before it, or a source behind it, says speaks there.
    """

    reports: list[Report] = field(default_factory=list)
    sources: dict[int, Mention] = field(default_factory=dict)


def find_announced(paragraphs: Sequence[Paragraph]) -> Announcements:
    """Return the block quotations and announced extracts of an article."""
    return _Finder(paragraphs).find()


@dataclass(frozen=True, slots=True)
class _Extract:
    """Paragraphs `first..end` that somebody says; the last one ends at `stop`.

    `outer` is a source behind the extract that passes the announced speaker on.
    """

    first: int
    end: int
    mention: Mention
    stop: int | None = None
    cue: Token | None = None
    outer: Mention | None = None


class _Finder:
    """Walks through the paragraphs once, from announcement to announcement."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._texts = [p.doc.text for p in paragraphs]
        self._trailing = {t.paragraph: t for t in find_trailing_sources(self._texts)}
        self._found = Announcements()

    def find(self) -> Announcements:
        number = 0
        while number < len(self._paragraphs):
            number = self._from(number)
        return self._found

    def _from(self, number: int) -> int:
        """Add what begins at a paragraph; return the number of the next one to look at."""
        if self._ends_in_colon(number) and number + 1 < len(self._paragraphs):
            extract = self._announced_by(number)
            if extract is not None:
                self._add(extract)
                return extract.end
        if number in self._trailing:
            self._add_sourced(number, self._trailing[number])
        elif self._is_quotation(number) and number:
            self._add_unannounced(number)
        return number + 1

    def _is_quotation(self, number: int) -> bool:
        return self._paragraphs[number].block.kind is BlockKind.QUOTATION

    def _add_unannounced(self, number: int) -> None:
        """Add a block quotation that goes on, or that the sentence before it introduces."""
        if self._is_quotation(number - 1):
            mention = self._found.sources.get(number - 1)
        else:
            mention = self._speaking_before(number)
        if mention is None:
            return
        if self._opens(number) and number - 1 in self._found.sources:
            # Its own marks show that it goes on.
            self._found.sources[number] = mention
        else:
            self._add(_Extract(number, number + 1, mention))

    def _ends_in_colon(self, number: int) -> bool:
        return bool(self._texts[number].rstrip("*_ ").endswith(_COLONS))

    def _opens(self, number: int) -> bool:
        return bool(self._texts[number].lstrip("*_ ").startswith(tuple(_OPENING)))

    def _announced_by(self, number: int) -> _Extract | None:
        """Return the extract that a paragraph ending in a colon announces."""
        if self._paragraphs[number + 1].block.kind in (BlockKind.LIST_ITEM, BlockKind.HEADING):
            return None
        named = announcer(self._paragraphs[number])
        if named is None and number and len(self._paragraphs[number].doc) < _MAX_OWN_WORDS:
            named = quoting_author(self._paragraphs, number)
        end, source = self._extent(number + 1)
        stop = source.content_end if source is not None else None
        by_name = named is not None and is_person(named[0].head)
        if source is not None and (named is None or (named[1] is None and not by_name)):
            # What only says where an extract is from, its source behind it says better.
            return _Extract(number + 1, end, source.mention, stop)
        if named is None:
            return None
        if source is None and self._opens(number + 1):
            # Its own marks show how far it goes; only who speaks has to be said.
            self._found.sources[number + 1] = named[0]
            return None
        # Whose own writing it is needs no outlet; what somebody said has come through one.
        wrote = named[1] is None and self._tells_of_writing(number)
        outer = source.mention if source is not None and not wrote else None
        return _Extract(number + 1, end, named[0], stop, named[1], outer)

    def _tells_of_writing(self, number: int) -> bool:
        return any(t.lemma_.lower() in WRITINGS for t in self._paragraphs[number].doc[-30:])

    def _extent(self, first: int) -> tuple[int, TrailingSource | None]:
        """Return where an announced extract ends, and the source behind it, if one stands."""
        if self._paragraphs[first].block.kind is BlockKind.QUOTATION:
            end = self._while(first, quotation=True)
            return end, self._trailing.get(end - 1)
        if _WHOLE.search(self._texts[first - 1]):
            return self._while(first, quotation=False), None
        opened = self._opens(first)
        closed: int | None = None
        for number in range(first, min(first + _MAX_EXTRACT, len(self._paragraphs))):
            text, source = self._texts[number], self._trailing.get(number)
            if source is not None and source.parenthesis:
                if closed is None or _is_left_open(text[: source.content_end]):
                    return number + 1, source
                break
            another = number > first and self._ends_in_colon(number)
            if another and announcer(self._paragraphs[number], strict=True) is not None:
                break
            if closed is None and _closes(text, opened=opened):
                closed = number + 1
        return closed or first + 1, None

    def _while(self, first: int, *, quotation: bool) -> int:
        """Return where block quotations end, or else where the next heading stands."""
        end = first
        while end < len(self._paragraphs):
            kind = self._paragraphs[end].block.kind
            if kind is BlockKind.HEADING or (quotation and kind is not BlockKind.QUOTATION):
                break
            end += 1
        return max(end, first + 1)

    def _add_sourced(self, number: int, source: TrailingSource) -> None:
        """Add what a source stands behind: a quotation, a post, the paragraph before."""
        if source.parenthesis:
            start = self._introduced(number, source)
            if start is not None:
                self._add(_Extract(start, number + 1, source.mention, source.content_end))
            else:
                self._add_quoted(number, source)
        elif not source.alone:
            self._add(_Extract(number, number + 1, source.mention, source.content_end))
        elif number:
            self._add(_Extract(number - 1, number, source.mention))

    def _introduced(self, number: int, source: TrailingSource) -> int | None:
        """Return where an extract begins that ends here and was introduced without a colon.

        Its introduction is the nearest paragraph that speaks of an extract and names its source.
        """
        if not _is_left_open(self._texts[number][: source.content_end]):
            return None
        name = source.mention.text.lower().removeprefix("the ")
        for before in range(number - 1, max(number - _MAX_EXTRACT, 0) - 1, -1):
            text = self._texts[before].lower()
            if name in text and EXTRACTS & set(text.split()) and "@" not in text:
                return before + 1
        return None

    def _speaking_before(self, number: int) -> Mention | None:
        """Return whom an unannounced block quotation continues, or the sentence before names."""
        for report in reversed(self._found.reports):
            if report.paragraph == number - 1 and report.mode is SpeechMode.BLOCK:
                return report.mention
        named = announcer(self._paragraphs[number - 1])
        return named[0] if named is not None else None

    def _add(self, extract: _Extract) -> None:
        lemma = extract.cue.lemma_.lower() if extract.cue is not None else None
        commitment = lexicon.COMMITMENT.get(lemma or "", Commitment.NEUTRAL)
        for number in range(extract.first, extract.end):
            last = number == extract.end - 1
            end = extract.stop if last and extract.stop is not None else len(self._texts[number])
            if extract.outer is not None:
                outer = Report(number, 0, end, extract.outer, SpeechMode.BLOCK)
                self._found.reports.append(outer)
            self._found.sources[number] = extract.mention
            report = Report(number, 0, end, extract.mention, SpeechMode.BLOCK, commitment)
            self._found.reports.append(replace(report, cue_lemma=lemma))
            inner = self._trailing.get(number)
            if inner is not None and not inner.parenthesis and inner.content_end < end:
                said = Report(number, 0, inner.content_end, inner.mention, SpeechMode.BLOCK)
                self._found.reports.append(said)

    def _add_quoted(self, number: int, source: TrailingSource) -> None:
        """Add the quotation that a parenthesis with its source follows."""
        text = self._texts[number][: source.content_end]
        opening = "“" if text[-1:] == "”" else text[-1:]
        start = max(text.rfind(mark, 0, len(text) - 1) for mark in (opening, "“"))
        if start < 0 or _is_left_open(text):
            start = 0
        report = Report(number, start, len(text), source.mention, SpeechMode.BLOCK)
        self._found.reports.append(report)
        self._found.sources[number] = source.mention


def _is_left_open(text: str) -> bool:
    """Whether a text closes a quotation that it doesn't open."""
    return text.count('"') % 2 == 1 or text.count("”") > text.count("“")


def _closes(text: str, *, opened: bool) -> bool:
    """Whether a paragraph ends with a closing mark that it doesn't open itself."""
    stripped = text.rstrip("*_ ")
    if stripped[-1:] not in _CLOSING:
        return False
    marks = sum(text.count(mark) for mark in '"“”')
    return opened or marks % 2 == 1
