"""The web site that a document was taken from, as its furniture names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.analysis import BlockKind
from index.structure.pieces import Piece

_URL_ONLY = re.compile(r"^[<(]*(?P<url>(?:https?://|www\.)\S+?)[>)]*$")
_HOST = re.compile(
    r"(?<![\w-])(?:https?://|@)?(?:www\.)?(?P<host>(?:[\w-]{1,63}\.){1,5}(?:com|org|net|info"
    r"|news|ru|uk|eu|de|fr|io|ca|au))\b",
    re.IGNORECASE,
)
_ELSEWHERE = frozenset(
    ("facebook", "twitter", "x", "youtube", "instagram", "telegram", "t", "linkedin", "google")
)


@dataclass(frozen=True, slots=True)
class Site:
    """A site's host ("example.org"), the page's address, and the words of its furniture."""

    host: str | None
    url: str | None
    words: str

    def outlet(self, names: Sequence[str | None]) -> str | None:
        """The name that a byline or the furniture gives the site's host; else the host."""
        if self.host is None:
            return None
        label = _squeezed(self.host.rsplit(".", 1)[0].split(".")[-1])
        for name in names:
            if name and _squeezed(name) == label:
                return name
        for word in re.findall(r"[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,4}", self.words):
            parts = word.split()
            for start in range(len(parts)):
                for end in range(start + 1, len(parts) + 1):
                    if _squeezed("".join(parts[start:end])) == label:
                        return " ".join(parts[start:end])
        return self.host


def read_site(pieces: Sequence[Piece]) -> Site:
    """Read the site from a document's furniture; hosts that furniture disagrees on are no site."""
    furniture = [piece for piece in pieces if piece.kind is BlockKind.FURNITURE]
    hosts: Counter[str] = Counter()
    for piece in furniture:
        for match in _HOST.finditer(piece.text):
            host = match["host"].lower()
            if host.split(".")[-2] not in _ELSEWHERE:
                hosts[host] += 1
    host = next(iter(hosts)) if len(hosts) == 1 else None
    last = _URL_ONLY.match(pieces[-1].text) if pieces else None
    url = last["url"] if last and last["url"].startswith("http") else None
    return Site(host, url, " | ".join(piece.text for piece in furniture))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
