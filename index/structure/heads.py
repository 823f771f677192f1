"""Finding where articles begin: a title with a byline or a date beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.analysis import BlockKind
from index.structure.bylines import authors_of, read_name_and_outlet
from index.structure.classify import looks_like_title
from index.structure.credit import Credit, merge_credits
from index.structure.credits import names_record, read_credit
from index.structure.dates import find_date
from index.structure.names import OUTLET_WORDS, ROLE_WORDS, in_capitals, person_name, title_case
from index.structure.notes import describes_text
from index.structure.pieces import Piece

# Words above a title that name a section or a kind of text.
KICKER = re.compile(
    r"^(?:letters?(?: to the editor)?|press release|news release|media release|opinion|editorial"
    r"|comment|analysis|interview|news|exclusive|feature|column|review|obituar(?:y|ies)|speech"
    r"|statement|leaflet|report|special report|from the archives?|breaking|briefing|minutes|world"
    r"|(?:local|national|regional|city|home|foreign|international|world) (?:news|reports)"
    r"|politics|business|economy|culture|sports?|(?:original|research|review)\s+(?:article|paper)"
    r"|live(?: (?:blog|updates?|coverage|reporting))?|case (?:report|study)|short communication"
    r"|working paper|discussion paper)$",
    re.IGNORECASE,
)
SPEECH = re.compile(
    r"\b(?:speech|remarks|address|statement|lecture|testimony|sermon|message|open letter|letter)\s+"
    r"(?:by|of|from)\s+(?:the\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
# Parts of a report, which have no titles.
SECTION = re.compile(
    r"^(?:introduction|(?:executive )?summary|abstract|contents|preface|foreword|background"
    r"|overview|opening|acknowledge?ments|key (?:findings|points|messages))$",
    re.IGNORECASE,
)
_MATTER = re.compile(r"(?<=\w)\s+(?:into|concerning|regarding)\s.*$")
_BIG_GAP = 2
_MOST_AGENCY_WORDS = 5
_MOST_NAMES = 40
MASTHEAD_WORDS = 8


@dataclass(frozen=True, slots=True)
class Head:
    """Where an article starts.

    `start` is the number of its first piece, `title` the numbers of the title's pieces, `body` the
    number of the first piece after the head.
    """

    start: int
    title: tuple[int, ...]
    body: int
    credit: Credit
    signed: bool
    """Whether a byline, and not only a date, marks it."""

    def moved(self, by: int) -> Head:
        """The same head with its piece numbers moved."""
        title = tuple(number + by for number in self.title)
        return replace(self, start=self.start + by, title=title, body=self.body + by)


def credit_of(piece: Piece) -> Credit | None:
    """The credit that a byline piece states."""
    if piece.kind is not BlockKind.BYLINE:
        return None
    credit = read_credit(piece.text)
    if credit is not None:
        return credit
    if not piece.stated:
        return Credit()
    named = read_name_and_outlet(piece.text)
    authors = authors_of(piece.text) if named is None else None
    people = bool(authors) and authors != piece.text
    return Credit(author=authors, byline=True) if people else named


def find_heads(pieces: Sequence[Piece], *, titles: Collection[str] = ()) -> list[Head]:
    """Find the heads of all articles after the document's first pieces.

    Args:
        pieces: the classified pieces.
        titles: headings at which an article is known to begin (from the metadata beside the file).
    """
    known = {_key(title) for title in titles}
    heads: list[Head] = []
    first_text = next(
        (n for n, p in enumerate(pieces) if p.kind.readable and not looks_like_title(p)),
        len(pieces),
    )
    number = 0
    while number < len(pieces):
        end = number + 1
        floor = heads[-1].body if heads else 0
        head = None
        if _key(pieces[number].text) in known:
            head = _known_head(pieces, number)
        elif _is_credit(pieces, number):
            cluster = _cluster(pieces, number)
            head = _head_at(pieces, number, cluster, (floor, first_text))
            end = cluster[0]
        if head is not None:
            heads.append(head)
            end = head.body
        number = max(number + 1, end)
    return _without_mastheads(pieces, heads) or _head_below_credits(pieces) or _record_head(pieces)


def _record_head(pieces: Sequence[Piece]) -> list[Head]:
    """The head of a record without credit lines: a body's name above what kind of text it is."""
    readable = [number for number, piece in enumerate(pieces) if piece.kind.readable][:2]
    if len(readable) < 2:
        return []
    above, below = (pieces[number] for number in readable)
    # "Commission of Inquiry into the fire at Lom": what it is about is no part of its name
    body = _MATTER.sub("", above.text.strip("*_# "))
    kind = below.text.strip("*_# ")
    if not (looks_like_title(above) and looks_like_title(below) and names_record(kind)):
        return []
    # in capitals, a body and its department may stand on a line each
    lines = min(above.lines, 2) if body.isupper() else 1
    if len(body.split()) > MASTHEAD_WORDS * lines or not (body.isupper() or title_case(body)):
        return []
    found = find_date(kind)
    credit = Credit(outlet=body, date=found.iso if found else None, dated=found is not None)
    return [Head(readable[0], (readable[1],), readable[1] + 1, credit, False)]


