"""Where the sentences of a parsed paragraph begin and end.

Punctuation proposes a boundary and rules decide; spaCy's parser is asked only where punctuation
is ambiguous (an abbreviation, an initial or an ellipsis before a capital letter).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.fold import OMISSION

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSERS = "\"'”’»)]}"
# Sentence-final marks with the quotes and brackets that close after them, then what follows.
_CANDIDATE = re.compile(
    rf"(?P<mark>(?:\.\s?){{2,}}\.|…|[.!?]+)(?P<close>[{re.escape(_CLOSERS)}*]*)"
    # a note's number stands behind the stop: "killed ten men.[3] Two days later"
    r"(?P<note>(?:\[\^?[\w-]{1,8}\]|[¹²³⁴-⁹⁰])*)(?:(?P<space>\s+)"
    rf"|(?=[A-Z“‘]))"
)
_OPENERS = "\"'“‘«([{*—–- "
_LAST_WORD = re.compile(r"[^\s(\[“\"‘']+$")
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]$")

# Never the last word of a sentence: what they shorten stands before a name or a number.
_BEFORE_NAME = frozenset(
    "mr mrs ms mx dr prof rev hon fr gen col lt capt cmdr cdr maj sgt cpl pvt adm brig sen rep "
    "gov pres "
    "amb sec supt det insp st ste mt ft messrs mlle mme msgr sr. v vs cf e.g i.e viz al fig figs "
    "eq "
    "art arts sect para paras p pp vol vols ed eds trans no nos op ch chap app approx ca c. est "
    "dist "
    "univ dept ave blvd rd lic gens sens reps govs profs drs".split()
)
_MONTHS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat".split()
)
# May end a sentence or not.
_AMBIGUOUS = frozenset(
    "inc ltd co corp bros llc plc jr sr etc a.m p.m am pm ph.d m.d b.a m.a d.c u.s u.k u.n e.u "
    "u.s.a "
    "u.s.s.r n.y l.a d.c b.c a.d u.a.e esq assn ave st mass calif conn pa va ala ariz fla ga ill "
    "ind "
    "ore tenn tex wash wis".split()
)
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_INITIAL = re.compile(r"[A-Z]$")
_NUMBER = re.compile(r"\d+$")
_STARTERS = frozenset(
    "the a an this that these those it its he his she her they their we our you your i my there "
    "here "
    "in on at by for from with without after before since until when while if although though "
    "because "
    "as but and or nor yet so then however moreover meanwhile instead also even what who why how "
    "where "
    "which no not only many most some several all both each one another last next now today "
    "yesterday "
    "according despite during under over between among still perhaps about around nearly almost "
    "dozens hundreds thousands".split()
)
_MAX_ASIDE = 400
_NEAR = 60
_OMISSION = OMISSION.strip()
_OPEN_OF = {")": "(", "]": "["}


def sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Return the character bounds of the doc's sentences, white space at their ends left out."""
    text = doc.text
    token_starts = {token.idx: bool(token.is_sent_start) for token in doc}
    aside = _in_asides(text)
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        end = match.end("note")
        if text[match.start() - 1 : match.end("close")] == "[…]":
            continue
        following = match.end()
        if following >= len(text):
            break
        if following not in token_starts or (aside[end - 1] and aside[following]):
            continue
        if _is_boundary(text, start, match, parser_says=token_starts[following]):
            _append(bounds, text, start, end)
            start = end
    _append(bounds, text, start, len(text))
    return bounds


