"""Who conducted an interview that nobody signs."""

from __future__ import annotations

import pytest

from index.domain import Metadata
from index.reading import read_document
from index.settings import IndexSettings
from index.structure import find_articles


def _metadata(text: str) -> Metadata:
    raw = read_document(text.encode(), "talk.md", settings=IndexSettings())
    return find_articles(raw, path="talk.md")[0].metadata


def _talk(note: str, one: str, other: str, *, below: str = "") -> str:
    turns = "\n\n".join(
        f"**{one}** {question}\n\n**{other}** {answer}"
        for question, answer in (
            ("Where were you when it fell?", "In the wheelhouse, with the mate and the cook."),
            ("Why did nobody stop the work?", "Nobody told us to stop, and so we went on."),
            ("And what did the office say?", "The office said that the port was closed that day."),
        )
    )
    return f'# "I saw it lean"\n\n{note}\n\n{turns}\n\n{below}\n'


@pytest.mark.parametrize(
    ("note", "one", "other"),
    [
        ("*Jonas Kerr met the skipper Ada Maria Lind on her boat.*", "J.K.:", "A.M.L.:"),
        ("Ada Lind is a skipper. Interview: Jonas Kerr", "JK:", "AL:"),
        ("*The skipper Ada Lind speaks to Jonas Kerr.*", "KERR:", "LIND:"),
        ("Ada Lind is a skipper. Interview: Jonas Kerr", "JK [00:00:04]:", "AL [00:00:09]:"),
        ("*A skipper speaks of the day that it fell.*", "Jonas Kerr:", "Ada Lind:"),
    ],
)
def test_the_one_who_asks_is_the_author(note: str, one: str, other: str) -> None:
    assert _metadata(_talk(note, one, other)).author == "Jonas Kerr"


def test_the_name_may_stand_below() -> None:
    text = _talk("A talk on a boat.", "J.K.:", "A.L.:", below="*Questions: Jonas Kerr.*")
    assert _metadata(text).author == "Jonas Kerr"


def test_nobody_is_guessed() -> None:
    assert _metadata(_talk("*A talk with the skipper Ada Lind.*", "J.K.:", "A.L.:")).author is None


def test_a_note_says_where_and_when_it_appeared() -> None:
    note = "*Quay Review, November 2023. Ada Lind is a skipper. Interview: Jonas Kerr*"
    found = _metadata(_talk(note, "J.K.:", "A.L.:"))
    assert (found.outlet, found.date) == ("Quay Review", "2023-11")


def test_outlet_and_date_may_stand_below_a_short_paragraph() -> None:
    note = "The skipper Ada Lind talks to us about the day it fell.\n\nQuay Voice, 8 November 2023"
    found = _metadata(_talk(note, "Jonas Kerr:", "Ada Lind:"))
    assert (found.author, found.outlet, found.date) == ("Jonas Kerr", "Quay Voice", "2023-11-08")
