"""An HTTP client that asks one server, tells it no more than it must, and reads no endless reply.

Client libraries do more than is asked of them: they describe the machine in headers, send keys and
organisations that they find in the environment, follow redirects with the whole request, and wait
for each piece of a reply anew.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

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
        self._seconds, self._max_bytes = seconds, max_bytes
        self._kept = _HEADERS if secret_header is None else _HEADERS | {secret_header.lower()}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        deadline = time.monotonic() + self._seconds
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
