"""Whether two names mean the same person, organisation or outlet, loosely."""

from __future__ import annotations

import re
import unicodedata

# What a name may be given with or without.
_TITLE = re.compile(
    r"mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|judge|justice|"
    r"president|prime|minister|chancellor|secretary|senator|sen|rep|representative|"
    r"congressman|congresswoman|general|gen|colonel|col|captain|capt|major|"
    r"lieutenant|lt|sergeant|sgt|governor|mayor|ambassador|king|queen|prince|"
    r"princess|pope|reverend|rev|father|sister|brother|inspector|chief|officer|"
    r"spokesman|spokeswoman|spokesperson|jr|sr|ii|iii|ret|hon|the|a|an|of|and|by"
)
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")


def same_name(one: str, other: str) -> bool:
    """Return whether the names can be meant for the same one.

    Letter case, accents, titles and articles don't count. One name may leave out parts of the
    other ("Biden" for "Joe Biden"), give initials ("J. Biden"), be its acronym ("WSWS" for
    "World Socialist Web Site") or run it together ("worldbeyondwar.org" for "World Beyond War").
    Two different given names are two people.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return (
        _parts_of(shorter, longer)
        or "".join(shorter) == "".join(longer)
        or _squeezed(one) == _squeezed(other)
        or _is_acronym(one, second)
        or _is_acronym(other, first)
    )


def _words(name: str) -> list[str]:
    # "U.S." and "J.R." are one word; a lone initial stays one letter.
    joined = _INITIALS.sub(lambda match: match.group().replace(".", ""), _in_order(name))
    plain = unicodedata.normalize("NFKD", joined)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = [re.sub(r"['’]s$", "", word) for word in plain.casefold().split()]
    tokens = [token for word in words for token in _WORD.findall(word)]
    return [token for token in tokens if not _TITLE.fullmatch(token)] or tokens


def _in_order(name: str) -> str:
    """ "Biden, Joe" as "Joe Biden"; "Martin Hill, Jr." stays as it is."""
    last, comma, first = name.partition(",")
    inverted = comma and not _TITLE.fullmatch(first.strip(" .").casefold())
    return f"{first} {last}" if inverted else name


def _parts_of(shorter: list[str], longer: list[str]) -> bool:
    """Every word of the shorter name in the longer, in order; at least one is no mere initial."""
    position, whole = 0, 0
    for word in shorter:
        while position < len(longer) and not _same_word(word, longer[position]):
            position += 1
        if position == len(longer):
            return False
        whole += len(word) > 1 and word == longer[position]
        position += 1
    return whole > 0


def _same_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _squeezed(name: str) -> str:
    bare = re.sub(
        r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|info|co\.uk|example)/?$",
        "",
        name.strip().lower(),
    )
    return "".join(_WORD.findall(re.sub(r"^the\s+", "", bare)))


def _is_acronym(name: str, words: list[str]) -> bool:
    letters = _squeezed(name)
    return len(letters) >= 2 and letters == "".join(word[0] for word in words)
