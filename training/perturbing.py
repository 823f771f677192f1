"""Pairs made of one sentence by changing what decides: a figure, a denial, a subject.

No public set that may be used holds the conflicts of news (two death tolls; a denial; the same
figure of another place), so they are made here from sentences of SQuAD's articles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from training.altering import NAME
from training.examples import Relation, RelationExample

_FIGURE = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])")
_VERB = re.compile(r"\b(is|are|was|were|has|have|had|can|could|will|would|did)\b(?! not\b)")
_CLAUSE = re.compile(r"(?:, (?:which|who|where|while|although|but|and|including|with)\b|;| \().*$")
# Words that begin a sentence with a capital for no other reason.
_LOWERED = re.compile(
    r"(?:the|an?|this|these|those|in|on|at|by|for|to|from|it|they|s?he|some|many|most|both|all|each|"
    r"another|one|its|their|his|her|although|while|when|after|before|during|since|as|if)$",
    re.I,
)
_SPEAKERS = (
    "the minister",
    "a spokeswoman",
    "the company",
    "officials",
    "the commission",
    "its critics",
    "a senior official",
    "the author",
    "witnesses",
    "the government",
)
_DENIALS = (
    "{who} denied that {what}",
    "{who} rejected the claim that {what}",
    'It is "simply untrue" that {what}, {who} said',
    "There is no evidence that {what}, according to {who}",
    "{who} dismissed reports that {what}",
    "Contrary to what has been reported, it is false that {what}",
)
_REPORTS = (
    "{who} said that {what}",
    "According to {who}, {what}",
    "{who} confirmed that {what}",
    "It has been established that {what}",
    "{who} told reporters that {what}",
)


@dataclass(frozen=True, slots=True)
class _Pool:
    """What may take the place of a subject, or stand beside a sentence."""

    subjects: Sequence[str]
    sentences: Sequence[str]


_Pair = tuple[str, str, Relation] | None
_Maker = Callable[[str, _Pool, random.Random], _Pair]


def perturbed(
    sentences: Sequence[str], names: Sequence[str], rng: random.Random, *, count: int
) -> Iterator[RelationExample]:
    """Yield up to `count` pairs made from sentences of 6 to 35 words.

    `names` are names and figures of the same texts, to take the place of a subject.
    """
    usable = [s for s in sentences if 6 <= len(s.split()) <= 35 and s.rstrip().endswith(".")]
    rng.shuffle(usable)
    pool = _Pool([name for name in names if name[0].isalpha()], usable)
    makers: list[_Maker] = [
        *[_other_figure] * 4,
        *[_other_subject] * 5,
        *[_denied_other] * 2,
        _denied,
        _negated,
        _reported,
        _shortened,
    ]
    made = 0
    for sentence in usable:
        for maker in rng.sample(makers, len(makers)):
            pair = maker(sentence, pool, rng)
            if pair:
                a, b, relation = pair
                if relation is not Relation.SUPPORT and rng.random() < 0.5:
                    a, b = b, a
                yield RelationExample(a, b, relation, "made")
                made += 1
                break
        if made >= count:
            return


def _denied_other(sentence: str, pool: _Pool, rng: random.Random) -> _Pair:
    """A denial of something else, so that a word of denial alone is no conflict."""
    words = set(sentence.split())
    drawn = [s for s in rng.sample(pool.sentences, min(40, len(pool.sentences))) if s != sentence]
    other = max(drawn, key=lambda s: len(words & set(s.split())))
    shares = len(words & set(other.split())) > 3
    return (sentence, _said(rng.choice(_DENIALS), other, rng), Relation.NEITHER) if shares else None


def _other_figure(sentence: str, pool: _Pool, rng: random.Random) -> _Pair:
    changed = _with_other_figure(sentence, rng)
    return (_short(sentence, rng), changed, Relation.CONTRADICT) if changed else None


def _other_subject(sentence: str, pool: _Pool, rng: random.Random) -> _Pair:
    """The same said of another subject, often with another figure: no conflict."""
    found = NAME.search(sentence)
    if not found or found.start() > 40 or not found.group()[0].isalpha():
        return None
    others = [s for s in pool.subjects if s not in sentence]
    if not others:
        return None
    changed = sentence[: found.start()] + rng.choice(others) + sentence[found.end() :]
    if rng.random() < 0.7:
        changed = _with_other_figure(changed, rng) or _not(changed) or changed
    return sentence, changed, Relation.NEITHER


def _denied(sentence: str, pool: _Pool, rng: random.Random) -> _Pair:
    return sentence, _said(rng.choice(_DENIALS), sentence, rng), Relation.CONTRADICT


def _negated(sentence: str, pool: _Pool, rng: random.Random) -> _Pair:
    changed = _not(sentence)
    return (sentence, changed, Relation.CONTRADICT) if changed else None


def _reported(sentence: str, pool: _Pool, rng: random.Random) -> _Pair:
    said = _said(rng.choice(_REPORTS), sentence, rng)
    return (
        (sentence, said, Relation.SUPPORT)
        if rng.random() < 0.5
        else (said, sentence, Relation.SUPPORT)
    )


def _shortened(sentence: str, pool: _Pool, rng: random.Random) -> _Pair:
    short = _CLAUSE.sub("", sentence.rstrip(". ")) + "."
    long_enough = 5 <= len(short.split()) < len(sentence.split()) - 2
    return (sentence, short, Relation.SUPPORT) if long_enough else None


def _with_other_figure(sentence: str, rng: random.Random) -> str | None:
    found = list(_FIGURE.finditer(sentence))
    if not found:
        return None
    chosen = rng.choice(found)
    changed = _figure_near(chosen.group(), rng)
    return sentence[: chosen.start()] + changed + sentence[chosen.end() :]


def _figure_near(figure: str, rng: random.Random) -> str:
    """Another figure of the same kind: a year stays a year, thousands keep their commas."""
    plain = figure.replace(",", "")
    if re.fullmatch(r"1\d{3}|20\d{2}", figure):
        return str(int(figure) + rng.choice([-31, -12, -7, -3, -2, -1, 1, 2, 4, 9, 15, 40]))
    if "." in plain:
        return f"{float(plain) * rng.choice([0.3, 0.6, 1.4, 2.2]) + 0.1:.1f}"
    value = int(plain)
    other = max(1, round(value * rng.choice([0.2, 0.5, 0.7, 1.3, 1.8, 3])))
    other += other == value
    return f"{other:,}" if "," in figure else str(other)


def _not(sentence: str) -> str | None:
    found = _VERB.search(sentence)
    return f"{sentence[: found.end()]} not{sentence[found.end() :]}" if found else None


def _said(template: str, sentence: str, rng: random.Random) -> str:
    what = sentence.rstrip(". ")
    first = what.split()[0]
    if first.lower() in (
        "the",
        "a",
        "an",
        "this",
        "these",
        "in",
        "it",
        "they",
        "he",
        "she",
        "some",
    ):
        what = what[0].lower() + what[1:]
    said = template.format(who=rng.choice(_SPEAKERS), what=what)
    return said[0].upper() + said[1:] + "."


def _short(sentence: str, rng: random.Random) -> str:
    """Now and then wrap the sentence in a report, so that the pair does not differ by a word."""
    return sentence if rng.random() < 0.5 else _said(rng.choice(_REPORTS), sentence, rng)
