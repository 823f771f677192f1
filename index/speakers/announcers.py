"""Who an announcing sentence says speaks next: "X declared:", "here is a quote from X:"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.speakers import lexicon
from index.speakers.lexicon import words
from index.speakers.reports import Mention
from index.speakers.syntax import mention_of, subject_of
from index.speakers.voices import can_speak, is_voice

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from index.analysis import Paragraph

# Nouns for a piece of somebody's text, as an author introduces it.
EXTRACTS = words(
    "quote quotation excerpt extract passage clip story article statement interview message "
    "letter tweet post text report words word exchange transcript account reply response answer "
    "note email mail speech remarks comment column piece editorial headline section paragraph "
    "release announcement declaration memo summary version this"
)
# What its owner wrote, where an interview or remarks are what somebody else took down.
WRITINGS = words(
    "article blog column site website post essay editorial book letter newsletter piece"
)
_ANNOUNCING = (lexicon.SPEECH | lexicon.ACTS | frozenset(("begin", "open", "go"))) - frozenset(
    ("report", "put", "give", "place", "see", "find", "show")
)
_FROM = frozenset(("from", "by", "at", "with", "in", "of", "on"))


def announcer(paragraph: Paragraph, *, strict: bool = False) -> tuple[Mention, Token | None] | None:
    """Return who an announcing sentence says speaks next, and by which verb.

    `strict`: only by the sentence's main verb.
    """
    sentences = list(paragraph.doc.sents)
    if not sentences:
        return None
    sentence = sentences[-1]
    if len(sentence) <= 2 and len(sentences) > 1:
        sentence = sentences[-2]
    number = paragraph.ordinal
    verbs = [t for t in sentence if t.tag_[:2] == "VB" and t.lemma_.lower() in _ANNOUNCING]
    if strict:
        verbs = [t for t in verbs if t.i == sentence.root.i]
    for verb in sorted(verbs, key=lambda t: (t.i != sentence.root.i, -t.i)):
        subject = subject_of(verb)
        if subject is not None and subject.i >= sentence.start and can_speak(subject, "say"):
            if subject.lower_ in ("i", "we"):
                return _writer(paragraph, sentence.start)
            if subject.lower_ not in ("it", "this", "that"):
                return mention_of(number, subject), verb
    head = _extract_owner(sentence)
    return (mention_of(number, head), None) if head is not None else None


def is_person(head: Token | None) -> bool:
    """Whether a name is a person's: it comes before the outlet that a text appeared in."""
    return head is not None and head.pos_ == "PROPN" and head.ent_type_ == "PERSON"


def quoting_author(
    paragraphs: Sequence[Paragraph], number: int
) -> tuple[Mention, Token | None] | None:
    """Return whose letter the paragraph before tells of, where the author quotes it: "I quote:"."""
    first = {t.lower_ for t in paragraphs[number].doc[:3]}
    if first & {"i", "we", "it"}:
        before = paragraphs[number - 1]
        return _writer(before, len(before.doc))
    return None


def _writer(paragraph: Paragraph, end: int) -> tuple[Mention, Token | None] | None:
    """Return X of "the letter that X wrote", for an author who says "I quote it:"."""
    for token in reversed(paragraph.doc[:end]):
        if token.lemma_.lower() in ("write", "send", "sign") and token.tag_[:2] == "VB":
            subject = subject_of(token)
            if subject is not None and subject.pos_ == "PROPN":
                return mention_of(paragraph.ordinal, subject), None
    return None


def _extract_owner(sentence: Span) -> Token | None:
    """Return X of "a quote from X", "X's statement", "an article at X's web site"."""
    mentioned = any(t.lemma_.lower() in EXTRACTS for t in sentence)
    if not mentioned:
        return None
    named = [t for t in sentence if t.dep_ == "pobj" and t.pos_ == "PROPN"]
    direct = [t for t in named if t.head.lower_ in ("from", "by")]
    near = [t for t in named if t.head.lower_ in _FROM]
    owners = [t for t in sentence if t.dep_ == "poss" and (t.pos_ == "PROPN" or is_voice(t))]
    if direct or near or owners:
        # "a statement from X on Y's journey": who it is from stands before what it is about.
        return direct[0] if direct else owners[0] if owners else near[-1]
    return next((t for t in reversed(sentence) if t.dep_ == "pobj" and is_voice(t)
                 and t.lemma_.lower() not in EXTRACTS), None)  # fmt: skip
