"""Which elements of an HTML page are no part of what it says: navigation, forms, pitches."""

from __future__ import annotations

import re

from bs4.element import PageElement, Tag

from index.reading.html_sections import sections_beside

_ELEMENTS = frozenset("nav aside footer form button select search dialog menu input label".split())
_ROLES = frozenset(
    "navigation banner contentinfo complementary search form dialog alertdialog menu menubar "
    "toolbar alert".split()
)
_NAMES = re.compile(
    r"(?:^|[-_ ])(?:ads?|advert\w*|sponsor\w*|promo\w*|banner|cookies?|consent|gdpr|newsletter|"
    r"subscri\w+|sign-?up|paywall|share|sharing|social\w*|follow-?us|breadcrumbs?|nav\w*|menu|"
    r"sidebar|related\w*|recommend\w*|read-?more|more-?from|most-?read|trending|footer|site-?header|"
    r"masthead|comments?|disqus|popup|modal|skip-?link|skip-?to-?content|pagination|pager|tags|"
    r"taglist|tag-?cloud|screen-?reader-text|sr-only|visually-?hidden|toolbar|donat\w+|copyright|"
    r"legal|disclaimer|author-?(?:bio|box|card|info)|about-?(?:the-?)?author|sitenotice"
    # an encyclopaedia's boxes and lists, and the bar of an archive above a page that it kept
    r"|ambox|navbox|catlinks|printfooter|hatnote|toc|reflist|references|wm-ipp)(?:$|[-_ ])"
)
_LINES = frozenset("div p ul ol span td".split())
_LEAST_LINKS = 3
_NEVER = frozenset("html body main article".split())
# An element that holds most of the page is the page, whatever a style sheet calls it.
_MOST = 0.4


def furniture_of(root: Tag) -> set[int]:
    """The identities (`id`) of the outermost elements below `root` that are page furniture."""
    found: set[int] = set()
    lengths = _text_lengths(root)
    limit = _MOST * max(lengths[id(root)], 1)
    for tag in root.find_all(True):
        small = tag.name in ("nav", "button", "select") or lengths.get(id(tag), 0) < limit
        if small and tag.name not in _NEVER and _is_furniture(tag):
            found.add(id(tag))
    found.update(id(tag) for tag in sections_beside(root) if lengths.get(id(tag), 0) < limit)
    return found


def _text_lengths(root: Tag) -> dict[int, int]:
    """How many characters of text each element holds, in one pass over the tree."""
    lengths: dict[int, int] = {}
    stack: list[tuple[PageElement, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if not isinstance(node, Tag):
            lengths[id(node.parent)] += len(str(node))
        elif entering:
            lengths[id(node)] = 0
            stack.append((node, False))
            stack.extend((child, True) for child in node.contents)
        elif node is not root:
            lengths[id(node.parent)] += lengths[id(node)]
    return lengths


def _is_only_links(tag: Tag) -> bool:
    """Whether nothing but several links stand on a line: "Print | Larger text | Tell a friend"."""
    links = tag.find_all(["a", "button"])
    if len(links) < _LEAST_LINKS:
        return False
    linked = sum(len(link.get_text().strip()) for link in links)
    return sum(map(str.isalnum, tag.get_text())) <= linked


def _is_furniture(tag: Tag) -> bool:
    if tag.name in _ELEMENTS:
        return not (tag.name == "footer" and tag.find_parent(["blockquote", "figure"]))
    if tag.name in _LINES and _is_only_links(tag):
        return True
    if tag.attrs.get("role") in _ROLES or tag.attrs.get("aria-hidden") == "true":
        return True
    if tag.name == "header":
        # A page's head is furniture, an article's is its title and byline.
        return tag.find_parent(["article", "main"]) is None and tag.find("h1") is None
    classes: str | list[str] = tag.attrs.get("class", [])
    names = [*([classes] if isinstance(classes, str) else classes), str(tag.attrs.get("id", ""))]
    return any(name and _NAMES.search(name.lower()) for name in names)
