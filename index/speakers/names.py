"""The named people and bodies of an article: which names are one, what they are, where named."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.domain import Metadata, SpeakerKind
from index.speakers import lexicon
from index.speakers.bodies import is_company_name
from index.speakers.overlooked import is_aged, is_trade, overlooked, strangers
from index.speakers.spelling import (
    clean,
    initials_of,
    is_crowd,
    similar,
    skeleton,
    spelt,
    strip_titles,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# "Prof. Lind" is the professor.
_SHORT_TITLES = {
    "prof": "professor", "dr": "doctor", "sen": "senator", "gov": "governor", "gen": "general",
    "col": "colonel", "capt": "captain", "sgt": "sergeant", "insp": "inspector", "supt":
    "superintendent", "rev": "reverend", "cllr": "councillor", "dc": "detective", "ds": "detective",
    "di": "detective", "dci": "detective", "pc": "constable",
}  # fmt: skip
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LOC"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "dative", "appos", "conj"))
_PLACES = frozenset(("GPE", "LOC"))
# "MSA", "BBC": short for a body's name, and nobody's surname.
_ACRONYM = re.compile(r"[A-Z]{2,6}")

Position = tuple[int, int]


@dataclass(slots=True, eq=False)
class Entity:
    """One named person or body: its fullest name and every place (paragraph, token) it is named.

    `roles` are the nouns that describe it ("minister"); `feminine` is None while unknown;
    `place` is true for a town or country that speaks; `bodies` counts how often the recogniser
    takes it for an organisation.
    """

    name: str
    words: tuple[str, ...]
    kind: SpeakerKind
    places: list[Position] = field(default_factory=list)
    subjects: list[Position] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    feminine: bool | None = None
    place: bool = False
    bodies: int = 0

    def last_before(self, position: Position, *, subject: bool = False) -> Position | None:
        """The last place before `position` where it is named."""
        places = self.subjects if subject else self.places
        index = bisect_left(places, position)
        return places[index - 1] if index else None


class Names:
    """All names of an article, gathered in one pass over its entities."""

    def __init__(self, docs: Sequence[Doc], metadata: Metadata) -> None:
        self._outlets = {
            tuple(clean(name)) for name in (metadata.outlet, metadata.original_outlet) if name
        }
        self.entities: list[Entity] = []
        self._by_last: dict[str, list[Entity]] = {}
        self._by_initials: dict[str, Entity] = {}
        found = [
            (paragraph, span, _name_words(span))
            for paragraph, doc in enumerate(docs)
            for span in (*doc.ents, *overlooked(doc))
            if span.label_ in _NAMED and _is_name(span) and not is_crowd(_name_words(span))
        ]
        self._bodies = _bodies_among(found)
        self._strangers = [
            ((n, span.start), words)
            for n, doc in enumerate(docs)
            for span in strangers(doc)
            if len(words := strip_titles([t.text for t in span])) > 1
        ]
        # Fuller names first, so that a surname finds the name it is short for, wherever it stands.
        for paragraph, span, words in sorted(found, key=_fullness):
            if words:
                self._add(paragraph, span, words)
        self._add_surnames(docs)
        for entity in self.entities:
            entity.places.sort()
            entity.subjects.sort()

    def _add(self, paragraph: int, span: Span, words: tuple[str, ...]) -> None:
        label = self._label(span, words)
        kind = self.kind_of(words, label)
        lower = tuple(w.lower() for w in words)
        position = (paragraph, span.start)
        person, place = kind is SpeakerKind.PERSON, span.label_ in _PLACES
        entity = self.find(lower, position, person=person, place=place)
        entity = entity or self._in_full(words)
        if entity is None:
            entity = self._create(words, kind)
        entity.places.append(position)
        entity.bodies += label == "ORG" or is_company_name(words[-1])
        entity.place = entity.place or span.label_ in ("GPE", "LOC", "NORP")
        # "The mayor, Ann Lee, left": the name beside the subject is no less one.
        named = span.root.head if span.root.dep_ == "appos" else span.root
        if named.dep_ in ("nsubj", "nsubjpass") or _is_after_day(span):
            entity.subjects.append(position)
        _describe(entity, span)

    def _add_surnames(self, docs: Sequence[Doc]) -> None:
        """Note where the recogniser passes over the surname of somebody it knows."""
        people = [e for e in self.entities if e.kind is SpeakerKind.PERSON and len(e.words) > 1]
        known = {e.words[-1]: e for e in people}
        shared = {word for word in known if sum(e.words[-1] == word for e in people) > 1}
        for number, doc in enumerate(docs):
            for token in doc:
                entity = known.get(token.lower_) if token.is_title else None
                if entity is None or token.ent_type_ or token.lower_ in shared:
                    continue
                if token.tag_[:2] == "NN" and token.dep_ in _ARGUMENTS:
                    entity.places.append((number, token.i))
                    if token.dep_ in ("nsubj", "nsubjpass"):
                        entity.subjects.append((number, token.i))

    def _create(self, words: tuple[str, ...], kind: SpeakerKind) -> Entity:
        lower = tuple(w.lower() for w in words)
        capitals = len(words) > 1 and all(w.isupper() for w in words)
        if kind is SpeakerKind.PERSON and capitals:
            # A heading's capitals; initials stay as they are.
            words = tuple(w.title() if len(w) > 2 else w for w in words)
        entity = Entity(spelt(words), lower, kind)
        self.entities.append(entity)
        if kind is not SpeakerKind.PERSON:
            for initials in initials_of(words):
                self._by_initials.setdefault(initials, entity)
        for word in {lower[-1], *(lower if kind is SpeakerKind.PERSON else ())}:
            self._by_last.setdefault(skeleton(word), []).append(entity)
        return entity

    def _label(self, span: Span, words: tuple[str, ...]) -> str:
        """What the recogniser takes a name for, or what its form or its other places show."""
        if span.label_ == "PERSON" and _is_thing(span):
            return "ORG"
        if len(words) > 1 or _has_title(span.doc, span.start - 1, span.end):
            return "PERSON" if _is_person(span) else str(span.label_)
        if words[0].lower() in self._bodies or _ACRONYM.fullmatch(words[0]):
            return "ORG" if span.label_ == "PERSON" else str(span.label_)
        return "PERSON" if _is_person(span) else str(span.label_)

    def _in_full(self, words: Sequence[str]) -> Entity | None:
        """Return the body whose initials a name is."""
        acronym = len(words) == 1 and _ACRONYM.fullmatch(words[0].rstrip("."))
        return self._by_initials.get(words[0].lower()) if acronym else None

    def kind_of(self, words: Sequence[str], label: str) -> SpeakerKind:
        """What a name is, by its words and spaCy's entity label."""
        lower = tuple(w.lower() for w in words)
        if lower in self._outlets:
            return SpeakerKind.OUTLET
        company = len(words) > 1 and is_company_name(words[-1])
        if label == "PERSON" and not company:
            return SpeakerKind.PERSON
        named_so = any(w.strip(".") in lexicon.OUTLET_NAME_WORDS for w in (lower[-1], lower[0]))
        if named_so and label not in _PLACES:
            return SpeakerKind.OUTLET
        return SpeakerKind.ORGANISATION

    def find(
        self,
        words: tuple[str, ...],
        position: Position,
        *,
        person: bool | None = None,
        place: bool = False,
    ) -> Entity | None:
        """Return the entity that a name, or the short form of one, stands for at a position.

        `person` and `place` say what the recogniser takes the name for. It often takes a surname
        for an organisation, so that one is still looked for among the persons; a place is not.
        """
        surname = len(words) == 1 and not place
        fitting = [
            entity
            for entity in self._by_last.get(skeleton(words[-1]), ())
            if _same_name(words, entity)
            and (person is None or person == (entity.kind is SpeakerKind.PERSON)
                 or entity.words == words or (surname and entity.words[-1] == words[0]))
        ]  # fmt: skip
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        exact = [e for e in fitting if e.words == words and len(words) > 1]
        before = [(e.last_before(position), e) for e in exact or fitting]
        named = [(place, index) for index, (place, _) in enumerate(before) if place is not None]
        return before[max(named)[1]][1] if named else before[0][1]

    def named_at(self, token: Token, paragraph: int) -> Entity | None:
        """Return the entity of the name that a token belongs to."""
        words = _words_around(token)
        if not words:
            return None
        lower = tuple(w.lower() for w in words)
        entity = self.find(lower, (paragraph, token.i + 1)) or self._in_full(words)
        if entity is None:
            entity = self._create(words, self._kind_by_context(token, words))
            entity.places.append((paragraph, token.i))
        return entity

    def _kind_by_context(self, token: Token, words: tuple[str, ...]) -> SpeakerKind:
        if token.ent_type_ in _NAMED:
            person = _has_title(token.doc, token.left_edge.i, token.i)
            return self.kind_of(words, "PERSON" if person else token.ent_type_)
        kind = self.kind_of(words, "")
        article = any(c.lower_ in ("the", "a") for c in token.lefts if c.dep_ == "det")
        body = any(w.lower() in lexicon.ORGANISATION_NOUNS for w in words)
        fuller = len(words) > 1 and not words[-1].isupper()
        if kind is SpeakerKind.ORGANISATION and fuller and not article and not body:
            return SpeakerKind.PERSON
        return kind

    def stranger(self, position: Position, reach: int) -> Entity | None:
        """Return whoever acts before a position under a full name that has no person's label.

        He is a person from then on.
        """
        for place, words in reversed(self._strangers):
            if place >= position or position[0] - place[0] > reach:
                continue
            lower = tuple(w.lower() for w in words)
            known = next((e for e in self.entities if e.words == lower), None)
            if known is not None and known.kind is SpeakerKind.OUTLET:
                continue
            entity = known or self._create(words, SpeakerKind.PERSON)
            entity.kind = SpeakerKind.PERSON
            if place not in entity.places:
                insort(entity.places, place)
                insort(entity.subjects, place)
            return entity
        return None

    def recent(self, position: Position, kinds: Sequence[SpeakerKind]) -> Iterator[Entity]:
        """Yield the entities of these kinds named before a position, the latest first."""
        placed = [
            (place, index)
            for index, entity in enumerate(self.entities)
            if entity.kind in kinds and (place := entity.last_before(position)) is not None
        ]
        for _, index in sorted(placed, reverse=True):
            yield self.entities[index]


