"""Who issued a document that nobody signs."""

from __future__ import annotations

import pytest

from index.domain import Metadata
from index.reading import read_document
from index.settings import IndexSettings
from index.structure import find_articles
from index.structure.issuer import is_number, issuer_name, spelled

PROSE = (
    "The harbour was closed on Monday after a crane fell across both of the quays, and the ferries "
    "were sent to the neighbouring port until the wreck had been cut up and carried away.\n\n"
    "Nobody was hurt, and the company has promised to pay for the damage by the end of the year.\n"
)


def _metadata(head: str, name: str = "a.txt", *, below: str = "") -> Metadata:
    text = f"{head}\n\n{PROSE}\n{below}\n"
    raw = read_document(text.encode(), name, settings=IndexSettings())
    return find_articles(raw, path=name)[0].metadata


@pytest.mark.parametrize(
    ("head", "outlet", "title", "date"),
    [
        (
            "GRANMERE HARBOUR BOARD\nMedia statement: for immediate release\n9 March 2024\n\n"
            "Closure of the harbour",
            "Granmere Harbour Board",
            "Closure of the harbour",
            "2024-03-09",
        ),
        (
            "STATE PORTS AGENCY\nFall of a crane at Granmere, 4 March 2024\n"
            "Interim report, 4 May 2024",
            "State Ports Agency",
            "Fall of a crane at Granmere, 4 March 2024",
            "2024-05-04",
        ),
        (
            "CITY OF GRANMERE\nCouncil - Extraordinary sitting of Thursday, 7 March 2024\n"
            "Minutes (extract)\n\nItem 2. Events of 4 March",
            "City of Granmere",
            "Council - Extraordinary sitting of Thursday, 7 March 2024",
            "2024-03-07",
        ),
        (
            "TIDEWRACK – the magazine for people who live by the sea\nApril issue\n\n"
            "“A very old crane”",
            "TIDEWRACK",
            "“A very old crane”",
            None,
        ),
    ],
)
def test_the_top_line_names_who_issued_it(
    head: str, outlet: str, title: str, date: str | None
) -> None:
    found = _metadata(head)
    assert (found.outlet, found.title, found.date) == (outlet, title, date)
    assert found.author is None


def test_a_description_below_the_title_names_the_body() -> None:
    newsletter = _metadata(
        "# THE CAPSTAN\n\n*Newsletter of the Dockers’ Union, Granmere branch. Issue 7, "
        "11 March 2024. Pass it on!*\n\n## They knew",
        "a.md",
    )
    assert (newsletter.outlet, newsletter.date) == ("Dockers’ Union", "2024-03-11")
    chronicle = _metadata(
        "# Chronicle of a Monday, and of what came after it\n\n"
        "*Open Quays - citizens’ collective, Rope Lane. Copy it.*",
        "a.md",
    )
    assert chronicle.outlet == "Open Quays"
    compiled = _metadata(
        "# The crane: a chronology\n\n*Compiled by volunteers of Quay Watch from open sources, "
        "logs and our own visits to the port, and put in order as well as we could.*",
        "a.md",
    )
    assert compiled.outlet == "Quay Watch"


def test_who_leads_an_inquiry_is_its_author() -> None:
    found = _metadata(
        "PORT INSPECTORATE\nReport on the fall of a crane\nLead inspector: Dr Ada Lind\n"
        "Published 8 May 2024"
    )
    assert (found.outlet, found.author) == ("Port Inspectorate", "Ada Lind")


def test_a_blog_belongs_to_who_keeps_it() -> None:
    found = _metadata(
        "# Low Tide\n*Bo Ekström’s notes on the harbour*\n\n## Cranes\n\n4 May", "a.md"
    )
    assert (found.author, found.outlet, found.title) == ("Bo Ekström", "Low Tide", "Cranes")


@pytest.mark.parametrize(
    "head",
    ["A crane falls on the quay", "The Fall of the Crane", "A chronology of the harbour’s closing"],
)
def test_a_title_alone_names_nobody(head: str) -> None:
    found = _metadata(head)
    assert (found.author, found.outlet) == (None, None)


def test_a_signed_piece_keeps_its_title() -> None:
    found = _metadata("CRANE FALLS ON THE QUAY\n\nBy Ann Lee\n\n5 March 2024")
    assert (found.title, found.author, found.outlet) == ("CRANE FALLS ON THE QUAY", "Ann Lee", None)


