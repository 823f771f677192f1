"""From naming words to speakers: surnames, titles, pronouns and "the newspaper"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.domain import Metadata, Span, Speaker, SpeakerKind
from index.speakers import lexicon
from index.speakers.lexicon import words
from index.speakers.names import Entity, Names, Position
from index.speakers.reports import Mention
from index.speakers.syntax import antecedent, mention_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from index.analysis import Paragraph

_FIRST_PERSON = words("i we me us my our mine ours myself ourselves")
_SINGULAR = words("he she him her his hers himself herself")
_PLURAL = words("they them their theirs themselves")
_NEUTER = frozenset(("it", "its", "itself"))
_DEFINITE = frozenset(("the", "this", "that", "his", "her", "their", "its", "these", "those"))
_LEADERS = words(
    "chief head leader boss president chairman chairwoman chair director secretary "
    "secretary-general premier minister"
)
_COMPANIES = words("company firm corporation operator manufacturer organisation organization")
_BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
# Pronouns reach back no further than this many paragraphs.
_REACH = 3


def author_of(metadata: Metadata) -> Speaker:
    """Return the speaker of an article's own words: its author, else its outlet."""
    if metadata.author:
        return Speaker(metadata.author, SpeakerKind.PERSON)
    outlet = metadata.original_outlet or metadata.outlet
    if outlet:
        return Speaker(outlet, SpeakerKind.OUTLET)
    return Speaker("unknown author", SpeakerKind.UNNAMED)


