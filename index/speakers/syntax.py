"""Reading spaCy's parse: who is a verb's subject, how far a phrase goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.speakers.lexicon import HONORIFICS, PERSON_NOUNS, TEXT_NOUNS
from index.speakers.reports import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_VERBAL = frozenset(("VERB", "AUX"))
_NOMINAL = frozenset(("PROPN", "NOUN", "PRON"))
_IN_NAME = frozenset(("det", "amod", "compound", "nummod", "poss", "nmod", "flat", "quantmod"))
_SUBJECT_CONTROL = frozenset(("promise", "vow", "threaten", "use"))
_HAVING = frozenset(
    "have see find get receive read carry keep pass hold wear display wave show hang bear".split()
)
_ISSUING = frozenset(
    ("release", "publish", "run", "issue", "post", "launch", "air", "print", "circulate", "write")
)
_WIRES = frozenset("telephone phone email e-mail mail post letter text radio fax".split())
_APPOSITION_ENDS = {",": ",", "-": "-", "–": "–", "—": "—", ")": "("}
# "1.3 Hospital records show": what numbers a paragraph names nobody.
_ENUMERATED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
# How far up the parse a subject is looked for; longer paths are parse errors.
_MAX_CLIMB = 5
_FULL_NAME = 2
# Words before the noun in "its first woman president".
_LONGEST_ROLE = 6


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Return the head of the phrase that does what `verb` says, or None."""
    passive = False
    subject: Token | None = None
    for child in verb.children:
        if child.dep_ in _SUBJECTS and (subject is None or child.i < verb.i):
            # Of two, as in "Voters, she suggested, ...", the nearer one is the verb's own.
            subject = child
        passive = passive or child.dep_ in _PASSIVE or child.dep_ == "auxpass"
    if subject is not None:
        named = _holder(subject, verb) or _name_before(subject, verb)
        return _issuer(subject, depth) or named or subject
    if passive or (verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl")):
        return (None if passive else _misread_participle(verb)) or agent_of(verb)
    if depth >= _MAX_CLIMB or verb.head.i == verb.i:
        return None
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "pcomp", "prep"):
        if verb.dep_ in ("ccomp", "parataxis") and verb.tag_ != "VBG" and depth == 0:
            return None
        return _subject_above(verb, depth)
    if verb.dep_ == "acl" and verb.head.pos_ in _NOMINAL:
        return _bearer(verb.head, depth)
    return None


def _holder(office: Token, verb: Token) -> Token | None:
    """Return the name behind an office in full: "Chief Officer of the Harbour Board Ann Lee said".

    "The Secretary of Mayor Ann Lee said" names whose secretary speaks.
    """
    if office.text[:1].islower() or office.lemma_.lower() not in PERSON_NOUNS | HONORIFICS:
        return None
    for entity in office.sent.ents:
        before = office.doc[entity.start - 1] if entity.start > office.i else None
        if before is None or entity.label_ != "PERSON" or len(entity) < _FULL_NAME:
            continue
        between = office.doc[office.i + 1 : entity.start]
        named = len(between) > 1 and between[0].lower_ == "of" and before.text[:1].isupper()
        held = before.lower_ in PERSON_NOUNS | HONORIFICS or any(t.text == "," for t in between)
        if entity.end == verb.i and named and not held:
            return entity.root
    return None


def _name_before(role: Token, verb: Token) -> Token | None:
    """Return X of "X, the winner, called", where the parse takes the role for the subject."""
    doc, start = role.doc, role.left_edge.i
    if role.pos_ != "NOUN" or start < role.sent.start + 2 or doc[start - 1].text != ",":
        return None
    name = doc[start - 2]
    own = name.head.i == verb.i and name.dep_ in ("npadvmod", "dep", "nsubj")
    closed = any(t.text == "," for t in doc[role.right_edge.i : role.right_edge.i + 2])
    return name if own and closed and name.pos_ == "PROPN" else None


def _issuer(pronoun: Token, depth: int) -> Token | None:
    """Return X of "X ran a piece that said": whose text it is that speaks."""
    text = antecedent(pronoun)
    if text.i == pronoun.i or text.dep_ != "dobj" or text.lemma_.lower() not in TEXT_NOUNS:
        return None
    issued = text.head.lemma_.lower() in _ISSUING and depth == 0
    return subject_of(text.head, depth + 1) if issued else None


def _misread_participle(verb: Token) -> Token | None:
    """Return X of "X, who ..., tweeted", where the parser takes the verb for a participle.

    It then has no verb left for the sentence, whose head is the noun.
    """
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ not in _NOMINAL:
        return None
    return noun if verb.doc[verb.i - 1].text == "," else None


def _bearer(noun: Token, depth: int) -> Token | None:
    """Return who speaks in "issued a statement saying": the verb's subject, else the noun."""
    if noun.dep_ == "dobj" and noun.lemma_.lower() in TEXT_NOUNS:
        had = noun.head.lemma_.lower() in _HAVING
        return noun if had else subject_of(noun.head, depth + 1) or noun
    return noun


