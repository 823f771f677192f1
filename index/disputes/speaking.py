"""Who a statement speaks of when it says "I", or "he" of whoever is said to say it."""

from __future__ import annotations

import re
from dataclasses import replace

from index.disputes.clauses import Clause
from index.disputes.signature import Signature
from index.disputes.words import family, name_family
from index.terms import STOP_WORDS

_ME = re.compile(r"\b(?:me|us)\b")
_I = re.compile(r"\bI\b")
_OF_SELF = re.compile(
    r"\b(?:said|says|insisted|claimed|stated|denie[sd]|told\s+(?:the\s+)?\w+)\s+(?:that\s+)?"
    r"(?:(?:he|she|they)|it\s+had)\b",
    re.IGNORECASE,
)


def speaker_families(signature: Signature) -> dict[str, None]:
    """The families of the words that name the speaker, in order."""
    name = signature.voice.rsplit("/", 1)[-1].split()
    words = [word.removesuffix("'s") for word in name if word not in STOP_WORDS]
    return dict.fromkeys(key(word) for word in words for key in (name_family, family))


def says_us(signature: Signature) -> bool:
    """Whether something is said to be done to whoever speaks ("nobody told us")."""
    return _ME.search(signature.text) is not None


def speaks_of_self(signature: Signature) -> bool:
    """Whether "I", or a "he" that is the speaker, is somebody that a statement speaks of."""
    text = signature.text
    return bool(_I.search(text) or (signature.reported and _OF_SELF.search(text)))


def with_speaker(clause: Clause, signature: Signature) -> Clause:
    """A clause with whoever says "I" as its subject, or whoever is said to say it of himself."""
    if clause.subject or not speaks_of_self(signature):
        return clause
    return replace(clause, subject=tuple(speaker_families(signature)))
