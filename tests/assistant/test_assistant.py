"""The assistant as its users call it."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Citation, Status
from assistant.assistant import Assistant
from assistant.batch import BatchFailure, BatchItem
from assistant.citing import verify
from assistant.errors import FilterError, QuestionError, UnknownDocumentError
from assistant.filters import Filters
from index.errors import CorpusError, ExactnessError
from index.fold import fold


def shown(answer: Answer) -> str:
    return " ".join(statement.display for statement in answer.statements)


def citations(answer: Answer) -> list[Citation]:
    found: list[Citation] = [*answer.nearest]
    for statement in answer.statements:
        found += [statement, *statement.supported_by, *statement.disputed_by]
        found += [c for c in (statement.context.before, statement.context.after) if c]
    return found + [c for d in answer.disagreements for side in d.sides for c in side]


def test_an_answer_is_verbatim(assistant: Assistant) -> None:
    answer = assistant.ask("How many workers were sent home?")
    assert answer.status is Status.ANSWERED
    assert "Forty workers were sent home" in shown(answer)
    for citation in citations(answer):
        text = assistant.document_text(citation.document)
        assert text[citation.start : citation.end] == citation.quote
        assert fold(citation.quote, citation.omitted, start=citation.start) == citation.display


def test_the_words_that_clash_stand_in_the_order_of_their_sides(assistant: Assistant) -> None:
    questions = ("How many tonnes of rock fell at the northern face?", "Did anybody warn Lang?")
    answers = [assistant.ask(question) for question in questions]
    found = [item for answer in answers for item in answer.disagreements]
    assert found
    for item in found:
        for words, side in zip(item.topic.split(" / "), item.sides, strict=True):
            assert any(words in " ".join(citation.quote.split()) for citation in side)


def test_a_quoted_speaker_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("What did Peter Lang say about the slope?")
    statement = answer.statements[0]
    assert [speaker.name for speaker in statement.speakers] == ["Anna Holm", "Peter Lang"]
    assert statement.article.outlet == "Valley Courier"
    assert statement.article.date == "2021-05-04"


def test_furniture_is_no_evidence(assistant: Assistant) -> None:
    assert all(
        "Courier archive" not in s.display for s in assistant.statements() if s.label != "none"
    )


@pytest.mark.parametrize(
    "question",
    ["Who won the football match in Lisbon?", "What is the boiling point of mercury?"],
)
def test_another_subject_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_IN_CORPUS
    assert answer.statements == ()
    assert answer.nearest
    assert answer.searched.documents == 2


def test_a_follow_up_is_resolved(assistant: Assistant) -> None:
    first = assistant.ask("What did Peter Lang say about the slope?")
    answer = assistant.ask("Who said that?", history=[first])
    assert answer.resolved != answer.question
    assert answer.statements[0].quote == first.statements[0].quote


def test_a_history_of_questions_alone_is_enough(assistant: Assistant) -> None:
    answer = assistant.ask("Who said that?", history=["What did Peter Lang say about the slope?"])
    assert answer.statements[0].speakers[-1].name == "Peter Lang"


def test_filters_restrict_the_search(assistant: Assistant) -> None:
    filters = Filters(documents=("union.txt",))
    answer = assistant.ask("How many tonnes of rock fell at the northern face?", filters=filters)
    assert {citation.document for citation in answer.statements} == {"union.txt"}
    assert answer.searched.documents == 1


def test_filters_by_author_outlet_and_date(assistant: Assistant) -> None:
    for filters, document in (
        (Filters(authors=("anna holm",)), "courier.txt"),
        (Filters(outlets=("Miners' Voice",)), "union.txt"),
        (Filters(date_to="2021-05-05"), "courier.txt"),
        (Filters(date_from="2021-05-05"), "union.txt"),
    ):
        found = {s.document for s in assistant.statements(filters=filters)}
        assert found == {document}, filters


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (
            Filters(outlets=("The Moon",)),
            "outlets: 'The Moon' is not in these documents; check how",
        ),
        (Filters(authors=("Anna Holme",)), "there is 'Anna Holm'"),
        (Filters(speakers=("lang",)), "there is 'Peter Lang'"),
    ],
)
def test_a_name_that_nobody_has_is_no_silence(
    filters: Filters, said: str, assistant: Assistant
) -> None:
    with pytest.raises(FilterError, match=said):
        assistant.ask("How many workers were sent home?", filters=filters)


@pytest.mark.parametrize("date", ["2021-13", "2021-02-30", "21", "May"])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(FilterError, match="is no date"):
        Filters(date_from=date)


def test_a_filter_that_names_nothing_is_said(assistant: Assistant) -> None:
    with pytest.raises(FilterError, match=r"none\.txt"):
        assistant.ask("Who?", filters=Filters(documents=("none.txt",)))
    with pytest.raises(FilterError, match="date_from"):
        Filters(date_from="last week")


@pytest.mark.parametrize("question", ["", "   ", "?!", "x" * 5000])
def test_empty_and_huge_questions_are_refused(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError):
        assistant.ask(question)


def test_half_characters_are_refused(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="ud800 at 9"):
        assistant.ask("Who said \ud800?")
    with pytest.raises(QuestionError, match="udfff"):
        assistant.ask("Who said that?", history=["What did \udfff say?"])


def test_an_unknown_document_is_said(assistant: Assistant) -> None:
    with pytest.raises(UnknownDocumentError, match=r"none\.txt"):
        assistant.document_text("none.txt")


def test_a_batch_keeps_order_and_goes_on_after_an_error(assistant: Assistant) -> None:
    items = [
        BatchItem("How many workers were sent home?", "a"),
        BatchItem("", "b"),
        BatchItem("When did the quarry close?", "c"),
    ]
    results = list(assistant.batch(items))
    assert [result.id for result in results] == ["a", "b", "c"]
    assert isinstance(results[1], BatchFailure)


def test_answers_are_the_same_from_many_threads(assistant: Assistant) -> None:
    questions = ["How many workers were sent home?", "What did Peter Lang say?"] * 8
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(assistant.ask, questions))
    for question, answer in zip(questions, answers, strict=True):
        assert shown(answer) == shown(assistant.ask(question))


def test_awaited_answers_are_those_of_ask(assistant: Assistant) -> None:
    questions = ["How many workers were sent home?", "What did Peter Lang say?"] * 8

    async def all_at_once() -> list[Answer]:
        return await asyncio.gather(*map(assistant.aask, questions))

    answers = asyncio.run(all_at_once())
    assert [answer.question for answer in answers] == questions
    for question, answer in zip(questions, answers, strict=True):
        assert shown(answer) == shown(assistant.ask(question))


def test_an_awaited_answer_takes_what_ask_takes(assistant: Assistant) -> None:
    earlier = "What did Peter Lang say about the slope?"
    filters = Filters(documents=("courier.txt",))

    async def asked() -> Answer:
        return await assistant.aask("Who said that?", history=[earlier], filters=filters, id="7")

    answer = asyncio.run(asked())
    assert answer.id == "7"
    assert earlier in answer.resolved
    assert answer.searched.documents == 1


@pytest.mark.parametrize(
    ("question", "filters", "error"),
    [("?!", None, QuestionError), ("Who?", Filters(documents=("none.txt",)), FilterError)],
)
def test_an_awaited_answer_fails_as_ask_does(
    question: str, filters: Filters | None, error: type[Exception], assistant: Assistant
) -> None:
    with pytest.raises(error):
        asyncio.run(assistant.aask(question, filters=filters))


class Held:
    """Lets `Assistant.ask` begin and end when a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.released = threading.Event(), threading.Event()
        self.histories: list[object] = []
        ask = Assistant.ask

        def held(assistant: Assistant, question: str, **arguments: Any) -> Answer:
            self.begun.set()
            assert self.released.wait(30)
            self.histories.append(arguments.get("history"))
            return ask(assistant, question, **arguments)

        monkeypatch.setattr(Assistant, "ask", held)


