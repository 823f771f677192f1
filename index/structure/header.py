"""A header block at the top of a document: YAML front matter, or lines such as "Subject: …"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from index.domain import Metadata
from index.structure.dates import find_date

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(?P<body>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_LINE = re.compile(
    r"[ \t]*(?P<key>[A-Za-z][A-Za-z -]{1,20}):[ \t]+(?P<value>\S.*?)[ \t]*(?:\r?\n|\r|$)"
)
_MAX_FRONT_MATTER = 10_000
_MIN_LINES = 2
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)")
_KEYS = {
    "title": "title", "headline": "title", "subject": "title",
    "author": "author", "authors": "author", "byline": "author", "by": "author", "from": "author",
    "date": "date", "published": "date", "publication date": "date", "sent": "date",
    "issue": "date",
    "outlet": "outlet", "publication": "outlet", "publisher": "outlet", "site": "outlet",
    "newspaper": "outlet", "journal": "outlet", "source": "outlet",
    "url": "url", "link": "url", "canonical": "url",
    "rights": "rights", "copyright": "rights", "license": "rights", "licence": "rights",
}  # fmt: skip
_PASSING = frozenset(
    ("to", "cc", "bcc", "reply-to", "message-id", "content-type", "mime-version", "lang", "tags",
     "language", "section", "edition", "page", "section page", "length", "load-date", "dateline")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says and the offset at which it ends (0 where there is none)."""

    metadata: Metadata
    end: int


def read_header(text: str) -> Header:
    """Read the header block of a document's text."""
    front = _FRONT_MATTER.match(text, 0, _MAX_FRONT_MATTER)
    if front is not None:
        try:
            values = yaml.safe_load(front["body"])
        except (yaml.YAMLError, ValueError):
            values = None
        if isinstance(values, Mapping):
            return Header(_metadata(values), front.end())
    return _read_lines(text)


def _read_lines(text: str) -> Header:
    position = len(text) - len(text.lstrip())
    values: dict[object, object] = {}
    known = 0
    while (match := _LINE.match(text, position)) is not None:
        key = match["key"].strip().lower()
        if key not in _KEYS and key not in _PASSING:
            break
        known += key in _KEYS
        values.setdefault(key, match["value"])
        position = match.end()
    if known < _MIN_LINES:
        return Header(Metadata(), 0)
    return Header(_metadata(values), position)


def _metadata(values: Mapping[object, object]) -> Metadata:
    found: dict[str, str] = {}
    for key, value in values.items():
        field = _KEYS.get(str(key).strip().lower())
        text = _plain(value, field)
        if field and text:
            found.setdefault(field, text)
    return Metadata(**found)


def _plain(value: object, field: str | None) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "; ".join(str(part) for part in value) or None
    if isinstance(value, Mapping) or value is None:
        return None
    text = str(value).strip()
    if field == "date":
        dated = find_date(text)
        return dated.iso if dated else None
    if field == "outlet" and _ADDRESS.match(text):
        return None
    if field == "author":
        return re.sub(r"\s*<[^>]*>", "", text).strip("\"' ") or None
    return text or None
