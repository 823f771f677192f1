"""What is judged for a question: answers to questions in the documents, what goes on, who "I" is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.answerability import answerability_row
from assistant.assistant import Assistant
from assistant.evidence_model import answerability_features
from assistant.features import FEATURES, Candidate, feature_matrix
from assistant.pointing_back import asks, points_back
from assistant.question import parse_question
from assistant.speaker_match import Names, SpeakerIndex, name_words
from index.settings import IndexSettings
from index.terms import Vocabulary

INTERVIEW = """# "I slept on the boat"

The Hill Herald, 12 March 2024

Jonas Arnt, the owner of the ferry, talks to Nora Lund of the Herald.

Nora Lund: Where were you in the night of the fire?

Jonas Arnt: On board, as always.

Nora Lund: The harbour master says that you were told about the pump in May.

Jonas Arnt: I was told nothing at all. The pump was new. It had been bought in April.
"""
REPORT = """# Report of the harbour board

The Hill Herald, 20 March 2024

The fire on the ferry was seen from the quay at two in the morning. Six boats of the club went out from the inner harbour. The
harbour has had no such fire since 1990.

The council of Hill Town voted on the fares of the ferry on 5 June. They stay as they are. Nobody
spoke against it.
"""

_NO_WORDS = Vocabulary.of([])


@pytest.fixture
def ferry(make_corpus: Callable[..., Path], tmp_path: Path) -> Iterator[Assistant]:
    corpus = make_corpus({"interview.md": INTERVIEW, "report.md": REPORT})
    settings = IndexSettings(verifier="none")
    with Assistant.open(corpus, index=tmp_path / "index", settings=settings) as opened:
        yield opened


def _candidates(assistant: Assistant, question: str, **options: int) -> dict[str, Candidate]:
    retriever = assistant.answering.retriever
    found = retriever.candidates(parse_question(question), **options)
    return {c.statement: c for c in found}


def _id(assistant: Assistant, beginning: str) -> str:
    view = assistant.answering.view
    return next(
        id_ for id_ in view.corpus.statements if beginning in view.display(id_).split(": ")[-1][:40]
    )


@pytest.mark.parametrize("text", ["Who paid?", "“Who paid?”", "And who paid? ", "(Who paid?)"])
def test_a_sentence_that_ends_as_a_question_asks(text: str) -> None:
    assert asks(text)


def test_a_question_within_a_sentence_does_not_ask() -> None:
    assert not asks("“Who paid?” she said.")


@pytest.mark.parametrize(
    "text",
    [
        "None of them was closed.",
        "No, the door was open.",
        "Yes, we paid.",
        "No such fire is known.",
    ],
)
def test_replies_point_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize("text", ["Nobody paid for the door.", "Yesterday the door was open."])
def test_what_only_begins_like_a_reply_does_not(text: str) -> None:
    assert not points_back(text)


def test_in_place_of_a_question_what_is_said_to_it_is_judged(ferry: Assistant) -> None:
    view = ferry.answering.view
    question = _id(ferry, "Where were you")
    reply = _id(ferry, "On board")
    assert not view.citable(view.corpus.statements[question])
    found = _candidates(ferry, "Where were you in the night of the fire?", limit=1)
    assert view.display(reply) in found
    assert view.display(question) not in found
    assert found[view.display(reply)].before == view.display(question)


def test_what_goes_on_from_the_likeliest_is_judged(ferry: Assistant) -> None:
    shown = _candidates(ferry, "When did the council of Hill Town vote on the fares?", limit=1)
    vote, after = shown.values()
    assert vote.statement.startswith("The council of Hill Town voted")
    assert after.statement == "They stay as they are."
    assert after.before == vote.statement
    assert after.dense_before > 0


def test_what_stands_by_itself_does_not_go_on(ferry: Assistant) -> None:
    shown = _candidates(ferry, "When was the fire on the ferry seen from the quay?", limit=1)
    assert [text[:8] for text in shown] == ["The fire"]


def test_a_filter_holds_for_what_goes_on(ferry: Assistant) -> None:
    only = _id(ferry, "The council of")
    question = parse_question("When did the council of Hill Town vote on the fares?")
    found = ferry.answering.retriever.candidates(question, allowed={only})
    assert [c.id for c in found] == [only]


def test_whom_the_question_names_is_heard_as_i(ferry: Assistant) -> None:
    view = ferry.answering.view
    told = _id(ferry, "I was told nothing")
    assert view.speaking(told) == "Jonas Arnt"
    assert view.speaking(_id(ferry, "Six boats")) == ""
    found = {c.id: c for c in _candidates(ferry, "Was Jonas Arnt told of the pump?").values()}
    assert found[told].speaking == "Jonas Arnt"
    question = parse_question("Was Jonas Arnt told of the pump?")
    row = feature_matrix(question, [found[told]], view.vocabulary)[0]
    assert row[FEATURES.index("names_meant")] == 1.0
    # A verifier reads whose words they are, too.
    assert view.framed(told).startswith("Jonas Arnt: ")


def test_a_name_in_another_form_is_the_same_speaker(ferry: Assistant) -> None:
    speakers = SpeakerIndex(ferry.answering.view.corpus)
    assert speakers.matching("Mr Arnt") == speakers.matching("Jonas Arnt") != frozenset()
    assert speakers.matching("Nora Lund") == speakers.matching("Mrs. Lund") != frozenset()
    assert speakers.matching("Arntzen") == frozenset()
    assert speakers.matching("Jonas Berg") == frozenset()


@pytest.mark.parametrize(
    ("asked", "known", "same"),
    [
        ("Mr Holm", "Jens Holm", True),
        ("Jens Holm", "Mr. Holm", True),
        ("Dr. Holm", "Prof Ida Holm", True),
        ("the president", "President Holm", True),
        ("Mr Holm", "Mrs Holm", False),
        ("Mr Holm", "Ida Berg", False),
        ("Mayor Berg", "Mayor Holm", False),
    ],
)
def test_a_title_is_no_part_of_a_name(asked: str, known: str, same: bool) -> None:
    found = Names({known: ["said"]}).ids_of(name_words(asked))
    assert found == (frozenset({"said"}) if same else frozenset())


def test_a_title_alone_is_no_name_of_a_question() -> None:
    assert parse_question("What did the report of Dr. Ida Holm find?").names == ("Ida Holm",)


def test_whether_those_asked_for_say_anything_of_it_is_seen() -> None:
    question = parse_question("What did Jonas Arnt say about the pump?")
    names = answerability_features(with_verifier=False)
    candidates = [Candidate(str(i), "x", "x", "", 0.5, 0.5, 0.5) for i in range(2)]
    features = np.zeros((2, len(FEATURES)))
    features[0, FEATURES.index("terms_in_statement")] = 1.0

    def said(speaker: tuple[float, float]) -> tuple[float, float]:
        features[:, FEATURES.index("speaker")] = speaker
        row = answerability_row(
            question, candidates, features, np.array([0.6, 0.2]), None, _NO_WORDS
        )
        return row[names.index("said_terms")], row[names.index("said_any")]

    # The first has the words asked for; whose are they?
    assert said((1.0, 0.0)) == (1.0, 1.0)
    assert said((0.0, 1.0)) == (0.0, 1.0)
    assert said((0.0, 0.0)) == (0.0, 0.0)
