"""Reading credit lines: dates, sources, copyright notes, mastheads, and several on one line.

A credit line is short and says who wrote something (`bylines`), where it appeared or when; it is no
sentence about the world.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.structure.bylines import SENTENCE, read_byline
from index.structure.credit import Credit, merge_credits
from index.structure.dates import DATE_WORDS_END, FoundDate, find_date
from index.structure.names import (
    NAMES,
    OUTLET_WORDS,
    PARENTHESIS,
    URL,
    person_name,
    title_case,
)

_MAX_CREDIT = 220

_ORIGIN = re.compile(
    r"(?:(?:was|were|is)\s+)?(?:originally|first|previously)\s+(?:published|appeared|posted|printed"
    r"|broadcast|delivered)\s+(?:in|on|by|at|with)\s+(?:the\s+(?:website|web ?site|blog|newspaper"
    r"|magazine|journal|portal|news site)\s+)?(?P<where>.+)$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^(?:source|via|reprinted from|reprinted with permission from|republished from|reposted from"
    r"|cross-?posted from|courtesy of|taken from|from)\s*:?\s+(?P<where>.+)$",
    re.IGNORECASE,
)
_FINAL_SOURCE = re.compile(
    r"the original source of this (?:article|piece|post"
    r"|text) is\s+(?P<where>.+?)(?:\.?\s+copyright\b.*)?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"^(?:(?P<mark>(?:copyright|©|\(c\))(?:\s*(?:copyright|©|\(c\)))?)|all rights reserved)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"^[\s,T]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:gmt|utc|[ce]e?s?t|bst|[ep][ds]t)\b)?",
    re.IGNORECASE,
)
# A sentence that goes on in the next line.
_UNFINISHED = re.compile(
    r"\b(?:was|were|is|are|has|had|have|the|an?|of|and|or|to|in|by|with|for|that|which|who)\W*$"
)
# "[From the Quay Mercury, 3 May 1909]"
_TAKEN_FROM = re.compile(r"^from\s+(?:the\s+)?(?P<where>[A-ZÀ-Þ].+)$", re.IGNORECASE)
# "Quay Mercury, Volume XII, Issue 1207, 3 May 1909"
_VOLUME = re.compile(
    r",\s*(?:vol|volume|issue|no|nos|number|edition|pages?|pp?)\b\.?\s*[\divxlcdm]+\b.*$",
    re.IGNORECASE,
)
_BEHIND_DATE = re.compile(r"\b[Bb]y:?\s+[A-ZÀ-Þ].*$")
_FULL_DATE = len("2025-01-01")
_PUBLISHER = re.compile(
    r"^(?:an?|the)?\s*(?:leaflet|flyer|flier|pamphlet|brochure|statement|communiqu[eé]|bulletin"
    r"|newsletter|declaration|publication|press release|report|paper|journal)"
    r"(?:,?\s+no\.?\s*\d+)?\s+(?:of|by|from|issued by)\s+(?P<who>[^.]+)$",
    re.IGNORECASE,
)
# What a body issues under its own name: the line below it names the kind of text.
RECORD = re.compile(
    r"^(?:(?:draft|approved|official|summary|joint|verbatim|short|provisional|preliminary|interim|final"
    r"|annual|urgent)\s+)*"
    r"(?:minutes|proceedings|record|transcript|press (?:release|statement)|news release"
    r"|media release|communiqu[eé]|statement|public notice|notice|announcement|resolution"
    r"|declaration|circular|bulletin|judge?ment|ruling|verdict)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[–—-]\s")
_DATE_WORDS = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[.:]\d\d\b(?::\d\d)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?|\b[ap]\.?m\b\.?|\bprice\b.*|\b(?:one|two|three)\s+(?:half)?penn(?:y|ies)\b|\b(?:pence|cents?|gratis)\b|\b(?:published|posted|updated"
    r"|modified|created|issued"
    r"|released|dated?|last|on|at|to|the|issue|no|nos|vol|volume|number|edition|weekend|morning"
    r"|evening|print|online|min(?:ute)?s?|read|continued|pages?|pp?|gmt|utc|[ce]e?s?t|est|edt|pst|bst)\b\.?|\b\d{1,4}\b"
    r"|\b[a-z]\d{1,2}\b|[\W_]",
    re.IGNORECASE,
)
# "Item 2. Events of 12 October" is a heading of minutes, and no outlet.
_ENUMERATED = re.compile(
    r"^(?:item|agenda|point|section|chapter|part|annex|appendix)\b|^\d+\.", re.IGNORECASE
)
_MOST_WORDS = 2
_MOST_NAMED = 6
_PLACE_START = re.compile(
    r"^(?:new|san|los|las|saint|st|santa|el|port|mount|fort|upper|lower)\b", re.I
)
# The parts of a line such as "The Fruit Grower · a magazine · March 2025".
_PARTS = re.compile(r"\s*[·•|]\s*")

# Where a line of several credits is cut; an initial's full stop is no end.
_STOP = re.compile(r"(?<=[a-z0-9)]{2})\.[\s*_]+(?=[A-ZÀ-Þ])")
_MOST_PARTS = 4
# What follows the name of a column or blog: "Under the Oak – notes from a village".
# "A4  THE QUAY POST"
_FOLIO = re.compile(r"^(?:page\s+)?[A-Z]?\d{1,3}\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_MOTTO = re.compile(r"\s+[–—-]\s+|[,:]\s")
_MOST_MOTTO = 12


def names_record(line: str) -> bool:
    """Whether a line names a record: "Minutes of …", "Licensing Committee – Minutes (approved)"."""
    return RECORD.match(line) is not None or RECORD.match(_DASH.split(line)[-1]) is not None


def read_credit(text: str) -> Credit | None:
    """Read a folded line as a credit line; None where it is none."""
    line = text.strip().strip("|*_ ").rstrip(":")
    if line[:1] + line[-1:] in ("[]", "()"):
        line = line[1:-1].strip(" .")
    if not line or len(line) > _MAX_CREDIT:
        return None
    return (
        _read_several(line)
        or _read_origin(line)
        or read_byline(line)
        or _read_date_and_byline(line)
        or _read_copyright(line)
        or _read_publisher(line)
        or _read_issue(line)
        or _read_dated(line)
    )


def _read_several(line: str) -> Credit | None:
    """Read several credits on one line: "The Ledger, March 2024. Interview: Ann Lee"."""
    parts = _STOP.split(line)
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    credits = [read_byline(part) or _read_issue(part) or _read_dated(part) for part in parts]
    signed = [c for c in credits if c is not None and c.author and _is_people(c.author)]
    if len(signed) != 1:
        return None
    outlet = None
    for number, (part, credit) in enumerate(zip(parts, credits, strict=True)):
        if credit is not None:
            continue
        # What the column is called, or who took the pictures; a sentence is neither.
        if (number and ":" not in part) or len(part.split()) > _MOST_MOTTO:
            return None
        name = _MOTTO.split(part)[0].strip(" *_")
        if not number and not title_case(name):
            return None
        if not number and person_name(name) is None:
            outlet = name
    merged = signed[0]
    for credit in credits:
        merged = merge_credits(merged, credit or Credit())
    return replace(merged, outlet=merged.outlet or outlet)


def _is_people(author: str) -> bool:
    return all(NAMES.fullmatch(name) for name in author.split("; "))


def _read_origin(line: str) -> Credit | None:
    final = _FINAL_SOURCE.search(line)
    if final:
        return Credit(outlet=_outlet(final.group("where")))
    match = _ORIGIN.search(line)
    if match is None:
        match = _SOURCE.match(line)
        if match is None or (line[:4].lower() == "from" and not line.lower().startswith("from:")):
            return None
    where = match.group("where")
    found = find_date(where)
    if found:
        # "First published on Sat 3 May 2025" names no outlet
        where = DATE_WORDS_END.sub("", where[: found.start])
    url = URL.search(where)
    name = _outlet(where)
    if name is None or len(name.split()) > 8 or not title_case(name):
        return None
    address = url.group().rstrip(".,;)") if url else ""
    original_url = address if address.startswith("http") else None
    return Credit(
        original_outlet=name,
        original_url=original_url,
        date=found.iso if found else None,
        dated=found is not None,
    )


def _outlet(where: str) -> str | None:
    name = re.sub(r"\s*[(\[<].*$", "", where).strip(" .,;:*")
    name = re.sub(r"\s+(?:on|under|as|with)$", "", name)
    return name or None


def is_copyright(text: str) -> bool:
    """Whether a line says whose the text is, and perhaps when it appeared."""
    return _COPYRIGHT.match(text.strip("*_ ")) is not None


def _read_copyright(line: str) -> Credit | None:
    match = _COPYRIGHT.match(line)
    if match is None:
        return None
    # "© 2025 The Ledger" stands on every page of a site; only a full date is the text's own.
    dated = _read_dated(line[match.end() :].strip(" :,.")) if match["mark"] else None
    if dated is None or not dated.date or len(dated.date) < _FULL_DATE:
        return Credit()
    return replace(dated, author=None, byline=False, place=False)


def _read_publisher(line: str) -> Credit | None:
    match = _PUBLISHER.match(line)
    if match is None or len(line.split()) > 20:
        return None
    who, found = _without_date(match.group("who"))
    name = re.sub(r"^the\s+", "", who, flags=re.IGNORECASE)
    if not name or not name[0].isupper() or not title_case(name.split(",")[0]):
        return None
    return Credit(outlet=name, date=found.iso if found else None, dated=found is not None)


def _read_date_and_byline(line: str) -> Credit | None:
    """Read "Posted on 3 May 2024 by Ann Lee"; the first of several dates is the text's own."""
    match = _BEHIND_DATE.search(line)
    first = find_date(line[: match.start()]) if match is not None else None
    if match is None or first is None:
        return None
    before = line[: match.start()]
    while (found := find_date(before)) is not None:
        before = before[: found.start] + before[found.end :]
    credit = None if _DATE_WORDS.sub("", before) else read_byline(match.group().strip())
    return replace(credit, date=first.iso, dated=True) if credit is not None else None


