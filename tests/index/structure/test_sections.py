"""Letters and comments inside a page that bundles them."""

from __future__ import annotations

from index.analysis import ArticleDraft
from index.reading import read_document
from index.settings import IndexSettings
from index.structure import find_articles

PAGE = """GRANMERE COURIER | Home | News | Tides | Letters

# The weekend page: the crane and what you made of it

27 January 2024

The harbour will be closed for another week, the port authority said on Friday, because the wreck of
the crane has still not been cut up and carried away by the firm that was hired to do it.

## Comment: Spare us the scapegoats

*Our columnist Hugh Abelard has lived on the quay for forty years*

Everybody has a villain, and mine is the wind that nobody had measured on the evening before.

## Letters to the editor

**What I saw from the pier**

Sir – I was on the pier with my class and saw the crane lean over long before anybody shouted.

Owen Tarrant, Granmere

**Leave the driver alone**

Dear Editor, the man has driven that crane for thirty years and never once hurt a soul with it.

Name and address supplied

## Corrections

In our report of last week the crane was said to be forty metres high; it was thirty-four metres.
"""


def _articles(text: str, name: str = "page.md") -> tuple[ArticleDraft, ...]:
    raw = read_document(text.encode(), name, settings=IndexSettings())
    return find_articles(raw, path=name)


def test_letters_and_comments_have_their_own_authors() -> None:
    found = [(d.metadata.title, d.metadata.author) for d in _articles(PAGE)]
    assert found == [
        ("The weekend page: the crane and what you made of it", None),
        ("Comment: Spare us the scapegoats", "Hugh Abelard"),
        ("What I saw from the pier", "Owen Tarrant"),
        ("Leave the driver alone", None),
        ("Corrections", None),
    ]


def test_they_share_the_pages_outlet_and_date() -> None:
    shared = {(d.metadata.outlet, d.metadata.date) for d in _articles(PAGE)}
    assert shared == {("Granmere Courier", "2024-01-27")}


def test_a_single_letter_is_one_article() -> None:
    letter = (
        "The crane\n\nSir – I was on the pier with my class and saw the crane lean over long before "
        "anybody on the quay shouted.\n\nNobody has asked us what we saw.\n\nOwen Tarrant, Granmere\n"
    )
    assert len(_articles(letter, "letter.txt")) == 1


def test_a_name_in_capitals_signs_only_with_a_place() -> None:
    page = PAGE.replace("Owen Tarrant, Granmere", "OWEN TARRANT, Granmere")
    assert _articles(page)[2].metadata.author == "Owen Tarrant"


def test_two_headings_in_a_comment_start_no_article() -> None:
    page = PAGE.replace(
        "Everybody has a villain",
        "**Captain Lind**\n\n**The wind and the wheel**\n\nEverybody has a villain",
    )
    assert [d.metadata.title for d in _articles(page)] == [
        d.metadata.title for d in _articles(PAGE)
    ]
