"""Interviews, hearings and briefings printed turn by turn: "DS: ...", "Q: ...", "MS LIND: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.analysis import SpeechMode
from index.domain import Metadata
from index.speakers.lexicon import words
from index.speakers.reports import Mention, Report
from index.turn_labels import INITIALS, is_title, stands_for, without_title

if TYPE_CHECKING:
    from index.analysis import Paragraph

_LABEL = re.compile(
    r"(?:^|(?<=[.!?…”\"’')\]] ))[*_]*(?P<label>"
    r"[A-Z]{1,4}"
    r"|(?:M[RS]S?\.? |DR\.? |THE |SENATOR |JUDGE )?[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,2}"
    r"|(?:Mr\.? |Ms\.? |Mrs\.? |Dr\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
    r"|[A-Z]\.(?: ?[A-Z]\.)+"
    r")[*_]*: ?(?=[\"“‘'\[(…A-Z0-9])"
)
# Words before a colon that introduce something else than a turn.
_NO_LABEL = words(
    "photo photos source sources note notes update interview translation translated editor "
    "image images credit credits caption by from to subject date re correction ps nb region "
    "theme tags contact tel email web links link related more read also example warning summary "
    "conclusion background context result results verdict fact facts claim rating video audio "
    "watch listen copyright published updated posted location place time price address phone "
    "fax isbn doi url http https bottomline tl;dr p.s. n.b. quote headline abstract keywords "
    "chapter part section figure fig table step rule point first second third finally remember "
    "imagine yes no wait question: answer: reporting editing writing additional"
)
_QUESTION = frozenset(("q", "interviewer"))
_ASKERS = frozenset(("question", "reporter", "journalist", "press", "reporters", "media"))
_ANSWER = frozenset(("a", "answer"))
_EDITORIAL = re.compile(r"\[[A-Z][^\[\]]{19,}[.!?]\]")
_ABOUT = re.compile(
    r"^\W*(?:The (?:following|above|preceding)|This|Our) (?:\w+ )?(?:interview|conversation|talk|"
    r"transcript|exchange)\b"
)
# What an editor adds below a conversation: how it was made, who has seen it, who declined.
_AFTERWORD = re.compile(
    r"^[\W_]*(?:(?:Interview|Interviewer|Questions|Conversation|Text|Recorded|Translation|Transcript"
    r"|Editing)(?: \w+)?(?: by)?\s*[:—–-]\s*[A-Z]"
    r"|(?:The|This|Our) (?:\w+ ){0,2}(?:interview|conversation|talk|transcript|exchange|questions"
    r"|answers|text)\b[^.?!]{0,60}\b(?:was|were|has been|have been|took place)\b"
    r"|(?:Interviewed|Recorded|Translated|Edited|Transcribed|Conducted) (?:by|in|on)\b)",
)


@dataclass(frozen=True, slots=True)
class _Turn:
    paragraph: int
    start: int
    content: int
    label: str


def find_turns(paragraphs: Sequence[Paragraph], metadata: Metadata) -> list[Report]:
    """Return the turns of an interview or hearing, paragraph by paragraph; else nothing."""
    labelled = _labelled(paragraphs)
    names = _Labels(paragraphs, metadata, [t.label for t in labelled])
    mentions = {turn: names.mention(turn) for turn in labelled}
    often = Counter(mention.text for mention in mentions.values())
    # Who speaks takes turns: two speakers at least, each of them more than once.
    if sum(count > 1 for count in often.values()) < 2:
        return []
    turns = [t for t in labelled if often[mentions[t].text] > 1 or t.label.isupper()]
    reports: list[Report] = []
    for index, turn in enumerate(turns):
        following = turns[index + 1] if index + 1 < len(turns) else None
        mention = mentions[turn]
        for number, start, end in _extent(paragraphs, turn, following, turns):
            reports.extend(_pieces(paragraphs[number], number, start, end, mention))
    return reports


def _labelled(paragraphs: Sequence[Paragraph]) -> list[_Turn]:
    found: list[_Turn] = []
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.doc.text
        if ":" not in text:
            continue
        for match in _LABEL.finditer(text):
            label = match["label"].strip()
            if label.lower() not in _NO_LABEL and label.split()[0].lower() not in _NO_LABEL:
                found.append(_Turn(number, match.start("label"), match.end(), label))
    leading = Counter(t.label for t in found if t.start <= 2)
    short = {t.label for t in found if t.label.isupper() or INITIALS.fullmatch(t.label)}
    # A name and a colon in mid-paragraph is a turn only where it is one elsewhere too.
    return [t for t in found if t.start <= 2 or leading[t.label] or t.label in short]


def _extent(
    paragraphs: Sequence[Paragraph], turn: _Turn, following: _Turn | None, turns: Sequence[_Turn]
) -> Iterator[tuple[int, int, int]]:
    last = following.paragraph if following is not None else len(paragraphs)
    if following is None:
        gaps = [b.paragraph - a.paragraph for a, b in pairwise(turns)]
        last = min(last, turn.paragraph + max([g for g in gaps if g < 6], default=1))
    end = len(paragraphs[turn.paragraph].doc.text)
    if following is not None and following.paragraph == turn.paragraph:
        end = following.start
    yield turn.paragraph, turn.content, end
    if end < len(paragraphs[turn.paragraph].doc.text):
        return
    for number in range(turn.paragraph + 1, last):
        text = paragraphs[number].doc.text
        ends = _LABEL.match(text)
        if ends is not None and ends["label"].split()[0].lower() in _NO_LABEL:
            return
        if is_afterword(text) and following is None:
            return
        if not is_about_interview(text):
            yield number, 0, len(text)
    if following is not None and following.paragraph > turn.paragraph and following.start > 2:
        yield following.paragraph, 0, following.start


def is_afterword(text: str) -> bool:
    """Whether a paragraph is what an editor adds below a conversation."""
    return _AFTERWORD.match(text) is not None


def is_about_interview(text: str) -> bool:
    """Whether a paragraph tells of the conversation itself ("This interview was shortened")."""
    return _ABOUT.match(text) is not None


def _pieces(
    paragraph: Paragraph, number: int, start: int, end: int, mention: Mention
) -> Iterator[Report]:
    """Yield a turn's words in a paragraph, without long notes of the editor in brackets."""
    text = paragraph.doc.text
    for note in _EDITORIAL.finditer(text, start, end):
        if note.start() > start:
            yield Report(number, start, note.start(), mention, SpeechMode.INTERVIEW)
        start = note.end()
    if text[start:end].strip():
        yield Report(number, start, end, mention, SpeechMode.INTERVIEW)


