"""Reading credit lines: bylines, dates, sources, copyright notes, mastheads.

A credit line is short and says who wrote something, where it appeared or when; it is no sentence
about the world.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.structure.dates import FoundDate, find_date
from index.structure.names import (
    NAME,
    NAMES,
    OUTLET_WORDS,
    ROLE_WORDS,
    URL,
    person_name,
    title_case,
)

_MAX_CREDIT = 220

_AND = re.compile(r"\s*(?:,|;|\band\b|&|\bwith\b)\s*", re.IGNORECASE)

_BY = re.compile(
    r"^(?:(?:written|posted|published|words|text|story|report(?:ed|ing)?|article|opinion|analysis"
    r"|comment(?:ary)?|an?\s\w+|exclusive|interview(?:ed)?|edited|compiled|submitted|review(?:ed)?)"
    r"\s+)?by:?\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:authors?|articles? by|words|text|story|interview(?:er)?|report(?:er)?|writer|byline"
    r"|columnist|correspondent|speaker|minutes taken by|for the minutes"
    r"|responsible for (?:the )?contents?(?: of this \w+)?)\s*:\s+(?P<who>.+)$",
    re.IGNORECASE,
)
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
_COPYRIGHT = re.compile(r"^(?:copyright|©|\(c\)|all rights reserved)", re.IGNORECASE)
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
    r"|declaration|circular|bulletin)\b",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[.:]\d\d\b(?::\d\d)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?|\b[ap]\.?m\b\.?|\bprice\b.*|\b(?:published|posted|updated"
    r"|modified|created|issued"
    r"|released|dated?|last|on|at|to|the|issue|no|nos|vol|volume|number|edition|weekend|morning"
    r"|evening|print|online|min(?:ute)?s?|read|gmt|utc|[ce]e?s?t|est|edt|pst|bst)\b\.?|\b\d{1,4}\b"
    r"|[\W_]",
    re.IGNORECASE,
)
# "Item 2. Events of 12 October" is a heading of minutes, and no outlet.
_ENUMERATED = re.compile(
    r"^(?:item|agenda|point|section|chapter|part|annex|appendix)\b|^\d+\.", re.IGNORECASE
)
_MOST_WORDS = 2
_MOST_PRESENTED = 16
_MOST_NAMED = 6
_SENTENCE = re.compile(r"[a-z][.!?]\s+[A-Z]")
_PLACE_START = re.compile(
    r"^(?:new|san|los|las|saint|st|santa|el|port|mount|fort|upper|lower)\b", re.I
)
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
# Where somebody works, which is not where a piece appeared.
_AFFILIATION = re.compile(r"\b(?:university|college|institute|school|academy|hospital)\b", re.I)
COLUMN = re.compile(
    rf"^(?P<who>{NAME}?)['’]s\s+(?:weekly\s+|daily\s+)?(?:column|diary|notebook|notes|blog|letter"
    r"|view|dispatch|sketch)\b(?:\s+(?:on|against|from|about)\s[^.]{3,40}"
    r"|\s*[,|–—-]\s*(?P<outlet>.+))?$"
)
_STAFF = re.compile(
    r"^(?:from|by)\s+(?:our|a|an|the)\s+[^,]*\b(?:correspondents?|reporters?|staff|writers?|desk"
    r"|editors?)\b[^,]*(?:,\s*(?P<outlet>[^,]+)(?:,.*)?)?$",
    re.IGNORECASE,
)


# "Coastwire staff", "Reuters correspondents": nobody is named, but whose they are is.
_OWN_STAFF = re.compile(
    rf"^{NAME}\s+(?:staff(?:\s+(?:writers?|reporters?))?|reporters?|correspondents?|newsroom"
    r"|(?:news )?desk|writers?|editors|editorial (?:board|team))$"
)
_COLUMNIST = re.compile(
    r"^(?:[Oo]ur|[Tt]he)\s+(?:[a-z-]+\s+)?(?:columnist|correspondent|critic|contributor"
    rf"|commentator|reporter|guest (?:writer|author)),?\s+(?P<who>{NAME}?)(?=\s+[a-z]|,|$)"
)
# The parts of a line such as "The Fruit Grower · a magazine · March 2025".
_PARTS = re.compile(r"\s*[·•|]\s*")

# Where a line of several credits is cut; an initial's full stop is no end.
_STOP = re.compile(r"(?<=[a-z0-9)]{2})\.[\s*_]+(?=[A-ZÀ-Þ])|(?<=[a-z]\d{4})\.\s+")
_MOST_PARTS = 4
# What follows the name of a column or blog: "Under the Oak – notes from a village".
_MOTTO = re.compile(r"\s+[–—-]\s+|[,:]\s")
_MOST_MOTTO = 12


@dataclass(frozen=True, slots=True)
class Credit:
    """What one credit line says. `dated` also where the date lacks its year."""

    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    original_outlet: str | None = None
    original_url: str | None = None
    dated: bool = False
    byline: bool = False
    """Whether the line says who wrote, if only "by our correspondent"."""
    place: bool = False


def read_credit(text: str) -> Credit | None:
    """Read a folded line as a credit line; None where it is none."""
    line = text.strip().strip("|*_ ").rstrip(":")
    if not line or len(line) > _MAX_CREDIT:
        return None
    return (
        _read_several(line)
        or _read_origin(line)
        or _read_byline(line)
        or _read_copyright(line)
        or _read_publisher(line)
        or _read_issue(line)
        or _read_dated(line)
    )


def merge_credits(first: Credit, second: Credit) -> Credit:
    """What two credit lines say together; the first wins."""
    return Credit(
        author=first.author or second.author,
        outlet=first.outlet or second.outlet,
        date=first.date or second.date,
        original_outlet=first.original_outlet or second.original_outlet,
        original_url=first.original_url or second.original_url,
        dated=first.dated or second.dated,
        byline=first.byline or second.byline,
        place=first.place or second.place,
    )


def _read_several(line: str) -> Credit | None:
    """Read several credits on one line: "The Ledger, March 2024. Interview: Ann Lee"."""
    parts = _STOP.split(line)
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    credits = [_read_byline(part) or _read_issue(part) or _read_dated(part) for part in parts]
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


def split_inline_byline(text: str) -> tuple[str, Credit] | None:
    """Split "Title By NAME, OUTLET" on one line into the title and its credit."""
    for match in re.finditer(r"(?<=\S)\s+(?=(?:[Ww]ritten )?[Bb]y\s+[A-ZÀ-Þ])", text):
        title, rest = text[: match.start()], text[match.end() :]
        credit = _read_byline(rest)
        if credit is not None and rest.startswith(("By", "Written")) and len(title.split()) > 1:
            return title.strip(), credit
    return None


def read_name_and_outlet(text: str) -> Credit | None:
    """Read "Noor Abbasey, Science Weekly" or "Ann Lee, resorts editor" without any "by".

    Also "Ann Lee's column, The Ledger" and "From our reporters, The Ledger". Only for lines whose
    place under a title already suggests a byline.
    """
    text = text.strip("*_ .")
    for pattern in (COLUMN, _STAFF):
        match = pattern.match(text)
        if match:
            found = match.groupdict()
            return Credit(author=found.get("who"), outlet=found.get("outlet"), byline=True)
    columnist = _COLUMNIST.match(text)
    if columnist is not None and len(text.split()) <= _MOST_PRESENTED:
        name = person_name(columnist["who"])
        return Credit(author=name, byline=True) if name else None
    parts = [part.strip() for part in text.split(",")]
    name = person_name(parts[0])
    if name is None or len(text.split()) > 14:
        return None
    outlet = parts[-1] if len(parts) > 1 and title_case(parts[-1]) else None
    if outlet and ROLE_WORDS.search(outlet) and not OUTLET_WORDS.search(outlet):
        outlet = None
    if len(parts) > 1 and outlet is None and not ROLE_WORDS.search(parts[1]):
        return None
    return Credit(author=name, outlet=outlet, byline=True)


def _read_byline(line: str) -> Credit | None:
    match = _BY.match(line) or _LABELLED.match(line)
    if match is None or _SENTENCE.search(line):
        return None
    staff = _STAFF.match(line)
    if staff is not None:
        return Credit(outlet=staff.group("outlet"), byline=True)
    who = match.group("who").strip(" .*")
    if _OWN_STAFF.match(who):
        return Credit(author=who, byline=True)
    found = find_date(who)
    iso = found.iso if found else None
    if found:
        who = _DATE_WORDS_END.sub("", who[: found.start]).strip(" ,|–—-•·(")
    who = re.sub(r"\s+(?:on|at|in)$", "", who)
    names, outlet = _names(who)
    if names is None:
        return None
    return Credit(author=names, outlet=outlet, date=iso, dated=found is not None, byline=True)


_DATE_WORDS_END = re.compile(
    r"[\s,|–—-]*(?:\b(?:on|published|posted|updated|mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?"
    r"|sun)(?:day)?\b[\s,|:]*)+$",
    re.IGNORECASE,
)


def _names(who: str) -> tuple[str | None, str | None]:
    """Split "Ann Lee and Bo Ek, science editor, The Ledger" into authors and outlet."""
    who, _, behind = who.partition("|")
    who = re.sub(
        r"(?<!University)(?<!College)(?<!Institute)(?<!School)\s+(?:for|in|of|at)\s+"
        r"(?=(?:the\s)?[A-ZÀ-Þ])",
        ", ",
        who,
    )
    who = _PARENTHESIS.sub("", who)
    parts = [
        part.strip(" .") for part in re.split(r"\s*[,|•·]\s*|\s+[–—]\s+", who) if part.strip(" .")
    ]
    if not parts:
        return None, None
    people: list[str] = []
    outlet = None
    for number, part in enumerate(parts):
        names = [name for name in _AND.split(part) if name]
        if number and (ROLE_WORDS.search(part) or _AFFILIATION.search(part) or outlet):
            continue
        if number and OUTLET_WORDS.search(part) and title_case(part):
            outlet = re.sub(r"^the\s", "", part)
        elif number and len(names) == 1 and person_name(part) is None:
            continue
        elif all(NAMES.fullmatch(name) for name in names):
            people.extend(names)
        elif number == 0:
            organisation = part if title_case(part) and len(part.split()) <= 8 else None
            if organisation is None:
                return None, None
            people.append(organisation)
    return "; ".join(people) or None, outlet or _behind_bar(behind)


def _behind_bar(text: str) -> str | None:
    """The outlet after the bar of "By Ann Lee | The Ledger, spring issue"."""
    name = text.split(",", maxsplit=1)[0].strip(" .")
    unfit = ROLE_WORDS.search(name) or _AFFILIATION.search(name) or find_date(name)
    return name if name and title_case(name) and not unfit and name[0].isalpha() else None


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
        where = where[: found.start]
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


def _read_copyright(line: str) -> Credit | None:
    if not _COPYRIGHT.match(line):
        return None
    return Credit()


def _read_publisher(line: str) -> Credit | None:
    match = _PUBLISHER.match(line)
    if match is None or len(line.split()) > 20:
        return None
    who, found = _without_date(match.group("who"))
    name = re.sub(r"^the\s+", "", who, flags=re.IGNORECASE)
    if not name or not name[0].isupper() or not title_case(name.split(",")[0]):
        return None
    return Credit(outlet=name, date=found.iso if found else None, dated=found is not None)


def _read_issue(line: str) -> Credit | None:
    """A periodical's line: its name first, and somewhere behind it nothing but a date."""
    name, *others = _PARTS.split(line)
    dates = [found for part in others if (found := find_date(part)) and found.iso and _only(part)]
    if not dates or find_date(name) or not title_case(name) or len(name.split()) > _MOST_NAMED:
        return None
    if person_name(name) or read_credit(name) is not None:
        return None
    return Credit(outlet=name.strip(" .,*_"), date=dates[0].iso, dated=True)


