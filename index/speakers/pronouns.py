"""Who "he", "she" and "it" stand for: a person or body that was named or described before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.domain import Speaker, SpeakerKind
from index.speakers import lexicon
from index.speakers.bodies import ANY_BODY, COMPANIES
from index.speakers.names import Entity, Names, Position
from index.speakers.quotations import Quotation
from index.speakers.syntax import mention_of
from index.speakers.things import Things

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
# Names reach back no further than this many paragraphs, descriptions no further than that many.
_REACH = 3
_REACH_DESCRIBED = 1
_SUBJECTS = ("nsubj", "nsubjpass")
_ARGUMENTS = (*_SUBJECTS, "pobj", "dobj", "dative", "conj", "ROOT")


@dataclass(frozen=True, slots=True)
class Described:
    """A person who is described and not named: "a waiter", "my neighbour"."""

    position: Position
    head: Token
    feminine: bool | None
    subject: bool
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Who was resolved last: where, as which speaker, and the entity if it has a name.

    `told` is where what he says begins and ends.
    """

    position: Position
    speaker: Speaker
    entity: Entity | None = None
    described: Described | None = None
    told: tuple[Position, Position] | None = None


class Pronouns:
    """Finds antecedents, by what was said last, what is a subject, and what is nearest.

    Inside a quotation whoever is named there comes first; outside, what is named inside counts as
    said by somebody else and comes last.
    """

    def __init__(self, docs: Sequence[Doc], names: Names, quotations: Sequence[Quotation]) -> None:
        self._names = names
        self._things = Things(docs)
        self.described = [d for n, doc in enumerate(docs) for d in _described_in(n, doc)]
        self._positions = [d.position for d in self.described]
        self._quoted: dict[int, list[tuple[int, int]]] = {}
        for q in quotations:
            doc = docs[q.paragraph]
            inside = [t.i for t in doc if q.start <= t.idx < q.end]
            if inside:
                self._quoted.setdefault(q.paragraph, []).append((inside[0], inside[-1]))
        self.last: Said | None = None
        self.last_person: Said | None = None

    def note(self, said: Said, *, passed_on: bool = False) -> None:
        """Remember who was resolved last; of two persons the one who tells what the other says."""
        self.last = said
        if passed_on and self.last_person is not None:
            return
        named = said.entity is not None and said.entity.kind is SpeakerKind.PERSON
        described = said.described is not None and _is_somebody(said.described)
        if named or (said.entity is None and described):
            self.last_person = _joined(self.last_person, said)

    def described_at(self, position: Position) -> Described | None:
        """Return the description whose head stands at a position."""
        index = bisect_left(self._positions, position)
        found = self.described[index : index + 1]
        return found[0] if found and found[0].position == position else None

    def person(
        self,
        position: Position,
        feminine: bool | None,
        others: frozenset[str],
        *,
        answers: bool = False,
    ) -> Entity | Described | None:
        """Return whom "he" or "she" at a position stands for, none of the `others`.

        `feminine` is None for words that don't tell; `answers`: who was spoken of now answers.
        """
        people = [
            e
            for e in self._names.recent(position, (SpeakerKind.PERSON,))
            if (e.feminine is None or feminine is None or e.feminine == feminine)
            and e.name not in others
            and position[0] - (e.last_before(position) or (0, 0))[0] <= _REACH
        ]
        described = self._described_before(position, feminine)
        chosen = self._inside(position, people, described) or self._outside(
            position, people, described, answers=answers
        )
        if isinstance(chosen, Entity) and chosen.feminine is None:
            chosen.feminine = feminine
        return chosen

    def only_person(self, position: Position, *, feminine: bool) -> Entity | None:
        """Return the one person whom "his" or "her" can stand for: nobody else is spoken of near.

        None within quotations, whose speaker has others in mind.
        """
        number, token = position
        if any(first <= token <= last for first, last in self._quoted.get(number, ())):
            return None
        near = [
            e
            for e in self._names.recent(position, (SpeakerKind.PERSON,))
            if number - (e.last_before(position) or (0, 0))[0] <= _REACH_DESCRIBED
        ]
        alone = len(near) == 1 and near[0].feminine in (None, feminine)
        described = self._described_before(position, feminine)
        return near[0] if alone and not described else None

    def _described_before(self, position: Position, feminine: bool | None) -> list[Described]:
        end = bisect_left(self._positions, position)
        start = bisect_left(self._positions, (position[0] - _REACH_DESCRIBED, 0))
        found = self.described[start:end]
        return [
            d
            for d in reversed(found)
            if not d.plural and (d.feminine is None or feminine in (None, d.feminine))
        ]

    def _inside(
        self, position: Position, people: Sequence[Entity], described: Sequence[Described]
    ) -> Entity | Described | None:
        """Return the last one named in the innermost quotation around a pronoun.

        Else in those before it in its paragraph, of which it is the rest.
        """
        number, token = position
        quoted = self._quoted.get(number, ())
        around = sorted((q for q in quoted if q[0] <= token <= q[1]), reverse=True)
        if not around:
            return None
        places = [(e.last_before(position) or (0, 0), e) for e in people]
        found: list[tuple[Position, Entity | Described]] = [
            *((place, e) for place, e in places if place >= (number, 0)),
            *((d.position, d) for d in described if d.position >= (number, 0)),
        ]
        for first, _ in around:
            inside = [f for f in found if f[0][1] >= first]
            if inside:
                return max(inside, key=lambda f: f[0])[1]
        before = [q for q in quoted if q[1] < around[-1][0]]
        found = [f for f in found if any(q[0] <= f[0][1] <= q[1] for q in before)]
        return max(found, key=lambda f: f[0])[1] if found else None

    def _outside(
        self,
        position: Position,
        people: Sequence[Entity],
        described: Sequence[Described],
        *,
        answers: bool,
    ) -> Entity | Described | None:
        last = self.last_person
        chosen: Entity | Described | None = None
        # Whoever a quotation speaks of has not spoken.
        if last is not None and self._is_quoted(last.position, position):
            last = None
        if last is not None and position[0] - last.position[0] <= 1:
            fits = last.entity in people if last.entity is not None else last.described in described
            chosen = (last.entity or last.described) if fits else None
        latest = last.position if chosen is not None and last is not None else (-1, 0)
        subjects: list[tuple[Position, Entity | Described]] = [
            (place, e)
            for e in people[:3]
            if (place := self._subject_before(e, position)) is not None and place > latest
        ]
        subjects += [
            (d.position, d)
            for d in described
            if d.subject and d.position > latest and not self._is_quoted(d.position, position)
        ]
        if chosen is not None and last is not None and not answers:
            # Whoever spoke goes on, and not whom he spoke of.
            subjects = [s for s in subjects if not _is_told(s[0], last, position)]
        subject = max(subjects, key=lambda s: s[0], default=None)
        newest = max(latest, subject[0] if subject is not None else latest)
        introduced = self._introduced(position, people) if newest[0] < position[0] else None
        if introduced is not None:
            return introduced
        if subject is not None:
            return subject[1]
        if chosen is None and people:
            chosen = people[0]
        if chosen is None:
            chosen = self._misread(position)
        if chosen is None:
            chosen = self._names.stranger(position, _REACH_DESCRIBED)
        return chosen or next(iter(described), None)

    def _misread(self, position: Position) -> Entity | None:
        """Return whoever spoke last under a lone name that the recogniser takes for a body's."""
        last = self.last
        if last is None or last.entity is None or position[0] - last.position[0] > 1:
            return None
        if not _may_be_person(last.entity):
            return None
        last.entity.kind = SpeakerKind.PERSON
        return last.entity

    def _introduced(self, position: Position, people: Sequence[Entity]) -> Entity | None:
        """Return the one person whom the paragraph names before a pronoun, if never before."""
        start = (position[0], 0)
        named = [
            e
            for e in people
            if any(start <= p < position and not self._is_quoted(p, position) for p in e.places)
        ]
        return named[0] if len(named) == 1 and named[0].places[0] >= start else None

    def _subject_before(self, entity: Entity, position: Position) -> Position | None:
        """The last place before `position` where an entity is a subject outside a quotation."""
        for place in reversed(entity.subjects[: bisect_left(entity.subjects, position)]):
            if not self._is_quoted(place, position):
                return place
        return None

    def _is_quoted(self, place: Position, seen_from: Position) -> bool:
        """Whether a place lies in a quotation that another place lies outside of."""
        return any(
            first <= place[1] <= last
            and not (place[0] == seen_from[0] and first <= seen_from[1] <= last)
            for first, last in self._quoted.get(place[0], ())
        )

    def acts_before(self, entity: Entity, position: Position) -> bool:
        """Whether somebody is a subject, outside quotations, in a paragraph or the one before."""
        place = self._subject_before(entity, position)
        return place is not None and position[0] - place[0] <= 1

    def members(self, position: Position) -> str | None:
        """Return the noun for the group that "them" at a position stands for: "workers"."""
        start = bisect_left(self._positions, (position[0] - _REACH_DESCRIBED, 0))
        found = self.described[start : bisect_left(self._positions, position)]
        return next((d.head.lower_ for d in reversed(found) if d.plural), None)

    def people(self, position: Position) -> Entity | Described | None:
        """Return whom "they" at a position stands for, None for whoever spoke last."""
        latest = self.last.position if self.last is not None else (position[0], -1)
        start, end = (bisect_left(self._positions, p) for p in (latest, position))
        for described in reversed(self.described[start:end]):
            here = described.position[0] == position[0] and described.position > latest
            if here and described.plural and described.subject:
                return described
        if self.last is not None:
            return self.last.entity
        found = self.body(position)
        return found if isinstance(found, Entity) else None

    def thing(self, pronoun: Token, position: Position) -> Described | None:
        """Return the text or body without a name that "it" is, where no named one is nearer."""
        last = self.last
        if last is not None and last.entity is not None and _may_be_body(last.entity):
            return None
        since = self._latest_body(position)
        for place, noun in self._things.before(pronoun, position, since):
            if not self._is_quoted(place, position):
                return Described(place, noun, None, subject=True)
        return None

    def _latest_body(self, position: Position) -> Position | None:
        """The last place before a position where a body speaks or is a subject."""
        bodies = self._names.recent(position, BODIES)
        acting = (body.last_before(position, subject=True) for body in bodies)
        places = [place for place in acting if place is not None]
        if self.last is not None and self.last.speaker.kind in BODIES:
            places.append(self.last.position)
        return max((p for p in places if p < position), default=None)

    def body(self, position: Position) -> Entity | Speaker | None:
        """Return which body "it" at a position stands for."""
        last = self.last
        if last is not None and last.entity is not None and _may_be_body(last.entity):
            # The recogniser takes a lone strange name for a person's.
            last.entity.kind = SpeakerKind.ORGANISATION
            return last.entity
        near = last is not None and position[0] - last.position[0] <= 1
        if last is not None and near and last.speaker.kind in BODIES:
            return last.entity or last.speaker
        for entity in self._names.recent(position, BODIES):
            place = entity.last_before(position, subject=True)
            if place is not None and position[0] - place[0] <= 1 and entity.bodies:
                return entity
        named = (
            e
            for e in self._names.recent(position, BODIES)
            if e.bodies and position[0] - (e.last_before(position) or (0, 0))[0] <= _REACH
        )
        return next(named, None)


