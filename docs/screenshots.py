"""Make the pictures of the README: `make screenshots`.

Serves ./seeds on a free port, drives Chromium through the page and writes docs/images/*.png.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from assistant.assistant import Assistant
from assistant.web.serving import serve

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}

QUESTION = "How many soldiers has Russia mobilised?"
UNANSWERED = "What did the tanks cost in Swiss francs?"


def main() -> None:
    """Take all pictures."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium: install it (Debian: apt-get install chromium)")
    IMAGES.mkdir(exist_ok=True)
    with Assistant.open(ROOT / "seeds") as assistant, sync_playwright() as playwright:
        address = serve(assistant, port=0)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name, take, options in _pictures():
            with _visit(browser, address, options) as page:
                take(page)
                page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


def _pictures() -> Iterator[tuple[str, Callable[[Page], None], dict[str, Any]]]:
    dark = {"color_scheme": "dark"}
    yield "welcome-light", lambda page: None, WIDE
    yield "answer-light", _ask, WIDE
    yield "source-light", _read, WIDE
    yield "source-dark", _read, WIDE | dark
    yield "disputes-light", _disputes, WIDE
    yield "silence-light", _silence, WIDE
    yield "answer-phone", _ask, PHONE
    yield "source-phone", _read, PHONE


@contextmanager
def _visit(browser: Browser, address: str, options: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(**options, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html[data-attributed='ready']", state="attached")
    yield page
    context.close()


def _ask(page: Page, question: str = QUESTION) -> None:
    page.fill("#question", question)
    page.press("#question", "Enter")
    page.wait_for_selector(".turn-foot")
    page.wait_for_timeout(300)


def _read(page: Page) -> None:
    _ask(page)
    page.locator(".card [data-do=read]").first.click()
    page.wait_for_selector("mark.target:visible")
    page.click("#ask [data-do=reader-labels]")
    page.wait_for_timeout(500)


def _silence(page: Page) -> None:
    _ask(page, UNANSWERED)
    if page.locator(".nearest").count():
        page.click(".nearest summary")


def _disputes(page: Page) -> None:
    page.click("#tab-disputes-button")
    page.wait_for_selector("table.disputes")
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