def _append(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    # What was left out before a sentence is no part of it.
    stripped = piece.lstrip().removeprefix(_OMISSION).lstrip()
    first = start + len(piece) - len(stripped)
    last = start + len(piece.rstrip().removesuffix(_OMISSION).rstrip())
    if first < last:
        bounds.append((first, last))


def _in_asides(text: str) -> bytearray:
    """For each character, whether it lies between brackets that hold no sentence of their own."""
    inside = bytearray(len(text) + 1)
    for start, end in _asides(text):
        inside[start + 1 : end - 1] = b"\x01" * (end - start - 2)
    return inside


def _asides(text: str) -> list[tuple[int, int]]:
    """Brackets inside a sentence, and cited sources, which hold no sentence of their own."""
    found = []
    stack: list[int] = []
    for index, char in enumerate(text):
        if char in "([":
            stack.append(index)
        elif char in _OPEN_OF and stack and text[stack[-1]] == _OPEN_OF[char]:
            start = stack.pop()
            if index - start <= _MAX_ASIDE and (
                _inside(text, start) or _cites(text[start : index + 1])
            ):
                found.append((start, index + 1))
    return found


def _inside(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR) : start].rstrip(" \"'“‘*")
    return bool(before) and not before.endswith((".", "!", "?", "…", "”", "’", '"', ")"))


def _cites(aside: str) -> bool:
    """Whether brackets hold a title in quotes and where it stood, as in ("Title. Part", Outlet)."""
    inner = aside[1:-1].strip("* ")
    return bool(re.match(r"[\"“‘'].+[\"”’'][,”\"]*\s+[A-Z][^.!?]*$", inner))


def _is_boundary(text: str, start: int, match: re.Match[str], *, parser_says: bool) -> bool:
    following = text[match.end() : match.end() + _NEAR].lstrip(_OPENERS)
    mark, close = match.group("mark"), match.group("close")
    if not following or following[0].islower():
        return False
    first = re.split(r"[\s,;:’']", following, maxsplit=1)[0]
    if match.group("space") is None:
        return (
            len(mark) > 2
            and first[0].isupper()
            and not text[max(start, match.start() - _NEAR) : match.start()].isupper()
        )
    if len(mark.replace(" ", "")) > 2 or mark == "…":
        return _after_ellipsis(text, match, parser_says=parser_says)
    if mark != ".":
        return not _inner_exclamation(text, match, first)
    if close or match.group("note"):
        return True
    return _after_stop(text, start, match.start(), first, parser_says=parser_says)


def _after_ellipsis(text: str, match: re.Match[str], *, parser_says: bool) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if match.group("close"):
        return True
    if match.group("mark").count(".") > 3:
        return True
    # "part of the ... NATO": words are left out in mid-sentence.
    if before[-1:].isspace():
        word = _LAST_WORD.search(before.rstrip())
        return parser_says and word is not None and word.group().lower() not in _STARTERS
    return True


def _inner_exclamation(text: str, match: re.Match[str], first: str) -> bool:
    """A title or a name that ends in a mark, as in Yahoo! Inc."""
    return (
        match.group("mark") == "!" and not match.group("close") and first in ("Inc.", "Inc", "News")
    )


def _after_stop(text: str, start: int, stop: int, first: str, *, parser_says: bool) -> bool:
    if stop - start < _NEAR and _ENUMERATOR.fullmatch(text[start : stop + 1].lstrip("\"'“‘*-–• ")):
        return False
    found = _LAST_WORD.search(text[max(start, stop - _NEAR) : stop])
    word = found.group() if found else ""
    lower = word.lower().lstrip("*")
    if lower in _BEFORE_NAME:
        return lower in ("no", "art", "c.") and parser_says and not first[0].isdigit()
    if lower in _MONTHS:
        return parser_says and not first[0].isdigit()
    if lower in _AMBIGUOUS or _ACRONYM.match(word):
        return first.lower() in _STARTERS or (
            parser_says and not first[0].isdigit() and lower in _ENDERS
        )
    if _INITIAL.match(word):
        # "J. Smith", "George W. Bush", but "Plan B. The", "vitamin C. It".
        return first.lower() in _STARTERS and word != "I" and parser_says
    return True


_ENDERS = frozenset("a.m p.m am pm etc jr sr inc ltd co corp".split())
