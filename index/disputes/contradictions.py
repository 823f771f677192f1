"""Clashes of polarity: the same said and denied, or opposites said of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.disputes.alignment import Alignment, written_before
from index.disputes.clauses import Clause
from index.disputes.denials import RejectionForm
from index.disputes.figures import Clash
from index.disputes.signature import Signature
from index.disputes.words import family, is_hypothetical, is_light, opposites
from index.domain import DisputeKind, Span

# Least share of words that statements with opposite words must have in common.
_OPPOSITES_SHARE = 0.6
_OPPOSITES_LARGER = 0.45
# More than this share of what is rejected must be said, with and without names.
_REJECTED_SHARE = 0.5
# The same where each names somebody or something else.
_NAMES_SHARE = 0.75
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
# Least cosine of a report and the denial in the next sentence.
_ANSWER_COSINE = 0.2
# So many names two clauses must share where they share nothing else.
_LEAST_COMMON = 2
_OFF = family("off")
_PRONOUNS = frozenset("he she it they".split())
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
    if not _may_contradict(shared):
        return
    best: Clash | None = None
    for mine in one.clauses:
        for theirs in other.clauses:
            clash = _clause_clash(mine, theirs, shared)
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


def _agreement(mine: Clause, theirs: Clause) -> float:
    """How much the arguments of two clauses agree, 0..1."""
    subjects = _share(set(mine.subject), set(theirs.subject))
    everything = _share({*mine.subject, *mine.rest}, {*theirs.subject, *theirs.rest})
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
        if any(c.negative for c in affirming.clauses):
            continue
        doubt = 0.5 if any(is_hypothetical(w) for w in _predicates(affirming)) else 1.0
        for clause in negating.clauses:
            if clause.unreal or any(c.unreal for c in affirming.clauses):
                continue
            share, words = _negated_share(clause, affirming, names, shared)
            if share > 0 and not rejects_too(affirming, words):
                here = Span(clause.start, clause.end)
                there = _place(affirming, words)
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
    common = words & {*affirming.words, *_predicates(affirming)}
    share = len(common) / len(words)
    core = is_light(clause.predicate) or clause.predicate in common
    light = is_light(clause.predicate)
    if clause.nothing:
        # "no guard was hurt" says nothing of the guard who saw it
        more = words - {*clause.nothing}
        covered = set(clause.nothing) <= {*affirming.words} and not (more and not more & common)
        core = covered or (core and not light and clause.predicate not in clause.nothing)
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
    enough = core and (len(common) >= 2 or bool(clause.nothing)) and share >= _APART_SHARE
    return (share, words) if enough else (0.0, words)


def denied_clauses(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """A clause that the other statement negates, said of the same things by the same verb.

    Unlike `polarity_clashes` it asks for nothing of the statements around the two clauses but
    that their articles are on one matter.
    """
    if shared.apart or shared.scopes_apart or not (shared.kin or shared.exchange):
        return
    names = {*one.names, *other.names}
    for mine in one.clauses:
        for theirs in other.clauses:
            if mine.negative == theirs.negative or mine.unreal or theirs.unreal:
                continue
            denied, told = (mine, theirs) if mine.negative else (theirs, mine)
            strength = _denied_share(denied, told, names)
            if strength > 0:
                spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
                yield Clash(DisputeKind.CONTRADICTION, "denied", strength, *spans)
                return


def _denied_share(denied: Clause, told: Clause, names: set[str]) -> float:
    """How far two clauses with one verb speak of the same things, 0 for too little."""
    verb = denied.predicate
    if verb != told.predicate or is_light(verb) or is_hypothetical(verb):
        return 0.0
    mine, theirs = {*denied.subject, *denied.rest}, {*told.subject, *told.rest}
    common = mine & theirs
    if not common or len(common) <= len(mine - common) or _others(denied, told):
        return 0.0
    # each names somebody or something else
    if (mine - theirs) & names and (theirs - mine) & names:
        return 0.0
    if not common - names and len(common) < _LEAST_COMMON:
        return 0.0
    return len(common) / min(len(mine), len(theirs))


def _others(denied: Clause, told: Clause) -> bool:
    """Whether the two are said of somebody or something else."""
    mine, theirs = {*denied.subject}, {*told.subject}
    if not (mine and theirs):
        return False
    # "no guard drove them out" and "they were driven out by guards"
    return mine.isdisjoint((*theirs, *told.rest)) and theirs.isdisjoint((*mine, *denied.rest))


def _predicates(signature: Signature) -> set[str]:
    return {clause.predicate for clause in signature.clauses}


def _place(signature: Signature, words: set[str]) -> Span:
    for clause in signature.clauses:
        if clause.predicate in words:
            return Span(clause.start, clause.end)
    for clause in signature.clauses:
        if words.intersection((*clause.subject, *clause.rest)):
            return Span(clause.start, clause.end)
    return signature.span


def opposite_words(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """Words that exclude each other in statements that otherwise say the same."""
    if not _may_contradict(shared) or shared.smaller < _OPPOSITES_SHARE:
        return
    if not shared.exchange and shared.larger < _OPPOSITES_LARGER:
        return
    mine, theirs = (
        {*one.words, *one.points, *_predicates(one)},
        {*other.words, *other.points, *_predicates(other)},
    )
    for word in sorted(mine):
        hits = opposites(word) & theirs
        if word == _OFF or _OFF in hits:
            continue  # said of a machine, not of whatever the sentence speaks of
        if hits - mine and word not in theirs and not (_negated(one) or _negated(other)):
            a, b = _place(one, {word}), _place(other, set(hits))
            yield Clash(DisputeKind.CONTRADICTION, "opposites", shared.smaller, a, b)
            return


def _negated(signature: Signature) -> bool:
    return any(clause.negative for clause in signature.clauses)


def rejection_clashes(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """A rejection in one statement whose target the other statement says."""
    if written_before(one, other):
        return
    for rejecting, stating, swapped in ((one, other, False), (other, one, True)):
        verbs = {c.predicate for c in stating.clauses if not (c.negative or c.unreal)}
        said = {*stating.words, *_predicates(stating)}
        names = {*one.names, *other.names}
        for rejection in rejecting.rejections:
            if (
                rejection.form in (RejectionForm.MOCK, RejectionForm.NOT_BUT)
                or not rejection.target
            ):
                continue
            target = set(rejection.target)
            share = _rejected_share(target, said, verbs, names, shared)
            if share <= _REJECTED_SHARE or rejects_too(stating, target):
                continue
            if not shared.exchange and shared.names_differ and share < _NAMES_SHARE:
                continue
            if not _says_head(rejection.head, said, share):
                continue
            here = Span(rejection.start, rejection.end)
            there = _place(stating, target)
            a, b = (there, here) if swapped else (here, there)
            yield Clash(DisputeKind.DENIAL, "rejection", share, a, b)
            return


def _says_head(head: str, said: set[str], share: float) -> bool:
    """Whether the predicate of what is rejected is said too, or nearly everything else."""
    if not head or head in said:
        return True
    return share >= _NAMES_SHARE and said.isdisjoint(opposites(head))


def _rejected_share(
    target: set[str], said: set[str], verbs: set[str], names: set[str], shared: Alignment
) -> float:
    """How much of what is rejected a statement says, 0 where only names agree.

    One word is enough where it is what the statement tells ("no record of an inspection").
    """
    common = target & said
    plain = target - names
    if not common - names or len(common - names) / len(plain) <= _REJECTED_SHARE:
        return 0.0
    sure = shared.exchange or shared.cosine >= 0.6
    if len(common) < 2 and not sure and not (shared.kin and target <= verbs):
        return 0.0
    return len(common) / len(target)


def answers(one: Signature, other: Signature, shared: Alignment) -> Iterator[Clash]:
    """What somebody is reported to say, and the next sentence that tells who denies it.

    "The clerk said that he had paid. The owner denied having seen any money": the words differ,
    but a denial right after a report is aimed at it.
    """
    if shared.distance != 1 or shared.cosine < _ANSWER_COSINE:
        return
    first, second = (one, other) if one.position < other.position else (other, one)
    if not first.reported or first.rejections or any(c.negative for c in first.clauses):
        return
    if _goes_on(first, second):
        return
    for rejection in second.rejections:
        if rejection.form is RejectionForm.DENY and rejection.target:
            spans = first.span, Span(rejection.start, rejection.end)
            a, b = spans if first is one else spans[::-1]
            yield Clash(DisputeKind.DENIAL, "answer", 1.0, a, b)
            return


def _goes_on(first: Signature, second: Signature) -> bool:
    """Whether the second sentence may tell of the speaker of the first: "He denied …"."""
    words = re.findall(r"\w+", second.text.lower())
    speaker = first.voice.rsplit("/", 1)[-1].split()
    return not words or words[0] in _PRONOUNS or bool(speaker and speaker[-1] in words)


def rejects_too(stating: Signature, target: set[str]) -> bool:
    """Whether the statement that seems rejected rejects the same thing itself."""
    return any(target.intersection(r.target) for r in stating.rejections) or any(
        c.negative and target.intersection((c.predicate, *c.rest, *c.subject))
        for c in stating.clauses
    )
