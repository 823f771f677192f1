"""All conflicts of the corpus as a table, and one of them side by side. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from assistant.answer import Citation, CitedDispute
from assistant.rendering import words
from assistant.web.cards import chain, side_card
from assistant.web.escaping import attributes, escape, isolated
from assistant.web.requests import DisputeRequest, DisputesRequest, PlaceRequest

PAGE_ROWS = 25
GONE = "This dispute is no longer in the documents."
_COLUMNS = (
    ("kind", "Kind"),
    ("a", "One passage"),
    ("b", "Another passage"),
    ("confidence", "Confidence"),
)
_KEYS: dict[str, Callable[[CitedDispute], Any]] = {
    "confidence": lambda d: d.confidence,
    "kind": lambda d: d.kind,
    "a": lambda d: words.attribution(d.a).casefold(),
    "b": lambda d: words.attribution(d.b).casefold(),
}


def choose(disputes: Sequence[CitedDispute], request: DisputesRequest) -> list[CitedDispute]:
    """Filter by kind and words, then sort; equal ones stay in the given order."""
    sought = request.text.casefold().split()
    found = [
        dispute
        for dispute in disputes
        if (not request.kind or dispute.kind == request.kind)
        and all(word in _searched_text(dispute) for word in sought)
    ]
    return sorted(found, key=_KEYS[request.sort], reverse=request.descending)


def find(disputes: Sequence[CitedDispute], request: DisputeRequest) -> CitedDispute | None:
    """The dispute between two places, or None."""
    return next((d for d in disputes if _at(d.a, request.a) and _at(d.b, request.b)), None)


def table(disputes: Sequence[CitedDispute], request: DisputesRequest) -> str:
    """One page of the table; `disputes` are all that were chosen."""
    if not disputes:
        filtered = request.text or request.kind
        said = "No dispute fits." if filtered else "No dispute was found in these documents."
        return f'<p class="notice">{said}</p>'
    first = min(request.page * PAGE_ROWS, (len(disputes) - 1) // PAGE_ROWS * PAGE_ROWS)
    rows = disputes[first : first + PAGE_ROWS]
    return (
        '<div class="table-frame" role="region" aria-label="Disputes" tabindex="0">'
        f'<table class="disputes"><thead><tr>{_heads(request)}</tr></thead>'
        f"<tbody>{''.join(_row(dispute) for dispute in rows)}</tbody></table></div>"
        f"{_pager(first, len(rows), len(disputes))}"
    )


def pair(a: Citation, b: Citation, *, kind: str, clash: tuple[str, str] = ("", "")) -> str:
    """Both passages of a dispute next to each other, alike in size."""
    said = ""
    if all(clash):
        said = (
            f'<p class="clash"><q>{isolated(clash[0])}</q> <span class="against">against</span> '
            f"<q>{isolated(clash[1])}</q></p>"
        )
    sides = "".join(
        f'<div class="side" role="group" aria-label="Side {letter}">'
        f'<p class="side-name" aria-hidden="true">{letter}</p>{side_card(citation)}</div>'
        for letter, citation in (("A", a), ("B", b))
    )
    return (
        f'<section class="disagreement" aria-label="Both passages"><h3 class="disagreement-head">'
        f"{escape(words.DISPUTE_WORDS[kind].capitalize())}</h3>{said}"
        f'<div class="sides">{sides}</div></section>'
    )


def clashing_words(dispute: CitedDispute) -> tuple[str, str]:
    """The words that clash, as they stand."""
    ends = zip((dispute.a, dispute.b), dispute.clash, strict=True)
    a, b = (" ".join(end.quote[s - end.start : e - end.start].split()) for end, (s, e) in ends)
    return a, b


def _heads(request: DisputesRequest) -> str:
    cells = []
    for key, title in _COLUMNS:
        sorted_by = request.sort == key
        direction = ("descending" if request.descending else "ascending") if sorted_by else None
        arrow = {"descending": " ↓", "ascending": " ↑", None: ""}[direction]
        cells.append(
            f"<th scope='col'{attributes(aria_sort=direction)}>"
            f'<button type="button" class="sort" data-do="sort" data-key="{key}">{title}'
            f'<span aria-hidden="true">{arrow}</span></button></th>'
        )
    return "".join(cells)


def _row(dispute: CitedDispute) -> str:
    kind = words.DISPUTE_WORDS.get(dispute.kind, dispute.kind)
    place = attributes(
        data_a_document=dispute.a.document,
        data_a_start=dispute.a.start,
        data_a_end=dispute.a.end,
        data_b_document=dispute.b.document,
        data_b_start=dispute.b.start,
        data_b_end=dispute.b.end,
    )
    a, b = clashing_words(dispute)
    label = f"{kind}: {a} against {b}. Show both passages"
    return (
        f"<tr{place}><th scope='row'><button type='button' class='open-pair' data-do='pair'"
        f"{attributes(aria_label=label)}>{escape(kind)}</button></th>"
        f"{_cell(dispute.a)}{_cell(dispute.b)}<td class='number'>{dispute.confidence:.0%}</td></tr>"
    )


def _cell(citation: Citation) -> str:
    return f'<td><p class="cell-quote">“{isolated(citation.display)}”</p>{chain(citation)}</td>'


def _pager(first: int, shown: int, total: int) -> str:
    before, after = first > 0, first + shown < total
    return (
        f'<nav class="pager" aria-label="Pages of the table"><button type="button" data-do="page" '
        f'data-step="-1"{attributes(disabled=not before)}>Previous</button>'
        f"<span>{first + 1:,}–{first + shown:,} of {total:,}</span>"
        f'<button type="button" data-do="page" data-step="1"{attributes(disabled=not after)}>'
        "Next</button></nav>"
    )


def _at(citation: Citation, place: PlaceRequest) -> bool:
    own = (citation.document, citation.start, citation.end)
    return own == (place.document, place.start, place.end)


def _searched_text(dispute: CitedDispute) -> str:
    ends = (dispute.a, dispute.b)
    return " ".join(f"{end.display} {words.attribution(end)}" for end in ends).casefold()