class _Labels:
    """Resolves the labels of turns to the names that they abbreviate."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], metadata: Metadata, labels: Sequence[str]
    ) -> None:
        self._author = metadata.author
        names = [a.strip() for a in (metadata.author or "").split(";") if a.strip()]
        names += [
            ent.text
            for paragraph in paragraphs
            for ent in paragraph.doc.ents
            if ent.label_ in ("PERSON", "ORG") and len(ent) > 1 and ent.text[:1].isupper()
        ]
        names += [m for p in paragraphs[:8] for m in re.findall(_DEFINED, p.doc.text)]
        names += [label for label in labels if " " in label and not label.isupper()]
        self._names = names
        self._labels = set(labels)

    def mention(self, turn: _Turn) -> Mention:
        """Return a turn's speaker, by the name that its label stands for."""
        label = turn.label
        end = turn.start + len(label)
        return Mention(turn.paragraph, turn.start, end, self._name(label))

    def _name(self, label: str) -> str:
        lower = label.lower().rstrip(".")
        if lower in _QUESTION and self._author:
            return self._author
        if lower in _ASKERS or lower in _QUESTION:
            return "a reporter"
        if lower in _ANSWER:
            people = Counter(n for n in self._names if n != self._author)
            return people.most_common(1)[0][0] if people else label
        if INITIALS.fullmatch(label):
            fitting = Counter(n for n in self._names if stands_for(label, n))
            return without_title(fitting.most_common(1)[0][0]) if fitting else label
        full = Counter(without_title(n) for n in self._names if " " in n and stands_for(label, n))
        if full:
            return max(full, key=lambda n: (full[n], len(n)))
        words = [w for w in label.split() if not is_title(w)]
        return " ".join(words).title() if label.isupper() and words else label


_DEFINED = re.compile(r"((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+) \([A-Z]{2,4}\)")
