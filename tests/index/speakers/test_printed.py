"""Speeches and messages printed whole."""

from __future__ import annotations

from collections.abc import Callable

from index.analysis import SpeechMode
from tests.index.speakers.conftest import Attribute

Chain = Callable[..., list[str]]
BODY = ("The bridge is unsafe.", "Nobody has tested the cables.")


def test_remarks_printed_whole(chain: Chain) -> None:
    heading = "Remarks by Mira Stenn at the opening of the ferry, Jan. 29."
    assert chain("cables", heading, *BODY) == ["Mira Stenn"]


def test_office_before_the_name(chain: Chain) -> None:
    heading = "Remarks by Lantern-La Pont co-editor Mira Stenn during a briefing."
    assert chain("cables", heading, *BODY) == ["Mira Stenn"]


def test_own_speech_adds_no_speaker(chain: Chain) -> None:
    heading = "Remarks by Mira Stenn at the opening of the ferry, Jan. 29."
    assert chain("cables", heading, *BODY, author="Mira Stenn") == []


def test_message_received(attributed: Attribute) -> None:
    said = attributed("The Lantern received this message from a group of dockers.", *BODY)[-1][1]
    assert said.speakers[-1].name == "a group of dockers"
    assert said.main is not None
    assert said.main.mode is SpeechMode.WHOLE


def test_sentence_about_remarks_prints_nothing(chain: Chain) -> None:
    heading = "Remarks by Mira Stenn angered the council."
    assert chain("cables", heading, *BODY) == []


def test_heading_of_a_report_on_a_statement(chain: Chain) -> None:
    report = (
        "Statement by Peter Lind.",
        "The ferry sank at noon in calm water.",
        "“The hull was sound,” Mr. Lind replied.",
        "The harbour is closed.",
    )
    assert chain("calm water", *report) == []
    assert chain("hull", *report) == ["Peter Lind"]


def test_author_with_a_title_is_the_speaker_of_the_speech(chain: Chain) -> None:
    speech = (
        "Address of President Mira Stenn to the Nation",
        "My fellow citizens, the ferry sank at noon.",
        "The harbour is closed to all ships.",
    )
    assert chain("closed", *speech, author="President Mira Stenn") == []
