import numpy as np
import pytest
from labelling import article, labeller, labels

from index.domain import Label, Reason
from index.labels.model import LEARNT_REASONS, LabelModel


def test_a_dated_official_act_is_record():
    [label] = labels("The council voted on 4 March 2019 to close two of its nine libraries.")
    assert label.label is Label.RECORD


def test_a_judgement_of_the_author_is_claim():
    [label] = labels("This shameful surrender is the worst mistake that the country ever made.")
    assert label.label is Label.CLAIM
    assert {Reason.OPINION, Reason.LOADED} & set(label.reasons)


def test_a_prediction_is_claim_with_its_reason():
    [label] = labels("The coalition will collapse before winter and nobody will save it.")
    assert label.label is Label.CLAIM
    assert Reason.PREDICTION in label.reasons


def test_what_an_unnamed_source_says_is_anonymous():
    [label] = labels("The minister ordered the raid himself, a source close to him said.")
    assert label.label.contested
    assert Reason.ANONYMOUS in label.reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the flight recorder, the pump stopped at nine.",
        "The manager called the whole story a malicious rumour.",
        "The river is the town's only source of water.",
    ],
)
def test_what_hides_nobody_is_not_anonymous(sentence: str):
    [label] = labels(sentence)
    assert Reason.ANONYMOUS not in label.reasons


@pytest.mark.parametrize(
    "sentence", ["Who paid for the bridge?", "Join us on Saturday!", "Read more: the whole story"]
)
def test_what_cannot_be_true_or_false_is_none(sentence: str):
    assert labels(f"The bridge was opened in 2004. {sentence}")[-1].label is Label.NONE


@pytest.mark.parametrize(
    ("probabilities", "expected"),
    [((0.1, 0.35, 0.55), Label.CLAIM), ((0.1, 0.25, 0.65), Label.NONE)],
)
def test_only_what_is_surely_none_is_hidden(probabilities, expected, monkeypatch):
    def predict(self, rows, vectors):
        return np.tile(probabilities, (len(rows), 1)), np.zeros((len(rows), len(LEARNT_REASONS)))

    monkeypatch.setattr(LabelModel, "predict", predict)
    [label] = labels("The bridge was opened in 2004.")
    assert label.label is expected


def test_a_heading_is_none():
    assert labels("The bank failed in May 1992.", heading="A bank fails")[0].label is Label.NONE


def test_a_view_that_the_next_sentence_rejects_is_disputed():
    first, _ = labels("The company says that its pumps never failed. That is a lie.")
    assert first.label is Label.DISPUTED
    assert Reason.DENIED_IN_TEXT in first.reasons


def test_the_same_view_without_the_rejection_is_no_more_than_claim():
    [label] = labels("The company says that its pumps never failed.")
    assert label.label is not Label.DISPUTED


def test_every_contested_sentence_has_a_reason():
    found = labels(
        "Nobody in the ministry cares. They may have known. The mayor said that it was a triumph."
    )
    assert all(label.reasons for label in found if label.label.contested)


def test_an_article_without_sentences_has_no_labels():
    assert labeller().label(article(), ()) == []


def test_speech_of_another_length_is_refused():
    with pytest.raises(ValueError, match=r"shorter|longer"):
        labeller().label(article("The bank failed in May 1992."), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board is expected to close the pool.", Label.CLAIM),
        ("The gunmen are widely believed to have crossed the lake.", Label.CLAIM),
        ("Two officers estimate that the port holds 300 guns.", Label.CLAIM),
        ("In 2016 the office published an estimate that the port holds 300 guns.", Label.RECORD),
        ("The board closed the pool.", Label.RECORD),
    ],
)
def test_what_nobody_vouches_for_is_a_claim(text, expected, monkeypatch):
    """Even where the model is sure of a record."""

    def predict(self, rows, vectors):
        sure = np.tile((0.9, 0.08, 0.02), (len(rows), 1))
        return sure, np.zeros((len(rows), len(LEARNT_REASONS)))

    monkeypatch.setattr(LabelModel, "predict", predict)
    [label] = labels(text)
    assert label.label is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Let's take a minute and ask who paid for the bridge.",
        "Instead of quarrelling, let us look at the bills.",
        "ther cutting the budget of the town's awful hospital.",
        "The current state of the repairs is shown in",
    ],
)
def test_a_call_or_a_torn_off_piece_is_none(sentence: str):
    assert labels("The bridge was opened in 2004.", sentence)[-1].label is Label.NONE


@pytest.mark.parametrize(
    "sentence",
    [
        "The guards let us pass after an hour.",
        "“Let us rebuild it together,” said the mayor, who opened the talks on 4 May.",
        "von Alm resigned from the board on 4 March 2019.",
        "eBay bought the company for 2.6 billion dollars in 2005.",
        "That is the house he lived in.",
    ],
)
def test_what_only_looks_like_a_call_or_a_piece_is_a_statement(sentence: str):
    assert labels("The bridge was opened in 2004.", sentence)[-1].label is not Label.NONE


def test_a_text_without_capitals_is_not_torn_into_pieces():
    found = labels("the bridge was opened in 2004.", "it cost nine million crowns in the end.")
    assert Label.NONE not in {label.label for label in found}
