"""Other sites' pages can't use this one."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.web.same_site import SameSite, is_same_site

HOST = "127.0.0.1:7860"


@pytest.mark.parametrize(
    ("origin", "fetch_site", "same"),
    [
        (None, None, True),
        (f"http://{HOST}", None, True),
        (f"http://{HOST}", "same-origin", True),
        # Behind a proxy that has another name.
        ("https://desk.example.org", "same-origin", True),
        ("https://desk.example.org", None, False),
        ("https://desk.example.org", "cross-site", False),
        ("http://127.0.0.1:9999", "same-site", False),
        (f"http://{HOST}.example.org", None, False),
        ("null", "cross-site", False),
        ("http://[", None, False),
    ],
)
def test_the_page_that_made_a_request_is_told(
    origin: str | None, fetch_site: str | None, same: bool
) -> None:
    assert is_same_site(origin, HOST, fetch_site) == same


def test_a_page_that_says_nothing_is_no_host() -> None:
    assert not is_same_site("null", "", None)
    assert not is_same_site("null", None, None)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_another_site_changes_nothing(method: str) -> None:
    reached: list[str] = []

    async def change(request: Request) -> PlainTextResponse:
        reached.append(request.method)
        return PlainTextResponse("done")

    routes = [Route("/", change, methods=["GET", "POST", "PUT", "DELETE", "PATCH"])]
    client = TestClient(Starlette(routes=routes, middleware=[Middleware(SameSite)]))
    refused = client.request(method, "/", headers={"origin": "https://elsewhere.example"})
    assert refused.status_code == 403
    assert "another site" in refused.text
    assert reached == []
    assert client.request(method, "/").text == "done"
    assert client.request(method, "/", headers={"origin": "http://testserver"}).text == "done"
    # Reading is the browser's own business: it gives the answer to no other site.
    assert client.get("/", headers={"origin": "https://elsewhere.example"}).text == "done"
