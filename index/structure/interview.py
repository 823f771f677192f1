"""Who conducted an interview that nobody signs: the one who asks, as the note above names them.

The note may tell it in words: "She talks to Ann Lee for the monthly Quay Review".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.structure.credit import Credit
from index.structure.dates import find_date
from index.structure.names import NAME, person_name
from index.structure.pieces import Piece
from index.turn_labels import INITIALS, stands_for, without_title

_TURN = re.compile(
    rf"^(?P<who>{INITIALS.pattern}|{NAME}|[A-ZÀ-Þ][\w’'-]+)"
    r"(?:\s*[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])])?\s*:\s+\S"
)
_NAMES = re.compile(rf"(?<!\w){NAME}")
_LEAST_TURNS = 3
# More than so many speak in a debate.
_MOST_SPEAKERS = 6
_LEAST_ASKED = 0.5
_MOST_NOTE_PIECES = 6


_TALKS = r"(?:talks|talked|speaks|spoke|sat down|chats|chatted)\s+(?:to|with)"
_FOR = (
    r"(?:\s+for\s+(?:the\s+)?(?:(?:monthly|weekly|daily|quarterly|magazine|paper)\s+)?"
    r"(?P<where>[A-ZÀ-Þ][\w’'-]+(?:\s+(?:&|and|of|the|[A-ZÀ-Þ][\w’'-]+))*))?"
)
# Whoever talks to "him" asks, and so does the one to whom "she" talks.
_PRESENTED = (
    re.compile(rf"(?P<who>{NAME})\s+{_TALKS}\s+(?:him|her|them){_FOR}\b"),
    re.compile(rf"\b(?i:he|she|they)\s+(?:{_TALKS}|met|meets|received)\s+(?P<who>{NAME}){_FOR}\b"),
)
_MOST_PRESENTED = 70
_LEAST_QUESTIONS = 2
_MOST_QUESTION = 40


def presented(pieces: Sequence[Piece]) -> Credit:
    """Who asked, and for whom, as the paragraph above the first question says."""
    asked = [n for n, p in enumerate(pieces) if _is_question(p)]
    if len(asked) < _LEAST_QUESTIONS:
        return Credit()
    for piece in pieces[: asked[0]]:
        if piece.words > _MOST_PRESENTED:
            continue
        found = (pattern.search(re.sub(r"[*_]", "", piece.text)) for pattern in _PRESENTED)
        match = next((match for match in found if match), None)
        if match is not None:
            found_date = find_date(piece.text)
            date = found_date.iso if found_date is not None else None
            return Credit(author=person_name(match["who"]), outlet=match["where"], date=date)
    return Credit()


def _is_question(piece: Piece) -> bool:
    return piece.words <= _MOST_QUESTION and piece.text.rstrip(' *_"”').endswith("?")


def interviewer(pieces: Sequence[Piece]) -> str | None:
    """The full name of who asks most of the questions; None where there is no interview.

    Turns begin with a full name, or with initials ("J.K.:") or a surname, which a name above the
    first turn or below the last one must fit.
    """
    turns = [(n, found["who"]) for n, p in enumerate(pieces) if (found := _TURN.match(p.text))]
    counts = Counter(who for _, who in turns)
    speaking = [who for who, count in counts.items() if count >= _LEAST_TURNS]
    if len(speaking) < 2 or len(counts) > _MOST_SPEAKERS:
        return None
    asked = Counter(who for n, who in turns if pieces[n].text.rstrip(' *_"”').endswith("?"))
    shares = sorted(((asked[who] / counts[who], who) for who in speaking), reverse=True)
    if shares[0][0] < _LEAST_ASKED or shares[0][0] == shares[1][0]:
        return None
    spoken = [n for n, who in turns if who in speaking]
    first, last = spoken[0], spoken[-1]
    notes = [*pieces[max(0, first - _MOST_NOTE_PIECES) : first], *pieces[last + 1 :]]
    who = shares[0][1]
    full = " " in without_title(who)
    return person_name(who) if full else _named(who, [p.text for p in notes])


def _named(label: str, notes: Sequence[str]) -> str | None:
    for note in notes:
        for match in _NAMES.finditer(note):
            words = without_title(match.group().strip(" .,")).split()
            # a name may stand behind other capitalised words ("Interview Ines Fairlamb")
            for start in range(max(0, len(words) - 1)):
                name = " ".join(words[start:])
                if stands_for(label, name) and person_name(name):
                    return name
    return None
