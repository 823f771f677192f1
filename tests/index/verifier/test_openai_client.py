"""A language model behind an address, tried against a server that misbehaves in every way."""

from __future__ import annotations

import gzip
import json
import socket
import time

import pytest

from index.errors import SettingsError, VerifierUnavailableError
from index.settings import LanguageModelSettings
from index.verifier.openai_client import load_language_model
from tests.language_models import asked, completion, in_turn, naming, saying, serving

QUESTION = "When was the bridge closed?"
PASSAGES = ["It rained.", "The bridge was closed in May.", "Lang says it was June."]


@pytest.fixture(autouse=True)
def client():
    pytest.importorskip("llama_index.llms.openai_like", reason='needs the extra "llm"')


def verifier_of(server, **values):
    url = server if isinstance(server, str) else server.url
    return load_language_model(
        LanguageModelSettings(url=url, model="stub", **{"timeout": 10.0, **values})
    )


def judged(server, **values):
    return verifier_of(server, **values).answers(QUESTION, PASSAGES).tolist()


def why(server, **values):
    with pytest.raises(VerifierUnavailableError) as raised:
        judged(server, **values)
    return raised.value.why


def test_a_good_server_decides():
    with serving(saying(naming("June", "May"))) as server:
        assert judged(server) == [0.0, 0.75, 1.0]
        (request,) = server.log.requests
    assert server.log.paths == ["/v1/chat/completions"]
    assert request["model"] == "stub"
    assert request["temperature"] == 0
    assert asked(request["messages"])[0] == QUESTION


def test_what_is_sent_is_the_question_and_the_passages_and_nothing_else():
    with serving(saying(naming("May"))) as server:
        judged(server)
        system, user = server.log.requests[0]["messages"]
    assert set(json.loads(user["content"])) == {"question", "passages"}
    assert not any(text in system["content"] for text in (*PASSAGES, QUESTION))


def test_the_schema_names_the_numbers_in_the_first_request_alone():
    with serving(in_turn(saying("prose"), saying(naming("May")))) as server:
        judged(server)
        first, second = server.log.requests
    allowed = first["response_format"]["json_schema"]["schema"]["properties"]["answers"]["items"]
    assert sorted(allowed["enum"]) == sorted(asked(first["messages"])[1])
    assert "response_format" not in second


def test_a_server_that_knows_no_schema_is_asked_without_one():
    def behave(handler):
        if "response_format" in handler.server.log.requests[-1]:
            handler.send(b'{"error": "unknown field"}', status=400)
        else:
            saying(naming("May"))(handler)

    with serving(behave) as server:
        assert judged(server) == [0.0, 1.0, 0.0]


# Whatever a model may say instead of its numbers.
BAD_REPLIES = {
    "prose": "The bridge was closed in May, according to passage 2.",
    "wrong json": '{"answers": [1, 2',
    "other json": '{"result": "May"}',
    "words": '{"answers": ["The bridge was closed in May."]}',
    "numbers and words": '{"answers": [1], "explanation": "It was May."}',
    "unknown numbers": '{"answers": [1, 2, 7]}',
    "huge": json.dumps({"answers": list(range(100_000))}),
    "huge prose": "very " * 20_000,
    "nothing": "",
}


@pytest.mark.parametrize("reply", BAD_REPLIES.values(), ids=BAD_REPLIES)
def test_a_model_that_never_gives_its_numbers_is_given_up(reply):
    with serving(saying(reply)) as server:
        assert why(server) == "invalid"
        assert len(server.log.requests) == 2


@pytest.mark.parametrize("reply", BAD_REPLIES.values(), ids=BAD_REPLIES)
def test_the_second_try_counts(reply):
    with serving(in_turn(saying(reply), saying(naming("May")))) as server:
        assert judged(server) == [0.0, 1.0, 0.0]


def test_unknown_and_repeated_numbers_are_dropped():
    def reply(question, passages):
        (may,) = (n for n, text in passages.items() if "May" in text)
        return json.dumps({"answers": [7, may, may, 5_000, may]})

    with serving(saying(reply)) as server:
        assert judged(server) == [0.0, 1.0, 0.0]


