"""Reading spaCy's parse: who is a verb's subject, how far a phrase goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.speakers.reports import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_VERBAL = frozenset(("VERB", "AUX"))
_NOMINAL = frozenset(("PROPN", "NOUN", "PRON"))
_IN_NAME = frozenset(("det", "amod", "compound", "nummod", "poss", "nmod", "flat", "quantmod"))
# How far up the parse a subject is looked for; longer paths are parse errors.
_MAX_CLIMB = 5


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Return the head of the phrase that does what `verb` says, or None."""
    passive = False
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return antecedent(child)
        passive = passive or child.dep_ in _PASSIVE or child.dep_ == "auxpass"
    if passive:
        return agent_of(verb)
    if depth >= _MAX_CLIMB or verb.head.i == verb.i:
        return None
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "pcomp", "prep"):
        if verb.dep_ in ("ccomp", "parataxis") and verb.tag_ != "VBG" and depth == 0:
            return None
        return _subject_above(verb, depth)
    if verb.dep_ == "acl" and verb.head.pos_ in _NOMINAL:
        return verb.head if verb.tag_ == "VBG" else agent_of(verb)
    if verb.dep_ == "relcl":
        return None
    return None


def _subject_above(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head.pos_ in _VERBAL or head.dep_ == "ROOT":
        if verb.dep_ == "xcomp":
            controller = next((c for c in head.children if c.dep_ in ("dobj", "dative")), None)
            if controller is not None and verb.tag_ == "VB" and controller.i < verb.i:
                return controller
        for child in head.children:
            if child.dep_ in _PASSIVE and verb.dep_ in ("advcl", "xcomp"):
                return antecedent(child)
        return subject_of(head, depth + 1)
    if head.pos_ == "ADP" or head.pos_ == "SCONJ":
        return subject_of(head, depth + 1)
    return None


def agent_of(verb: Token) -> Token | None:
    """Return the head of a passive verb's "by" phrase."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def antecedent(token: Token) -> Token:
    """Return the noun that a relative "who", "which" or "that" stands for, else the token."""
    if token.tag_ in ("WP", "WDT") or (token.lower_ == "that" and token.pos_ == "PRON"):
        clause = token.head
        for _ in range(3):
            if clause.dep_ == "relcl":
                return clause.head
            if clause.dep_ not in ("conj", "xcomp", "ccomp"):
                break
            clause = clause.head
    return token


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether a "not" or "never" belongs to the verb itself."""
    return any(c.dep_ == "neg" for c in verb.children)


def mention_of(paragraph: int, head: Token) -> Mention:
    """Return the naming words around a head: its name or noun phrase without clauses."""
    doc = head.doc
    first = last = head
    for child in head.lefts:
        if child.dep_ in _IN_NAME:
            first = min(first, child.left_edge, key=_position)
    if head.pos_ == "PROPN" or head.ent_iob_ != "O":
        entity = _entity_bounds(head)
        first = min(first, doc[entity[0]], key=_position)
        last = max(last, doc[entity[1] - 1], key=_position)
    if head.pos_ != "PROPN" or last.i == head.i:
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "in", "at", "from", "to", "with"):
                end = child.right_edge
                if end.i - head.i <= 10 and not _has_clause(child, end):
                    last = max(last, end, key=_position)
            elif child.dep_ == "amod" and child.i == last.i + 1:
                last = child.right_edge if child.right_edge.i - head.i <= 8 else last
            else:
                break
    start, end_ = first.idx, last.idx + len(last)
    return Mention(paragraph, start, end_, doc.text[start:end_], head)


def _entity_bounds(head: Token) -> tuple[int, int]:
    doc = head.doc
    start, end = head.i, head.i + 1
    if head.ent_iob_ == "O":
        return start, end
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    if doc[end - 1].lower_ in ("'s", "’s", "’", "'"):
        end -= 1
    return (start, max(end, head.i + 1)) if end - start <= 10 else (head.i, head.i + 1)


def _has_clause(first: Token, last: Token) -> bool:
    return any(t.pos_ == "VERB" and t.tag_ != "VBG" or t.is_punct for t in first.doc[first.i : last.i + 1])


def _position(token: Token) -> int:
    return int(token.i)


def subtree_bounds(token: Token) -> tuple[int, int]:
    """Return the characters that a token's subtree spans."""
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
