"""Records: minutes, releases and statements, which are their body's if nobody signs them."""

from __future__ import annotations

import re
from dataclasses import replace

from index.domain import Metadata
from index.structure.credit import Credit, merge_credits
from index.structure.credits import RECORD
from index.structure.dates import find_date
from index.structure.names import is_body, title_case

# Who issued a record or a release, as its title ends: "Minutes of the third sitting of the X".
_ISSUED_BY = re.compile(r"\b(?:of|by|from)\s+(?P<the>the\s+)?(?P<who>[^,;:–—]+?)\s*$")
_OF = re.compile(r"\s+(?:of|for)$")


def metadata_of(credit: Credit, title: str | None) -> Metadata:
    """A credit and a title as an article's metadata; a record is its body's, if nobody signs."""
    if title and not (credit.author or credit.outlet):
        credit = merge_credits(credit, _record_credit(title))
    return Metadata(
        title=title,
        author=credit.author,
        outlet=credit.outlet,
        date=credit.date,
        original_outlet=credit.original_outlet,
        original_url=credit.original_url,
    )


def _record_credit(title: str) -> Credit:
    """What the title of a record says: "Minutes of the Harbour Board, 3 May 2020"."""
    before, colon, kind = title.partition(": ")
    if colon and RECORD.match(kind) and title_case(before) and is_body(before):
        return replace(_record_credit(kind), outlet=before)
    if not RECORD.match(title):
        return Credit()
    found = find_date(title)
    named, date = title, None
    if found is not None and found.end == len(title.rstrip(" .)")):
        named = title[: found.start].rstrip(" (")
        # "on the fire of 3 May 2020" says when the fire was
        if named.endswith((",", "–", "—", "-")) or RECORD.fullmatch(_OF.sub("", named)):
            date = found.iso
    issuer = _ISSUED_BY.search(re.sub(r"^.*\b(?=(?:of|by|from)\b)", "", named.rstrip(" ,–—-")))
    name = issuer["who"] if issuer else ""
    body = issuer is not None and (issuer["the"] or is_body(name))
    if not (body and title_case(name) and len(name.split()) > 1):
        return Credit(date=date, dated=date is not None)
    return Credit(outlet=name, date=date, dated=date is not None)
