"""What a sentence's figures are told of: events with their times of day, lengths and counts.

A figure belongs to the verb that it depends on, and so tells of what that verb does; which words
two sentences share besides says little about that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.disputes.clocks import find_clocks
from index.disputes.durations import Duration, find_durations
from index.disputes.events import doer, done_to, event_of
from index.disputes.quantity import CLOCK, Quantity
from index.disputes.unreal import is_unreal
from index.disputes.words import family_of, is_light

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

MOMENT, LENGTH, DELAY, AMOUNT = "moment", "length", "delay", "amount"
PAST, PRESENT, PLANNED, DENIED = "past", "present", "planned", "denied"
# The key of being somewhere for so long.
STAY = "stay"
_VERBS = ("VERB", "AUX")
_COMING = frozenset("will shall would could can may might 'll ’ll 'd ’d".split())
# What somebody expects has not happened yet.
_FORECASTING = frozenset("expect forecast predict plan project hope aim intend anticipate".split())
# What goes on until six is over at six.
_LASTING = frozenset(
    "run last continue go work play sit operate burn sing dance speak talk search fight drive "
    "march stay remain".split()
)
# Verbs that say of what they are about no more than how long it was.
_TAKING = frozenset("last take continue endure go run".split())
_AHEAD = frozenset("before after later earlier until".split())
# Verbs that give a figure; when they do says nothing of when it was so.
_VALUING = frozenset("put estimate calculate reckon set value assess give count".split())
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event with its time of day, its length or another figure that is told of it.

    `event` is the key of index/disputes/events.py, `doer` and `done_to` are families, the noun
    first, and empty where a pronoun or nothing stands for them. `kind` is "moment" (a time of
    day, `low`..`high` in minutes after midnight), "length" (how long it went on, in seconds),
    "delay" (how long it took to come about) or "amount" (any other figure). `mood` is "past",
    "present", "planned", "denied", or "" where the verb only gives the figure. `start`..`end` are
    the offsets of the figure in the sentence's text, or in the document once in a signature.
    """

    event: str
    doer: tuple[str, ...]
    done_to: tuple[str, ...]
    kind: str
    low: float
    high: float
    mood: str
    start: int
    end: int


def find_occasions(
    tokens: TokenSpan, text: str, quantities: Iterable[Quantity], *, offset: int
) -> tuple[Occasion, ...]:
    """What the figures of one sentence are told of, in order.

    Args:
        tokens: the sentence's tokens.
        text: the text of the sentence's tokens.
        quantities: those of the sentence.
        offset: where `text` starts in the text of the tokens' Doc.
    """
    found = [*_moments(tokens, text, offset), *_stretches(tokens, text, offset)]
    for quantity in quantities:
        if quantity.unit != CLOCK and not any(
            o.start < quantity.end and quantity.start < o.end for o in found
        ):
            found.extend(_amount(tokens, quantity, offset))
    return tuple(sorted(found, key=lambda o: o.start))


def _amount(tokens: TokenSpan, quantity: Quantity, offset: int) -> Iterator[Occasion]:
    word = _token_at(tokens, offset + quantity.end - 1)
    verb = _verb_above(word)
    if verb is not None:
        yield Occasion(
            event_of(verb), doer(verb), done_to(verb), AMOUNT, quantity.low, quantity.high,
            _mood(verb), quantity.start, quantity.end,
        )  # fmt: skip


def _moments(tokens: TokenSpan, text: str, offset: int) -> Iterator[Occasion]:
    for clock in find_clocks(text):
        verb, preps = _governor(_led(_token_at(tokens, offset + clock.start)))
        if verb is None:
            continue
        event, low, high = event_of(verb), clock.low, clock.high
        if "until" in preps and verb.lemma_ in _LASTING and not _is_denied(verb):
            event, low, high = "end", clock.high - 3, clock.high + 3
        if event:
            yield Occasion(
                event, doer(verb), done_to(verb), MOMENT, low, high,
                _mood(verb, preps), clock.start, clock.end,
            )  # fmt: skip


def _stretches(tokens: TokenSpan, text: str, offset: int) -> Iterator[Occasion]:
    for stretch in find_durations(text):
        word = _token_at(tokens, offset + stretch.end - 1)
        verb, preps = _governor(word)
        if verb is not None and "ago" not in {t.lower_ for t in word.children} | {word.head.lower_}:
            # "for a quarter of an hour"
            preps = tuple(prep for prep in preps if prep != "of")
            yield from _timed(verb, word, preps, stretch)