def _fullness(found: tuple[int, Span, tuple[str, ...]]) -> tuple[int, int]:
    """Sort names that say more before others: "Vera Stolz" before "V. Stolz"."""
    words = found[2]
    return -len(words), sum(len(w.rstrip(".")) == 1 for w in words)


def _bodies_among(found: Sequence[tuple[int, Span, tuple[str, ...]]]) -> frozenset[str]:
    """Return the single words that more places show to be bodies than persons.

    "The Herald" is no person, whatever the recogniser says.
    """
    votes: Counter[str] = Counter()
    surnames = {w[-1].lower() for _, s, w in found if len(w) > 1 and s.label_ == "PERSON"}
    for _, span, words in found:
        if len(words) == 1 and words[0].lower() not in surnames:
            doc, start = span.doc, span.start
            article = span[0].lower_ == "the" or (start > 0 and doc[start - 1].lower_ == "the")
            modifies = span.root.dep_ in ("compound", "poss", "amod", "nmod", "appos")
            body = span.label_ in ("ORG", "GPE") or (article and not modifies)
            votes[words[0].lower()] += 1 if body else -1 if span.label_ == "PERSON" else 0
    return frozenset(word for word, vote in votes.items() if vote > 0)


def _is_person(span: Span) -> bool:
    """Whether the words around a name show a person, whatever the recogniser says."""
    if span.label_ == "PERSON" or _has_title(span.doc, span.start - 1, span.end - 1):
        return True
    if len(span) > 1 and (_is_called_person(span) or is_aged(span)):
        return True
    return any(
        c.dep_ == "relcl" and any(w.lower_ in ("who", "whom") for w in c.lefts)
        for c in span.root.rights
    )


