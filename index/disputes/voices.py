"""Whether two names are one person's: "L. Brandis" and "Luca Brandis"."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65_536)
def one_person(mine: str, theirs: str) -> bool:
    """Whether two names of persons, in lower case and without titles, may be one person's.

    Those of one surname are one person unless their first names differ; an initial stands for any
    name that it begins.
    """
    here, there = mine.split(), theirs.split()
    if not here or not there or here[-1] != there[-1]:
        return False
    if len(here) == 1 or len(there) == 1:
        return True
    return _one_name(here[0].rstrip("."), there[0].rstrip("."))


def _one_name(mine: str, theirs: str) -> bool:
    """Whether two first names are the same, or the one is the other's initial ("l", "r.j")."""
    initials = [name for name in (mine, theirs) if len(name) == 1 or "." in name]
    return mine == theirs or bool(initials and mine[:1] == theirs[:1])
