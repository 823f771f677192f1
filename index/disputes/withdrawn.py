"""What a text says of its own earlier versions: its writers have taken that back."""

from __future__ import annotations

import re

_WITHDRAWN = re.compile(
    r"\b(?:an?|the|our|its|some)\s+(?:earlier|previous|original|prior)\s+versions?"
    r"(?:\s+of\s+(?:(?:this|our)\s+[\w-]+(?:\s+[\w-]+)?|the\s+(?:article|story|report|post|page"
    r"|piece|column|headline|caption)))?\s+(?:\w+ly\s+)?"
    r"(?:said|say|stated|misstated|gave|reported|referred|named|claimed|suggested|wrote"
    r"|attributed|omitted|described|identified|misidentified|misspelled|misspelt|quoted|contained"
    r"|included|listed|read)\b"
    r"|\bthis\s+(?:article|story|report|post|page|piece|column)\s+(?:was|has\s+been)\s+"
    r"(?:amended|corrected|updated|edited)\b",
    re.IGNORECASE,
)


def is_withdrawn(text: str) -> bool:
    """Whether a sentence tells what an earlier version said: nobody says so any more."""
    return _WITHDRAWN.search(text) is not None