class Resolver:
    """Resolves an article's mentions. Call it in text order: pronouns look at what was before."""

    def __init__(self, paragraphs: Sequence[Paragraph], metadata: Metadata) -> None:
        self._paragraphs = paragraphs
        self.author = author_of(metadata)
        # Whoever speaks says "I" and not "he" of himself.
        self._others: set[str] = set()
        self._names = Names([p.doc for p in paragraphs], metadata)
        self._last: tuple[Position, Entity | None, Speaker] | None = None
        self._last_person: tuple[Position, Entity] | None = None

    def resolve(self, mention: Mention, speaking: Speaker | None, at: int) -> Speaker | None:
        """Return the speaker that a mention stands for, None where nobody named before fits it.

        Args:
            mention: the naming words.
            speaking: whoever speaks the words that hold the mention, None for the author.
            at: the paragraph of the words that are said.
        """
        span = self._paragraphs[mention.paragraph].locate(mention.start, mention.end)
        head = mention.head
        if head is None:
            return self._by_text(mention, span)
        referent = antecedent(head)
        if referent.i != head.i:
            mention = mention_of(mention.paragraph, referent)
            head = referent
        word = head.lower_
        if word in _FIRST_PERSON:
            return speaking or self.author
        position = (mention.paragraph, head.i)
        self._others = {self.author.name, speaking.name if speaking is not None else ""}
        entity = self._named_beside(mention) or self._entity(mention, position)
        if entity is not None:
            speaker = Speaker(entity.name, entity.kind, span)
        elif word in _SINGULAR | _PLURAL | _NEUTER:
            last = self._last[2] if self._last is not None else None
            if word in _NEUTER and (last is None or last.kind is SpeakerKind.PERSON):
                return None
            speaker = (
                Speaker(last.name, last.kind, span)
                if last is not None
                else Speaker(mention.text.lower(), SpeakerKind.UNNAMED, span)
            )
        else:
            speaker = Speaker(_plain(mention), self._kind_of_noun(mention), span)
        position = max(position, (at, 0))
        self._last = (position, entity, speaker)
        if entity is not None and entity.kind is SpeakerKind.PERSON:
            self._last_person = (position, entity)
        return speaker

    def _named_beside(self, mention: Mention) -> Entity | None:
        """Return Y of "the engineer Y", "X's lawyer, Y": a name that stands in apposition."""
        head = mention.head
        assert head is not None
        if head.pos_ != "NOUN":
            return None
        for child in head.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head.i:
                return self._names.named_at(child, mention.paragraph)
        return None

    def _by_text(self, mention: Mention, span: Span) -> Speaker:
        words = tuple(w.strip(".,") for w in mention.text.lower().split())
        words = tuple(w for w in words if w != "the") or words
        entity = self._names.find(words, (mention.paragraph, 10**6)) if words else None
        if entity is not None:
            return Speaker(entity.name, entity.kind, span)
        kind = self._names.kind_of(mention.text.split(), "")
        return Speaker(mention.text, kind, span)

    def _entity(self, mention: Mention, position: Position) -> Entity | None:
        head = mention.head
        assert head is not None
        word = head.lower_
        if word in _SINGULAR:
            return self._person_before(position, word)
        if word in _NEUTER:
            return self._body_before(position)
        if word in _PLURAL:
            return self._body_before(position) if self._last is None else self._last[1]
        if _is_title(mention):
            described = self._described(head.lower_, mention, position)
            if described is not None:
                return described
        if head.pos_ == "PROPN" or (
            head.ent_type_ in ("PERSON", "ORG") and head.text[:1].isupper()
        ):
            return self._names.named_at(head, mention.paragraph)
        if head.pos_ == "NOUN" and (owner := self._owner(head, mention.paragraph)) is not None:
            return owner
        if head.pos_ == "NOUN" and _is_definite(mention):
            return self._described(head.lemma_.lower(), mention, position)
        return None

    def _person_before(self, position: Position, word: str) -> Entity | None:
        feminine = word in lexicon.FEMININE
        people = [
            e
            for e in self._names.recent(position, (SpeakerKind.PERSON,))
            if (e.feminine is None or e.feminine == feminine) and e.name not in self._others
        ]
        people = [
            e for e in people if position[0] - (e.last_before(position) or (0, 0))[0] <= _REACH
        ]
        last = self._last_person
        chosen: Entity | None = None
        if last is not None and last[1] in people and position[0] - last[0][0] <= 1:
            chosen = last[1]
        for entity in people[:3]:
            place = entity.last_before(position, subject=True)
            if place is not None and (chosen is None or place > (last[0] if last else (0, 0))):
                chosen = entity
                break
        chosen = chosen or (people[0] if people else None)
        if chosen is not None and chosen.feminine is None:
            chosen.feminine = feminine
        return chosen

    def _body_before(self, position: Position) -> Entity | None:
        last = self._last
        if last is not None and position[0] - last[0][0] <= 1:
            entity = last[1]
            if entity is not None and entity.kind in _BODIES:
                return entity
        for entity in self._names.recent(position, _BODIES):
            place = entity.last_before(position, subject=True)
            if place is not None and position[0] - place[0] <= 1 and entity.bodies:
                return entity
        near = (
            e
            for e in self._names.recent(position, _BODIES)
            if e.bodies and position[0] - (e.last_before(position) or (0, 0))[0] <= _REACH
        )
        return next(near, None)

    def _owner(self, head: Token, paragraph: int) -> Entity | None:
        """Return whose text it is that speaks: "its report", "the museum's leaflet"."""
        if head.lemma_.lower() not in lexicon.TEXT_NOUNS | {"office"}:
            return None
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        if owner is None:
            return None
        mention = mention_of(paragraph, owner)
        return self._entity(mention, (paragraph, owner.i))

    def _described(self, lemma: str, mention: Mention, position: Position) -> Entity | None:
        """Return whom a definite description ("the minister", "the paper") was said of before."""
        if lemma in lexicon.PERSON_NOUNS:
            head = mention.head
            if head is not None and any(c.dep_ == "poss" and c.pos_ != "PRON" for c in head.lefts):
                return None
            people = list(self._names.recent(position, (SpeakerKind.PERSON,)))
            wanted = _modifiers(head) if head is not None else set()
            people = [e for e in people if wanted <= e.roles]
            fitting = [e for e in people if lemma in e.roles]
            if not fitting and lemma in _LEADERS:
                fitting = [e for e in people if e.roles & _LEADERS]
            return fitting[0] if fitting else None
        if lemma in lexicon.OUTLET_NOUNS:
            outlets = list(self._names.recent(position, (SpeakerKind.OUTLET,)))
            return outlets[0] if outlets else None
        if lemma in lexicon.ORGANISATION_NOUNS:
            bodies = list(self._names.recent(position, _BODIES))
            named = [e for e in bodies if lemma in e.words or lemma in e.roles]
            if not named and lemma in _COMPANIES:
                # The company is the one that the article is about so far.
                companies = [e for e in bodies if e.bodies and not e.place]
                companies = [e for e in companies if e.kind is SpeakerKind.ORGANISATION]
                named = sorted(companies, key=lambda e: -e.bodies)
            return named[0] if named else None
        return None

    def _kind_of_noun(self, mention: Mention) -> SpeakerKind:
        head = mention.head
        lemma = head.lemma_.lower() if head is not None else ""
        if lemma in lexicon.OUTLET_NOUNS and _is_definite(mention):
            return SpeakerKind.OUTLET
        plural = head is not None and head.tag_ == "NNS"
        if lemma in lexicon.ORGANISATION_NOUNS and not plural:
            return SpeakerKind.ORGANISATION
        return SpeakerKind.UNNAMED


def _is_definite(mention: Mention) -> bool:
    return mention.text.split(" ", 1)[0].lower() in _DEFINITE


def _modifiers(head: Token) -> set[str]:
    """Return the words that narrow a description down: "NATO" of "the NATO chief"."""
    words = {c.lower_ for c in head.lefts if c.dep_ in ("compound", "amod", "nmod")}
    tails = {c.lower_ for c in head.rights if c.dep_ == "prep" and c.lower_ in ("of", "to", "for")}
    return words | tails


def _is_title(mention: Mention) -> bool:
    """Whether the words are a capitalised office or body without its name: "the Minister"."""
    words = mention.text.lower().split()
    word = words[-1]
    known = word in lexicon.PERSON_NOUNS or word in lexicon.ORGANISATION_NOUNS
    return known and (len(words) == 1 or (len(words) == 2 and words[0] in _DEFINITE))


def _plain(mention: Mention) -> str:
    """Return the naming words as a name; the article at the start of a sentence in lower case."""
    first, _, rest = mention.text.partition(" ")
    if rest and first.lower() in ("a", "an", "the", "one", "some", "two", "many", "his", "her"):
        return f"{first.lower()} {rest}"
    if mention.head is not None and mention.head.pos_ == "NOUN" and not rest:
        return first.lower()
    return mention.text
