"""Refusing what other sites send: a page open in another tab may not use this one in our name."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_REFUSED = "Refused: the request comes from another site. Use the page itself, or a program."


class SameSite:
    """Middleware that refuses requests which change something and which another site's page made.

    Browsers send plain forms anywhere without asking, and say with each which page made it (Fetch
    Standard, "Origin header"). Programs send no such header and go through; who may do what is not
    decided here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with 403."""
        if scope["type"] == "http" and scope["method"] not in _READING:
            headers = Headers(scope=scope)
            if not _admitted(headers):
                await PlainTextResponse(_REFUSED, status_code=403)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def is_same_site(origin: str | None, host: str | None, fetch_site: str | None) -> bool:
    """Whether a request was made by a page of this host, or by no page at all.

    Behind a proxy the host is the proxy's name for us; there the browser's own word counts.
    """
    if origin is None or fetch_site == "same-origin":
        return True
    try:
        return urlsplit(origin).netloc == host != ""
    except ValueError:
        return False


def _admitted(headers: Headers) -> bool:
    return is_same_site(headers.get("origin"), headers.get("host"), headers.get("sec-fetch-site"))
