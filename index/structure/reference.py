"""A reference at the top of an extract: Ann Lee, ‘The weir’, *River Studies*, 12 (2003), 1–9."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.structure.credit import Credit
from index.structure.names import NAMES

_REFERENCE = re.compile(
    r"^(?P<who>[^‘“\"'(]{5,80}?),?\s+(?:\((?P<early>(?:1[5-9]|20)\d\d)\)[,.:]?\s+)?"
    r"[‘“\"'](?P<title>.{5,200}?)[,.]?[’”\"'],?\s+(?:in\s+)?(?P<where>[A-ZÀ-Þ][^,(\d]{3,80}?)"
    r"[,\s]+(?:(?:vol|no)\.?\s*)?\d[^()]{0,20}(?:\((?P<late>(?:1[5-9]|20)\d\d)\))?[,.:\s]"
)
_AND = re.compile(r"\s*(?:,|;|\band\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Reference:
    """Title and credit of the piece that a reference names."""

    title: str
    credit: Credit


def read_reference(text: str) -> Reference | None:
    """Read a folded line as a reference to an article in a journal; None for any other."""
    found = _REFERENCE.match(re.sub(r"[*_]", "", text.strip()))
    if found is None:
        return None
    names = [name for name in _AND.split(found["who"].strip()) if name]
    year = found["late"] or found["early"]
    if not year or not names or not all(NAMES.fullmatch(name) for name in names):
        return None
    author = "; ".join(names)
    credit = Credit(
        author=author, outlet=found["where"].strip(), date=year, dated=True, byline=True
    )
    return Reference(found["title"].strip(), credit)
