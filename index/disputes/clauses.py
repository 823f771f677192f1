"""The propositions of a sentence: predicate, polarity, subject and other words, by dependency.

Negation follows the syntax: a clause is negative when an odd number of negations bear on its
predicate ("did not", "nobody", "no warning", "failed to", "without").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.disputes.causal import find_causes
from index.disputes.contrasts import Contrast, find_contrasts
from index.disputes.unreal import IMPLICATIVE, INTENT, is_unreal
from index.disputes.words import HAPPEN, family, family_of, is_light, says_little

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_NEGATIVE_ARGUMENTS = frozenset("no none nobody nothing neither nowhere zero".split())
_NEGATIVE_ADVERBS = frozenset("never not n't neither nor hardly scarcely no".split())
# What leaves no instance, by itself or under a negation.
_NO_INSTANCE = frozenset("never nobody nothing none nowhere no".split())
_ANY = frozenset("any anyone anybody anything anywhere ever whatsoever single".split())
# What is said to be done where the noun says what it is: "an offer was made".
_MADE = frozenset("make use give hold issue carry conduct send".split())
# Who votes against something does not vote for it.
_CHOOSING = frozenset("vote decide rule advise campaign".split())
_ONE = frozenset(("one", "single"))
# Who does without something may have had it.
_COPING = frozenset("do go live manage cope be".split())
# Who does not have one has none.
_HAVING = frozenset("have carry wear contain receive get".split())
_MANY = frozenset("many much enough more most all".split())
# "No doubt" and "for no other reason" affirm.
_ASSURING = frozenset(("doubt", "wonder", "question", "other", "fewer"))
_ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj attr oprd dative agent csubj".split())
# Verbs that say of a thing no more than how it is: "the gate stood open".
_STANDING = frozenset("stand lie remain stay".split())
# What one attends by being there.
_EVENTS = frozenset(
    "meeting session hearing trial funeral wedding rally demonstration march match game concert "
    "party dinner inspection briefing ceremony conference talks vote scene".split()
)
_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "ADV"))
_CLAUSAL = frozenset("ccomp advcl relcl acl conj parataxis csubj csubjpass".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """One proposition. Words are families (index/disputes/words.py).

    `predicate` is the family of the verb, or of the noun or adjective after a copula. `unreal`
    marks what is only possible, wished or conditional. `start`..`end` are the offsets of the
    words that decide it (predicate with its negation), in the sentence's text. `nothing` are the
    words of which there is said to be none ("no wind alarm"), the noun first. `universal` marks a
    negation that leaves no instance ("never", "nobody", "not … any"). `passive` marks that the
    subject is what it is done to; `agent` are the words behind "by" then.
    """

    predicate: str
    negative: bool
    unreal: bool
    subject: tuple[str, ...]
    rest: tuple[str, ...]
    start: int
    end: int
    nothing: tuple[str, ...] = ()
    universal: bool = False
    passive: bool = False
    agent: tuple[str, ...] = ()


def find_clauses(tokens: TokenSpan, *, offset: int) -> tuple[Clause, ...]:
    """The clauses of one sentence, in order; `offset` is subtracted from the tokens' offsets."""
    contrasts = tuple(find_contrasts(tokens))
    excluded = frozenset(t.i for c in contrasts for t in (c.word, *c.phrase))
    clauses = [_clause(token, offset, excluded) for token in tokens if _heads_clause(token)]
    made = (*_ruled_out(contrasts, offset), *_absent(tokens, offset), *_causes(tokens, offset))
    return (*clauses, *made)


def _ruled_out(contrasts: Iterable[Contrast], offset: int) -> Iterator[Clause]:
    """What a clause is said not to be true of: "by erosion, not by the rain"."""
    for contrast in contrasts:
        verb, phrase = contrast.verb, contrast.phrase
        subject = _subject(verb, [t for t in own_words(verb) if t not in phrase])
        rest = families(list(phrase))
        if rest and verb.lemma_ != "be":
            end = phrase[-1].idx + len(phrase[-1]) - offset
            start = contrast.word.idx - offset
            yield Clause(family_of(verb), True, is_unreal(verb), subject, rest, start, end)


def _causes(tokens: TokenSpan, offset: int) -> Iterator[Clause]:
    """What something is put down to, as "CAUSE caused EFFECT"."""
    for verb, effect, cause in find_causes(tokens):
        negations = sum(_negates(t, verb) for t in own_words(verb)) + _outer_negation(verb)
        rest, subject = families(effect), families(cause)
        if rest and subject:
            start, end = cause[0].idx - offset, cause[-1].idx + len(cause[-1]) - offset
            yield Clause(
                family("cause"), negations % 2 == 1, is_unreal(verb), subject, rest, start, end
            )


