"""Who issued a document that nobody signs, as the lines at its very top say.

A press release, a report, minutes or a newsletter begins with the name of the body that issued it,
the kind of text, a date, sometimes a deck that describes the body ("Newsletter of the Ward Union,
Issue 41"). These lines are read only where no byline and no masthead was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.analysis import ArticleDraft, Block, BlockKind
from index.domain import Metadata
from index.structure.bylines import COLUMN
from index.structure.court import read_court_head
from index.structure.credits import RECORD, names_record, read_credit
from index.structure.dates import find_date
from index.structure.furniture import is_furniture
from index.structure.heads import KICKER, SECTION
from index.structure.issuer import RELEASE, is_number, issuer_name, spelled
from index.structure.names import NAME, is_body, person_name, title_case
from index.structure.notes import describes_text
from index.structure.pieces import Piece

_MOST_LINES = 10
# the parties and their lawyers stand above a judgment too
_MOST_COURT_LINES = 24
_MOST_KIND_LINES = 6
_REPORT = re.compile(r"^(?:[a-z]+\s+){0,2}report\b(?!\s+(?:by|from)\b)|^findings\b", re.IGNORECASE)
_MOST_NAME_WORDS = 8
_LONG_PROSE = 20
_MARKUP = "*_# \t"
_ISSUED = re.compile(
    r"^(?:the\s+)?(?:newsletter|bulletin|journal|magazine|gazette|leaflet|statement|report|minutes"
    r"|publication|paper|website|blog)\s+of\s+(?P<who>[^.;(]+)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    rf"^from\s+(?:the\s+)?(?P<who>{NAME}?)['’]s?\s+(?:letters?|pages?|columns|archives?|website)\b",
    re.IGNORECASE,
)
# Kinds of text and their numbering, that stand above or below the issuer and are no title.
_KIND = re.compile(
    r"^(?:(?:interim|final|annual|draft|official)\s+)*(?:summary|extract|minutes|report|transcript"
    r"|archive|issue|no\.|nos\.|vol\.|volume|broadcast|published|for immediate release|embargo"
    r"|uncorrected|record)\b|^\(|\bissue$",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:ltd|inc|co|corp)\.$", re.IGNORECASE)
# So many words beside a date make a title that names a day.
_MOST_NOTED = 2
_WORD = re.compile(r"[^\W\d_]{3,}")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b[a-z]+day\b", re.IGNORECASE
)
_COMPILED = re.compile(
    r"^(?i:compiled|published|edited|issued|collected)\s+by\s+(?:[a-z ]+\s+of\s+)?"
    rf"(?:the\s+)?(?P<who>{NAME}?)(?=\s+(?:from|on|in|for)\b|[.,;]|$)"
)
_HEADED = re.compile(
    r"\b(?:(?:lead\s+)?(?:author|inspector|investigator)|rapporteur|(?:prepared|compiled|drafted)\s+by"
    r"|interview(?:er)?|reporter|author|(?:your )?host|presenter|hosted by|presented by)\s*:\s+"
    rf"(?:(?:dr|prof|professor|mr|mrs|ms)\.?\s+)?(?P<who>{NAME})\s*(?:$|\.\s)",
    re.IGNORECASE,
)
# "Client: the museum", "1. Scope"
_LABELLED = re.compile(r"^[A-Z][a-z]+(?: [a-z]+){0,2}:\s|^\d+[.)]\s")
_TITLED = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms)\.?\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the top of a document says of who issued it.

    `author`, `date` and `title` are only read beside an issuer. `owner` is who writes all of a blog
    or column ("Ann Lee's notes on the harbour"). `record` says that it is a body's report, minutes
    or statement. `unit` is the part of the body that the line under its name gives, where both are
    set in capitals.
    """

    issuer: str | None = None
    author: str | None = None
    date: str | None = None
    title: str | None = None
    owner: str | None = None
    record: bool = False
    unit: str | None = None
    decision: bool = False
    """Whether it is a court's decision, in which others than the judge have their names above."""


def read_letterhead(text: str, pieces: Sequence[Piece]) -> Letterhead:
    """Read the lines above a document's first paragraph.

    Args:
        text: the document's text.
        pieces: its classified pieces.
    """
    lines = list(_lines(text, pieces))
    court = read_court_head(lines, text)
    lines = lines[:_MOST_LINES]
    if court is not None:
        judge = spelled(court.judge, text, person=True)
        date = court.date or _date(lines)
        return Letterhead(court.court, judge, date, court.title, decision=court.bare)
    issuer = _issuer(lines)
    owner = next((found["who"] for line in lines[:4] if (found := COLUMN.match(line))), None)
    if issuer is None:
        return Letterhead(owner=owner)
    record = any(RECORD.match(line) or _REPORT.match(line) for line in lines[:_MOST_KIND_LINES])
    top = lines[:2]
    unit = top[1] if issuer == top[0] and len(top) > 1 and all(map(str.isupper, top)) else None
    title = _set_title(pieces, issuer) or _title(lines[1:])
    return Letterhead(issuer, _author(lines), _date(lines), title, owner, record, unit)


