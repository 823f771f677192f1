"""Turns under headings that name the speaker: saved pages of a parliament, machine transcripts.

"Ann Lee (Halden North) (Ind)" as a heading or a line of its own, what she says below it. A page of
portraits is set the same way; there no name comes back, and what stands below it tells of its
bearer, who does not speak.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import BlockKind, SpeechMode
from index.speakers.lexicon import words
from index.speakers.reports import Mention, Report
from index.turn_labels import NAMED_LEVEL, without_title

if TYPE_CHECKING:
    from index.analysis import Paragraph

_WORD = r"(?:[A-ZÀ-Þ][\w.'’-]*|d[aeiou]s?|v[ao]n|der|den|la|le|al|bin|ibn|of|for|the|and)"
_LABEL = re.compile(
    rf"[*_#\s]*(?P<who>{_WORD}(?:[ ,]+{_WORD}){{0,11}}|Speaker \d{{1,2}})"
    r"(?P<asides>(?:\s*\([^()\n]{1,60}\))*)\s*:?[*_\s]*$"
)
_ASIDE = re.compile(r"\(([^()\n]{1,60})\)")
_ONLY_ASIDES = re.compile(r"\s*(?:\([^()\n]{1,60}\)\s*){1,3}$")
_NUMBERED = re.compile(r"Speaker \d{1,2}")
# Who has the chair or an office speaks under it.
_OFFICES = words(
    "speaker president chair chairman chairwoman chairperson minister secretary under-secretary "
    "moderator clerk mayor commissioner attorney-general solicitor-general premier chancellor"
)
_RANKS = words(
    "lord lady baroness viscount earl mr mrs ms dr sir dame hon madam senator councillor"
)
_PART = r"(?:[A-ZÀ-Þ][\w.'’-]*|d[aeiou]s?|v[ao]n|der|al|of)"
_NAMED = re.compile(rf"{_PART}(?: {_PART}){{1,3}}$")
_INVERTED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w.'’ -]*)$")
_OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_MOST_WORDS = 16
_LEAST = 3
_LEAST_OWN = 0.5


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label in paragraph `label`; what is said stands in `first` to `end`."""

    label: int
    first: int
    end: int
    mention: Mention
    form: tuple[BlockKind, int, bool]
    sure: bool
    """Whether only a speaker is named like this: with a party or place, by rank or office."""


def find_headed_turns(paragraphs: Sequence[Paragraph]) -> list[Report]:
    """Return the turns of a debate or talk whose speakers stand above them; else nothing."""
    turns = list(_turns(paragraphs))
    often = Counter(turn.mention.text for turn in turns)
    # headings of a report come back as well; people's names do who speak with each other
    people = {t.mention.text for t in turns if t.sure or _is_person(paragraphs[t.label])}
    again = {name for name in people if often[name] > 1}
    firm = [t for t in turns if t.sure or (t.mention.text in again and len(again) > 1)]
    if not firm:
        return []
    forms = {turn.form for turn in firm}
    turns = [t for t in turns if t.form in forms and t.label >= firm[0].label]
    if len({turn.mention.text for turn in turns}) < 2 or len(turns) < _LEAST:
        return []
    own = any(_OWN.search(paragraphs[n].doc.text) for t in turns for n in range(t.first, t.end))
    stamped = any(t.form[1] == NAMED_LEVEL for t in firm)
    talking = len(again) > 1 or stamped or (bool(again) and own)
    if not talking and not _speak_for_themselves(turns, paragraphs):
        return []
    return [
        Report(number, 0, len(paragraphs[number].doc.text), turn.mention, SpeechMode.INTERVIEW)
        for turn in turns
        for number in range(turn.first, turn.end)
    ]


def _is_person(paragraph: Paragraph) -> bool:
    """Whether a label is a person's name for all that the parse can tell."""
    return any(e.label_ == "PERSON" and 2 * len(e) > len(paragraph.doc) for e in paragraph.doc.ents)


def _turns(paragraphs: Sequence[Paragraph]) -> Iterator[_Turn]:
    number = 0
    while number < len(paragraphs):
        label = _LABEL.match(paragraphs[number].doc.text)
        if label is None or not _is_set(paragraphs[number]):
            number += 1
            continue
        first = number + 1
        asides = _ASIDE.findall(label["asides"])
        while first < len(paragraphs) and _ONLY_ASIDES.match(paragraphs[first].doc.text):
            asides += _ASIDE.findall(paragraphs[first].doc.text)
            first += 1
        end = first
        while end < len(paragraphs) and not _is_heading(paragraphs, end):
            end += 1
        inverted = _INVERTED.match(label["who"].strip())
        told = paragraphs[number].block.level == NAMED_LEVEL and inverted is not None
        who = f"{inverted[2]} {inverted[1]}" if told and inverted else label["who"].strip()
        name = _name(who, asides)
        if name is not None and end > first:
            block = paragraphs[number].block
            mention = Mention(number, label.start("who"), label.end("who"), name)
            placed = bool(asides) and not any(map(str.isdigit, "".join(asides)))
            sure = placed or _ranked(label["who"]) or _NUMBERED.match(name) is not None
            sure = sure or block.level == NAMED_LEVEL
            form = (block.kind, block.level, block.set_off)
            yield _Turn(number, first, end, mention, form, sure)
        number = max(end, number + 1)


def _is_set(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set as labels are: short, and no sentence."""
    text = paragraph.doc.text
    return len(text.split()) <= _MOST_WORDS and not text.rstrip("*_ ").endswith((".", "!", "?"))


def _is_heading(paragraphs: Sequence[Paragraph], number: int) -> bool:
    paragraph = paragraphs[number]
    if paragraph.block.kind is BlockKind.HEADING:
        return True
    label = _LABEL.match(paragraph.doc.text) if _is_set(paragraph) else None
    return label is not None and (bool(label["asides"]) or _ranked(label["who"]))


def _ranked(who: str) -> bool:
    first = re.split(r"[ ,]+", who.strip().lower().removeprefix("the "))
    return first[0].rstrip(".") in _RANKS or bool(_OFFICES & set(first))


def _name(who: str, asides: Sequence[str]) -> str | None:
    """Whose turn it is: the name, or that behind an office; None where nobody is named."""
    held = _OFFICES & set(re.split(r"[ ,]+", who.lower()))
    if held:
        named = (aside for aside in asides if _NAMED.match(aside))
        return next(named, who)
    if _NUMBERED.fullmatch(who):
        return who
    return without_title(who) if _NAMED.match(who) and "," not in who else None


def _speak_for_themselves(turns: Sequence[_Turn], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most speak as "I" or "we", and nobody's own name is told of below it."""
    own = 0
    for turn in turns:
        said = " ".join(paragraphs[n].doc.text for n in range(turn.first, turn.end))
        if re.search(rf"\b{re.escape(turn.mention.text.split()[-1])}\b", said):
            return False
        own += _OWN.search(said) is not None
    return own >= _LEAST_OWN * len(turns)