def _heads_clause(token: Token) -> bool:
    if token.lemma_.lower() in IMPLICATIVE and any(t.dep_ == "xcomp" for t in token.children):
        return False
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
        return True
    return token.dep_ == "ROOT" and token.pos_ in ("NOUN", "ADJ", "PROPN")


def _clause(token: Token, offset: int, excluded: frozenset[int]) -> Clause:
    complement = _complement(token)
    head = complement if complement is not None else token
    # "the mayor's deputy" is not the mayor
    words = [t for t in own_words(token) if t.i not in excluded and not _possesses(t)]
    negations = [t for t in words if _negates(t, token)]
    if any(t.lower_ == "until" for t in words) or _because(token, negations):
        # "not until five" and "not because …" say that it happened
        negations = []
    outer = _outer_negation(token)
    parity = len(negations) + outer + _is_against(token)
    subject = _subject(token, words)
    happening = _tells_of_happening(token)
    rest = families(
        t for t in words if t != head and not (happening and t.lower_ in ("place", "effect"))
    )
    evidence = [token, head, *negations]
    first = min(evidence, key=lambda t: t.idx)
    last = max(evidence, key=lambda t: t.idx)
    if last.i - first.i > 12:
        first = last = head
    return Clause(
        predicate=family("be") if happening else _predicate(token, head),
        negative=parity % 2 == 1,
        unreal=is_unreal(token),
        subject=subject,
        rest=tuple(w for w in rest if w not in subject),
        start=max(0, first.idx - offset),
        end=last.idx + len(last) - offset,
        nothing=_nothing(negations)
        or _not_one(token, negations)
        or _none_there(token, complement, words, outer)
        or _never_done(token, negations, happening=happening),
        universal=_is_universal(words, negations, outer),
        passive=any(t.dep_ == "auxpass" for t in token.children),
        agent=families(t for t in words if _under(t, token, ("agent",))),
    )


def _predicate(token: Token, head: Token) -> str:
    """What a clause says; who is at a meeting, or takes part in it, attends it."""
    if token.lemma_ == "be" and head == token:
        at = (o for t in token.children if t.lower_ == "at" for o in t.children)
        return family("attend" if any(t.lemma_ in _EVENTS for t in at) else "be")
    if token.lemma_ == "take" and any(t.lower_ == "part" for t in token.children):
        return family("attend")
    return family_of(head)


def _is_against(token: Token) -> bool:
    """Whether a verb tells of a choice that is not for what follows: "voted against the plan"."""
    return token.lemma_ in _CHOOSING and any(
        t.lower_ == "against" and any(t.children) for t in token.children
    )


def _subject(token: Token, words: Iterable[Token]) -> tuple[str, ...]:
    own = families(t for t in words if _under(t, token, ("nsubj", "nsubjpass", "csubj")))
    return own or _inherited_subject(token)


def _possesses(token: Token) -> bool:
    """Whether a word names, or is part of the name of, whoever a subject belongs to."""
    while token.dep_ in ("compound", "amod", "nmod"):
        token = token.head
    owned = token.head
    return (
        token.dep_ == "poss"
        and token.pos_ in ("NOUN", "PROPN")
        and owned.tag_ == "NN"
        and owned.dep_ in ("nsubj", "nsubjpass")
    )


def _tells_of_happening(token: Token) -> bool:
    """Whether a verb says no more than that there was something ("took place")."""
    if token.lemma_ == "take":
        return any(t.dep_ == "dobj" and t.lower_ == "place" for t in token.children)
    return token.pos_ == "VERB" and token.lemma_ in HAPPEN