def test_the_outlet_stands_behind_a_bar_and_the_university_is_none() -> None:
    assert _metadata("A crane falls\n\nBy Ann Lee | Tidewrack, spring issue").outlet == "Tidewrack"
    assert _metadata("A crane falls\n\nReviewed by Ann Lee, University of Lund").outlet is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("GRANMERE PORT – PRESS RELEASE", "GRANMERE PORT"),
        ("The Ledger - weekly for politics and business", "The Ledger"),
        ("Radio Sund: the morning hour", "Radio Sund: the morning hour"),
        ("Fire on the Ada - what we know", "Fire on the Ada - what we know"),
    ],
)
def test_the_kind_of_text_is_no_part_of_a_name(line: str, name: str) -> None:
    assert issuer_name(line) == name


def test_a_bodys_report_is_its_own_whoever_signs_it() -> None:
    found = _metadata(
        "PORT INSPECTORATE\n\nINTERIM REPORT 3/2024\nFall of a crane at Granmere\n\n"
        "Published 8 May 2024",
        below="Dr Ada Lind\nChief Inspector of Ports",
    )
    assert (found.outlet, found.author) == ("Port Inspectorate", None)


def test_a_release_line_gives_the_date() -> None:
    found = _metadata(
        "# Statement on the crane\n\n**For immediate release – 9 March 2024**", "a.md"
    )
    assert found.date == "2024-03-09"


def test_a_masthead_with_a_section_stands_above_the_title() -> None:
    found = _metadata("QUAY WEEKLY — Conversations\n\n# The crane that leaned", "a.md")
    assert (found.outlet, found.title) == ("Quay Weekly", "The crane that leaned")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("HALVEK AGROSCIENCES", "Said Halvek AgroSciences.", "Halvek AgroSciences"),
        ("MINISTRY OF TRANSPORT", "", "Ministry of Transport"),
        ("THE LOM WEIR PANEL", "Report of the Lom Weir Panel", "Lom Weir Panel"),
        ("NPA WIRE", "", "NPA Wire"),
        ("COASTWIRE", "", "COASTWIRE"),
        ("COASTWIRE", "GRANMERE (Coastwire) - A crane fell.", "Coastwire"),
        ("The Lamp", "", "The Lamp"),
        (None, "", None),
    ],
)
def test_names_in_capitals_are_spelled_as_usual(
    name: str | None, text: str, expected: str | None
) -> None:
    assert spelled(name, text) == expected


def test_a_persons_short_name_is_no_abbreviation() -> None:
    assert spelled("KAI RUDNIK", "", person=True) == "Kai Rudnik"


def test_minutes_of_a_bodys_committee_are_theirs_and_not_the_clerks() -> None:
    found = _metadata(
        "HOUSE OF DELEGATES\nCOMMITTEE ON PORTS\nMinutes of the 9th meeting, 11 March 2025\n\n"
        "Chair: Ms Odile Brandt",
        below="Minutes taken by: H. Sorley, clerk",
    )
    assert (found.outlet, found.author) == ("House of Delegates, Committee on Ports", None)


def test_a_short_sentence_about_a_release_is_no_date_of_it() -> None:
    found = _metadata("# A sailor comes home\n\nReleased on 3 May 2020, he sailed on.", "a.md")
    assert found.date is None


@pytest.mark.parametrize("number", ["HC 288", "4", "A", "Cm. 9021", "12 | 3"])
def test_a_papers_number_is_no_outlet(number: str) -> None:
    prose = "The weir gave way in the night, and the water ran through the lower town. " * 3
    found = _metadata(f"{number}\n\n# Who let the weir fall\n\n3 May 2019\n\n{prose}\n", "a.md")
    assert found.outlet is None


def test_what_kind_of_paper_it_is_names_no_outlet() -> None:
    prose = "The weir gave way in the night, and the water ran through the lower town. " * 3
    found = _metadata(f"RESEARCH ARTICLE\n\n# Silt behind weirs\n\n3 May 2019\n\n{prose}\n", "a.md")
    assert found.outlet is None


@pytest.mark.parametrize("name", ["Radio 4", "LTV 2", "Channel 9 News", "The A List"])
def test_a_name_may_have_a_number(name: str) -> None:
    assert not is_number(name)
