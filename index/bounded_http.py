"""An HTTP client that asks one server, tells it no more than it must, and reads no endless reply.

Client libraries do more than is asked of them: they describe the machine in headers, send keys and
organisations that they find in the environment, follow redirects with the whole request, and wait
for each piece of a reply anew.
"""

from __future__ import annotations

import math
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

_HEADERS = frozenset("host accept connection content-type content-length user-agent".split())


def bounded_client(
    *, seconds: float, max_bytes: int, secret_header: str | None = None
) -> httpx.Client:
    """Return a client for requests to an address of the user's.

    It follows no redirect and uses no proxy of the environment. A reply that is larger than
    `max_bytes`, compressed, or not there whole after `seconds` is an `httpx.TransportError`.

    Args:
        seconds: for each request, from its beginning to the last byte of its reply.
        max_bytes: of a reply's body.
        secret_header: the one header of the caller's that is sent; all other ones but those that
            HTTP needs are taken out.
    """
    return httpx.Client(
        transport=_BoundedTransport(seconds, max_bytes, secret_header),
        timeout=seconds,
        follow_redirects=False,
        trust_env=False,
    )


class _BoundedTransport(httpx.BaseTransport):
    def __init__(self, seconds: float, max_bytes: int, secret_header: str | None) -> None:
        self._inner = httpx.HTTPTransport()
        self._deadline = _Deadline()
        # httpx has no other way to say how its connections are made.
        self._inner._pool._network_backend = _Backend(self._deadline)
        self._seconds, self._max_bytes = seconds, max_bytes
        self._kept = _HEADERS if secret_header is None else _HEADERS | {secret_header.lower()}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        deadline = self._deadline.at = time.monotonic() + self._seconds
        for name in set(request.headers) - self._kept:
            del request.headers[name]
        # A small compressed reply may unpack to any size.
        request.headers["accept-encoding"] = "identity"
        response = self._inner.handle_request(request)
        if response.headers.get("content-encoding", "identity") != "identity":
            response.close()
            raise httpx.RemoteProtocolError("the reply is compressed", request=request)
        # What HTTPTransport gives is always a synchronous stream.
        assert isinstance(response.stream, httpx.SyncByteStream)
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=_BoundedBody(response.stream, deadline, self._max_bytes),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._inner.close()


class _Deadline(threading.local):
    """When the request of a thread must be over, by `time.monotonic`."""

    at = math.inf

    def left(self, timeout: float | None) -> float:
        """Seconds that may still be waited, `timeout` at most."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the reply took too long")
        return min(left, math.inf if timeout is None else timeout)


class _Backend(httpcore.SyncBackend):
    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        stream = super().connect_tcp(host, port, timeout, local_address, socket_options)
        return _Stream(stream, self._deadline)


class _Stream(httpcore.NetworkStream):
    """A connection that waits for all pieces of a reply together, its head among them."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, timeout), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _BoundedBody(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream, deadline: float, max_bytes: int) -> None:
        self._stream, self._deadline, self._max_bytes = stream, deadline, max_bytes

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            if size > self._max_bytes:
                raise httpx.ReadError(f"the reply is larger than {self._max_bytes:,} bytes")
            if time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("the reply took too long")
            yield chunk

    def close(self) -> None:
        self._stream.close()