def _is_after_day(span: Span) -> bool:
    """Whether "On Friday" stands before a name, which the parser then takes for its object."""
    before = span.doc[span.start - 1] if span.start else span.root
    return bool(span.root.dep_ == "pobj" and before.ent_type_ == "DATE")


def _is_thing(span: Span) -> bool:
    """Whether a clause with "which" goes on about a name: "Larch Biosciences, which sells"."""
    return any(
        c.dep_ == "relcl" and any(w.lower_ == "which" and w.dep_ == "nsubj" for w in c.lefts)
        for c in span.root.rights
    )


def _is_called_person(span: Span) -> bool:
    """Whether what stands beside a name says so: "the mayor, Judith Amory", "Ann Lee, a nurse"."""
    beside = [t for t in span.root.children if t.dep_ == "appos" and t.i >= span.end]
    if span.root.dep_ == "appos" and span.root.head.i < span.start:
        beside.append(span.root.head)
    name = {t.lower_ for t in span}
    body = not name.isdisjoint({"&", "and", "of", "the", *lexicon.ORGANISATION_NOUNS})
    return not body and any(t.tag_ == "NN" and is_trade(t.lemma_.lower()) for t in beside)


def _has_title(doc: Doc, start: int, end: int) -> bool:
    return end > start and any(
        t.lower_ in lexicon.HONORIFICS and t.text[:1].isupper() and t.lower_ != "the"
        for t in doc[max(start, 0) : end][:2]
    )


