"""Telling names of people and of outlets by their form."""

from __future__ import annotations

import re

# A capitalised name, with initials, particles and hyphens.
_PART = (
    r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*|[dD][aeiou]s?|v[ao]n"
    r"|der|den|[lL][ae]|al|bin|ibn|ter|zu|y|e|[dD]['’]\w+)"
)
NAME = rf"{_PART}(?:[ \t]+{_PART}){{0,5}}"
NAMES = re.compile(rf"{NAME}$")
OUTLET_WORDS = re.compile(
    r"\b(?:the|times|post|news|journal|review|research|courier|gazette|herald|agency|press|magazine"
    r"|weekly|daily|monthly|quarterly|notebook|standard|tribune|guardian|telegraph|observer"
    r"|chronicle"
    r"|ledger|mirror|mail|star|sun|echo|voice|radio|tv|television|wire|service|blog|bulletin"
    r"|newsletter|online|media|express|dispatch|record|register|sentinel|examiner|independent|globe"
    r"|watch|argus|beacon|bugle|clarion|digest|inquirer|advertiser|messenger|spectator|insider"
    r"|monitor|reporter|report|today|world|letter|paper|union|institute|foundation|centre|center"
    r"|council|ministry|department|office|committee|association|society|party|university|league"
    r"|network|project|group|company|ltd|inc|corp)\b|\w\.(?:com|org|net|info|ru|uk|eu|co|de|fr"
    r"|io)\b",
    re.IGNORECASE,
)
# The share of letters that are capitals in a line set in capitals.
_CAPITALS = 0.9
# How the names of bodies end and those of people don't: "Halden Harbour Board".
_BODY_END = re.compile(
    r"\b(?:assembly|authority|alliance|board|brigade|bureau|campaign|club|coalition|commission"
    r"|court|federation|government|hospital|inquiry|inspectorate|parliament|police|tribunal|trust)"
    r"(?=$|\s+(?:of|for)\s)",
    re.IGNORECASE,
)
ROLE_WORDS = re.compile(
    r"\b(?:editors?|correspondents?|writers?|reporters?|columnist|staff|desk|chief|secretary"
    r"|chair(?:man|woman|person)?|director|professor|president|minister|officer|analyst|spokes\w+"
    r"|contributors?|journalist|author|head|fellow|researcher|member|historian|economist)\b",
    re.IGNORECASE,
)
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|ru|uk|eu|de"
    r"|fr|io)\b(?:/[^\s<>()\[\]\"]*)?"
)
# "Dear Ann", "Second Reading"
_NO_FIRST_NAMES = frozenset("dear first second third fourth".split())
MINOR = frozenset(
    "a an and at by de for from in into la le of on or the to und van von with".split()
)
PARENTHESIS = re.compile(r"\s*\([^)]*\)")


def person_name(text: str) -> str | None:
    """The text itself where it is nothing but a person's name of two to four words."""
    words = text.strip().rstrip(",").split()
    if not 2 <= len(words) <= 4 or any(char.isdigit() for char in text):
        return None
    if words[0].lower() in _NO_FIRST_NAMES:
        return None
    name = " ".join(words)
    if not NAMES.fullmatch(name) or is_body(name) or name.isupper():
        return None
    return name if not name.endswith((".", "!", "?")) else None


def is_body(name: str) -> bool:
    """Whether a name has a word of papers and bodies: "Harbour Board", "The Quay Post"."""
    return OUTLET_WORDS.search(name) is not None or _BODY_END.search(name) is not None


def in_capitals(text: str) -> bool:
    """Whether a line is set in capitals, but for an abbreviation such as "No." or "Mc"."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


def title_case(text: str) -> bool:
    """Whether the words that count are capitalised, as in a name or a heading."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", text) if word.lower() not in MINOR]
    return (bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)) or bool(
        URL.fullmatch(text.strip())
    )
