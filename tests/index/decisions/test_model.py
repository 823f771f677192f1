from __future__ import annotations

import pytest
from pydantic import ValidationError

from index.decisions import (
    Dismissal,
    LabelDecision,
    SpeakerDecision,
    StatementReference,
    statement_hash,
)
from index.decisions.model import decision_from, decision_values
from index.domain import Label


def test_a_hash_depends_on_document_and_words_alone() -> None:
    one = statement_hash("a.txt", "The bridge\n  is safe. ")
    assert one == statement_hash("a.txt", "The bridge is safe.")
    assert one != statement_hash("b.txt", "The bridge is safe.")
    assert one != statement_hash("a.txt", "The bridge is not safe.")
    assert len(one) == 16
    assert one[0] == "s"


def test_a_reference_by_text_is_the_same_as_by_hash() -> None:
    by_text = StatementReference(document="a.txt", text="The bridge is safe.")
    by_hash = StatementReference(document="a.txt", hash=by_text.key)
    assert by_text.key == by_hash.key


def test_a_hash_that_is_not_the_texts_own_is_refused() -> None:
    other = statement_hash("a.txt", "Another sentence.")
    with pytest.raises(ValidationError, match="hash is not that of document and text"):
        StatementReference(document="a.txt", hash=other, text="The bridge is safe.")


def test_the_id_is_that_of_the_matter() -> None:
    a, b = (StatementReference(document="a.txt", text=text) for text in ("One.", "Two."))
    label = LabelDecision(statement=a, label=Label.CLAIM)
    assert label.id == LabelDecision(statement=a, label=Label.RECORD, note="why").id
    assert label.id != SpeakerDecision(statement=a, speakers="Ann Lee").id  # type: ignore[arg-type]
    assert Dismissal(statements=(a, b)).id == Dismissal(statements=(b, a)).id


def test_plain_values_and_back() -> None:
    values = {
        "decision": "speaker",
        "statement": {"document": "a.txt", "text": "One."},
        "speakers": [{"name": "Ann Lee"}, {"name": "the mill", "kind": "organisation"}],
    }
    assert decision_values(decision_from(values)) == values
