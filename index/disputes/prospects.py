"""What is said to be coming and what is said not to be: plans, threats, forecasts and their denial.

"The company plans to close the mill" and "the company will not close the mill" can't both stand,
though neither tells of anything that has happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.disputes.alignment import Alignment, written_before
from index.disputes.clauses import Clause, families, own_words
from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.unreal import INTENT
from index.disputes.words import (
    family,
    family_of,
    is_hypothetical,
    is_light,
    is_name,
    name_family,
)
from index.domain import DisputeKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_LEAST_SHARED = 2
_FUTURE = frozenset("will 'll ’ll wo shall sha".split())
_POSSIBLE = frozenset("may might could".split())
_OPEN = frozenset("if unless whether".split())
# Verbs, nouns and adjectives whose infinitive or "of …-ing" is what somebody is about to do.
_INTENDING = frozenset(
    "plan intend want prepare threaten aim mean decide seek expect resolve determine vow pledge "
    "promise agree".split()
)
_INTENT = INTENT | frozenset(
    "threat decision danger risk prospect preparation commitment pledge promise possibility".split()
)
_READY = frozenset("ready set poise due about determined likely bound certain sure".split())
_UNREADY = frozenset("unlikely unwilling reluctant".split())
# What an event is said to be.
_COMING = frozenset("imminent certain inevitable unavoidable likely near loom".split())
_NOT_COMING = frozenset("unlikely impossible unthinkable".split())
_PLANNED = frozenset("plan expect prepare schedule intend".split())
_DENYING = frozenset("deny reject dismiss exclude".split())
_PRONOUNS = frozenset("i we it he she they".split())
_NOBODY = frozenset("no none nobody neither".split())


def find_prospects(tokens: TokenSpan, *, offset: int) -> Iterator[Clause]:
    """What a sentence says is coming, or is not, as clauses; `offset` as for `find_clauses`."""
    for token in tokens:
        if token.pos_ == "VERB":
            found = _of_verb(token)
        elif token.pos_ == "NOUN":
            found = _of_noun(token)
        else:
            continue
        if found is None or is_light(token.lemma_) or is_hypothetical(family_of(token)):
            continue
        negative, doer = found
        event = family_of(token)
        subject = families(doer)
        words = families(t for t in own_words(token) if t != token and t.dep_ != "nsubj")
        yield Clause(
            predicate=event,
            negative=negative,
            unreal=True,
            subject=subject,
            rest=tuple(w for w in words if w not in subject and w != event),
            start=max(0, token.idx - offset),
            end=token.idx + len(token) - offset,
        )


def prospect_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """What one says is coming, and another that it is not."""
    if not (shared.kin or shared.exchange) or shared.shared < _LEAST_SHARED:
        return
    if shared.apart or written_before(one, other):
        return
    for mine in one.prospects:
        for theirs in other.prospects:
            if mine.negative == theirs.negative or mine.predicate != theirs.predicate:
                continue
            if _says_both(one, mine) or _says_both(other, theirs):
                continue
            if _is_one_event(mine, theirs, one, other):
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.CONTRADICTION, "prospect", 1.0, *spans)
                return


def _says_both(signature: Signature, prospect: Clause) -> bool:
    return any(
        p.predicate == prospect.predicate and p.negative != prospect.negative
        for p in signature.prospects
    )


def _is_one_event(mine: Clause, theirs: Clause, one: Signature, other: Signature) -> bool:
    """Whether the same is done by the same, or to the same; a pronoun is whoever speaks."""
    doers = {*mine.subject} or _speaker(one), {*theirs.subject} or _speaker(other)
    others = {*mine.rest}, {*theirs.rest}
    # What closes may stand where the other has what is closed; but who attacks is not attacked.
    names = {*one.names, *other.names}
    crossed = (doers[0] & others[1]) | (doers[1] & others[0])
    if doers[0] & doers[1] or crossed - names:
        return True
    return bool(others[0] & others[1]) and not (mine.subject and theirs.subject)


def _speaker(signature: Signature) -> set[str]:
    name = signature.voice.rpartition("/")[2]
    return {key(word) for word in name.split() if len(word) > 1 for key in (name_family, family)}


def _of_verb(verb: Token) -> tuple[bool, list[Token]] | None:
    """Whether what a verb says is coming or not, and who does it; None for what is no prospect."""
    helpers = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    if _is_open(verb):
        return None
    own = _negations(verb)
    if helpers & _FUTURE or _would(verb, helpers):
        return (own + _denied(verb)) % 2 == 1, _doer(verb)
    if helpers & _POSSIBLE:
        return None if own or "have" in helpers else (bool(_denied(verb)), _doer(verb))
    governor = _governor(verb, helpers)
    if governor is None:
        return None
    if verb.tag_ == "VBG" and _rules_out(governor):
        return True, _doer(governor)
    negative = own + _negations(governor) + _denied(governor)
    negative += governor.lemma_.lower() in _UNREADY
    return negative % 2 == 1, _doer(governor)


def _of_noun(noun: Token) -> tuple[bool, list[Token]] | None:
    """The same for an event that a noun names: "an attack is imminent", "no danger of war"."""
    head, by = noun.head, _doer_of(noun)
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in _INTENT:
        governor = head.head
        return (_negations(governor) + _denied(governor)) % 2 == 1, by or _doer(governor)
    if noun.dep_ == "dobj" and _rules_out(head):
        return True, by or _doer(head)
    if noun.dep_ == "nsubjpass" and head.lemma_.lower() in _PLANNED:
        return (_negations(head) + _denied(head)) % 2 == 1, by
    if noun.dep_ != "nsubj" or head.lemma_ not in ("be", "loom"):
        return None
    # "The bank is likely to" speaks of what it does.
    called = [t for t in head.children if t.dep_ in ("acomp", "attr")]
    said = {t.lemma_.lower() for t in called if not any(c.dep_ == "xcomp" for c in t.children)}
    if head.lemma_ == "be" and not said & (_COMING | _NOT_COMING):
        return None
    negative = _negations(head) + _denied(head) + bool(said & _NOT_COMING)
    return negative % 2 == 1, by


def _doer_of(noun: Token) -> list[Token]:
    """Whose deed a noun names: "a Ruritanian attack", "the guild's closure", "an attack by"."""
    found = [
        t
        for t in noun.children
        if t.dep_ == "poss" or (t.dep_ in ("amod", "compound", "nmod") and is_name(t))
    ]
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            found += [t for t in child.subtree if t.dep_ in ("pobj", "compound")]
    return found


def _would(verb: Token, helpers: set[str]) -> bool:
    """Whether "would" tells of what was to come and not of what might have been."""
    return "would" in helpers and "have" not in helpers and verb.dep_ in ("ccomp", "ROOT", "conj")


def _is_open(verb: Token) -> bool:
    clauses = [verb, *(t for t in verb.children if t.dep_ == "advcl")]
    return any(
        t.dep_ == "mark" and t.lower_ in _OPEN for clause in clauses for t in clause.children
    )


def _governor(verb: Token, helpers: set[str]) -> Token | None:
    """The word that makes an infinitive or a gerund a prospect."""
    head = verb.head
    if verb.tag_ == "VBG":
        if verb.dep_ == "pcomp" and head.lower_ in ("of", "for"):
            return head.head if head.head.lemma_.lower() in _INTENT else None
        return head if verb.dep_ in ("xcomp", "dobj", "ccomp") and _rules_out(head) else None
    if "to" not in helpers or verb.dep_ not in ("xcomp", "acl", "ccomp", "advcl"):
        return None
    lemma = head.lemma_.lower()
    going = lemma == "go" and head.tag_ == "VBG"
    known = _INTENT if head.pos_ == "NOUN" else _INTENDING | _READY | _UNREADY
    return head if going or lemma in known else None


def _rules_out(verb: Token) -> bool:
    ruled = verb.lemma_ == "rule" and any(
        t.lower_ == "out" for t in verb.children if t.dep_ in ("prt", "advmod")
    )
    return (ruled or verb.lemma_ == "exclude") and not _negations(verb)


def _negations(token: Token) -> int:
    """How often a word is denied where it stands, by "not", "never", "no" or "nobody"."""
    found = 0
    for child in token.children:
        found += child.dep_ == "neg" or child.lower_ == "never"
        found += child.dep_ == "det" and child.lower_ == "no"
        if child.dep_ in ("nsubj", "nsubjpass"):
            found += child.lower_ in _NOBODY or any(
                t.lower_ in ("no", "neither") and t.dep_ in ("det", "neg") for t in child.children
            )
    return found


def _denied(token: Token) -> int:
    """How often what governs a word denies it: "denied plans to", "does not have any plan to"."""
    head = token.head
    governed = ("dobj", "ccomp", "xcomp", "nsubjpass")
    if token.dep_ in governed and head.lemma_.lower() in _DENYING:
        return 1 + _negations(head)
    if token.dep_ in ("dobj", "attr") and head.lemma_.lower() in ("have", "be", "see"):
        return _negations(head) + _denied(head)
    if token.dep_ in ("acomp", "xcomp") and head.lemma_.lower() in ("be", "go"):
        return _negations(head) + _denied(head)
    return 0


def _doer(governor: Token) -> list[Token]:
    """Who is about to do something: the subject of the word that says so, or whose plan it is."""
    token = governor
    for _ in range(3):
        subjects = [t for t in token.children if t.dep_ in ("nsubj", "nsubjpass", "poss")]
        if subjects:
            named = [t for t in subjects[0].subtree if t.lower_ not in _PRONOUNS]
            return [t for t in named if t.pos_ in ("NOUN", "PROPN")]
        if token.dep_ in ("ROOT", "ccomp", "advcl", "relcl", "nsubj", "nsubjpass"):
            break
        token = token.head
    return []