def spliced_subject(verb: Token) -> tuple[int, Token] | None:
    """Return where "its head, Y, said" begins after another clause, and Y.

    The parser may hang "its head" on a name before it and join the verb to that clause, though
    nothing but a comma stands between the two.
    """
    doc = verb.doc
    joined = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ", "VBP")
    if not joined or any(c.dep_ in _SUBJECTS for c in verb.lefts) or doc[verb.i - 1].text != ",":
        return None
    if any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.rights):
        return None
    name = doc[verb.i - 2]
    start = name.i
    while start > verb.sent.start and doc[start - 1].pos_ == "PROPN":
        start -= 1
    if name.ent_type_ != "PERSON" or doc[start - 1].text != ",":
        return None
    role = doc[start - 2]
    before = doc[max(verb.sent.start, role.i - _LONGEST_ROLE) : role.i]
    comma = next((t.i for t in reversed(before) if t.text == ","), None)
    if role.lemma_.lower() not in PERSON_NOUNS or comma is None:
        return None
    # "its president", "the bank's head": of two names in a row nobody knows who is meant
    owned = any(t.tag_ in ("PRP$", "POS") for t in doc[comma + 1 : role.i])
    return (comma + 1, name) if owned else None


def nearest_subject(verb: Token) -> Token | None:
    """Return the subject of the clause before a verb that the parse gives none.

    The parser often tears coordinated verbs from their subject.
    """
    doc = verb.doc
    left = verb.i - 1
    while left >= verb.sent.start and (doc[left].pos_ in ("AUX", "ADV")):
        left -= 1
    if left >= verb.sent.start and doc[left].lemma_ != "be":
        # "X accused Y" read as a noun phrase, with the verb as its adjective.
        beside = doc[left]
        named = beside.pos_ == "PROPN" or beside.tag_ in ("PRP", "NNS") or beside.lower_ == "some"
        if named and verb.tag_ in ("VBD", "VBN", "VBZ", "VBP") and beside.dep_ != "pobj":
            return beside
    if left > verb.sent.start and doc[left].text in _APPOSITION_ENDS:
        apposed = _before_apposition(doc, left, verb.sent.start)
        if apposed is not None:
            return apposed
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    closing = _closing_voice(verb)
    if closing is not None:
        return closing
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 30) : verb.i]):
        if token.dep_ == "nsubj":
            return token
    return None


def _closing_voice(verb: Token) -> Token | None:
    """Return X of "…, X said." at the end of a sentence, whatever the parse hangs X on."""
    sentence = verb.sent
    if not all(t.is_punct for t in verb.doc[verb.i + 1 : sentence.end]):
        return None
    start = verb.i
    while start > max(sentence.start, verb.i - _LONGEST_ROLE) and verb.doc[start - 1].text != ",":
        start -= 1
    phrase = verb.doc[start : verb.i]
    led_in = start > sentence.start and verb.doc[start - 1].text == ","
    if not led_in or not len(phrase) or phrase[-1].pos_ not in _NOMINAL:
        return None
    plain = all(t.pos_ in _NOMINAL or t.pos_ in ("DET", "ADJ", "PART") for t in phrase)
    return phrase[-1] if plain else None


