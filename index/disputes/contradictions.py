"""Clashes of polarity: the same said and denied, or opposites said of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index.disputes.alignment import Alignment, written_before
from index.disputes.clauses import Clause
from index.disputes.comparable import clause_of, time_after
from index.disputes.denial_clashes import place_of, predicates, rejects_too
from index.disputes.figures import Clash
from index.disputes.quantity import CLOCK, COUNT
from index.disputes.signature import Signature
from index.disputes.speaking import with_speaker
from index.disputes.times import Time
from index.disputes.words import (
    family,
    is_called_off,
    is_comparison,
    is_hypothetical,
    is_light,
    opposites,
)
from index.domain import DisputeKind, Span

# Least share of words that statements with opposite words must have in common.
_OPPOSITES_SHARE = 0.6
_OPPOSITES_LARGER = 0.45
# Least share of a negated clause that its counterpart must affirm.
_LEAST_SHARE = 0.34
# The same where the predicate says too little by itself.
_LIGHT_SHARE = 0.66
# Least share of the words of the smaller of two statements of articles on one matter.
_KIN_SMALLER = 0.35
# The same for clauses of statements that stand apart from each other.
_APART_SHARE = 0.6
# Least cosine of a negated clause and what stands apart from it.
_NEGATION_COSINE = 0.5
# What statements have in common that say nearly the same, whatever their articles are about.
_ALIKE_SMALLER = 0.6
_ALIKE_COSINE = 0.45
# So many names two clauses must share where they share nothing else.
_LEAST_COMMON = 2
# So many words a denial without a doer must share with what it denies.
_LEAST_SAID = 3
_OFF = family("off")
# Of the verbs that say too little by themselves, those that tell of something done to a thing.
_DONE = frozenset(
    map(family, "be ask call get give have lie make put read see show take use write".split())
)
_BE = family("be")
# What one knows or has read another may well not.
PERSONAL = frozenset(map(family, "know read hear see meet remember".split()))
# What is the one now may have been the other before: a shop that "is open again" was closed.
_CHANGING = frozenset(map(family, "open close lock unlock arrive leave remain".split()))
_AGAIN = re.compile(r"\b(?:again|since|anew|re-?open\w*|meanwhile|later)\b", re.IGNORECASE)
# What a thing or somebody may be found to be; not what it does, which may follow its opposite.
_STATES = "lock asleep sober intact absent genuine conscious armed lit healthy alone unlocked"
# How far opposites agree of which the later is said of "he", "it" or "they".
_PRONOUN_SHARE = 0.6


def _may_contradict(shared: Alignment) -> bool:
    """Whether two statements say enough of the same thing for an opposite to count."""
    if shared.exchange:
        return not shared.scopes_apart
    return not (shared.apart or shared.scopes_apart) and (
        (shared.shared >= 2 and (shared.larger >= 0.3 or shared.smaller >= 0.5))
        or shared.larger >= 0.6
        or (shared.kin and shared.shared >= 2 and shared.smaller >= _KIN_SMALLER)
    )


def polarity_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """Clauses with one predicate (or opposite ones) whose polarities can't both stand."""
    states = shared.kin and not (shared.apart or shared.scopes_apart)
    near = _may_contradict(shared)
    if not (near or states):
        return
    best: Clash | None = None
    for mine in one.clauses:
        for theirs in other.clauses:
            clash = _clause_clash(mine, theirs, shared) if near else None
            if clash is None and states:
                clash = _state_clash(mine, theirs, one, other)
            if clash is not None and clash.signal == "antonym":
                some = _of_some(mine, theirs, one, other) or _only_named(mine, theirs, one, other)
                clash = None if some or _in_turn(mine.predicate, clash, one, other) else clash
            if clash is not None and (best is None or clash.strength > best.strength):
                best = clash
    if best is not None:
        yield best


def _clause_clash(mine: Clause, theirs: Clause, shared: Alignment) -> Clash | None:
    same = mine.predicate == theirs.predicate and not is_light(mine.predicate)
    opposite = theirs.predicate in opposites(mine.predicate)
    spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
    if same and mine.negative != theirs.negative:
        signal = "polarity"
    elif opposite and not mine.negative and not theirs.negative:
        signal = "antonym"
    else:
        return None
    strength = _agreement(mine, theirs)
    if signal == "antonym" and shared.distance == 1 and not (mine.subject and theirs.subject):
        strength = max(strength, _PRONOUN_SHARE)
    if strength <= 0 or (not shared.exchange and strength < _APART_SHARE):
        return None
    if mine.unreal or theirs.unreal:
        return None
    return Clash(DisputeKind.CONTRADICTION, signal, strength, *spans)


