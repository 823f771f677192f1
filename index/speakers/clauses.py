"""Indirect speech: verbs with a clause or an object, and "..., X said, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import Commitment, SpeechMode
from index.speakers import lexicon
from index.speakers.lexicon import words
from index.speakers.phrases import (
    according,
    cited_by,
    closing_text,
    for_whom,
    of_noun,
    of_view,
    sentence_without,
)
from index.speakers.reports import Mention, Report
from index.speakers.strays import contrasted, explained_by, phrased_clause, told_clause
from index.speakers.syntax import (
    agent_of,
    is_made_known,
    is_negated,
    is_passive,
    mention_of,
    nearest_subject,
    spliced_subject,
    subject_of,
    subtree_bounds,
)
from index.speakers.voices import can_speak, is_share

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "X will write to the court": nothing is said yet.
_AHEAD = words("will 'll ’ll shall may might must can")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# "went on to say", "seems to think": after these the saying takes place.
_REAL = words("go come continue begin start use appear seem happen dare proceed rise tweet")
_INDEFINITE = words("nobody anyone anybody everyone everybody")
_CLAUSES = frozenset(("ccomp",))
_OBJECTS = frozenset(("dobj", "prep", "oprd", "xcomp", "dative", "attr", "acomp", "advcl", "pobj"))
# Verbs of knowing: whoever writes them asserts the clause too.
_KNOWING = words("know realise realize learn see understand discover forget")
_OBJECT_OF_VIEW = words("expect fear predict anticipate estimate doubt foresee suspect")


def find_clauses(paragraph: int, doc: Doc) -> list[Report]:
    """Return the indirect speech of a parsed paragraph, in text order."""
    found: list[Report] = []
    for token in doc:
        tag = token.tag_
        if tag[:2] in ("VB", "NN"):
            found.extend(closing_text(paragraph, token))
        if token.lower_ == "according":
            found.extend(according(paragraph, token))
        elif tag == "IN" and token.is_sent_start and token.lower_ in ("for", "to"):
            found.extend(for_whom(paragraph, token))
        elif tag[:2] == "VB":
            if token.lemma_.lower() in lexicon.COMMITMENT or is_made_known(token):
                found.extend(_of_verb(paragraph, token))
        elif tag[:2] == "NN":
            lemma = token.lemma_.lower()
            if lemma in lexicon.SPEECH_NOUNS:
                found.extend(of_noun(paragraph, token, lemma))
            if lemma in lexicon.SOURCE_NOUNS:
                found.extend(of_view(paragraph, token))
    return _without_sources(found)


def _without_sources(reports: list[Report]) -> list[Report]:
    """Cut a source at the end of a sentence off what others say in it: it passes that on.

    "according to X", "a leaked report reveals".
    """
    sources = [r for r in reports if r.cue_lemma == "according to" or _is_closing(r)]
    return [_cut(report, sources) for report in reports]


def _is_closing(report: Report) -> bool:
    """Whether a text closes the sentence whose matter it shows."""
    cue, mention = report.cue, report.mention
    if cue is None or mention is None or mention.head is None or mention.start < report.end:
        return False
    text = mention.head.lemma_.lower() in lexicon.TEXT_NOUNS
    return text and cue.lemma_.lower() in lexicon.TEXT_VERBS | lexicon.NEEDS_VOICE


def _cut(report: Report, sources: list[Report]) -> Report:
    over = (s.end for s in sources if s.start <= report.start < s.end < report.end)
    return replace(report, end=min(over, default=report.end))


def _of_verb(paragraph: int, verb: Token) -> Iterator[Report]:
    lemma = verb.lemma_.lower()
    if lemma not in lexicon.CLAUSAL | lexicon.ACTS and not is_made_known(verb):
        return
    if lemma == "see" and verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "advcl"):
        # "a letter seen by the Courier"
        return
    spliced = spliced_subject(verb) if lemma in lexicon.PARENTHETICAL else None
    subject = subject_of(verb) if spliced is None else spliced[1]
    if (
        subject is None
        and not is_passive(verb)
        and (lemma in lexicon.SPEECH or lemma in lexicon.ACTS)
    ):
        subject = nearest_subject(verb)
    if is_made_known(verb):
        subject, lemma = subject_of(verb.head), "announce"
    if subject is not None and not can_speak(subject, lemma):
        subject = _name_beside(verb)
    if subject is None or not can_speak(subject, lemma):
        return
    found = _content(verb, lemma) if spliced is None else _before(verb, spliced[0])
    if found is None:
        return
    start, end, asserts = found
    attitude = lemma in lexicon.ATTITUDE
    mention, via = mention_of(paragraph, subject), _messenger(paragraph, verb)
    if asserts and (cited := cited_by(verb, subject)) is not None:
        mention, via = mention_of(paragraph, cited), mention
    yield Report(
        paragraph,
        start,
        end,
        mention,
        SpeechMode.ATTITUDE if attitude else SpeechMode.INDIRECT,
        _commitment(verb, lemma),
        verb,
        lemma,
        asserts=asserts and not _hypothetical(verb) and not is_share(subject),
        holds=asserts or any(c.dep_ in _CLAUSES for c in verb.children),
        via=via,
    )


def _name_beside(verb: Token) -> Token | None:
    """Return X of "a letter from X, alleging that", where the clause has no subject that speaks."""
    if verb.tag_ != "VBG" or verb.i - 2 < verb.sent.start or verb.doc[verb.i - 1].text != ",":
        return None
    beside = verb.doc[verb.i - 2]
    return beside if beside.pos_ == "PROPN" and beside.dep_ in ("pobj", "appos", "conj") else None


def _messenger(paragraph: int, verb: Token) -> Mention | None:
    """Return Y of "X said through Y that", where Y is named."""
    for child in verb.rights:
        if child.lower_ in ("through", "via"):
            person = next((c for c in child.children if c.dep_ == "pobj"), None)
            if person is not None and person.pos_ == "PROPN" and person.ent_type_ == "PERSON":
                return mention_of(paragraph, person)
    return None


def _commitment(verb: Token, lemma: str) -> Commitment:
    commitment = lexicon.COMMITMENT[lemma]
    if is_negated(verb) and commitment is not Commitment.DENYING:
        return Commitment.DENYING if lemma in lexicon.ATTITUDE else commitment
    return commitment


def _hypothetical(verb: Token) -> bool:
    """Whether the saying itself is only possible, denied or asked about.

    Whoever "does not expect" something holds a view all the same.
    """
    if verb.lemma_.lower() not in lexicon.ATTITUDE and is_negated(verb):
        return True
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts)
    if verb.lemma_.lower() in lexicon.ATTITUDE and (modal or _is_asked(verb)):
        return True
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp", "advcl", "acl"):
        to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
        if to and verb.head.lemma_ not in _REAL:
            return True
    subjects = {c.lower_ for c in verb.lefts if c.dep_ == "nsubj"}
    if subjects & _INDEFINITE:
        return True
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.lefts)


def _is_asked(verb: Token) -> bool:
    """Whether a verb stands in a question: "Why should anybody believe that ...?"."""
    inverted = any(
        a.i < s.i
        for s in verb.lefts if s.dep_ in ("nsubj", "nsubjpass")
        for a in verb.lefts if a.dep_ == "aux"
    )  # fmt: skip
    return inverted or (
        verb.i == verb.sent.root.i and verb.sent.text.rstrip(" \"”’'").endswith("?")
    )


def _content(verb: Token, lemma: str) -> tuple[int, int, bool] | None:
    """Return the bounds of what is said, and whether it is asserted."""
    clauses = [c for c in verb.children if c.dep_ in _CLAUSES and _says(c, lemma)]
    if lemma == "put" and (put := _put(verb)) is not None:
        return (*_clipped(verb, [put]), True)
    if not clauses and is_made_known(verb):
        below = [*verb.rights, *(c for c in verb.head.rights if c.i > verb.i)]
        clauses = [c for c in below if any(m.lower_ == "that" for m in c.lefts)][:1]
    if not clauses and lemma in lexicon.SPEECH:
        clauses = _stray_clause(verb) or told_clause(verb) or phrased_clause(verb)
    if clauses and lemma in lexicon.PARENTHETICAL and _is_inserted(verb, clauses[0]):
        clauses = []
    if lemma in lexicon.CLAUSAL and clauses:
        start, end = _clipped(verb, clauses)
        if (explained := explained_by(verb)) is not None:
            end = max(end, explained)
        return (start, end, lemma not in _KNOWING) if end > start else None
    if lemma in lexicon.PARENTHETICAL and (around := _around(verb)) is not None:
        contrast = contrasted(verb)
        return (*contrast, False) if contrast is not None else (*around, True)
    rights = [c for c in verb.rights if c.dep_ in _OBJECTS]
    infinitive = next((c for c in rights if c.dep_ == "xcomp"), None)
    if lemma in lexicon.INFINITIVE and infinitive is not None:
        return (*subtree_bounds(infinitive), lemma in lexicon.ASSERTING_ACTS)
    if lemma in lexicon.ATTITUDE and infinitive is not None:
        return (*subtree_bounds(infinitive), False)
    if lemma in _OBJECT_OF_VIEW or lemma in lexicon.ACTS:
        objects = [c for c in rights if c.dep_ != "advcl"] or rights
        if objects:
            asserts = _object_asserts(verb, lemma, objects)
            return objects[0].left_edge.idx, subtree_bounds(rights[-1])[1], asserts
        if agent_of(verb) is not None:
            return (*subtree_bounds(_undergoer(verb)), False)
    return None


def _is_inserted(verb: Token, clause: Token) -> bool:
    """Whether "..., she said, that" stands between a word and its own clause."""
    doc = verb.doc
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.left_edge.i <= verb.sent.start:
        return False
    before, behind = doc[subject.left_edge.i - 1], doc[verb.i + 1 : verb.i + 3]
    enclosed = before.text == "," and [t.lower_ for t in behind] == [",", "that"]
    return enclosed and clause.i > verb.i


def _before(verb: Token, first: int) -> tuple[int, int, bool] | None:
    """Return the clause before "..., its head, X, said", which begins with token `first`."""
    doc, sentence = verb.doc, verb.sent
    last = max((c.right_edge.i for c in verb.rights if c.dep_ in _OBJECTS), default=verb.i)
    bounds = sentence_without(doc, sentence.start, sentence.end, first, last)
    return (*bounds, True) if bounds is not None else None


def _says(clause: Token, lemma: str) -> bool:
    """Whether a clause is what is said, and not what is to be done ("allows them to go").

    Nor is it another main clause, before a semicolon.
    """
    if any(t.text == ";" for t in clause.doc[clause.i : clause.head.i]):
        return False
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)
    return not to or lemma in lexicon.INFINITIVE or lemma in lexicon.ATTITUDE


def _put(verb: Token) -> Token | None:
    """Return the clause of "put it to the witness that ...", "put to him that ..."."""
    to = next((c for c in verb.rights if c.lower_ == "to"), None)
    for token in verb.doc[verb.i + 2 : verb.right_edge.i + 1]:
        if to is not None and token.lower_ == "that" and token.dep_ == "mark":
            return token.head if token.i > to.i and token.i - to.i <= 6 else None
    return None


def _stray_clause(verb: Token) -> list[Token]:
    """Return the "that" clause that the parser hung on a word between it and its verb."""
    for token in verb.doc[verb.i + 2 : min(verb.right_edge.i + 1, verb.i + 10)]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i:
            holder = token.head.head
            if verb.i < holder.i < token.i and holder.pos_ != "NOUN":
                return [token.head]
    return []


def _object_asserts(verb: Token, lemma: str, objects: list[Token]) -> bool:
    """Whether a verb with an object tells what its subject holds to be so."""
    if lemma in ("put", "give", "place"):
        # "put the dead at seven", "gave the number as six", "puts it down to the weather"
        return any(o.dep_ == "prep" and o.lower_ in ("at", "as", "down") for o in objects) or any(
            c.dep_ == "prt" and c.lower_ == "down" for c in verb.rights
        )
    if lemma in ("see", "find"):
        # "sees no way out", "found no evidence that the lamp was lit"
        found = (c for o in objects if o.dep_ == "dobj" for c in o.rights if c.dep_ == "acl")
        told = any(m.dep_ == "mark" and m.lower_ == "that" for c in found for m in c.lefts)
        return verb.tag_ in ("VBZ", "VBP") or told
    if lemma in ("recall", "remember"):
        # "remembered no lamp", "remembers him as a quiet man"
        as_what = any(o.dep_ == "prep" and o.lower_ == "as" for o in objects)
        return as_what or any(c.lower_ == "no" for o in objects for c in o.lefts)
    if lemma in ("quote", "cite"):
        # "quotes a nurse as saying that": it passes on what she says
        as_ = (o for o in objects if o.dep_ == "prep" and o.lower_ == "as")
        return any(c.tag_ == "VBG" for o in as_ for c in o.children)
    return lemma in lexicon.ASSERTING_ACTS or lemma in _OBJECT_OF_VIEW


def _undergoer(verb: Token) -> Token:
    """Return what a passive act is done to: its subject, or the noun it modifies."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if subject is not None:
        return subject
    return next(verb.head.lefts, verb.head) if verb.dep_ == "acl" else verb


