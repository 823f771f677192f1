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

from index.disputes.words import family_of, is_light

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

REPORT_NOUNS = frozenset(
    "claim allegation accusation report rumour rumor idea notion suggestion assertion story talk "
    "narrative charge account statement theory view belief contention insinuation tale version "
    "speculation assumption argument thesis explanation complaint propaganda picture impression "
    "headline insinuation assurance denial promise word figure number estimate".split()
)
_DENY = frozenset(
    "deny reject refute dismiss rebut contradict dispute contest repudiate disavow disown debunk "
    "disprove discredit belie gainsay deride ridicule scorn brush disclaim challenge".split()
)
# Verbs of denial that say nothing without a report as their object.
_DENY_REPORT_ONLY = frozenset(
    "dismiss contest dispute challenge reject deride ridicule scorn brush".split()
)
_CALL = frozenset("call brand label describe term dismiss reject denounce".split())
_UNTRUE = (
    r"false|falsehoods?|untrue|baseless|groundless|unfounded|wrong|nonsens\w+|lies?|myths?|fabrications?|"
    r"inventions?|fictions?|fairy[\s-]tales?|tales?|rumou?rs?|gossip|rubbish|incorrect|"
    r"mistaken|misleading|unsubstantiated|fantas(?:y|ies)|hoax(?:es)?|slanders?|libels?|absurd(?:ity)?|"
    r"ridiculous|inaccurate|lying|fabricated|invented|made[\s-]up|bogus|propaganda|humbug|"
    r"fake\s+news|legends?|smears?|deceptions?|bunk|hogwash|preposterous|ludicrous|disinformation"
)
_UNTRUE_WORD = re.compile(rf"(?:{_UNTRUE})$", re.IGNORECASE)
_ANAPHORIC = re.compile(
    r"^\W*(?:but\s+|yet\s+|however,?\s+|in\s+fact,?\s+|and\s+|well,?\s+)?(?:"
    rf"(?:that|this|it|all\s+(?:of\s+)?(?:this|that)|the\s+rest|both|these|those|they|which|none\s+of\s+(?:this|that|it|these))"
    rf"(?:\s+(?:claims?|allegations?|accusations?|stor(?:y|ies)|reports?|assertions?|ideas?|notions?|figures?|tale|version|account|argument))?"
    rf"(?:\s+(?:is|was|are|were|'s)|’s)\s+(?:\w+ly\s+|all\s+|just\s+|quite\s+|plain\s+|pure\s+|a\s+|an\s+|the\s+|big\s+|outright\s+|complete\s+|total\s+|malicious\s+|simple\s+|pack\s+of\s+)*(?:{_UNTRUE})\b"
    rf"|(?:that|this|it)(?:\s+(?:is|was)|'s|’s)(?:\s*n[o'’]t|\s+not|\s+hardly)\s+(?:true|so|the\s+case|what|correct|right|how|accurate)\b"
    rf"|(?:it|they|he|she|that|this|we|there)\s+(?:was|were|did|is|are|had|has|have|does|do)(?:\s+not|n['’]t)\s*[.:;,!]"
    rf"|(?:not\s+(?:so|true|at\s+all)|untrue|false|nonsense|rubbish|wrong|lies|on\s+the\s+contrary|quite\s+the\s+(?:opposite|contrary|reverse)|nothing\s+of\s+the\s+(?:kind|sort))\s*[.,:;!—–]"
    rf"|the\s+(?:opposite|contrary|reverse)\s+is\s+(?:true|the\s+case)"
    rf"|(?:that|this|it|there)\s+is\s+no\s+(?:truth|evidence|proof|basis)\b"
    rf"|there\s+is\s+(?:no|not\s+a\s+(?:shred|scrap|grain))\s*(?:of\s+)?(?:truth|evidence|proof|basis)\s+(?:in|for|of|to)\s+(?:this|that|it|any\s+of)"
    rf"|nothing\s+could\s+be\s+further\s+from"
    rf"|the\s+(?:reality|truth|facts?)\s+(?:is|are|looks?|proves?)\s+(?:quite\s+|very\s+|far\s+|rather\s+|somewhat\s+|more\s+)*(?:more\s+complex|otherwise|different|complex|complicated|the\s+opposite|less\s+\w+)"
    rf")",
    re.IGNORECASE,
)
_LIE_ABOUT = re.compile(
    rf"\b(?:it|that|this)(?:\s+(?:is|was)|'s|’s)\s+(?:\w+ly\s+|all\s+|just\s+|a\s+|an\s+|big\s+|outright\s+|complete\s+|total\s+|pure\s+)*(?:{_UNTRUE})\b",
    re.IGNORECASE,
)
_SUCH = re.compile(
    r"\b(?:no\s+such\s+\w+|(?:any\s+such|anything\s+of\s+(?:the|that)\s+(?:kind|sort)|nothing\s+of\s+(?:the|that)\s+(?:kind|sort)|does\s+no\s+such|did\s+no\s+such))\b",
    re.IGNORECASE,
)
_NO_EVIDENCE = re.compile(
    r"\b(?:(?:no|without(?:\s+\w+ing)?(?:\s+any)?|not\s+(?:a\s+(?:shred|scrap)\s+of\s+)?(?:any\s+)?|"
    r"little|lacks?|lacking)\s+(?:\w+\s+)?(?:evidence|proof|document\s+to|corroboration|substantiation|basis\s+in\s+fact|foundation)"
    r"|(?:evidence|proof)\s+(?:was|were|has\s+been|had\s+been)\s+(?:never|not)\s+\w+"
    r"|(?:never|not)\s+(?:been\s+)?(?:substantiated|proven|proved|corroborated))\b",
    re.IGNORECASE,
)
# "…, a claim for which": the view stands in the same sentence, before the noun.
_APPOSED = re.compile(
    r"(?<=.{25}),\s+(?:an?|the)\s+(?:\w+\s+)?(?:claim|charge|allegation|accusation|account|"
    r"assertion|statement|report|story|suggestion)\s+(?:for|of|that|which|he|she|they|it)\b",
    re.IGNORECASE,
)
_MOCK = re.compile(
    r"\b(?:absurdly|falsely|wrongly|untruthfully|mendaciously|ludicrously|preposterously|"
    r"mistakenly|erroneously|incorrectly|dishonestly|spuriously|with\s+a\s+straight\s+face|so-called\s+(?:claim|fact)s?)\b",
    re.IGNORECASE,
)
_MOCKED_REPORT = re.compile(
    r"\b(?P<cue>absurd|false|baseless|groundless|unfounded|bogus|fabricated|discredited|debunked|"
    r"ridiculous|preposterous|ludicrous|fanciful|spurious|unsubstantiated)\s+(?:\w+\s+)?"
    r"(?:claims?|tales?|story|stories|allegations?|accusations?|assertions?|reports?|notions?|ideas?|"
    r"rumou?rs?|theory|theories|narratives?)\s+(?:that|of|about)\s+(?P<view>[^,;:.]{8,160})",
    re.IGNORECASE,
)
_LYING = re.compile(
    r"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:all\s+|simply\s+|just\s+)?lying\b"
    r"(?P<tail>\s+(?:when|about|that)\b)?",
    re.IGNORECASE,
)
_CONTRARY = re.compile(
    r"\b(?:contrary\s+to|despite\s+(?:\w+\s+){0,3}?(?:claims?|reports?|assertions?|allegations?|talk|assurances?|denials?|rumou?rs?|stories))\b",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(
    r"\b(?:not|n['’]t)\b(?!\s+(?:only|merely|just|simply|necessarily|so\s+much))(?P<view>[^.;:?!]{6,120}?),?\s+but\s+(?!not|also|it\s|that\s|they\s|he\s|she\s|we\s|there\s)(?:rather\s+|because\s+|instead\s+)?",
    re.IGNORECASE,
)
_WHICH_DENY = re.compile(
    r",?\s*(?:(?:a|an)\s+(?:claim|charge|allegation|accusation|account|assertion|statement|report|story|version|figure|suggestion)\s+(?:that\s+|which\s+)?[^.]{0,60}?"
    r"|(?:which|something|this)\s+[^.,]{0,60}?)\b(?P<cue>den(?:y|ies|ied)|reject(?:s|ed)?|refut(?:e|es|ed)|disput(?:e|es|ed)|contradict(?:s|ed)?|dismiss(?:es|ed)?)\b",
    re.IGNORECASE,
)
_CONTRADICTED = re.compile(
    r"\b(?:was|were|is|are|been)\s+(?:\w+\s+)?(?P<cue>contradicted|refuted|disproved|disproven|debunked|discredited|belied|denied(?=\s+by\b|[.,;])|rebutted)\b",
    re.IGNORECASE,
)


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
    """

    form: RejectionForm
    target: tuple[str, ...]
    back: bool
    view: tuple[int, int] | None
    start: int
    end: int


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
        if lemma not in _DENY or token.pos_ != "VERB" or _negated(token):
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
            and (lemma in _DENY_REPORT_ONLY or lemma != "deny")
        ):
            continue
        if (
            target.pos_ == "PRON"
            and lemma in _DENY_REPORT_ONLY
            and target.lower_ not in ("this", "that", "it")
        ):
            continue
        # "They are denied that knowledge" withholds it; "the claim was denied" denies it.
        if passive and not (target.dep_ == "nsubjpass" and report):
            continue
        if target.lower_ == "which" and target.idx - offset > 15:
            yield _before(
                tokens,
                target.idx - offset,
                token.idx - offset,
                token.idx + len(token) - offset,
                offset,
                RejectionForm.DENY,
            )
            continue
        subtree = [t for t in target.subtree if t.i >= tokens.start and t.i < tokens.end]
        words = _families(subtree)
        if target.lemma_.lower() in ("thing", "everything", "something", "anything", "nothing"):
            continue
        back = not words
        view = _bounds(subtree, offset) if words else None
        start, end = token.idx - offset, token.idx + len(token) - offset
        if report and back:
            end = max(end, target.idx + len(target) - offset)
        yield Rejection(RejectionForm.DENY, words, back, view, start, end)


def _by_predicate(tokens: TokenSpan, text: str, offset: int) -> Iterator[Rejection]:
    """ "The claim that P is baseless"; "It is untrue that P"; "called P a lie"."""
    for match in re.finditer(
        rf"\b(?:{_UNTRUE}|cannot\s+be\s+(?:sustained|upheld|true)|does\s+not\s+hold|do\s+not\s+hold|without\s+(?:any\s+)?foundation)\b",
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
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    if (
        verb.pos_ not in ("VERB", "AUX")
        or _negated(verb)
        and "not" not in match[0].lower()
        and "cannot" not in match[0].lower()
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
    copular = verb.lemma_ in ("be", "hold", "sustain", "uphold") or verb.lemma_ == "prove"
    if copular and subject is not None and subject.lemma_.lower() in REPORT_NOUNS:
        subtree = list(subject.subtree)
    elif copular and subject is not None and subject.lower_ in ("it", "that", "this") and clauses:
        subtree = [t for t in clauses[0].subtree if t.i > token.i]
    elif copular and subject is not None and subject.dep_ == "csubj":
        subtree = list(subject.subtree)
    elif verb.lemma_ in _CALL:
        objects = [
            t
            for t in verb.subtree
            if t.dep_ in ("dobj", "nsubj", "ccomp") and t != token and t.head.i >= verb.i
        ]
        objects = [
            t
            for t in objects
            if t.lemma_.lower() in REPORT_NOUNS
            or t.dep_ == "ccomp"
            or t.lower_ in ("it", "this", "that")
        ]
        subtree = list(objects[-1].subtree) if objects else []
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
    )


def _by_pattern(tokens: TokenSpan, text: str, offset: int) -> Iterator[Rejection]:
    match = _ANAPHORIC.match(text) or _ANAPHORIC.match(
        re.sub(r"^[A-Z]{1,3}(?:\s[A-Z]+)?:\s+|^[\"“‘']+", lambda m: " " * len(m[0]), text)
    )
    if match:
        lead = len(text) - len(text.lstrip(" \"“‘'"))
        yield Rejection(RejectionForm.ANAPHORIC, (), True, None, lead, match.end())
    for pattern in (_LIE_ABOUT, _SUCH):
        for hit in pattern.finditer(text):
            yield Rejection(RejectionForm.ANAPHORIC, (), True, None, hit.start(), hit.end())
    for hit in _WHICH_DENY.finditer(text):
        if hit.start() > 15:
            yield _before(
                tokens, hit.start(), hit.start("cue"), hit.end("cue"), offset, RejectionForm.DENY
            )
    for hit in _CONTRADICTED.finditer(text):
        if hit.start() > 25:
            yield _before(
                tokens, hit.start(), hit.start("cue"), hit.end("cue"), offset, RejectionForm.DENY
            )
    for hit in _NO_EVIDENCE.finditer(text):
        if _APPOSED.search(text, 0, hit.start()):
            form = RejectionForm.NO_EVIDENCE
            yield _before(tokens, hit.start(), hit.start(), hit.end(), offset, form)
        else:
            yield Rejection(RejectionForm.NO_EVIDENCE, (), True, None, hit.start(), hit.end())
    for hit in _MOCK.finditer(text):
        yield Rejection(RejectionForm.MOCK, (), False, None, hit.start(), hit.end())
    for hit in _MOCKED_REPORT.finditer(text):
        yield Rejection(
            RejectionForm.UNTRUE,
            _within(tokens, hit.span("view"), offset),
            False,
            hit.span("view"),
            *hit.span("cue"),
        )
    for hit in _LYING.finditer(text):
        if hit["tail"]:
            view = (hit.end(), len(text.rstrip(" .!")))
            yield Rejection(
                RejectionForm.UNTRUE, _within(tokens, view, offset), False, view, *hit.span()
            )
        else:
            yield Rejection(RejectionForm.ANAPHORIC, (), True, None, *hit.span())
    for hit in _CONTRARY.finditer(text):
        yield _after(tokens, text, hit, offset)
    for hit in _NOT_BUT.finditer(text):
        view = hit.span("view")
        yield Rejection(
            RejectionForm.NOT_BUT,
            _within(tokens, view, offset),
            False,
            view,
            hit.start(),
            hit.end(),
        )


def _before(
    tokens: TokenSpan, stop: int, start: int, end: int, offset: int, form: RejectionForm
) -> Rejection:
    view = (0, stop)
    return Rejection(form, _within(tokens, view, offset), False, view, start, end)


def _after(tokens: TokenSpan, text: str, hit: re.Match[str], offset: int) -> Rejection:
    stop = text.find(",", hit.end())
    view = (hit.end(), stop if stop > 0 else len(text))
    return Rejection(
        RejectionForm.CONTRARY, _within(tokens, view, offset), False, view, hit.start(), hit.end()
    )


def _within(tokens: TokenSpan, view: tuple[int, int], offset: int) -> tuple[str, ...]:
    return _families([t for t in tokens if view[0] <= t.idx - offset < view[1]])


def _negated(token: Token) -> bool:
    return any(t.dep_ == "neg" or t.lower_ == "never" for t in token.children)


def _families(tokens: list[Token]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            family_of(t)
            for t in tokens
            if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ")
            and not is_light(t.lemma_)
            and t.lemma_.lower() not in REPORT_NOUNS
            and not _UNTRUE_WORD.match(t.lower_)
        )
    )


def _bounds(tokens: list[Token], offset: int) -> tuple[int, int]:
    return min(t.idx for t in tokens) - offset, max(t.idx + len(t) for t in tokens) - offset