def _subject_above(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head.pos_ in _VERBAL or head.dep_ == "ROOT":
        if verb.dep_ == "xcomp":
            controller = next((c for c in head.children if c.dep_ in ("dobj", "dative")), None)
            controller = controller if head.lemma_.lower() not in _SUBJECT_CONTROL else None
            if controller is not None and verb.tag_ == "VB" and controller.i < verb.i:
                return controller
        for child in head.children:
            if child.dep_ in _PASSIVE and verb.dep_ in ("advcl", "xcomp"):
                return child
        return subject_of(head, depth + 1)
    if head.pos_ in ("ADP", "SCONJ"):
        if head.lower_ == "as" and head.head.pos_ == "VERB":
            # "cited her neighbour as saying": the object speaks.
            cited = next((c for c in head.head.children if c.dep_ == "dobj"), None)
            if cited is not None:
                return cited
        return subject_of(head, depth + 1)
    return None


def _before_apposition(doc: Doc, end: int, start: int) -> Token | None:
    """Return the noun that an insertion ending at `end`, in commas or dashes, stands behind."""
    opener = _APPOSITION_ENDS[doc[end].text]
    for index in range(end - 1, max(start, end - 30), -1):
        if doc[index].text == opener:
            noun = doc[index - 1]
            return noun if noun.pos_ in ("PROPN", "PRON") or noun.tag_ in ("NN", "NNS") else None
    return None


def agent_of(verb: Token) -> Token | None:
    """Return the head of a passive verb's "by" phrase."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            agent = next((c for c in child.children if c.dep_ == "pobj"), None)
            bare = agent is not None and not any(c.dep_ in _IN_NAME for c in agent.lefts)
            # "told by telephone": how, and not by whom.
            return None if bare and agent is not None and agent.lower_ in _WIRES else agent
    return None


def antecedent(token: Token) -> Token:
    """Return the noun that a relative "who", "which" or "that" stands for, else the token."""
    if token.tag_ in ("WP", "WDT") or (token.lower_ == "that" and token.pos_ == "PRON"):
        clause = token.head
        for _ in range(3):
            if clause.dep_ == "relcl":
                return clause.head
            stressed = [c for c in clause.head.children if c.dep_ == "attr" and c.i == token.i - 1]
            if clause.dep_ == "ccomp" and clause.head.lemma_ == "be" and stressed:
                # "it was X who said"
                return stressed[0]
            if clause.dep_ not in ("conj", "xcomp", "ccomp"):
                break
            clause = clause.head
    return token


def name_behind(head: Token) -> Token | None:
    """Return Y of "the head of X, Y, said", where the parse hangs Y on X or on the verb."""
    doc = head.doc
    if head.lemma_.lower() not in PERSON_NOUNS or head.tag_ != "NN":
        return None
    comma = next((t for t in doc[head.i + 1 : head.i + 12] if t.is_punct), None)
    between = doc[head.i + 1 : comma.i] if comma is not None else doc[0:0]
    if comma is None or comma.text != "," or any(t.tag_[:2] in ("VB", "MD") for t in between):
        return None
    if between and between[0].dep_ != "prep":
        return None
    # "according to the school's head, Y.": nothing stands between, and nothing goes on with Y
    cited = not between and head.dep_ == "pobj" and any(c.dep_ in _IN_NAME for c in head.lefts)
    if not between and not cited:
        return None
    end = comma.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and end - comma.i <= 6:
        end += 1
    last = doc[end - 1]
    closed = end < len(doc) and (doc[end].text in (",", "–", "—") or doc[end].tag_[:2] == "VB")
    if cited:
        closed = end == len(doc) or doc[end].is_punct
    titled = doc[comma.i + 1].lower_ in HONORIFICS
    return last if closed and (titled or last.ent_type_ == "PERSON") else None


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def is_made_known(verb: Token) -> bool:
    """Whether somebody "has let it be known", "made it known" or "let slip"."""
    if verb.lemma_ == "slip":
        return bool(verb.head.lemma_ == "let" and verb.head.i < verb.i)
    return verb.lemma_ == "know" and verb.tag_ == "VBN" and verb.head.lemma_ in ("let", "make")


def is_negated(verb: Token) -> bool:
    """Whether a "not" or "never" belongs to the verb itself."""
    return any(c.dep_ == "neg" for c in verb.children)


def mention_of(paragraph: int, head: Token) -> Mention:
    """Return the naming words around a head: its name or noun phrase without clauses."""
    doc = head.doc
    first = last = head
    for child in head.lefts:
        if child.dep_ in _IN_NAME and not _is_torn(doc, child.i, head.i):
            first = min(first, child.left_edge, key=_position)
    if head.pos_ == "PROPN" or head.ent_iob_ != "O":
        entity = _entity_bounds(head)
        # The recogniser takes verbs into names; the parse knows where the phrase ends.
        first = min(first, doc[max(entity[0], head.left_edge.i)], key=_position)
        last = max(last, doc[min(entity[1] - 1, head.right_edge.i)], key=_position)
    if head.pos_ != "PROPN" or last.i == head.i:
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in (
                "of",
                "for",
                "in",
                "at",
                "from",
                "to",
                "with",
            ):
                end = child.right_edge
                if end.i - head.i <= 10 and not _has_clause(child, end):
                    last = max(last, end, key=_position)
            elif child.dep_ == "amod" and child.i == last.i + 1:
                last = child.right_edge if child.right_edge.i - head.i <= 8 else last
            else:
                break
    if first.i < head.i and first.is_sent_start and _ENUMERATED.fullmatch(first.text):
        first = first.nbor(1)
    start, end_ = first.idx, last.idx + len(last)
    return Mention(paragraph, start, end_, doc.text[start:end_], head)


def _is_torn(doc: Doc, start: int, end: int) -> bool:
    """Whether a comma behind a noun parts two phrases: "of the ridge, mountain rescue said"."""
    return any(doc[i].text == "," and doc[i - 1].pos_ in _NOMINAL for i in range(start + 1, end))


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
    return any(
        (t.pos_ == "VERB" and t.tag_ != "VBG") or t.is_punct
        for t in first.doc[first.i : last.i + 1]
    )


def _position(token: Token) -> int:
    return int(token.i)


def subtree_bounds(token: Token) -> tuple[int, int]:
    """Return the characters that a token's subtree spans."""
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
