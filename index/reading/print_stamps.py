"""What browsers stamp on the pages of a print: the time and the page's title, its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.domain import Metadata

_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s+.*)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?P<url>(?:https?|ﬁle|file|about)://?\S+)(?:\s+(?:page\s+)?\d{1,4}(?:/| of )\d{1,4})?"
    r"|(?:page\s+)?\d{1,4}(?:/| of )\d{1,4}\s+(?:https?|ﬁle|file)://\S+",
    re.IGNORECASE,
)
_WITH_COUNT = re.compile(
    r"(?m)^\s*(?P<url>https?://[^\s…]+)\s+(?:page\s+)?\d{1,4}(?:/| of )\d{1,4}\s*$"
)
_SITE = re.compile(r"^(?P<title>.+)\s+[|·–—-]\s+(?P<site>[^|·–—]{2,60})$")
_LONGEST = 300


def is_print_stamp(line: str) -> bool:
    """Whether a line at a page's edge is a browser's: when it printed what, or from where."""
    if len(line) > _LONGEST:
        return False
    return _PRINTED.fullmatch(line) is not None or _ADDRESS.fullmatch(line) is not None


def printed_url(text: str) -> str | None:
    """The address that a print gives beside its page count, unless it is cut short."""
    found = _WITH_COUNT.search(text)
    return found["url"] if found else None


def of_page_title(metadata: Metadata, headings: Sequence[str]) -> Metadata:
    """A page's title as printed ("Ferry sinks | Lakeside Echo") as the article's and its site.

    Args:
        metadata: what the file's properties say.
        headings: the headings of the text, one of which must be the title alone.
    """
    found = _SITE.match(metadata.title or "")
    shown = {" ".join(heading.split()).casefold() for heading in headings}
    if found is None or found["title"].casefold() not in shown:
        return metadata
    outlet = metadata.outlet or found["site"].strip()
    return replace(metadata, title=found["title"], outlet=outlet)
