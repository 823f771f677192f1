"""The name of a body or paper, without the kind of text or the description set behind it."""

from __future__ import annotations

import re

from index.structure.credits import RECORD

_DASH = re.compile(r"\s+[–—-]\s+|\s*[|•]\s*")
# What describes a body in lower case after its name.
_DESCRIBED = re.compile(
    r"\b(?:agency|association|blog|branch|bulletin|campaign|channel|charity|collective|committee"
    r"|fortnightly|foundation|group|initiative|institute|journal|magazine|monthly|movement|network"
    r"|newsletter|newspaper|organi[sz]ation|paper|party|platform|podcast|quarterly|radio|service"
    r"|society|station|union|weekly|website)\b",
    re.IGNORECASE,
)
RELEASE = re.compile(
    r"^(?:press|news|media)\s+(?:release|office|statement|service|information|desk|department)s?\b",
    re.IGNORECASE,
)


def issuer_name(line: str) -> str:
    """A masthead's name without the kind of text or the description behind it."""
    parts = _DASH.split(line, maxsplit=1)
    if len(parts) == 2:
        name, rest = (part.strip(" .,:") for part in parts)
        described = _DESCRIBED.search(rest) or RECORD.match(rest) or RELEASE.match(rest)
        if name and described:
            return name
    return line.strip()
