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
        ("Leave the driver alone", "Name and address supplied"),
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


LETTERS = """# Letters to the editor

The Valley Herald, 14 March 2024

## The bridge must stay

Sir, the council wants to pull down the bridge without asking anybody who has to cross it.

MARTHA KELL (Mrs), Oberau

*The council was asked for a comment and did not reply. – The editors*

## A waste of money

The bridge costs us 40,000 a year. It should go.

Jon Pell
Unterau

## Corrections

On Monday we gave a wrong year for the mill. It was built in 1874 and not in 1847.
"""


def test_a_page_of_nothing_but_letters_has_an_article_for_each() -> None:
    found = [(a.metadata.title, a.metadata.author) for a in _articles(LETTERS)]
    assert [pair for pair in found if pair[0]] == [
        ("Letters to the editor", None),
        ("The bridge must stay", "Martha Kell"),
        ("A waste of money", "Jon Pell"),
        ("Corrections", None),
    ]


def test_a_note_of_the_editors_is_not_the_writers() -> None:
    (note,) = [
        article for article in _articles(LETTERS) if "The editors" in article.span.of(LETTERS)
    ]
    assert note.metadata.author is None
    assert "bridge" not in note.span.of(LETTERS)


def test_one_section_with_a_signature_is_the_end_of_an_article() -> None:
    text = (
        "# The bridge\n\nThe bridge has stood since 1911 and nobody has ever been hurt on it.\n\n"
        "## What now\n\nThe council will decide in May whether it is to be pulled down.\n\n"
        "Jon Pell, Unterau\n"
    )
    assert len(_articles(text)) == 1


def test_a_letter_is_signed_above_the_editors_answer() -> None:
    text = (
        "Letters to the Editor\nThe Granmere Courier, 28 August 2026\n\nNot our crane\n\n"
        "Sir, – As secretary of the pilots' union I have watched for a fortnight as my members were "
        "blamed for what the wind did to the crane.\n\n"
        "Nobody asked them, and nobody measured the wind on the evening before it fell.\n\n"
        "Yours faithfully,\nOwen Tarrant\nSecretary, Granmere Pilots' Union\n\n"
        "The editor writes: We stand by our report, which rests on what three witnesses told us.\n"
    )
    (letter,) = _articles(text, "letter.txt")
    assert letter.metadata.author == "Owen Tarrant"


def test_untitled_letters_are_told_apart_by_salutation_and_signature() -> None:
    text = (
        "LETTERS TO THE EDITOR\n\nThe Granmere Courier, 28 August 2026\n\n"
        "Sir - Your report says that the crane fell at noon. It fell at one.\nAda Lind, Granmere\n\n"
        "Sir - I must object to the claim that the crane was old. It was built in May.\n"
        "Jonas Kerr, Tarn\n\n"
        "Sir - I saw it lean for a week, and nobody came to look at it.\nName withheld\n"
    )
    raw = read_document(text.encode(), "letters.txt")
    drafts = find_articles(raw, path="letters.txt")
    assert [d.metadata.author for d in drafts] == [
        *(None, "Ada Lind", "Jonas Kerr"),
        "Name withheld",
    ]
    assert {d.metadata.outlet for d in drafts} == {"The Granmere Courier"}
    assert {d.metadata.date for d in drafts} == {"2026-08-28"}