def _state_clash(mine: Clause, theirs: Clause, one: Signature, other: Signature) -> Clash | None:
    """Opposite states of one thing, whatever else is said of it: "the gate stood open"."""
    if theirs.predicate not in opposites(mine.predicate) or mine.predicate not in _states():
        return None
    if mine.negative or theirs.negative or mine.unreal or theirs.unreal:
        return None
    subjects = [{*with_speaker(c, s).subject} for c, s in ((mine, one), (theirs, other))]
    if not all(subjects) or not (subjects[0] <= subjects[1] or subjects[1] <= subjects[0]):
        return None
    if mine.rest and theirs.rest and {*mine.rest}.isdisjoint(theirs.rest):
        return None
    spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
    return Clash(DisputeKind.CONTRADICTION, "antonym", 1.0, *spans)


def _only_named(mine: Clause, theirs: Clause, one: Signature, other: Signature) -> bool:
    """Whether things that open or close have but a name in common: "Orme", "Orme's inquest"."""
    subjects = {*mine.subject}, {*theirs.subject}
    if mine.predicate not in _CHANGING or not all(subjects) or subjects[0] == subjects[1]:
        return False
    return not (subjects[0] & subjects[1]) - {*one.names, *other.names}


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    plain = frozenset(map(family, _STATES.split()))
    return plain.union(*map(opposites, plain))


def _of_some(mine: Clause, theirs: Clause, one: Signature, other: Signature) -> bool:
    """Whether so many are told of, and the others may be the others: "two died", "some lived"."""
    counts = _counted(mine, one), _counted(theirs, other)
    return bool(counts[0] or counts[1]) and counts[0].isdisjoint(counts[1])


def _counted(clause: Clause, signature: Signature) -> set[float]:
    """How many a clause counts of what it speaks of, a number alone included."""
    said = ("", clause.predicate, *clause.subject, *clause.rest)
    return {round(q.low, 2) for q in signature.quantities if q.unit == COUNT and q.noun in said}


def _in_turn(word: str, clash: Clash, one: Signature, other: Signature) -> bool:
    """Whether one may have followed the other: "opened in 1961", "shut on 9 February"."""
    if word in _CHANGING and (_AGAIN.search(one.text) or _AGAIN.search(other.text)):
        return True
    early, late = (time_after(s, span.start) for s, span in ((one, clash.a), (other, clash.b)))
    if early is None or late is None:
        return False
    return early.apart(late) or (word in _CHANGING and early.key != late.key)


def _agreement(mine: Clause, theirs: Clause) -> float:
    """How much the arguments of two clauses agree, 0..1."""
    subjects = _share(set(mine.subject), set(theirs.subject))
    everything = _share({*mine.subject, *mine.rest}, {*theirs.subject, *theirs.rest})
    if mine.rest and theirs.rest and {*mine.rest}.isdisjoint(theirs.rest):
        return everything  # something else is done by the same
    if not ({*mine.subject, *mine.rest} and {*theirs.subject, *theirs.rest}):
        return 0.3
    return max(everything, (subjects + everything) / 2)


def _share(mine: set[str], theirs: set[str]) -> float:
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def negation_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """One statement negates a clause, the other affirms nearly the same words."""
    if not _may_contradict(shared) or not (shared.exchange or shared.cosine >= _NEGATION_COSINE):
        return
    names = {*one.names, *other.names}
    for negating, affirming, swapped in ((one, other, False), (other, one, True)):
        if any(c.negative or is_called_off(c.predicate) for c in affirming.clauses):
            continue
        doubt = 0.5 if any(is_hypothetical(w) for w in predicates(affirming)) else 1.0
        for clause in negating.clauses:
            if clause.unreal or any(c.unreal for c in affirming.clauses):
                continue
            share, words = _negated_share(clause, affirming, names, shared)
            if share > 0 and not rejects_too(affirming, words):
                here = Span(clause.start, clause.end)
                there = place_of(affirming, words)
                a, b = (there, here) if swapped else (here, there)
                yield Clash(DisputeKind.CONTRADICTION, "negation", share * doubt, a, b)
                return


