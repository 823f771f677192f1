"""Numbers in text."""

import pytest

from index.disputes.numerals import find_numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the 12,000 people", 12_000),
        ("three hundred and ten passengers", 310),
        ("half a million men", 500_000),
        ("$2.5 billion", 2.5e9),
        ("nine hundred thousand", 900_000),
        ("twenty-two schools", 22),
    ],
)
def test_value(text: str, value: float) -> None:
    assert find_numbers(text)[0].value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "share"),
    [("62 of every 100 trains", 0.62), ("one sample in ten", 0.1), ("half of it", 0.5)],
)
def test_share(text: str, share: float) -> None:
    (number,) = find_numbers(text)
    assert number.share
    assert number.value == pytest.approx(share)


def test_more_than_leaves_the_top_open() -> None:
    (number,) = find_numbers("more than 14,000 people")
    assert number.low < 14_000
    assert number.high > 20_000


def test_about_is_wider_than_nothing() -> None:
    (about,), (exact,) = find_numbers("about 150,000"), find_numbers("150,000")
    assert about.low < exact.low
    assert about.low > 125_000


def test_up_to_leaves_the_bottom_open() -> None:
    (number,) = find_numbers("up to 200 people")
    assert number.low == 0


def test_range_is_one_number() -> None:
    (number,) = find_numbers("30 to 40 million crowns")
    assert number.low == pytest.approx(3e7, rel=0.05)
    assert number.high == pytest.approx(4e7, rel=0.05)


def test_votes_are_two_numbers() -> None:
    assert [n.value for n in find_numbers("by 88 votes to 31")] == [88, 31]


def test_no_number() -> None:
    assert find_numbers("nothing here") == ()


@pytest.mark.parametrize(
    "text",
    [
        "At no time in the hour before noon did the level of the river exceed 40 cm.",
        "The river never rose above 40 cm.",
        "They didn't let in more than 40 people.",
    ],
)
def test_a_denied_excess_is_a_limit(text: str) -> None:
    (number,) = find_numbers(text)
    assert number.low == 0
    assert number.high == pytest.approx(40, rel=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knows, but more than 40 came.",
        "It is not known whether it exceeded 40 cm.",
        "They did not come, and over 40 seats stayed empty.",
    ],
)
def test_what_is_denied_elsewhere_leaves_the_top_open(text: str) -> None:
    (number,) = find_numbers(text)
    assert number.low > 35
    assert number.high > 50


def test_at_least_is_said_while_they_are_counted() -> None:
    (early,) = find_numbers("At least 30 barges sank.")
    (final,) = find_numbers("In all 45 barges sank.")
    assert early.high > final.high
    (boast,) = find_numbers("More than 30 barges sank.")
    assert boast.high > final.low
    (most,) = find_numbers("Some 240 barges sank.")
    assert early.high < most.low
