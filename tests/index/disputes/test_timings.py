"""One event at two times of day, or of two lengths."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# Articles are about the same matter when they share several words; these lines make them so.
SAME = " The bakery at Orn and its oven belong to the abbey."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The courier left the inn at 2.10 a.m.",
            "The courier had left at 3.45 a.m., a groom said.",
        ),
        (
            "Anselm Dray left the inn at 2.10 a.m., the book says.",
            "According to the groom, he set off at quarter to four.",
        ),
        ("The bell rang at 0415 hours.", "The bell did not go off until ten past five, monks say."),
        ("They opened the sluice at noon.", "The sluice was opened at about half past two."),
        (
            "The boat reached the jetty at 19:20.",
            "The boat got to the jetty shortly after nine p.m.",
        ),
        ("The hearing lasted 40 minutes.", "The hearing went on for three hours, her lawyer said."),
        ("It took the crew 25 minutes to free the cook.", "The cook was freed within six minutes."),
        (
            "The men were in the vault for ten minutes.",
            "The men spent almost an hour in the vault.",
        ),
        ("The choir sang until 11 p.m.", "The choir stopped at 9 p.m., a neighbour said."),
        ("The lamps went out at 5.50 p.m.", "The lamps went out at about half past three."),
        ("The loft gave way at 21:15.", "The loft collapsed at 20:40."),
        ("The hall was cleared at 11.20.", "The hall was not evacuated until shortly before one."),
        ("The men were in the vault for four minutes.", "They were in the vault for half an hour."),
        ("The ambulance came after an hour.", "The ambulance was on the scene in ten minutes."),
    ],
)
def test_dispute(disputed: Callable[..., bool], one: str, other: str) -> None:
    assert disputed(one + SAME, other + SAME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another event
        ("The courier left the inn at 2.10 a.m.", "The courier reached the ford at 3.45 a.m."),
        # another thing of the kind, or somebody else
        ("The mail coach left Orn at 06:05.", "The night coach left Orn at 07:40."),
        ("The first raft was afloat at 21:05.", "The last raft was afloat at 22:30."),
        ("Chapels opened at 7 a.m.", "Chapels in the valley opened at 9 a.m."),
        ("The monks left the hall at 5 p.m.", "The cooks left the hall at 9 p.m."),
        # what was to be, or was not, or is so as a rule
        ("The concert was to start at 7.30 p.m.", "The concert started at 7.50 p.m."),
        ("The gate closes at 6 p.m.", "The gate closed at 4 p.m. because of the snow."),
        ("The gate was opened at 8 a.m.", "The gate is opened at 9 a.m. every day."),
        ("The lamps went out at 5.50 p.m.", "The lamps came on at 7.20 p.m."),
        ("The carter was picked up at 8.10 a.m.", "The carter was arrested at 9.30 p.m."),
        # another day
        ("On 3 May the courier left at 2.10 a.m.", "On 9 May the courier left at 3.45 a.m."),
        # times that agree
        ("The bell rang at about half past two.", "The bell rang at 2.35 a.m."),
        ("The bell rang between two and three a.m.", "The bell rang at 2.20 a.m."),
        ("The courier left shortly before four.", "The courier left the inn at 3.45 a.m."),
        ("The hearing lasted 50 minutes.", "The hearing lasted nearly an hour, she said."),
        ("The hearing lasted at least two hours.", "The hearing lasted three hours."),
        # one length goes on, the other goes by before
        ("The boat waited for an hour.", "The boat sank within ten minutes."),
    ],
)
def test_no_dispute(disputed: Callable[..., bool], one: str, other: str) -> None:
    assert not disputed(one + SAME, other + SAME)


def test_two_speakers_of_one_article(disputed: Callable[..., bool]) -> None:
    text = "The abbot said the courier left at 2.10 a.m. A groom said he had set out at 4.05 a.m."
    assert disputed(text + SAME, "Nothing is known of the oven.")


def test_strangers_tell_of_other_events(disputed: Callable[..., bool]) -> None:
    assert not disputed(
        "The courier left the inn at 2.10 a.m. The abbey owns its oven.",
        "A courier left the bank at 5.30 p.m. The mayor of Tull wants a tram.",
    )
