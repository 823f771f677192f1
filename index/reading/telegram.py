"""Chats exported by Telegram as a page: a line a message, as chats are exported as text.

A message that follows another of the same sender bears no name; the day and time stand in a title
of the element that shows the time. Photographs and files that were left out are no words.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

_STAMP = re.compile(r"(?P<day>\d{1,2}\.\d{1,2}\.\d{4})\s+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)")
_SPACE = re.compile(r"[^\S\n]+")
_BLANK = re.compile(r"\s*\n\s*")


def exported_chat(soup: BeautifulSoup) -> tuple[str | None, str] | None:
    """The name of an exported chat and its messages, a paragraph each; None for another page."""
    messages = soup.select("div.history > div.message")
    if not messages:
        return None
    head = soup.select_one(".page_header .text")
    sender = None
    lines = []
    for message in messages:
        body = message.find("div", class_="body", recursive=False)
        if "service" in message.get_attribute_list("class") or not isinstance(body, Tag):
            continue
        name = body.find("div", class_="from_name", recursive=False)
        sender = _words(name) if isinstance(name, Tag) else sender
        shown = body.find("div", class_="date", recursive=False)
        stamp = _STAMP.search(str(shown.get("title"))) if isinstance(shown, Tag) else None
        said = body.find("div", class_="text", recursive=False)
        author, text = sender, _words(said) if isinstance(said, Tag) else ""
        forwarded = body.find("div", class_="forwarded", recursive=False)
        if isinstance(forwarded, Tag):
            author = _origin(forwarded) or sender
            part = forwarded.select_one(".text")
            text = _words(part) if part is not None else text
        if stamp is not None and author and text:
            lines.append(f"[{stamp['day']}, {stamp['clock']}] {author}: {text}")
    return (_words(head) or None if head is not None else None), "\n\n".join(lines)


def _origin(forwarded: Tag) -> str | None:
    """Who wrote what was forwarded, without the day that stands behind the name."""
    name = forwarded.select_one(".from_name")
    if name is None:
        return None
    own = [str(part) for part in name.find_all(string=True, recursive=False)]
    return " ".join(" ".join(own).split()) or None


def _words(tag: Tag) -> str:
    """The text of an element, with its line breaks, and no other ones."""
    text = "".join(
        ("\n" if node.name == "br" else "")
        if isinstance(node, Tag)
        else str(node).replace("\n", " ")
        for node in tag.descendants
    )
    return _BLANK.sub("\n", _SPACE.sub(" ", text)).strip()
