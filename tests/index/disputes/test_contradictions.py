"""The same said and denied of the same things, and who is said to have begun it."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index.disputes import Signature, find_disputes

from .conftest import Make

Near = Callable[[Sequence[Signature]], NDArray[np.float32]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The mayor appealed to both sides to return.",
            "The mayor never appealed to anyone; he was away.",
        ),
        (
            "The board did not interview the duty engineer.",
            "The board questioned the duty engineer for an afternoon.",
        ),
        # in the passive
        ("The monks were driven out by wardens.", "The monks fled; no warden drove them out."),
        # what is ruled out beside what is said
        ("The mill failed through rot, not because of the rain.", "The mill failed in the rain."),
        # another is said to have begun it
        ("Ostland broke the truce in June.", "The ceasefire was violated by Westland."),
        ("Westland broke the truce in June.", "The ceasefire was violated by Ostland."),
        # set at no other time than the denial
        ("The mill sacked its cook in 2027.", "The cook was not sacked; he left in 2026."),
        (
            "Ships brought the fever, not the wool.",
            "There is no evidence that the fever was brought by ships.",
        ),
        ("The pumps worked all winter.", "The second pump failed."),
        # the same with another verb
        ("It is untrue that the mill cut its spending on ropes.", "The budget for ropes was cut."),
        ("The siren was switched on at noon.", "The siren had been disconnected."),
        # a verb that says little, of just the same
        ("The guild had never asked for a crane.", "The guild had asked for a crane twice."),
        ("The clerk wrote the letter.", "The letter was not written by the clerk."),
        ("The police did not use dogs.", "Police dogs were used against the marchers."),
        ("The dog was on a lead.", "The dog was not on a lead."),
        (
            "Coldwick does not lie nine miles from the weir.",
            "Coldwick lies nine miles from the weir.",
        ),
        # whoever says "I", where all else is the same
        (
            "Ms Rowe gave the old pool to the ducks for nests.",
            '"I never gave the old pool to the ducks for nests," a woman said.',
        ),
        # said of the speaker
        ("Ms Rowe wrote the memo.", '"I did not write that memo," Ms Rowe said.'),
        ("The board knew about the leak.", "The board said it had known nothing of a leak."),
        ("The director was warned twice.", "The director said she had never been warned."),
        # against is not for
        ("The guild voted for the new weir.", "The guild voted against the new weir."),
        # after the time since which it is denied
        ("The weir was inspected in 2021.", "The weir has not been inspected since 2015."),
        ("Orme was fired by the mill.", "Orme resigned from the mill."),
        # not one after the other: the same moment
        ("The bridge was open on 9 May 2003.", "The bridge was closed on 9 May 2003."),
    ],
)
def test_dispute(disputed: Callable[..., bool], one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # of somebody else
        ("The mayor never appealed to the guild.", "The abbot appealed to the council."),
        ("The mayor's deputy has not resigned.", "The mayor resigned on Monday."),
        ("The guild had never asked for a crane.", "The abbey had asked for a crane twice."),
        # before the time since which it is denied
        ("The weir was inspected in 2011.", "The weir has not been inspected since 2015."),
        ("The dog was on a lead.", "The clerk left without a word."),
        # of another thing
        ("The clerk wrote the letter.", "The clerk did not write the speech."),
        ("The guild voted for the new weir.", "The guild voted against the new mill."),
        ("The mill fired a shot at noon.", "The mill did not resign."),
        ("The board did not interview the cook.", "The board questioned the duty engineer."),
        # only promised
        ("The guild grew eastward.", "The guild said it would not grow eastward."),
        # no more than that it was not yet so
        ("The boys swam before they were fed.", "The boys were not fed."),
        # the same ruled out
        ("The mill failed through rot, not the rain.", "The mill did not fail in the rain."),
        ("The mill failed through rot, not the rain.", "The mill failed through rot."),
        # not only
        ("The mill failed not only through rot but through rain.", "The mill failed through rot."),
        # the same party
        ("Ostland broke the truce in June.", "The ceasefire was violated by Ostland."),
        # each broke something else
        ("Ostland broke the truce.", "The window was broken by Westland."),
        # one after the other
        ("The bridge has been open again since Tuesday.", "The bridge was closed by the mayor."),
        (
            "A public meeting on the bridge will be held at the mill at 7.30 pm.",
            "The meeting on the bridge at the mill closed at 9.25 pm.",
        ),
        (
            "The north ward opened in 1961 and has 14 beds.",
            "The north ward, which took its first mothers in 1961, was shut on 9 February.",
        ),
        # so many of them, and the others
        ("Nine weavers were excluded from the vote.", "All weavers with a card were included."),
        ("Two miners were killed at the ford.", "A few miners were alive on Monday."),
        # what one heard is not what was heard elsewhere
        ('"I heard nothing," said Mill Orme.', "The bang was heard at Mill Orme."),
        # somebody else, who is known
        (
            "Ms Rowe gave the old pool to the ducks for nests.",
            '"I never gave the old pool to the ducks for nests," said Tom Pell.',
        ),
        # the gate may be in order where a jam is denied
        ("It is untrue that the sluice gate had jammed.", "The sluice gate was in order."),
    ],
)
def test_no_dispute(disputed: Callable[..., bool], one: str, other: str) -> None:
    assert not disputed(one, other)


def test_nothing_written_before_denies_what_came_after(disputed: Callable[..., bool]) -> None:
    one, other = "The bridge was never repaired.", "The bridge was repaired in May 1995."
    assert disputed(one, other, "1996-04-01", "1997-04-01")
    assert not disputed(one, other, "1990-04-01", "1997-04-01")


def test_denial_after_a_report(make: Make, near: Near) -> None:
    text = "The board said that its clerk had telephoned the police. {} denied having received any message."
    for who, wanted in (("The sergeant", True), ("It", False), ("The board", False)):
        found = make(text.format(who))
        assert any(d.disputes for d in find_disputes(found, near(found)).disputes) == wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # how a thing stands
        ("The hatch to the lower deck was bolted, the mate said.", "The hatch stood wide open."),
        (
            "Per Lund, the watchman of the lock, was asleep.",
            'The watchman of the lock was Per Lund. "I was awake all night," said Lund.',
        ),
        # who was there
        ("The abbot was not at the meeting.", "The abbot took part in the meeting."),
        ("The abbot was at the hearing.", "The abbot did not attend the hearing."),
        # with nothing but who it was done to
        ("The vet was not called, the mill said.", "The vet was called at noon."),
    ],
)
def test_states(disputed: Callable[..., bool], one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # of something that has to do with him
        ("Per Lund locked the hatch.", "The inquest into the death of Per Lund was opened."),
        # what has to be need not have been
        ("Guards have to look into the hold every hour.", "Nobody looked into the hold that hour."),
        # what would have followed
        ("They offered him a boat if he signed the lease.", "He turned the boat down."),
    ],
)
def test_no_states(disputed: Callable[..., bool], one: str, other: str) -> None:
    assert not disputed(one, other)
