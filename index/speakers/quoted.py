"""Who is quoted: the reporting words beside a quotation, or the quotation that it continues."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.speakers import lexicon
from index.speakers.frames import Frame
from index.speakers.quotations import Quotation
from index.speakers.reports import Mention
from index.speakers.syntax import mention_of, nearest_subject, subject_of
from index.speakers.voices import can_speak, is_voice

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINS = frozenset((",", "-", "–", "—", "--"))
_COMPLEMENTISERS = frozenset(("that", "how", "as", "with", "by", ":", ",", "saying"))
_NOMINAL = frozenset(("PROPN", "PRON", "NOUN"))
_LINKS = frozenset(("and", "of", "the", "&"))
_PLAIN_FORMS = frozenset(
    (
        "said says states stated read reads writes wrote notes noted reports reported headlines "
        "headlined"
    ).split()
)
_LEADING = frozenset(("AUX", "VERB", "ADP", "DET"))
_BASE_FORMS = frozenset(("say", "state", "write", "note", "read"))
# What is given in somebody's own words, by which verbs, and how far before the colon it may stand.
_GIVEN = frozenset(
    "version explanation account answer reply response message description verdict view warning "
    "summary story reason word advice comment question reaction assessment diagnosis excuse "
    "instruction order".split()
)
_GIVING = frozenset("give have offer provide tell send deliver issue add make put post".split())
_QUOTING = frozenset(("quote", "read", "paraphrase", "cite", "translate"))
_NEAR_COLON = 8
_MAX_NAME = 8
# Fewer quoted words than this make a sentence of their own only beside reporting words.
SCARE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting words found beside a quotation. `listed`: their verb is known as one.

    `bound`: they announce or follow the quotation and don't just hold it in their clause.
    """

    verb: Token | None
    source: Token
    listed: bool
    before: bool
    bound: bool = True


def find_cue(frame: Frame, quotation: Quotation) -> Cue | None:
    """Return the words that attribute a quotation, from its own sentence."""
    after = frame.after(quotation)
    before = frame.before(quotation)
    bound = _bound_before(before)
    announced = bound is not None and _announces(bound, before)
    if bound is not None and bound.listed and (announced or not _joined(frame, quotation, after)):
        return bound
    following = _cue_after(frame, quotation, after)
    if following is not None and following.listed:
        return following
    if before and not before[-1].is_punct and before[-1].pos_ in _LEADING:
        # "is "a ruin," Y walks on": what a clause leads into it doesn't share with the next.
        following = None
    if bound is not None and (bound.listed or following is None):
        return bound
    governor = _governor(frame, quotation)
    if following is not None and governor is not None and governor.listed and governor.before:
        # "While X calls it "a ruin," Y walks on."
        return governor
    return following or governor


def _announces(cue: Cue, window: list[Token]) -> bool:
    """Whether a sentence begins with the words that lead right up to its quotation."""
    leads = window[-1].text == "," or (cue.verb is not None and window[-1].i == cue.verb.i)
    return leads and (bool(window[0].is_sent_start) or window[0].i == 0)


def _joined(frame: Frame, quotation: Quotation, after: list[Token]) -> bool:
    """Whether a comma ties a quotation to the words after it."""
    inner = quotation.inner(frame.doc.text)
    return bool(after) and (inner.endswith(",") or after[0].text in _JOINS)


