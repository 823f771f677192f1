"""Which event a time of day, a length or another figure is told of."""

from __future__ import annotations

import pytest

from index.disputes.words import family

from .conftest import Make


@pytest.mark.parametrize(
    ("text", "event", "kind", "mood"),
    [
        ("The porter set out at 4.20 a.m.", "depart", "moment", "past"),
        ("The porter had left the inn at 4.20 a.m.", "depart", "moment", "past"),
        ("The porter was to leave at 4.20 a.m.", "depart", "moment", "planned"),
        ("The porter will leave at 4.20 a.m.", "depart", "moment", "planned"),
        ("The porter leaves at 4.20 a.m.", "depart", "moment", "present"),
        ("The porter did not leave at 4.20 a.m.", "depart", "moment", "denied"),
        ("The porter did not leave until 4.20 a.m.", "depart", "moment", "past"),
        ("The siren went off at noon.", "sound", "moment", "past"),
        ("The bomb went off at noon.", "explode", "moment", "past"),
        ("The mill ran until 6 p.m.", "end", "moment", "past"),
        ("It took them 20 minutes to free the cook.", family("free"), "delay", "past"),
        ("A nurse came after an hour.", "arrive", "delay", "past"),
        ("The clerk expects 40,000 visitors.", "expect", "amount", "planned"),
        ("The vicar puts the crowd at 4,000.", "put", "amount", ""),
    ],
)
def test_event(make: Make, text: str, event: str, kind: str, mood: str) -> None:
    (signature,) = make(text)
    (occasion,) = signature.occasions
    assert (occasion.kind, occasion.mood) == (kind, mood)
    if kind != "amount":
        assert occasion.event == event


def test_who_takes_part(make: Make) -> None:
    (signature,) = make("The old abbot opened the west gate at 6.15 p.m.")
    (occasion,) = signature.occasions
    assert occasion.doer[0] == family("abbot")
    assert occasion.done_to[0] == "gate"
    assert "west" in occasion.done_to


def test_the_place_is_the_figures(make: Make) -> None:
    text = "The porter set out at 4.20 a.m."
    (signature,) = make(text)
    (occasion,) = signature.occasions
    assert text[occasion.start : occasion.end] == "4.20 a.m."
