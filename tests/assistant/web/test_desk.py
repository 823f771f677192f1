from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.errors import QuestionError
from assistant.web.desk import Desk, server_functions
from index.domain import Label

from .samples import HOSTILE, SmallCorpus, answer, corpus_of, dispute, statement

TEXT = "Five cabins fell. Six cabins fell."


class SmallAssistant:
    """Answers every question with the first statement; remembers what it was asked."""

    corpus_path = Path("ridge")

    def __init__(self) -> None:
        self.corpus: SmallCorpus = corpus_of(
            TEXT, ["Five cabins fell.", "Six cabins fell."], labels=[Label.DISPUTED] * 2
        )
        self.corpus.disputes = [dispute(self.corpus, "s0", "s1")]
        self.asked: list[tuple[str, list[Answer], Any]] = []

    def ask(self, question: str, *, history: list[Answer], filters: Any) -> Answer:
        if not question.strip():
            raise QuestionError("the question is empty")
        self.asked.append((question, history, filters))
        return answer(statement("Five cabins fell.", start=0), question=question)


@pytest.fixture
def assistant() -> SmallAssistant:
    return SmallAssistant()


@pytest.fixture
def call(assistant: SmallAssistant) -> Any:
    functions = server_functions(Desk(assistant))  # type: ignore[arg-type]
    return lambda name, **request: functions[name](request)


def test_asking_gives_the_turn_and_the_answer(call: Any) -> None:
    reply = call("ask", question="How many?")
    assert "Five cabins fell." in reply["html"]
    assert Answer.from_dict(reply["answer"]).question == "How many?"


def test_the_browser_s_history_reaches_the_assistant(call: Any, assistant: SmallAssistant) -> None:
    first = call("ask", question="How many?")
    call("ask", question="And Canada?", history=[first["answer"]], number=2)
    assert [earlier.question for earlier in assistant.asked[1][1]] == ["How many?"]


def test_filters_reach_the_assistant(call: Any, assistant: SmallAssistant) -> None:
    call("ask", question="How many?", filters={"outlets": ["Courier"], "date_from": "2020"})
    filters = assistant.asked[0][2]
    assert (filters.outlets, filters.date_from) == (("Courier",), "2020")


@pytest.mark.parametrize(
    "request_",
    [{"question": ""}, {"question": "x", "filters": {"date_from": "soon"}}],
)
def test_a_user_s_error_is_said_in_words(call: Any, request_: dict[str, Any]) -> None:
    assert call("ask", **request_)["error"]


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"question": 3},
        {"question": "x", "more": 1},
        {"question": "x", "history": [{"status": "odd"}]},
        {"question": "x", "filters": {"documents": "all"}},
        {"question": "x" * 200_000},
    ],
)
def test_what_can_t_be_understood_is_refused(call: Any, request_: dict[str, Any]) -> None:
    assert set(call("ask", **request_)) == {"error"}


def test_a_kept_conversation_is_shown_again(call: Any) -> None:
    kept = call("ask", question="How many?")["answer"]
    turns = call("restore", answers=[kept])["turns"]
    assert len(turns) == 1
    assert "Five cabins fell." in turns[0]


def test_what_the_documents_no_longer_say_is_not_shown_again(call: Any) -> None:
    kept = call("ask", question="How many?")["answer"]
    kept["statements"][0]["quote"] = "Nine cabins fell."
    kept["statements"][0]["display"] = "Nine cabins fell."
    turns = call("restore", answers=[kept])["turns"]
    assert "Nine cabins" not in turns[0]
    assert "have changed" in turns[0]


def test_a_place_opens_in_its_document(call: Any) -> None:
    reply = call("open", document="report.txt", start=0, end=17)
    assert '<mark class="target">Five cabins fell.</mark>' in reply["html"]
    assert reply["statement"] == "s0"
    assert "Six cabins fell." in reply["detail"]


@pytest.mark.parametrize("place", [{"start": 999, "end": 1000}, {"start": 5, "end": 2}, {}])
def test_a_place_that_is_not_there_opens_the_document_without_a_mark(
    call: Any, place: dict[str, int]
) -> None:
    reply = call("open", document="report.txt", **place)
    assert "mark" not in reply["html"]
    assert "error" not in reply


@pytest.mark.parametrize("document", ["/etc/passwd", "../report.txt", "", "report.txt\x00"])
def test_only_documents_of_the_corpus_can_be_read(call: Any, document: str) -> None:
    assert set(call("open", document=document)) == {"error"}
    assert set(call("chunk", document=document, number=0)) == {"error"}


def test_a_chunk_beyond_the_end_is_empty(call: Any) -> None:
    assert call("chunk", document="report.txt", number=7) == {"html": ""}


def test_a_dispute_is_shown_side_by_side(call: Any) -> None:
    ends = {
        "a": {"document": "report.txt", "start": 0, "end": 17},
        "b": {"document": "report.txt", "start": 18, "end": 34},
    }
    html = call("dispute", **ends)["html"]
    assert html.count('class="side"') == 2
    assert "Five cabins fell." in html


def test_a_dispute_that_is_gone_is_said_to_be(call: Any) -> None:
    end = {"document": "report.txt", "start": 1, "end": 2}
    assert "no longer" in call("dispute", a=end, b=end)["error"]


@pytest.mark.parametrize("format_", ["markdown", "json", "csv"])
def test_a_conversation_is_exported(call: Any, format_: str) -> None:
    kept = call("ask", question="How many?")["answer"]
    reply = call("export", answers=[kept], format=format_)
    assert "Five cabins fell." in reply["text"]


def test_a_hostile_question_stays_text(call: Any) -> None:
    html = call("ask", question=HOSTILE)["html"]
    assert "<script" not in html
    assert "<img" not in html


def test_the_start_tells_the_corpus_but_not_its_path(call: Any) -> None:
    reply = call("start")
    assert reply["corpus"] == "ridge"
    assert reply["documents"] == 1
    assert str(Path.cwd()) not in str(reply)
