"""Descriptions that stand for somebody just named, by age or family: "the 61-year-old nurse"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.speakers import lexicon

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_AGED = re.compile(r"^the\b.*\b\d{1,3}[- ]years?[- ]old\b", re.IGNORECASE)
_PARENT = re.compile(
    r"^the (?:[\w-]+ ){0,3}(?:great-?)?(?:grand)?(?:father|mother|dad|mum|mom|parent)[- ]of[- ]"
    + _NUMBER + r"\b",
    re.IGNORECASE,
)  # fmt: skip


def is_portrait(text: str, after: str = "") -> bool:
    """Whether naming words tell the age or the children of somebody who was named before.

    Reports call the person they speak of so instead of repeating the name. `after` is what
    follows the words.
    """
    return _AGED.match(text) is not None or _PARENT.match(text + after[:12]) is not None


def gender_of(described: Iterable[str]) -> bool | None:
    """Whether the words that describe a person are a woman's; None where they don't say so."""
    parts = {part for word in described for part in word.lower().split("-")}
    if parts & lexicon.FEMININE:
        return True
    return False if parts & lexicon.MASCULINE else None
