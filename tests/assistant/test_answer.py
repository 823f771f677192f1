"""The answer format: what is written can be read back, and what is wrong is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant.answer import (
    Answer,
    ArticleReference,
    Citation,
    CitedDispute,
    CitedSpeaker,
    CitedStatement,
    Context,
    Disagreement,
    DisputingCitation,
    IndexInfo,
    Searched,
    Status,
    Timings,
    to_plain,
)
from assistant.answer_reading import answer_from, dispute_from, statement_from
from assistant.errors import AnswerFormatError

FIELDS: dict[str, Any] = {
    "quote": "The **dam** held.",
    "display": "The dam held.",
    "omitted": ((2, 3),),
    "document": "a.md",
    "sha256": "0" * 64,
    "start": 4,
    "end": 21,
    "page": None,
    "article": ArticleReference(title="The dam", date="2020-01"),
    "speakers": (CitedSpeaker("Ann Hill", "person", 30, 38), CitedSpeaker("an aide", "unnamed")),
}


@pytest.fixture
def answer() -> Answer:
    citation = Citation(**FIELDS)
    statement = CitedStatement(
        **FIELDS,
        label="disputed",
        reasons=("conflicts_with_passage",),
        confidence=0.75,
        relevance=None,
        context=Context(citation, None),
        supported_by=(citation,),
        disputed_by=(DisputingCitation(**FIELDS, kind="denial", confidence=0.5),),
    )
    return Answer(
        question="Did it hold?",
        resolved="Did the dam hold?",
        status=Status.ANSWERED,
        statements=(statement,),
        disagreements=(Disagreement("held", "denial", ((citation,), (citation, citation))),),
        nearest=(),
        searched=Searched(3, 40),
        index=IndexInfo("1", "2020-01-01", "model", "none"),
        timings_ms=Timings(1.5, 2.0, 4.0),
        id="7",
        answerable=0.875,
        notices=("language_model_timeout",),
    )


def plain(answer: Answer) -> dict[str, Any]:
    return json.loads(json.dumps(answer.to_dict()))  # type: ignore[no-any-return]


def test_reading_undoes_writing(answer: Answer) -> None:
    assert answer_from(plain(answer)) == answer
    assert Answer.from_dict(plain(answer)) == answer


def test_statements_and_disputes_are_read_back(answer: Answer) -> None:
    [statement] = answer.statements
    assert statement_from(to_plain(statement)) == statement
    citation = Citation(**FIELDS)
    dispute = CitedDispute("denial", 0.5, citation, citation, ((4, 5), (6, 7)))
    assert dispute_from(to_plain(dispute)) == dispute


def test_unknown_fields_are_ignored_at_every_depth(answer: Answer) -> None:
    data = plain(answer)
    data["new"] = 1
    data["statements"][0]["new"] = 1
    data["statements"][0]["article"]["new"] = 1
    data["disagreements"][0]["sides"][0][0]["new"] = 1
    assert answer_from(data) == answer


def test_what_another_system_does_not_know_is_none() -> None:
    data = {"question": "Did it hold?", "status": "not_in_corpus", "statements": []}
    answer = answer_from(data | {"searched": None, "notices": None})
    assert answer.resolved == "Did it hold?"
    assert answer.searched == Searched(None, None)
    assert answer.timings_ms.total is None
    assert answer.answerable is None
    assert answer.notices == ()


def _drop_quote(data: dict[str, Any]) -> None:
    del data["statements"][0]["quote"]


def _start_as_text(data: dict[str, Any]) -> None:
    data["statements"][0]["start"] = "4"


def _no_label(data: dict[str, Any]) -> None:
    del data["statements"][0]["label"]


def _label_none(data: dict[str, Any]) -> None:
    data["statements"][0]["label"] = "none"


def _bad_side(data: dict[str, Any]) -> None:
    data["disagreements"][0]["sides"][1][0]["speakers"] = None


def _bad_status(data: dict[str, Any]) -> None:
    data["status"] = "maybe"


def _newer_format(data: dict[str, Any]) -> None:
    data["format"] = 2


def _no_question(data: dict[str, Any]) -> None:
    del data["question"]


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (_drop_quote, r"statements\[0\]\.quote"),
        (_start_as_text, r"statements\[0\]\.start"),
        (_no_label, r"statements\[0\]\.label: missing"),
        (_label_none, r"statements\[0\]\.label: 'none'"),
        (_bad_side, r"disagreements\[0\]\.sides\[1\]\[0\]\.speakers"),
        (_bad_status, "status"),
        (_newer_format, "format: 2"),
        (_no_question, "question"),
    ],
)
def test_a_wrong_field_is_named(
    answer: Answer, spoil: Callable[[dict[str, Any]], None], field: str
) -> None:
    data = plain(answer)
    spoil(data)
    with pytest.raises(AnswerFormatError, match=field):
        answer_from(data)


def test_an_answer_that_is_no_object_is_refused() -> None:
    with pytest.raises(AnswerFormatError, match="not an object"):
        answer_from([])  # type: ignore[arg-type]
