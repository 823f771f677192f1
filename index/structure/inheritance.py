"""What an article's metadata takes from around it: masthead, site, container, sidecar."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from index.analysis import ArticleDraft, BlockKind
from index.domain import Metadata
from index.structure.credit import Credit
from index.structure.names import person_name
from index.structure.site import Site

if TYPE_CHECKING:
    from index.reading.sidecar import Sidecar


def inherit(drafts: Sequence[ArticleDraft], masthead: Credit, site: Site) -> list[ArticleDraft]:
    """Give articles what the masthead, the site, or the head that bundles them says for all.

    An article that credits another outlet than its document's is a repost: that one is the
    original outlet. A head without a text of its own bundles what follows it.
    """
    stated = any(draft.metadata.outlet for draft in drafts)
    names = [draft.metadata.author for draft in drafts]
    outlet = masthead.outlet or (None if stated else site.outlet(names))
    # A masthead is often set in capitals; a credit line spells the same name as usual.
    spelled = (draft.metadata.outlet for draft in drafts)
    outlet = next(
        (o for o in spelled if o and outlet and o.casefold() == outlet.casefold()), outlet
    )
    if len(drafts) == 1 and masthead.outlet:
        # "Ann Lee, 3 May 2024" below the name of a body
        drafts = [replace(drafts[0], metadata=_person_as_author(drafts[0].metadata, outlet))]
    container = Metadata(outlet=outlet, date=masthead.date, url=site.url)
    result = []
    for draft in drafts:
        own = _taken_from(container, draft.metadata)
        result.append(replace(draft, metadata=_without_publisher_as_author(own)))
        if not any(b.kind.readable and b.kind is not BlockKind.HEADING for b in draft.blocks):
            container = replace(container, outlet=own.outlet, date=own.date)
    return result


def of_one_page(drafts: Sequence[ArticleDraft], starts: Collection[int]) -> list[ArticleDraft]:
    """Give the letters and comments of a page its outlet and date.

    Args:
        drafts: all articles of a document.
        starts: the offsets at which those begin that are parts of the first one's page.
    """
    if not drafts:
        return []
    page = Metadata(outlet=drafts[0].metadata.outlet, date=drafts[0].metadata.date)
    return [
        replace(draft, metadata=_taken_from(page, draft.metadata))
        if draft.span.start in starts
        else draft
        for draft in drafts
    ]


def _taken_from(container: Metadata, own: Metadata) -> Metadata:
    outlet = container.outlet
    if outlet and own.outlet and own.outlet.casefold() != outlet.casefold():
        own = replace(own, outlet=outlet, original_outlet=own.original_outlet or own.outlet)
    return replace(
        own,
        outlet=own.outlet or outlet,
        date=own.date or container.date,
        url=own.url or container.url,
    )


def _person_as_author(own: Metadata, outlet: str | None) -> Metadata:
    """A name beside a date that may be a paper's is the author's where the paper is known."""
    named = own.outlet if own.outlet and own.date and person_name(own.outlet) else None
    if own.author or named is None or (outlet and named.casefold() == outlet.casefold()):
        return own
    return replace(own, author=named, outlet=None)


def _without_publisher_as_author(own: Metadata) -> Metadata:
    """A byline that only names the republisher says nothing of who wrote a reposted piece."""
    if own.author and own.author == own.outlet and own.original_outlet:
        return replace(own, author=own.original_outlet)
    return own


def with_given(
    draft: ArticleDraft, given: Metadata, sidecar: Sidecar | None, *, alone: bool
) -> ArticleDraft:
    """Lay what the format and the user state over what was read from the text.

    Args:
        draft: the article.
        given: what the file's format states of the document.
        sidecar: what the user states beside it.
        alone: whether the document has no other article.
    """
    metadata = draft.metadata
    if alone:
        metadata = over(
            replace(given, author=_all_authors(given.author, metadata.author)), metadata
        )
    else:
        metadata = over(metadata, replace(given, title=None, author=None))
    if sidecar is None:
        return replace(draft, metadata=metadata)
    general = sidecar.metadata
    if not alone:
        metadata = over(metadata, replace(general, title=None))
        general = replace(general, title=None, author=None, date=None)
    metadata = over(general, metadata)
    for heading, own in sidecar.articles.items():
        if _same(heading, draft.metadata.title):
            metadata = over(own, replace(metadata, title=own.title or heading))
    return replace(draft, metadata=metadata)


def _all_authors(given: str | None, signed: str | None) -> str | None:
    """Who wrote it: a page's data often name the first of those who sign below the title."""
    if not given or not signed:
        return given
    return signed if set(given.split("; ")) < set(signed.split("; ")) else given


def _same(heading: str, title: str | None) -> bool:
    def key(text: str) -> str:
        return re.sub(r"[\W_]+", " ", text).strip().casefold()

    return title is not None and key(heading) == key(title)


def over(first: Metadata, second: Metadata) -> Metadata:
    """Each field from the first, or from the second where the first doesn't know it."""
    return Metadata(
        **{f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(Metadata)}
    )