def _timed(
    verb: Token, word: Token, preps: tuple[str, ...], stretch: Duration
) -> Iterator[Occasion]:
    subject, thing = doer(verb), done_to(verb)
    event, kind = event_of(verb), ""
    low, high = stretch.low, stretch.high
    inner = next((t for t in verb.children if t.dep_ == "xcomp" and t.pos_ == "VERB"), None)
    if verb.lemma_ == "take" and inner is not None:
        event, kind, thing = event_of(inner), DELAY, done_to(inner)
        subject = ()
    elif _only_lasts(verb, word, preps):
        subjects = [t for t in verb.children if t.dep_ == "nsubj" and t.pos_ == "NOUN"]
        plain = bool(subjects) and not is_light(subjects[0].lemma_)
        event, thing = (family_of(subjects[0]) if plain else ""), doer(verb)[1:]
        kind, subject = LENGTH, ()
    elif verb.lemma_ == "spend" and word.dep_ in ("npadvmod", "dobj"):
        event, kind, thing = STAY, LENGTH, _place(verb)
    elif (late := _coming(verb, word)) is not None:
        event, kind, subject, thing = event_of(late), DELAY, doer(late), done_to(late)
    elif word.dep_ == "npadvmod" and word.head.lower_ == "after" and word.head.head == verb:
        kind = DELAY
    elif word.dep_ == "npadvmod" and word.head == verb and verb.lemma_ != "be":
        kind, thing = LENGTH, ()
    elif preps == ("in",) and event == "arrive":
        kind = DELAY
    elif "within" in preps or preps[:1] == ("after",):
        kind = DELAY
        low = 0.0 if "within" in preps else low
    elif preps[:1] == ("for",) and not _AHEAD.intersection(preps):
        kind = LENGTH
        if verb.lemma_ == "be":
            event, thing = STAY, _place(verb)
    if event and kind:
        mood = _mood(verb, preps)
        yield Occasion(event, subject, thing, kind, low, high, mood, stretch.start, stretch.end)


def _only_lasts(verb: Token, word: Token, preps: tuple[str, ...]) -> bool:
    """Whether a verb says no more than how long its subject was: "took", "went on for"."""
    if verb.lemma_ == "go" and not any(t.dep_ == "prt" and t.lower_ == "on" for t in verb.children):
        return False
    if verb.lemma_ in _TAKING and preps == ("for",):
        return verb.lemma_ not in ("run", "take")
    return verb.lemma_ in _TAKING and not preps and word.dep_ in ("npadvmod", "dobj")


def _coming(verb: Token, word: Token) -> Token | None:
    """What came after so long: "it was an hour before they came"."""
    if verb.lemma_ != "be" or word.dep_ not in ("attr", "npadvmod"):
        return None
    return next(
        (
            clause
            for clause in verb.children
            if clause.dep_ == "advcl"
            and any(t.dep_ == "mark" and t.lower_ == "before" for t in clause.children)
        ),
        None,
    )


def _place(verb: Token) -> tuple[str, ...]:
    """The noun of where somebody is: "in the hall"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "on", "at", "inside"):
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN"):
                    return (family_of(noun),)
    return ()


def _token_at(tokens: TokenSpan, place: int) -> Token:
    return next((t for t in tokens if t.idx <= place < t.idx + len(t)), tokens[0])


def _led(word: Token) -> Token:
    """The preposition right before a time: "a.m." at a sentence's end misleads the parser."""
    if word.i > word.sent.start and word.nbor(-1).dep_ == "prep":
        return word.nbor(-1)
    return word


def _governor(word: Token) -> tuple[Token | None, tuple[str, ...]]:
    """The verb that a time depends on, with the prepositions on the way, the nearest first."""
    preps: list[str] = []
    for _ in range(_DEPTH):
        if word.dep_ in ("prep", "mark", "advmod") and word.pos_ in ("ADP", "SCONJ", "ADV"):
            preps.append(word.lower_)
        if word.dep_ in ("nsubj", "nsubjpass", "relcl", "acl", "appos", "poss", "conj"):
            return None, ()
        word = word.head
        if _is_verb(word):
            return word, tuple(preps)
    return None, ()


def _verb_above(word: Token) -> Token | None:
    """The verb that a figure depends on, also as its subject."""
    for _ in range(_DEPTH):
        if _is_verb(word):
            return word
        word = word.head
    return None


def _is_verb(word: Token) -> bool:
    return word.pos_ in _VERBS and word.dep_ not in ("aux", "auxpass", "amod", "compound")


def _mood(verb: Token, preps: tuple[str, ...] = ()) -> str:
    """Whether it is said to have happened, to be so, to be coming, or not to have happened."""
    helpers = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    coming = any(t.lower_ in _COMING for t in helpers if t.dep_ == "aux")
    # "before he has sent the bulk of his 200 men": the men are there
    begun = verb.tag_ == "VBN" and any(
        t.dep_ == "mark" and t.lower_ == "before" for t in verb.children
    )
    if (is_unreal(verb) and not begun) or coming or verb.lemma_ in _FORECASTING:
        return PLANNED
    limits = {t.lower_ for t in verb.children if t.dep_ in ("prep", "mark")} | {*preps}
    if _is_denied(verb) and limits.isdisjoint(("until", "before", "till")):
        return DENIED
    valued = verb.lemma_ in _VALUING and event_of(verb) in ("", family_of(verb))
    if valued or (verb.tag_ == "VBG" and not helpers):
        return ""
    return PRESENT if _is_now(verb, helpers) else PAST


def _is_now(verb: Token, helpers: list[Token]) -> bool:
    """Whether it is so now, or as a rule: "closes at six", "is closed at six"."""
    if not helpers:
        return verb.tag_ in ("VBZ", "VBP")
    return len(helpers) == 1 and helpers[0].tag_ in ("VBZ", "VBP") and helpers[0].lemma_ == "be"


def _is_denied(verb: Token) -> bool:
    return any(
        t.dep_ == "neg" or (t.dep_ == "nsubj" and t.lower_ in ("nobody", "none", "nothing"))
        for t in verb.children
    )
