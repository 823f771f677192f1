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


@pytest.mark.parametrize(
    "text",
    [
        "The claim made by Mira Stenn that the bridge was safe has been repeated often.",
        "The week brought a letter from Mira Stenn, alleging that the bridge was safe.",
    ],
)
def test_report_inside_a_sentence(attributed: Attribute, text: str) -> None:
    parts = [part for _, said in attributed(text) for part in said.parts]
    assert "Mira Stenn" in [part.speakers[0].name for part in parts]


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


@pytest.mark.parametrize(
    "text",
    [
        "Few in the valley will believe that the bridge is safe.",
        "One third said that the bridge is safe.",
        "Just 15.3 percent of voters believed that the bridge is safe.",
        "Nobody says that the bridge is safe.",
        "Most said that the bridge is safe.",
        "Why should the public believe that the bridge is safe?",
        "The mayor might hope that the bridge is safe.",
        "Mira Stenn would expect that the bridge is safe.",
    ],
)
def test_shares_and_possible_views_assert_nothing(chain: Chain, text: str) -> None:
    assert chain("bridge", text) == []


def test_view_that_is_not_held_is_a_view(chain: Chain) -> None:
    text = "Mira Stenn does not believe that the bridge is safe."
    assert chain("bridge", text) == ["Mira Stenn"]


def test_count_of_people_speaks(chain: Chain) -> None:
    assert chain("bridge", "Nine of the engineers say that the bridge is safe.") == [
        "nine of the engineers"
    ]


def test_poll_speaks_for_its_body(chain: Chain) -> None:
    text = "A poll by the Lindmark Institute found that the bridge frightens people. One third {}"
    after = "said that only the ferry was safe."
    assert chain("frightens", text.format(after)) == ["Lindmark Institute"]
    assert chain("ferry", text.format(after)) == ["Lindmark Institute"]


def test_poll_passed_on(chain: Chain) -> None:
    text = (
        "A poll by the Lindmark Institute found that the bridge frightens people, according to {}"
    )
    assert chain("bridge", text.format("the Valley Herald.")) == [
        "Valley Herald",
        "Lindmark Institute",
    ]


def test_clause_before_a_semicolon_is_not_said(chain: Chain) -> None:
    assert chain("bridge", "The bridge was closed; Mira Stenn has written about it.") == []


def test_put_to_a_witness(chain: Chain) -> None:
    text = "Mr Harkin put it to the witness that the bridge was rusty."
    assert chain("bridge", text) == ["Harkin"]


MINUTES = "Minutes of the third sitting"


@pytest.mark.parametrize(
    "text",
    [
        "In 2012 there had been nineteen bridges.",
        "The bridges had asked for repair.",
        "He had no bridges.",
        "In hindsight the bridges should have been closed.",
    ],
)
def test_evidence_goes_on_in_minutes(chain: Chain, text: str) -> None:
    before = "Mr Jonas Quill stated that he had eleven inspectors."
    assert chain("bridges", MINUTES, f"{before} {text}") == ["Jonas Quill"]


def test_evidence_ends_with_what_others_do(chain: Chain) -> None:
    before = "Mr Jonas Quill stated that he had eleven inspectors."
    assert chain("bridge", MINUTES, f"{before} Ms Doll crossed the bridge.") == []


def test_evidence_goes_on_in_minutes_only(chain: Chain) -> None:
    before = "Mr Jonas Quill stated that he had eleven inspectors."
    assert chain("bridges", f"{before} In 2012 there had been nineteen bridges.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Five goats were lost when a team of nine slid from the west side of the Kestelberg, "
            "valley rescue said.",
            "valley rescue",
        ),
        ("The big, old bridge fell at noon, a tall, angry man said.", "a tall, angry man"),
    ],
)
def test_who_closes_a_sentence_says_it_whatever_stands_before(
    chain: Chain, text: str, speaker: str
) -> None:
    assert chain(" ", text) == [speaker]


@pytest.mark.parametrize("rest", [".", ", who had slept there."])
def test_according_to_a_role_with_its_name(chain: Chain, rest: str) -> None:
    text = (
        f"There had been no frost on the bridge, according to the lodge's warden, Mira Stenn{rest}"
    )
    assert chain("frost", text) == ["Mira Stenn"]


def test_a_name_that_goes_on_is_another(chain: Chain) -> None:
    text = "They had spoken to the lodge's warden, Mira Stenn said."
    assert chain("spoken", text) == ["Mira Stenn"]


def test_who_is_quoted_as_saying_says_it(chain: Chain) -> None:
    text = "The report quotes a second tenant as saying that sockets had sparked for weeks."
    assert chain("sockets", text) == ["the report", "a second tenant"]
    assert chain("quotes", "The report quotes a second tenant on page four.") == []


def test_remembered_as_is_a_view(chain: Chain) -> None:
    assert chain("remembered", "Mira Stenn remembered him as a kind man.") == ["Mira Stenn"]
    assert chain("remembered", "Mira Stenn remembered his garden.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The trust apologised for the delay and said the lines had been down.",
        "The trust declined to show the books but said that they were in order.",
    ],
)
def test_one_act_of_speech_in_two_verbs(chain: Chain, text: str) -> None:
    assert chain("The trust", text) == ["the trust"]


def test_what_somebody_does_and_says_is_told_by_the_writer(chain: Chain) -> None:
    text = "Mira Stenn locked the long row of wooden cupboards behind the stage and said it rained."
    assert chain("locked", text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Nerys Todd, the winner, called the claim "desperate".', "Nerys Todd"),
        ("Silje Berg remembers that the batteries failed.", "Silje Berg"),
        ("The panel found no evidence that he had sworn at anyone.", "the panel"),
        ("Mira Stenn had been told by telephone, Bram Kell said, that it was safe.", "Bram Kell"),
    ],
)
def test_who_tells_it(chain: Chain, text: str, speaker: str) -> None:
    assert chain(text[:10], text) == [speaker]


def test_nobody_speaks_by_telephone(chain: Chain) -> None:
    assert chain("was told", "Mira Stenn was told by telephone that it was safe.") == []
