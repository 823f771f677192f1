"""The endpoints, through Gradio's own client against a served page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from assistant.answer import to_plain
from assistant.assistant import Assistant
from assistant.web.api import MAX_BATCH
from assistant.web.serving import serve


@pytest.fixture(scope="module")
def client(assistant: Assistant) -> Iterator[Client]:
    client = Client(serve(assistant, port=0), verbose=False)
    yield client
    client.close()


def test_asks(client: Client, assistant: Assistant) -> None:
    answer = client.predict("When was the slope inspected?", api_name="/ask")
    assert answer["status"] == "answered"
    for statement in answer["statements"]:
        text = assistant.document_text(statement["document"])
        assert text[statement["start"] : statement["end"]] == statement["quote"]


def test_filters_hold(client: Client) -> None:
    answer = client.predict(
        "How much rock fell?", [], {"documents": ["union.txt"]}, api_name="/ask"
    )
    assert {s["document"] for s in answer["statements"]} <= {"union.txt"}


def test_history_resolves(client: Client) -> None:
    answer = client.predict(
        "And the union?", ["What does the company say about the slope?"], api_name="/ask"
    )
    assert answer["resolved"] != answer["question"]


def test_batch_keeps_order_and_ids(client: Client) -> None:
    asked = [{"id": "b", "question": "How many workers were sent home?"}, "Who is Lang?", {"x": 1}]
    results = client.predict(asked, api_name="/batch")
    assert [r.get("id") for r in results] == ["b", None, None]
    assert "statements" in results[0]
    assert "question" in results[2]["error"]


def test_disputes_are_those_of_the_assistant(client: Client, assistant: Assistant) -> None:
    found = client.predict(api_name="/disputes")
    assert found == [to_plain(d) for d in assistant.disputes()]
    assert found


def test_document_is_the_text_that_offsets_count_in(client: Client, assistant: Assistant) -> None:
    assert client.predict("union.txt", api_name="/document") == assistant.document_text("union.txt")


@pytest.mark.parametrize(
    ("arguments", "endpoint", "message"),
    [
        (("",), "/ask", "question is empty"),
        (("Who?", [], {"colour": "red"}), "/ask", "colour"),
        (("Who?", [], {"date_from": "May"}), "/ask", "no date"),
        (("../secret",), "/document", "not in this corpus"),
        ((["Who?"] * (MAX_BATCH + 1),), "/batch", "at most 1,000"),
    ],
)
def test_errors_are_told(
    client: Client, arguments: tuple[object, ...], endpoint: str, message: str
) -> None:
    with pytest.raises(AppError, match=message):
        client.predict(*arguments, api_name=endpoint)


def test_nothing_else_is_offered(client: Client) -> None:
    offered = client.view_api(return_format="dict", print_info=False)
    assert set(offered["named_endpoints"]) == {"/ask", "/batch", "/disputes", "/document"}
