"""Who a sentence behind a quotation says spoke it: "That is the view of X", "So says X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.speakers.lexicon import words
from index.speakers.voices import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_WORDS = words(
    "view verdict opinion word words message assessment judgment judgement recollection memory "
    "conclusion motto complaint advice reaction response answer lament voice"
)
_SPEAKERS = words("speaker voice author")
_POINTING = words("that this these those it")
_SEEING = words("see describe remember recall put explain sum")


def said_by(doc: Doc, end: int) -> Token | None:
    """Return who the sentence that begins behind character `end` says spoke what ends there."""
    sentence = _behind(doc, end)
    if sentence is None:
        return None
    root = sentence.root
    if sentence[0].lower_ in ("so", "thus") and root.lemma_ in ("say", "speak", "write"):
        named = next((c for c in root.rights if c.dep_ == "nsubj"), None)
        return named if named is not None and sentence[1] == root else None
    if root.lemma_ != "be":
        return None
    subject = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    told = next((c for c in root.rights if c.dep_ in ("attr", "ccomp", "advcl")), None)
    if subject is None or told is None:
        return None
    named = _told(subject, told)
    return named if named is not None and can_speak(named, "say") else None


def _told(subject: Token, told: Token) -> Token | None:
    if subject.lower_ in _POINTING and told.lemma_.lower() in _SEEING:
        # "That is how X sees it."
        how = any(c.lower_ == "how" for c in told.lefts)
        return next((c for c in told.lefts if c.dep_ == "nsubj"), None) if how else None
    if subject.lower_ in _POINTING and told.lemma_.lower() in _WORDS:
        return _owner(told)
    if subject.lemma_.lower() in _WORDS and told.lower_ in _POINTING:
        return _owner(told)
    if subject.lemma_.lower() in _SPEAKERS and told.pos_ == "PROPN":
        return told
    return None


def introduced_by(doc: Doc, end: int) -> Token | None:
    """Return the person whom the sentence behind character `end` tells of under a full name."""
    sentence = _behind(doc, end)
    if sentence is None:
        return None
    subject = next((c for c in sentence.root.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ != "PROPN" or sentence[0].pos_ != "PROPN":
        return None
    name = [t for t in doc[sentence.start : subject.i + 1] if t.pos_ == "PROPN"]
    full = len(name) == subject.i + 1 - sentence.start > 1
    return subject if full and subject.ent_type_ in ("PERSON", "") else None


def _behind(doc: Doc, end: int) -> Span | None:
    """Return the sentence that begins right behind a character."""
    between = next((t for t in doc if t.idx >= end and not t.is_space), None)
    if between is None:
        return None
    return between.sent if between.i == between.sent.start else None


def _owner(noun: Token) -> Token | None:
    """Return X of "the words of X" and "X's words"."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    if owner is None and of is not None:
        owner = next((c for c in of.children if c.dep_ == "pobj"), None)
    return owner
