"""Names of people that the recogniser passes over, or takes for a body's, by what stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Span

from index.speakers import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PEOPLE = lexicon.PERSON_NOUNS - lexicon.ALSO_BODIES
# "glaciologist", "tactician", "oarswoman"; what ends in "-er" may be a firm.
_TRADE = re.compile(r"(?:[a-z]{3}ist|ician|[^u]man)$")
_NO_NAMES = lexicon.ORGANISATION_NOUNS | lexicon.OUTLET_NOUNS | lexicon.TEXT_NOUNS
_PLACES = lexicon.words(
    "street road lane avenue square park bridge river hill mount mountain lake valley island bay "
    "point beach house hall tower court farm station castle church wood forest harbour port "
    "airport north south east west upper lower new old"
)
_LONGEST = 4
_OLDEST = 110


def overlooked(doc: Doc) -> Iterator[Span]:
    """Yield the runs of proper nouns without a label that their surroundings show to be people.

    "Orla Dunne, a farmer", "Orla Dunne, 34,", "the diver Orla Dunne".
    """
    for span in _runs(doc):
        if span[0].ent_type_ or not 1 <= len(span) <= _LONGEST:
            continue
        if any(t.lower_ in _NO_NAMES or not t.is_title for t in span):
            continue
        told = len(span) > 1 and (is_aged(span) or _speaks(span))
        if told or _is_explained(span) or _has_role(span):
            yield Span(doc, span.start, span.end, label="PERSON")


def strangers(doc: Doc) -> Iterator[Span]:
    """Yield the full names that act in a sentence and are no person's by their label.

    Where nobody else can be "she", it is one of these: "Orla Dunne does not sleep."
    """
    for span in _runs(doc, labelled=True):
        full = 1 < len(span) <= _LONGEST and span.root.dep_ == "nsubj"
        if not full or any(t.ent_type_ == "PERSON" for t in span) or span.root.head.lemma_ == "be":
            continue
        before = doc[span.start - 1].lower_ if span.start else ""
        names = all(t.is_title and t.lower_ not in _NO_NAMES | _PLACES for t in span)
        if before != "the" and names:
            yield Span(doc, span.start, span.end, label="PERSON")


def is_trade(lemma: str) -> bool:
    """Whether a noun beside a name shows that it is a person's, and no firm's."""
    return lemma in _PEOPLE or _TRADE.search(lemma) is not None


def is_aged(span: Span) -> bool:
    """Whether an age stands behind a name: "Orla Dunne, 34, said"."""
    doc = span.doc
    behind = [t.text for t in doc[span.end : span.end + 3]]
    if len(behind) < 3 or behind[0] != "," or behind[2] not in (",", ".", ")"):
        return False
    return behind[1].isdigit() and 1 < len(behind[1]) <= 3 and int(behind[1]) <= _OLDEST


def _runs(doc: Doc, *, labelled: bool = False) -> Iterator[Span]:
    """Yield the longest runs of proper nouns; only of those without a label if not `labelled`."""
    start: int | None = None
    for token in doc:
        named = token.pos_ == "PROPN" and (labelled or not token.ent_type_)
        if named and start is None:
            start = token.i
        if not named and start is not None:
            yield doc[start : token.i]
            start = None
    if start is not None:
        yield doc[start : len(doc)]


def _is_explained(span: Span) -> bool:
    """Whether a person's role or doings are told behind a name: "X, a farmer", "X, who sings"."""
    for child in span.root.rights:
        if child.i < span.end or span.doc[span.end].text != ",":
            continue
        if child.dep_ == "appos" and child.tag_ == "NN" and is_trade(child.lemma_.lower()):
            return True
        if child.dep_ == "relcl" and any(w.lower_ == "who" for w in child.lefts):
            return True
    return False


def _speaks(span: Span) -> bool:
    """Whether a name says something."""
    verb = span.root.head
    return span.root.dep_ == "nsubj" and verb.lemma_.lower() in lexicon.PARENTHETICAL


def _has_role(span: Span) -> bool:
    """Whether a person's role stands right before a name: "her niece Orla"."""
    if not span.start:
        return False
    role = span.doc[span.start - 1]
    known = role.tag_ == "NN" and role.lemma_.lower() in _PEOPLE and role.text.islower()
    return known and (role.head in span or span.root.head == role)