def _head_below_credits(pieces: Sequence[Piece]) -> list[Head]:
    """The head of a document whose only credit lines stand at its top, above the title."""
    if not pieces or not _is_credit(pieces, 0):
        return []
    number, credit, signed = _cluster(pieces, 0)
    while number < len(pieces) and describes_text(pieces[number].text):
        number += 1
    under = number + 1
    if not credit.dated or under >= len(pieces) or not looks_like_title(pieces[number]):
        return []
    # old papers set several headlines one below the other
    while under < len(pieces) - 1 and _one_headline(pieces, under - 1, under):
        under += 1
    named = names_people(pieces[under].text)
    if not pieces[under].kind.readable or (looks_like_title(pieces[under]) and not named):
        return []
    return [Head(0, (number,), under, credit, signed)]


def names_people(text: str) -> bool:
    """Whether a line is nothing but the names of several people: "Ann Lee and Bo Ek"."""
    line = text.strip("*_# ")
    if len(line.split()) > _MOST_NAMES or any(c in line for c in ";(") or line.endswith((".", ":")):
        return False
    return "; " in (authors_of(line) or "")


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _is_credit(pieces: Sequence[Piece], number: int) -> bool:
    return _credit_at(pieces, number) is not None


def _credit_at(pieces: Sequence[Piece], number: int) -> Credit | None:
    """The credit line at `number`; a bare name counts where a date or the like follows."""
    piece = pieces[number]
    credit = credit_of(piece)
    if credit is not None:
        return credit
    if piece.kind not in (BlockKind.PROSE, BlockKind.HEADING) or piece.level or number == 0:
        return None
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    name = person_name(piece.text)
    if name is None and following is not None and _in_capitals_below_title(pieces, number):
        name = person_name(piece.text.title())
    if name and following is not None and following.gap <= 1:
        after = credit_of(following) or _outlet_line(pieces, number + 1)
        if after is not None and (after.dated or after.outlet) and after.author is None:
            return Credit(author=name, byline=True)
    return _outlet_line(pieces, number) or _agency_line(pieces, number)


