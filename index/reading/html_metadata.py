"""What an HTML page states of itself: JSON-LD (schema.org), Open Graph, Dublin Core, meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup
from dateutil import parser as date_parser

from index.domain import Metadata

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|WebPage|Statement)$")
_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl")
_CITED_AUTHOR = "citation_author"
_DATE = (
    "article:published_time",
    "datepublished",
    "citation_publication_date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publish-date",
    "date",
)
_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline")
_OUTLET = (
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
)
_RIGHTS = ("dc.rights", "dcterms.rights", "copyright")
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ].*)?$")
_URL = re.compile(r"(?i)^(?:https?:)?//|^www\.|^@")
_MAX_VALUE = 500
_SITE = re.compile(r"\s+[-–—|·•]\s+(?P<site>[^-–—|·•]{2,60})")


def read_metadata(soup: BeautifulSoup) -> Metadata:
    """Metadata as the page states it; JSON-LD first, then meta tags, then <title>."""
    linked = _from_json_ld(soup)
    tags = _meta_tags(soup)
    title, site = _page_title(soup)
    return Metadata(
        title=linked.title or _first(tags, _TITLE) or title,
        author=linked.author or _author(tags),
        outlet=linked.outlet or _first(tags, _OUTLET) or site,
        date=linked.date or _first_date(tags),
        url=linked.url or _canonical(soup) or _first(tags, ("og:url",)),
        rights=linked.rights or _first(tags, _RIGHTS),
    )


def iso_date(value: str) -> str | None:
    """A date as "2023-02-19", "2023-02" or "2023"; None where it isn't plain which day is meant."""
    value = value.strip()
    match = _ISO.match(value)
    if match:
        numbers = [int(group) for group in match.groups() if group]
        try:
            year, month, day = [*numbers, 1, 1][:3]
            datetime(year, month, day)
        except ValueError:
            return None
        return "-".join(f"{n:0{4 if i == 0 else 2}d}" for i, n in enumerate(numbers))
    if not re.search(r"[A-Za-z]{3}", value):
        return None
    # Two defaults that differ in everything: what comes out equal was in the text.
    try:
        first = date_parser.parse(value, default=datetime(2000, 1, 1), ignoretz=True)
        second = date_parser.parse(value, default=datetime(2001, 2, 2), ignoretz=True)
    except (ValueError, OverflowError, TypeError):
        return None
    if first.year != second.year:
        return None
    if first.month != second.month:
        return f"{first.year:04d}"
    if first.day != second.day:
        return f"{first.year:04d}-{first.month:02d}"
    return str(first.date().isoformat())


def _page_title(soup: BeautifulSoup) -> tuple[str | None, str | None]:
    """The title of the page, and the site's name where it stands behind the only heading's words.

    "The weir breaks - Harbour Watch" over a page with the one heading "The weir breaks".
    """
    title = soup.find("title")
    text = _clean(title.get_text()) if title is not None else None
    headings = soup.find_all("h1") or soup.find_all("h2")
    heading = _clean(headings[0].get_text(" ")) if len(headings) == 1 else None
    if not text or not heading:
        return text, None
    if text.startswith(heading):
        behind = _SITE.fullmatch(text[len(heading) :])
        return (heading, behind["site"]) if behind else (text, None)
    # a page's title is often a shorter one; its site is named elsewhere on the page too
    last = list(_SITE.finditer(text))[-1:]
    site = last[0]["site"].strip() if last and last[0].end() == len(text) else None
    named = site is not None and _names_itself(soup, site)
    return (heading, site) if named and headings[0].name == "h1" else (text, None)


def _names_itself(soup: BeautifulSoup, site: str) -> bool:
    """Whether the page says the site's name, or the last word of it ("the Post"), elsewhere."""
    body = soup.find("body")
    shown = body.get_text(" ") if body is not None else ""
    return re.search(rf"\b{re.escape(site.rsplit(maxsplit=1)[-1])}\b", shown) is not None


def _meta_tags(soup: BeautifulSoup) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in soup.find_all("meta"):
        key = tag.get("name") or tag.get("property") or tag.get("itemprop")
        value = _clean(tag.get("content"))
        if isinstance(key, str) and value:
            found.setdefault(key.lower(), []).append(value)
    return found


def _first(tags: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((tags[name][0] for name in names if name in tags), None)


def _first_date(tags: dict[str, list[str]]) -> str | None:
    dates = (iso_date(value) for name in _DATE for value in tags.get(name, ()))
    return next((date for date in dates if date), None)


def _author(tags: dict[str, list[str]]) -> str | None:
    for name in _AUTHOR:
        names = [value for value in tags.get(name, ()) if not _URL.search(value)]
        if names:
            return "; ".join(dict.fromkeys(names))
    # Citations give "Family, Given", one tag an author.
    cited = [" ".join(reversed(v.split(", ", 1))) for v in tags.get(_CITED_AUTHOR, ())]
    return "; ".join(dict.fromkeys(cited)) or None


def _canonical(soup: BeautifulSoup) -> str | None:
    for tag in soup.find_all("link"):
        relation: str | list[str] = tag.get("rel") or []
        if "canonical" in ([relation] if isinstance(relation, str) else relation):
            return _clean(tag.get("href"))
    return None


def _from_json_ld(soup: BeautifulSoup) -> Metadata:
    articles: list[dict[str, Any]] = []
    for script in soup.find_all("script", type=re.compile(r"^application/ld\+json", re.I)):
        try:
            data = json.loads(script.string or "")
        except (ValueError, RecursionError):
            continue
        articles.extend(item for item in _objects(data) if _is_article(item))
    articles.sort(key=lambda item: _types(item) == ["WebPage"])
    if not articles:
        return Metadata()
    item = articles[0]
    return Metadata(
        title=_clean(item.get("headline")) or _clean(item.get("name")),
        author=_names(_people(item.get("author"))) or _names(_people(item.get("creator"))),
        outlet=_names(item.get("publisher")),
        date=iso_date(str(item.get("datePublished") or "")),
        url=_address(item.get("url")) or _address(item.get("mainEntityOfPage")),
        rights=_address(item.get("license")),
    )


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block, those in lists and graphs too."""
    stack = [data]
    while stack:
        value = stack.pop(0)
        if isinstance(value, list):
            stack = [*value, *stack]
        elif isinstance(value, dict):
            yield value
            if isinstance(value.get("@graph"), list):
                stack = [*value["@graph"], *stack]


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _is_article(item: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(kind) for kind in _types(item))


def _names(value: Any) -> str | None:
    values = value if isinstance(value, list) else [value]
    names = [_clean(v.get("name") if isinstance(v, dict) else v) for v in values]
    known = [name for name in names if name and not _URL.search(name)]
    return "; ".join(dict.fromkeys(known)) or None


def _people(value: Any) -> Any:
    """The authors that are not said to be a body: a site names itself where nobody signs."""
    values = value if isinstance(value, list) else [value]
    return [v for v in values if not (isinstance(v, dict) and "Organization" in _types(v))]


def _address(value: Any) -> str | None:
    return _clean(value.get("@id") if isinstance(value, dict) else value)


def _clean(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(value.split())[:_MAX_VALUE] or None
