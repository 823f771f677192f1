"""What stands before the turns of a printed conversation ("J.K.:", "MS KERR:"), and whose it is."""

from __future__ import annotations

import re

# The level of the headings that a recording's times show to be the names of who speaks.
NAMED_LEVEL = 6
INITIALS = re.compile(r"[A-Z]{1,4}|[A-Z]\.(?:[ -]?[A-Z]\.)+")
TITLES = frozenset("mr mrs ms dr prof professor the hon senator judge sen rep sir captain".split())


def initials(name: str) -> str:
    """The capitals that a person's names begin with, titles left out: "JK" of "Dr Jonas Kerr"."""
    words = [w for w in re.split(r"[ -]", name) if w and not is_title(w)]
    return "".join(w[0] for w in words if w[0].isupper())


def without_title(name: str) -> str:
    """A name without the titles before it."""
    words = name.split()
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    return " ".join(words)


def is_title(word: str) -> bool:
    """Whether a word is a form of address."""
    return word.lower().rstrip(".") in TITLES


def stands_for(label: str, name: str) -> bool:
    """Whether a label is the initials of a name, or its last word."""
    if INITIALS.fullmatch(label) and initials(name) == re.sub(r"[^A-Z]", "", label):
        return True
    words = [word for word in label.split() if not is_title(word)] or [label]
    return bool(name) and name.rsplit(maxsplit=1)[-1].casefold() == words[-1].casefold()
