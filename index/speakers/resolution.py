"""From naming words to speakers: surnames, titles, pronouns and "the newspaper"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.domain import Metadata, Span, Speaker, SpeakerKind
from index.speakers import lexicon
from index.speakers.bodies import (
    ANY_BODY,
    COMPANIES,
    fits,
    is_body_name,
    is_of_no_kind,
    without_form,
)
from index.speakers.lexicon import words
from index.speakers.names import Entity, Names, Position
from index.speakers.portraits import gender_of, is_portrait
from index.speakers.pronouns import BODIES, Described, Pronouns, Said, name_of
from index.speakers.reports import Mention
from index.speakers.syntax import antecedent, mention_of, name_behind
from index.withheld import is_withheld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from index.analysis import Paragraph
    from index.speakers.quotations import Quotation

_FIRST_PERSON = words("i we me us my our mine ours myself ourselves")
_SINGULAR = words("he she him her his hers himself herself")
_PLURAL = words("they them their theirs themselves")
_NEUTER = frozenset(("it", "its", "itself"))
_DEFINITE = frozenset(("the", "this", "that", "his", "her", "their", "its", "these", "those"))
_LEADERS = words(
    "chief head leader boss president chairman chairwoman chair director secretary "
    "secretary-general premier minister"
)
_POLLS = words("poll survey study report analysis questionnaire census audit review investigation")
# "Figures from the Harbour Board show": whose count speaks.
_FIGURES = words("figure data statistics research estimate number analysis")
# Who was spoken of does this, and not whoever spoke of him.
_ANSWERING = words("deny admit plead confess dispute")
# Some of a group that was spoken of before.
_GROUP = re.compile(r"((?:the )?[a-z]+) of them", re.IGNORECASE)
# Words that are small within a sentence.
_OPENERS = words("a an the one some two many his her my our your their its")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a mention stands.

    `speaking` is whoever says the words that hold it, None for the author; `paragraph` the number
    of the paragraph of what is said. `spoken`: they are said in the speaker's own words, so that
    "he" is somebody else. `at` is the character before which a pronoun's antecedent stands, where
    that is not the pronoun's own place. `told` are the characters of that paragraph that the
    mention's bearer says; `passed_on`: somebody else tells that he does.
    """

    speaking: Speaker | None
    paragraph: int
    spoken: bool = True
    at: int | None = None
    told: tuple[int, int] | None = None
    passed_on: bool = False


def author_of(metadata: Metadata) -> Speaker:
    """Return the speaker of an article's own words: its author, else its outlet."""
    # A letter without a name is somebody's, and not the paper's.
    if metadata.author and is_withheld(metadata.author):
        return Speaker(metadata.author, SpeakerKind.UNNAMED)
    if metadata.author:
        body = is_body_name(metadata.author)
        kind = SpeakerKind.ORGANISATION if body else SpeakerKind.PERSON
        return Speaker(metadata.author, kind)
    outlet = metadata.original_outlet or metadata.outlet
    if outlet:
        paper = outlet.split()[-1].lower() in lexicon.OUTLET_NAME_WORDS
        body = is_body_name(outlet) and not paper
        return Speaker(outlet, SpeakerKind.ORGANISATION if body else SpeakerKind.OUTLET)
    return Speaker("unknown author", SpeakerKind.UNNAMED)