def with_letterhead(
    drafts: Sequence[ArticleDraft], head: Letterhead, text: str
) -> list[ArticleDraft]:
    """Give what the letterhead says to the articles of which nobody is known to be the source.

    Args:
        drafts: the articles of a document.
        head: its letterhead.
        text: its text.
    """
    if len(drafts) == 1 and head.record and _is_countersigned(drafts[0], text):
        # a body's report or minutes are its own, whoever signs them for it
        drafts = [replace(drafts[0], metadata=replace(drafts[0].metadata, author=None))]
    if len(drafts) == 1 and head.decision:
        own = drafts[0].metadata
        decided = replace(
            own,
            title=head.title or own.title,
            author=head.author,
            outlet=head.issuer,
            date=head.date or own.date,
        )
        return [replace(drafts[0], metadata=decided)]
    if len(drafts) == 1:
        drafts = [replace(drafts[0], metadata=_signed(drafts[0].metadata, head.issuer))]
    issued = [_with_author(_with_issuer(draft, head), head) for draft in drafts]
    reported = len(issued) == 1 and head.record and issued[0].metadata.outlet == head.issuer
    if reported and _is_countersigned(issued[0], text, foreword=True):
        # who signs the foreword of a report is not its author
        issued = [replace(issued[0], metadata=replace(issued[0].metadata, author=head.author))]
    return issued


def _is_countersigned(draft: ArticleDraft, text: str, *, foreword: bool = False) -> bool:
    """Whether its author only signs below the text, and a body's name stands above it.

    Args:
        draft: the article.
        text: the document's text.
        foreword: whether it must be a part of the text that is signed, and others follow.
    """
    own = draft.metadata
    prose = next((b.span.start for b in draft.blocks if b.kind is BlockKind.PROSE), None)
    if own.author is None or own.outlet is None or prose is None:
        return False
    surname = own.author.split()[-1]
    signed = [block.span.start > prose for block in draft.blocks if _names(block, surname, text)]
    if foreword:
        last = max((b.span.end for b in draft.blocks if _names(b, surname, text)), default=0)
        below = [b.kind for b in draft.blocks if b.span.start >= last]
        parts = BlockKind.HEADING in below
        return parts and bool(signed) and all(signed)
    return bool(signed) and all(signed)


def _names(block: Block, surname: str, text: str) -> bool:
    return block.kind is BlockKind.BYLINE and surname in block.span.of(text)


def _signed(own: Metadata, issuer: str | None) -> Metadata:
    """A person's name beside a date is the author's where a body's stands on top as the title."""
    if issuer is None or own.author or not own.outlet or not own.date:
        return own
    topped = _opens_with(own.title or "", issuer) and _is_named_body(issuer)
    if not topped or person_name(own.outlet) is None or _opens_with(own.outlet, issuer):
        return own
    return replace(own, author=own.outlet, outlet=None)


def _with_issuer(draft: ArticleDraft, head: Letterhead) -> ArticleDraft:
    if head.unit is not None and draft.metadata.outlet == f"{head.issuer} {head.unit}":
        named = RECORD.match(head.unit) or RELEASE.match(head.unit)
        parted = head.issuer if named else f"{head.issuer}, {head.unit}"
        return replace(draft, metadata=replace(draft.metadata, outlet=parted))
    if head.issuer is None or not _is_unknown(draft, head.issuer):
        return draft
    return _headed(draft, head, head.issuer)


def _with_author(draft: ArticleDraft, head: Letterhead) -> ArticleDraft:
    own = draft.metadata
    issued = own.outlet is not None and own.outlet == head.issuer and draft.ordinal == 0
    author = own.author or (head.author if issued else None) or head.owner
    return replace(draft, metadata=replace(own, author=author))


def _is_unknown(draft: ArticleDraft, issuer: str) -> bool:
    """Whether nobody is known as the source, or the issuer's name was taken for the title."""
    own = draft.metadata
    if own.outlet:
        return False
    taken = _opens_with(own.title or "", issuer) and _is_named_body(issuer)
    return own.author is None or taken or _is_named_body(issuer)


def _headed(draft: ArticleDraft, head: Letterhead, issuer: str) -> ArticleDraft:
    own = draft.metadata
    title = own.title
    if head.title and (title is None or _opens_with(title, issuer)):
        title = head.title
    date = own.date or head.date
    return replace(draft, metadata=replace(own, title=title, outlet=issuer, date=date))


def _is_named_body(name: str) -> bool:
    return is_body(re.sub(r"\bthe\b", "", name, flags=re.IGNORECASE))


def _opens_with(title: str, issuer: str) -> bool:
    return title.casefold().removeprefix("in the ").startswith(issuer.casefold())


