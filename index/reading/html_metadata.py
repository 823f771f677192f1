"""What an HTML page states of itself: JSON-LD (schema.org), Open Graph, Dublin Core, meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
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
    "dc.date.created",
    "og:published_time",
    "sailthru.date",
    "govuk:first-published-at",
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
# What a page's title has behind its heading: "The weir breaks | Local news | Harbour Watch".
_BEHIND = re.compile(r"(?:\s+[-–—|·•:]\s+[^|]{2,60}?){1,5}")
_PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2} [^\W\d_a-z][\w'’-]*")
_PARTING = re.compile(r":\s+|\s+[-–—|·•]\s+")
_PARTS = re.compile(r"\s+[-–—|·•:]\s+")
_LEAST_HEADING = 4
# How a template names the element with the day on which a text appeared.
_PUBLISHED = re.compile(r"(?:^|[-_ ])(?:published|pubdate|entry-date|post-date)(?:$|[-_ ])")
_CHANGED = re.compile(r"(?:^|[-_ ])(?:updated|modified)(?:$|[-_ ])")
_DATE_LABEL = re.compile(
    r"(?:date(?: published| of (?:publication|issue))?|(?:first )?published(?: on)?|posted(?: on)?"
    r"|publication date|issued|release date)\s*:?",
    re.IGNORECASE,
)


def read_metadata(soup: BeautifulSoup) -> Metadata:
    """Metadata as the page states it; JSON-LD first, then meta tags, then <title>."""
    linked = _from_json_ld(soup)
    tags = _meta_tags(soup)
    title, site = _page_title(soup)
    stated = linked.title or _first(tags, _TITLE)
    outlet = linked.outlet or _first(tags, _OUTLET)
    return Metadata(
        title=_without_site(soup, stated or title, outlet),
        author=linked.author or _author(tags) or _shown_author(soup),
        outlet=outlet or site,
        date=linked.date or _first_date(tags) or _shown_date(soup),
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
        behind = text[len(heading) :]
        site = _PARTS.split(behind)[-1].strip()
        if _BEHIND.fullmatch(behind):
            # behind a sitting's name stands its day
            return heading, None if iso_date(site) else site
        return _below_name(soup, text, heading)
    # a page's title is often a shorter one; its site is named elsewhere on the page too
    last = list(_SITE.finditer(text))[-1:]
    site = last[0]["site"].strip() if last and last[0].end() == len(text) else None
    named = site is not None and not iso_date(site) and _names_itself(soup, site)
    return (heading, site) if named and headings[0].name == "h1" else (text, None)


def _below_name(soup: BeautifulSoup, text: str, heading: str) -> tuple[str | None, str | None]:
    """The title and the name of a blog, whose name is the page's first heading and comes first."""
    parting = _PARTING.match(text, len(heading))
    title = text[parting.end() :] if parting else ""
    below = {_clean(tag.get_text(" ")) for tag in soup.find_all(["h2", "h3"])}
    return (title, heading) if title in below else (text, None)


def _without_site(soup: BeautifulSoup, title: str | None, outlet: str | None) -> str | None:
    """The title without the sections and the site's name that stand behind it, or before it."""
    if not title:
        return title
    headings = soup.find_all("h1")
    for tag in headings if outlet or len(headings) == 1 else ():
        heading = _clean(tag.get_text(" ")) or ""
        if len(heading) >= _LEAST_HEADING and title.startswith(heading) and title != heading:
            behind = title[len(heading) :]
            if _BEHIND.fullmatch(behind) and heading != outlet:
                return heading
    last = list(_SITE.finditer(title))[-1:]
    if outlet and last and last[0].end() == len(title):
        site = last[0]["site"].strip()
        if site.casefold() == outlet.casefold():
            return title[: last[0].start()]
    if outlet and title.startswith(outlet):
        parting = _PARTING.match(title, len(outlet))
        return title[parting.end() :] if parting else title
    return title


def _shown_author(soup: BeautifulSoup) -> str | None:
    """The people whom the page's elements name as its authors; no writers of comments."""
    found: list[str] = []
    for tag in soup.select("[itemprop~=author], [rel~=author], .post-author .fn"):
        name = _clean(tag.get_text(" ") or tag.get("content"))
        above = (_class_names(parent) for parent in tag.find_parents())
        if name and _PERSON.fullmatch(name) and not any("comment" in names for names in above):
            found.append(name)
    return "; ".join(dict.fromkeys(found)) or None


def _shown_date(soup: BeautifulSoup) -> str | None:
    """The day on which the text appeared, as its elements say: <time>, a label and a date."""
    heading = soup.find("h1")
    times = soup.find_all(["time", "abbr"])
    marked = [tag for tag in times if _PUBLISHED.search(_class_names(tag))]
    below = _times_around(heading) if isinstance(heading, Tag) else []
    for tag in (*soup.select("[itemprop~=datePublished]"), *marked, *below):
        value = tag.get("datetime") or tag.get("content") or tag.get("title")
        changed = _CHANGED.search(_class_names(tag)) and not _PUBLISHED.search(_class_names(tag))
        date = iso_date(value) if isinstance(value, str) and not changed else None
        if date:
            return date
    for label in soup.find_all(["dt", "th"]):
        # a box of facts gives the day of what the text is about
        facts = any("infobox" in _class_names(parent) for parent in label.find_parents("table"))
        if not facts and _DATE_LABEL.fullmatch(label.get_text(" ", strip=True)):
            beside = label.find_next_sibling(["dd", "td"])
            date = iso_date(beside.get_text(" ", strip=True)) if beside is not None else None
            if date:
                return date
    return None


def _times_around(heading: Tag) -> list[Tag]:
    """The <time> elements from the heading's own box on: one may stand above it."""
    box = heading.find_parent(["header", "article", "section", "div"])
    own = box.find_all("time") if box is not None else []
    return [*own[:1], *heading.find_all_next("time", limit=1)]


def _class_names(tag: Tag) -> str:
    classes: str | list[str] = tag.attrs.get("class", [])
    return " ".join([classes] if isinstance(classes, str) else classes).lower()


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