def _clipped(verb: Token, clauses: list[Token]) -> tuple[int, int]:
    """Return the clauses' bounds without the reporting words, whatever the parse attached."""
    start = min(c.left_edge.idx for c in clauses)
    end = max(subtree_bounds(c)[1] for c in clauses)
    if clauses[0].i > verb.i:
        return max(start, verb.idx + len(verb)), end
    first = min((c.left_edge.i for c in verb.lefts if c.dep_ == "nsubj"), default=verb.i)
    limit = verb.doc[min(first, verb.i)].idx
    return start, min(end, limit) if start < limit else end


def _around(verb: Token) -> tuple[int, int] | None:
    """Return the clause that "..., X said, ..." stands in, where it is set off by commas."""
    doc, sentence = verb.doc, verb.sent
    if any(c.tag_ == "MD" and c.lower_ in _AHEAD for c in verb.lefts):
        return None
    has_as = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.lefts)
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")][-1:]
    first = min([verb.i, *(c.left_edge.i for c in subjects if verb.i - c.left_edge.i <= 25)])
    if has_as:
        first = min(first, verb.left_edge.i)
    last = verb.i
    for child in verb.rights:
        if child.dep_ not in ("ccomp", "punct", "conj", "cc", "parataxis"):
            last = max(last, child.right_edge.i)
    opened = first > sentence.start and doc[first - 1].text in (",", "—", "–", "-")
    ended = last + 1 >= sentence.end or doc[last + 1].is_punct
    begins = first == sentence.start or (
        first == sentence.start + 1 and doc[sentence.start].is_punct
    )
    if not ended or not (opened or (has_as and begins)):
        return None
    enclosed = last + 1 < sentence.end and doc[last + 1].text in (",", "—", "–", "-")
    if not (has_as or enclosed or verb.dep_ in ("ROOT", "parataxis", "ccomp", "conj", "dep")):
        return None
    clause = [t for t in sentence if not first <= t.i <= last]
    if not any(t.tag_ in _FINITE for t in clause):
        return None
    return sentence_without(doc, sentence.start, sentence.end, first, last)