def _never_done(token: Token, negations: list[Token], *, happening: bool) -> tuple[str, ...]:
    """What never happened, was never made or is never used, and of what somebody never did any."""
    never = any(t.lower_ == "never" for t in negations)
    passive = any(t.dep_ == "auxpass" for t in token.children)
    done = None
    if (happening and negations) or (never and passive and token.lemma_ in _MADE):
        done = next((t for t in token.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    elif never and not passive:
        objects = (t for t in token.children if t.dep_ == "dobj" and t.tag_ == "NNS")
        done = next((t for t in objects if not _is_known(t)), None)
    # the first word of a sentence is often mistaken for a name
    if done is None or (done.pos_ != "NOUN" and done.i != token.sent.start):
        return ()
    words = (done, *(t for t in _modifiers(done) if not is_light(t.lemma_)))
    return tuple(dict.fromkeys(map(family_of, words)))


def _not_one(token: Token, negations: list[Token]) -> tuple[str, ...]:
    """ "Did not see one guard", "did not have an alarm"."""
    objects = [t for t in token.children if t.dep_ in ("dobj", "attr") and t.pos_ == "NOUN"]
    thing = next((t for t in objects if any(c.lower_ in _ONE for c in t.children)), None)
    if thing is None and token.lemma_ in _HAVING:
        thing = next((t for t in objects if t.dep_ == "dobj" and not _is_definite(t)), None)
    if thing is None or not any(t.dep_ == "neg" for t in negations):
        return ()
    return tuple(dict.fromkeys(map(family_of, (thing, *_modifiers(thing)))))


def _is_definite(noun: Token) -> bool:
    """Whether it is one that is known, or so many of them: "the alarm", "their alarm", "many"."""
    return noun.tag_ == "NNPS" or any(
        t.dep_ in ("poss", "nummod")
        or (t.dep_ == "det" and t.lower_ not in ("a", "an", "any"))
        or t.lower_ in _MANY
        for t in noun.children
    )


def _is_known(noun: Token) -> bool:
    return any(t.dep_ in ("det", "poss", "nummod") for t in noun.children)


def _because(token: Token, negations: list[Token]) -> bool:
    """Whether a reason follows, which is then what a "not" is aimed at."""
    return all(t.lower_ in ("not", "n't", "n’t") for t in negations) and any(
        t.dep_ == "mark" and t.lower_ == "because" and t.nbor(-1).text != ","
        for child in token.children
        for t in child.children
    )


def _none_there(
    token: Token, complement: Token | None, words: list[Token], outer: int
) -> tuple[str, ...]:
    """What somebody denies that there was any of."""
    there = any(t.dep_ == "expl" for t in token.children)
    if not (there and outer and complement is not None and any(t.lower_ in _ANY for t in words)):
        return ()
    return tuple(
        dict.fromkeys(
            family_of(t) for t in (complement, *_modifiers(complement)) if t.lower_ not in _ANY
        )
    )


def _is_universal(words: list[Token], negations: list[Token], outer: int) -> bool:
    if any(t.lower_ in _NO_INSTANCE for t in negations):
        return True
    return bool(negations or outer) and any(t.lower_ in _ANY for t in words)


def _absent(tokens: TokenSpan, offset: int) -> Iterator[Clause]:
    """What something is said to be free of, to lack or to be done without."""
    for token in tokens:
        thing = _missing(token)
        if thing is None or token.i >= tokens.end:
            continue
        bearer = token.head if token.pos_ in ("ADJ", "ADP") else token
        holders = [
            t for t in bearer.subtree if t.dep_ in ("nsubj", "nsubjpass", "dobj") and t.i < token.i
        ]
        if token.pos_ == "ADJ" and bearer.pos_ in ("NOUN", "PROPN"):
            holders.append(bearer)
        nothing = tuple(dict.fromkeys(families([thing, *_modifiers(thing)])))
        if nothing and (families(holders) or token.pos_ != "ADP"):
            end = max(token.idx + len(token), thing.idx + len(thing)) - offset
            yield Clause(
                family("be"), True, False, families(holders), nothing, token.idx - offset, end,
                (family_of(thing), *(w for w in nothing if w != family_of(thing))), True,
            )  # fmt: skip


def _missing(token: Token) -> Token | None:
    if token.lemma_.lower() == "lack" and token.pos_ == "VERB" and not _denied(token):
        return next((t for t in token.children if t.dep_ == "dobj"), None)
    if token.lower_ == "without" and token.dep_ == "prep" and token.head.lemma_ not in _COPING:
        things = (t for t in token.children if t.dep_ == "pobj" and t.pos_ == "NOUN")
        return next((t for t in things if not _is_definite(t)), None)
    if token.lower_ not in ("free", "devoid", "clear", "empty") or token.pos_ != "ADJ":
        return None
    if _denied(token) or _denied(token.head):
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _denied(token: Token) -> bool:
    return any(t.dep_ == "neg" for t in token.children)


def _modifiers(noun: Token) -> list[Token]:
    return [t for t in noun.children if t.dep_ in ("compound", "amod", "nmod")]


def _nothing(negations: list[Token]) -> tuple[str, ...]:
    """The noun phrases that "no" or "not one" denies; "no longer" tells of a change instead.

    What there was "no such" of is told further back (index/disputes/rejections.py).
    """
    nouns = [
        t.head
        for t in negations
        if t.lower_ == "no"
        and t.dep_ == "det"
        and not _says_what(t.head)
        and not any(w.lower_ == "such" for w in t.head.children)
        and not any(w.lower_ in ("more", "longer") for w in t.head.head.subtree)
    ]
    nouns += [noun for t in negations if (noun := _no_single(t)) is not None]
    return tuple(
        dict.fromkeys(
            family_of(word)
            for noun in nouns
            for word in (noun, *noun.children)
            if word == noun
            or (
                word.lower_ not in _ONE
                and (word.dep_ in ("compound", "amod", "nmod") and not is_light(word.lemma_))
            )
        )
    )


def _says_what(noun: Token) -> bool:
    """Whether a noun says what something is: "this is no picnic" speaks of one thing."""
    return noun.dep_ == "attr" and any(
        t.dep_ in ("nsubj", "csubj") and t.i < noun.i for t in noun.head.children
    )


def _no_single(token: Token) -> Token | None:
    """The noun of "not one guard" or "not a single guard" before its verb."""
    if token.lower_ != "not" or token.i + 1 >= len(token.doc):
        return None
    words = [token.doc[i] for i in range(token.i + 1, min(token.i + 3, len(token.doc)))]
    one = next((t for t in words if t.lower_ in _ONE), None)
    noun = one.head if one is not None else None
    subject = noun is not None and noun.dep_ in ("nsubj", "nsubjpass") and noun.pos_ == "NOUN"
    return noun if subject else None


def _complement(token: Token) -> Token | None:
    """What a thing is said to be, or how it is said to stand or lie."""
    if token.lemma_ == "be":
        return next((t for t in token.children if t.dep_ in ("attr", "acomp", "oprd")), None)
    if token.lemma_ not in _STANDING or token.pos_ != "VERB":
        return None
    how = (t for t in token.children if t.dep_ in ("acomp", "oprd", "advmod"))
    return next((t for t in how if t.pos_ == "ADJ"), None)


def own_words(head: Token) -> Iterator[Token]:
    """The words of a clause without those of the clauses inside it."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(
            child
            for child in token.children
            if not (child.dep_ in _CLAUSAL and _heads_clause(child))
            and not (child.dep_ == "xcomp" and child.pos_ == "VERB")
        )


def _negates(token: Token, head: Token) -> bool:
    """Whether a word negates the clause of `head`."""
    low: str = token.lower_
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if low == "no" and following is not None and following.lower_ in _ASSURING:
        return False
    counted = following is not None and following.lower_ in ("one", "a", "single", "any")
    if low == "not" and counted and _counted(token).dep_ in _ARGUMENTS:
        return True
    if token.dep_ == "neg" or low in ("never", "hardly", "scarcely"):
        bearers = ("attr", "acomp", "aux", "advmod", "oprd")
        return bool(token.head == head or token.head.dep_ in bearers)
    if low == "no" and following is not None and following.lower_ in ("longer", "more", "less"):
        return bool(following.head == head and following.i < head.i)
    if low in _NEGATIVE_ARGUMENTS:
        argument = token.head if token.dep_ in ("det", "neg", "nummod") else token
        return bool(argument.dep_ in _ARGUMENTS or argument == head)
    return low == "not" and counted


def _counted(token: Token) -> Token:
    """What "not one" counts."""
    return token.head.head if token.head.dep_ == "nummod" else token.head


def _outer_negation(token: Token) -> int:
    """Negation from the words that govern the clause: "failed to", "without", "denied that"."""
    governor = token.head
    if token.dep_ in ("xcomp", "ccomp", "pcomp") and governor.lemma_.lower() in IMPLICATIVE:
        return 1 + sum(_negates(t, governor) for t in own_words(governor))
    if token.dep_ == "pcomp" and governor.lower_ == "without":
        return 1
    if _is_alternative(token):
        return int(_denied(governor))
    intent = governor.head if token.dep_ == "pcomp" and governor.lower_ == "of" else governor
    if token.dep_ in ("pcomp", "acl") and intent.lemma_.lower() in INTENT:
        return int(any(t.lower_ == "no" for t in intent.children))
    return 0


def _is_alternative(token: Token) -> bool:
    """Whether a verb shares the "not" of the one before: "will not sell or lease the land"."""
    own = any(t.dep_ in ("nsubj", "nsubjpass", "neg") for t in token.children)
    return (
        token.dep_ == "conj"
        and token.pos_ == token.head.pos_ == "VERB"
        and not own
        and any(t.dep_ == "cc" and t.lower_ in ("or", "nor") for t in token.head.children)
    )


def _under(token: Token, head: Token, roles: tuple[str, ...]) -> bool:
    while token != head:
        if token.head == head:
            return token.dep_ in roles
        if token.head == token:
            return False
        token = token.head
    return False


def _inherited_subject(token: Token) -> tuple[str, ...]:
    if token.dep_ in ("xcomp", "conj", "acl", "relcl"):
        source = token.head
        if token.dep_ in ("acl", "relcl"):
            return families([source])
        return families(
            t
            for child in source.children
            if child.dep_ in ("nsubj", "nsubjpass")
            for t in child.subtree
        )
    return ()


def families(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The families of the words that say something, each once, in order."""
    return tuple(
        dict.fromkeys(
            family_of(t)
            for t in sorted(tokens, key=lambda t: t.i)
            if t.pos_ in _CONTENT and not says_little(t) and len(t.lemma_) > 1 and not t.like_num
        )
    )
