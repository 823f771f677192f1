"""A figure and what it counts: the type, its units and when two of them conflict."""

from __future__ import annotations

from dataclasses import dataclass

COUNT = "count"
SHARE = "share"
CLOCK = "clock"
MONEY = "money"
DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and what it counts.

    `low`..`high` is the range that the text leaves open, in the base unit of `unit`: "count",
    "share" (0..1), "clock" (minutes after midnight), "money:dollar", "length" (m), "mass" (kg),
    "volume" (l), "duration" (s), "area" (m2), "speed" (km/h). `noun` is the family of what is
    counted, "" where the sentence leaves it out. `near` are the families of the words that
    qualify the noun. `extra` marks an addition to something ("another 200"). `stated` marks a
    figure that is itself what somebody gives ("puts it at 31", "says twelve thousand").
    `denied` marks one that is said to be wrong ("there are not twenty-two").
    `start`..`end` are offsets in the sentence's text, or in the document once in a signature.
    """

    low: float
    high: float
    unit: str
    noun: str
    near: tuple[str, ...]
    extra: bool
    start: int
    end: int
    stated: bool = False
    denied: bool = False

    def conflicts(self, other: Quantity) -> bool:
        """Whether no value satisfies both; only meaningful for the same unit."""
        if self.unit == CLOCK:
            return _clock_apart(self, other)
        return self.low > other.high or other.low > self.high


def _clock_apart(one: Quantity, other: Quantity) -> bool:
    middle = abs((one.low + one.high) - (other.low + other.high)) / 2
    slack = (one.high - one.low + other.high - other.low) / 2
    return all(abs(middle - shift) > slack for shift in (0, 720, 1440))
