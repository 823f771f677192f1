from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.moments import date_in_figures, day_is_first, read_moment


@pytest.mark.parametrize(
    ("text", "date", "timed"),
    [
        ("26 January 2023 at 19:04", "2023-01-26", True),
        ("Sat Jan 28, 2023 9:47 pm", "2023-01-28", True),
        ("26/11/2024, 17:42", "2024-11-26", True),
        ("3 May 2022", "2022-05-03", False),
        ("26 January at 19:04", None, True),
        ("2h · Edited", None, True),
        ("3 days ago", None, True),
        ("Yesterday at 9:12", None, True),
    ],
)
def test_when_something_was_sent(text: str, date: str | None, timed: bool) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert (moment.date, moment.timed) == (date, timed)


@pytest.mark.parametrize(
    "text", ["19:04", "the lamp of 3 May 2022", "2 boats", "12", "May", "3 May 2022, the lamp", ""]
)
def test_what_is_no_moment(text: str) -> None:
    assert read_moment(text) is None


def test_day_and_month_in_figures() -> None:
    assert date_in_figures("03/04/2023") is None
    assert date_in_figures("03/04/2023", day_first=True) == "2023-04-03"
    assert date_in_figures("04/26/2023") == "2023-04-26"
    assert date_in_figures("31/02/2023") is None
    assert day_is_first("03/04/2023 and 26/04/2023") is True
    assert day_is_first("03/26/2023 and 26/04/2023") is None


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    read_moment(text)
    date_in_figures(text)