def _negated_share(
    clause: Clause, affirming: Signature, names: set[str], shared: Alignment
) -> tuple[float, set[str]]:
    """How much of a negated clause another statement affirms (0 for too little), by its words.

    The predicate itself must be affirmed, unless it is too light to say anything ("there was no
    list"); names alone don't make two clauses one.
    """
    words = {w for w in (clause.predicate, *clause.subject, *clause.rest) if not is_light(w)}
    if not clause.negative or not words:
        return 0.0, words
    common = words & {*affirming.words, *predicates(affirming)}
    share = len(common) / len(words)
    core = is_light(clause.predicate) or clause.predicate in common
    light = is_light(clause.predicate)
    if clause.nothing:
        # "no guard was hurt" says nothing of the guard who saw it
        more = words - {*clause.nothing}
        covered = set(clause.nothing) <= {*affirming.words} and not (more and not more & common)
        core = covered or (core and not light and clause.predicate not in clause.nothing)
        core = core and not (not covered and _by_others(clause, affirming))
        share = max(share, _APART_SHARE) if covered else share
    elif light and share < _LIGHT_SHARE:
        core = False
    if light and not clause.nothing and not shared.exchange:
        return 0.0, words
    if not common - names or share < _LEAST_SHARE:
        return 0.0, words
    if shared.exchange:
        if clause.nothing and not core:
            return 0.0, words
        return (share, words) if core or (share >= _APART_SHARE and not light) else (0.0, words)
    # of something else: "paid the fine", "never paid a dividend"
    other = bool(clause.rest) and not clause.nothing and common.isdisjoint(clause.rest)
    enough = core and (len(common) >= 2 or bool(clause.nothing)) and share >= _APART_SHARE
    return (share, words) if enough and not other else (0.0, words)


def _by_others(clause: Clause, affirming: Signature) -> bool:
    """ "Not one coin has left the hall", "the clerk has left the hall": each of something else."""
    if {*clause.nothing}.isdisjoint(clause.subject):
        return False
    told = [c for c in affirming.clauses if c.predicate == clause.predicate and not c.passive]
    return bool(told) and all({*c.subject} - {*clause.subject, *clause.rest} for c in told)


def denied_clauses(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """A clause that the other statement negates, said of the same things by the same verb.

    Unlike `polarity_clashes` it asks for nothing of the statements around the two clauses but
    that their articles are on one matter.
    """
    near = shared.kin or shared.exchange or _alike(shared)
    if shared.scopes_apart or not near or written_before(one, other):
        return
    names = {*one.names, *other.names}
    for mine in one.clauses:
        for theirs in other.clauses:
            if mine.negative == theirs.negative or mine.unreal or theirs.unreal:
                continue
            if shared.apart and set_apart(mine, theirs, one, other):
                continue
            denied, told = (mine, theirs) if mine.negative else (theirs, mine)
            strength = _denied_share(denied, told, names)
            if strength == 0 and not _is_named(one if denied is mine else other):
                strength = _all_else(denied, told, names)
            if strength == 0:
                denied = with_speaker(denied, one if denied is mine else other)
                told = with_speaker(told, one if told is mine else other)
                strength = max(_denied_share(denied, told, names), _light_share(denied, told))
            if strength > 0:
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.CONTRADICTION, "denied", strength, *spans)
                return


def _alike(shared: Alignment) -> bool:
    """Whether two statements say so much alike that their articles need not be on one matter."""
    several = shared.shared >= _LEAST_COMMON and shared.smaller >= _ALIKE_SMALLER
    return several and shared.cosine >= _ALIKE_COSINE


def set_apart(mine: Clause, theirs: Clause, one: Signature, other: Signature) -> bool:
    """Whether two clauses are set at other times; another clause's time says nothing of them."""
    here = [t for t in one.times if clause_of(one, t.start) == mine]
    there = [t for t in other.times if clause_of(other, t.start) == theirs]
    if not (here and there):
        return False
    denied, told = (here, there) if mine.negative else (there, here)
    return not any(_spans(since, at) for since in denied for at in told)


def _spans(since: Time, at: Time) -> bool:
    """Whether one time falls into the stretch for which something is denied ("not since May")."""
    if since.relation != "since" or at.relation != "at" or since.key == at.key:
        return False
    return since.first is not None and at.first is not None and at.first > since.first


