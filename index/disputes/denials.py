"""Words that reject what somebody says, and what they are aimed at.

The vocabulary is general English: verbs of denial, predicates that call a report untrue, and the
nouns that stand for a report ("claim", "story"). Nothing here names a person or body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.disputes.denial_words import (
    ANAPHORIC,
    APPOSED,
    AS_FOR,
    CALL,
    CONTRADICTED,
    CONTRARY,
    DENY,
    DENY_REPORT_ONLY,
    FOUND_FOR,
    LIE_ABOUT,
    LYING,
    MADE_UP,
    MOCK,
    MOCKED_REPORT,
    NO_EVIDENCE,
    NOT_BUT,
    NOT_TAKEN,
    POINTING,
    REPORT_NOUNS,
    SUCH,
    UNSUPPORTED,
    UNTRUE,
    UNTRUE_WORD,
    WHICH_DENY,
)
from index.disputes.words import HAPPEN, family, family_of, is_light, says_little

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

# Reports that are texts, and may themselves be told to speak.
_TEXTS = frozenset(("report", "account", "statement", "complaint"))
_FILED = frozenset(("complaint", "charge"))
_ANYTHING = frozenset("thing kind sort word event case matter person place".split())
# What a denial tells of the time besides.
_WHEN = frozenset("before after when while until once as".split())
_MEANING = frozenset("intend plan want mean decide seek aim".split())
# Who speaks, before what is said: "DS:", "Mira Stenn:"; or the mark that opens it.
_TURN = re.compile(r"^(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}:\s+)?[\"“‘']*")


class RejectionForm(StrEnum):
    """How a rejection is worded."""

    DENY = "deny"
    """A verb of denial with what it denies ("denied that …", "rejected the claim")."""
    UNTRUE = "untrue"
    """A report called untrue ("the claim that … is baseless", "it is untrue that …")."""
    ANAPHORIC = "anaphoric"
    """It points back ("That is a lie", "Not so,", "They were not.")."""
    NO_EVIDENCE = "no_evidence"
    MOCK = "mock"
    """An adverb on the reporting verb ("absurdly claimed")."""
    CONTRARY = "contrary"
    """"Contrary to …", "despite reports of …"."""
    NOT_BUT = "not_but"
    """"Not X but Y"."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejection in a sentence.

    `target` are the families of what is rejected, () where it points back to an earlier sentence
    (`back` is then True). `view` are the offsets of what is rejected if it stands in this very
    sentence; `start`..`end` those of the rejecting words. Offsets are in the sentence's text.
    `head` is the family of the predicate of a rejected clause, "" where none is known. `holders`
    are the families of whose view it is, where it says that ("the school's account").
    """

    form: RejectionForm
    target: tuple[str, ...]
    back: bool
    view: tuple[int, int] | None
    start: int
    end: int
    head: str = ""
    holders: tuple[str, ...] = ()


def find_rejections(tokens: TokenSpan, text: str, *, offset: int) -> tuple[Rejection, ...]:
    """The rejections of one sentence, in order, without overlaps."""
    found: list[Rejection] = []
    for rejection in (
        *_by_verb(tokens, offset),
        *_by_predicate(tokens, text, offset),
        *_by_pattern(tokens, text, offset),
    ):
        if not any(r.start < rejection.end and rejection.start < r.end for r in found):
            found.append(rejection)
    return tuple(sorted(found, key=lambda r: r.start))


def _by_verb(tokens: TokenSpan, offset: int) -> Iterator[Rejection]:
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or lemma not in (NOT_TAKEN if _negated(token) else DENY):
            continue
        passive = any(t.dep_ == "auxpass" for t in token.children)
        objects = [
            t for t in token.children if t.dep_ in ("dobj", "nsubjpass", "ccomp", "xcomp", "pobj")
        ]
        if not objects:
            continue
        target = objects[0] if len(objects) == 1 else objects[-1]
        noun = target.pos_ in ("NOUN", "PROPN", "PRON")
        report = target.lemma_.lower() in REPORT_NOUNS
        if (
            noun
            and not report
            and target.pos_ != "PRON"
            and (lemma in DENY_REPORT_ONLY or lemma != "deny")
        ):
            continue
        if (
            target.pos_ == "PRON"
            and lemma in DENY_REPORT_ONLY
            and target.lower_ not in ("this", "that", "it")
        ):
            continue
        if passive and target.lemma_ in _FILED:
            continue  # a complaint that a court dismissed
        # "They are denied that knowledge" withholds it; "the claim was denied" denies it.
        if passive and not (target.dep_ == "nsubjpass" and report):
            continue
        if target.lower_ == "which" and target.idx - offset > 15:
            before = (0, target.idx - offset)
            cue = (token.idx - offset, token.idx + len(token) - offset)
            yield _rejects(RejectionForm.DENY, tokens, before, cue, offset)
            continue
        subtree = [t for t in target.subtree if t.i >= tokens.start and t.i < tokens.end]
        words = _families([t for t in subtree if not _is_beside(t, target)])
        if target.lemma_.lower() in ("thing", "everything", "something", "anything", "nothing"):
            continue
        back = not _families(subtree)
        view = None if back else _bounds(subtree, offset)
        start, end = token.idx - offset, token.idx + len(token) - offset
        if report and back:
            end = max(end, target.idx + len(target) - offset)
        yield Rejection(
            RejectionForm.DENY, words, back, view, start, end, _predicate(target), _holders(target)
        )


def _by_predicate(tokens: TokenSpan, text: str, offset: int) -> Iterator[Rejection]:
    """ "The claim that P is baseless"; "It is untrue that P"; "called P a lie"."""
    for match in re.finditer(
        rf"\b(?:{UNTRUE}|cannot\s+be\s+(?:sustained|upheld|true)|does\s+not\s+hold|do\s+not\s+hold|without\s+(?:any\s+)?foundation)\b",
        text,
        re.IGNORECASE,
    ):
        inside = [
            t
            for t in tokens
            if t.idx - offset < match.end() and match.start() < t.idx - offset + len(t)
        ]
        if not inside:
            continue
        yield from _predicated(inside, tokens, match, offset)


def _predicated(
    inside: list[Token], tokens: TokenSpan, match: re.Match[str], offset: int
) -> Iterator[Rejection]:
    token = next(
        (
            t
            for t in inside
            if t.dep_ in ("acomp", "attr", "oprd", "dobj", "pobj", "ROOT", "conj", "ccomp")
        ),
        None,
    )
    if token is None:
        return
    verb = token
    asked = (t for t in (token, *token.ancestors) for t in t.children if t.dep_ == "mark")
    if any(t.lower_ in ("whether", "if") for t in asked):
        return
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or (
        _negated(verb) and "not" not in match[0].lower() and "cannot" not in match[0].lower()
    ):
        return
    subjects = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "csubj")]
    clauses = [
        t
        for t in verb.subtree
        if t.dep_ in ("ccomp", "csubj", "acl", "xcomp")
        and t.i > token.i
        and t.pos_ in ("VERB", "AUX")
    ]
    subject = subjects[0] if subjects else None
    copular = verb.lemma_ in ("be", "hold", "sustain", "uphold", "prove") or any(
        t.dep_ == "auxpass" for t in verb.children
    )
    head, reports = "", []
    if copular and subject is not None and subject.lemma_.lower() in REPORT_NOUNS:
        subtree, reports = list(subject.subtree), [subject]
        head = _predicate(subject)
    elif copular and subject is not None and subject.lower_ in ("it", "that", "this") and clauses:
        subtree = [t for t in clauses[0].subtree if t.i > token.i]
        head = _predicate(clauses[0])
    elif copular and subject is not None and subject.dep_ == "csubj":
        subtree = list(subject.subtree)
    elif copular and subject is not None and _is_made_up(subject, match[0]):
        words = _families(list(subject.subtree))
        if words:
            yield Rejection(RejectionForm.UNTRUE, words, True, None, match.start(), match.end())
        return
    elif verb.lemma_ in CALL:
        objects = [
            t
            for t in verb.subtree
            if t.dep_ in ("dobj", "nsubj", "ccomp") and t != token and t.head.i >= verb.i
        ]
        # "called that an invention and said that …": what is said besides is not what is called
        beside = {w for t in verb.children if t.dep_ == "conj" for w in t.subtree}
        objects = [t for t in objects if t not in beside]
        objects = [
            t
            for t in objects
            if t.lemma_.lower() in REPORT_NOUNS
            or t.dep_ == "ccomp"
            or t.lower_ in ("it", "this", "that")
        ]
        subtree, reports = (list(objects[-1].subtree), objects[-1:]) if objects else ([], [token])
    else:
        return
    words = _families(subtree)
    yield Rejection(
        RejectionForm.UNTRUE,
        words,
        not words,
        _bounds(subtree, offset) if words else None,
        match.start(),
        match.end(),
        head,
        _holders(reports[0]) if reports else (),
    )


def _holders(report: Token) -> tuple[str, ...]:
    """Whose report it is that is rejected, or the text that speaks itself ("the report")."""
    # "called the school's account misleading" is often parsed as one noun
    nouns = [report, *(t for t in report.children if t.dep_ == "compound")]
    if REPORT_NOUNS.isdisjoint(t.lemma_.lower() for t in nouns):
        return ()
    whose = [t for t in report.children if t.dep_ == "poss" and t.pos_ != "PRON"]
    words = [w for t in whose for w in t.subtree] or [
        report for t in report.children if t.lower_ == "the" and report.lemma_ in _TEXTS
    ]
    return tuple(dict.fromkeys(family_of(t) for t in words if t.pos_ in ("NOUN", "PROPN", "ADJ")))


def _predicate(target: Token) -> str:
    """The family of what a rejected clause says of its subject, "" of a mere noun."""
    clause = target
    if target.pos_ in ("NOUN", "PROPN", "PRON"):
        clauses = (t for t in target.children if t.dep_ in ("acl", "ccomp") and t.i > target.i)
        clause = next(clauses, target)
    if clause.lemma_ == "be":
        complements = (t for t in clause.children if t.dep_ in ("attr", "acomp"))
        clause = next(complements, clause)
    elif clause.pos_ != "VERB":
        return ""
    return "" if is_light(clause.lemma_) else family_of(clause)


def _is_made_up(subject: Token, words: str) -> bool:
    """Whether a thing that was spoken of is called a mere story ("the bomb is a myth")."""
    known = any(t.lower_ in ("the", "this", "that", "these", "those") for t in subject.children)
    return subject.pos_ == "NOUN" and known and MADE_UP.fullmatch(words) is not None


def _by_pattern(tokens: TokenSpan, text: str, offset: int) -> Iterator[Rejection]:
    for hit in AS_FOR.finditer(text):
        yield _rejects(RejectionForm.UNTRUE, tokens, hit.span("view"), hit.span("cue"), offset)
    yield from _pointing_back(text)
    for pattern, least in ((WHICH_DENY, 15), (CONTRADICTED, 25)):
        for hit in pattern.finditer(text):
            if hit.start() > least:
                view = (0, hit.start())
                yield _rejects(RejectionForm.DENY, tokens, view, hit.span("cue"), offset)
    yield from _without_evidence(tokens, text, offset)
    for hit in MOCK.finditer(text):
        yield Rejection(RejectionForm.MOCK, (), False, None, *hit.span())
    for hit in MOCKED_REPORT.finditer(text):
        yield _rejects(RejectionForm.UNTRUE, tokens, hit.span("view"), hit.span("cue"), offset)
    for hit in LYING.finditer(text):
        if hit["tail"]:
            view = (hit.end(), len(text.rstrip(" .!")))
            yield _rejects(RejectionForm.UNTRUE, tokens, view, hit.span(), offset)
    for hit in CONTRARY.finditer(text):
        stop = text.find(",", hit.end())
        view = (hit.end(), stop if stop > 0 else len(text))
        yield _rejects(RejectionForm.CONTRARY, tokens, view, hit.span(), offset)
    for hit in NOT_BUT.finditer(text):
        yield _rejects(RejectionForm.NOT_BUT, tokens, hit.span("view"), hit.span(), offset)


def _without_evidence(tokens: TokenSpan, text: str, offset: int) -> Iterator[Rejection]:
    """What there is said to be no evidence of: here, before the noun, or further back."""
    for hit in NO_EVIDENCE.finditer(text):
        if APPOSED.search(text, 0, hit.start()):
            view = (0, hit.start())
            yield _rejects(RejectionForm.NO_EVIDENCE, tokens, view, hit.span(), offset)
        else:
            target = _unproven(tokens, text, hit.end(), offset)
            back = bool(target or POINTING.search(text))
            yield Rejection(RejectionForm.NO_EVIDENCE, target, back, None, *hit.span())


def _pointing_back(text: str) -> Iterator[Rejection]:
    """Rejections of what an earlier sentence says; a turn's initials don't hide them."""
    opening = _TURN.sub(lambda m: " " * len(m[0]), text)
    match = ANAPHORIC.match(text) or ANAPHORIC.match(opening)
    if match:
        lead = len(text) - len(text.lstrip(" \"“‘'"))
        yield Rejection(RejectionForm.ANAPHORIC, (), True, None, lead, match.end())
    for pattern in (LIE_ABOUT, SUCH, UNSUPPORTED, LYING):
        for hit in pattern.finditer(text):
            if pattern is not LYING or not hit["tail"]:
                such = _such(hit["noun"]) if pattern is SUCH else ()
                yield Rejection(RejectionForm.ANAPHORIC, such, True, None, *hit.span())


def _such(noun: str | None) -> tuple[str, ...]:
    """What there was no such one of, if that is more than a report or a thing."""
    if noun is None or noun.lower().rstrip("s") in REPORT_NOUNS | _ANYTHING:
        return ()
    return (family(noun),)


def _unproven(tokens: TokenSpan, text: str, start: int, offset: int) -> tuple[str, ...]:
    """What there is no evidence of, if the sentence says it itself."""
    said = FOUND_FOR.match(text, start)
    if said is None:
        return ()
    stop = re.compile(r"[,;:.]|\bexcept\b").search(text, said.end())
    return _within(tokens, (said.end(), stop.start() if stop else len(text)), offset)


def _rejects(
    form: RejectionForm,
    tokens: TokenSpan,
    view: tuple[int, int],
    cue: tuple[int, int],
    offset: int,
) -> Rejection:
    """A rejection whose view stands in the sentence."""
    return Rejection(form, _within(tokens, view, offset), False, view, *cue)


def _within(tokens: TokenSpan, view: tuple[int, int], offset: int) -> tuple[str, ...]:
    return _families([t for t in tokens if view[0] <= t.idx - offset < view[1]])


def _negated(token: Token) -> bool:
    return any(
        t.dep_ == "neg"
        or t.lower_ == "never"
        or (t.dep_ in ("nsubj", "nsubjpass") and _is_nobody(t))
        for t in token.children
    )


def _is_nobody(token: Token) -> bool:
    return token.lower_ in ("nobody", "none") or any(t.lower_ == "no" for t in token.children)


def _is_beside(token: Token, target: Token) -> bool:
    """Whether a word only tells when what is denied is said to have been ("before he left")."""
    while token not in (target, token.head):
        if token.dep_ == "advcl" and any(t.lower_ in _WHEN for t in token.children):
            return True
        token = token.head
    return False


def _is_anyone(token: Token) -> bool:
    """Whether a noun says no more than "anybody": "that any member of the staff helped"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head.head
    subject = token.dep_ in ("nsubj", "nsubjpass")
    return subject and any(t.lower_ == "any" for t in token.children)


def _is_meant(token: Token) -> bool:
    """Whether a verb only says that somebody means to do what follows: "intends to resign"."""
    return token.lemma_ in _MEANING and any(t.dep_ == "xcomp" for t in token.children)


def _families(tokens: list[Token]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            family_of(t)
            for t in tokens
            if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ")
            and not _is_anyone(t)
            and not _is_meant(t)
            and not says_little(t)
            and t.lemma_ not in HAPPEN
            and t.lemma_.lower() not in REPORT_NOUNS
            and not UNTRUE_WORD.match(t.lower_)
        )
    )


def _bounds(tokens: list[Token], offset: int) -> tuple[int, int]:
    return min(t.idx for t in tokens) - offset, max(t.idx + len(t) for t in tokens) - offset
