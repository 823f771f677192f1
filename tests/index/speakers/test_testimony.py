"""Evidence printed as questions and answers."""

from __future__ import annotations

from collections.abc import Callable

Chain = Callable[..., list[str]]
NUMBERED = (
    "MINUTES OF EVIDENCE",
    "PETER LIND, sworn; examined by Mr. HOLT.",
    "12. You were mate of the ferry?--I was. Nine years.",
    "13. Did you look at the hull that week?--I looked at it on the Tuesday, and it was sound.",
    '14. What did the pilot say?--He told me, "You mates would find a crack in a church."',
    "Cross-examined by Mr. BREM.",
    "15. I put it to you that you were asleep in the harbour.--You may put it. I was awake.",
)
LETTERED = (
    "MIRA STENN, having been first duly sworn, testified as follows:",
    "DIRECT EXAMINATION BY MR. HOLT:",
    "Q. Where were you on the morning of the fire?",
    "A. I was in the yard with two of the welders.",
    "Q. The report says that the pump had failed.",
    "A. The pump was running when I left.",
    "Q. Thank you.",
    "A. You are welcome to it.",
)


def test_numbered_answers_are_the_witness(chain: Chain) -> None:
    assert chain("Tuesday", *NUMBERED, author=None) == ["Peter Lind"]
    assert chain("I was awake", *NUMBERED, author=None) == ["Peter Lind"]


def test_numbered_question_is_the_examiners(chain: Chain) -> None:
    assert chain("asleep", *NUMBERED, author=None) == ["Brem"]


def test_whom_a_witness_quotes(chain: Chain) -> None:
    assert chain("church", *NUMBERED, author=None)[0] == "Peter Lind"


def test_letters(chain: Chain) -> None:
    assert chain("welders", *LETTERED, author=None) == ["Mira Stenn"]
    assert chain("pump was running", *LETTERED, author=None) == ["Mira Stenn"]
    assert chain("had failed", *LETTERED, author=None) == ["Holt", "the report"]


def test_numbered_list_is_no_hearing(chain: Chain) -> None:
    items = (
        "12. The hull was sound in May.-The pilot saw it.",
        "13. The pump was old.-Nobody saw it.",
        "14. The yard is closed.-It was sold.",
    )
    assert chain("pump", *items) == []
