"""The end of an article: sign-offs, source notes, author's notes, and the furniture below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis import BlockKind
from index.structure.credit import Credit, merge_credits
from index.structure.credits import is_copyright, read_credit
from index.structure.furniture import has_appeal
from index.structure.heads import credit_of
from index.structure.issuer import spelled
from index.structure.names import person_name
from index.structure.notes import describes_text
from index.structure.pieces import Piece
from index.withheld import is_withheld

_BIO_VERB = re.compile(
    r"^(?:is|was|has been|writes|teaches|works|lives|edits|covers|reports|serves|studied|blogs)\b"
)
_PRONOUN_BIO = re.compile(
    r"^(?:he|she|they) (?:is|was|has|writes|teaches|works|lives|can be|tweets|blogs)\b|^(?:his"
    r"|her|their)"
    r" (?:latest |most recent |new |other |previous )?(?:books?|work|articles|writing|website"
    r"|blog)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\]\((https?://[^\s)]+)\)")
_FIRST = re.compile(r"^.+?[.!?](?=\s|$)")
_MAX_SIGNATURE_WORDS = 9
_MAX_BIO_WORDS = 120
_LONG_TEXT = 12
_MOST_CLOSING = 6
_TITLED = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms|rev)\.?\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]*\)")
# What closes a letter, above the name of who wrote it.
_VALEDICTION = re.compile(
    r"^(?:i am,? (?:sir|madam)|yours|sincerely|faithfully|respectfully|truly"
    r"|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|regards)\b",
    re.IGNORECASE,
)
_EDITORS_NOTE = re.compile(
    r"^\(?(?:editor(?:s|['’]s|s['’])? note|notes? (?:by|from|of) the editors?)\b"
    r"|^(?:the )?editors? (?:writes?|repl(?:y|ies)|responds?|adds?|comments?)\b"
    r"|[–—-]\s*(?:the )?ed(?:s|itors?)?\.?\)?$",
    re.IGNORECASE,
)


def name_tail(pieces: Sequence[Piece], body: int, *, author: str | None) -> list[Piece]:
    """Name what stands below the last paragraph of an article's prose.

    Args:
        pieces: the article's pieces.
        body: the number of the first piece after its head.
        author: its author as far as known.
    """
    result = list(pieces)
    _name_signature(result, body)
    tail = _tail_start(result, body)
    if tail is None:
        return result
    for number in range(tail, len(result)):
        piece = result[number]
        unfit = _is_bio(piece, author) or _link_like(piece) or has_appeal(piece.text)
        if piece.kind.readable and unfit:
            result[number] = replace(piece, kind=BlockKind.FURNITURE)
    return result


def tail_credit(pieces: Sequence[Piece], text: str, *, signed: bool) -> Credit:
    """What the notes in an article's body and tail say of its source, author and date."""
    credit = Credit()
    for number, piece in enumerate(pieces):
        found = credit_of(piece) if piece.kind is BlockKind.BYLINE else None
        if found == Credit() and piece.kind is BlockKind.BYLINE:
            found = Credit(author=signature_name(piece.text))
            if found.author and number and _VALEDICTION.match(pieces[number - 1].text):
                found = Credit(author=_signatories(pieces[number:]))
        if found is None and number >= len(pieces) - 4:
            found = _labelled_note(piece)
        if found is None and piece.kind is BlockKind.PROSE and piece.words <= 40:
            found = _origin_note(piece)
        if found is not None and found.original_outlet:
            found = replace(found, original_url=_link_target(piece, text) or found.original_url)
        if found is not None:
            own = found.original_outlet or found.author or is_copyright(piece.text)
            credit = merge_credits(credit, replace(found, date=found.date if own else None))
    return replace(credit, author=None) if signed else credit


def _link_target(piece: Piece, text: str) -> str | None:
    """The address that the markdown link in a source note leads to."""
    match = _LINK.search(piece.span.of(text))
    return match.group(1) if match else None


def signature_name(text: str) -> str | None:
    """Who signs with this line: a name, perhaps with office or place after it.

    What stands in brackets ("Ann Lee (Mrs)") is no part of it. A name in capitals signs only
    where something stands after it ("ANN LEE, Mill Bank"). A line that says that the name is not
    given is returned as it is.
    """
    if is_withheld(text):
        return text.strip("*_ ")
    name, _, place = (part.strip("*_ ") for part in text.partition(","))
    name = _BRACKETED.sub("", name).strip()
    spelt = spelled(name, "", person=True) if place else name
    return person_name(spelt or name)


