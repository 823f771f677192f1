"""Interviews whose turns bear no names: the questions are set off, what is between are answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.analysis import BlockKind, SpeechMode
from index.speakers.interviews import is_about_interview, is_afterword
from index.speakers.reports import Mention, Report
from index.turn_labels import without_title

if TYPE_CHECKING:
    from index.analysis import Paragraph
    from index.domain import Metadata

_LEAST_QUESTIONS = 3
# Headings may be questions too; of an interview's prompts so many are.
_LEAST_ASKED = 0.4
# Whoever is asked speaks of themselves; lists of frequent questions speak of "you" and "we".
_LEAST_OWN = 0.5
_MOST_PROMPT_WORDS = 60
_OWN = re.compile(r"\bI\b(?!\.)|\b[Mm](?:e|y|yself|ine)\b")
_ASKED = re.compile(r"\?[\s\"”’')*_]*$")
# The marks of bold or italics on either side that are not among the words.
_LEAST_MARKS = 1


def find_unnamed_turns(paragraphs: Sequence[Paragraph], metadata: Metadata) -> list[Report]:
    """Return the answers of an interview without labels as turns of who is asked; else nothing.

    Who is asked is the person whom the paragraphs before the first question name most often.
    """
    prompts = _prompts(paragraphs)
    if len(prompts) < _LEAST_QUESTIONS:
        return []
    answers = list(_answers(paragraphs, prompts))
    own = sum(any(_OWN.search(paragraphs[n].doc.text) for n in group) for group in answers)
    if len(answers) < _LEAST_QUESTIONS or own < _LEAST_OWN * len(answers):
        return []
    asked = _who_is_asked(paragraphs[: prompts[0]], metadata)
    if asked is None:
        return []
    return [
        Report(n, 0, len(paragraphs[n].doc.text), asked, SpeechMode.INTERVIEW)
        for group in answers
        for n in group
    ]


def _prompts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """The numbers of the paragraphs that ask, from the first question on.

    Where questions are set off in bold or as headings, remarks set off like them prompt too.
    """
    short = [n for n, p in enumerate(paragraphs) if len(p.doc.text.split()) <= _MOST_PROMPT_WORDS]
    asking = [n for n in short if _ASKED.search(paragraphs[n].doc.text)]
    set_off = [n for n in short if _is_set_off(paragraphs[n])]
    asked = [n for n in asking if n in set(set_off)]
    if len(asked) >= _LEAST_QUESTIONS and 2 * len(asked) >= len(asking):
        prompts = [n for n in set_off if n >= asked[0]]
        return prompts if len(asked) >= _LEAST_ASKED * len(prompts) else []
    # A question within somebody's speech is no turn: here each must be all of its paragraph.
    whole = [n for n in asking if len(paragraphs[n].sentences) == 1]
    return whole if len(whole) > _LEAST_QUESTIONS else []


def _is_set_off(paragraph: Paragraph) -> bool:
    block = paragraph.block
    if block.kind is BlockKind.HEADING:
        return True
    words = paragraph.locate(0, len(paragraph.doc.text))
    before, after = words.start - block.span.start, block.span.end - words.end
    return before >= _LEAST_MARKS and after >= _LEAST_MARKS


def _answers(paragraphs: Sequence[Paragraph], prompts: Sequence[int]) -> Iterator[list[int]]:
    """The paragraphs between one prompt and the next; below the last one, up to a note."""
    for at, following in zip(prompts, [*prompts[1:], len(paragraphs)], strict=True):
        group: list[int] = []
        for number in range(at + 1, following):
            text = paragraphs[number].doc.text
            ends = following == len(paragraphs) and (
                is_afterword(text) or _is_set_off(paragraphs[number])
            )
            if ends or is_about_interview(text):
                break
            group.append(number)
        if group:
            yield group


def _who_is_asked(before: Sequence[Paragraph], metadata: Metadata) -> Mention | None:
    authors = {name.strip().casefold() for name in (metadata.author or "").split(";")}
    named = [
        Mention(n, entity.start_char, entity.end_char, without_title(entity.text), entity.root)
        for n, paragraph in enumerate(before)
        for entity in paragraph.doc.ents
        if entity.label_ == "PERSON"
        and len(entity) > 1
        and without_title(entity.text).casefold() not in authors
    ]
    if not named:
        return None
    # "Wren" in "Wren has been carillonneur since 2009" counts for "Tobias Wren".
    words = Counter(t.text for p in before for t in p.doc if t.text[:1].isupper())
    return max(named, key=lambda m: (words[m.text.split()[-1]], -named.index(m)))
