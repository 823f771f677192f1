"""Speeches, letters and messages printed whole, below a line that introduces them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.analysis import BlockKind, SpeechMode
from index.speakers.lexicon import PERSON_NOUNS, words
from index.speakers.reports import Report
from index.speakers.spelling import bare_name
from index.speakers.syntax import mention_of, subject_of
from index.speakers.voices import can_speak, is_voice

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from index.analysis import Paragraph

# The introduction stands near the top.
_HEAD_PARAGRAPHS = 6
_SPEECH = re.compile(
    r"^\W*(?:(?:Full|Complete) )?(?:(?:Opening|Closing|Prepared|Concluding|Written|Full|Keynote|"
    r"Inaugural|Following|The) )*(?:text of (?:the |an? )?)?"
    r"(?:remarks|speech|address|statement|testimony|lecture|sermon|eulogy|oration|toast|keynote|"
    r"message|letter|open letter|declaration|transcript|(?:press |news |media )?briefing)\b"
    r"(?P<rest>[^.!?]{0,200})",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"“„«'‘")
_BY = frozenset(("by", "of", "from"))
_PIECES = frozenset(("message", "letter", "declaration", "appeal", "speech", "address"))
_REPLYING = words("say reply answer add tell state declare")
_DELIVERED = words("receive send write deliver publish print reproduce issue give")


def find_printed(paragraphs: Sequence[Paragraph]) -> list[Report]:
    """Return the paragraphs of a speech, letter or message that an article prints whole."""
    for number, paragraph in enumerate(paragraphs[:_HEAD_PARAGRAPHS]):
        if len(paragraphs) - number < 3:
            return []
        head = _speech_by(paragraph)
        if head is None and paragraphs[number + 1].doc.text[:1] not in _QUOTES:
            head = _message_from(paragraph)
        if head is not None and _is_told_of(head, paragraphs[number + 1 :]):
            return []
        if head is not None:
            mention = mention_of(number, head)
            return [
                Report(later, 0, len(p.doc.text), mention, SpeechMode.WHOLE)
                for later, p in enumerate(paragraphs[number + 1 :], start=number + 1)
                if p.doc.text
            ]
        if paragraph.block.kind is BlockKind.PROSE and len(paragraph.sentences) > 3:
            return []
    return []


def _is_told_of(speaker: Token, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether what follows reports what the speaker said: then it is no speech of theirs."""
    name = bare_name(mention_of(0, speaker).text)
    return any(
        t.lower_ in name
        and t.dep_ == "nsubj"
        and t.head.tag_ == "VBD"
        and t.head.lemma_.lower() in _REPLYING
        for paragraph in paragraphs
        for t in paragraph.doc
    )


def _speech_by(paragraph: Paragraph) -> Token | None:
    """Return X of "Remarks by X" where these words are no sentence with a verb of its own."""
    text = paragraph.doc.text
    if _SPEECH.match(text) is None:
        return None
    sentence = next(iter(paragraph.doc.sents), None)
    if sentence is None or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence):
        return None
    for token in sentence:
        if token.lower_ in _BY and token.i <= 8:
            # The parser makes "co-editor X" objects side by side; the name is the last of them.
            objects = [c for c in token.children if c.dep_ == "pobj"]
            head = objects[-1] if objects else None
            place = head is not None and head.ent_type_ in ("GPE", "LOC", "NORP", "DATE")
            if head is not None and not place and (head.pos_ == "PROPN" or is_voice(head)):
                return _named(head, sentence)
    return None


def _person_in(sentence: Span, start: int, end: int) -> Token | None:
    """Return the head of the first person's name between two tokens."""
    found = (e.root for e in sentence.ents if e.label_ == "PERSON" and start < e.start < end)
    return next(found, None)


def _named(head: Token, sentence: Span) -> Token:
    """Return the name that a title or an office introduces: "by the minister, Ann Lee"."""
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return child
    if head.pos_ != "PROPN" or head.lower_ in PERSON_NOUNS:
        return _person_in(sentence, head.i - 3, head.i + 9) or head
    return head


def _message_from(paragraph: Paragraph) -> Token | None:
    """Return X of "we received this message from X", said of what follows."""
    sentences = list(paragraph.doc.sents)
    if not sentences or len(sentences) > 3:
        return None
    for token in sentences[-1]:
        if token.lemma_.lower() not in _PIECES:
            continue
        determiner = any(c.lower_ in ("this", "following") for c in token.lefts)
        if not determiner:
            continue
        source = _source_of(token)
        if source is not None and can_speak(source, "say"):
            return source
    return None


def _source_of(piece: Token) -> Token | None:
    for holder in (piece, piece.head):
        for child in holder.rights:
            if child.lower_ in ("from", "by"):
                source = next((c for c in child.children if c.dep_ == "pobj"), None)
                if source is not None:
                    return source
    verb = piece.head
    if verb.lemma_.lower() in _DELIVERED - {"receive", "publish", "print", "reproduce"}:
        return subject_of(verb)
    return None
