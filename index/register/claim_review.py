"""Reading ClaimReview files, as fact-checkers publish them.

Source: https://schema.org/ClaimReview, in JSON-LD: one object, a list, or a "@graph" among other
things. Nothing is fetched, no context resolved; what stands in the file is data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from index.errors import RegisterError

FILE_ENDING = ".claimreview.json"
_TYPE = "ClaimReview"
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim that somebody has checked; unknown values are None.

    `claim` is what was checked, `publisher` who checked it, `rating` the verdict in the
    publisher's own words, `url` a web address, `date` as the publisher writes it.
    """

    claim: str
    publisher: str | None = None
    rating: str | None = None
    url: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class RegisteredClaim:
    """A checked claim in one state of the corpus.

    `key` names the cached vector of its words, `statements` are the ids of those that say it.
    """

    claim: CheckedClaim
    key: str
    statements: tuple[str, ...] = ()


def parse_register(data: bytes, name: str) -> tuple[CheckedClaim, ...]:
    """The claims of a ClaimReview file; what is of another type is passed over.

    Args:
        data: the file's bytes, UTF-8.
        name: what messages call it.

    Raises:
        RegisterError: it is not JSON, holds no ClaimReview, or one has a missing or bad field;
            the message names the entry and the field.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RegisterError(f"{name}: is not valid JSON ({error})") from error
    reviews = [node for node in _nodes(content) if _is_review(node)]
    if not reviews:
        raise RegisterError(f"{name}: holds no object of the type {_TYPE}")
    return tuple(_claim(node, name, number) for number, node in enumerate(reviews, start=1))


def _nodes(content: Any) -> Iterator[Mapping[str, Any]]:
    """The objects at the top: of a list, and of each "@graph"."""
    for item in content if isinstance(content, list) else [content]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph", [])
            nodes = graph if isinstance(graph, list) else [graph]
            yield from (node for node in nodes if isinstance(node, dict))


def _is_review(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(t, str) and t.rsplit("/", 1)[-1] == _TYPE for t in named)


def _claim(node: Mapping[str, Any], name: str, number: int) -> CheckedClaim:
    where = f"{name}: {_TYPE} {number}"
    claim = _text(node.get("claimReviewed"), f"{where}: claimReviewed")
    if claim is None:
        raise RegisterError(f"{where}: claimReviewed: is missing")
    publisher = _named(node.get("author"), f"{where}: author")
    return CheckedClaim(
        claim=claim,
        publisher=publisher or _named(node.get("publisher"), f"{where}: publisher"),
        rating=_rating(node.get("reviewRating"), f"{where}: reviewRating"),
        url=_address(_text(node.get("url"), f"{where}: url")),
        date=_text(node.get("datePublished"), f"{where}: datePublished"),
    )


def _rating(value: Any, where: str) -> str | None:
    """The verdict: in words, else the number with the best there is."""
    if value is None:
        return None
    if not isinstance(value, dict):
        return _text(value, where)
    said = _text(value.get("alternateName"), f"{where}.alternateName")
    said = said or _text(value.get("name"), f"{where}.name")
    given = _text(value.get("ratingValue"), f"{where}.ratingValue")
    best = _text(value.get("bestRating"), f"{where}.bestRating")
    return said or (f"{given} of {best}" if given and best else given)


def _named(value: Any, where: str) -> str | None:
    """The name of a person or organisation, or of the first of several."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        return _text(first.get("name"), f"{where}.name")
    return _text(first, where)


def _text(value: Any, where: str) -> str | None:
    """A text or number as one line; of a list its first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value", value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise RegisterError(f"{where}: must be text")
    # JSON can write half of a surrogate pair, which is no character.
    text = " ".join(str(value).encode("utf-8", "replace").decode().split())
    if len(text) > _LONGEST:
        raise RegisterError(f"{where}: is longer than {_LONGEST:,} characters")
    return text or None


def _address(url: str | None) -> str | None:
    """A web address; anything else must not become a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
