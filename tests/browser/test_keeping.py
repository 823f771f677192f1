import csv
import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from assistant.assistant import Assistant

from .conftest import READY, ask, marked, visit

QUESTION = "When was the cableway opened?"


def test_a_conversation_survives_a_reload(page: Page) -> None:
    ask(page, QUESTION)
    ask(page, "How many cabins fell into the valley?")
    before = page.locator("#conversation").inner_text()
    page.reload()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator(".turn-holder")).to_have_count(2)
    assert page.locator("#conversation").inner_text() == before


def test_a_follow_up_still_works_after_a_reload(page: Page) -> None:
    ask(page, "How many passengers did the cableway carry?")
    page.reload()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator(".turn-holder")).to_have_count(1)
    ask(page, "Who said that?")
    expect(page.locator(".turn-holder").nth(1).locator(".resolved")).to_contain_text("passengers")


def test_a_new_conversation_forgets_the_old_one(page: Page) -> None:
    ask(page, QUESTION)
    page.click("[data-do=new-conversation]")
    page.reload()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator(".turn-holder")).to_have_count(0)
    expect(page.locator(".legend")).to_be_visible()


def test_a_link_to_a_question_shows_its_answer(page: Page, server: str) -> None:
    page.goto(f"{server}/?{urlencode({'q': QUESTION})}")
    expect(page.locator(".question")).to_have_text(QUESTION)
    expect(page.locator(".card .quote").first).to_contain_text("1974")


def test_a_link_to_a_passage_opens_it(page: Page, server: str, assistant: Assistant) -> None:
    text = assistant.document_text("courier.md")
    quote = "The cableway carried 3,000 passengers on that day."
    start = text.index(quote)
    place = {"doc": "courier.md", "start": start, "end": start + len(quote)}
    page.goto(f"{server}/?{urlencode(place)}")
    assert marked(page) == quote


def test_a_link_to_what_is_not_there_says_so(page: Page, server: str) -> None:
    page.goto(f"{server}/?{urlencode({'doc': '../../etc/passwd', 'start': 0, 'end': 9})}")
    expect(page.locator("#read .reader [role=alert]")).to_contain_text("not in these documents")


def test_the_copied_link_to_a_passage_opens_it(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, QUESTION)
    page.locator(".card [data-do=link]").first.click()
    link = page.evaluate("navigator.clipboard.readText()")
    visit(page, link)
    assert "opened in 1974" in marked(page)


def test_a_quote_is_copied_with_its_citation(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, QUESTION)
    page.locator(".card [data-do=copy]").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“")
    for part in ("opened in 1974", "Ada Berg", "19 Feb 2019", "courier.md", "characters"):
        assert part in copied


@pytest.mark.parametrize("format_", ["markdown", "json", "csv"])
def test_a_conversation_is_saved(page: Page, format_: str) -> None:
    ask(page, QUESTION)
    page.click("#export summary")
    with page.expect_download() as download:
        page.click(f"#export [data-format={format_}]")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "1974" in text
    if format_ == "json":
        assert json.loads(text)[0]["question"] == QUESTION
    if format_ == "csv":
        assert next(csv.DictReader(text.splitlines()))["question"] == QUESTION
