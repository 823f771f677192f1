"""Rejections in a sentence."""

import pytest

from index.disputes.denials import Rejection, RejectionForm, find_rejections
from index.disputes.words import family_of
from index.language import load_pipeline


def rejections(text: str) -> tuple[Rejection, ...]:
    doc = load_pipeline()(text)
    return find_rejections(doc[:], doc.text, offset=0)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("The claim that the dam was blown up is a fabrication.", "the dam was blown up"),
        ("The station denied that the remarks mattered.", "that the remarks mattered"),
        (
            "It is untrue that the bridge was built by prisoners.",
            "the bridge was built by prisoners",
        ),
        ("The court does not accept that there was a loan.", "that there was a loan"),
        ("The pages had been removed by the police, which the police deny.", "The pages had been"),
    ],
)
def test_view_in_the_same_sentence(text: str, view: str) -> None:
    (found,) = rejections(text)
    assert found.view is not None
    assert view in text[slice(*found.view)]


@pytest.mark.parametrize(
    "text",
    [
        "That is a lie.",
        "Not so, a spokesman said.",
        "They were not.",
        "It was a fairy tale.",
        "Nonsense: the law says otherwise.",
        "There is not one word of truth in it.",
        'She told us that was "a wicked lie".',
        "The log that we have seen does not bear this out.",
    ],
)
def test_pointing_back(text: str) -> None:
    assert any(r.back and r.form is RejectionForm.ANAPHORIC for r in rejections(text))


@pytest.mark.parametrize(
    "text",
    [
        "The workers are denied that knowledge.",
        "Parliament rejected the petition by 88 votes to 41.",
        "The false alarm was over at ten.",
        "He did not deny the report.",
        "The club did not accept cash.",
        "The wall could not bear the weight out there.",
    ],
)
def test_no_rejection(text: str) -> None:
    assert rejections(text) == ()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        # not when it is said to have been
        ("Lund denied that anybody had warned him before he sailed.", "warned"),
        # nor who, if it is anybody
        ("There is no evidence that any member of the guild helped.", "helped"),
        # a thing that somebody means to do
        ("The abbot rejected reports that she intends to resign.", "resign"),
    ],
)
def test_what_is_denied(text: str, target: str) -> None:
    (found,) = rejections(text)
    (word,) = (t for t in load_pipeline()(text) if t.text == target)
    assert found.target == (family_of(word),)


@pytest.mark.parametrize(
    "text",
    [
        "The sluice was opened contrary to orders, the lock keeper said.",
        "I do not say that they were asleep, but I say that nobody answered.",
        "It is more likely than not that the sluice failed, but nobody saw it.",
        "That could not outweigh the lack of evidence.",
    ],
)
def test_nothing_is_denied(text: str) -> None:
    assert not rejections(text)
