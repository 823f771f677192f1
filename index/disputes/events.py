"""What happens in a clause, and who or what takes part: an event under a key of its own.

The keys are wider than word families (index/disputes/words.py): who "set off" at five left at five.
Only what is timed is compared by them, where the same people and things are told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from index.disputes.clauses import families, own_words
from index.disputes.vocabulary import EVENTS
from index.disputes.words import family_of, is_light

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
# What goes off with a noise, and what with a bang.
_SOUNDING = frozenset("alarm siren bell whistle klaxon horn detector".split())
_BURSTING = frozenset("bomb device grenade charge explosive mine shell firework".split())
# What a noun may tell of by itself: "the blast came at two".
_HAPPENING = frozenset(
    "alarm alert arrest attack blast blaze breach call collapse crash death end fall kick-off "
    "murder order quake raid shot strike theft warning".split()
)
_NOMINAL = ("tion", "sion", "ment", "ing", "ure", "al")
_BEING = frozenset("be happen occur come follow".split())
# Marks, among the words of a noun, some of a kind or so many of them.
PART = "~"
# Marks whose it is: "the mayor" of "the mayor's rival".
OWNER = "^"


def event_of(verb: Token) -> str:
    """The key of what a verb tells of, "" where it says too little."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        known = _events().get((lemma, child.lower_)) if child.dep_ in _PARTICLES else None
        if known is not None:
            return _gone_off(verb) if (lemma, child.lower_) == ("go", "off") else known
    led = next((t for t in verb.children if t.lower_ in _LEADING and not any(t.children)), None)
    if led is not None and is_light(lemma) and lemma != "be":
        return f"{lemma} {led.lower_}"
    subject = _subject(verb)
    if lemma in _BEING or _takes_place(verb):
        if _is_there(verb):
            return "arrive"
        if subject is not None and _happens(subject):
            return _events().get((subject.lemma_.lower(), "")) or family_of(subject)
        return "arrive" if lemma == "come" and subject is not None else ""
    if lemma == "ring" and subject is not None and subject.lemma_.lower() in _SOUNDING:
        return "sound"
    known = _events().get((lemma, ""))
    if known is not None:
        return known
    return "" if is_light(lemma) else family_of(verb)


_PARTICLES = frozenset("prt advmod prep dobj acomp".split())
# With these, verbs that say little by themselves say enough: "the lights went out".
_LEADING = frozenset("out back on away down up over under".split())


def _gone_off(verb: Token) -> str:
    subject = _subject(verb)
    noun = subject.lemma_.lower() if subject is not None else ""
    if noun in _BURSTING:
        return "explode"
    things = subject is None or noun in _SOUNDING or subject.lower_ in ("it", "they", "which")
    return "sound" if things else "depart"


def _is_there(verb: Token) -> bool:
    """Whether somebody is said to be where it happened: "was on the scene"."""
    return verb.lemma_ == "be" and any(
        (t.lower_ == "there" and t.dep_ == "advmod")
        or (
            t.dep_ == "prep"
            and t.lower_ in ("on", "at")
            and any(c.lower_ in ("scene", "spot") for c in t.children)
        )
        for t in verb.children
    )


def _takes_place(verb: Token) -> bool:
    return verb.lemma_ == "take" and any(
        t.dep_ == "dobj" and t.lower_ == "place" for t in verb.children
    )


def _happens(noun: Token) -> bool:
    low = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (low in _HAPPENING or low.endswith(_NOMINAL))


def _subject(verb: Token) -> Token | None:
    own = next((t for t in verb.children if t.dep_ in _SUBJECTS), None)
    if own is None and verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head)
    if own is None and verb.dep_ in ("acl", "relcl"):
        return verb.head
    if own is not None and own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return own


def doer(verb: Token) -> tuple[str, ...]:
    """The families of who does it, the noun first; none for a pronoun or a passive."""
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children)
    if passive:
        agents = (c for t in verb.children if t.dep_ == "agent" for c in t.children)
        return _party(next((t for t in agents if t.dep_ == "pobj"), None))
    clause = next((t for t in verb.children if t.dep_ == "csubj"), None)
    return _party(_subject(verb)) if clause is None else families(own_words(clause))


def done_to(verb: Token) -> tuple[str, ...]:
    """The families of what it is done to, or where it leads, the noun first."""
    passive = next((t for t in verb.children if t.dep_ == "nsubjpass"), None)
    if passive is None and any(t.dep_ == "auxpass" for t in verb.children):
        passive = _subject(verb)
    if passive is not None:
        return _party(passive)
    return _party(next(_objects(verb), None))


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        phrase = child.lower_ == "place" or (verb.lemma_.lower(), child.lower_) in _events()
        if child.dep_ == "dobj" and not phrase:
            yield child
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("to", "for", "onto", "into", "through"):
            yield from (t for t in child.children if t.dep_ == "pobj" and t.pos_ != "NUM")


def _party(noun: Token | None) -> tuple[str, ...]:
    """A noun with what qualifies and names it, without whoever it belongs to."""
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return ()
    owners = {
        w.i
        for t in own_words(noun)
        if t.dep_ == "poss" and t.pos_ == "PROPN" and noun.pos_ == "NOUN"
        for w in t.subtree
    }
    words = families(t for t in own_words(noun) if t.i not in owners)
    # a night train is no day train, though "night" says little elsewhere
    kinds = (family_of(t) for t in noun.children if t.dep_ in ("compound", "amod"))
    words = tuple(dict.fromkeys((*words, *kinds)))
    head = family_of(noun)
    counts = (f"{PART}{t.lower_}" for t in noun.children if t.dep_ == "nummod")
    belonging = (f"{OWNER}{family_of(noun.doc[i])}" for i in sorted(owners))
    part = (PART,) if _is_some(noun) else ()
    return (head, *(w for w in words if w != head), *counts, *belonging, *part)


def _is_some(noun: Token) -> bool:
    """Whether it is some of a kind and not those known: "stations in the islands"."""
    kinds = {t.dep_ for t in noun.children}
    return noun.tag_ in ("NNS", "NNPS") and "prep" in kinds and not kinds & {"det", "poss"}


@lru_cache(maxsize=1)
def _events() -> dict[tuple[str, str], str]:
    """(verb, particle or "") to the key of the event."""
    found: dict[tuple[str, str], str] = {}
    for line in EVENTS.strip().splitlines():
        key, words = line.split(":")
        for word in words.split():
            verb, _, particle = word.partition("+")
            found[verb, particle] = key
    return found
