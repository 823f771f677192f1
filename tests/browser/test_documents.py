import threading
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.assistant import Assistant

from .conftest import ask, marked, show_tab, upload
from .corpus import ENDLESS, HOSTILE, HOSTILE_NAME


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    file = tmp_path / HOSTILE_NAME
    file.write_text(HOSTILE, encoding="utf-8")
    return file


def test_an_uploaded_document_is_answered_from_and_can_be_removed(
    page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "walrus.txt"
    file.write_text("The walrus Otto weighed 900 kilograms in 2021.\n", encoding="utf-8")
    upload(page, file)
    row = page.locator("#documents-table tr", has_text="uploads/walrus.txt")
    expect(row).to_be_visible()
    show_tab(page, "ask")
    ask(page, "How much did the walrus Otto weigh?")
    expect(page.locator(".card .quote").first).to_contain_text("900 kilograms")
    show_tab(page, "documents")
    row.locator("button").click()
    row.locator("button").click()
    expect(row).to_have_count(0, timeout=60_000)
    show_tab(page, "ask")
    ask(page, "How much did the walrus Otto weigh in kilograms?")
    expect(page.locator(".turn-holder").nth(1).locator(".silence")).to_be_visible()


def test_a_file_of_the_folder_is_left_out_and_taken_back(page: Page, assistant: Assistant) -> None:
    show_tab(page, "documents")
    row = page.locator("#documents-table tr", has_text="letter.pdf")
    row.locator("button", has_text="Leave out").click()
    expect(row).to_contain_text("Left out", timeout=60_000)
    assert (assistant.corpus_path / "letter.pdf").is_file()
    row.locator("button", has_text="Take back").click()
    expect(row.locator("button", has_text="Leave out")).to_be_visible(timeout=60_000)


def test_by_keyboard_and_two_at_once(page: Page) -> None:
    show_tab(page, "documents")
    rows = page.locator("#documents-table tr")
    letter, courier = (rows.filter(has_text=name) for name in ("letter.pdf", "courier.md"))
    courier.locator("button").click()
    letter.locator("button").focus()
    page.keyboard.press("Enter")
    for row in (courier, letter):
        expect(row).to_contain_text("Left out", timeout=60_000)
    focused = letter.locator("button").evaluate("(button) => button === document.activeElement")
    for row in (courier, letter):
        row.locator("button").click()
        expect(row.locator("button")).to_have_text("Leave out", timeout=60_000)
    assert focused
    expect(letter.locator("button")).to_be_focused()


def test_who_goes_away_does_not_remove(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "otter.txt"
    file.write_text("The otter Ines weighed 9 kilograms in 2021.\n", encoding="utf-8")
    upload(page, file)
    button = page.locator("#documents-table tr", has_text="otter.txt").locator("button")
    button.click()
    expect(button).to_have_text("Really remove?")
    expect(button).to_have_accessible_name("Really remove: uploads/otter.txt?")
    page.keyboard.press("Shift+Tab")
    expect(button).to_have_text("Remove")
    button.click()
    button.click()
    expect(button).to_have_count(0, timeout=60_000)


def test_a_file_that_can_t_be_read_is_named(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(b"%PDF-1.4 nothing")
    upload(page, file)
    expect(page.locator("#documents-status")).to_contain_text("broken.pdf")
    row = page.locator("#documents-table tr", has_text="broken.pdf")
    expect(row).to_contain_text("Can’t be read")
    row.locator("button").click()
    row.locator("button").click()
    expect(row).to_have_count(0, timeout=60_000)


def test_a_hostile_document_stays_text(page: Page, hostile: Path) -> None:
    upload(page, hostile)
    show_tab(page, "ask")
    ask(page, "What did the zeppelin carry in Hostileville?")
    ask(page, "Where did the zeppelin land?")
    page.locator(".card [data-do=read]:visible").first.click()
    marked(page)
    show_tab(page, "read")
    page.locator(".contents-article").last.click()
    expect(page.locator("#read .reader-text")).to_contain_text("zeppelin")
    for selector in (".turn script", ".turn img", ".turn h1", ".reader img", ".reader script"):
        expect(page.locator(selector)).to_have_count(0)
    assert page.evaluate("window.hacked") is None
    show_tab(page, "documents")
    row = page.locator("#documents-table tr", has_text="hostile")
    expect(row).to_be_visible()
    assert page.locator("#documents-table img").count() == 0
    row.locator("button").click()
    row.locator("button").click()
    expect(row).to_have_count(0, timeout=60_000)


def test_questions_go_on_while_documents_are_indexed(
    page: Page, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, leave = threading.Event(), threading.Event()

    def slow_sync(**options: object) -> None:
        entered.set()
        leave.wait(60)
        raise AssertionError("not reached in this test")

    monkeypatch.setattr(assistant, "sync", slow_sync)
    show_tab(page, "documents")
    page.locator("#documents-table button", has_text="Leave out").last.click()
    assert entered.wait(20)
    show_tab(page, "ask")
    ask(page, "When was the cableway opened?")
    expect(page.locator(".card").first).to_be_visible()
    monkeypatch.undo()
    leave.set()
    show_tab(page, "documents")
    page.reload()
    show_tab(page, "documents")
    page.locator("#documents-table button", has_text="Take back").click()
    expect(page.locator("#documents-table tr", has_text="Left out")).to_have_count(
        0, timeout=60_000
    )


@pytest.mark.slow
def test_a_megabyte_without_a_space_does_not_freeze_the_reader(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "endless.txt"
    file.write_text(f"The endless file begins here.\n\n{ENDLESS}\n", encoding="utf-8")
    upload(page, file)
    show_tab(page, "read")
    page.locator(".contents-article").last.click()
    expect(page.locator("#read .reader-text")).to_contain_text("The endless file")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    show_tab(page, "documents")
    row = page.locator("#documents-table tr", has_text="endless.txt")
    row.locator("button").click()
    row.locator("button").click()
    expect(row).to_have_count(0, timeout=60_000)
