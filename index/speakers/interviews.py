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
from index.speakers.examinations import find_asked
from index.speakers.lexicon import PERSON_NOUNS, words
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
    r"|The [A-Z][A-Z'’-]+(?: (?:[A-Z][A-Z'’-]+|of|for|the|and|to)){0,9}"
    r"|(?:The )?(?:Rt\.? )?Hon\.? (?:(?:Dr|Mr|Mrs|Ms)\.? )?(?:[A-Z]\.? ?){0,3}[A-Z][\w'’-]+"
    r"(?: [A-Z][\w'’-]+)?"
    r"|(?:Speaker|SPEAKER|Participant|Interviewee|Interviewer|Respondent|Voice|Caller) \d{1,2}"
    r")(?: ?[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]| ?\((?P<aside>[^()\n]{1,60})\)"
    r"(?: ?[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])])?)?[*_]*: ?"
    r"(?=[\"“‘'\[(…A-Z0-9])"
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
# The time before a turn, and what tells of a recording and no name: "(CLIP)", "(on video)".
_STAMP = re.compile(r"^\W*\d{1,2}:\d{2}(?::\d{2})?\W*$")
_SPEAKING = words(
    "presenter anchor narrator announcer newsreader clerk chairperson president vice-president"
)
_SMALL = words("of the and for")
_HEAD_PARAGRAPHS = 12
_QUESTION = frozenset(("q", "interviewer"))
_ASKERS = frozenset(("question", "reporter", "journalist", "press", "reporters", "media"))
# Whoever asks: seldom the same from one turn to the next.
_MANY = _QUESTION | frozenset(("question", "press", "reporters", "media"))
_ANSWER = frozenset(("a", "answer"))
_LEAST_FORMAL = 3
_TIMED = re.compile(r"\d:\d{2}")
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
    aside: str | None = None
    leads: bool = True
    name: str | None = None
    """Whose turn it is, where its label can't tell."""

    @property
    def is_formal(self) -> bool:
        """Whether it is labelled as records of sittings do: "Mr. Lind (Halden):", "The CHAIR:"."""
        words = self.label.split()
        office = words[0] == "The" and words[-1].lower() in PERSON_NOUNS
        return self.leads and len(words) > 1 and (is_title(words[0]) or office)


def find_turns(paragraphs: Sequence[Paragraph], metadata: Metadata) -> list[Report]:
    """Return the turns of an interview or hearing, paragraph by paragraph; else nothing."""
    labelled = _labelled(paragraphs)
    names = _Labels(paragraphs, metadata, labelled)
    mentions = {turn: names.mention(turn) for turn in labelled}
    often = Counter(mention.text for mention in mentions.values())
    # Who speaks takes turns: two speakers at least, each of them more than once. At a sitting many
    # speak, each perhaps once.
    formal = {mentions[t].text for t in labelled if t.is_formal}
    asked = [t for t in labelled if _office(t.label) in _ASKERS | _QUESTION]
    repeated = {name for name, count in often.items() if count > 1} - {
        mentions[t].text for t in asked
    }
    if len(repeated) + (len(asked) > 1) < 2 and len(formal) < _LEAST_FORMAL:
        return []
    turns = [t for t in labelled if often[mentions[t].text] > 1 or t.label.isupper() or t.is_formal]
    reports: list[Report] = []
    for index, turn in enumerate(turns):
        following = turns[index + 1] if index + 1 < len(turns) else None
        mention = mentions[turn]
        for number, start, end in _extent(paragraphs, turn, following, turns):
            reports.extend(_pieces(paragraphs[number], number, start, end, mention))
    return reports