def _in_capitals_below_title(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a line in capitals stands between a title in small letters and a date in capitals."""
    above, piece, below = pieces[number - 1 : number + 2]
    together = not piece.gap and not below.gap
    return together and piece.text.isupper() and below.text.isupper() and not above.text.isupper()


def _agency_line(pieces: Sequence[Piece], number: int) -> Credit | None:
    """Whose staff a byline's bearer is, by the line right below: "By Ann Lee / Coast Press"."""
    if not 0 < number < len(pieces) - 1:
        return None
    before, piece, following = pieces[number - 1 : number + 2]
    signed = credit_of(before)
    text = piece.text.strip("*_# ")
    if signed is None or not signed.author or signed.outlet or piece.gap or piece.level:
        return None
    if not following.gap or following.kind is not BlockKind.PROSE or looks_like_title(following):
        return None
    paper = OUTLET_WORDS.search(re.sub(r"(?i)\bthe\b", "", text)) and title_case(text)
    unfit = ROLE_WORDS.search(text) or len(text.split()) > _MOST_AGENCY_WORDS
    return Credit(outlet=text) if paper and not unfit else None


def _outlet_line(pieces: Sequence[Piece], number: int) -> Credit | None:
    """What a line between a byline and a date says: "By Ann Lee / The Ledger / 3 May 2024"."""
    if not 0 < number < len(pieces) - 1:
        return None
    before, piece, following = pieces[number - 1 : number + 2]
    text = piece.text.strip("*_# ")
    named = OUTLET_WORDS.search(text) is not None
    if piece.gap > int(named) or following.gap > int(named) or not looks_like_title(piece):
        return None
    signed = credit_of(before)
    if not (person_name(before.text) or (signed is not None and signed.byline)):
        return None
    dated = credit_of(following)
    if dated is None or not dated.dated or dated.author or dated.outlet:
        return None
    whole = read_credit(f"{text}, {following.text.strip('*_# ')}")
    return replace(whole, date=None, dated=False) if whole is not None else None


def _known_head(pieces: Sequence[Piece], number: int) -> Head:
    body, credit, signed = _cluster(pieces, number + 1)
    return Head(number, (number,), body, credit, signed)


def _cluster(pieces: Sequence[Piece], number: int) -> tuple[int, Credit, bool]:
    credit = Credit()
    signed = False
    while number < len(pieces):
        found = _credit_at(pieces, number)
        if found is None:
            break
        # A date above the next title belongs to that title.
        if signed and credit.dated and found.dated and found.author is None and not found.outlet:
            break
        if signed and found.author is not None and credit.author is not None:
            break
        credit = merge_credits(credit, found)
        signed = signed or found.byline
        number += 1
    return number, credit, signed


def _head_at(
    pieces: Sequence[Piece],
    number: int,
    cluster: tuple[int, Credit, bool],
    bounds: tuple[int, int],
) -> Head | None:
    """The head whose credit lines start at `number`.

    `bounds` are the number of the first piece that it may use, and of the document's first text.
    """
    floor, first_text = bounds
    body, credit, signed = cluster
    title = _title_above(pieces, number, floor)
    if not title:
        return None
    start = title[0]
    under = number - 1
    while under > title[-1] and _is_label_below(pieces, under):
        under -= 1
    deck = pieces[under].text.strip("*_# ")
    named = OUTLET_WORDS.search(deck) and title_case(deck) and not describes_text(deck)
    if title[-1] < under and named:
        credit = merge_credits(credit, Credit(outlet=deck))
    above = credit_of(pieces[start - 1]) if start > floor else None
    if above is not None and above.dated and not above.author and not credit.dated:
        credit = merge_credits(credit, above)
        start -= 1
    if not signed and start > first_text and not _set_apart(pieces, start, title):
        return None
    if not (signed or credit.dated or credit.outlet or credit.original_outlet):
        return None
    return Head(start, title, body, credit, signed)


def _title_above(pieces: Sequence[Piece], number: int, floor: int) -> tuple[int, ...]:
    """The title right above the credit line `number`; a deck between them is stepped over."""
    last = number - 1
    while last > floor and (describes_text(pieces[last].text) or _is_label_below(pieces, last)):
        last -= 1
    if last < floor or not looks_like_title(pieces[last]):
        return ()
    above = last - 1
    if above >= floor and looks_like_title(pieces[above]) and _deck(pieces, above, last):
        while above > floor and _one_headline(pieces, above - 1, above):
            above -= 1
        return (above,)
    return (last,)


def _is_label_below(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a line right below a title says what kind of piece it is: "Live"."""
    kicker = KICKER.match(pieces[number].text.strip("*_# ")) is not None
    return kicker and not pieces[number].gap and looks_like_title(pieces[number - 1])


def _one_headline(pieces: Sequence[Piece], above: int, below: int) -> bool:
    """Whether two lines are headlines in capitals, one below the other, as old papers set them."""
    return all(
        in_capitals(pieces[number].text) and looks_like_title(pieces[number])
        for number in (above, below)
    ) and pieces[above].text.rstrip().endswith(".")


def _deck(pieces: Sequence[Piece], above: int, last: int) -> bool:
    """Whether `last` is a line under the title `above`, and not a title itself."""
    title, deck = pieces[above], pieces[last]
    if KICKER.match(title.text) or deck.gap >= _BIG_GAP:
        return False
    if above == 0 and names_record(deck.text.strip("*_# ")):
        # "The Harbour Board / Minutes of the third sitting": the body issues what is below.
        return False
    if title.level and deck.level:
        return title.level < deck.level
    if title.level or deck.level:
        return bool(title.level)
    if deck.gap == 0 and title.words < 4:
        return False
    return above == 0 or title.gap > deck.gap or title.text.isupper()


def _set_apart(pieces: Sequence[Piece], start: int, title: tuple[int, ...]) -> bool:
    """Whether a title without a byline stands apart from what is before it."""
    piece = pieces[title[0]]
    before = pieces[start - 1]
    separated = (before.kind is BlockKind.FURNITURE and before.words == 0) or not any(
        char.isalnum() for char in before.text
    )
    return (
        piece.level == 1
        or pieces[start].gap >= _BIG_GAP + 1
        or ((separated or pieces[start].gap >= _BIG_GAP) and piece.kind is BlockKind.HEADING)
    )


def _without_mastheads(pieces: Sequence[Piece], heads: list[Head]) -> list[Head]:
    """Drop a first head that is only the masthead above the first article's own title."""
    if not heads or heads[0].signed:
        return heads
    first = heads[0]
    if SPEECH.search(pieces[first.title[0]].text):
        return heads
    if any(piece.kind.readable and not looks_like_title(piece) for piece in pieces[: first.start]):
        return heads
    limit = heads[1].title[0] if len(heads) > 1 else len(pieces)
    for number in range(first.body, limit + 1):
        if number >= len(pieces):
            break
        piece = pieces[number]
        if not piece.kind.readable:
            continue
        if number == limit and len(heads) > 1 and heads[1].signed:
            return heads[1:]
        if not looks_like_title(piece) or piece.level > pieces[first.title[0]].level > 0:
            return heads
        if number == limit:
            return heads[1:]
        if pieces[first.title[0]].level and not piece.level:
            return heads
        if SECTION.match(piece.text.strip("*_# 0123456789.")):
            return heads
        if len(heads) > 1 and limit - number <= 1:
            continue
        return [
            replace(first, start=number, title=(number,), body=number + 1, credit=Credit()),
            *heads[1:],
        ]
    return heads
