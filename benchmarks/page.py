"""How fast the page is in Chromium: `python -m benchmarks.page`.

Until it can be used, from Enter to the first card, and until a document of a megabyte stands in the
reader; beside each the longest time that the page did not react (the Long Tasks API). The server is
warm, a process of its own on the same machine. Indexing the large document takes minutes;
`--seeds-only` does without.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks.synthetic import write_large

SEEDS = Path(__file__).parent.parent / "seeds"
READY = "html[data-attributed='ready']"
# Each is asked once: an answer heard before is faster, and nobody asks the same again.
QUESTIONS = (
    "Who is to blame for the war?",
    "How many troops are there?",
    "What did the minister say?",
    "When did it begin?",
    "Is there any evidence?",
    "Who denies it?",
    "What weapons were sent?",
    "How much money was spent?",
    "What do the sources disagree about?",
    "Which companies took part?",
    "Was the pipeline destroyed on purpose?",
    "What happened in the harbour of the capital?",
    "Who paid for the study?",
    "How many people protested?",
    "Why did the talks fail?",
    "Where were the soldiers trained?",
    "Did the president promise anything?",
    "What is said about the economy?",
    "Who was killed?",
    "What did the report find?",
)
MEGABYTE = 1_000_000

_WATCH = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
}).observe({ type: "longtask", buffered: true });
"""
# From the key press to the frame in which the first card is painted.
_FIRST_CARD = """
(question) => new Promise((resolve) => {
  const field = document.querySelector("#question");
  field.value = question;
  const before = document.querySelectorAll(".turn").length;
  const started = performance.now();
  const observer = new MutationObserver(() => {
    const turns = document.querySelectorAll(".turn");
    if (turns.length === before || !turns[turns.length - 1].querySelector(".card, .nearest")) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - started));
  });
  observer.observe(document.querySelector("#conversation"), { childList: true, subtree: true });
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
})
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seeds-only", action="store_true", help="without the large document")
    options = parser.parse_args()
    rounds = options.rounds
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium: install it (Debian: apt-get install chromium)")
    table = Table("what", "median ms", "slowest ms", "longest without reaction ms")
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        with _served(SEEDS, Path(work) / "seeds") as address:
            table.add_row("page can be used", *_loading(browser, address, rounds))
            table.add_row("Enter to first card", *_asking(browser, address))
        if not options.seeds_only:
            corpus = Path(work) / "large"
            write_large(corpus, MEGABYTE)
            with _served(corpus, Path(work) / "index-large") as address:
                table.add_row("1 MB document in the reader", *_reading(browser, address, rounds))
        browser.close()
    Console(width=120).print(table)


@contextmanager
def _served(corpus: Path, index: Path) -> Iterator[str]:
    """Index a corpus and serve it; yields the page's address.

    Raises:
        RuntimeError: the server ended without telling its address.
    """
    command = [sys.executable, "-m", "attributed", "serve", str(corpus), "--index", str(index)]
    with subprocess.Popen(
        [*command, "--port", "0", "--no-open"], stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        try:
            yield _address(server.stderr)
        finally:
            server.terminate()


def _address(output: Iterable[str]) -> str:
    for line in output:
        found = re.search(r"http://\S+", line)
        if found:
            return found.group()
    raise RuntimeError("the server ended without telling its address")


def _visit(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(_WATCH)
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    return page


def _loading(browser: Browser, address: str, rounds: int) -> tuple[str, str, str]:
    times, blocked = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        page = _visit(browser, address)
        times.append(1000 * (time.perf_counter() - started))
        blocked.append(_longest(page))
        page.context.close()
    return _row(times, blocked)


def _asking(browser: Browser, address: str) -> tuple[str, str, str]:
    page = _visit(browser, address)
    page.evaluate(_FIRST_CARD, "What is here?")
    page.evaluate("window.longest = 0")
    times = [page.evaluate(_FIRST_CARD, question) for question in QUESTIONS]
    blocked = [_longest(page)]
    page.context.close()
    return _row(times, blocked)


def _reading(browser: Browser, address: str, rounds: int) -> tuple[str, str, str]:
    times, blocked = [], []
    for _ in range(rounds):
        page = _visit(browser, address)
        page.click("#tab-read-button")
        page.wait_for_selector(".contents-article")
        page.evaluate("window.longest = 0")
        started = time.perf_counter()
        page.locator(".contents-article").first.click()
        page.wait_for_selector("#read .reader-text .st")
        times.append(1000 * (time.perf_counter() - started))
        page.wait_for_timeout(500)
        blocked.append(_longest(page))
        page.context.close()
    return _row(times, blocked)


def _longest(page: Page) -> float:
    longest: Any = page.evaluate("window.longest")
    return float(longest)


def _row(times: list[float], blocked: list[float]) -> tuple[str, str, str]:
    return f"{statistics.median(times):.0f}", f"{max(times):.0f}", f"{max(blocked):.0f}"


if __name__ == "__main__":
    main()