def _labelled(paragraphs: Sequence[Paragraph]) -> list[_Turn]:
    asked = find_asked([paragraph.doc.text for paragraph in paragraphs])
    found = [_Turn(t.paragraph, 0, t.content, t.label, name=t.name) for t in asked]
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.doc.text
        if ":" not in text:
            continue
        for match in _LABEL.finditer(text):
            label = match["label"].strip()
            if label.lower() not in _NO_LABEL and label.split()[0].lower() not in _NO_LABEL:
                start = match.start("label")
                leads = start <= 2 or _STAMP.match(text[:start]) is not None
                found.append(_Turn(number, start, match.end(), label, match["aside"], leads))
    leading = Counter(t.label for t in found if t.leads)
    found.sort(key=lambda turn: (turn.paragraph, turn.start))
    short = {t.label for t in found if t.label.isupper() or INITIALS.fullmatch(t.label)}
    # A name and a colon in mid-paragraph is a turn only where it is one elsewhere too.
    return [t for t in found if t.leads or leading[t.label] or t.label in short]


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
    # the time in a label is longer than many an answer
    label = paragraphs[turn.paragraph].doc.text[turn.start : turn.content]
    stamped = turn.leads and _TIMED.search(label) is not None
    yield turn.paragraph, turn.start if stamped else turn.content, end
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
    if following is not None and following.paragraph > turn.paragraph and not following.leads:
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
        self, paragraphs: Sequence[Paragraph], metadata: Metadata, turns: Sequence[_Turn]
    ) -> None:
        self._author = metadata.author
        labels = [t.label for t in turns]
        head = [p.doc.text for p in paragraphs[:_HEAD_PARAGRAPHS]]
        self._holders = _holders(turns) | _announced_holders(set(labels), head)
        names = [a.strip() for a in (metadata.author or "").split(";") if a.strip()]
        names += [
            ent.text
            for paragraph in paragraphs
            for ent in paragraph.doc.ents
            if ent.label_ in ("PERSON", "ORG") and len(ent) > 1 and ent.text[:1].isupper()
        ]
        defined = [m for p in paragraphs[:8] for m in re.findall(_DEFINED, p.doc.text)]
        # "Interviewee Ann Lee (AL)": a capitalised word may stand before the name
        names += [" ".join(m.split()[n:]) for m in defined for n in range(len(m.split()) - 1)]
        names += [label for label in labels if " " in label and not without_title(label).isupper()]
        names += self._holders.values()
        self._names = names

    def mention(self, turn: _Turn) -> Mention:
        """Return a turn's speaker, by the name that its label stands for."""
        label = turn.label
        end = turn.start + len(label)
        told = turn.name and self._whole(turn.name)
        name = told or _named_aside(turn) or self._holders.get(_office(label)) or self._name(label)
        return Mention(turn.paragraph, turn.start, end, name)

    def _whole(self, name: str) -> str:
        """A name in full, where the text gives more than the surname."""
        if " " in name:
            return name
        found = self._name(name.upper())
        return name if found.isupper() else found

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
            name = max(full, key=lambda n: (full[n], len(n)))
            return name.title() if name.isupper() else name
        words = [w for w in label.split() if not is_title(w)]
        return " ".join(words).title() if words and all(w.isupper() for w in words) else label


def _office(label: str) -> str:
    return label.lower().removeprefix("the ").rstrip(".")


def _is_generic(label: str) -> bool:
    """Whether a label says what somebody is there for and not who it is: "PRESENTER"."""
    words = re.split(r"[ -]", _office(label))
    return words[-1] in PERSON_NOUNS | _SPEAKING | _ASKERS | _QUESTION or " of " in label


def _named_aside(turn: _Turn) -> str | None:
    """Return the name in "PRESENTER (ANN LEE):", "QUESTION (Halden Ledger):"."""
    words = (turn.aside or "").split()
    if not words or not _is_generic(turn.label):
        return None
    recorded = len(words) == 1 and words[0].isupper()
    if recorded or not all(w[0].isupper() or w in _SMALL for w in words):
        return None
    name = " ".join(words)
    return without_title(name.title() if name.isupper() else name)


def _holders(turns: Sequence[_Turn]) -> dict[str, str]:
    """Who has which office, where one turn's label tells and the others leave it out."""
    found: dict[str, set[str]] = {}
    for turn in turns:
        name = _named_aside(turn)
        if name is not None and _office(turn.label) not in _MANY:
            found.setdefault(_office(turn.label), set()).add(name)
    return {office: names.pop() for office, names in found.items() if len(names) == 1}


def _announced_holders(labels: set[str], head: Sequence[str]) -> dict[str, str]:
    """Who has which office by the lines above the turns: "Host: Ann Lee"."""
    found: dict[str, str] = {}
    for label in labels:
        office = _office(label)
        if not _is_generic(label) or office in _MANY | _ASKERS:
            continue
        holder = re.compile(
            rf"\b(?i:{re.escape(office)})\b(?::|[^.:;\n]{{0,50}},) "
            r"(?:(?:Mrs?|Ms|Dr)\.? (?P<surname>[A-Z][\w'’-]+)"
            r"|(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3}))(?=\s*[.,;\n(]|$)"
        )
        match = next((m for text in head if (m := holder.search(text))), None)
        if match is not None:
            found[office] = match["name"] or match["surname"]
    return found


_DEFINED = re.compile(r"((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+) \([A-Z]{2,4}\)")
