"""Posts and comments of a group, forum or comment section, copied as text.

Each post has a head with who wrote it and when ("Ann Lee · 26 January at 19:04", a name above
"2h · Edited", "Posted by lee77 on 3 May 2020", "#12 lee77, 9 Dec 2023, 18:40"), or a name above it
and buttons below ("Like · Reply · 1d"). The same head must come back; and because bundles of
articles have names and dates as well, something must show that these are posts: buttons, counters,
handles, writers who come back, or how long ago it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.analysis import BlockKind, Mark
from index.structure.dates import find_date
from index.structure.moments import Moment, day_of, read_moment
from index.structure.names import person_name, title_case
from index.structure.textlines import TextLine, text_lines
from index.structure.thread import Entry, Thread, line_mark

_LEAST_POSTS = 3
_MOST_NAME_WORDS = 5
_LONGEST_NAME = 40
_MOST_ABOUT = 3
_MOST_TOP = 8
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
    r"[)\]]",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:posts?|joined|location|likes|messages|reputation|registered|member since|threads|karma"
    r"|rank|group|reviews)\s*:?\s+\S.{0,30}$"
    r"|(?:\d[\d,.]*\s+(?:posts?|followers?|reviews?|messages))$"
    r"|(?:(?:senior|junior|new|active|full|site)\s+)?(?:member|moderator|administrator|admin|newbie"
    r"|author|group expert|guest)$|top (?:contributor|fan|commenter)$",
    re.IGNORECASE,
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
_GROUP = re.compile(
    r"\b(?:(?:public|private|closed)\s+group|members|followers|page\s+\d+|\d+\s+(?:posts|replies"
    r"|comments)|copied|saved|archived|retrieved)\b",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"\s+[>›»]\s+")
_LOCKED = re.compile(r"\[[^\[\]]+\]$")
_END = re.compile(r"[.,;:!?…][\"”’')]*$")
_USER = re.compile(r"(?:u/)?[^\W\d_][\w.-]*$")


@dataclass(frozen=True, slots=True)
class _Post:
    """A post's head over the lines `first` to `body`."""

    first: int
    body: int
    author: str
    when: Moment | None
    shown: bool
    """Whether the head can only be that of a post."""


def read_posts(text: str) -> Thread | None:
    """Find the posts of a text that holds several."""
    lines = text_lines(text)
    buttons = {n for n, line in enumerate(lines) if is_counter(line.text)}
    posts = list(_heads(lines, buttons))
    posts = sorted((*posts, *_above_buttons(lines, buttons, posts)), key=lambda p: p.first)
    posts = [p for p, after in pairwise(posts) if p.body < after.first] + posts[-1:]
    if not _is_thread(posts, lines, buttons):
        return None
    top = [line.text for line in lines[: posts[0].first]][:_MOST_TOP]
    outlet, title = _place(top)
    copied = next((day for line in top if (day := day_of(line))), None)
    # one writer's numbered posts are one text
    alone = len({post.author.casefold() for post in posts}) == 1
    entries: list[Entry] = []
    marks: list[Mark] = []
    for number, post in enumerate(posts):
        end = posts[number + 1].first if number + 1 < len(posts) else len(lines)
        if not (alone and number):
            start = lines[post.first].span.start
            entries.append(Entry(start, post.author, _day(post, copied), title))
        marks += [line_mark(BlockKind.BYLINE, line, text) for line in lines[post.first : post.body]]
        last = number + 1 == len(posts)
        for at in range(post.body, end):
            quoting = lines[at].depth and _quotes(lines[at].text)
            if at in buttons or quoting or (last and at + 1 == end and _locked(lines[at])):
                marks.append(line_mark(BlockKind.FURNITURE, lines[at], text))
    return Thread(tuple(entries), tuple(marks), outlet)


def is_counter(text: str) -> bool:
    """Whether a line is nothing but the buttons and counters around a post."""
    if len(text) > 120 or not _ACTIONS.search(text):
        return False
    bare = not any(char in text for char in "·•|") and not any(char.isdigit() for char in text)
    if bare and len(_ACTIONS.findall(text)) < 2 and not _BUTTON.match(text):
        return False
    return not _BESIDE.sub("", _ACTIONS.sub("", text))


def _heads(lines: Sequence[TextLine], buttons: set[int]) -> Iterator[_Post]:
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


def _on_one_line(lines: Sequence[TextLine], number: int) -> _Post | None:
    line = lines[number]
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
        return _Post(number, number + 1, author, when, shown=numbered is not None)
    text = text.rstrip(": ")
    handle = _HANDLE.search(text) is not None
    for who, said in _parted(text, listed=numbered is not None or posted is not None):
        when = read_moment(said)
        author = _author(who)
        if when is None or author is None:
            continue
        shown = numbered is not None or handle or (posted is not None and len(posted[0]) > 3)
        if when.timed or shown:
            return _Post(number, number + 1, author, when, shown=shown or when.date is None)
    return None


