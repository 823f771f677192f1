"""Language models that tests script: one in this process, and a server that may misbehave."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from llama_index.core.llms import (
    ChatMessage,
    ChatResponse,
    CompletionResponse,
    CustomLLM,
    LLMMetadata,
)
from pydantic import PrivateAttr

Passages = dict[int, str]
Reply = Callable[[str, Passages], str]


def asked(messages: Sequence[dict[str, Any]]) -> tuple[str, Passages]:
    """The question and the numbered passages of a request."""
    data = json.loads(next(m["content"] for m in messages if m["role"] == "user"))
    return data["question"], {p["number"]: p["passage"] for p in data["passages"]}


def naming(*parts: str) -> Reply:
    """A good model: it points at the passages that hold these parts, in their order."""

    def reply(question: str, passages: Passages) -> str:
        found = [number for part in parts for number, text in passages.items() if part in text]
        return json.dumps({"answers": found})

    return reply


class ScriptedLLM(CustomLLM):
    """A LlamaIndex model whose replies a test writes; an exception is raised instead."""

    _replies: list[Reply | str | Exception] = PrivateAttr()
    _requests: list[list[dict[str, Any]]] = PrivateAttr(default_factory=list)

    def __init__(self, *replies: Reply | str | Exception) -> None:
        super().__init__()
        self._replies = list(replies)

    @property
    def requests(self) -> list[list[dict[str, Any]]]:
        return self._requests

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(model_name="scripted", is_chat_model=True)

    def chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponse:
        request = [{"role": str(m.role.value), "content": m.content} for m in messages]
        self._requests.append(request)
        reply = self._replies[min(len(self._requests), len(self._replies)) - 1]
        if isinstance(reply, Exception):
            raise reply
        text = reply if isinstance(reply, str) else reply(*asked(request))
        return ChatResponse(message=ChatMessage(role="assistant", content=text))

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        raise NotImplementedError

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> Any:
        raise NotImplementedError


class Handler(BaseHTTPRequestHandler):
    """One request to the stub server."""

    server: StubServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.log.requests.append(json.loads(body))
        self.server.log.headers.append({k.lower(): v for k, v in self.headers.items()})
        self.server.log.paths.append(self.path)
        try:
            self.server.behave(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    @property
    def messages(self) -> list[dict[str, Any]]:
        return self.server.log.requests[-1]["messages"]

    def send(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


Behaviour = Callable[[Handler], None]


@dataclass
class Log:
    """What reached the server."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


class StubServer(ThreadingHTTPServer):
    """A server on this machine that speaks chat completions as a test wants it to."""

    daemon_threads = True

    def __init__(self, behave: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.log = Log()
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def serving(behave: Behaviour) -> Iterator[StubServer]:
    """Run a stub server; handlers that wait for `ended` are released at the end."""
    server = StubServer(behave)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()


def completion(content: object) -> bytes:
    """A chat completion with this content."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    data = {"id": "1", "object": "chat.completion", "created": 1, "model": "stub"}
    return json.dumps({**data, "choices": [choice]}).encode()


def saying(reply: Reply | str) -> Behaviour:
    """A well-behaved server whose model gives this reply."""

    def behave(handler: Handler) -> None:
        text = reply if isinstance(reply, str) else reply(*asked(handler.messages))
        handler.send(completion(text))

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """A server that behaves differently at each request; the last behaviour stays."""

    def behave(handler: Handler) -> None:
        number = len(handler.server.log.requests)
        behaviours[min(number, len(behaviours)) - 1](handler)

    return behave
