"""Reading bylines: who wrote a piece, for whom, and whose staff."""

from __future__ import annotations

import re

from index.structure.credit import Credit
from index.structure.dates import DATE_WORDS_END, find_date
from index.structure.names import (
    NAME,
    NAMES,
    OUTLET_WORDS,
    PARENTHESIS,
    ROLE_WORDS,
    person_name,
    title_case,
)

_AND = re.compile(r"\s*(?:,|;|\band\b|&|\bwith\b)\s*", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:written|posted|published|words|text|story|report(?:ed|ing)?|article|opinion|analysis"
    r"|comment(?:ary)?|an?\s\w+|exclusive|interview(?:ed)?|edited|compiled|submitted|review(?:ed)?)"
    r"\s+)?by:?\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:authors?|articles? by|words|text|story|interview(?:er)?|report(?:er)?|writer|byline"
    r"|columnist|correspondent|interviews|speaker|minutes taken by|for the minutes"
    r"|responsible for (?:the )?contents?(?: of this \w+)?)\s*:\s+(?P<who>.+)$",
    re.IGNORECASE,
)
# Where somebody works, which is not where a piece appeared.
_AFFILIATION = re.compile(
    r"\b(?:university|college|institute|school|academy|hospital|unit|division|team|laboratory"
    r"|faculty)\b",
    re.IGNORECASE,
)
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
# "From Ann Lee in Halden"
_REPORTING = re.compile(
    rf"^(?i:from)\s+(?P<who>{NAME}?),?\s+in\s+[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?$"
)
_MOST_PRESENTED = 16
SENTENCE = re.compile(r"[a-z][.!?]\s+[A-Z]")


def split_inline_byline(text: str) -> tuple[str, Credit] | None:
    """Split "Title By NAME, OUTLET" on one line into the title and its credit."""
    for match in re.finditer(r"(?<=\S)\s+(?=(?:[Ww]ritten )?[Bb]y\s+[A-ZÀ-Þ])", text):
        title, rest = text[: match.start()], text[match.end() :]
        credit = read_byline(rest)
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


def authors_of(stated: str | None) -> str | None:
    """The authors that a page's own data give, parted: "Ann Lee (now) and Bo Ek (earlier)".

    What is not plainly several people stays as it is.
    """
    if not stated or ";" in stated:
        return stated
    credit = read_byline(stated if _BY.match(stated) else f"by {stated}")
    names = credit.author.split("; ") if credit is not None and credit.author else []
    if names and all(person_name(name) for name in names):
        return credit.author if credit is not None else stated
    return stated


def read_byline(line: str) -> Credit | None:
    """Read "By Ann Lee, The Ledger" and "Interview: Ann Lee"; None for any other line."""
    staff = _STAFF.match(line)
    if staff is not None and not SENTENCE.search(line):
        return Credit(outlet=staff.group("outlet"), byline=True)
    match = _BY.match(line) or _LABELLED.match(line) or _REPORTING.match(line)
    if match is None or SENTENCE.search(line):
        return None
    who = match.group("who").strip(" .*")
    if _OWN_STAFF.match(who):
        return Credit(author=who, byline=True)
    found = find_date(who)
    iso = found.iso if found else None
    if found:
        who = DATE_WORDS_END.sub("", who[: found.start]).strip(" ,|–—-•·(")
    who = re.sub(r"\s+(?:on|at|in)$", "", who)
    names, outlet = _names(who)
    if names is None:
        return None
    return Credit(author=names, outlet=outlet, date=iso, dated=found is not None, byline=True)


def _names(who: str) -> tuple[str | None, str | None]:
    """Split "Ann Lee and Bo Ek, science editor, The Ledger" into authors and outlet."""
    who, _, behind = who.partition("|")
    who = re.sub(
        r"(?<!University)(?<!College)(?<!Institute)(?<!School)\s+(?:for|in|of|at)\s+"
        r"(?=(?:the\s)?[A-ZÀ-Þ])",
        ", ",
        who,
    )
    who = PARENTHESIS.sub("", who)
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
