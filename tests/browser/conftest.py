"""A real browser before a real server over a small corpus."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from assistant.assistant import Assistant
from assistant.web.page import build_page
from assistant.web.serving import launch_options

from .corpus import write_corpus

READY = "html[data-attributed='ready']"
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_LOCAL = ("http://127.0.0.1:", "data:", "blob:", "about:")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; without one the tests are skipped, or fail where they are required."""
    path = shutil.which("chromium")
    if path is None:
        missing = "no chromium: install it (Debian: apt-get install chromium) for browser tests"
        if os.environ.get("ATTRIBUTED_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("served")
    corpus = write_corpus(folder / "lund")
    with Assistant.open(corpus, index=folder / "index") as assistant:
        assistant.warm_up()
        yield assistant


@pytest.fixture(scope="session")
def server(assistant: Assistant) -> Iterator[str]:
    """The address of a served page."""
    page = build_page(assistant)
    _, address, _ = page.launch(
        server_name="127.0.0.1",
        prevent_thread_lock=True,
        max_file_size=assistant.settings.max_file_bytes,
        **launch_options(),
    )
    yield address.rstrip("/")
    page.close(verbose=False)


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes users: each context has its own storage. None may ask anything of another machine."""
    made: list[BrowserContext] = []
    asked: list[str] = []
    errors: list[str] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})
        context.set_default_timeout(20_000)
        context.on("request", lambda request: asked.append(request.url))
        context.on("weberror", lambda error: errors.append(str(error.error)))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert [url for url in asked if not url.startswith(_LOCAL)] == []
    assert errors == []


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], server: str) -> Page:
    """A first visit to the page."""
    return visit(new_context().new_page(), server)


def visit(page: Page, address: str) -> Page:
    """Open the page and wait until it can be used."""
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    return page


def ask(page: Page, question: str) -> None:
    """Ask and wait for the answer."""
    turns = page.locator(".turn-holder")
    before = turns.count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    page.wait_for_selector(f".turn-holder:nth-child({before + 1}) .turn-foot")


def show_tab(page: Page, name: str) -> None:
    """Choose a tab."""
    page.click(f"#tab-{name}-button")


def marked(page: Page) -> str:
    """The highlighted text, character for character."""
    page.wait_for_selector("mark.target")
    found: str = page.evaluate(
        "[...document.querySelectorAll('mark.target')].map((mark) => mark.textContent).join('')"
    )
    return found


def boxes(found: Locator) -> list[dict[str, float]]:
    """Where elements stand, all at the same moment (the page may be scrolling)."""
    measured: list[dict[str, float]] = found.evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    return measured


def upload(page: Page, *files: Path) -> None:
    """Add documents and wait until the index holds them."""
    show_tab(page, "documents")
    page.set_input_files("#upload input[type=file]", [str(file) for file in files])
    page.wait_for_selector(f"#upload >> text={files[0].stem[:6]}")
    page.click("#add-documents")
    page.wait_for_selector("#documents-status >> text=Index updated", timeout=120_000)
