"""Fact-checks print what they check."""

from __future__ import annotations

from collections.abc import Callable

Chain = Callable[..., list[str]]
CLAIM = "The bridge at Lindmark was built without a single bolt."
CHECK = "The plans in the archive show four hundred bolts."


def test_a_claim_under_its_label_is_not_the_checkers(chain: Chain) -> None:
    page = ("CLAIM", CLAIM, "RATING", "Mostly false.", "Analysis", CHECK)
    assert chain("single bolt", *page, headings=(0, 2, 4)) == ["the claim checked"]
    assert chain("four hundred", *page, headings=(0, 2, 4)) == []
    inline = (f"**Claim:** {CLAIM}", "**Verdict:** False.", CHECK)
    assert chain("single bolt", *inline) == ["the claim checked"]


def test_without_a_verdict_nothing_is_checked(chain: Chain) -> None:
    assert chain("single bolt", "The claim", CLAIM, CHECK, headings=(0,)) == []
    # a judgment tells of a claim, and ends in a ruling
    court = ("The claim", CLAIM, "Analysis", CHECK, "Ruling", "It is dismissed.")
    assert chain("single bolt", *court, headings=(0, 2, 4)) == []
    talk = ("The claims of the mayor are old.", CLAIM, "Verdict", "False.")
    assert chain("single bolt", *talk, headings=(2,)) == []
