"""Chroma servers for tests: Chroma's own (`chroma run`), and ones that misbehave."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from index.settings import ChromaServerSettings
from index.store.chroma_client import ChromaClient

_SECONDS_TO_START = 90


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def chroma_command() -> str:
    """Chroma's own command; the test is skipped where it doesn't exist."""
    beside = Path(sys.executable).with_name("chroma")
    command = str(beside) if beside.exists() else shutil.which("chroma")
    if command is None:
        pytest.skip("there is no command `chroma`")
    return command


@contextmanager
def chroma_running(folder: Path, port: int) -> Iterator[str]:
    """Run a server on a folder of its own; gives its address."""
    command = [chroma_command(), "run", "--path", str(folder), "--port", str(port)]
    environment = {**os.environ, "ANONYMIZED_TELEMETRY": "False"}
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(process, f"{url}/api/v2/heartbeat")
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server has ended"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def empty_database(url: str) -> ChromaServerSettings:
    """Make a database on a server; gives the settings that lead to it."""
    # Machines that run other things besides may be slow.
    settings = ChromaServerSettings(url=url, database=f"db-{uuid.uuid4().hex}", timeout=30)
    with closing(ChromaClient(settings, None)) as client:
        client._api.create_database(settings.database, tenant=settings.tenant)
    return settings


def collections_of(settings: ChromaServerSettings) -> dict[str, Any]:
    """All collections on a server, by name."""
    client = ChromaClient(settings, None)
    place = {"tenant": settings.tenant, "database": settings.database}
    return {
        model.name: client._collection(model) for model in client._api.list_collections(**place)
    }


@dataclass
class Stub(ThreadingHTTPServer):
    """A server that replies to every request in one way."""

    behave: Callable[[StubRequest], None]
    headers: list[dict[str, str]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    daemon_threads = True

    def __post_init__(self) -> None:
        super().__init__(("127.0.0.1", 0), StubRequest)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class StubRequest(BaseHTTPRequestHandler):
    """One request to a stub."""

    server: Stub

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.close_connection = True
        try:
            self.server.behave(self)
        except (BrokenPipeError, ConnectionResetError):
            return

    def send(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


@contextmanager
def stub_running(behave: Callable[[StubRequest], None]) -> Iterator[Stub]:
    """Run a stub; handlers that wait for `ended` are released at the end."""
    server = Stub(behave)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()


def endless(request: StubRequest) -> None:
    request.send_response(200)
    request.end_headers()
    while not request.server.ended.is_set():
        request.wfile.write(b" " * 100_000)


def dripping(request: StubRequest) -> None:
    """Its head never ends, and each piece of it comes in time."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not request.server.ended.wait(0.05):
        request.wfile.write(b"x")


# What may stand behind an address that is not Chroma's, or not in order.
MISBEHAVING: dict[str, Callable[[StubRequest], None]] = {
    "a page": lambda request: request.send(b"<html>Welcome</html>"),
    "a number": lambda request: request.send(b"5"),
    "a list": lambda request: request.send(b"[]"),
    "another shape": lambda request: request.send(b'{"name": 1, "id": [], "ids": "x"}'),
    "not utf-8": lambda request: request.send(b'{"id": "\xff\xfe"}'),
    "nothing": lambda request: request.send(b""),
    "http 500": lambda request: request.send(b"{}", status=500),
    "http 404": lambda request: request.send(b"<html>not here</html>", status=404),
    "a redirect": lambda request: request.send(b"", status=307, Location="/elsewhere"),
    "closes at once": lambda request: None,
    "hangs": lambda request: request.server.ended.wait(30) and None,
    "endless": endless,
    "drips": dripping,
}
