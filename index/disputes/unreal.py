"""Whether a clause tells what is so, or only what may be, is wanted or is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs whose infinitive is then done or, with these, not done.
IMPLICATIVE = frozenset("fail refuse decline neglect forget avoid refrain cease stop deny".split())
# Verbs whose infinitive is then done, or is so.
_FACTUAL = frozenset(
    "manage begin start continue happen come prove seem appear go have use allow permit force "
    "oblige compel enable help make claim say report believe know find think see show let "
    "about".split()
)
# "Before she was paid" does not say that she was.
_UNREAL = frozenset("may might should if unless whether before".split())
# Nouns of what somebody means to do: "no intention of selling" says nothing of what was sold.
INTENT = frozenset("intention intent plan wish desire ambition aim".split())
# "I heard him call it a ruin": what was heard was said.
_WITNESSING = frozenset(("hear", "overhear"))
_COMING = frozenset("will would shall 'll ’ll".split())
# What is promised or proposed is not yet so.
_COMMISSIVE = frozenset(
    "promise pledge assure assurance guarantee agree vow commit suggest propose proposal ensure "
    "demand urge".split()
)


def is_unreal(token: Token) -> bool:
    """Whether a clause is conditional, only possible, or demanded ("that they not go")."""
    if any(t.lower_ in _UNREAL for t in token.children if t.dep_ in ("aux", "mark")):
        return True
    if _would_have(token) or _depends(token):
        return True
    if token.dep_ == "pcomp" and token.head.head.lemma_.lower() in INTENT:
        return True
    if token.head.lemma_.lower() in _COMMISSIVE and token.dep_ in ("acl", "ccomp", "xcomp"):
        return True
    if _has_to(token):
        return True
    to = any(t.dep_ == "aux" and t.lower_ == "to" for t in token.children)
    if to and token.dep_ in ("xcomp", "advcl", "acl", "ccomp") and not _brings_about(token.head):
        return True
    helped = any(t.dep_ in ("aux", "auxpass") for t in token.children)
    bare = not helped and token.tag_ in ("VB", "VBP")
    # English negates what is so with "do"; "not go" is what somebody wants
    if (
        bare
        and token.lemma_ != "be"
        and any(t.dep_ == "neg" and t.lower_ == "not" for t in token.children)
    ):
        return True
    if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
        return is_unreal(token.head)
    subject = next((t for t in token.children if t.dep_ == "nsubj"), None)
    singular = subject is not None and subject.tag_ in ("NN", "NNP")
    seen = token.head.lemma_ in _WITNESSING
    return bare and singular and not seen and bool(token.dep_ == "ccomp")


def _has_to(token: Token) -> bool:
    """Whether it tells what has to be done, which may not be; what had to be done was."""
    duty = token.head if token.dep_ in ("xcomp", "ccomp") else None
    return duty is not None and duty.lemma_ == "have" and duty.tag_ in ("VBZ", "VBP")


def _would_have(token: Token) -> bool:
    """Whether it tells what would have been, or would not be: "no roof would have held"."""
    helpers = {t.lower_ for t in token.children if t.dep_ == "aux"}
    denied = any(t.dep_ == "neg" for t in token.children)
    past = "have" in helpers and not helpers.isdisjoint(("would", "could", "d", "'d", "’d"))
    return past or (denied and "would" in helpers)


def _depends(token: Token) -> bool:
    """Whether it tells what will be if something else is: "it will close if the weir breaks"."""
    coming = any(t.dep_ == "aux" and t.lower_ in _COMING for t in token.children)
    return coming and any(
        mark.dep_ == "mark" and mark.lower_ in ("if", "unless")
        for clause in token.children
        if clause.dep_ == "advcl"
        for mark in clause.children
    )


def _brings_about(token: Token) -> bool:
    """Whether what a verb is said to do includes the infinitive after it, done or not done."""
    return token.lemma_.lower() in IMPLICATIVE | _FACTUAL
