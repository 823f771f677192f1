import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from assistant.assistant import Assistant

from .conftest import ask, boxes, marked, visit


def test_a_first_visit_explains_the_labels_and_suggests_questions(page: Page) -> None:
    legend = page.locator(".legend li")
    expect(legend).to_have_count(3)
    expect(legend).to_contain_text(["Undisputed here", "Claim", "Disputed"])
    expect(page.locator("#suggestions button").first).to_be_visible()
    expect(page.locator("#corpus-size")).to_contain_text("3 documents")


def test_a_suggested_question_has_an_answer(page: Page) -> None:
    page.locator("#suggestions button").first.click()
    expect(page.locator(".turn .card").first).to_be_visible()


def test_an_answer_is_cards_with_label_speakers_and_quote(page: Page) -> None:
    ask(page, "When was the cableway opened?")
    card = page.locator(".card").first
    expect(card.locator(".badge")).to_be_visible()
    expect(card.locator(".chain")).to_contain_text("Ada Berg")
    expect(card.locator(".quote")).to_contain_text("opened in 1974")


def test_a_disagreement_is_laid_out_side_by_side_at_the_same_size(page: Page) -> None:
    ask(page, "How many cabins fell into the valley?")
    sides = page.locator(".disagreement").first.locator(".side")
    expect(sides).to_have_count(2)
    one, two = boxes(sides)
    assert (one["y"], one["width"], one["height"]) == (two["y"], two["width"], two["height"])
    assert one["right"] <= two["left"]
    expect(sides).to_contain_text([re.compile("cabins"), re.compile("cabins")])


def test_choosing_a_card_shows_its_very_words_in_the_source(
    page: Page, assistant: Assistant
) -> None:
    ask(page, "How many passengers did the cableway carry?")
    card = page.locator(".card").first
    place = card.evaluate("(card) => ({...card.dataset})")
    card.locator("[data-do=read]").click()
    text = assistant.document_text(place["document"])
    assert marked(page) == text[int(place["start"]) : int(place["end"])]
    expect(page.locator("#ask .reader-head")).to_contain_text("Ada Berg")
    expect(page.locator("#ask mark.target").first).to_be_in_viewport()


def test_the_source_steps_to_the_passage_that_disputes(page: Page) -> None:
    ask(page, "How many cabins fell into the valley?")
    page.locator(".disagreement [data-do=read]").first.click()
    first = marked(page)
    page.locator("#ask .reader-detail .step").first.click()
    page.wait_for_function(
        "(first) => document.querySelector('mark.target')?.textContent !== first", arg=first
    )
    assert "cabins" in marked(page)
    page.click("#ask [data-do=reader-back]")
    page.wait_for_function(
        "(first) => document.querySelector('mark.target')?.textContent === first", arg=first
    )


def test_labels_of_all_statements_are_shown_on_demand(page: Page) -> None:
    ask(page, "When was the cableway opened?")
    page.locator(".card [data-do=read]").first.click()
    marked(page)
    statement = page.locator("#ask .reader .st.is-record, #ask .reader .st.is-claim").first
    assert statement.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "none"
    page.click("#ask [data-do=reader-labels]")
    assert statement.evaluate("(e) => getComputedStyle(e).textDecorationLine") == "underline"


def test_a_page_of_a_pdf_is_named(page: Page) -> None:
    ask(page, "How was the brake of the upper station repaired?")
    card = page.locator(".card", has_text="tractor").first
    expect(card.locator(".where")).to_have_text("letter.pdf, page 2")
    card.locator("[data-do=read]").click()
    assert "tractor" in marked(page)
    expect(page.locator("#ask .reader-head")).to_contain_text("page 2")


def test_a_follow_up_shows_how_it_was_understood(page: Page) -> None:
    ask(page, "How many passengers did the cableway carry?")
    ask(page, "Who said that?")
    expect(page.locator(".turn-holder").nth(1).locator(".resolved")).to_contain_text("passengers")


def test_what_the_documents_don_t_hold_is_not_answered(page: Page) -> None:
    ask(page, "What is the recipe for a chocolate cake?")
    expect(page.locator(".silence-said")).to_have_text(
        re.compile(r"No passage found in these \d+ documents that answers this\.")
    )
    expect(page.locator(".turn .card.is-claim, .turn .card.is-record")).to_have_count(0)
    page.click(".nearest summary")
    expect(page.locator(".nearest .card").first).to_be_visible()


def test_a_filter_narrows_what_is_searched(page: Page) -> None:
    page.click("#filters summary")
    page.fill("#filter-documents", "standard.md")
    page.press("#filter-documents", "Enter")
    page.keyboard.press("Escape")
    ask(page, "How many cabins fell into the valley?")
    expect(page.locator(".turn-foot")).to_contain_text("1 document searched")


def test_a_part_of_a_name_is_enough_to_filter_by_and_an_unknown_one_is_said_to_be(
    page: Page,
) -> None:
    page.click("#filters summary")
    page.fill("#filter-outlets", "valley stand")
    page.press("#filter-outlets", "Enter")
    expect(page.locator("#chosen-outlets")).to_have_text("The Valley Standard")
    page.fill("#filter-authors", "a")
    page.press("#filter-authors", "Enter")
    expect(page.locator("#said-authors")).to_have_text("Several fit: choose one")
    page.fill("#filter-authors", "Zacharias")
    page.press("#filter-authors", "Enter")
    expect(page.locator("#said-authors")).to_have_text("Not in these documents")
    page.fill("#question", "How many cabins fell into the valley?")
    page.press("#question", "Enter")
    expect(page.locator("#toast")).to_have_text("Not searched by: Zacharias")
    expect(page.locator("#filters")).not_to_have_attribute("open", "")
    expect(page.locator(".turn-foot")).to_contain_text("1 document searched")


def test_one_menu_is_open_at_a_time(page: Page) -> None:
    page.click("#filters summary")
    page.click("#export summary")
    expect(page.locator("#filters")).not_to_have_attribute("open", "")
    expect(page.locator("#export")).to_have_attribute("open", "")
    page.click(".masthead h1")
    expect(page.locator("#export")).not_to_have_attribute("open", "")


def test_an_empty_question_is_not_asked(page: Page) -> None:
    page.click("#composer button[type=submit]")
    expect(page.locator(".turn-holder")).to_have_count(0)
    expect(page.locator("#question")).to_be_focused()


def test_a_question_that_can_t_be_asked_says_why(page: Page) -> None:
    page.fill("#question", "???")
    page.press("#question", "Enter")
    expect(page.locator(".turn-holder [role=alert]")).to_contain_text("The question is empty")


def test_two_users_at_once_have_their_own_conversations(
    new_context: Callable[..., BrowserContext], server: str
) -> None:
    one, two = (visit(new_context().new_page(), server) for _ in range(2))
    one.fill("#question", "When was the cableway opened?")
    two.fill("#question", "How many passengers did the cableway carry?")
    one.press("#question", "Enter")
    two.press("#question", "Enter")
    expect(one.locator(".turn .card").first).to_be_visible()
    expect(two.locator(".turn .card").first).to_be_visible()
    expect(one.locator(".question")).to_have_text(["When was the cableway opened?"])
    expect(two.locator(".question")).to_have_text(["How many passengers did the cableway carry?"])