def _denied_share(denied: Clause, told: Clause, names: set[str]) -> float:
    """How far two clauses with one verb speak of the same things, 0 for too little."""
    verb = denied.predicate
    if verb != told.predicate or is_light(verb) or is_hypothetical(verb):
        return 0.0
    mine, theirs = {*denied.subject, *denied.rest}, {*told.subject, *told.rest}
    common = mine & theirs
    if not common or len(common) <= len(mine - common) or _others(denied, told):
        return 0.0
    if verb in PERSONAL and {*denied.subject}.isdisjoint(told.subject):
        return 0.0
    # each names somebody or something else
    if (mine - theirs) & names and (theirs - mine) & names:
        return 0.0
    if not common - names and len(common) < _LEAST_COMMON:
        return 0.0
    return len(common) / min(len(mine), len(theirs))


def _light_share(denied: Clause, told: Clause) -> float:
    """1 where a verb that says little is denied of just what it is said of, by the same doer."""
    if denied.predicate != told.predicate or denied.predicate not in _DONE:
        return 0.0
    if denied.predicate == _BE and denied.nothing:
        return 0.0  # that there is none of something: index/disputes/absences.py
    if denied.passive and told.passive and not denied.rest:
        return float(bool(denied.subject) and {*denied.subject} == {*told.subject})
    # in the passive the one is where the other was
    said = {*told.subject, *told.rest}
    whole = denied.rest and denied.subject and {*denied.rest} <= said
    return float(bool(whole and {*denied.subject} & said))


def _is_named(signature: Signature) -> bool:
    """Whether it is known who speaks."""
    return bool(signature.voice) and "/" not in signature.voice


def _all_else(denied: Clause, told: Clause, names: set[str]) -> float:
    """1 where somebody unnamed denies of himself all that is told of somebody.

    Who says "I never called it that" may be whoever is said to have called it that; whoever is
    spoken to may be named besides.
    """
    if denied.subject or denied.passive or denied.predicate != told.predicate:
        return 0.0
    said = {*denied.rest} - names
    return float(len(said) >= _LEAST_SAID and said <= {*told.subject, *told.rest})


def _others(denied: Clause, told: Clause) -> bool:
    """Whether the two are said of somebody or something else."""
    mine, theirs = {*denied.subject}, {*told.subject}
    if not (mine and theirs):
        return False
    # "no guard drove them out" and "they were driven out by guards"
    return mine.isdisjoint((*theirs, *told.rest)) and theirs.isdisjoint((*mine, *denied.rest))


def opposite_words(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """Words that exclude each other in statements that otherwise say the same."""
    if not _may_contradict(shared) or shared.smaller < _OPPOSITES_SHARE:
        return
    if not shared.exchange and shared.larger < _OPPOSITES_LARGER:
        return
    if _at_other_hours(one, other):
        return  # a public meeting at 7.30, which closed at 9.25
    here, there = (
        {*one.words, *one.points, *predicates(one)} - _supposed(one),
        {*other.words, *other.points, *predicates(other)} - _supposed(other),
    )
    for word in sorted(here):
        hits = opposites(word) & there
        if word == _OFF or _OFF in hits:
            continue  # said of a machine, not of whatever the sentence speaks of
        if is_comparison(word):
            continue  # needs the same to be compared: index/disputes/comparisons.py
        if hits - here and word not in there and not (_negated(one) or _negated(other)):
            a, b = place_of(one, {word}), place_of(other, set(hits))
            clash = Clash(DisputeKind.CONTRADICTION, "opposites", shared.smaller, a, b)
            told = [c for c in one.clauses if c.predicate == word]
            said = [c for c in other.clauses if c.predicate in hits]
            some = any(
                _of_some(mine, theirs, one, other) or _only_named(mine, theirs, one, other)
                for mine in told
                for theirs in said
            )
            if not some and not _in_turn(word, clash, one, other):
                yield clash
                return


def _supposed(signature: Signature) -> set[str]:
    """The verbs of what is only possible, wished or conditional."""
    told = {c.predicate for c in signature.clauses if not c.unreal}
    return {c.predicate for c in signature.clauses if c.unreal} - told


def _at_other_hours(one: Signature, other: Signature) -> bool:
    """Whether both give times of day, and none of them is the same."""
    mine, theirs = ([q for q in s.quantities if q.unit == CLOCK] for s in (one, other))
    return bool(mine and theirs) and all(a.conflicts(b) for a in mine for b in theirs)


def _negated(signature: Signature) -> bool:
    return any(clause.negative for clause in signature.clauses)
