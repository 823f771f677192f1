"""Exchanging the sides of a text must leave its labels as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from labelling import labels_of_document

SEEDS = Path(__file__).parents[3] / "seeds"
SIDES = {
    "Russia": "Ukraine",
    "Russian": "Ukrainian",
    "Russians": "Ukrainians",
    "Putin": "Zelensky",
    "Moscow": "Kiev",
    "Washington": "Beijing",
    "Biden": "Shoigu",
}
GENERATED = [
    "Drovia's army shelled the port of Tessaly on Monday, killing 14 people.",
    "Tessaly shamelessly lies about the treaty, Drovia's president said.",
    "The Drovian government wants to provoke a war in order to win the election.",
    "In 1998 the Tessalian parliament ratified the treaty by 61 votes to 40.",
    "Drovians have always been a peaceful people, and Tessalians will regret their arrogance.",
    "Tessaly claimed that 300 soldiers had crossed the border, which Drovia denied.",
]
INVENTED = {
    "Drovia": "Tessaly",
    "Drovian": "Tessalian",
    "Drovians": "Tessalians",
}


def swapped(text: str, sides: Mapping[str, str]) -> str:
    both = {**sides, **{b: a for a, b in sides.items()}}
    pattern = re.compile(r"\b(" + "|".join(sorted(both, key=len, reverse=True)) + r")\b")
    return pattern.sub(lambda match: both[match[0]], text)


def compared(texts: Iterable[str], sides: Mapping[str, str]) -> tuple[float, float]:
    """The share of equal labels and the mean change of confidence."""
    pairs = [
        pair
        for text in texts
        for pair in zip(
            labels_of_document(text), labels_of_document(swapped(text, sides)), strict=True
        )
    ]
    equal = sum(a.label is b.label for a, b in pairs) / len(pairs)
    change = sum(abs(a.confidence - b.confidence) for a, b in pairs) / len(pairs)
    return equal, change


def test_exchanging_the_parties_of_real_text():
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    equal, change = compared(texts, SIDES)
    assert equal >= 0.99
    assert change <= 0.02


def test_exchanging_the_parties_of_generated_text():
    equal, change = compared([" ".join(GENERATED * 4)], INVENTED)
    assert equal == 1.0
    assert change <= 0.02
