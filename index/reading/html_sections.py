"""Sections of a page that lead away from its text, as their headings say: "Most read", "Read next".

Many sites name their elements with nothing but letters and figures; their headings still tell.
"""

from __future__ import annotations

import re

from bs4.element import NavigableString, PreformattedString, Tag

_HEADINGS = ["h2", "h3", "h4", "h5", "h6"]
_HOLDERS = frozenset("div section ul td".split())
_ABOUT = re.compile(
    r"(?:read|up|watch) next|what to read next"
    r"|most (?:read|popular|viewed|shared|commented)\b.{0,30}"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)\b.{0,30}|editor[’']?s[’']? picks"
    r"|(?:popular|recent|latest) (?:posts|stories|articles|comments|news)"
    r"|related (?:articles|posts|stories|links|topics|content|news|coverage|pages)"
    r"|suggested topics|explore more on these topics|about the authors?"
    r"|discussion about this (?:post|article)|\d+ (?:comments?|responses?|replies)"
    r"|(?:leave a|post a|add a) (?:reply|comment)|join the (?:conversation|discussion)"
    r"|share this (?:page|article|story|post)|is this page useful|site (?:index|map)"
    r"|(?:get|sign up (?:for|to)|subscribe to) .{2,50}(?:newsletter|inbox)",
    re.IGNORECASE,
)
# Headings that a text may have as well, unless little more than links stands below them.
_PERHAPS = re.compile(
    r"related|recommended\b.{0,40}|trending\b.{0,40}|more (?:from|on|in|about|like)\b.{1,60}"
    r"|more (?:news|stories|coverage)|written by .{2,50}|comments|see also",
    re.IGNORECASE,
)
_MOST_WORDS = 25


def sections_beside(root: Tag) -> list[Tag]:
    """The elements whose first words are the heading of what is no part of the page's text."""
    found = []
    for heading in root.find_all(_HEADINGS):
        label = " ".join(heading.get_text(" ").split()).rstrip(" :?")
        about = _ABOUT.fullmatch(label) is not None
        if not about and not _PERHAPS.fullmatch(label):
            continue
        holder = _holder(heading)
        if holder is not None and (about or not _tells(holder, heading)):
            found.append(holder)
    return found


def _holder(heading: Tag) -> Tag | None:
    """The largest element that begins with a heading and holds more than it."""
    found = None
    tag = heading.parent
    while tag is not None and tag.name in _HOLDERS and _begins(tag, heading):
        if tag.find("h1") is not None or tag.find("article") is not None:
            break
        if len(tag.get_text().strip()) > len(heading.get_text().strip()):
            found = tag
        tag = tag.parent
    return found


def _begins(tag: Tag, heading: Tag) -> bool:
    """Whether no words stand in an element before a heading in it."""
    for node in tag.descendants:
        if node is heading:
            return True
        shown = isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
        if shown and str(node).strip():
            return False
    return False


def _tells(holder: Tag, heading: Tag) -> bool:
    """Whether a section has a text of its own: a paragraph that is no teaser of a link."""
    return any(
        len(part.get_text(" ").split()) > _MOST_WORDS and part.find_parent("a") is None
        for part in holder.find_all(["p", "li", "dd"])
        if part is not heading
    )
