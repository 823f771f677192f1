"""Questions to begin with, made from the corpus: what it disputes, and whom it quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest

from assistant.answer import CitedDispute
from assistant.web.library import Library
from index.domain import SpeakerKind

MAX_SUGGESTIONS = 4
_MAX_QUOTE_CHARS = 110
_MIN_QUOTE_WORDS = 5
_POINTING_BACK = frozenset(
    "and but so yet or it its it's that this these those he she they his her their there then "
    "about".split()
)
_FEW = 2
_MAX_TRIED = 12
# A name: words in capitals in a row, small joining words between them.
_NAME = re.compile(
    r"\b[A-Z][\w’'.-]*(?:\s+(?:of|the|and|for|de|von|van|al)\s+[A-Z][\w’'-]*|\s+[A-Z][\w’'-]*)+"
)


def suggest(
    library: Library, has_answer: Callable[[str], bool], *, limit: int = MAX_SUGGESTIONS
) -> list[str]:
    """Suggest questions that have an answer: by turns of a dispute and of a quoted speaker.

    Args:
        library: the corpus.
        has_answer: whether a question is answered; asked of few.
        limit: how many at most.
    """
    disputes, speakers = _of_disputes(library.disputes), _of_speakers(library)
    by_turns = (q for pair in zip_longest(disputes, speakers) for q in pair if q is not None)
    tried = dict.fromkeys(islice(by_turns, _MAX_TRIED))
    return list(islice((question for question in tried if has_answer(question)), limit))


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
            quotes = [q for q in (dispute.a.display, dispute.b.display) if _stands_alone(q)]
            if quotes:
                quoted = min(quotes, key=len).removeprefix("that ").rstrip(".")
                yield f"Does anyone dispute that “{quoted}”?"


def _stands_alone(quote: str) -> bool:
    """Whether a quote can be asked about without what stands around it."""
    said = quote.removeprefix("that ").split()
    return (
        len(said) >= _MIN_QUOTE_WORDS
        and len(quote) <= _MAX_QUOTE_CHARS
        and said[0].lower().strip("“\"'(") not in _POINTING_BACK
    )


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
