"""Whether two clauses name the same people or things as taking part in an event."""

from __future__ import annotations

from index.disputes.events import OWNER, PART
from index.disputes.words import family, is_scope

# Who goes with others: what a group does, one of it does.
_GROUPS = frozenset(
    map(family, "party group team crew convoy column squad unit family couple pair".split())
)
# Who may be anybody that a text has named or called something else.
_SOMEBODY = frozenset(
    map(
        family,
        "man woman boy girl child teenager youth victim suspect client patient son daughter wife "
        "husband brother sister mother father colleague friend defendant accused parent couple "
        "pensioner resident person people".split(),
    )
)
# What any house or ground may be called.
_SOMEWHERE = frozenset(map(family, "building site premises place room house area".split()))
_VAGUE = _GROUPS | _SOMEBODY | _SOMEWHERE


def alike(one: tuple[str, ...], other: tuple[str, ...], names: set[str]) -> bool | None:
    """Whether both name the same; None where they may.

    Args:
        one: the families of a noun and its qualifiers, as index/disputes/events.py gives them.
        other: the same in the other clause.
        names: the families that are names.
    """
    if not one or not other:
        return None
    if (PART in one) != (PART in other) or _belongs(one, other) or _belongs(other, one):
        return False  # "stations", "stations in the islands"
    mine, theirs = _words(one), _words(other)
    common = mine & theirs
    if one[0] == other[0]:
        narrower = any(is_scope(word) for word in mine ^ theirs)
        return not (narrower or (mine - common and theirs - common))
    if common & names:
        return True
    named = one[0] in names, other[0] in names
    if all(named):
        return False
    if any(named) or not _VAGUE.isdisjoint((one[0], other[0])):
        return None
    return False


def is_counted(party: tuple[str, ...]) -> bool:
    """Whether so many of them are meant."""
    return any(word.startswith(PART) and word != PART for word in party)


def _words(party: tuple[str, ...]) -> set[str]:
    return {word for word in party if not word.startswith(OWNER) and word != PART}


def _belongs(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one is the other's: the mayor, and the mayor's rival."""
    return f"{OWNER}{one[0]}" in other and one[0] not in other
