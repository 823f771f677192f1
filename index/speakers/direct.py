"""Direct speech of a whole article: each quotation with the mention of its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from index.analysis import Commitment, SpeechMode
from index.speakers import lexicon
from index.speakers.afterwards import introduced_by, said_by
from index.speakers.frames import Frame
from index.speakers.quotations import Quotation
from index.speakers.quoted import SCARE_WORDS, Cue, cue_mention, find_cue
from index.speakers.reports import Mention, Report
from index.speakers.syntax import mention_of, subject_of
from index.speakers.voices import can_speak, is_share

if TYPE_CHECKING:
    from spacy.tokens import Doc


_ENDS = re.compile(r"[.!?…][”\"’']?\s")


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
        self._open_at = -1

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
        for quotation, inner in _nesting(quotations).items():
            nested = Frame(doc, inner, (quotation.start + 1, quotation.end - 1))
            found.extend(self._nested(number, nested, inner))
        return found

    def _nested(self, number: int, frame: Frame, quotations: Sequence[Quotation]) -> list[Report]:
        cues = ((q, find_cue(frame, q)) for q in quotations)
        return [_report(number, q, c, None) for q, c in cues if c is not None and c.listed]

    def _attribute(
        self, number: int, frame: Frame, quotations: Sequence[Quotation]
    ) -> list[Report]:
        cues = {q: find_cue(frame, q) for q in quotations}
        for quotation, cue in cues.items():
            # What goes on from another paragraph is whose it was, unless a speaker stands behind.
            if quotation.continues and cue is not None and (cue.before or not cue.listed):
                cues[quotation] = None
        found: list[Report] = []
        last: Mention | None = None
        cued: Cue | None = None
        for quotation in quotations:
            cue = cues.get(quotation)
            holder = self._within_indirect(number, quotation)
            if holder is not None and not _has_own_cue(cue, holder):
                last = holder.mention
                continue
            mention = cue_mention(number, cue) if cue is not None else None
            if mention is None and quotation.continues:
                mention = self._open
            if mention is None and _stands_alone(frame, quotation):
                mention = (
                    self._named_behind(number, quotation)
                    or (
                        last
                        if cued is not None and self._follows(number, cued, quotation)
                        else None
                    )
                    or self._introduced(number, frame, quotation)
                    or last
                    or self._later(number, quotation, cues)
                    or self._told_of(number, quotation)
                    or self._context(number)
                    or self._introduced_behind(number, quotation)
                )
            if mention is None:
                continue
            found.append(_report(number, quotation, cue, mention))
            last, cued = mention, cue
        if found:
            self._open, self._open_at = found[-1].mention, number
        return found

    def _within_indirect(self, number: int, quotation: Quotation) -> Report | None:
        """Return the outermost report of a clause that holds the quotation as a part of it.

        A clause that begins as a quotation ends with that one, whatever the parse holds.
        """
        ended = {q.start for q in self._by_paragraph[number] if q.end <= quotation.start}
        # "posted a picture with the words: ..."
        announced = self._docs[number].text[: quotation.start].rstrip().endswith(":")
        holders = (
            r
            for r in self._indirect.get(number, ())
            if r.mode is SpeechMode.INDIRECT
            and r.start < quotation.start - 6
            and quotation.start < r.end - 1
            and not ended & {r.start, r.start - 1}
            and (r.asserts or not announced)
        )
        return max(holders, key=lambda r: r.end - r.start, default=None)

    def _follows(self, number: int, cue: Cue, quotation: Quotation) -> bool:
        """Whether a quotation follows right on the sentence that attributes the one before."""
        doc = self._docs[number]
        end = max(cue.source.i, cue.verb.i if cue.verb is not None else 0)
        between = doc.text[doc[end].idx : quotation.start].rstrip()
        return len(_ENDS.findall(between[:-1] + " ")) == 0

    def _later(
        self, number: int, quotation: Quotation, cues: dict[Quotation, Cue | None]
    ) -> Mention | None:
        for other, cue in cues.items():
            if other.start > quotation.end and cue is not None:
                return cue_mention(number, cue)
        return None

    def _told_of(self, number: int, quotation: Quotation) -> Mention | None:
        """Return who was reported last in the paragraph that a first quotation stands in."""
        first = next(q.start for q in self._by_paragraph[number] if q.depth == 0)
        if first != quotation.start:
            return None
        before = [
            r
            for r in self._indirect.get(number, ())
            if r.mention is not None and r.asserts and r.mode is SpeechMode.INDIRECT
            and r.mention.start < first
        ]  # fmt: skip
        return before[-1].mention if before else None

    def _named_behind(self, number: int, quotation: Quotation) -> Mention | None:
        """Return who the sentence behind a quotation says spoke it."""
        named = said_by(self._docs[number], quotation.end)
        return mention_of(number, named) if named is not None else None

    def _introduced_behind(self, number: int, quotation: Quotation) -> Mention | None:
        """Return the person whom the text behind a quotation that opens a paragraph begins with."""
        doc = self._docs[number]
        if doc.text[: quotation.start].strip():
            return None
        behind = number if doc.text[quotation.end :].strip() else number + 1
        if behind == len(self._docs):
            return None
        end = quotation.end if behind == number else 0
        named = introduced_by(self._docs[behind], end)
        return mention_of(behind, named) if named is not None else None

    def _context(self, number: int) -> Mention | None:
        """Return whoever the text before a paragraph leaves speaking."""
        if number in self._announced:
            return self._announced[number]
        if number == 0:
            return None
        spoken = self._open if self._open_at == number - 1 else None
        return self._left_speaking(number - 1, len(self._docs[number - 1].text)) or spoken

    def _introduced(self, number: int, frame: Frame, quotation: Quotation) -> Mention | None:
        """Return who a sentence just before a quotation, in the same paragraph, speaks of."""
        doc = frame.doc
        before = doc.text[: quotation.start].rstrip()
        if (
            not before
            or before[-1] not in ".:!?—–-"
            or any(len(before) - 2 <= q.end <= quotation.start for q in frame.quotations)
        ):
            return None
        previous = max((q.end for q in frame.quotations if q.end <= len(before)), default=None)
        if previous is not None and not _ENDS.search(before, previous, len(before) - 1):
            # Only the words that attribute the quotation before stand between the two.
            return None
        return self._left_speaking(number, len(before))

    def _left_speaking(self, number: int, end: int) -> Mention | None:
        """Return who speaks, or else acts, in the last sentence that ends at `end` or before.

        None where that sentence ends in a quotation: whoever speaks there goes on.
        """
        doc = self._docs[number]
        quoted = self._by_paragraph.get(number, ())
        if any(q.depth == 0 and end - 2 <= q.end <= end for q in quoted):
            return None
        sentence = next((s for s in reversed(list(doc.sents)) if s.start_char < end - 1), None)
        if sentence is None or len(sentence) < 3:
            return None
        spoken = [
            r
            for r in self._indirect.get(number, ())
            if r.mention is not None and sentence.start_char <= r.mention.start < end
            and not any(q.start < r.mention.start < q.end for q in quoted)
        ]  # fmt: skip
        if spoken:
            asserted = [r for r in spoken if r.asserts]
            outer = (r for r in asserted if not any(_tells(o, r) for o in asserted))
            return next((r.mention for r in outer), (asserted or spoken)[0].mention)
        subject = subject_of(sentence.root)
        if subject is not None and can_speak(subject, "think"):
            return mention_of(number, subject)
        return None


def _tells(outer: Report, inner: Report) -> bool:
    """Whether one report is a part of what another says: "A told him that ..., B says"."""
    mention = inner.mention
    return outer is not inner and mention is not None and outer.start <= mention.start < outer.end


def _has_own_cue(cue: Cue | None, holder: Report) -> bool:
    """Whether the words behind a quotation attribute it, and not the clause that it ends."""
    if cue is None or cue.verb is None or cue.before or not cue.listed or not cue.bound:
        return False
    same = holder.cue is not None and holder.cue.i == cue.verb.i
    return not same and not holder.start <= cue.verb.idx < holder.end and not holder.asserts


def _nesting(quotations: Sequence[Quotation]) -> dict[Quotation, list[Quotation]]:
    """Return each quotation's directly nested ones; marks of both kinds may alternate."""
    nested: dict[Quotation, list[Quotation]] = {}
    for quotation in quotations:
        holders = [
            q
            for q in quotations
            if q.start <= quotation.start and quotation.end <= q.end and q != quotation
            and quotation.depth > 0 and q.end - q.start > quotation.end - quotation.start
        ]  # fmt: skip
        if holders:
            holder = min(holders, key=lambda q: q.end - q.start)
            nested.setdefault(holder, []).append(quotation)
    return nested


def _stands_alone(frame: Frame, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own and not words picked out of one."""
    inner = quotation.inner(frame.doc.text)
    before = frame.before(quotation)
    starts = not before or before[-1].text in (":", ".", "!", "?")
    if before and before[-1].text in ("--", "—", "–"):
        starts = inner[:1].isupper() and inner.endswith((".", "!", "?", "…"))
    if len(inner.split()) > SCARE_WORDS or not frame.doc.text[: quotation.start].strip():
        return starts
    return starts and inner[:1].isupper() and inner.endswith((".", "!", "?", "…"))


def _is_no_voice(cue: Cue) -> bool:
    """Whether a cue's source is a share of people, or a text that somebody merely has.

    "Pharmacies have signs saying ..." tells of the signs.
    """
    verb, source = cue.verb, cue.source
    shown = verb is not None and verb.dep_ == "acl" and verb.head.i == source.i
    return is_share(source) or (shown and source.dep_ == "dobj")


def _report(number: int, quotation: Quotation, cue: Cue | None, mention: Mention | None) -> Report:
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
        asserts=cue is None or ((cue.listed or cue.bound) and not _is_no_voice(cue)),
    )
