"""Who can decide over the network: the page, from a browser, where it is offered; nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from gradio_client import Client

from assistant.assistant import Assistant
from assistant.web.serving import serve
from index.decisions import FILE_NAME


def call(address: str, name: str, data: dict[str, Any], headers: dict[str, str]) -> httpx.Response:
    components = httpx.get(f"{address}/config").json()["components"]
    header = next(c["id"] for c in components if c["props"].get("elem_id") == "header")
    body = {"session_hash": "x", "component_id": header, "fn_name": name, "data": data}
    return httpx.post(f"{address}/gradio_api/component_server/", json=body, headers=headers)


@pytest.fixture(scope="module")
def address(assistant: Assistant) -> str:
    return serve(assistant, port=0).rstrip("/")


@pytest.fixture
def label(assistant: Assistant) -> Iterator[dict[str, str]]:
    """A label that could be given; nothing is decided when the test is over."""
    statement = next(iter(assistant.statements()))
    assert statement.statement_hash is not None
    yield {"statement": statement.statement_hash, "label": "claim"}
    assert not (assistant.corpus_path / FILE_NAME).exists()


def test_the_page_reads_the_decisions(address: str) -> None:
    reply = call(address, "decisions", {}, {"Origin": address})
    assert reply.json()["count"] == 0


def test_a_program_decides_nothing(address: str, label: dict[str, str]) -> None:
    assert "--decide" in call(address, "set_label", label, {}).json()["error"]


@pytest.mark.parametrize("origin", ["https://other.example", "null"])
def test_another_page_decides_nothing(address: str, label: dict[str, str], origin: str) -> None:
    assert call(address, "set_label", label, {"Origin": origin}).status_code == 403


@pytest.mark.parametrize("path", ["call/ask", "upload", "run/predict", "queue/join"])
def test_another_page_sends_nothing_at_all(address: str, path: str) -> None:
    # Such a form is sent by browsers without asking.
    headers = {"Origin": "https://other.example", "Content-Type": "text/plain"}
    sent = httpx.post(f"{address}/gradio_api/{path}", content='{"data": []}', headers=headers)
    assert sent.status_code == 403
    assert "another site" in sent.text


def test_a_name_that_was_made_to_point_here_decides_nothing(
    address: str, label: dict[str, str]
) -> None:
    headers = {"Host": "evil.example", "Origin": "http://evil.example"}
    assert "error" in call(address, "set_label", label, headers).json()


def test_no_endpoint_of_the_api_decides(address: str) -> None:
    client = Client(address, verbose=False)
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert set(named) == {"/ask", "/batch", "/disputes", "/document"}
    client.close()


def test_where_it_is_not_offered_there_is_nothing_to_call(
    assistant: Assistant, label: dict[str, str]
) -> None:
    address = serve(assistant, port=0, decide=False).rstrip("/")
    assert call(address, "set_label", label, {"Origin": address}).status_code == 404
    assert call(address, "start", {}, {"Origin": address}).json()["decides"] is False
