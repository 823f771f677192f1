"""Interviews whose turns bear no names: the questions are set off, what is between are answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import BlockKind, SpeechMode
from index.speakers import lexicon
from index.speakers.interviews import is_about_interview, is_afterword
from index.speakers.lexicon import words
from index.speakers.reports import Mention, Report
from index.turn_labels import without_title

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

    from index.analysis import Paragraph
    from index.domain import Metadata

_LEAST_QUESTIONS = 3
# Headings may be questions too; of an interview's prompts so many are.
_LEAST_ASKED = 0.4
# Whoever is asked speaks of themselves; lists of frequent questions speak of "you" and "we".
_LEAST_OWN = 0.5
_MOST_PROMPT_WORDS = 60
_CALLED = re.compile(r"\W*(?:Mr|Mrs|Ms|Dr|Prof|Professor)\.? (?P<name>[A-Z][\w'’-]+),")
_OWN = re.compile(r"\bI\b(?!\.)|\b[Mm](?:e|y|yself|ine)\b")
_ASKED = re.compile(r"\?[\s\"”’')*_]*$")
# Who meets or interviews somebody asks; who talks to somebody may be either.
_ASKING = words("interview meet visit question ask")
_TALKING = words("talk speak chat sit")
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
    asked = _addressed(paragraphs[: prompts[0]], paragraphs[prompts[0]])
    asked = asked or _who_is_asked(paragraphs[: prompts[0]], metadata)
    if asked is None:
        return []
    introduced = _introduced(paragraphs, prompts, metadata)
    found = []
    for group in answers:
        asked = next((introduced[n] for n in range(group[0], -1, -1) if n in introduced), asked)
        found += [
            Report(n, 0, len(paragraphs[n].doc.text), asked, SpeechMode.INTERVIEW)
            for n in group
            if n not in introduced
        ]
    return found


def _introduced(
    paragraphs: Sequence[Paragraph], prompts: Sequence[int], metadata: Metadata
) -> dict[int, Mention]:
    """Who is asked from a paragraph on, where a heading and an introduction begin a new talk.

    The introduction is set off like the questions, or the first question calls whom it names.
    """
    found: dict[int, Mention] = {}
    for heading in prompts:
        if paragraphs[heading].block.kind is not BlockKind.HEADING:
            continue
        asking = (n for n in prompts if n > heading and _ASKED.search(paragraphs[n].doc.text))
        question = next(asking, None)
        number = heading + 1
        if question is None or question != number + 1:
            continue
        who = _addressed(paragraphs[number:question], paragraphs[question])
        who = who or _who_is_asked(paragraphs[number:question], metadata)
        if who is None:
            continue
        mention = replace(who, paragraph=number)
        surname = mention.text.split()[-1]
        if _is_set_off(paragraphs[number]) or surname in paragraphs[question].doc.text:
            found[number] = mention
    return found


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
    if block.kind is BlockKind.HEADING or block.set_off:
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


def _addressed(before: Sequence[Paragraph], question: Paragraph) -> Mention | None:
    """Whom the first question calls by name ("Mr Lund, …"), as the introduction names them."""
    called = _CALLED.match(question.doc.text)
    if called is None:
        return None
    full = re.compile(rf"(?:[A-Z][\w'’-]+ ){{1,2}}{re.escape(called['name'])}\b")
    for number, paragraph in enumerate(before):
        for found in full.finditer(paragraph.doc.text):
            name = without_title(found.group())
            if " " in name:
                return Mention(number, found.end() - len(name), found.end(), name)
    return None


def _who_is_asked(before: Sequence[Paragraph], metadata: Metadata) -> Mention | None:
    authors = {name.strip().casefold() for name in (metadata.author or "").split(";")}
    people = [
        (n, entity)
        for n, paragraph in enumerate(before)
        for entity in paragraph.doc.ents
        if len(entity) > 1
        and (entity.label_ == "PERSON" or _has_role(entity))
        and without_title(entity.text).casefold() not in authors
    ]
    asking = {without_title(e.text) for _, e in people if _is_asking(e, [o for _, o in people])}
    named = [
        Mention(n, e.start_char, e.end_char, without_title(e.text), e.root)
        for n, e in people
        if without_title(e.text) not in asking
    ]
    if not named:
        return None
    # "Wren" in "Wren has been carillonneur since 2009" counts for "Tobias Wren".
    counts = Counter(t.text for p in before for t in p.doc if t.text[:1].isupper())
    return max(named, key=lambda m: (counts[m.text.split()[-1]], -named.index(m)))


def _is_asking(entity: TokenSpan, people: Sequence[TokenSpan]) -> bool:
    """Whether somebody is told to meet or talk to another of the people, or asks ("by X")."""
    root, verb = entity.root, entity.root.head
    if root.dep_ == "pobj" and verb.lower_ == "by":
        return any(t.lemma_.lower() in ("interview", "conversation") for t in root.sent)
    lemma = verb.lemma_.lower()
    if root.dep_ != "nsubj" or lemma not in _ASKING | _TALKING:
        return False
    below = [c for c in verb.rights if c.dep_ == "dobj"]
    below += [c for p in verb.rights if p.lower_ in ("to", "with") for c in p.children]
    others = [o for o in people if o.doc is entity.doc]
    met = [o for o in others if o.root in below or (_has_role(o) and o.doc[o.start - 1] in below)]
    # "X talks to the lifeguard Y" introduces Y; "X spoke to Y" does not say who asked.
    return any(lemma in _ASKING or verb.tag_ == "VBZ" or _has_role(other) for other in met)


def _has_role(entity: TokenSpan) -> bool:
    """Whether a name follows what its bearer is: "the lifeguard Owen Pask"."""
    return entity.start > 0 and entity.doc[entity.start - 1].lemma_.lower() in lexicon.PERSON_NOUNS