def _cue_after(frame: Frame, quotation: Quotation, window: list[Token]) -> Cue | None:
    inner = quotation.inner(frame.doc.text)
    joined = _joined(frame, quotation, window)
    while window and (window[0].is_punct or window[0].is_space):
        if window[0].text in ("(", "["):
            return None
        window = window[1:]
    # "a new word, "...," to describe it"
    if not window or window[0].pos_ in ("CCONJ", "SCONJ") or window[0].tag_ in ("WDT", "TO"):
        return None
    loose = joined and len(inner.split()) >= SCARE_WORDS
    lower = window[0].text[:1].islower() or window[0].lower_ == "i"
    if inner.endswith(".") and not joined and not (lower and _is_verb(window[0])):
        return None
    if not joined and not inner.endswith(("?", "!", "…", "...", ".", "—", "–", "-")):
        return None
    best: Cue | None = None
    for token in window:
        if not _is_verb(token) or token.dep_ in ("aux", "auxpass"):
            continue
        listed = _is_listed(token)
        if best is not None and (not listed or _in_aside(token, best.verb)):
            continue
        if token.dep_ in ("relcl", "acl") and token.i > window[0].i + 1 and not listed:
            continue
        source = _source_beside(frame, token, window)
        if source is None:
            continue
        if listed and not _in_relative(token):
            return Cue(token, source, True, before=False)
        if best is None and loose and not _in_relative(token):
            best = Cue(token, source, listed, before=False)
    return best or (_misread_cue(window) if joined else None)


def _in_aside(verb: Token, before: Token | None) -> bool:
    """Whether a verb's clause only says when or how another took place: "he spat, as Y went on"."""
    clause = verb
    while clause.dep_ in ("xcomp", "ccomp", "conj") and clause.head.i < clause.i:
        clause = clause.head
    return before is not None and clause.dep_ == "advcl" and clause.head.i == before.i


def _misread_cue(window: list[Token]) -> Cue | None:
    """Return the words of "..., the notice reads" where the tagger takes the verb for a noun."""
    for source, verb in pairwise(window[:8]):
        plural = source.tag_ in ("NNS", "NNPS") and verb.lower_ in _BASE_FORMS
        known = verb.lower_ in _PLAIN_FORMS or plural
        if known and source.pos_ in _NOMINAL and can_speak(source, "say"):
            return Cue(verb, source, True, before=False)
    return None


def _in_relative(verb: Token) -> bool:
    """Whether a verb stands in a "who ..." clause, which tells of a speaker and no speech."""
    clause = verb
    while clause.dep_ in ("xcomp", "conj", "ccomp") and clause.head.i < clause.i:
        clause = clause.head
    return clause.dep_ == "relcl" and any(
        c.tag_ in ("WP", "WDT") and c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts
    )


def _source_beside(frame: Frame, verb: Token, window: list[Token]) -> Token | None:
    first, last = window[0].i, window[-1].i
    subject = subject_of(verb)
    beside = verb.doc[verb.i + 1] if verb.i == first and verb.i < last else None
    alone = beside is not None and verb.doc[beside.i + 1 : beside.i + 2].text in (",", ".", "")
    if beside is not None and alone and beside.lower_ == "one":
        # "..." grumbled one, loading her car.
        return beside
    if beside is not None and alone and beside.is_title and beside.pos_ not in ("NOUN", "PRON"):
        # "..." said X, explaining that he ...: the tagger takes rare names for other words.
        return beside
    if subject is not None and first <= subject.i <= last and can_speak(subject, "say"):
        return subject
    named = _before_verb(verb, first)
    if named is not None:
        return named
    following = verb.doc[verb.i + 1 : min(last + 1, verb.i + 12)]
    if verb.i <= first + 1:
        # "..." said the old man: the first noun after the verb that no other noun modifies.
        known = verb.lemma_.lower() in lexicon.QUOTATIVE
        for token in following:
            if token.pos_ in _NOMINAL and token.dep_ not in ("compound", "poss", "npadvmod"):
                fits = can_speak(token, "say") if known else token.pos_ == "PROPN"
                return token if fits else None
    for token in reversed(verb.doc[first : verb.i]):
        aged = token.lower_ == "old" and token.i == verb.i - 1
        if aged or (token.pos_ in _NOMINAL and token.dep_ not in ("npadvmod", "pobj")):
            return token if can_speak(token, "say") else None
    outside = subject is not None and not frame.is_inside(subject)
    return subject if subject is not None and outside and can_speak(subject, "say") else None


