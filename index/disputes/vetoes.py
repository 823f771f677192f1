"""What lets two statements stand beside each other although their words clash.

One tells of what is not so yet, of what was so at first, of what is so as a rule, or of another of
the same kind ("the first offer", "the offer").
"""

from __future__ import annotations

import re

from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.words import family
from index.domain import Span

_PENDING = re.compile(
    r"\b(?:not|n['’]t|never|no)\b[^.;:]{0,60}?\b(?:yet|so\s+far)\b|\byet\s+to\b", re.IGNORECASE
)
# What was so at first is said not to be so any more.
_AT_FIRST = re.compile(
    r"\b(?:at\s+first|initially|originally|(?:changed|change)\s+(?:his|her|its|their)\s+minds?)\b",
    re.IGNORECASE,
)
# What is so as a rule need not have been so once.
_USUALLY = re.compile(
    r"\b(?:often|usually|normally|generally|sometimes|mostly|occasionally|as\s+a\s+rule)\b",
    re.IGNORECASE,
)
# What was once so may come to be otherwise: "was opened in 1974", "will remain closed".
_ONCE = re.compile(r"\bin\s+(?:1\d|20)\d\d\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:will|shall)\b", re.IGNORECASE)
# Words that tell one of a kind from the others, with what they stand before; "an earlier fire" is
# one of any.
_OTHER = re.compile(
    r"(?<!\bno\s)(?<!\ba\s)(?<!\ban\s)\b(?:old|older|first|second|third|fourth|other|previous|former|earlier|later"
    r"|next|upper|lower)\s+(?P<thing>[a-z]+)\b",
    re.IGNORECASE,
)

# Whose a thing is: "the farmer's cattle"; names are no such words, for who is named is also called
# by what he is.
_WHOSE = re.compile(r"\b(?P<owner>[a-z]+)['’]s\s+(?:[a-z]+\s+)?(?P<thing>[a-z]+)\b")


def stand_beside(one: Signature, other: Signature, clash: Clash) -> bool:
    """Whether a clash of words is none, by what the two statements say around it."""
    if _AT_FIRST.search(one.text) or _AT_FIRST.search(other.text):
        return True
    if bool(_USUALLY.search(one.text)) != bool(_USUALLY.search(other.text)):
        return True
    if _came_later(one, other) or _came_later(other, one):
        return True
    if _comes_after(one, other) or _comes_after(other, one):
        return True
    things = _words(one, clash.a) & _words(other, clash.b)
    if _belong_to_others(one, other, things):
        return True
    return _tells_apart(one, other, things) or _tells_apart(other, one, things)


def _came_later(pending: Signature, told: Signature) -> bool:
    """Whether one may tell of what has happened since the other said that it hadn't yet."""
    if not _PENDING.search(pending.text) or _PENDING.search(told.text):
        return False
    if pending.published is not None and told.published is not None:
        return told.published > pending.published
    return bool(pending.told or pending.times or told.told or told.times)


def _comes_after(coming: Signature, once: Signature) -> bool:
    """Whether one tells of what will be, and the other of what was in a year that it names."""
    if not _COMING.search(coming.text) or _COMING.search(once.text):
        return False
    # "will not start a war" is said against whoever says that one was started
    denied = _NOT.search(coming.text) is not None
    return not denied and _ONCE.search(once.text) is not None and not _ONCE.search(coming.text)


def _words(signature: Signature, place: Span) -> set[str]:
    """The words of the clause that clashes, or of all where it is none."""
    for clause in signature.clauses:
        if (clause.start, clause.end) == (place.start, place.end):
            return {clause.predicate, *clause.subject, *clause.rest}
    return {*signature.words}


def _tells_apart(one: Signature, other: Signature, things: set[str]) -> bool:
    """Whether one speaks of another thing of the kind; "the pumps" are the second pump as well."""
    same = {hit["thing"].lower() for hit in _OTHER.finditer(other.text)}
    said = set(other.text.lower().replace(",", " ").replace(".", " ").split())
    told = {hit["thing"].lower() for hit in _OTHER.finditer(one.text)} - same
    # who says that there was no alarm at all denies the first one, too
    told = {word for word in told if not re.search(rf"\bno\s+{word}\b", other.text, re.I)}
    return any(word in said and family(word) in things for word in told)


def _belong_to_others(one: Signature, other: Signature, things: set[str]) -> bool:
    """Whether each says whose a thing is, and it is somebody else's."""
    mine, theirs = _owners(one), _owners(other)
    return any(mine[t].isdisjoint(theirs[t]) for t in things & mine.keys() & theirs.keys())


def _owners(signature: Signature) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = {}
    for hit in _WHOSE.finditer(signature.text):
        owners.setdefault(family(hit["thing"]), set()).add(family(hit["owner"]))
    return owners
