"""What is said where the parse hangs it on other words: behind an addressee, a colon, a "not"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.speakers import lexicon
from index.speakers.lexicon import words
from index.speakers.voices import is_voice

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who is told needs to be told something.
_TELLING = words("tell promise assure inform warn remind advise notify")
_ADDRESSED = words("me us him her them you")
_ALSO = words("and or but")
_OF_WHAT = words("about of")
_COMPLEMENTS = frozenset(("ccomp", "xcomp"))
_EXPLAINED = words(
    "say claim insist argue maintain believe think add deny admit agree reply retort answer "
    "counter respond explain object tell recall warn testify protest complain acknowledge concede"
)
# Where and by what somebody says it: "in a statement that", "on a call that".
_CHANNELS = words("in at during through via by")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_FAR = 18
_NOT = words("not never rather nor")


def told_clause(verb: Token) -> list[Token]:
    """Return the "that" clause of "told me on the steps that ...", "told by a friend that ...".

    The parser takes it for a relative clause of the noun before it. Whoever is told needs to be
    told something, and where nothing else says what, the clause does.
    """
    if verb.lemma_.lower() not in _TELLING or any(c.dep_ in _COMPLEMENTS for c in verb.rights):
        return []
    asked = any(c.dep_ in ("dobj", "dative") and c.lower_ in _ADDRESSED for c in verb.rights)
    passive = any(c.dep_ == "nsubjpass" for c in verb.lefts)
    if not asked and not passive:
        return []
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FAR)]:
        joined = token.lower_ == "that" and token.nbor(-1).lower_ in _ALSO
        if joined or (token.lower_ in _OF_WHAT and token.head.i == verb.i):
            return []
        if token.lower_ != "that" or token.head.i <= token.i or token.dep_ == "nsubj":
            continue
        clause = token.head
        said = any(
            a.i > verb.i and a.lemma_.lower() in lexicon.SPEECH | lexicon.SPEECH_NOUNS.keys()
            for a in clause.ancestors
        )
        subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.lefts)
        return [clause] if subject and not said else []
    return []


def phrased_clause(verb: Token) -> list[Token]:
    """Return the "that" clause of "said in a statement that ...", "told them on a call that ...".

    The parser takes it for a clause of the noun before it. No clause of a noun is one that has a
    mark and lacks nothing; of a noun of saying it may be ("replied to the claim that").
    """
    if any(c.dep_ in _COMPLEMENTS for c in verb.rights):
        return []
    if any(c.lower_ in _OF_WHAT for c in verb.rights):
        return []
    for token in verb.doc[verb.i + 2 : min(verb.sent.end, verb.i + _FAR)]:
        if token.text == ":" or token.is_quote or token.tag_ in _FINITE:
            return []
        if token.lower_ != "that" or token.dep_ != "mark":
            continue
        clause, noun = token.head, token.head.head
        if clause.dep_ not in ("acl", "relcl") or not verb.i < noun.i < token.i:
            return []
        joined = token.nbor(-1).lower_ in _ALSO
        return [clause] if not joined and _is_circumstance(verb, noun) else []
    return []


def _is_circumstance(verb: Token, noun: Token) -> bool:
    """Whether a noun tells where, how or to whom somebody speaks, and not what of."""
    told = verb.lemma_.lower() in _TELLING
    held = [noun, *(a for a in noun.ancestors if verb.i < a.i < noun.i)]
    if all(a.i != verb.i for a in noun.ancestors):
        return False
    top = held[-1]
    if top.dep_ not in ("prep", "agent"):
        return told
    saying = noun.lemma_.lower() in lexicon.SPEECH_NOUNS
    return told or not saying or top.lower_ in _CHANNELS


def explained_by(verb: Token) -> int | None:
    """Return where a sentence ends whose colon explains what was said before it.

    "Two of them say that is nonsense: there is one": the parser takes what follows for the main
    clause. So it does behind a semicolon, where what was said goes on in the past of the past:
    "said that the rope was new; it had torn".
    """
    root = verb.sent.root
    if verb.lemma_.lower() not in _EXPLAINED or any(c.tag_ == "MD" for c in verb.lefts):
        return None
    if verb.dep_ not in ("ccomp", "parataxis") or verb.head.i != root.i or verb.i > root.i:
        return None
    between = [t for t in verb.doc[verb.right_edge.i : root.i + 1] if t.text in (":", ";")]
    if not between or any(t.is_quote for t in verb.doc[between[0].i : verb.sent.end]):
        return None
    if between[0].text == ";" and not (verb.tag_ == "VBD" and _is_before_past(root)):
        return None
    last = verb.doc[verb.sent.end - 1]
    return int(last.idx if last.is_punct else last.idx + len(last))


def _is_before_past(root: Token) -> bool:
    """Whether a clause tells in the past perfect of a thing, or of somebody spoken of."""
    subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None:
        return False
    own = any(c.tag_ == "PRP$" for c in subject.lefts)
    if subject.tag_ != "PRP" and not own and is_voice(subject):
        return False
    auxiliaries = {c.lower_ for c in root.lefts if c.dep_ in ("aux", "auxpass")}
    perfect = (root.tag_ == "VBN" and "had" in auxiliaries) or "would" in auxiliaries
    return perfect and not any(c.dep_ == "ccomp" for c in root.rights)


def contrasted(verb: Token) -> tuple[int, int] | None:
    """Return the words "not four" of "..., and not four, as X had reported": X said no more."""
    doc = verb.doc
    conjunction = next((c for c in verb.lefts if c.lower_ == "as"), None)
    if conjunction is None or conjunction.i < verb.sent.start + 3:
        return None
    comma = conjunction.i - 1
    if doc[comma].text != "," or conjunction.i != verb.left_edge.i:
        return None
    start = comma
    while start > verb.sent.start and not doc[start - 1].is_punct:
        start -= 1
    segment = [t.lower_ for t in doc[start:comma][:2]]
    if start == verb.sent.start or not any(w in _NOT for w in segment):
        return None
    return int(doc[start].idx), int(doc[comma].idx)
