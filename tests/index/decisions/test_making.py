from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.decisions import Decision, statement_hash
from index.decisions.making import DecisionMaker
from index.domain import Label, SpeakerKind
from index.errors import DecisionError
from index.sync import sync

MORE = "The ferry\n\nBy Ann Lee\n\nThe ferry Marbella carried 231 people on Friday.\n"
LESS = "A ferry\n\nBy Bo Orr\n\nThe ferry Marbella carried 212 people on Friday.\n"
KNOWN = statement_hash("a.txt", "The ferry Marbella carried 231 people on Friday.")
OTHER = statement_hash("b.txt", "The ferry Marbella carried 212 people on Friday.")
HEADING = statement_hash("a.txt", "The ferry")


@pytest.fixture
def maker(
    make_corpus: Callable[..., Path], index: Path, word_encoder: object
) -> Iterator[DecisionMaker]:
    sync(make_corpus({"a.txt": MORE, "b.txt": LESS}), index)
    with Corpus.open(index) as corpus:
        yield DecisionMaker(corpus)


def test_a_statement_is_found_by_how_its_hash_begins(maker: DecisionMaker) -> None:
    decision = maker.label(KNOWN[:6].upper(), Label.CLAIM, note="why")
    assert decision.statement.hash == KNOWN
    assert decision.statement.text == "The ferry Marbella carried 231 people on Friday."
    assert (decision.statement.document, decision.note) == ("a.txt", "why")


def test_a_dispute_is_dismissed_in_either_order(maker: DecisionMaker) -> None:
    assert maker.dismissal(KNOWN, OTHER).id == maker.dismissal(OTHER, KNOWN).id


def test_the_kind_is_that_of_the_last_speaker(maker: DecisionMaker) -> None:
    decision = maker.speaker(KNOWN, ["The  Post", "Per"], kind=SpeakerKind.UNNAMED)
    assert [(s.name, s.kind) for s in decision.speakers] == [
        ("The Post", None),
        ("Per", SpeakerKind.UNNAMED),
    ]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda m: m.label("s0000000", Label.CLAIM), "no statement of this hash"),
        (lambda m: m.label("s", Label.CLAIM), "no statement of this hash"),
        (lambda m: m.label("", Label.CLAIM), "no statement of this hash"),
        (lambda m: m.label(HEADING, Label.CLAIM), "is no statement"),
        (lambda m: m.dismissal(KNOWN, KNOWN), "no dispute between"),
        (lambda m: m.speaker(KNOWN, [" "]), "empty"),
        (lambda m: m.speaker(KNOWN, []), "empty"),
    ],
)
def test_decisions_that_cant_be_made(
    maker: DecisionMaker, make: Callable[[DecisionMaker], Decision], words: str
) -> None:
    with pytest.raises(DecisionError, match=words):
        make(maker)
