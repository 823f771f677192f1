"""Sources named by phrases: "according to X", "in X's view", "for X", "X's claim that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import Commitment, SpeechMode
from index.speakers import lexicon
from index.speakers.lexicon import words
from index.speakers.reports import Mention, Report
from index.speakers.syntax import (
    agent_of,
    is_passive,
    mention_of,
    subject_of,
    subtree_bounds,
)
from index.speakers.voices import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CITING = words("cite quote")
_SHOWING = words("show reveal suggest indicate find confirm warn say")
_LONGEST_TEXT = 12
_SOURCES = lexicon.PERSON_NOUNS | lexicon.ORGANISATION_NOUNS | lexicon.OUTLET_NOUNS
_GIVEN = words("word assurance guarantee undertaking promise pledge warning")
_LIGHT = words(
    "make issue express voice have give repeat deliver release offer share raise send post "
    "reiterate put advance publish launch level"
)


def according(paragraph: int, token: Token) -> Iterator[Report]:
    """Find "according to X"."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if source is None and to is not None:
        source = next((t for t in to.doc[to.i + 1 : to.i + 6] if t.pos_ in ("PROPN", "NOUN")), None)
    if source is None:
        return
    last = None
    if token.dep_ == "ROOT" or token.right_edge.i >= token.sent.end - 2:
        last = _phrase_end(token, source)
    yield from _prepositional(paragraph, token, source, token, "according to", last)


def _phrase_end(phrase: Token, source: Token) -> int | None:
    """Return the last token of "According to X, who ...,", with all else below it in the parse."""
    doc = phrase.doc
    commas = [int(t.i) for t in doc[source.i + 1 : phrase.sent.end] if t.text == ","]
    if phrase.i != phrase.sent.start or not commas:
        return None
    relative = doc[commas[0] + 1].tag_ in ("WP", "WDT", "WP$")
    if relative and len(commas) > 1:
        return commas[1] - 1
    return None if relative else commas[0] - 1


def cited_by(verb: Token, speaker: Token) -> Token | None:
    """Return Y of "X said that ..., citing Y" and "says X, who has it from Y", if Y can speak."""
    for child in verb.children:
        if child.tag_ == "VBG" and child.dep_ == "advcl" and child.lemma_.lower() in _CITING:
            source = next((c for c in child.rights if c.dep_ == "dobj"), None)
            if source is not None and (
                source.ent_type_ in ("PERSON", "ORG") or source.lemma_.lower() in _SOURCES
            ):
                return source
    for clause in speaker.rights:
        if clause.dep_ != "relcl" or clause.lemma_.lower() not in ("have", "hear", "get"):
            continue
        it = any(c.dep_ == "dobj" and c.lower_ == "it" for c in clause.rights)
        sources = [c for p in clause.rights if p.lower_ == "from" for c in p.children]
        if it and sources and can_speak(sources[0], "say"):
            return sources[0]
    return None


def closing_text(paragraph: int, cue: Token) -> Iterator[Report]:
    """Find "..., a leaked memo shows." at a sentence's end, if need be without its verb's tag."""
    doc, sentence = cue.doc, cue.sent
    lemma = cue.lower_ if cue.tag_ == "NNS" else cue.lemma_.lower()
    lemma = lemma.removesuffix("s")
    known = cue.tag_ != "NNS" and any(c.dep_ == "ccomp" for c in cue.children)
    if lemma not in _SHOWING or known:
        return
    if not all(t.is_punct and t.text not in ":;" for t in doc[cue.i + 1 : sentence.end]):
        return
    start = cue.i
    while start > max(sentence.start, cue.i - _LONGEST_TEXT) and doc[start - 1].text != ",":
        start -= 1
    phrase = doc[start : cue.i]
    if start == sentence.start or doc[start - 1].text != "," or not len(phrase):
        return
    if any(t.tag_ in _FINITE and t.lower_ not in ("has", "have") for t in phrase):
        return
    head = next((t for t in phrase if t.lemma_.lower() in lexicon.TEXT_NOUNS), None)
    led_in = phrase[: head.i - start] if head is not None else phrase
    if head is None or any(t.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "VERB", "NUM", "PART",
                                          "PRON", "PUNCT", "ADV") for t in led_in):  # fmt: skip
        return
    bounds = sentence_without(doc, sentence.start, sentence.end, start, cue.i)
    mention = mention_of(paragraph, head)
    if head.dep_ == "compound":
        # The tagger took the verb for a noun, to which the article then belongs.
        first, end = doc[start].idx, head.idx + len(head)
        mention = Mention(paragraph, first, end, doc.text[first:end], head)
    if bounds is not None:
        yield Report(
            paragraph, *bounds, mention, SpeechMode.INDIRECT, Commitment.FACTIVE, cue, lemma
        )  # fmt: skip


def for_whom(paragraph: int, preposition: Token) -> Iterator[Report]:
    """Find "For X, this is theatre", where X is a person: how X sees it."""
    person = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    root = preposition.sent.root
    if person is None or root.lemma_ not in ("be", "feel", "seem", "look", "remain", "mean"):
        return
    named = (person.pos_ == "PROPN" and person.ent_type_ in ("", "PERSON")) or (
        person.lemma_.lower() in lexicon.PERSON_NOUNS and person.tag_ == "NN"
    )
    if named and root.tag_ in _FINITE and preposition.head.i == root.i:
        for report in _prepositional(paragraph, preposition, person, preposition, "for"):
            yield replace(report, mode=SpeechMode.ATTITUDE)