def _parted(text: str, *, listed: bool) -> Iterator[tuple[str, str]]:
    """The ways to part a line into who wrote and when."""
    for match in _SEPARATORS.finditer(text):
        yield text[: match.start()], text[match.end() :]
    for match in re.finditer(r"\s*,\s+|\s+(?:on|at)\s+", text) if listed else ():
        yield text[: match.start()], text[match.end() :]


def _on_several(lines: Sequence[TextLine], first: int, buttons: set[int]) -> _Post | None:
    """A name, perhaps lines about who it is, and when they wrote."""
    above = first == 0 or lines[first].gap or first - 1 in buttons
    author = _author(lines[first].text) if above else None
    if author is None:
        return None
    told = False
    for number in range(first + 1, min(first + 2 + _MOST_ABOUT, len(lines))):
        line = lines[number]
        if line.gap or line.depth:
            return None
        when = read_moment(line.text.lstrip("·•| "))
        if when is not None:
            apart = number > first + 1 and not told
            if not when.timed or apart:
                return None
            shown = told or when.date is None or _HANDLE.search(lines[first].text) is not None
            return _Post(first, number + 1, author, when, shown=shown)
        about = _ABOUT.match(line.text) is not None
        told = told or about
        if not about and (len(line.text.split()) > 4 or _END.search(line.text)):
            return None
    return None


def _above_buttons(
    lines: Sequence[TextLine], buttons: set[int], posts: Sequence[_Post]
) -> Iterator[_Post]:
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
                yield _Post(start, start + 1, author, None, shown=True)
        start = number + 1


def _author(text: str) -> str | None:
    """The name of a person, page or user with which a post begins."""
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


def _quotes(text: str) -> bool:
    wrote = _WROTE.search(text)
    return wrote is not None and _author(text[: wrote.start()]) is not None


def _locked(line: TextLine) -> bool:
    return _LOCKED.match(line.text) is not None


def _is_thread(posts: Sequence[_Post], lines: Sequence[TextLine], buttons: set[int]) -> bool:
    if len(posts) < 2 or (len(posts) < _LEAST_POSTS and len(buttons) < 2):
        return False
    writers = Counter(post.author.casefold() for post in posts)
    if len(writers) == 1:
        return bool(buttons) or all(post.shown for post in posts)
    people = sum(person_name(post.author) is not None for post in posts)
    again = any(count > 1 for count in writers.values())
    shown = bool(buttons) or any(post.shown or _is_user(post.author) for post in posts)
    if not shown and not (again and 2 * people >= len(posts)):
        return False
    titled = sum(_under_title(lines, post.first, buttons) for post in posts[1:])
    return 2 * titled <= len(posts) - 1 or (bool(buttons) and len(buttons) >= len(posts))


def _is_user(name: str) -> bool:
    """Whether it is no name but what somebody is called on a site: "gull77", "ada_holm"."""
    return " " not in name and (name[:1].islower() or re.search(r"[\d_]", name) is not None)


def _under_title(lines: Sequence[TextLine], first: int, buttons: set[int]) -> bool:
    """Whether a lone line above a head looks like the title of an article below it."""
    if first < 2 or first - 1 in buttons:
        return False
    above = lines[first - 1]
    alone = above.gap > 0 or first - 2 in buttons
    return alone and len(above.text.split()) <= 16 and not _END.search(above.text.rstrip("?!"))


def _place(top: Sequence[str]) -> tuple[str | None, str | None]:
    """The group or site that the lines on top name, and what the thread is called."""
    names = [line.lstrip("# ").strip() for line in top]
    names = [name for name in names if name and not is_counter(name)]
    if not names:
        return None, None
    crumbs = [crumb.strip() for crumb in _CRUMBS.split(names[0])]
    if len(crumbs) > 1:
        return crumbs[0], crumbs[-1]
    rest = [
        name
        for name in names
        if not _GROUP.search(name) and day_of(name) is None and not name.endswith((".", ":"))
    ]
    is_place = bool(rest) and title_case(rest[0]) and len(rest[0].split()) <= _MOST_NAME_WORDS
    outlet = rest[0] if is_place and not rest[0].endswith("?") else None
    titles = rest[1:] if outlet else rest
    return outlet, next((name for name in titles if len(name.split()) > 2), None)


def _day(post: _Post, copied: str | None) -> str | None:
    """The date of a post; a day without its year is the last one before the text was copied."""
    when = post.when
    if when is None or when.date or when.day is None or copied is None or len(copied) < 10:
        return when.date if when is not None else None
    last = int(copied[:4])
    for year in (last, last - 1):
        found = find_date(f"{when.day} {year}")
        if found is not None and found.iso and found.iso <= copied:
            return found.iso
    return None
