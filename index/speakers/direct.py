"""Direct speech of a whole article: each quotation with the mention of its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from index.analysis import Commitment, SpeechMode
from index.speakers import lexicon
from index.speakers.quotations import Quotation
from index.speakers.quoted import SCARE_WORDS, Cue, Frame, cue_mention, find_cue
from index.speakers.reports import Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


class DirectSpeech:
    """Attributes an article's quotations, in text order.

    `announced` maps a paragraph to the mention that an announcing sentence before it gives.
    """

    def __init__(
        self,
        docs: Sequence[Doc],
        quotations: Sequence[Quotation],
        indirect: Sequence[Report],
        announced: dict[int, Mention],
    ) -> None:
        self._docs = docs
        self._announced = announced
        self._indirect: dict[int, list[Report]] = {}
        for report in indirect:
            self._indirect.setdefault(report.paragraph, []).append(report)
        self._by_paragraph = {
            number: list(group) for number, group in groupby(quotations, lambda q: q.paragraph)
        }
        self._open: Mention | None = None

    def reports(self) -> list[Report]:
        """Return a report for every quotation that somebody speaks."""
        found: list[Report] = []
        for number in sorted(self._by_paragraph):
            found.extend(self._paragraph(number))
        return found

    def _paragraph(self, number: int) -> list[Report]:
        doc = self._docs[number]
        quotations = self._by_paragraph[number]
        outer = [q for q in quotations if q.depth == 0]
        frame = Frame(doc, outer)
        found = self._attribute(number, frame, outer)
        for quotation in outer:
            inner = [
                q for q in quotations if q.depth == 1 and quotation.start < q.start < quotation.end
            ]
            if inner:
                nested = Frame(doc, inner, (quotation.start + 1, quotation.end - 1))
                found.extend(self._nested(number, nested, inner))
        return found

    def _nested(self, number: int, frame: Frame, quotations: Sequence[Quotation]) -> list[Report]:
        cues = ((q, find_cue(frame, q)) for q in quotations)
        return [_report(number, q, c, None) for q, c in cues if c is not None and c.listed]

    def _attribute(
        self, number: int, frame: Frame, quotations: Sequence[Quotation]
    ) -> list[Report]:
        cues = {q: find_cue(frame, q) for q in quotations if not q.continues}
        found: list[Report] = []
        last: Mention | None = None
        for quotation in quotations:
            if self._within_indirect(number, quotation):
                continue
            cue = cues.get(quotation)
            mention = cue_mention(number, cue) if cue is not None else None
            if mention is None and quotation.continues:
                mention = self._open
            if mention is None and _stands_alone(frame, quotation):
                mention = last or self._later(number, quotation, cues) or self._context(number)
            if mention is None:
                continue
            found.append(_report(number, quotation, cue, mention))
            last = mention
        self._open = found[-1].mention if found else self._open
        return found

    def _within_indirect(self, number: int, quotation: Quotation) -> bool:
        """Whether a clause that somebody reports holds the quotation as a part of it."""
        return any(
            r.start < quotation.start - 6 and quotation.end <= r.end + 1
            for r in self._indirect.get(number, ())
            if r.mode is SpeechMode.INDIRECT
        )

    def _later(
        self, number: int, quotation: Quotation, cues: dict[Quotation, Cue | None]
    ) -> Mention | None:
        for other, cue in cues.items():
            if other.start > quotation.end and cue is not None:
                return cue_mention(number, cue)
        return None

    def _context(self, number: int) -> Mention | None:
        """Return whoever the text before a paragraph leaves speaking."""
        if number in self._announced:
            return self._announced[number]
        return self._open


def _stands_alone(frame: Frame, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own and not words picked out of one."""
    words = quotation.inner(frame.doc.text).split()
    if len(words) <= SCARE_WORDS and not frame.doc.text[: quotation.start].strip() == "":
        return False
    before = frame.before(quotation)
    return not before or before[-1].text in (":", ".", "!", "?")


def _report(
    number: int, quotation: Quotation, cue: Cue | None, mention: Mention | None
) -> Report:
    verb = cue.verb if cue is not None else None
    lemma = verb.lemma_.lower() if verb is not None else None
    return Report(
        number,
        quotation.start,
        quotation.end,
        mention or (cue_mention(number, cue) if cue is not None else None),
        SpeechMode.DIRECT,
        lexicon.COMMITMENT.get(lemma or "", Commitment.NEUTRAL),
        verb,
        lemma,
    )
