"""The heads of posts and comments: who wrote it and when, on one line or on several.

"Ann Lee · 26 January at 19:04", a name above "2h · Edited", "Posted by lee77 on 3 May 2020",
"#12 lee77, 9 Dec 2023, 18:40", or only a name above a text with buttons below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.structure.dates import find_date
from index.structure.moments import Moment, read_moment
from index.structure.names import title_case
from index.structure.textlines import TextLine

_MOST_NAME_WORDS = 5
_LONGEST_NAME = 40
_MOST_ABOUT = 3
_MOST_RANK = 4
_MOST_HEADLINE = 10
_LONGEST_HEAD = 160
_SEPARATORS = re.compile(r"\s+[·•|»–—-]\s+|\s*[·•|»]\s*")
# The number of a post, and the words that lead up to its writer.
_NUMBERED = re.compile(r"#\d{1,5}\b[\s.:·•|,–—-]*")
_POSTED = re.compile(
    r"(?:(?:re:\s.{0,80}?\s)?(?:posted|post|reply|comment(?:ed)?|written|submitted)\s+)?by:?\s+",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\s+(?:wrote|writes|said|posted|replied|commented)(?P<when>\s.*)?:$")
_HANDLE = re.compile(r"\(?(?<![\w.])@\w[\w.]*\)?")
_RANK = re.compile(
    r"\s*[(\[](?:admin\w*|mod(?:erator)?|author|op|staff|verified|guest|they/them|she/her|he/him)"
    r"[)\]]|(?<=\w)\s+(?:OP|MOD|ADMIN)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:posts?|joined|location|likes|messages|reputation|registered|member since|threads|karma"
    r"|rank|group|reviews)\s*:?\s+\S.{0,30}$"
    r"|(?:\d[\d,.]*\s+(?:posts?|followers?|reviews?|messages))$"
    r"|(?:(?:senior|junior|new|active|full|site)\s+)?(?:member|moderator|administrator|admin|newbie"
    r"|author|op|group expert|guest)$|top (?:contributor|fan|commenter)$"
    r"|(?:[·•]\s*)?(?:1st|2nd|3rd\+?)$",
    re.IGNORECASE,
)
_AVATAR = re.compile(
    r"(?:u/)?\S+ avatar$|(?:profile )?(?:photo|picture|avatar) (?:of|for) .{1,40}$", re.I
)
_ACTIONS = re.compile(
    r"\b(?:likes?|liked|love|haha|reply|replies|replied|shares?|shared|comments?|retweets?|reposts?"
    r"|reposted|quotes?|views?|bookmarks?|upvotes?|downvotes?|votes?|points?|report|permalink|save"
    r"|follow|award|reactions?)\b",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"\W*(?:like|reply|share|permalink|upvote|downvote|retweet|follow)\W*$", re.I)
_BESIDE = re.compile(
    r"\b(?:edited|hide|see|more|view|write|a|an|all|add|give|and|others?|this|embed|parent|next|most"
    r"|relevant|\d+(?:[.,]\d+)*\s*(?:k|m|s|h|d|w|y|min|mins|hrs?|days?|weeks?|months?|years?)?"
    r"(?:\s+ago)?)\b|[\W_]",
    re.IGNORECASE,
)
_END = re.compile(r"[.,;:!?…][\"”’')]*$")
# "u/lee77" below the name of the community
_USER_PATH = re.compile(r"u/[\w-]+$")
_USER = re.compile(r"(?:u/)?[^\W\d_][\w.-]*$")


@dataclass(frozen=True, slots=True)
class PostHead:
    """A post's head over the lines `first` to `body`."""

    first: int
    body: int
    author: str
    when: Moment | None
    shown: bool
    """Whether the head can only be that of a post."""


def find_posts(lines: Sequence[TextLine], buttons: set[int]) -> list[PostHead]:
    """The heads of a text that may be those of posts, in order.

    Args:
        lines: the text's lines.
        buttons: the numbers of those that are counters.
    """
    found = list(_heads(lines, buttons))
    found = sorted((*found, *_above_buttons(lines, buttons, found)), key=lambda p: p.first)
    # one head right under another is none
    return [p for p, after in pairwise(found) if p.body < after.first] + found[-1:]


def find_buttons(lines: Sequence[TextLine]) -> set[int]:
    """The numbers of the lines that are buttons and counters, or numbers and times among them."""
    found = {n for n, line in enumerate(lines) if is_counter(line.text)}
    beside = {n for n, line in enumerate(lines) if _is_beside(line.text)} - found
    for order in (sorted(beside), sorted(beside, reverse=True)):
        for number in order:
            near = [n for n in (number - 1, number + 1) if n in found]
            if any(not lines[max(n, number)].gap for n in near):
                found.add(number)
    return found


def _is_beside(text: str) -> bool:
    return any(char.isalnum() for char in text) and not _BESIDE.sub("", text)


def is_counter(text: str) -> bool:
    """Whether a line is nothing but the buttons and counters around a post."""
    if len(text) > 120 or not _ACTIONS.search(text):
        return False
    bare = not any(char in text for char in "·•|") and not any(char.isdigit() for char in text)
    if bare and len(_ACTIONS.findall(text)) < 2 and not _BUTTON.match(text):
        return False
    return not _BESIDE.sub("", _ACTIONS.sub("", text))


