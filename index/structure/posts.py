"""Posts and comments of a group, forum or comment section, copied as text.

Each post has a head with who wrote it and when ("Ann Lee · 26 January at 19:04", a name above
"2h · Edited", "Posted by lee77 on 3 May 2020", "#12 lee77, 9 Dec 2023, 18:40"), or a name above it
and buttons below ("Like · Reply · 1d"). The same head must come back; and because bundles of
articles have names and dates as well, something must show that these are posts: buttons, counters,
handles, writers who come back, or how long ago it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.analysis import BlockKind, Mark
from index.structure.dates import find_date
from index.structure.furniture import is_furniture
from index.structure.moments import day_of, read_moment
from index.structure.names import person_name, title_case
from index.structure.post_heads import PostHead, find_buttons, find_posts, is_counter, quoted_author
from index.structure.textlines import TextLine, text_lines
from index.structure.thread import Entry, Thread, line_mark

_LEAST_POSTS = 3
_MOST_PLACE_WORDS = 5
_MOST_TOP = 8
_MOST_TITLE_WORDS = 30
_RULE = 3
_GROUP = re.compile(
    r"\b(?:(?:public|private|closed)\s+group|members|followers|page\s+\d+|\d+\s+(?:posts|replies"
    r"|comments)|copied|saved|archived|retrieved)\b",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"\s+[>›»]\s+")
# "r/harbours • 3 mo. ago"
_AGE = re.compile(r"\s+[•·]\s+\d{1,3}\s?[a-z]{1,6}\.?(?:\s+ago)?$", re.IGNORECASE)
_COMMUNITY = re.compile(r"r/\w+$")
_LOCKED = re.compile(r"\[[^\[\]]+\]$")
_END = re.compile(r"[.,;:!?…][\"”’')]*$")


def read_posts(text: str) -> Thread | None:
    """Find the posts of a text that holds several."""
    lines = list(_worded(text_lines(text)))
    buttons = find_buttons(lines)
    posts = find_posts(lines, buttons)
    if not _is_thread(posts, lines, buttons):
        return None
    top = [line.text for line in lines[: posts[0].first]][:_MOST_TOP]
    outlet, title = _place(top)
    first = posts[0].body
    titled = title is None and _COMMUNITY.match(outlet or "") and _is_title(lines, first)
    title = lines[first].text if titled else title
    copied = next((day for line in top if (day := day_of(line))), None)
    # one writer's numbered posts are one text
    alone = len({post.author.casefold() for post in posts}) == 1
    entries: list[Entry] = []
    marks: list[Mark] = []
    if titled:
        marks.append(Mark(BlockKind.HEADING, lines[first].span, 1))
    for number, post in enumerate(posts):
        end = posts[number + 1].first if number + 1 < len(posts) else len(lines)
        if not (alone and number):
            start = lines[post.first].span.start
            entries.append(Entry(start, post.author, _day(post, copied), title))
        marks += [line_mark(BlockKind.BYLINE, line, text) for line in lines[post.first : post.body]]
        last = number + 1 == len(posts)
        copies = _copies(lines[post.body : end], text)
        for at in range(post.body, end):
            if (
                at in buttons
                or lines[at] in copies
                or (last and at + 1 == end and _locked(lines[at]))
            ):
                marks.append(line_mark(BlockKind.FURNITURE, lines[at], text))
    return Thread(tuple(entries), tuple(marks), outlet)


def _is_title(lines: Sequence[TextLine], number: int) -> bool:
    """Whether a line below the head of a thread's first post stands apart and is no sentence."""
    if number + 1 >= len(lines) or not lines[number + 1].gap:
        return False
    text = lines[number].text
    return len(text.split()) <= _MOST_TITLE_WORDS and not text.endswith((".", ",", ";", ":"))


def _worded(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines with words, numbers or pictures; a rule parts others as a blank line does."""
    parted = 0
    for line in lines:
        if any(char.isalnum() or unicodedata.category(char) == "So" for char in line.text):
            yield replace(line, gap=max(line.gap, parted))
            parted = 0
        else:
            parted = max(parted, line.gap, int(len(line.text) >= _RULE))


def _copies(lines: Sequence[TextLine], text: str) -> set[TextLine]:
    """The lines of a post that quote what stands in another post as well."""
    found: set[TextLine] = set()
    for number, line in enumerate(lines):
        if not line.depth or not quoted_author(line.text):
            continue
        below = lines[number + 1 :]
        end = next((n for n, other in enumerate(below) if other.depth < line.depth), len(below))
        quoted = [other for other in below[:end] if not quoted_author(other.text)]
        if quoted and all(text.count(other.text.strip(" .…")) > 1 for other in quoted):
            found.update((line, *quoted))
    return found


def _locked(line: TextLine) -> bool:
    return _LOCKED.match(line.text) is not None


def _is_thread(posts: Sequence[PostHead], lines: Sequence[TextLine], buttons: set[int]) -> bool:
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
    names = [_AGE.sub("", line.lstrip("# ").strip()) for line in top]
    names = [name for name in names if name and not is_furniture(name) and not is_counter(name)]
    if not names:
        return None, None
    crumbs = [crumb.strip() for crumb in _CRUMBS.split(names[0])]
    if len(crumbs) > 1:
        return crumbs[0], crumbs[-1]
    rest = [
        name
        for name in names
        if not _GROUP.search(name)
        and day_of(name) is None
        and read_moment(name) is None
        and not name.endswith((".", ":"))
    ]
    is_place = bool(rest) and _COMMUNITY.match(rest[0]) is not None
    is_place = is_place or (
        bool(rest) and title_case(rest[0]) and len(rest[0].split()) <= _MOST_PLACE_WORDS
    )
    outlet = rest[0] if is_place and not rest[0].endswith("?") else None
    titles = rest[1:] if outlet else rest
    return outlet, next((name for name in titles if len(name.split()) > 2), None)


def _day(post: PostHead, copied: str | None) -> str | None:
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
