"""What a sentence puts something down to, however it says so: "because of", "died of", "blamed on".

Each becomes a clause "CAUSE caused EFFECT", so that the clashes of clauses hold for it
(index/disputes/causes.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

# What stands before a cause, and the words that must follow or go before.
_BEFORE = {"because": "of", "due": "to", "owing": "to", "thanks": "to"}
# "Blamed A on B", "attributed A to B".
_LAYING = {"blame": "on", "attribute": "to", "ascribe": "to"}
# What one dies of, and what an illness comes from.
_OF = {"die": ("of", "from"), "stem": ("from",), "come": ("from",), "result": ("from",)}
# What is done to a thing once and for all.
_FATAL = frozenset("kill destroy sink".split())


def find_causes(tokens: TokenSpan) -> Iterator[tuple[Token, tuple[Token, ...], tuple[Token, ...]]]:
    """The verb, the words of the effect and those of the cause, of each cause that is named."""
    for token in tokens:
        found = _of_preposition(token) or _of_verb(token)
        if found is not None and all(found[1:]):
            yield found


_Found = tuple["Token", tuple["Token", ...], tuple["Token", ...]]


def _of_preposition(token: Token) -> _Found | None:
    """ "The patients fell ill because of the cream"."""
    follows = _BEFORE.get(token.lower_)
    if follows is None or token.dep_ not in ("prep", "pcomp", "advmod", "amod"):
        return None
    verb = token.head
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_ == "be":
        return None  # "was due to": index/disputes/causes.py
    joint = (t for t in token.children if t.lower_ == follows)
    thing = next((o for t in (token, *joint) for o in t.children if o.dep_ == "pobj"), None)
    if thing is None:
        return None
    subject = _part(verb, ("nsubj", "nsubjpass"))
    if not subject:
        return None  # "do not travel due to the fog" tells of no effect
    complement = _part(verb, ("acomp", "attr", "oprd"))
    return verb, (verb, *subject, *complement), tuple(thing.subtree)


def _of_verb(token: Token) -> _Found | None:
    if token.pos_ != "VERB":
        return None
    particle = _LAYING.get(token.lemma_)
    passive = any(t.dep_ == "auxpass" for t in token.children)
    if particle is not None:
        things = _part(token, ("nsubjpass",) if passive else ("dobj",))
        if token.lemma_ == "blame" and (effect := _behind(token, ("for",))):
            return token, effect, things
        cause = _behind(token, (particle,))
        return token, tuple(t for t in things if t not in cause), cause
    if token.lemma_ in _OF and not passive:
        effect = _part(token, ("nsubj",))
        if token.lemma_ == "die":
            effect = (token, *effect) if effect else ()
        elif not any(t.tag_ == "NN" and t.dep_ == "nsubj" for t in token.children):
            return None
        # a danger that comes from somewhere may come from elsewhere, too
        if token.lemma_ == "come" and not any(t.dep_ == "neg" for t in token.children):
            return None
        return token, effect, _behind(token, _OF[token.lemma_])
    if token.lemma_ in _FATAL and passive:
        agents = [t for t in token.children if t.dep_ == "agent"]
        doer = tuple(w for t in agents for w in t.subtree if w != t)
        effect = _part(token, ("nsubjpass",))
        return token, (token, *effect) if effect else (), doer
    return None


def _part(verb: Token, roles: tuple[str, ...]) -> tuple[Token, ...]:
    return tuple(w for t in verb.children if t.dep_ in roles for w in t.subtree)


def _behind(verb: Token, particles: tuple[str, ...]) -> tuple[Token, ...]:
    """The words behind a preposition of a verb, or of its object ("blamed the fire on a fault")."""
    own = [*verb.children, *(c for t in verb.children if t.dep_ == "dobj" for c in t.children)]
    preps = [t for t in own if t.dep_ == "prep" and t.lower_ in particles]
    return tuple(w for t in preps[-1:] for w in t.subtree if w != t)