def _only(part: str) -> bool:
    """Whether a part of a line is a date and says nothing else."""
    found = find_date(part)
    return found is not None and not _DATE_WORDS.sub("", part[: found.start] + part[found.end :])


def _without_date(text: str) -> tuple[str, FoundDate | None]:
    found = find_date(text)
    if found is None:
        return text.strip(" ,|–—-."), None
    before = _DATE_WORDS_END.sub("", text[: found.start])
    return before.strip(" ,|–—-.•·"), found


def _read_dated(line: str) -> Credit | None:
    """A line of nothing but a date, or an outlet, a place or a person with a date."""
    found = find_date(line)
    if found is None or len(line.split()) > 16 or _SENTENCE.search(line[: found.start]):
        return None
    before, after = line[: found.start], line[found.end :]
    rest = _DATE_WORDS.sub("", after)
    told = [word for word in re.findall(r"\b[a-z]+\b", after) if not _DATE_WORDS.fullmatch(word)]
    if len(told) > _MOST_WORDS:
        # "On 3 May 2020, at noon, the rope of the": a sentence whose line ends here.
        return None
    if rest and "|" not in line and not re.match(r"\s*[-–—|,.·•(]", after):
        return None
    if len(rest) > 40 or (after.rstrip().endswith((".", "!", "?")) and rest):
        return None
    credit = Credit(date=found.iso, dated=True)
    if not _DATE_WORDS.sub("", before):
        return credit if not rest or "|" in line or (len(rest) < 25 and found.iso) else None
    who = _DATE_WORDS_END.sub("", before)
    separated = bool(re.search(r"[,|–—:(-]\s*$|\bof\s*$", who)) or who != before
    who = re.split(r"\s*[|•·]\s*", _PARENTHESIS.sub("", who).strip(" ,|–—-:(•·"))[0]
    if RECORD.fullmatch(who):
        return credit
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