def _is_name(span: Span) -> bool:
    """Whether the recogniser found a name, and not half a headline."""
    return len(span) <= 8 and not any(
        t.tag_[:2] == "VB" or t.tag_ == "MD" or t.is_bracket or t.is_quote for t in span
    )


def _name_words(span: Span) -> tuple[str, ...]:
    doc, end = span.doc, span.end
    if span.label_ == "PERSON":
        # The recogniser drops rare surnames, which the parser still joins to the first name.
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end - 1].dep_ == "compound":
            end += 1
    return strip_titles([t.text for t in doc[span.start : end]])


def _words_around(token: Token) -> tuple[str, ...]:
    """Return the words of the name around a token: its entity, or the proper nouns beside it."""
    doc = token.doc
    if token.ent_type_ in _NAMED:
        start, end = token.i, token.i + 1
        while start > 0 and doc[start].ent_iob_ == "I":
            start -= 1
        while end < len(doc) and doc[end].ent_iob_ == "I":
            end += 1
        return strip_titles([t.text for t in doc[start:end]])
    start, end = token.i, token.i + 1
    while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i <= token.i:
        start -= 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].dep_ in ("flat", "compound"):
        end += 1
    return strip_titles([t.text for t in doc[start:end]])


def _same_name(words: tuple[str, ...], entity: Entity) -> bool:
    full = entity.words
    if words == full:
        return True
    if entity.kind is not SpeakerKind.PERSON:
        return len(words) == len(full) and all(map(similar, words, full))
    if len(words) == 1:
        return any(similar(words[0], part) for part in (full[-1], full[0]))
    if not similar(words[-1], full[-1]):
        return False
    first, other = words[0], full[0]
    return similar(first, other) or first.rstrip(".") == other[:1] or other.rstrip(".") == first[:1]


def _is_anothers(word: Token, span: Span) -> bool:
    """Whether a word stands with another person's name."""
    return word.head.ent_type_ == "PERSON" and word.head not in span


def _doings(root: Token) -> Iterator[str]:
    """The roles that a clause with "who" tells: "who coaches", "who taught", "who was a nurse"."""
    for clause in root.rights:
        if clause.dep_ != "relcl" or not any(w.lower_ == "who" for w in clause.lefts):
            continue
        yield from _doers(clause)
        as_what = (c for p in clause.rights if p.lower_ == "as" for c in p.children)
        for noun in (*clause.rights, *as_what):
            if noun.dep_ in ("attr", "pobj") and noun.lemma_.lower() in lexicon.PERSON_NOUNS:
                yield noun.lemma_.lower()


def _doers(verb: Token) -> list[str]:
    """What somebody is called who does what a verb says: "teacher" of "teaches"."""
    lemma = verb.lemma_.lower()
    nouns = {lemma, lemma + "er", lemma + "r", lemma + "or", lemma.removesuffix("e") + "or"}
    return sorted(nouns & lexicon.PERSON_NOUNS)


def _describe(entity: Entity, span: Span) -> None:
    """Note the titles, roles and gender that the words around a name give it."""
    doc, root = span.doc, span.root
    around = [
        t
        for t in doc[max(span.start - 4, 0) : span.start]
        # "Mr Lind met Mrs Holt": another's title is none of hers.
        if t.dep_ in ("compound", "amod", "nmod", "det") and not _is_anothers(t, span)
    ]
    around += [c for c in root.children if c.dep_ == "appos"]
    around += list(span)[:2]
    if root.dep_ == "appos":
        around.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        around += [c for c in root.head.children if c.dep_ == "attr"]
    entity.roles.update(_doings(root))
    if root.dep_ == "nsubj" and root.head.tag_ == "VBZ":
        # "Ann Lee chairs the board": the chair
        entity.roles.update(_doers(root.head))
    for token in around:
        word = token.lower_
        if token.pos_ in ("PROPN", "ADJ", "NOUN") and token.dep_ in ("compound", "amod", "nmod"):
            entity.roles.update((word, _SHORT_TITLES.get(word.rstrip("."), word)))
        lemma = token.lemma_.lower()
        if (
            lemma in lexicon.PERSON_NOUNS
            or lemma in lexicon.ORGANISATION_NOUNS | lexicon.OUTLET_NOUNS
        ):
            entity.roles.add(lemma)
            if lemma in lexicon.OUTLET_NOUNS and entity.kind is SpeakerKind.ORGANISATION:
                entity.kind = SpeakerKind.OUTLET
        if entity.kind is SpeakerKind.PERSON and entity.feminine is None:
            if word in lexicon.FEMININE:
                entity.feminine = True
            elif word in lexicon.MASCULINE:
                entity.feminine = False
