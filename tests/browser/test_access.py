"""Everybody can use it: axe, keyboard, phone, dark, and nobody reads other files."""

from collections.abc import Callable

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from assistant.assistant import Assistant

from .conftest import ask, boxes, marked, show_tab, visit

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "has_touch": True},
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(params=LOOKS)
def any_page(
    request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext], server: str
) -> Page:
    return visit(new_context(**LOOKS[request.param]).new_page(), server)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


def test_axe_finds_nothing_while_asking_and_reading(any_page: Page) -> None:
    assert violations(any_page) == []
    ask(any_page, "How many cabins fell into the valley?")
    ask(any_page, "What is the recipe for a chocolate cake?")
    any_page.click(".nearest summary")
    any_page.click("#filters summary")
    assert violations(any_page) == []
    any_page.click("#filters summary")
    any_page.locator(".card [data-do=read]").first.click()
    marked(any_page)
    any_page.click("#ask [data-do=reader-labels]")
    assert violations(any_page) == []


def test_axe_finds_nothing_in_the_other_tabs(any_page: Page) -> None:
    show_tab(any_page, "read")
    any_page.locator(".contents-article").first.click()
    any_page.wait_for_selector("#read .st")
    assert violations(any_page) == []
    show_tab(any_page, "disputes")
    any_page.locator("[data-do=pair]").first.click()
    any_page.wait_for_selector("#pair .side")
    assert violations(any_page) == []
    any_page.keyboard.press("Escape")
    show_tab(any_page, "documents")
    any_page.wait_for_selector("table.documents")
    assert violations(any_page) == []
    show_tab(any_page, "batch")
    any_page.wait_for_selector("#batch-run")
    assert violations(any_page) == []


def test_nothing_is_wider_than_the_screen(any_page: Page) -> None:
    ask(any_page, "How many cabins fell into the valley?")
    for tab in ("ask", "read", "disputes", "documents", "batch"):
        show_tab(any_page, tab)
        any_page.wait_for_timeout(300)
        assert any_page.evaluate("document.documentElement.scrollWidth <= innerWidth"), tab


def test_a_phone_shows_sides_one_below_the_other_and_the_source_on_top(
    new_context: Callable[..., BrowserContext], server: str
) -> None:
    page = visit(new_context(**LOOKS["phone"]).new_page(), server)
    ask(page, "How many cabins fell into the valley?")
    sides = page.locator(".disagreement").first.locator(".side")
    one, two = boxes(sides)
    assert one["bottom"] <= two["top"]
    page.locator(".card [data-do=read]").first.click()
    marked(page)
    (box,) = boxes(page.locator("#ask .reader"))
    assert (box["width"], box["height"]) == (360, 740)
    page.click("#ask [data-do=reader-close]")
    expect(page.locator("#ask .reader")).to_be_hidden()


def test_dark_follows_the_system_and_can_be_switched(
    new_context: Callable[..., BrowserContext], server: str
) -> None:
    page = visit(new_context(color_scheme="dark").new_page(), server)
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.click("[data-do=theme]")
    light = page.evaluate(background)
    assert dark != light
    page.reload()
    page.wait_for_selector("html[data-attributed='ready']", state="attached")
    assert page.evaluate(background) == light


def test_everything_works_by_keyboard(page: Page) -> None:
    page.focus("#question")
    page.keyboard.type("How many cabins fell into the valley?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn-foot")
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.dataset.do") == "read":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    quote = page.evaluate(
        "document.activeElement.closest('.card').querySelector('.quote').textContent"
    )
    page.keyboard.press("Enter")
    assert marked(page) == quote
    page.keyboard.press("Escape")
    expect(page.locator("#ask .reader")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.do") == "read"
    page.focus("#tab-ask-button")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-read-button")).to_be_focused()
    expect(page.locator("#contents")).to_be_visible()


def test_motion_is_reduced_on_request(
    new_context: Callable[..., BrowserContext], server: str
) -> None:
    page = visit(new_context(reduced_motion="reduce").new_page(), server)
    moving = page.evaluate("getComputedStyle(document.querySelector('#toast')).transitionDuration")
    assert moving in ("0s", "none")


@pytest.mark.parametrize("path", ["/etc/passwd", "{corpus}/courier.md", "{index}/record.sqlite"])
def test_no_file_of_the_machine_is_served(server: str, assistant: Assistant, path: str) -> None:
    path = path.format(corpus=assistant.corpus_path, index=assistant.index_path)
    reply = httpx.get(f"{server}/gradio_api/file={path}")
    assert reply.status_code in (403, 404)
