from __future__ import annotations

from assistant.answer import CheckedClaimReference
from assistant.web.registered import checked_claims

from .samples import HOSTILE


def test_publisher_verdict_and_link_are_shown() -> None:
    checked = CheckedClaimReference(
        "It rained.", "Valley Check", "False", "https://check.example/?a=1&b=2", "2021-05-04"
    )
    shown = checked_claims([checked])
    assert "Fact-check by Valley Check, 4 May 2021: “It rained.” · False" in shown
    assert 'href="https://check.example/?a=1&amp;b=2"' in shown
    assert 'rel="noopener noreferrer"' in shown


def test_what_a_register_says_is_only_text() -> None:
    checked = CheckedClaimReference(HOSTILE, HOSTILE, HOSTILE, f"https://x/{HOSTILE}", HOSTILE)
    shown = checked_claims([checked])
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'onmouseover="' not in shown


def test_only_a_web_address_is_a_link() -> None:
    assert "href" not in checked_claims([CheckedClaimReference("It rained.", url="javascript:x")])
    assert checked_claims([]) == ""