def _read_issue(line: str) -> Credit | None:
    """A periodical's line: its name first, and somewhere behind it nothing but a date."""
    name, *others = _PARTS.split(_FOLIO.sub("", line))
    dates = [found for part in others if (found := find_date(part)) and found.iso and _only(part)]
    if not dates or find_date(name) or not title_case(name) or len(name.split()) > _MOST_NAMED:
        return None
    if person_name(name) or read_credit(name) is not None:
        return None
    signed = next((byline for part in others if (byline := read_byline(part))), None)
    people = (person_name(spelled_name(part)) for part in others if find_date(part) is None)
    if signed is None and (who := next((person for person in people if person), None)):
        signed = Credit(author=who, byline=True)
    signed = signed or Credit()
    credit = Credit(outlet=name.strip(" .,*_"), date=dates[0].iso, dated=True)
    return merge_credits(credit, signed)


def spelled_name(text: str) -> str:
    """A name in capitals with small letters."""
    return text.title() if text.isupper() else text


def _only(part: str) -> bool:
    """Whether a part of a line is a date and says nothing else."""
    found = find_date(part)
    return found is not None and not _DATE_WORDS.sub("", part[: found.start] + part[found.end :])


def _without_date(text: str) -> tuple[str, FoundDate | None]:
    found = find_date(text)
    if found is None:
        return text.strip(" ,|–—-."), None
    before = DATE_WORDS_END.sub("", text[: found.start])
    return before.strip(" ,|–—-.•·"), found


