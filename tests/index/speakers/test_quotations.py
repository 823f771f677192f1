"""Quotation marks of all kinds, balanced and not."""

from __future__ import annotations

from index.speakers.quotations import find_quotations


def quoted(*texts: str) -> list[str]:
    return [texts[q.paragraph][q.start : q.end] for q in find_quotations(texts)]


def test_straight_marks() -> None:
    assert quoted('She said, "It rains," and left.') == ['"It rains,"']


def test_typographic_marks() -> None:
    assert quoted("“It rains,” she said. “Again.”") == ["“It rains,”", "“Again.”"]


def test_marks_of_two_kinds_in_one_quotation() -> None:
    assert quoted('“It rains," she said.') == ['“It rains,"']


def test_single_marks() -> None:
    assert quoted("‘It rains again,’ she said.") == ["‘It rains again,’"]


def test_apostrophes_are_no_marks() -> None:
    assert quoted("The workers' union didn't meet; it's the dogs' day.") == []


def test_inches_are_no_marks() -> None:
    assert quoted("He is 6'2\" tall.") == []


def test_single_marks_inside_double_ones() -> None:
    found = find_quotations(["\"He told me, 'Stop it now,' and left,\" she said."])
    assert [q.depth for q in found] == [0, 1]


def test_each_paragraph_of_a_long_quotation_opens_anew() -> None:
    found = find_quotations(["“One.", "“Two.”"])
    assert [q.continues for q in found] == [False, True]


def test_a_quotation_opened_once_goes_on_until_it_closes() -> None:
    assert quoted("“One, and more.", "Two, and more.", "Three.” he said.") == [
        "“One, and more.",
        "Two, and more.",
        "Three.”",
    ]


def test_a_mark_never_closed_ends_with_its_sentence() -> None:
    assert quoted("It makes him “untouchable. We hope so.", "Next.") == ["“untouchable."]


def test_a_mark_never_opened_begins_with_its_paragraph() -> None:
    text = (
        "The minister will travel to the coast on Monday and meet the fishermen there.” (A paper)"
    )
    assert quoted(text) == [text[:-10]]