class Resolver:
    """Resolves an article's mentions. Call it in text order: pronouns look at what was before."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        metadata: Metadata,
        quotations: Sequence[Quotation] = (),
    ) -> None:
        self._paragraphs = paragraphs
        self.author = author_of(metadata)
        docs = [p.doc for p in paragraphs]
        self._names = Names(docs, metadata)
        self._pronouns = Pronouns(docs, self._names, quotations)
        self._own = tuple(self.author.name.split())
        self._descriptions = self._fullest_descriptions()

    def resolve(self, mention: Mention, context: Context) -> Speaker | None:
        """Return the speaker that a mention stands for, None where nobody named before fits it."""
        span = self._paragraphs[mention.paragraph].locate(mention.start, mention.end)
        head = mention.head
        if head is None:
            return self._by_text(mention, span)
        referent = antecedent(head)
        if referent.i != head.i:
            mention = mention_of(mention.paragraph, referent)
            head = referent
        if head.lower_ in _FIRST_PERSON:
            return context.speaking or self.author
        position = (mention.paragraph, head.i)
        found = self._found(mention, self._seen_from(position, head, context), context)
        described: Described | None = None
        if isinstance(found, Described):
            described = found
            mention = mention_of(found.position[0], found.head)
            found = self._noun(mention, found.position)
        if isinstance(found, Entity):
            speaker = self._speaker(found, span)
        elif isinstance(found, Speaker):
            speaker = Speaker(found.name, found.kind, span)
        elif head.lower_ in _NEUTER and described is None:
            return None
        elif head.lower_ in _SINGULAR | _PLURAL and described is None:
            speaker = self._last_speaker(head.lower_, mention, span)
        else:
            name, kind = self._description(mention), self._kind_of_noun(mention)
            speaker = Speaker(name, kind, span)
            described = described or self._pronouns.described_at(position)
        entity = found if isinstance(found, Entity) else None
        place = max(position, (context.paragraph, 0))
        told = self._tokens(context)
        self._pronouns.note(
            Said(place, speaker, entity, described, told), passed_on=context.passed_on
        )
        return speaker

    def _tokens(self, context: Context) -> tuple[Position, Position] | None:
        """Return where the tokens of what is said begin and end."""
        if context.told is None:
            return None
        doc, (start, end) = self._paragraphs[context.paragraph].doc, context.told
        inside = [t.i for t in doc if start <= t.idx < end]
        number = context.paragraph
        return ((number, inside[0]), (number, inside[-1])) if inside else None

    def _seen_from(self, position: Position, head: Token, context: Context) -> Position:
        """Return the place before which whoever a mention stands for was named."""
        if context.at is None or head.tag_ != "PRP":
            return position
        start = context.at
        return position[0], next((t.i for t in head.doc if t.idx >= start), head.i)

    def _found(
        self, mention: Mention, position: Position, context: Context
    ) -> Entity | Described | Speaker | None:
        head = mention.head
        assert head is not None
        word = head.lower_
        portrayed = is_portrait(mention.text, head.doc.text[mention.end :])
        if word in _SINGULAR or portrayed:
            # Whoever speaks says "I" and not "he" of himself.
            speaking = context.speaking if context.spoken else None
            others = {self.author.name} | ({speaking.name} if speaking is not None else set())
            feminine = gender_of(mention.text.split()) if portrayed else word in lexicon.FEMININE
            answers = head.head.lemma_.lower() in _ANSWERING
            return self._pronouns.person(position, feminine, frozenset(others), answers=answers)
        if word in _NEUTER:
            return self._pronouns.thing(head, position) or self._pronouns.body(position)
        if word in _PLURAL:
            return self._pronouns.people(position)
        return self._noun(mention, position)

    def _noun(self, mention: Mention, position: Position) -> Entity | None:
        return self._named_beside(mention) or self._entity(mention, position)

    def _speaker(self, entity: Entity, span: Span) -> Speaker:
        """Return an entity as a speaker, by the author's name where it is the author."""
        own = self.author.kind is not SpeakerKind.PERSON and entity.kind is not SpeakerKind.PERSON
        if own and without_form(entity.words) == without_form(self._own):
            return Speaker(self.author.name, self.author.kind, span)
        return Speaker(entity.name, entity.kind, span)

    def _last_speaker(self, word: str, mention: Mention, span: Span) -> Speaker:
        """Return whoever spoke last for a pronoun that no name fits; bodies, "they" are no "he"."""
        last = self._pronouns.last
        if last is None or (word in _SINGULAR and not _is_one_person(last)):
            return Speaker(mention.text.lower(), SpeakerKind.UNNAMED, span)
        return Speaker(last.speaker.name, last.speaker.kind, span)

    def _fullest_descriptions(self) -> dict[str, tuple[Position, str]]:
        """The first description of each unnamed person by its noun, where it says who that is."""
        found: dict[str, tuple[Position, str]] = {}
        for described in self._pronouns.described:
            lemma = described.head.lemma_.lower()
            name = name_of(described)
            if described.plural:
                continue
            if lemma not in found and name.split(" ", 1)[0].lower() not in ("the", "this", "that"):
                found[lemma] = (described.position, name)
        return found

    def _description(self, mention: Mention) -> str:
        """Return the words for somebody without a name; "the waiter" is "a waiter" named before."""
        head = mention.head
        if (group := _GROUP.fullmatch(mention.text)) is not None and head is not None:
            members = self._pronouns.members((mention.paragraph, head.i))
            if members is not None:
                return f"{group[1].lower()} of the {members}"
        pronoun, _, rest = mention.text.partition(" ")
        if head is not None and rest and pronoun.lower() in ("his", "her"):
            owner = self._pronouns.only_person(
                (mention.paragraph, head.i), feminine=pronoun.lower() == "her"
            )
            if owner is not None and head.lemma_.lower() in lexicon.PERSON_NOUNS:
                return f"{owner.name}'s {rest}"
        bare = head is not None and head.tag_ == "NN" and mention.text.count(" ") == 1
        if head is not None and bare and _is_definite(mention):
            before = self._descriptions.get(head.lemma_.lower())
            if before is not None and before[0] < (mention.paragraph, head.i):
                return _plain(before[1])
        counted = head is not None and head.pos_ == "NUM" and mention.text[1:].islower()
        noun = head is not None and head.pos_ == "NOUN"
        return _plain(mention.text.lower() if counted else mention.text, noun=noun)

    def _named_beside(self, mention: Mention) -> Entity | None:
        """Return Y of "the engineer Y", "the head of X, Y,": a name that stands in apposition."""
        head = mention.head
        assert head is not None
        if head.pos_ != "NOUN" and not _is_office(mention):
            return None
        for child in head.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head.i:
                return self._names.named_at(child, mention.paragraph)
        name = name_behind(head)
        return self._names.named_at(name, mention.paragraph) if name is not None else None

    def _by_text(self, mention: Mention, span: Span) -> Speaker:
        words = tuple(w.strip(".,") for w in mention.text.lower().split())
        words = tuple(w for w in words if w != "the") or words
        entity = self._names.find(words, (mention.paragraph, 10**6)) if words else None
        if entity is not None:
            shouted = entity.name.isupper() and not mention.text.isupper()
            return Speaker(mention.text if shouted else entity.name, entity.kind, span)
        kind = self._names.kind_of(mention.text.split(), "")
        return Speaker(mention.text, kind, span)

    def _entity(self, mention: Mention, position: Position) -> Entity | None:
        head = mention.head
        assert head is not None
        if _is_title(mention):
            described = self._described(head.lower_, mention, position)
            if described is not None:
                return described
        misread = head.pos_ in ("ADV", "ADJ", "VERB", "X") and not head.is_sent_start
        named = misread or head.ent_type_ in ("PERSON", "ORG")
        if head.pos_ == "PROPN" or (named and head.text[:1].isupper()):
            return self._names.named_at(head, mention.paragraph)
        if head.pos_ == "NOUN" and (owner := self._owner(head, mention.paragraph)) is not None:
            return owner
        if head.pos_ == "NOUN" and _is_definite(mention):
            return self._described(head.lemma_.lower(), mention, position)
        return None

    def _owner(self, head: Token, paragraph: int) -> Entity | None:
        """Return whose text it is that speaks: "its report", "the museum's leaflet"."""
        if head.lemma_.lower() not in lexicon.TEXT_NOUNS | {"office"}:
            return None
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        if owner is None and head.lemma_.lower() in _POLLS | _FIGURES:
            owner = _maker(head)
        if owner is None:
            return None
        mention = mention_of(paragraph, owner)
        found = self._found(mention, (paragraph, owner.i), Context(None, paragraph))
        return found if isinstance(found, Entity) else None

    def _described(self, lemma: str, mention: Mention, position: Position) -> Entity | None:
        """Return whom a definite description ("the minister", "the paper") was said of before."""
        if lemma in lexicon.PERSON_NOUNS:
            head = mention.head
            if head is not None and head.tag_ in ("NNS", "NNPS"):
                return None
            if head is not None and any(c.dep_ == "poss" and c.pos_ != "PRON" for c in head.lefts):
                return None
            people = list(self._names.recent(position, (SpeakerKind.PERSON,)))
            wanted = _modifiers(head) if head is not None else set()
            people = [e for e in people if wanted <= e.roles]
            fitting = [e for e in people if lemma in e.roles]
            if not fitting and lemma in _LEADERS:
                fitting = [e for e in people if e.roles & _LEADERS]
            found = fitting[0] if fitting else self._only(lemma, wanted)
            return found or self._opening(lemma, position)
        if lemma in lexicon.ORGANISATION_NOUNS | lexicon.OUTLET_NOUNS | COMPANIES:
            own = Entity(self.author.name, without_form(self._own), self.author.kind)
            own.words = tuple(w.lower() for w in self._own)
            if self.author.kind is SpeakerKind.ORGANISATION and fits(lemma, own):
                return own
            bodies = list(self._names.recent(position, BODIES))
            named = next((e for e in bodies if fits(lemma, e)), None)
            return named or self._only_body(lemma, position, bodies)
        return None

    def _only_body(self, lemma: str, position: Position, bodies: Sequence[Entity]) -> Entity | None:
        """Return the one body just spoken of, where its name doesn't tell what it is."""
        if lemma not in COMPANIES | ANY_BODY:
            return None
        near = [e for e in bodies if position[0] - (e.last_before(position) or (-9, 0))[0] <= 1]
        near = [e for e in near if is_of_no_kind(e)]
        here = [e for e in near if (e.last_before(position) or (-9, 0))[0] == position[0]]
        near = here or near
        acting = [e for e in near if self._pronouns.acts_before(e, position)]
        return acting[0] if len(near) == len(acting) == 1 else None

    def _opening(self, lemma: str, position: Position) -> Entity | None:
        """Return who is named right after an article opens with a description of him.

        "A surgeon has been cleared. / Max Lind had always said ... The surgeon said ..."
        """
        described = next((d for d in self._pronouns.described if d.subject and not d.plural), None)
        if described is None or described.head.lemma_.lower() != lemma:
            return None
        opened = described.position
        first = next(described.head.subtree).lower_
        if first not in ("a", "an") or any(p < opened for e in self._people() for p in e.subjects):
            return None
        new = [e for e in self._people() if e.places[0] > opened]
        entity = min(new, key=lambda e: e.places[0], default=None)
        if entity is None:
            return None
        place = entity.places[0]
        near = place < position and place in entity.subjects and place[0] - opened[0] <= 1
        return entity if near and not entity.roles & lexicon.PERSON_NOUNS else None

    def _people(self) -> list[Entity]:
        return [e for e in self._names.entities if e.kind is SpeakerKind.PERSON and e.places]

    def _only(self, lemma: str, wanted: set[str]) -> Entity | None:
        """Return the one person whom the article describes so, if only later."""
        people = [e for e in self._names.entities if e.kind is SpeakerKind.PERSON]
        fitting = [e for e in people if lemma in e.roles and wanted <= e.roles]
        return fitting[0] if len(fitting) == 1 else None

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


def _is_office(mention: Mention) -> bool:
    """Whether the words are an office written large, whoever has it: "My Minister"."""
    head, *before = reversed(mention.text.lower().split())
    offices = lexicon.PERSON_NOUNS | lexicon.HONORIFICS | _DEFINITE | _OPENERS
    return head in lexicon.PERSON_NOUNS and all(w in offices for w in before)


def _maker(head: Token) -> Token | None:
    """Return X of "a poll by X", where X is a name."""
    for child in head.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            maker = next((c for c in child.children if c.dep_ == "pobj"), None)
            return maker if maker is not None and maker.pos_ == "PROPN" else None
    return None


def _plain(text: str, *, noun: bool = True) -> str:
    """Return naming words as a name; the article at the start of a sentence in lower case."""
    first, _, rest = text.partition(" ")
    if rest and first.lower() in _OPENERS:
        return f"{first.lower()} {rest}"
    return first.lower() if noun and not rest else text


def _is_one_person(said: Said) -> bool:
    """Whether somebody who spoke can be "he" or "she"."""
    several = said.described is not None and said.described.plural
    several = several or said.speaker.name.lower() in _PLURAL
    return said.speaker.kind not in BODIES and not several
