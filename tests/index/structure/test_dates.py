from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.dates import find_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("21 January 2022", "2022-01-21"),
        ("February 5, 2022", "2022-02-05"),
        ("Sat, 11 May 2019", "2019-05-11"),
        ("the 3rd of March 1961", "1961-03-03"),
        ("Sept. 4, 1999", "1999-09-04"),
        ("2019-02-17T06:10:00+01:00", "2019-02-17"),
        ("No. 4, October 2019", "2019-10"),
        ("Lent 1975", "1975"),
        ("On Jan. 3 he left; on 4 May 2020 he came back", "2020-05-04"),
        ("Jan. 24", None),
        ("31 February 2020", None),
    ],
)
def test_reads_dates_as_iso(text: str, iso: str | None) -> None:
    found = find_date(text)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize("text", ["no date", "he may 5", "chapter 12", "mayor 2020"])
def test_finds_no_date_where_none_is(text: str) -> None:
    found = find_date(text)
    assert found is None or found.iso is None


@given(st.text())
def test_place_of_a_date_lies_in_the_text(text: str) -> None:
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