def _read_dated(line: str) -> Credit | None:
    """A line of nothing but a date, or an outlet, a place or a person with a date."""
    found = find_date(line)
    if found is None or len(line.split()) > 16 or SENTENCE.search(line[: found.start]):
        return None
    before, after = line[: found.start], line[found.end :]
    while (again := find_date(after)) is not None:
        # "Published 3 May 2021. Last updated 9 May 2021."
        after = after[: again.start] + after[again.end :]
    after = _CLOCK.sub("", after)
    rest = _DATE_WORDS.sub("", after)
    told = [word for word in re.findall(r"\b[a-z]+\b", after) if not _DATE_WORDS.fullmatch(word)]
    if len(told) > _MOST_WORDS:
        # "On 3 May 2020, at noon, the rope of the": a sentence whose line ends here.
        return None
    if rest and "|" not in line and not re.match(r"\s*[-–—|,.·•(]", after):
        return None
    ended = after.rstrip().endswith((".", "!", "?"))
    if _UNFINISHED.search(after) or len(rest) > 40 or (ended and rest):
        return None
    credit = Credit(date=found.iso, dated=True)
    if not _DATE_WORDS.sub("", before):
        return credit if not rest or "|" in line or (len(rest) < 25 and found.iso) else None
    who = DATE_WORDS_END.sub("", before)
    separated = bool(re.search(r"[,|–—:(-]\s*$|\bof\s*$", who)) or who != before
    who = _VOLUME.sub("", who)
    who = re.split(r"\s*[|•·]\s*", PARENTHESIS.sub("", who).strip(" ,|–—-:(•·"))[0]
    if RECORD.fullmatch(who):
        return credit
    taken = _TAKEN_FROM.match(who)
    if taken is not None and title_case(taken["where"]):
        return replace(credit, original_outlet=taken["where"].removesuffix(" of"))
    if RECORD.match(who):
        # "Minutes of 3 May 2020", "Minutes of the Harbour Board, 3 May 2020" are titles
        return None
    if not title_case(who) or who.endswith((".", "?", "!")) or _ENUMERATED.match(who):
        return None
    return _dated_name(credit, who, separated=separated)


def _dated_name(credit: Credit, who: str, *, separated: bool) -> Credit | None:
    outlet = bool(OUTLET_WORDS.search(who)) or (who.count(" ") >= 1 and not _PLACE_START.match(who))
    if not separated:
        name = person_name(who)
        return replace(credit, author=name, byline=True) if name else None
    if "," in who and not OUTLET_WORDS.search(who):
        return replace(credit, place=True)
    if not outlet:
        return replace(credit, place=True)
    return replace(credit, outlet=who)
