"""E-mails strung together in one document: a thread of replies, forwarded mails, an exchange.

A mail begins with a header block ("From: … / Sent: … / Subject: …"), also in bold or quoted, or
with the line that a mail program sets above what it quotes ("On Tue, 3 May 2020 at 10:12, Ann Lee
wrote:"). A quotation that its reader answers line by line stays a part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.analysis import BlockKind, Mark
from index.structure.moments import day_of, is_timed
from index.structure.textlines import TextLine, text_lines
from index.structure.thread import Entry, Thread, line_mark

_FIELD = re.compile(
    r"(?P<key>from|to|cc|bcc|sent|date|subject|reply-to|attachments?|importance|priority)\s*:\s*"
    r"(?P<value>.*)$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"(?:[-_=*]{2,}\s*)?(?:original message|forwarded message|(?:begin )?forwarded message:)"
    r"(?:\s*[-_=*]{2,})?$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-_=*~#—–]{3,}$")
_HEADING = re.compile(r"#{1,6}\s")
_ADDRESS = re.compile(r"[<\[(]?(?:mailto:)?(?P<user>[\w.+-]+)@[\w-]+(?:\.[\w-]+)+[>\])]?")
_WROTE = re.compile(r"On\s+(?P<rest>\S.{4,200}?)\s+wrote\s*:$")
_WROTE_BARE = re.compile(r"(?P<rest>[^:]{3,60}<[^<>\s]+@[^<>\s]+>)\s+wrote\s*:$")
_PRINTED = re.compile(r"(?P<who>[^<>:]{2,60}<[^<>\s]+@[^<>\s]+>)\s+(?P<when>[^<>]{8,40})$")
# Where the date ends and the name begins in "Tue, 3 May 2020 at 10:12, Ann Lee".
_WHEN_END = re.compile(
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?i:[ap]\.?m)\b\.?)?"
    r"(?:\s+(?:[A-Z]{2,4}T|UTC)\b|\s*[+-]\d{4})?|(?<!\d)(?:19|20)\d{2}(?!\d)"
)
_REPLY = re.compile(r"(?:(?:re|fw|fwd|aw|wg)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:(?:dear|hi|hello|hey|hiya|(?:good )?(?:morning|afternoon|evening))\b[\s,]*)"
    r"(?P<name>[^.?]*?)[\s,.:;!–—-]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:yours|many thanks|thanks|thank you|kind|best|warm(?:est)?|regards|cheers|sincerely|love"
    r"|all the best|sent from my)\b.{0,30}|--)$",
    re.IGNORECASE,
)
# What offices set below every mail.
_NOTICE = re.compile(
    r"\b(?:confidential|intended recipients?|disclaimer|viruses|views expressed|legally privileged"
    r"|(?:consider|think of) the environment|in error|registered (?:in|office|number))\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?][\"”’)]*$")
_WRAPPED = 3
_MOST_GREETING = 5
_MOST_SIGNATURE = 8
_LONGEST_SIGNED = 14


@dataclass(frozen=True, slots=True)
class _Head:
    """A head over `first` to `body` (numbers of lines; `body` is the first line below it)."""

    first: int
    body: int
    depth: int
    author: str | None
    date: str | None
    subject: str | None
    others: tuple[str, ...]
    sure: bool


def read_mail(text: str) -> Thread | None:
    """Find the mails of a text that holds several."""
    lines = text_lines(text)
    heads = list(_whole(list(_heads(lines)), lines))
    if len(heads) < 2 or not any(head.sure for head in heads):
        return None
    names = {name for head in heads for name in (head.author, *head.others) if name}
    entries: list[Entry] = []
    marks: list[Mark] = []
    subject = None
    for number, head in enumerate(heads):
        end = heads[number + 1].first if number + 1 < len(heads) else len(lines)
        subject = head.subject or subject
        depth = lines[head.body].depth if head.body < end else head.depth
        start = _line_start(text, lines[head.first].span.start)
        entries.append(Entry(start, head.author, head.date, subject, max(depth, head.depth)))
        marks += [line_mark(BlockKind.BYLINE, line, text) for line in lines[head.first : head.body]]
        furniture = _furniture(lines[head.body : end], head.author, names)
        marks += [line_mark(BlockKind.FURNITURE, line, text) for line in furniture]
    return Thread(tuple(entries), tuple(marks))


def _line_start(text: str, position: int) -> int:
    """Where the line begins that holds a position: its quotation marks belong to what it says."""
    before = re.search(r"[ \t>]*\Z", text[max(0, position - 200) : position])
    return position - len(before.group()) if before else position


def _heads(lines: Sequence[TextLine]) -> Iterator[_Head]:
    number = 0
    while number < len(lines):
        head = _header_block(lines, number) or _printed(lines, number) or _wrote(lines, number)
        if head is None:
            number += 1
            continue
        first = head.first
        while first and _leads(lines[first - 1]) and lines[first - 1].depth <= head.depth:
            first -= 1
        yield replace(head, first=first)
        number = head.body


def _leads(line: TextLine) -> bool:
    """Whether a line above a header only parts it from what is before."""
    return bool(_SEPARATOR.match(line.text) or _RULE.match(line.text) or _HEADING.match(line.text))


def _header_block(lines: Sequence[TextLine], first: int) -> _Head | None:
    fields: dict[str, str] = {}
    number = first
    key = ""
    while number < len(lines):
        line = lines[number]
        if number > first and (line.depth != lines[first].depth or line.gap > 1):
            break
        field = _FIELD.match(line.text)
        if field is not None and field["key"].lower() not in fields:
            key = field["key"].lower()
            fields[key] = field["value"].strip(" *_")
        elif number > first and not line.gap and _goes_on(lines, number, fields.get(key, "")):
            fields[key] += " " + line.text
        else:
            break
        number += 1
    when = day_of(fields.get("sent") or fields.get("date") or "")
    author = _name(fields.get("from", ""))
    if author is None or not ("subject" in fields or when):
        return None
    others = tuple(
        name
        for key in ("to", "cc")
        for part in re.split(r"[;,]", fields.get(key, ""))
        if (name := _name(part)) is not None
    )
    depth = lines[first].depth
    subject = _REPLY.sub("", fields.get("subject", "")).strip() or None
    return _Head(first, number, depth, author, when, subject, others, sure=True)


def _printed(lines: Sequence[TextLine], first: int) -> _Head | None:
    """A head as mail programs print it: name, address and date on a line, "To: …" below."""
    found = _PRINTED.match(lines[first].text)
    below = lines[first + 1] if first + 1 < len(lines) else None
    if found is None or below is None or below.gap or not below.text.startswith("To:"):
        return None
    author, when = _name(found["who"]), day_of(found["when"])
    if author is None or when is None:
        return None
    body = first + 2
    while body < len(lines) and not lines[body].gap and _FIELD.match(lines[body].text):
        body += 1
    others = tuple(filter(None, (_name(part) for part in re.split(r"[;,]", below.text[3:]))))
    return _Head(first, body, lines[first].depth, author, when, None, others, sure=True)


def _goes_on(lines: Sequence[TextLine], number: int, value: str) -> bool:
    """Whether a line goes on with the list of addresses above it."""
    indented = lines[number].indent > lines[number - 1].indent
    return bool(value) and (value.endswith((",", ";")) or (indented and "@" in lines[number].text))


def _wrote(lines: Sequence[TextLine], first: int) -> _Head | None:
    said = ""
    for number in range(first, min(first + _WRAPPED, len(lines))):
        line = lines[number]
        if number > first and (line.gap or line.depth != lines[first].depth):
            return None
        said = f"{said} {line.text}".strip()
        found = _WROTE.match(said) or _WROTE_BARE.match(said)
        if found is not None:
            return _wrote_head(found["rest"], first, number + 1, lines[first].depth)
        if not said.startswith("On ") and "<" not in said:
            return None
    return None


def _wrote_head(rest: str, first: int, body: int, depth: int) -> _Head | None:
    addressed = _ADDRESS.search(rest) is not None
    ends = [match.end() for match in _WHEN_END.finditer(rest)]
    if not ends and not addressed:
        return None
    cut = ends[-1] if ends else 0
    when = day_of(rest[:cut])
    author = _name(rest[cut:])
    if author is None or (cut and when is None and not is_timed(rest[:cut])):
        return None
    sure = addressed or is_timed(rest[:cut])
    return _Head(first, body, depth, author, when, None, (), sure=sure)


def _name(value: str) -> str | None:
    """The name of a sender; an address alone gives it where it is made of two names."""
    address = _ADDRESS.search(value)
    name = _ADDRESS.sub("", value).split(" on behalf of ")[-1]
    name = re.sub(r"\s*[\[(][^\])]*[\])]|[<>]", "", name).strip(" ,;:\"'“”‘’*_")
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and given and len(family.split()) <= 2 and len(given.split()) <= 2:
        name = f"{given} {family}"
    if not name and address is not None:
        parts = re.split(r"[._]", address["user"])
        if len(parts) != 2 or not all(part.isalpha() for part in parts):
            return address.group().strip("<>[]()").removeprefix("mailto:")
        name = " ".join(part.capitalize() for part in parts)
    return name if any(char.isalpha() for char in name) and len(name.split()) <= 8 else None


def _whole(heads: Sequence[_Head], lines: Sequence[TextLine]) -> Iterator[_Head]:
    """The heads of whole mails, without those of quotations that the text around them answers."""
    starts = {head.first for head in heads}
    inside = 0
    for head in heads:
        if head.first < inside:
            continue
        below = range(head.body, len(lines))
        end = next((n for n in below if lines[n].depth <= head.depth), len(lines))
        if head.body < end < len(lines) and end not in starts and not _parts(lines[end]):
            inside = end
            continue
        yield head


def _parts(line: TextLine) -> bool:
    return bool(_leads(line) or line.text in ("--", "-- "))


def _furniture(
    lines: Sequence[TextLine], author: str | None, names: set[str]
) -> Iterator[TextLine]:
    """The salutation at the top of a mail and the signature at its end."""
    known = {word.strip(".,").casefold() for name in names for word in name.split()}
    if lines and _is_salutation(lines[0].text, known):
        yield lines[0]
    signed = _signature(lines, author)
    yield from lines[signed:]


def _is_salutation(text: str, known: set[str]) -> bool:
    words = text.split()
    if len(words) > _MOST_GREETING:
        return False
    greeting = _GREETING.match(text)
    named = [word.strip(".,!–—-:;").casefold() for word in words]
    if greeting is not None:
        rest = [word.casefold().strip(".,") for word in greeting["name"].split()]
        return len(rest) <= 2 or any(word in known for word in rest)
    return all(word in known for word in named if word)


def _signature(lines: Sequence[TextLine], author: str | None) -> int:
    """The number of the line with which the signature begins, or of lines."""
    end = len(lines)
    words = (author or "").casefold().replace(".", " ").split()
    if not words:
        return end
    own = {" ".join(words), words[0], words[-1], words[0][0], "".join(word[0] for word in words)}
    for number in range(1, end):
        said = lines[number].text.casefold().strip(" ,–—-*_")
        below = lines[number + 1 :]
        if said.replace(".", "") not in own or not _is_signature(below):
            continue
        closed = number > 1 and _CLOSING.match(lines[number - 1].text) is not None
        return number - 1 if closed else number
    return end


def _is_signature(lines: Sequence[TextLine]) -> bool:
    short = all(
        _NOTICE.search(line.text)
        or (len(line.text.split()) <= _LONGEST_SIGNED and not _END.search(line.text))
        for line in lines
    )
    return len(lines) <= _MOST_SIGNATURE and short
