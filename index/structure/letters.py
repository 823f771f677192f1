"""Who wrote a document of a source edition, as its heading says: "12. Ann Lee to her brother"."""

from __future__ import annotations

import re

from index.structure.names import NAME, is_body

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Rev|Revd|Sir|Lady|Lord|Dame|Captain|Capt|Major|Colonel"
    r"|Col|General|Gen|Lieutenant|Lt|Sergeant|Alderman|Councillor|Cllr|Father|Sister|Bishop|Dean"
    r"|Baron|Baroness|Count|Countess)\.?\s+)"
)
_RELATIVE = r"(?:his|her|their|the|an?|my)\s+(?:[a-z]+\s+){0,3}[a-z]+"
_TO = re.compile(
    rf"^(?i:(?:(?:letter|telegram|note|report|postcard)\s+)?(?:(?:from|of|by)\s+)?)"
    rf"(?P<who>{_TITLE}?{NAME}?)\s+to\s+(?:{_RELATIVE}|(?:the\s+)?{_TITLE}?{NAME})(?!\s+[a-z])"
)
_OWN = re.compile(
    r"(?:\b|^)(?i:diary|journal|notebooks?|memoirs?|letters?|papers|reminiscences|autobiography)\s+of"
    rf"\s+(?:the\s+)?(?P<title>{_TITLE}*)(?P<who>{NAME})"
)
_LEADING = re.compile(rf"^{_TITLE}+")


def letter_author(title: str) -> str | None:
    """The writer of a letter or diary by its heading; None where it is no such heading."""
    line = title.strip(" *_#.")
    sent = _TO.match(line)
    if sent is not None:
        who = sent["who"].strip(" ,.")
        return who if len(who.split()) > 1 and not is_body(who) else None
    own = _OWN.search(line)
    if own is None:
        return None
    name = _LEADING.sub("", own["who"]).strip(" ,.")
    return name if len(name.split()) > 1 or own["title"] else None