def _signatories(pieces: Sequence[Piece]) -> str | None:
    """Who signs a letter: a name, or names one below the other with their offices and places."""
    names: list[str] = []
    for piece in pieces:
        name = signature_name(_TITLED.sub("", piece.text.strip("*_ ")))
        if piece.kind is not BlockKind.BYLINE or not name:
            break
        names.append(name)
        if "," not in piece.text:
            break
    return "; ".join(names) or None


def _labelled_note(piece: Piece) -> Credit | None:
    first = _FIRST.match(piece.text)
    if first is None or not re.match(
        r"(?:interview|text|words|report|story)\b[^.]*:", piece.text, re.I
    ):
        return None
    return read_credit(first.group())


def _origin_note(piece: Piece) -> Credit | None:
    if not re.search(r"\b(?:originally|first) (?:published|appeared)\b", piece.text):
        return None
    return read_credit(piece.text)


def _name_signature(pieces: list[Piece], body: int) -> None:
    """A letter's signature: a name alone, and lines of office and place under it."""
    last = _last_prose(pieces, body)
    closings = [n for n in range(body, len(pieces)) if _VALEDICTION.match(pieces[n].text)]
    if closings and pieces[closings[-1]].words <= _MOST_CLOSING:
        last = closings[-1] - 1
    if last is None:
        return
    for number in range(last + 1, len(pieces)):
        piece = pieces[number]
        closed = number > last + 1 and _VALEDICTION.match(pieces[number - 1].text) is not None
        # Short lines one under the other may have been taken for a list.
        line = closed and piece.kind is BlockKind.LIST_ITEM
        if piece.stated and piece.level:
            continue  # a name set as a heading says who speaks below it
        if (line or piece.kind in (BlockKind.PROSE, BlockKind.HEADING)) and _signature(piece):
            end = number + 1
            while end < len(pieces) and pieces[end].gap == 0 and _signature_line(pieces[end]):
                end += 1
            for other in range(number, end):
                pieces[other] = replace(pieces[other], kind=BlockKind.BYLINE)
            return


def _signature(piece: Piece) -> bool:
    return _signature_line(piece) and signature_name(piece.text) is not None


def _signature_line(piece: Piece) -> bool:
    short = piece.words <= _MAX_SIGNATURE_WORDS and not piece.text.endswith((".", "!", "?"))
    return short and not describes_text(piece.text)


def is_editors_note(piece: Piece) -> bool:
    """Whether it is a note of the editors below somebody's text: in brackets, or said to be one."""
    # Set in italics alone it may have been taken for a heading.
    if not piece.kind.readable or piece.level:
        return False
    text = piece.text.strip("*_ ")
    bracketed = text.startswith("[") and text.endswith("]")
    return bracketed or bool(_EDITORS_NOTE.search(text))


def _last_prose(pieces: Sequence[Piece], body: int) -> int | None:
    texts = [
        number
        for number in range(body, len(pieces))
        if pieces[number].kind in (BlockKind.PROSE, BlockKind.QUOTATION)
        and not is_editors_note(pieces[number])
    ]
    long = [number for number in texts if pieces[number].words > _LONG_TEXT]
    # A short letter has no long paragraph.
    complete = [number for number in texts if pieces[number].complete]
    return long[-1] if long else complete[0] if complete else None


def _tail_start(pieces: Sequence[Piece], body: int) -> int | None:
    """The first furniture or credit piece with nothing but short notes below it."""
    total = sum(
        piece.words
        for piece in pieces[body:]
        if piece.kind in (BlockKind.PROSE, BlockKind.QUOTATION)
    )
    if total < 60:
        return None
    seen = 0
    start = None
    for number in range(len(pieces) - 1, body - 1, -1):
        piece = pieces[number]
        if piece.kind in (BlockKind.FURNITURE, BlockKind.BYLINE):
            start = number
        elif piece.kind.readable:
            seen += piece.words
            if seen > min(total * 0.25, _MAX_BIO_WORDS):
                break
    return start


def _is_bio(piece: Piece, author: str | None) -> bool:
    text = piece.text.strip("*_ ")
    if _PRONOUN_BIO.match(text):
        return True
    if author is None:
        return False
    for name in author.split("; "):
        surname = name.rsplit(maxsplit=1)[-1]
        place = text.find(surname, 0, 60)
        if place >= 0 and _BIO_VERB.match(text[place + len(surname) :].lstrip(" ,)*")):
            return True
    return False


def _link_like(piece: Piece) -> bool:
    return piece.kind is not BlockKind.QUOTATION and piece.words <= 12 and not piece.complete