def test_the_event_loop_goes_on_meanwhile(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)

    async def meanwhile() -> Answer:
        history = ["What did Peter Lang say?"]
        task = asyncio.create_task(assistant.aask("When did the quarry close?", history=history))
        while not held.begun.is_set():
            await asyncio.sleep(0)
        history.append("Who paid?")
        # Only a loop that goes on gets here: the answer waits for it.
        held.released.set()
        return await task

    assert asyncio.run(meanwhile()).status is Status.ANSWERED
    assert held.histories == [("What did Peter Lang say?",)]


def test_an_awaited_answer_can_be_cancelled(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)

    async def cancelled() -> bool:
        task = asyncio.create_task(assistant.aask("When did the quarry close?"))
        while not held.begun.is_set():
            await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            # The thread has not ended yet: nobody waited for it.
            return not held.histories
        finally:
            held.released.set()
        return False

    assert asyncio.run(cancelled())
    assert shown(assistant.ask("When did the quarry close?"))


def test_answers_survive_the_way_to_json_and_back(assistant: Assistant) -> None:
    answer = assistant.ask("How many tonnes of rock fell at the northern face?")
    assert Answer.from_dict(answer.to_dict()) == answer


def test_an_inexact_citation_is_never_shown(assistant: Assistant) -> None:
    statement = assistant.ask("How many workers were sent home?").statements[0]
    text = assistant.document_text(statement.document)
    for bad in (
        replace(statement, start=statement.start + 1),
        replace(statement, quote=statement.quote.replace("Forty", "Fifty")),
        replace(statement, display=statement.display + " not"),
    ):
        with pytest.raises(ExactnessError):
            verify(bad, text)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such"):
        Assistant.open(tmp_path / "nowhere", index=tmp_path / "index")


def test_llama_index_parts_work_without_a_language_model(assistant: Assistant) -> None:
    nodes = assistant.as_retriever().retrieve("How many workers were sent home?")
    assert any("Forty workers" in node.get_content() for node in nodes)
    response = assistant.as_query_engine().query("How many workers were sent home?")
    assert "Forty workers were sent home" in str(response)
    assert assistant.as_query_engine().query("Who won in Lisbon?").source_nodes == []
