"""Corpora of any size for timing: invented reports that cite figures, quote and now and then disagree.

Each report is about a town of its own, with its own people and things, as real documents are about
different matters; in about one sentence of twenty it takes up again what it said before, in other figures or
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
    "acres anchors apples arches awnings axles bags baskets beams bears beds bees bells benches "
    "bicycles bins blankets boats boilers bolts bonds books boots bottles boxes bricks bridges "
    "brooms buckets buoys burners buses cabins cables cages camels cameras candles canals canoes "
    "carpets carts cases cats cellars chairs chapels charts chests chimneys churns cisterns claims "
    "clocks coats cobbles coffins coins columns combs cottages cows cradles cranes crates crosses "
    "crows culverts cups curtains dams deeds deer desks dinghies docks dogs donkeys doors drains "
    "drums ducks dunes eels eggs elms engines fairs fans farms feeders fences ferries fiddles "
    "fields filters flags floats flutes foals forges forks frames fridges gardens gates gauges "
    "geese girders glasses gloves goats grants graves grills gutters halls hammers hangars harps "
    "harrows hats hedges helmets hens herds hinges hives horns horses hoses hotels houses huts "
    "islands jackets jars jetties kayaks kettles keys kilns kites knives ladders lakes lamps lanes "
    "lanterns larches lathes lawns leases letters levers lilies lifts lockers locks looms maps "
    "maples markets masts meadows meters mills mines mirrors mops moths mules needles nets notes "
    "oaks oars orchards organs otters ovens owls paddles pails paintings parks patients pears "
    "permits pianos piers pigs pillars pillows pines pipes planks plates ploughs plugs ponds ponies "
    "poplars porches posts pots presses prisons props pulleys pumps pupils quarries quays quilts "
    "rabbits radios rafts railings rakes ramps reels ribbons rifles robes rockets roofs ropes roses "
    "rudders rugs saddles sacks safes sails saws scales scarves schools scythes seals seats sheds "
    "sheep shelves ships shirts shops shovels shrines shutters sieves signs silos sleds sluices "
    "spades spoons springs squares stables stages stairs stamps statues stones stools stoves "
    "streams swans swings tables tanks tapes taps tents theatres tickets tiles tombs towers trams "
    "traps trays trees troughs trucks trumpets tubs tugs tunnels turbines tyres umbrellas urns vans "
    "vases vaults vines violins votes wagons walls wards watches wells wharves wheels whistles "
    "willows winches windows workers yachts yards"
).split()
_VERBS = (
    "closed counted inspected promised delivered refused repaired replaced reported sold moved "
    "painted bought cleaned registered auctioned borrowed burned buried cleared collected "
    "confiscated copied covered dismantled donated exchanged exported fenced financed flooded "
    "hired imported insured leased lent lifted listed loaded lost mapped measured numbered ordered "
    "packed photographed polished rebuilt removed rented rescued restored returned searched sealed "
    "seized sketched sorted stored surveyed tested towed valued weighed"
).split()
# What one report is about.
_ABOUT = 10
_SAYING = "said claimed insisted announced warned admitted".split()
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
        self._things = rng.sample(_THINGS, _ABOUT)
        self._verbs = rng.sample(_VERBS, _ABOUT)
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
            f"the {rng.choice(self._bodies)} {rng.choice(self._verbs)} the {rng.choice(self._things)} near the "
            f"{rng.choice(self._things)}"
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
            rng.choice(self._verbs),
            rng.choice(self._things),
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
            f"{rng.choice(self._verbs)} the {rng.choice(self._things)} near the {rng.choice(self._things)}."
        )

    def _feared(self) -> str:
        body, thing = self._rng.choice(self._bodies), self._rng.choice(self._things)
        return f"It is possible that the {body} in {self.town} will soon lose its {thing}."

    def _view(self) -> str:
        rng = self._rng
        return rng.choice(_VIEWS).format(
            thing=rng.choice(self._things), verb=rng.choice(self._verbs), count=rng.randint(2, 30)
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
