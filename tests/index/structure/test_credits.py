from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.bylines import authors_of, read_name_and_outlet, split_inline_byline
from index.structure.credits import read_credit
from index.structure.names import person_name


@pytest.mark.parametrize(
    ("line", "author", "outlet", "date"),
    [
        ("By Elsa Bringold and Matti Oram", "Elsa Bringold; Matti Oram", None, None),
        ("by Pastor Gunvor Seel", "Pastor Gunvor Seel", None, None),
        ("written by Valley - The Voice", "Valley - The Voice", None, None),
        ("By Ines Marlow, Tarrow Valley Courier", "Ines Marlow", "Tarrow Valley Courier", None),
        ("By Bo Ek, science editor", "Bo Ek", None, None),
        ("Posted by Ann Lee on 4 May 2020", "Ann Lee", None, "2020-05-04"),
        ("Posted on May 4, 2020 by Ann Lee", "Ann Lee", None, "2020-05-04"),
        ("Published 4 May 2020 | Updated 5 May 2020 | By Ann Lee", "Ann Lee", None, "2020-05-04"),
        ("Interview: Hanne Lund", "Hanne Lund", None, None),
        ("Author: Hanne Lund, Flood Research Unit", "Hanne Lund", None, None),
        ("First published on Sat 3 May 2025 07.02 CET", None, None, "2025-05-03"),
        ("By Coastwire staff", "Coastwire staff", None, None),
        ("The Quay · a magazine for sailors · March 2025", None, "The Quay", "2025-03"),
        ("Andre Damon 14 February 2023", "Andre Damon", None, "2023-02-14"),
        ("Harbour Research, February 19, 2023", None, "Harbour Research", "2023-02-19"),
        ("The Ledger (members' paper), March 2020", None, "The Ledger", "2020-03"),
        ("The Ledger | Wednesday, 20 November 2019 | Sport", None, "The Ledger", "2019-11-20"),
        ("Eskeberg, 16 February 2020", None, None, "2020-02-16"),
        ("Published: 17 February 2019, 6.10 am", None, None, "2019-02-17"),
        ("A leaflet of the Workers' Union, January 2019", None, "Workers' Union", "2019-01"),
        ("The original source of this article is The Ledger", None, "The Ledger", None),
        ("**Quay & Tide, March 2024. Interview: Ann Lee**", "Ann Lee", "Quay & Tide", "2024-03"),
        (
            "*Under the Oak – notes from a village. Posted by Bo Ek, Sunday 4 May 2020*",
            "Bo Ek",
            "Under the Oak",
            "2020-05-04",
        ),
        ("Words: Ann Lee. Pictures: Bo Ek", "Ann Lee", None, None),
    ],
)
def test_reads_credit_lines(
    line: str, author: str | None, outlet: str | None, date: str | None
) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert (credit.author, credit.outlet, credit.date) == (author, outlet, date)


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Originally published by The Coastal Review, 2 March 2020", "The Coastal Review"),
        ("This article was first published on Harbour.", "Harbour"),
        ("Source: example.org", "example.org"),
        ("Reprinted from The Ledger", "The Ledger"),
    ],
)
def test_reads_where_a_text_first_appeared(line: str, where: str) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert credit.original_outlet == where


@pytest.mark.parametrize(
    "line",
    [
        "The vote was carried by 21 to 14.",
        "The hall was full by then. Interview rooms: two of them were locked.",
        "Nobody had asked us. Report: Ann Lee",
        "By noon the hall was full.",
        "By then, the police had counted seven dead.",
        "On 4 May 2020 the bridge fell.",
        "On 4 May 2020 by Lom Bridge the ferry sank.",
        "Nine people died on 16 February 2019.",
        "From the archive",
        "Source close to the family say otherwise.",
        "In May the council said that it had first published the figure in June.",
        "",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    credit = read_credit(line)
    assert credit is None


@pytest.mark.parametrize("text", ["Ann Lee", "J. R. Pym", "Jean de la Tour", "Solveig Arnt"])
def test_person_names(text: str) -> None:
    assert person_name(text) == text


@pytest.mark.parametrize("text", ["The Daily Ledger", "Ann", "what we must do", "WAR NOW", "May 5"])
def test_other_words_are_no_person_names(text: str) -> None:
    assert person_name(text) is None


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("Noor Abbasey, Kelper Science Weekly", "Noor Abbasey", "Kelper Science Weekly"),
        ("Corin Aldate, resorts editor", "Corin Aldate", None),
        ("Celestine Ardwick’s column, The Meridian", "Celestine Ardwick", "The Meridian"),
        ("From our strike reporters, The Signal Lamp", None, "The Signal Lamp"),
    ],
)
def test_reads_names_under_a_title(line: str, author: str | None, outlet: str | None) -> None:
    credit = read_name_and_outlet(line)
    assert credit is not None
    assert (credit.author, credit.outlet) == (author, outlet)


def test_parts_a_title_from_the_byline_on_its_line() -> None:
    parts = split_inline_byline("The night the dam gave way By Nadia Brekke, Dalby Evening Post")
    assert parts is not None
    assert parts[0] == "The night the dam gave way"
    assert parts[1].author == "Nadia Brekke"


def test_title_with_by_is_no_byline() -> None:
    assert split_inline_byline("Hit by Storms") is None


@given(st.text())
def test_any_line_can_be_read(line: str) -> None:
    read_credit(line)
    read_name_and_outlet(line)
    split_inline_byline(line)


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("Ann Lee (now) and Bo Ek (earlier)", "Ann Lee; Bo Ek"),
        ("By Ann Lee", "Ann Lee"),
        ("Ann Lee, Bo Ek and Ada Holm", "Ann Lee; Bo Ek; Ada Holm"),
        ("Ann Lee; Bo Ek", "Ann Lee; Bo Ek"),
        ("Trade and Harbour Office", "Trade and Harbour Office"),
        ("quay_lee", "quay_lee"),
        (None, None),
    ],
)
def test_authors_as_a_pages_data_give_them(stated: str | None, authors: str | None) -> None:
    assert authors_of(stated) == authors
