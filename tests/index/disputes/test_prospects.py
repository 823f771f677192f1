"""What one says is coming and another that it is not."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from index.disputes import Signature
from index.disputes.alignment import align
from index.disputes.candidates import find_candidates
from index.disputes.prospects import prospect_clashes

from .conftest import Make

# Articles are about the same matter when they share several words; these lines make them so.
SAME = " The mill at Tarn and its weir belong to the guild."


@pytest.mark.parametrize(
    ("coming", "not_coming"),
    [
        (
            "The guild is planning to close the mill at Tarn in March.",
            "The guild will not close the mill at Tarn, its clerk said.",
        ),
        (
            "Closure of the mill at Tarn is imminent, the porters warned.",
            "The guild has no intention of closing the mill at Tarn.",
        ),
        (
            "The guild is threatening to close the mill at Tarn.",
            "The guild says it will not close the mill at Tarn.",
        ),
        (
            "The clerk is going to leave the guild at Tarn.",
            "The clerk denied that he would leave the guild at Tarn.",
        ),
        (
            "The guild could sell the weir at Tarn at any moment, a porter wrote.",
            "The guild has ruled out selling the weir at Tarn.",
        ),
        (
            "There is a danger of a collapse of the weir at Tarn, porters say.",
            "There is no danger of a collapse of the weir at Tarn, the guild says.",
        ),
    ],
)
def test_dispute(disputed: Callable[..., bool], coming: str, not_coming: str) -> None:
    assert disputed(coming + SAME, not_coming + SAME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # somebody else
        ("The guild plans to close the mill at Tarn.", "The duke will not close the inn at Tarn."),
        # the one is attacked by the other
        (
            "Norland has no intention of attacking Sudmark.",
            "Lords of Norland warned of the danger of a Sudmarkian attack.",
        ),
        # both say that it is not coming
        (
            "The guild has no plans to close the mill at Tarn.",
            "The guild will not close the mill at Tarn, its clerk said.",
        ),
        # denied twice
        (
            "The guild denied that it would not close the mill at Tarn.",
            "The guild plans to close the mill at Tarn, its clerk said.",
        ),
        # on a condition, and left open
        (
            "If the weir breaks the guild will close the mill at Tarn.",
            "The guild will not close the mill at Tarn, its clerk said.",
        ),
        (
            "Nobody knows whether the guild will close the mill at Tarn.",
            "The guild will not close the mill at Tarn, its clerk said.",
        ),
        # what may not be may be
        (
            "The guild may not close the mill at Tarn after all.",
            "The guild could close the mill at Tarn, its clerk said.",
        ),
    ],
)
def test_no_clash(make: Make, one: str, other: str) -> None:
    mine, theirs = of(make, one), of(make, other)
    shared = replace(align(mine, theirs, 0.8), kinship=1.0)
    assert not list(prospect_clashes(mine, theirs, shared))
    assert not list(prospect_clashes(theirs, mine, shared))


def test_what_hangs_on_a_condition_is_not_denied(disputed: Callable[..., bool]) -> None:
    promised = "The guild will not close the mill at Tarn, its clerk said."
    assert not disputed("If the weir breaks the guild will close the mill at Tarn.", promised)


def test_what_nobody_means_to_do_may_have_been_done_before(disputed: Callable[..., bool]) -> None:
    one = "The guild at Tarn has no intention of closing the mill."
    assert not disputed(one, "The last time the guild closed the mill at Tarn was in 1990.")


def of(make: Make, text: str) -> Signature:
    [found] = make(text)
    return found


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The bank is likely to cut rates.", [("cut", False)]),
        ("No raid on the fort is planned.", [("attack", True)]),
        ("A raid on the fort is unlikely.", [("attack", True)]),
        ("The duke's plan to sell the fort was denied.", [("sell", True)]),
        ("He does not intend to sell the fort.", [("sell", True)]),
        ("The duke sold the fort.", []),
        ("The duke would have sold the fort.", []),
    ],
)
def test_what_is_said_to_be_coming(make: Make, text: str, events: list[tuple[str, bool]]) -> None:
    assert [(p.predicate, p.negative) for p in of(make, text).prospects] == events


def test_a_prospect_that_is_ruled_out_makes_a_candidate(make: Make) -> None:
    coming = make("The guild plans to close the mill at Tarn." + SAME, "a.txt")
    ruled_out = make("It has no plans to close the mill, the guild says." + SAME, "b.txt")
    both = [*coming, *ruled_out]
    rows = np.eye(len(both), dtype=np.float32)
    rows[2] = 0.25 * rows[0] + np.sqrt(1 - 0.25**2) * rows[2]
    assert (0, 2) in {p for block in find_candidates(both, rows) for p in block.clashes}


def test_prospects_outlive_storage(make: Make) -> None:
    found = of(make, "The guild plans to close the mill at Tarn.")
    assert found.prospects
    assert Signature.from_dict(found.to_dict()) == found
