"""Evidence printed as questions and answers: "31. Did you see it?--I did.", "Q. ...", "A. ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.analysis import SpeechMode
from index.speakers.reports import Mention, Report
from index.turn_labels import without_title

if TYPE_CHECKING:
    from index.analysis import Paragraph

# So many questions with their answers make a hearing.
_LEAST = 3
# What introduces a witness is no longer than this many characters.
_LONGEST_INTRODUCTION = 300
_NAME = r"(?:(?:M[rR][sS]?|M[sS]|D[rR]|Sir|SIR)\.? )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}"
_WITNESS = re.compile(
    r"^(?:(?:TESTIMONY|EVIDENCE|EXAMINATION|Testimony|Evidence|Examination) (?:OF|of) )?"
    rf"(?P<name>{_NAME}),? (?:(?:having|been|being|was|were|first|duly|previously|then|and) )*"
    r"(?:sworn|affirmed|called|recalled|SWORN|AFFIRMED|CALLED|RECALLED)\b"
)
_OF = re.compile(rf"^(?:TESTIMONY|EVIDENCE|Testimony|Evidence) (?:OF|of) (?P<name>{_NAME})\W*$")
_EXAMINER = re.compile(
    rf"(?:\b[Ee]xamined|\b[Qq]uestioned|-examined|\b(?:EXAMINATION )?BY) (?:by )?(?P<name>{_NAME})"
)
_NUMBERED = re.compile(rf"^\d{{1,5}}\. (?:(?P<asker>{_NAME}): )?")
# A dash without a space after the end of a question.
_ANSWER = re.compile(r"(?<=[?.!])(?:--|—|––|-)(?=[A-Z\"“'‘])")
_LETTER = re.compile(r"^(?P<letter>[QA])\.?(?: \d{1,5}\.)?[ \t]+(?=[A-Z\"“'‘\[(])")


def find_testimony(paragraphs: Sequence[Paragraph]) -> list[Report]:
    """Return the questions and answers of a hearing's witnesses; else nothing."""
    hearing = _Hearing()
    reports = [
        report
        for number, paragraph in enumerate(paragraphs)
        for report in hearing.read(number, paragraph.doc.text)
    ]
    return reports if hearing.answers >= _LEAST else []


class _Hearing:
    """Reads a hearing paragraph by paragraph: who is examined, by whom, and what they say."""

    def __init__(self) -> None:
        self.answers = 0
        self._witness: Mention | None = None
        self._examiner: Mention | None = None

    def read(self, number: int, text: str) -> Iterator[Report]:
        """Yield what is asked and answered in a paragraph."""
        letter, numbered = _LETTER.match(text), _NUMBERED.match(text)
        if letter is not None:
            speaker = self._witness if letter["letter"] == "A" else self._examiner
            self.answers += letter["letter"] == "A" and self._witness is not None
            yield from _said(number, letter.end(), len(text), speaker)
        elif numbered is not None and (answer := _ANSWER.search(text)) is not None:
            asker = self._examiner
            if numbered["asker"]:
                asker = _mention(number, numbered, "asker")
            self.answers += self._witness is not None
            yield from _said(number, numbered.end(), answer.start(), asker)
            yield from _said(number, answer.end(), len(text), self._witness)
        elif len(text) <= _LONGEST_INTRODUCTION:
            self._introduce(number, text)

    def _introduce(self, number: int, text: str) -> None:
        witness = _WITNESS.match(text) or _OF.match(text)
        if witness is not None:
            self._witness, self._examiner = _mention(number, witness, "name"), None
        examiner = _EXAMINER.search(text)
        if examiner is not None:
            self._examiner = _mention(number, examiner, "name")


def _said(number: int, start: int, end: int, speaker: Mention | None) -> Iterator[Report]:
    if speaker is not None and end > start:
        yield Report(number, start, end, speaker, SpeechMode.INTERVIEW)


def _mention(number: int, match: re.Match[str], group: str) -> Mention:
    name = without_title(match[group].rstrip("."))
    name = " ".join(w.title() if w.isupper() and len(w) > 2 else w for w in name.split())
    return Mention(number, match.start(group), match.end(group), name)
