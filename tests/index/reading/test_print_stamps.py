from __future__ import annotations

import pytest

from index.domain import Metadata
from index.reading.print_stamps import is_print_stamp, of_page_title, printed_url


@pytest.mark.parametrize(
    "line",
    [
        "3/4/24, 9:15 AM Ferry runs again - Lakeside Echo",
        "04/03/2024, 21:15 Ferry runs again",
        "https://lakeside.example/ferry 1/3",
        "Page 2 of 3 https://lakeside.example/ferry",
    ],
)
def test_what_browsers_stamp(line: str) -> None:
    assert is_print_stamp(line)


@pytest.mark.parametrize(
    "line",
    ["On 3/4/24, 9 men ran.", "3/4 of them left", "See https://lakeside.example/ferry for more"],
)
def test_what_they_do_not(line: str) -> None:
    assert not is_print_stamp(line)


def test_an_address_that_is_cut_short_is_none() -> None:
    assert printed_url("It sank.\nhttps://lakeside.example/fer… 1/2") is None
    assert printed_url("It sank.\nhttps://lakeside.example/f 1/2") == "https://lakeside.example/f"


def test_a_pages_title_names_the_site_behind_the_headline() -> None:
    printed = Metadata(title="Ferry sinks at noon | Lakeside Echo")
    found = of_page_title(printed, ["Lakeside Echo", "Ferry sinks\nat noon"])
    assert (found.title, found.outlet) == ("Ferry sinks at noon", "Lakeside Echo")
    whole = Metadata(title="Ferry sinks - nobody hurt")
    assert of_page_title(whole, ["Ferry sinks - nobody hurt"]) == whole
