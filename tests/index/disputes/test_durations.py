"""How long something took."""

from __future__ import annotations

import pytest

from index.disputes.durations import find_durations

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("They waited for half an hour.", 0.5 * HOUR),
        ("It took an hour and a half.", 1.5 * HOUR),
        ("The search lasted 50 minutes.", 50 * MINUTE),
        ("She was away for nearly a day.", DAY),
        ("A quarter of an hour passed.", 15 * MINUTE),
        ("He was held for some three hours.", 3 * HOUR),
        ("It went on for at least two hours.", 2.5 * HOUR),
        ("It took less than an hour.", 40 * MINUTE),
        ("It was over within five minutes.", 5 * MINUTE),
    ],
)
def test_seconds(text: str, seconds: float) -> None:
    (found,) = find_durations(text)
    assert found.low <= seconds <= found.high


@pytest.mark.parametrize(
    "text",
    [
        "The carts did ten miles an hour.",
        "A tram ran every 20 minutes.",
        "They eat twice a day.",
        "The boy was 12 years old.",
        "Ten men sang.",
    ],
)
def test_no_lengths_of_time(text: str) -> None:
    assert not find_durations(text)


def test_rounded_lengths_agree() -> None:
    (exact,), (rounded,) = find_durations("It took 55 minutes."), find_durations("It took an hour.")
    assert not exact.conflicts(rounded)
    (long,) = find_durations("It took three hours.")
    assert exact.conflicts(long)
