"""Questions to begin with, made from the corpus: what it disputes, and whom it quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.answer import CitedDispute
from assistant.web.library import Library
from index.domain import SpeakerKind

MAX_SUGGESTIONS = 4
_MAX_QUOTE_CHARS = 110
_FEW = 2
# A name: words in capitals in a row, small joining words between them.
_NAME = re.compile(
    r"\b[A-Z][\w’'.-]*(?:\s+(?:of|the|and|for|de|von|van|al)\s+[A-Z][\w’'-]*|\s+[A-Z][\w’'-]*)+"
)


def suggest(library: Library, *, limit: int = MAX_SUGGESTIONS) -> list[str]:
    """Suggest questions: by turns one of a dispute and one of a quoted speaker."""
    disputes, speakers = _of_disputes(library.disputes), _of_speakers(library)
    found: list[str] = []
    while len(found) < limit:
        new = [q for q in (next(disputes, None), next(speakers, None)) if q is not None]
        if not new:
            break
        found += [question for question in new if question not in found]
    return found[:limit]


def _of_disputes(disputes: Sequence[CitedDispute]) -> Iterator[str]:
    """Ask about the name that both ends share; without one, who disputes the shorter end."""
    asked: set[str] = set()
    for dispute in disputes:
        shared = _names(dispute.a.display) & _names(dispute.b.display)
        topic = max(shared, key=lambda n: (len(n), n), default=None)
        if topic is not None and topic not in asked:
            asked.add(topic)
            yield f"What do the documents say about {topic}?"
        elif topic is None:
            shorter = min((dispute.a.display, dispute.b.display), key=len)
            if len(shorter) <= _MAX_QUOTE_CHARS:
                yield f"Does anyone dispute that “{shorter.rstrip('.')}”?"


def _of_speakers(library: Library) -> Iterator[str]:
    """Ask what the people say who are quoted most, not counting the articles' own authors."""
    counts: Counter[str] = Counter()
    for statement in library.corpus.statements.values():
        for speaker in statement.speakers[1:]:
            if speaker.kind is SpeakerKind.PERSON and " " in speaker.name.strip():
                counts[speaker.name] += 1
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= _FEW:
            yield f"What does {name} say?"


def _names(text: str) -> set[str]:
    # A sentence's first word is in capitals whatever it is.
    return {" ".join(match.group().split()) for match in _NAME.finditer(text) if match.start() > 0}