def _before_verb(verb: Token, first: int) -> Token | None:
    """Return X of "..., X said" and "..., X, who came by boat, said", whatever the parse holds."""
    doc = verb.doc
    beside = doc[verb.i - 1]
    if verb.lemma_.lower() not in lexicon.SPEECH or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if beside.i >= first and (beside.tag_ == "PRP" or (beside.i == first and beside.is_title)):
        return beside if can_speak(beside, "say") else None
    if beside.text == "," and verb.i - first > 2:
        end = first
        while end < verb.i and doc[end].pos_ == "PROPN":
            end += 1
        if end > first and doc[end].text == "," and can_speak(doc[end - 1], "say"):
            return doc[end - 1]
    return None


def _bound_before(window: list[Token]) -> Cue | None:
    """Return the words just before a quotation that announce it."""
    if not window:
        return None
    colon = window[-1].text == ":"
    named = (_named_before_colon(window) or _inverted(window)) if colon else None
    if named is not None:
        return Cue(None, named, True, before=True)
    given = _giver(window) if colon else None
    if given is not None:
        return given
    comma = window[-1].text in _JOINS
    verbs = [t for t in window if _is_verb(t) and t.dep_ not in ("aux", "auxpass")]
    verbs = [t for t in verbs if not _is_own_aside(t)]
    for verb in reversed(verbs):
        listed = _is_listed(verb)
        gap = window[-1].i - verb.i
        if not listed and not colon:
            break
        if not colon and not comma and gap > 2 and window[-1].lower_ not in _COMPLEMENTISERS:
            break
        source = _source_before(verb, window)
        if source is not None and not listed and not _is_named(source):
            # "The timing doesn't surprise X: ..."
            source = next((t for t in reversed(window) if _is_named(t) and t.i > verb.i), None)
        if source is not None and (listed or colon):
            return Cue(verb, source, listed, before=True)
    if colon and all(_in_relative(verb) for verb in verbs):
        heads = [t for t in window if t.pos_ in _NOMINAL and t.dep_ not in ("compound", "poss")]
        for head in heads:
            leads = head.dep_ in ("ROOT", "nsubj", "dep", "appos") or _is_from(head)
            if leads and can_speak(head, "say"):
                return Cue(None, head, True, before=True)
    return None


def _is_own_aside(verb: Token) -> bool:
    """Whether a writer only says that he quotes: "X told us, and I quote, "..."."""
    own = any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.lefts)
    told = verb.dep_ == "conj" and _is_listed(verb.head)
    return own and told and verb.lemma_.lower() in _QUOTING


def _giver(window: list[Token]) -> Cue | None:
    """Return the words of "X gave a different version:" and "X had an explanation:"."""
    for noun in reversed(window[-_NEAR_COLON:]):
        verb = noun.head
        if noun.dep_ != "dobj" or noun.lemma_.lower() not in _GIVEN or verb.i < window[0].i:
            continue
        subject = subject_of(verb)
        if verb.lemma_.lower() in _GIVING and subject is not None and can_speak(subject, "say"):
            return Cue(verb, subject, True, before=True)
    return None


