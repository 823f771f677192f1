"""Indirect speech and its commitment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.analysis import Commitment, SpeechMode
from tests.index.speakers.conftest import Attribute

Chain = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "Mira Stenn claimed Friday that the bridge would fall.",
        "Mira Stenn said the bridge would fall.",
        "The bridge would fall, Mira Stenn said.",
        "The bridge, Mira Stenn warned, would fall.",
        "Mira Stenn, who built it, insists that the bridge would fall.",
        "The bridge would fall, as Mira Stenn noted.",
    ],
)
def test_reported_clause(chain: Chain, text: str) -> None:
    assert chain("bridge", text) == ["Mira Stenn"]


@pytest.mark.parametrize(
    ("verb", "commitment"),
    [
        ("said", Commitment.NEUTRAL),
        ("claimed", Commitment.DISTANCED),
        ("admitted", Commitment.FACTIVE),
        ("denied", Commitment.DENYING),
    ],
)
def test_commitment_of_the_reporting_verb(
    attributed: Attribute, verb: str, commitment: Commitment
) -> None:
    [(_, said)] = attributed(f"Mira Stenn {verb} that the bridge was unsafe.")
    assert said.main is not None
    assert said.main.commitment is commitment


def test_content_and_cue_lie_in_the_document(attributed: Attribute) -> None:
    text = "Mira Stenn claimed that the bridge was unsafe."
    [(_, said)] = attributed(text)
    assert said.main is not None and said.main.cue is not None
    assert said.main.cue.of(text) == "claimed"
    assert said.main.content.of(text) == "that the bridge was unsafe"


def test_view_is_an_attitude(attributed: Attribute) -> None:
    [(_, said)] = attributed("Mira Stenn believes that the bridge is unsafe.")
    assert said.main is not None
    assert said.main.mode is SpeechMode.ATTITUDE


def test_wish_is_told_by_the_author(chain: Chain) -> None:
    assert chain("council", "The council wants to close the bridge.") == []


def test_reports_nest(chain: Chain) -> None:
    text = "Mira Stenn said that the mayor had claimed that the bridge was safe."
    assert chain("bridge", text)[0] == "Mira Stenn"
    assert len(chain("bridge", text)) == 2


def test_statement_that_nothing_was_said_is_the_authors(chain: Chain) -> None:
    assert chain("bridge", "Mira Stenn did not say whether the bridge was safe.") == []


def test_authors_own_view_adds_no_speaker(chain: Chain) -> None:
    assert chain("bridge", "I think that the bridge is unsafe.") == []


def test_reported_speech_goes_on_in_the_pluperfect(chain: Chain) -> None:
    text = "Mira Stenn said that the bridge was unsafe. She had told nobody about it."
    assert chain("nobody", text) == ["Mira Stenn"]