def of_view(paragraph: int, noun: Token) -> Iterator[Report]:
    """Find "in X's view", "in the words of X", set off at a sentence's edge or by commas."""
    preposition = noun.head
    if preposition.pos_ != "ADP" or preposition.lower_ not in ("in", "by", "to", "on"):
        return
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    if owner is None and of is not None:
        owner = next((c for c in of.children if c.dep_ == "pobj"), None)
    start = preposition.i == preposition.sent.start
    doc = noun.doc
    # "In X's own words, ...": the parser hangs what follows on the noun.
    owned = owner is not None and of is None and doc[noun.i + 1 : noun.i + 2].text in (",", ":")
    last = noun.i if owned else preposition.right_edge.i
    set_off = start or doc[preposition.i - 1].text in (",", "—", "–")
    closed = last + 1 < len(doc) and doc[last + 1].is_punct
    if owner is None or not set_off or not closed or not can_speak(owner, "say"):
        return
    yield from _prepositional(paragraph, preposition, owner, noun, noun.lemma_.lower(), last)


def _prepositional(
    paragraph: int, phrase: Token, source: Token, cue: Token, lemma: str, last: int | None = None
) -> Iterator[Report]:
    """The sentence or clause without the phrase, which ends at token `last` if that is given."""
    sentence, doc = phrase.sent, phrase.doc
    first = phrase.left_edge.i
    last = phrase.right_edge.i if last is None else last
    if last - first > 40:
        return
    bounds: tuple[int, int] | None
    if first <= sentence.start + 1 or last >= sentence.end - 2 or doc[first - 1].text == ",":
        bounds = sentence_without(doc, sentence.start, sentence.end, first, last)
    else:
        clause = phrase.head
        while clause.head.i != clause.i and clause.pos_ not in ("VERB", "AUX"):
            clause = clause.head
        bounds = subtree_bounds(clause)
    if bounds is not None:
        mention = mention_of(paragraph, source)
        yield Report(
            paragraph, *bounds, mention, SpeechMode.INDIRECT, Commitment.NEUTRAL, cue, lemma
        )  # fmt: skip


def sentence_without(
    doc: Doc, start: int, end: int, first: int, last: int
) -> tuple[int, int] | None:
    """Return the sentence without the tokens `first..last` where these begin or end it."""
    while end > start and doc[end - 1].is_punct and doc[end - 1].text not in "\"”»’')":
        end -= 1
    if first <= start + 1:
        start = last + 1
        while start < end and doc[start].text in (",", "—", "–"):
            start += 1
    elif last >= end - 2:
        end = first
        while end > start and doc[end - 1].text in (",", "—", "–"):
            end -= 1
    if end <= start:
        return None
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def of_noun(paragraph: int, noun: Token, lemma: str) -> Iterator[Report]:
    """Find "X's claim that ...", "the claim (made) by X that ...", "made the claim that ..."."""
    clause = next((c for c in noun.rights if _is_content(c)), None)
    made = next((c for c in noun.rights if c.tag_ == "VBN" and c.lemma_ in _LIGHT), None)
    if clause is None and made is not None:
        clause = next((c for c in made.rights if _is_content(c)), None)
    light = noun.dep_ == "dobj" and noun.head.lemma_ in _LIGHT
    if clause is None and light and lemma in _GIVEN:
        # "gave me his word on Monday that ...": the clause hangs on the verb.
        clause = next((c for c in noun.head.rights if c.i > noun.i and _is_content(c)), None)
    if clause is None:
        return
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if noun.tag_ == "NNS" and owner is None and not any(c.dep_ == "det" for c in noun.lefts):
        # "X estimates that": a verb that the tagger took for a plural.
        owner = next((c for c in noun.lefts if c.dep_ == "compound" and c.i == noun.i - 1), None)
        light = owner is not None
    if owner is None:
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in ("by", "of", "from"):
                owner = next((c for c in child.children if c.dep_ == "pobj"), None)
    if owner is None and made is not None:
        owner = agent_of(made)
    if owner is None and light:
        owner = subject_of(noun.head) if not is_passive(noun.head) else agent_of(noun.head)
    if owner is None or not can_speak(owner, "say"):
        return
    yield Report(
        paragraph,
        *subtree_bounds(clause),
        mention_of(paragraph, owner),
        SpeechMode.INDIRECT,
        lexicon.SPEECH_NOUNS[lemma],
        noun,
        lemma,
        asserts=light and not _is_infinitive(clause),
    )


def _is_content(clause: Token) -> bool:
    """Whether a noun's clause says what was said: "that ...", or "to ..."."""
    if clause.dep_ not in ("acl", "ccomp", "relcl", "xcomp"):
        return False
    return _is_infinitive(clause) or any(
        m.dep_ == "mark" and m.lower_ == "that" for m in clause.children
    )


def _is_infinitive(clause: Token) -> bool:
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)
    return clause.tag_ == "VB" and to