def quoted_author(text: str) -> str | None:
    """Who is quoted below a line such as "lee77 wrote:"."""
    wrote = _WROTE.search(text)
    return _author(text[: wrote.start()]) if wrote is not None else None


def _heads(lines: Sequence[TextLine], buttons: set[int]) -> Iterator[PostHead]:
    number = 0
    while number < len(lines):
        post = None
        if number not in buttons and not lines[number].depth:
            post = _on_one_line(lines, number) or _on_several(lines, number, buttons)
        if post is None:
            number += 1
            continue
        yield post
        number = post.body


def _on_one_line(lines: Sequence[TextLine], number: int) -> PostHead | None:
    line = lines[number]
    if len(line.text) > _LONGEST_HEAD:
        return None
    text = line.text.lstrip("# ").rstrip(": ") if line.text.startswith("#") else line.text
    numbered = _NUMBERED.match(line.text)
    if numbered is not None:
        text = line.text[numbered.end() :]
    posted = _POSTED.match(text)
    text = text[posted.end() :] if posted is not None else text
    wrote = _WROTE.search(text)
    if wrote is not None:
        when = read_moment((wrote["when"] or "").strip())
        author = _author(text[: wrote.start()])
        if author is None or (wrote["when"] and when is None):
            return None
        if when is None and not _flows_on(lines, number):
            return None
        return PostHead(number, number + 1, author, when, shown=numbered is not None)
    text = text.rstrip(": ")
    handle = _HANDLE.search(text) is not None
    for who, said in _parted(text, listed=numbered is not None or posted is not None):
        when = read_moment(said)
        author = _author(who)
        if when is None or author is None:
            continue
        shown = numbered is not None or handle or (posted is not None and len(posted[0]) > 3)
        if when.timed or shown:
            return PostHead(number, number + 1, author, when, shown=shown or when.date is None)
    return None


def _parted(text: str, *, listed: bool) -> Iterator[tuple[str, str]]:
    """The ways to part a line into who wrote and when."""
    for match in _SEPARATORS.finditer(text):
        yield text[: match.start()], text[match.end() :]
    for match in re.finditer(r"\s*,\s+|\s+(?:on|at)\s+", text) if listed else ():
        yield text[: match.start()], text[match.end() :]


def _on_several(lines: Sequence[TextLine], first: int, buttons: set[int]) -> PostHead | None:
    """A name, perhaps lines about who it is, and when they wrote."""
    avatar = first > 0 and _AVATAR.match(lines[first - 1].text) is not None
    above = first == 0 or lines[first].gap or first - 1 in buttons or avatar
    above = above or _USER_PATH.match(lines[first].text) is not None
    author = _author(lines[first].text) if above else None
    if author is None:
        return None
    top = first - 1 if avatar else first
    told = False
    handle = _HANDLE.search(lines[first].text) is not None
    for number in range(first + 1, min(first + 2 + _MOST_ABOUT, len(lines))):
        line = lines[number]
        if line.gap or line.depth:
            return None
        when = read_moment(line.text.lstrip("·•| "))
        if when is not None:
            apart = number > first + 1 and not told
            if not (when.timed or handle) or apart:
                return None
            shown = told or handle or when.date is None
            return PostHead(top, number + 1, author, when, shown=shown)
        handle = handle or _HANDLE.fullmatch(line.text) is not None
        about = handle or _ABOUT.match(line.text) is not None
        told = told or about
        most = _MOST_HEADLINE if told else _MOST_RANK
        if not about and (len(line.text.split()) > most or _END.search(line.text)):
            return None
    return None


def _above_buttons(
    lines: Sequence[TextLine], buttons: set[int], posts: Sequence[PostHead]
) -> Iterator[PostHead]:
    """The comments that have no head but a name, and buttons below."""
    heads = {number for post in posts for number in range(post.first, post.body)}
    start = 0
    for number in range(len(lines)):
        if number in heads:
            start = number + 1
        if number not in buttons:
            continue
        if start + 1 < number and start - 1 not in heads and not lines[start].depth:
            author = _author(lines[start].text)
            under = lines[start + 1]
            if author is not None and not under.gap:
                yield PostHead(start, start + 1, author, None, shown=True)
        start = number + 1


def _author(text: str) -> str | None:
    """The name of a person, page or user with which a post begins."""
    if len(text) > _LONGEST_HEAD:
        return None
    name = _RANK.sub("", _HANDLE.sub("", text)).strip(" ,:·•|–—-")
    if not name:
        handle = _HANDLE.search(text)
        name = handle.group().strip("()@") if handle is not None else ""
    words = name.split()
    if not words or len(words) > _MOST_NAME_WORDS or len(name) > _LONGEST_NAME:
        return None
    if _END.search(name) or find_date(name) or read_moment(name) or is_counter(name):
        return None
    if len(words) == 1:
        return name.removeprefix("u/") if _USER.match(name) else None
    named = all(word[0].isupper() or word[0].isdigit() or word[0] in "(&'’" for word in words)
    return name if words[0][0].isalpha() and (named or title_case(name)) else None


def _flows_on(lines: Sequence[TextLine], number: int) -> bool:
    """Whether a post begins right under its head, and does not quote."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    apart = number == 0 or lines[number].gap > 0
    return apart and below is not None and not below.gap and below.text[:1] not in "\"“'‘«>"
