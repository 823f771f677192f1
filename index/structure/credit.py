"""What credit lines say of an article: the type that their readers share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """What one credit line says. `dated` also where the date lacks its year."""

    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    original_outlet: str | None = None
    original_url: str | None = None
    dated: bool = False
    byline: bool = False
    """Whether the line says who wrote, if only "by our correspondent"."""
    place: bool = False


def merge_credits(first: Credit, second: Credit) -> Credit:
    """What two credit lines say together; the first wins."""
    return Credit(
        author=first.author or second.author,
        outlet=first.outlet or second.outlet,
        date=first.date or second.date,
        original_outlet=first.original_outlet or second.original_outlet,
        original_url=first.original_url or second.original_url,
        dated=first.dated or second.dated,
        byline=first.byline or second.byline,
        place=first.place or second.place,
    )