def _described_in(number: int, doc: Doc) -> list[Described]:
    found = []
    for token in doc:
        lemma = token.lemma_.lower()
        if token.tag_ not in ("NN", "NNS") or lemma not in lexicon.PERSON_NOUNS:
            continue
        of_one = token.dep_ == "appos" and token.head.lower_ in ("one", "another")
        named = token.ent_type_ == "PERSON" or any(
            c.dep_ == "appos" and c.pos_ == "PROPN" for c in token.children
        )
        if named or not (token.dep_ in _ARGUMENTS or of_one):
            continue
        if token.dep_ == "conj" and token.head.pos_ == "PROPN":
            continue
        subject = (token.head if of_one else token).dep_ in _SUBJECTS
        feminine = lemma in lexicon.FEMININE
        gender = feminine if feminine or lemma in lexicon.MASCULINE else None
        plural = token.tag_ == "NNS"
        found.append(Described((number, token.i), token, gender, subject, plural))
    return found


def _may_be_body(entity: Entity) -> bool:
    """Whether a person's name is one word, and nothing shows that it is a person's."""
    alone = entity.kind is SpeakerKind.PERSON and len(entity.words) == 1
    return alone and entity.feminine is None and not entity.roles & lexicon.PERSON_NOUNS


def _may_be_person(entity: Entity) -> bool:
    """Whether a body's name is one word, and nothing but the recogniser shows that it is one's."""
    told = {*entity.words, *entity.roles}
    bodies = lexicon.ORGANISATION_NOUNS | lexicon.OUTLET_NOUNS | COMPANIES | ANY_BODY
    alone = entity.kind is SpeakerKind.ORGANISATION and len(entity.words) == 1
    return alone and not entity.place and not told & bodies and not entity.name.isupper()


def _joined(before: Said | None, said: Said) -> Said:
    """Return who speaks, with all that he says of what the same words name the speaker of."""
    if before is None or before.position != said.position or before.told is None:
        return said
    if said.told is None or before.told[0][0] != said.told[0][0]:
        return said
    told = min(before.told[0], said.told[0]), max(before.told[1], said.told[1])
    return replace(said, told=told)


def _is_told(place: Position, said: Said, seen_from: Position) -> bool:
    """Whether a place lies in what somebody says and another outside of it."""
    if said.told is None:
        return False
    first, last = said.told
    return first <= place <= last and not first <= seen_from <= last


def _is_somebody(described: Described) -> bool:
    """Whether a description is that of one person, and not of a text."""
    return not described.plural and described.head.lemma_.lower() in lexicon.PERSON_NOUNS


def name_of(described: Described) -> str:
    """Return the words that describe a person, as they stand."""
    return mention_of(described.position[0], described.head).text
