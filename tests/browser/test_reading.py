from playwright.sync_api import Page, expect

from assistant.assistant import Assistant

from .conftest import show_tab


def test_a_whole_document_is_read_character_for_character(page: Page, assistant: Assistant) -> None:
    show_tab(page, "read")
    page.locator("[data-do=open][data-document='standard.md']").click()
    page.wait_for_selector("#read .chunk.is-loaded")
    shown = page.evaluate(
        "[...document.querySelectorAll('#read .chunk')].map((c) => c.textContent).join('')"
    )
    assert shown == assistant.document_text("standard.md")


def test_a_statement_tells_its_label_and_speakers(page: Page) -> None:
    show_tab(page, "read")
    page.locator("[data-do=open][data-document='courier.md']").click()
    page.locator("#read .st", has_text="warned the company twice").click()
    detail = page.locator("#read .reader-detail")
    expect(detail.locator(".badge")).to_be_visible()
    expect(detail.locator(".chain")).to_contain_text("Holm")


def test_the_list_of_documents_is_searched(page: Page) -> None:
    show_tab(page, "read")
    expect(page.locator(".contents-document")).to_have_count(3)
    page.fill("#contents-search", "nyman")
    expect(page.locator(".contents-document:visible")).to_have_count(1)


def test_disputes_are_filtered_and_opened_side_by_side(page: Page) -> None:
    show_tab(page, "disputes")
    rows = page.locator("table.disputes tbody tr")
    expect(rows.first).to_be_visible()
    page.fill("#disputes-search", "seven cabins")
    expect(rows.filter(has_text="Five cabins")).not_to_have_count(0)
    expect(rows.filter(has_not_text="Seven cabins")).to_have_count(0)
    page.locator("[data-do=pair]").first.click()
    expect(page.locator("#pair .side")).to_have_count(2)
    expect(page.locator("#pair")).to_contain_text("Five cabins")
    page.keyboard.press("Escape")
    expect(page.locator("#pair")).to_be_hidden()


def test_disputes_are_sorted_by_a_column(page: Page) -> None:
    show_tab(page, "disputes")
    page.click("[data-do=sort][data-key=kind]")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Kind")
    page.click("[data-do=sort][data-key=kind]")
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Kind")
