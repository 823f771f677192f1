from __future__ import annotations

from assistant.answer import ArticleReference, CitedStatement
from assistant.rendering import words
from index.domain import DisputeKind, Label, Reason
from tests.assistant.web.samples import citation


def disputed(*reasons: str) -> CitedStatement:
    return CitedStatement(
        quote="It holds.",
        display="It holds.",
        omitted=(),
        document="a.txt",
        sha256="0" * 64,
        start=0,
        end=9,
        page=None,
        article=ArticleReference(),
        speakers=(),
        label="disputed",
        reasons=reasons,
    )


def test_there_are_words_for_every_value() -> None:
    assert set(words.REASON_WORDS) == set(Reason)
    assert set(words.LABEL_NAMES) == set(Label)
    assert set(words.DISPUTE_WORDS) == set(DisputeKind)


def test_a_label_that_a_person_gave_is_not_the_texts() -> None:
    assert words.label_line(disputed("label_decided_by_user")).endswith("decided by hand")
    assert words.label_line(disputed("denied_in_text")).endswith("rejects it")


def test_a_source_tells_who_where_and_at_which_characters() -> None:
    line = words.source_line(citation(page=3))
    assert line == (
        "Ada Berg, The Courier, 19 Feb 2023, “The rope”, report.txt, page 3, characters 10–27"
    )


def test_silence_tells_an_empty_choice_from_an_empty_find() -> None:
    assert words.not_in_corpus(1) == "No passage found in this document that answers this."
    assert words.not_in_corpus(0) == "No document passes these filters, so nothing was searched."
    assert words.not_in_corpus(None) == "No passage found that answers this."
