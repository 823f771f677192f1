"""The opening of an article: title, byline and what the lines under the title say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis import BlockKind
from index.structure.bylines import authors_of, read_name_and_outlet, split_inline_byline
from index.structure.classify import looks_like_title
from index.structure.credit import Credit, merge_credits
from index.structure.credits import read_credit
from index.structure.dates import find_date
from index.structure.heads import KICKER, SECTION, SPEECH, Head, credit_of, names_people
from index.structure.names import ROLE_WORDS, person_name
from index.structure.notes import describes_text
from index.structure.pieces import Piece
from index.structure.reference import read_reference

_REMARKS = re.compile(
    r"^(?:these\s+(?:are|were)\s+)?(?:the\s+)?(?:remarks|speech|address|statement|lecture|talk"
    r"|testimony|comments|sermon|message|letter)\s+(?:by|of|from|given by"
    r"|delivered by)\s+(?P<who>.+?)"
    r"\s+(?:during|at|to|on|in|before|delivered|given)\s",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"^[A-Z][A-Z .’'-]{2,40}(?:,[^()\n]{2,24})?\s*\((?P<agency>[A-Z][^()]{1,40})\)\s*[-–—]?\s"
)
_LAST_NAME = re.compile(r"((?:[A-ZÀ-Þ][\w’'.-]+\s+){1,3}[A-ZÀ-Þ][\w’'-]+)$")
# "President Ann Lee", "Deputy Prime Minister Bo Ek"
_OFFICE = re.compile(rf"^(?:[A-Z][a-z]+\s+){{0,2}}?(?:{ROLE_WORDS.pattern})\s+", re.IGNORECASE)
_MAX_UNDER_TITLE = 3
_MOST_STANDFIRST = 50
_MOST_BUTTONS = 10
_RELEASE = re.compile(
    r"^(?:for (?:immediate )?(?:release|use|publication)|(?:press|news|media) (?:release|statement)"
    r"|(?:policy|research|briefing|working|discussion|occasional|technical|issue) (?:brief|papers?"
    r"|notes?|reports?)(?= (?:no\b|nr\b|#|\d|\|))"
    r"|released?|issued|embargo(?:ed)?)\b",
    re.IGNORECASE,
)
_MOST_RELEASE_WORDS = 12
# "Estuary Review, November 2023.": where a piece appeared, as the note above it begins.
_APPEARED = re.compile(r"^(?P<where>[A-ZÀ-Þ][^.!?]{4,60}\d{4})\.\s")


@dataclass(frozen=True, slots=True)
class Opening:
    """What an article's first pieces say. Numbers count the article's pieces."""

    title: str | None
    title_numbers: tuple[int, ...]
    bylines: tuple[int, ...]
    body: int
    credit: Credit


def read_opening(pieces: Sequence[Piece], head: Head | None) -> Opening:
    """Read the opening of an article.

    Args:
        pieces: the article's pieces.
        head: its head, numbered like `pieces`, or None where no byline or date marks one.
    """
    first = next((n for n, piece in enumerate(pieces) if piece.kind.readable), None)
    reference = read_reference(pieces[first].text) if head is None and first is not None else None
    if reference is not None and first is not None:
        return Opening(reference.title, (), (first,), first + 1, reference.credit)
    numbers, body = (head.title, head.body) if head else _bare_title(pieces)
    credit = head.credit if head else Credit()
    title = " ".join(_plain(pieces[number].text) for number in numbers) or None
    bylines: list[int] = []
    if numbers and credit.author is None:
        for number in range(max(numbers) + 1, min(len(pieces), body + _MAX_UNDER_TITLE)):
            found = _under_title(pieces[number])
            if found is not None:
                credit = merge_credits(credit, found)
                bylines.append(number)
                body = max(body, number + 1)
                break
            if not looks_like_title(pieces[number]) and pieces[number].kind.readable:
                break
    if title and credit.author is None:
        title, credit = _from_title(title, credit)
    if head is None and numbers and body + 1 < len(pieces):
        found = _below_standfirst(pieces[body], pieces[body + 1])
        if found is not None:
            credit = merge_credits(credit, found)
            bylines.append(body + 1)
    credit = _from_first_prose(pieces[body:], credit)
    if credit.date is None:
        credit = replace(credit, date=_released(pieces[: body + _MAX_UNDER_TITLE]))
    if credit.date is None and title:
        credit = replace(credit, date=_dated_below(pieces[body:]))
    return Opening(title, numbers, tuple(bylines), body, credit)


def _bare_title(pieces: Sequence[Piece]) -> tuple[tuple[int, ...], int]:
    """The title of an article without byline or date: the first heading above its prose."""
    kicker = None
    marked = next((n for n, p in enumerate(pieces[:_MAX_UNDER_TITLE]) if p.level == 1), 0)
    if marked and all(looks_like_title(p) and not p.level for p in pieces[:marked]):
        return (marked,), marked + 1  # a masthead stands above the title
    for number, piece in enumerate(pieces[:-1]):
        first = number == 0 or all(describes_text(above.text) for above in pieces[:number])
        if looks_like_title(piece) and (piece.kind is BlockKind.HEADING or first):
            if SECTION.match(piece.text.strip("*_# 0123456789.")):
                break
            if kicker is None and KICKER.match(piece.text.strip("*_# ")):
                kicker = number
                continue
            return (number,), number + 1
        if piece.kind.readable and not describes_text(piece.text):
            break
    return ((kicker,), kicker + 1) if kicker is not None else ((), 0)


def _under_title(piece: Piece) -> Credit | None:
    if piece.kind not in (BlockKind.PROSE, BlockKind.HEADING) or piece.level > 1:
        return None
    inline = split_inline_byline(piece.text)
    if inline is None and names_people(piece.text):
        return Credit(author=authors_of(piece.text.strip("*_# ")), byline=True)
    return inline[1] if inline else read_name_and_outlet(piece.text)


def _below_standfirst(standfirst: Piece, line: Piece) -> Credit | None:
    """What a line with a date says that stands under a short paragraph below the title."""
    if standfirst.kind is not BlockKind.PROSE or standfirst.words > _MOST_STANDFIRST:
        return None
    found = read_credit(line.text)
    if found is None or not found.dated or found.place:
        return None
    return found if found.outlet or found.author else None


def _from_title(title: str, credit: Credit) -> tuple[str, Credit]:
    inline = split_inline_byline(title)
    if inline is not None:
        return inline[0], merge_credits(credit, inline[1])
    return title, replace(credit, author=_speaker_of_title(title))


def _speaker_of_title(title: str) -> str | None:
    """Who speaks in a piece whose title says "Speech by …": the name, without the office."""
    match = SPEECH.search(title)
    if match is None:
        return None
    parts = re.split(
        r"\s*,\s*|\s+(?:at|on|in|during|to|before)\s+(?=the\b|a\b|[A-Z])", match["rest"]
    )
    return next((name for part in parts if (name := person_name(_OFFICE.sub("", part)))), None)


def _from_first_prose(pieces: Sequence[Piece], credit: Credit) -> Credit:
    """What the first lines of the text say: "Remarks by …", an agency's dateline."""
    prose = [piece for piece in pieces if piece.kind is BlockKind.PROSE][:3]
    for piece in prose:
        remarks = _REMARKS.match(piece.text)
        name = _LAST_NAME.search(remarks["who"]) if remarks else None
        if name and person_name(name.group(1)):
            return replace(credit, author=name.group(1))
    note = next((p for p in pieces if p.kind.readable and not p.level), None)
    appeared = _APPEARED.match(note.text) if note is not None else None
    noted = read_credit(appeared["where"]) if appeared else None
    if noted is not None and noted.outlet and noted.date:
        credit = merge_credits(credit, Credit(outlet=noted.outlet, date=noted.date))
    agency = _AGENCY.match(prose[0].text) if prose else None
    if agency and credit.outlet is None:
        credit = replace(credit, outlet=agency["agency"])
    return credit


def _dated_below(pieces: Sequence[Piece]) -> str | None:
    """The date that stands alone among the buttons and counters between a title and the text."""
    for piece in pieces[:_MOST_BUTTONS]:
        found = credit_of(piece)
        if found is not None and found.date and not (found.outlet or found.author or found.place):
            return found.date
        if piece.kind.readable and not looks_like_title(piece):
            break
    return None


def _released(pieces: Sequence[Piece]) -> str | None:
    """The date of a line such as "For immediate release – 13 October 2023"."""
    for piece in pieces:
        line = piece.text.strip("*_# ")
        said = piece.words > _MOST_RELEASE_WORDS or line.endswith(".")
        found = find_date(line) if _RELEASE.match(line) and not said else None
        if found is not None:
            return found.iso
    return None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip("*_# ")
