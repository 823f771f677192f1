"""Corpora of any size for timing: invented reports that cite figures, quote and disagree."""

from __future__ import annotations

import random
from pathlib import Path

_PLACES = [
    f"{a}{b}"
    for a in "Al Bren Cor Dun El Far Gran Hol Ist Jar".split()
    for b in "ford dale vik holm stad mere ton by".split()
]
_SURNAMES = [
    f"{a}{b}"
    for a in "And Berg Carl Dahl Ek Fors Gran Hag Ivars Jon Kal Lund".split()
    for b in "ström sen qvist gren man vall".split()
]
_FIRST = "Anna Bror Clara David Elin Filip Greta Hugo Ida Jonas Karin Lars Maja Nils".split()
_BODIES = "council ministry union board agency company court hospital college commission".split()
_THINGS = (
    "workers buses houses patients trees votes permits trucks wells pupils ships claims".split()
)
_VERBS = (
    "closed counted inspected promised delivered refused repaired replaced reported sold".split()
)
_SAYING = "said claimed insisted told reporters announced warned admitted denied".split()
_VIEWS = (
    "the plan is a disgrace",
    "prices will double within a year",
    "nobody was consulted",
    "the figures are false",
    "the work was done well",
    "there is no evidence of fraud",
    "the valley deserves better",
    "the audit was rushed",
    "safety came last",
)


def write_corpus(folder: Path, statements: int, *, per_document: int = 250, seed: int = 1) -> None:
    """Write .txt documents with about `statements` sentences in all."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(max(1, statements // per_document)):
        lines = [f"Report {number} from {rng.choice(_PLACES)}", "", f"By {_person(rng)}", ""]
        lines += [f"{rng.randint(1, 28)} March {rng.randint(2001, 2024)}", ""]
        written = 0
        while written < per_document:
            length = rng.randint(3, 6)
            lines += [" ".join(_sentence(rng) for _ in range(length)), ""]
            written += length
        (folder / f"report-{number:05d}.txt").write_text("\n".join(lines), encoding="utf-8")


def questions(count: int, *, seed: int = 2) -> list[str]:
    """Questions of the kind that such a corpus may or may not answer."""
    rng = random.Random(seed)
    return [
        rng.choice(
            (
                f"How many {rng.choice(_THINGS)} were {rng.choice(_VERBS)} in {rng.choice(_PLACES)}?",
                f"What did {rng.choice(_SURNAMES)} say about the audit?",
                f"Who denies that the {rng.choice(_BODIES)} of {rng.choice(_PLACES)} was consulted?",
                f"When did the {rng.choice(_BODIES)} in {rng.choice(_PLACES)} replace its trucks?",
            )
        )
        for _ in range(count)
    ]


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_SURNAMES)}"


def _sentence(rng: random.Random) -> str:
    place, body, thing = rng.choice(_PLACES), rng.choice(_BODIES), rng.choice(_THINGS)
    return rng.choice(
        (
            f"The {body} of {place} {rng.choice(_VERBS)} {rng.randint(3, 9000):,} {thing} in {rng.randint(1995, 2024)}.",
            f"“{rng.choice(_VIEWS).capitalize()},” {rng.choice(_SAYING)} {_person(rng)} of the {place} {body}.",
            f"{_person(rng)} {rng.choice(_SAYING)} that {rng.choice(_VIEWS)} in {place}.",
            f"In {place}, {rng.randint(2, 90)} percent of the {thing} were {rng.choice(_VERBS)} by the {body} on {rng.randint(1, 28)} May {rng.randint(1995, 2024)}.",
            f"It is possible that the {body} in {place} will soon lose its {thing}.",
        )
    )