def _lines(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """The lines above the first paragraph, without markup and furniture."""
    body = next(
        (
            p.span.start
            for p in pieces
            if p.kind in (BlockKind.PROSE, BlockKind.QUOTATION)
            and p.words >= _LONG_PROSE
            and not _is_set_off(p, text)
        ),
        len(text),
    )
    taken = 0
    for raw in text[:body].splitlines():
        line = re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|\\(?=\W)", "", raw).strip(_MARKUP)
        if not line or is_furniture(line):
            continue
        taken += 1
        if taken > _MOST_COURT_LINES:
            return
        yield line


def _is_set_off(piece: Piece, text: str) -> bool:
    """Whether a long line at the top is set in italics, as a description of the paper is."""
    raw = piece.span.of(text).strip()
    return raw[:1] in "*_" and raw[-1:] in "*_"


def _issuer(lines: Sequence[str]) -> str | None:
    """The body that the top line, or a description below it, names."""
    for line in lines[:4]:
        for pattern in (_ISSUED, _PAGES, _COMPILED):
            found = pattern.match(line)
            name = _plain(found["who"]) if found is not None else None
            if name is not None:
                return name
        first, *others = re.split(r"\s*[·•|]\s*", line)
        named = title_case(first) and _is_named_body(first)
        if named and any(_is_note(other) for other in others):
            return first
    if len(lines) > 1 and not KICKER.match(lines[0]):
        name = issuer_name(lines[0])
        if _is_body(name, lines):
            return name
    for line in lines[1:4]:
        first = re.split(r"(?<=[a-z])\.\s", line)[0]
        name = issuer_name(first)
        if name != first.strip() and title_case(name) and len(name.split()) <= _MOST_NAME_WORDS:
            return name
    return None


def _plain(who: str) -> str | None:
    """A body's name without its branch, numbers and article."""
    name = re.split(r",|\s+(?:no|nr|issue|vol)\b", who)[0].strip(" .")
    name = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    return name if name and name[0].isupper() and title_case(name) else None


def _is_body(name: str, lines: Sequence[str]) -> bool:
    """Whether the top line names who issued what is below, and is no title itself."""
    if not name or len(name.split()) > _MOST_NAME_WORDS or read_credit(name) is not None:
        return False
    if is_number(name):
        return False
    ended = name.endswith((".", "?", ",", ":", ";")) and not _COMPANY.search(name)
    if find_date(name) or ended or RECORD.match(name):
        return False
    below = [line for line in lines[1:] if not _is_note(line)]
    noted = any(_is_note(line) for line in lines[1:4])
    if name != lines[0].strip():
        return title_case(name) or name.isupper()
    if name.isupper():
        ended = lines[0].strip().endswith(".") and not is_body(name)
        return not ended and (bool(below) or noted)
    # A title in capitals like a body's name has neither a date nor the kind of text below it.
    named = title_case(name) and _is_named_body(name)
    issued = bool(below) or RECORD.match(lines[1]) is not None
    return named and noted and issued and person_name(name) is None


def _is_note(line: str) -> bool:
    """A line that says what kind of text this is, or when it was issued."""
    if _KIND.search(line) or names_record(line) or RELEASE.match(line):
        return True
    dated = find_date(line)
    if dated is None:
        return False
    besides = _MONTH.sub("", line[: dated.start] + line[dated.end :])
    return len(_WORD.findall(besides)) <= _MOST_NOTED


def _date(lines: Sequence[str]) -> str | None:
    """When it was issued: the date of a line that says little else, or else of any line."""
    noted = [line for line in lines if _is_note(line)]
    dates = (found.iso for line in (*noted, *lines) if (found := find_date(line)))
    return next((date for date in dates if date), None)


def _author(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = _HEADED.search(line)
        if found is not None and person_name(found["who"]):
            return str(found["who"])
        bare = _TITLED.sub("", line)
        if bare != line and person_name(bare):
            return bare
    return None


def _set_title(pieces: Sequence[Piece], issuer: str) -> str | None:
    """The headline below the issuer's name where both are set larger than the lines between."""
    top = next((n for n, p in enumerate(pieces) if _is_text(p)), len(pieces))
    large = [p for p in pieces[:top] if p.stated and p.level and p.kind is BlockKind.HEADING]
    if len(large) < 2 or not _opens_with(large[0].text, issuer) or _is_note(large[1].text):
        return None
    return large[1].text


def _is_text(piece: Piece) -> bool:
    return piece.kind is BlockKind.PROSE and piece.words >= _LONG_PROSE


def _title(lines: Sequence[str]) -> str | None:
    """The first line that is no date, kind of text or name, or else the kind of text."""
    named = [
        number
        for number, line in enumerate(lines)
        if not (
            _is_note(line)
            or describes_text(line)
            or KICKER.match(line)
            or SECTION.match(line)
            or _LABELLED.match(line)
            or line.endswith((".", ":", ";", ","))
            or person_name(_TITLED.sub("", line))
        )
    ]
    kinds = [n for n, line in enumerate(lines) if _is_note(line) and not find_date(line)]
    # "Minutes of a meeting held in the Council Chamber, / Town Hall, on 3 May 2020"
    placed = named and kinds and kinds[0] < named[0] and find_date(lines[named[0]])
    chosen = kinds if placed else named or kinds
    return lines[chosen[0]].rstrip(",") if chosen else None
