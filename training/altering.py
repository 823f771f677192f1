"""Changing one thing in a question, so that the statement that answered it no longer does.

The kinds of change are those by which unanswerable questions were made for SQuAD 2.0
(Rajpurkar, Jia and Liang 2018, section 4): another name or number, a negation, an antonym.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

NAME = re.compile(
    r"\b(?:[A-Z][a-z]+(?: [A-Z][a-z]+)+|\d{4}|\d[\d,.]*\d)\b|(?<=[a-z] )[A-Z][a-z]{3,}\b"
)
_AUXILIARY = re.compile(r"\b(is|are|was|were|did|does|do|has|have|had|can|could|will|would)\b")
_OPPOSITES = (
    "first last|before after|more fewer|most least|largest smallest|larger smaller|oldest newest|"
    "highest lowest|high low|early late|earliest latest|north south|northern southern|east west|"
    "eastern western|increase decrease|increased decreased|won lost|win lose|begin end|began ended|"
    "started stopped|allowed forbidden|accepted rejected|supported opposed|support oppose|"
    "built destroyed|joined left|arrived left|strong weak|strongest weakest|rich poor|"
    "public private|major minor|common rare|best worst|good bad|inside outside|"
    "internal external|positive negative|"
    "hot cold|fast slow|open closed|opened closed|alive dead|born died|male female|men women|"
    "winter summer|day night|import export|buy sell|bought sold|same different|always never|"
    "above below|maximum minimum|majority minority|success failure|cause prevent|caused prevented|"
    "longest shortest|long short|new old|easy hard|hired fired|friend enemy|attack defend"
)
_OPPOSITE = {
    word: other
    for pair in _OPPOSITES.split("|")
    for word, other in (pair.split(), reversed(pair.split()))
}
_WORD = re.compile(r"\b[a-z]+\b")


def altered(question: str, names: Sequence[str], rng: random.Random) -> str | None:
    """Return the question with one thing changed, or None where nothing can be.

    `names` are names and numbers of the same article, to take the place of those asked about.
    """
    kinds = [_other_name, _other_name, _opposite, _opposite, _negated]
    rng.shuffle(kinds)
    for kind in kinds:
        found = kind(question, names, rng)
        if found and found != question:
            return found
    return None


def _other_name(question: str, names: Sequence[str], rng: random.Random) -> str | None:
    asked = NAME.findall(question)
    if not asked:
        return None
    name = rng.choice(asked)
    others = [
        other
        for other in names
        if other[0].isdigit() == name[0].isdigit() and other not in name and name not in other
    ]
    return question.replace(name, rng.choice(others)) if others else None


def _opposite(question: str, names: Sequence[str], rng: random.Random) -> str | None:
    words = [m for m in _WORD.finditer(question) if m.group() in _OPPOSITE]
    if not words:
        return None
    chosen = rng.choice(words)
    return question[: chosen.start()] + _OPPOSITE[chosen.group()] + question[chosen.end() :]


def _negated(question: str, names: Sequence[str], rng: random.Random) -> str | None:
    found = _AUXILIARY.search(question)
    # Mostly another change: a model must not learn that "not" alone makes a question unanswerable.
    if found is None or rng.random() < 0.5:
        return None
    return f"{question[: found.end()]} {rng.choice(['not', 'never'])}{question[found.end() :]}"
