from __future__ import annotations

import pytest

from index.structure.sources import read_closing, read_dateline, read_signed, read_source


@pytest.mark.parametrize(
    ("line", "author", "outlet", "date"),
    [
        ("**Ada Holm, Coast Wire, 8 May 2023**", "Ada Holm", "Coast Wire", "2023-05-08"),
        ("*Quay Courier*, editorial, 9 May 2023", None, "Quay Courier", "2023-05-09"),
        ("By Ada Holm · *Iron* magazine · 9 May 2023", "Ada Holm", "Iron", "2023-05-09"),
        ("— The Anchor, 9 May 2023", None, "The Anchor", "2023-05-09"),
        ("Source: The Anchor, 9 May 2023", None, "The Anchor", "2023-05-09"),
        (
            "The Anchor, 9 May 2023. Siv Moe, a driver, spoke to Bo Ek.",
            "Bo Ek",
            "The Anchor",
            "2023-05-09",
        ),
    ],
)
def test_where_an_item_is_from(line: str, author: str | None, outlet: str, date: str) -> None:
    credit = read_source(line)
    assert credit is not None
    assert (credit.author, credit.outlet, credit.date) == (author, outlet, date)


@pytest.mark.parametrize(
    "line",
    ["On 9 May 2023 the crane fell over.", "The crane fell over on 9 May 2023, the board said.",
     "The Anchor", "8 May 2023", "The Anchor, 9 May 2023, said that the crane was old and weak."],
)  # fmt: skip
def test_lines_that_are_no_source(line: str) -> None:
    assert read_source(line) is None


def test_names_and_places_under_a_title() -> None:
    signed = read_signed("**Ada Holm meets Bo Ek**")
    assert signed is not None
    assert signed.author == "Ada Holm"
    assert read_signed("**Hon. Secretary**") is None
    assert read_signed("Ada Holm") is None
    dated = read_dateline("Port Ness, 5 December 1909, 1.50 p.m.")
    assert dated is not None
    assert dated.iso == "1909-12-05"
    assert read_dateline("It closed on 5 December 1909") is None


def test_source_in_brackets() -> None:
    closing = read_closing("It fell. (Coast Wire, 8 May 2023)")
    assert closing is not None
    assert closing[0].outlet == "Coast Wire"
    assert read_closing("It fell (on 8 May 2023)") is None