def half(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def cut_off(handler):
    handler.close_connection = True


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    handler.close_connection = True
    while not handler.server.ended.is_set():
        handler.wfile.write(b" " * 100_000)


def packed(handler):
    handler.send(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip")


# Whatever a server may do instead of replying.
BROKEN = {
    "http 500": lambda handler: handler.send(b"{}", status=500),
    "http 401": lambda handler: handler.send(b'{"error": "bad key"}', status=401),
    "http 404": lambda handler: handler.send(b"", status=404),
    "http 429": lambda handler: handler.send(b"{}", status=429, Retry_After="3600"),
    "no json": lambda handler: handler.send(b"<html>Welcome</html>"),
    "no choices": lambda handler: handler.send(b'{"choices": []}'),
    "another shape": lambda handler: handler.send(b'{"choices": "none"}'),
    "a list": lambda handler: handler.send(b"[1, 2]"),
    "not utf-8": lambda handler: handler.send(b'{"choices": "\xff\xfe"}'),
    "closes midway": half,
    "closes at once": cut_off,
    "an endless body": endless,
    "a packed body": packed,
}


@pytest.mark.parametrize("behave", BROKEN.values(), ids=BROKEN)
def test_a_broken_server_is_given_up_after_a_second_try(behave):
    started = time.monotonic()
    with serving(behave) as server:
        assert why(server) == "unreachable"
        assert len(server.log.requests) == 2
    assert time.monotonic() - started < 9


@pytest.mark.parametrize("content", [None, [], 5])
def test_contents_that_are_no_text_are_given_up(content):
    with serving(lambda handler: handler.send(completion(content))) as server:
        assert why(server) in ("invalid", "unreachable")


def test_a_refused_connection_is_told():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    assert why(f"http://127.0.0.1:{port}/v1") == "unreachable"


def test_a_server_that_hangs_is_left_when_the_time_is_over():
    started = time.monotonic()
    with serving(lambda handler: handler.server.ended.wait(20)) as server:
        assert why(server, timeout=0.3) == "timeout"
        assert len(server.log.requests) == 1
    assert time.monotonic() - started < 5


def test_a_server_that_sends_drop_by_drop_is_left_when_the_time_is_over():
    def dripping(handler):
        handler.send_response(200)
        handler.end_headers()
        handler.close_connection = True
        while not handler.server.ended.wait(0.02):
            handler.wfile.write(b" ")

    with serving(dripping) as server:
        assert why(server, timeout=0.3) == "timeout"


def test_a_redirect_is_not_followed():
    with serving(saying(naming("May"))) as other:

        def behave(handler):
            handler.send(b"", status=307, Location=f"{other.url}/chat/completions")

        with serving(behave) as server:
            assert why(server) == "unreachable"
        assert other.log.requests == []


def test_no_key_is_sent_where_none_is_configured(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-server")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-secret")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with serving(saying(naming("May"))) as server:
        judged(server)
        (headers,) = server.log.headers
    assert "authorization" not in headers
    assert "secret" not in str(headers)
    assert "another" not in str(headers)


def test_the_headers_do_not_describe_the_machine():
    with serving(saying(naming("May"))) as server:
        judged(server)
        (headers,) = server.log.headers
    assert set(headers) <= set(
        "host accept accept-encoding connection content-type content-length user-agent".split()
    )


def test_no_proxy_of_the_environment_is_used(monkeypatch):
    with serving(saying(naming("May"))) as proxy, serving(saying(naming("May"))) as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.server_port}")
        monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.server_port}")
        judged(server)
        assert proxy.log.requests == []


def test_the_key_of_the_named_variable_is_sent(monkeypatch):
    monkeypatch.setenv("MY_SERVER_KEY", "k-123")
    with serving(saying(naming("May"))) as server:
        judged(server, key_variable="MY_SERVER_KEY")
        assert server.log.headers[0]["authorization"] == "Bearer k-123"


def test_a_key_is_in_no_error_and_no_name(monkeypatch):
    monkeypatch.setenv("MY_SERVER_KEY", "k-123")

    def repeating(handler):
        handler.send(json.dumps(handler.server.log.headers[-1]).encode(), status=401)

    with serving(repeating) as server:
        verifier = verifier_of(server, key_variable="MY_SERVER_KEY")
        with pytest.raises(VerifierUnavailableError) as raised:
            verifier.answers(QUESTION, PASSAGES)
    assert "k-123" not in f"{raised.value} {verifier.name} {verifier!r}"


@pytest.mark.parametrize("value", [None, "  "])
def test_a_missing_key_is_told_without_repeating_its_name(monkeypatch, value):
    monkeypatch.delenv("sk_a_key_by_mistake", raising=False)
    if value is not None:
        monkeypatch.setenv("sk_a_key_by_mistake", value)
    with pytest.raises(SettingsError, match=r"llm\.key_variable: .*set it") as raised:
        verifier_of("http://127.0.0.1:9/v1", key_variable="sk_a_key_by_mistake")
    assert "mistake" not in str(raised.value)


def test_nothing_is_sent_before_a_question():
    with serving(saying(naming("May"))) as server:
        assert verifier_of(server).name == "language model stub"
        assert server.log.requests == []
