"""Corpora of any size for timing: invented reports that cite figures, quote and now and then disagree.

Each report is about a town of its own, with its own people, as real documents are about different
things; in about one sentence of twenty it takes up again what it said before, in other figures or
to deny it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

_TOWNS = [
    f"{a}{b}{c}"
    for a in "Al Bren Cor Dun El Far Gran Hol Ist Jar".split()
    for b in "a en ing er i um".split()
    for c in "ford dale vik holm stad mere ton by".split()
]
_SURNAMES = [
    f"{a}{b}"
    for a in "And Berg Carl Dahl Ek Fors Gran Hag Ivars Jon Kal Lund".split()
    for b in "ström sen qvist gren man vall".split()
]
_FIRST = "Anna Bror Clara David Elin Filip Greta Hugo Ida Jonas Karin Lars Maja Nils".split()
_BODIES = "council ministry union board agency company court hospital college commission".split()
_THINGS = (
    "workers buses houses patients trees votes permits trucks wells pupils ships claims bridges "
    "lamps beds boats cows desks engines farms gardens halls letters maps"
).split()
_VERBS = (
    "closed counted inspected promised delivered refused repaired replaced reported sold moved "
    "painted bought cleaned registered"
).split()
_SAYING = "said claimed insisted told reporters announced warned admitted".split()
_VIEWS = (
    "the {thing} deserve better care",
    "the price of the {thing} will double within {count} years",
    "too few people were asked about the {thing}",
    "the {thing} were {verb} with great skill",
    "the plan for the {thing} is a disgrace",
    "safety came last when the {thing} were {verb}",
    "the audit of the {thing} took {count} weeks",
)
_REPEATED = 0.05


@dataclass(frozen=True, slots=True)
class _Fact:
    """What a report says of a thing, and may contradict further down."""

    body: str
    verb: str
    thing: str
    year: int


class _Report:
    """A town's report, written sentence by sentence."""

    def __init__(self, town: str, rng: random.Random) -> None:
        self.town = town
        self._rng = rng
        self._people = [_person(rng) for _ in range(5)]
        self._bodies = rng.sample(_BODIES, 3)
        self._facts: list[_Fact] = []

    def sentence(self) -> str:
        """The next sentence."""
        rng = self._rng
        if self._facts and rng.random() < _REPEATED:
            return self._again(rng.choice(self._facts))
        return rng.choice((self._figure, self._quoted, self._reported, self._dated, self._feared))()

    def clause(self) -> str:
        """A clause of an event without figures, to be joined to others."""
        rng = self._rng
        return (
            f"the {rng.choice(_BODIES)} {rng.choice(_VERBS)} the {rng.choice(_THINGS)} near the "
            f"{rng.choice(_THINGS)}"
        )

    def _again(self, fact: _Fact) -> str:
        if self._rng.random() < 0.5:
            return self._counted(fact)
        return (
            f"{self._someone()} denied that the {fact.body} {fact.verb} any {fact.thing} in "
            f"{fact.year}."
        )

    def _figure(self) -> str:
        rng = self._rng
        fact = _Fact(
            rng.choice(self._bodies),
            rng.choice(_VERBS),
            rng.choice(_THINGS),
            rng.randint(1995, 2024),
        )
        self._facts.append(fact)
        return self._counted(fact)

    def _counted(self, fact: _Fact) -> str:
        count = self._rng.randint(3, 9000)
        return f"The {fact.body} of {self.town} {fact.verb} {count:,} {fact.thing} in {fact.year}."

    def _quoted(self) -> str:
        view = self._view()
        return f"“{view[0].upper()}{view[1:]},” {self._rng.choice(_SAYING)} {self._someone()}."

    def _reported(self) -> str:
        return f"{self._someone()} {self._rng.choice(_SAYING)} that {self._view()} in {self.town}."

    def _dated(self) -> str:
        rng = self._rng
        return (
            f"On {rng.randint(1, 28)} May {rng.randint(1995, 2024)} the {rng.choice(self._bodies)} "
            f"{rng.choice(_VERBS)} the {rng.choice(_THINGS)} near the {rng.choice(_THINGS)}."
        )

    def _feared(self) -> str:
        body, thing = self._rng.choice(self._bodies), self._rng.choice(_THINGS)
        return f"It is possible that the {body} in {self.town} will soon lose its {thing}."

    def _view(self) -> str:
        rng = self._rng
        return rng.choice(_VIEWS).format(
            thing=rng.choice(_THINGS), verb=rng.choice(_VERBS), count=rng.randint(2, 30)
        )

    def _someone(self) -> str:
        return self._rng.choice(self._people)


def write_corpus(folder: Path, statements: int, *, per_document: int = 250, seed: int = 1) -> None:
    """Write .txt documents with about `statements` sentences in all."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    towns = rng.sample(_TOWNS, len(_TOWNS))
    for number in range(max(1, statements // per_document)):
        report = _Report(towns[number % len(towns)], rng)
        lines = [f"Report {number} from {report.town}", "", f"By {_person(rng)}", ""]
        lines += [f"{rng.randint(1, 28)} March {rng.randint(2001, 2024)}", ""]
        written = 0
        while written < per_document:
            length = rng.randint(3, 6)
            lines += [" ".join(report.sentence() for _ in range(length)), ""]
            written += length
        (folder / f"report-{number:05d}.txt").write_text("\n".join(lines), encoding="utf-8")


def write_large(folder: Path, size: int, *, seed: int = 3) -> None:
    """Write one .txt document of about `size` characters, in long sentences of plain words."""
    rng = random.Random(seed)
    report = _Report(rng.choice(_TOWNS), rng)
    lines = [f"The annals of {report.town}", "", f"By {_person(rng)}", ""]
    written = 0
    while written < size:
        sentences = (", while ".join(report.clause() for _ in range(6)) for _ in range(4))
        lines += [" ".join(f"In {report.town} {sentence}." for sentence in sentences), ""]
        written += len(lines[-2])
    folder.mkdir(parents=True)
    (folder / "annals.txt").write_text("\n".join(lines), encoding="utf-8")


def questions(count: int, *, seed: int = 2) -> list[str]:
    """Questions of the kind that such a corpus may or may not answer."""
    rng = random.Random(seed)
    return [
        rng.choice(
            (
                f"How many {rng.choice(_THINGS)} were {rng.choice(_VERBS)} in {rng.choice(_TOWNS)}?",
                f"What did {rng.choice(_SURNAMES)} say about the audit?",
                f"Who denies that the {rng.choice(_BODIES)} of {rng.choice(_TOWNS)} sold any "
                f"{rng.choice(_THINGS)}?",
                f"When did the {rng.choice(_BODIES)} in {rng.choice(_TOWNS)} replace its trucks?",
            )
        )
        for _ in range(count)
    ]


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_SURNAMES)}"