def _is_from(noun: Token) -> bool:
    """Whether a noun stands in "From the report:", "Per the minutes:"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("from", "per")


def _is_named(token: Token) -> bool:
    return token.tag_ == "PRP" or (token.pos_ in _NOMINAL and is_voice(token))


def _named_before_colon(window: list[Token]) -> Token | None:
    """Return X of "... - X:" or "From X:", where nothing but a name stands before the colon."""
    start = len(window) - 1
    while start > 0 and (window[start - 1].pos_ == "PROPN" or window[start - 1].lower_ in _LINKS):
        start -= 1
    run = window[start:-1]
    before = window[start - 1] if start else None
    if before is not None and not (before.is_punct or before.lower_ in ("from", "by", "via")):
        return None
    names = [t for t in run if t.pos_ == "PROPN" and t.dep_ != "compound"]
    if len(run) == 2 and all(t.pos_ == "PROPN" for t in run):
        # The parser takes a name that stands alone apart.
        return run[-1]
    return names[0] if names and len(run) <= _MAX_NAME else None


def _inverted(window: list[Token]) -> Token | None:
    """Return X of "Continued X:", whatever the parser makes of it."""
    run = window[1:-1]
    verb = window[0].tag_[:2] == "VB" and window[0].lemma_.lower() in lexicon.SPEECH
    if not verb or not run or len(run) > _MAX_NAME or any(t.pos_ != "PROPN" for t in run):
        return None
    return run[-1]


def _subject_beside(verb: Token, window: list[Token]) -> Token | None:
    """Return X of "... came when X gathered, chanting", whose participle the parse hangs higher."""
    if verb.tag_ != "VBG" or verb.i <= window[0].i or verb.doc[verb.i - 1].text != ",":
        return None
    near = next((t for t in reversed(verb.doc[window[0].i : verb.i]) if t.dep_ == "nsubj"), None)
    if near is None or near.head.dep_ not in ("relcl", "advcl") or near.tag_ in ("WP", "WDT"):
        return None
    marks = {c.lower_ for c in near.head.lefts}
    return near if marks & {"when", "where", "after", "before"} else None


def _source_before(verb: Token, window: list[Token]) -> Token | None:
    subject = _subject_beside(verb, window) or subject_of(verb)
    if subject is None and verb.lemma_.lower() in lexicon.SPEECH and verb.i > window[0].i:
        subject = nearest_subject(verb)
    if subject is None and verb.dep_ in ("ccomp", "relcl", "dep", "ROOT", "parataxis"):
        lefts = [t for t in window if t.i < verb.i and t.pos_ in _NOMINAL]
        lefts = [t for t in lefts if t.dep_ in ("nsubj", "ROOT", "nsubjpass", "appos")]
        subject = lefts[-1] if lefts else None
        if subject is None:
            rights = [t for t in window if t.i > verb.i and t.pos_ in _NOMINAL]
            subject = next((t for t in rights if t.dep_ not in ("compound", "poss")), None)
    if subject is not None and can_speak(subject, "say"):
        return subject
    return None


def _governor(frame: Frame, quotation: Quotation) -> Cue | None:
    """Return the verb in whose clause a quotation stands as a part."""
    first, last = frame.tokens(quotation)
    token: Token | None = next(
        (t for t in frame.doc[first:last] if t.head.i < first or t.head.i >= last), None
    )
    listed_only = len(quotation.inner(frame.doc.text).split()) <= SCARE_WORDS
    found: Cue | None = None
    for _ in range(8):
        if token is None or token.head.i == token.i:
            return found
        token = token.head
        if frame.is_inside(token) or not _is_verb(token):
            continue
        lemma = token.lemma_.lower()
        listed = lemma in (lexicon.SPEECH | lexicon.ACTS if listed_only else lexicon.QUOTATIVE)
        subject = subject_of(token)
        if subject is not None and frame.is_inside(subject):
            continue
        if listed_only and not listed:
            return found
        if subject is not None and can_speak(subject, "say" if listed else "think"):
            if listed:
                return Cue(token, subject, True, before=token.i < first)
            if found is None and not listed_only:
                found = Cue(token, subject, False, before=token.i < first, bound=False)
    return found


def _is_listed(verb: Token) -> bool:
    """Whether a verb is known to report a quotation; "as X put it" does, "put" alone doesn't."""
    if verb.lemma_.lower() == "put":
        return any(c.dep_ == "dobj" and c.lower_ == "it" for c in verb.children)
    return verb.lemma_.lower() in lexicon.QUOTATIVE


def _is_verb(token: Token) -> bool:
    return bool(token.pos_ == "VERB") or (token.tag_[:2] == "VB" and token.pos_ != "AUX")


def cue_mention(paragraph: int, cue: Cue) -> Mention:
    """Return the naming words of a cue's source."""
    return mention_of(paragraph, cue.source)
