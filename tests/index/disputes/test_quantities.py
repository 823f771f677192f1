"""What figures count."""

import pytest

from index.disputes.quantities import find_quantities
from index.disputes.quantity import Quantity
from index.language import load_pipeline


def quantities(text: str) -> tuple[Quantity, ...]:
    doc = load_pipeline()(text)
    return find_quantities(doc[:], doc.text, offset=0)


def test_noun_is_what_is_counted() -> None:
    (found,) = quantities("The ferry was carrying 240 passengers.")
    (other,) = quantities("There were 310 passengers on board.")
    assert found.unit == "count"
    assert found.noun == other.noun != ""


def test_miles_and_kilometres_agree() -> None:
    (miles,) = quantities("The pipeline is 310 miles long.")
    (kilometres,) = quantities("The pipeline has a length of 499 kilometres.")
    assert miles.unit == kilometres.unit == "length"
    assert not miles.conflicts(kilometres)


def test_percent_and_count_are_different_units() -> None:
    (percent,) = quantities("The vaccine reached 71 per cent of children.")
    (count,) = quantities("The vaccine reached 1,200 children.")
    assert percent.unit != count.unit


def test_currency() -> None:
    assert quantities("It cost $400 million.")[0].unit == "money:dollar"
    assert quantities("It cost 310 million crowns.")[0].unit == "money:crown"


def test_pounds_of_goods_are_a_mass() -> None:
    (found,) = quantities("A shipment of 200,000 pounds of ammunition arrived.")
    assert found.unit == "mass"


@pytest.mark.parametrize(
    "text",
    [
        "The dam was finished in 1962.",
        "They met on 14 February.",
        "Resolution 77 was adopted.",
        "See article 4 of the treaty.",
        "The rope left its guide at tower 3.",
        "The baker, aged 71, left.",
        "Aged 71, the baker left.",
        "1.2 The ferry carried mail.",
    ],
)
def test_not_amounts(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "She is 61, and a retired weaver.",
        "The kiln burst at dawn.[14] Nobody slept.",
        "It stood above the No. 4 kiln.",
        "Not a single weaver slept.",
    ],
)
def test_ages_notes_and_numbers_of_things_count_nothing(text: str) -> None:
    assert not quantities(text)


def test_what_is_said_to_be_so_many_is_no_age() -> None:
    assert quantities("The toll is 61, the port said.")


def test_clock_of_twelve_and_of_twenty_four_hours_agree() -> None:
    (one,) = quantities("It began at 3.40 p.m.")
    (other,) = quantities("It began at 15:40.")
    assert not one.conflicts(other)


def test_a_colon_between_two_pairs_of_digits_tells_the_time() -> None:
    (found,) = quantities("The video shows the ferry between the piers, 07:40 on its clock.")
    assert (found.unit, found.low <= 460 <= found.high) == ("clock", True)


def test_stated_figure() -> None:
    assert quantities("Neighbours put it at 31.")[0].stated
    assert not quantities("It was hit by 31 shells.")[0].stated


def test_conflict() -> None:
    (one,) = quantities("The museum holds 118 objects.")
    (other,) = quantities("A cataloguer counted 204 objects.")
    assert one.conflicts(other)


def test_so_many_beside_somebody_are_not_the_total() -> None:
    (beside,) = quantities("The guide drowned with two guests on Monday.")
    (total,) = quantities("Three people drowned on Monday.")
    assert beside.extra and not total.extra
    assert not quantities("The club ended the season with 12 points.")[0].extra
