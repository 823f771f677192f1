"""How fast it is, in the browser; generous bounds so that a busy machine passes too."""

import time

import pytest
from playwright.sync_api import Page

from .conftest import ask

FIRST_CARD_MS = 300
SLACK = 3

# From the key press to the frame in which the first card is painted.
_FIRST_CARD = """
(question) => new Promise((resolve) => {
  const field = document.querySelector("#question");
  field.value = question;
  const before = document.querySelectorAll(".turn .card").length;
  const started = performance.now();
  const observer = new MutationObserver(() => {
    if (document.querySelectorAll(".turn .card").length === before) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - started));
  });
  observer.observe(document.querySelector("#conversation"), { childList: true, subtree: true });
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
})
"""


@pytest.mark.slow
def test_the_first_card_comes_at_once(page: Page) -> None:
    ask(page, "When was the cableway opened?")
    times = sorted(
        page.evaluate(_FIRST_CARD, question)
        for question in (
            "How many passengers did the cableway carry?",
            "How many cabins fell into the valley?",
            "When was the cableway opened?",
        )
    )
    assert times[1] < FIRST_CARD_MS * SLACK


@pytest.mark.slow
def test_the_page_can_be_used_soon(page: Page, server: str) -> None:
    started = time.perf_counter()
    page.goto(server)
    page.wait_for_selector("html[data-attributed='ready']", state="attached")
    assert time.perf_counter() - started < 2 * SLACK
