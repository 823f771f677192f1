"""Sources that stand behind what they said: "(..., Tass)", "— Name (@handle)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.speakers.bodies import is_body_name
from index.speakers.lexicon import words
from index.speakers.reports import Mention

_QUOTES = "\"”»'’"
_CLOSERS = "….!?"
_NAME = (
    r"[A-Z@][\w.&'’/-]*"
    r"(?: (?:of|a|an|the|for|and|from|in|on|de|la|von|van|al|-|–|[A-Z0-9][\w.&'’/-]*)){0,9}"
)
# A parenthesis right behind a quotation: perhaps the piece's title in quotation marks, then names.
_TITLE = r"(?P<title>(?:[\[*_]*[\"“„‘'«][^()]{3,200}?[\"”’'»]|[^()]{3,200}?[\"”»])[\]*_]*,?\s+)?"
_PARENTHESIS = re.compile(
    r"(?P<mark>[\"”»'’])[.,]?\s*\(" + _TITLE + r"(?P<source>" + _NAME + r")"
    r"(?P<rest>[,;][^()]{0,120})?\)"
)
# The same in square brackets, as digests name the papers that they excerpt.
_BRACKET = re.compile(r"[\"”»]\s*\[(?P<source>" + _NAME + r")\]\.?\s*$")
# A dash, a name, perhaps a handle and a date, and nothing more.
_DASH = re.compile(
    r"(?:^|[\s.!?…\"”»’'*])(?:—|–|--?|―)\s?(?P<source>(?:@)?[\w][\w.'’-]*(?: [\w.&'’-]+){0,6}?)"
    r"(?P<handle>\s*\(@\w+\))?"
    r"(?P<rest>,? (?:(?:on )?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.? \d{1,2},? "
    r"\d{4}|(?:on )?\d{1,2} [A-Z][a-z]+(?: \d{4})?|, [A-Za-z ,.'’-]{1,60}))?\.?\s*$"
)
_SMALL = words("of a an the for and from in on de la von van al")


@dataclass(frozen=True, slots=True)
class TrailingSource:
    """A source named behind its words, which end at `content_end` of the paragraph.

    `tweet`: a handle shows that a whole post stands before it. `alone`: the paragraph holds
    nothing else, so the words stand in the paragraph before.
    """

    paragraph: int
    content_end: int
    mention: Mention
    tweet: bool = False
    alone: bool = False
    parenthesis: bool = False


def find_trailing_sources(texts: Sequence[str]) -> list[TrailingSource]:
    """Return the sources that stand behind their words, at most one a paragraph."""
    found = []
    for number, text in enumerate(texts):
        source = _parenthesis(number, text) or _bracket(number, text) or _dash(number, text)
        if source is not None:
            found.append(source)
    return found


def _parenthesis(number: int, text: str) -> TrailingSource | None:
    if "(" not in text:
        return None
    match = None
    for candidate in _PARENTHESIS.finditer(text):
        if candidate["title"] or candidate["mark"] in '"”»':
            match = candidate
    if match is None or not _is_name(match["source"]):
        return None
    start, end = match.span("source")
    mention = Mention(number, start, end, match["source"])
    return TrailingSource(number, match.start() + 1, mention, parenthesis=True)


def _bracket(number: int, text: str) -> TrailingSource | None:
    match = (
        _BRACKET.search(text, max(0, len(text) - 100)) if text.rstrip(". ").endswith("]") else None
    )
    if match is None or not _is_name(match["source"]):
        return None
    opening = max(text.rfind(mark, 0, match.start()) for mark in '"“„«')
    if text[: max(opening, 0)].rstrip().endswith(":"):
        # "X: "..." [Paper]" names its author, who comes first.
        return None
    start, end = match.span("source")
    mention = Mention(number, start, end, match["source"].rstrip("."))
    return TrailingSource(number, match.start() + 1, mention, parenthesis=True)


def _dash(number: int, text: str) -> TrailingSource | None:
    match = _DASH.search(text, max(0, len(text) - 200))
    if match is None:
        return None
    tweet = match["handle"] is not None
    alone = match.start("source") <= 4
    if not tweet and not _is_name(match["source"]):
        return None
    before = text[: match.start("source")].rstrip(" —–-―")
    if not alone and not tweet and not _has_source(before, match["source"]):
        return None
    name = match["source"].rstrip(".")
    start = match.start("source")
    mention = Mention(number, start, start + len(name), name)
    return TrailingSource(number, len(before), mention, tweet=tweet, alone=alone)


def _has_source(words: str, name: str) -> bool:
    """Whether a name behind a dash says who said the words before it, and not who wrote them.

    A reporter's name ends an item that quotes others somewhere in it.
    """
    if words[-1:] in _QUOTES:
        opening = max(words.rfind(mark, 0, len(words) - 1) for mark in '"“„«‘')
        return words[: max(opening, 0)].rstrip(" *_")[-1:] in ("", ":", ".", "!", "?", "…")
    if words[-1:] in _CLOSERS:
        return not any(mark in words for mark in '"“„«')
    return is_body_name(name)


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(words) and len(words) <= 8 and all(
        w[0].isupper() or w.lower() in _SMALL or not w[0].isalpha() for w in words
    )  # fmt: skip
