"""A person puts right what Attributed got wrong, where it is shown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.assistant import Assistant
from assistant.web.gate import Gate
from assistant.web.page import build_page
from assistant.web.serving import launch_options
from index.decisions import FILE_NAME

from .conftest import ask, marked, show_tab, visit
from .corpus import write_corpus
from .test_access import LOOKS, violations

QUESTION = "How many cabins fell into the valley?"


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Assistant]:
    """An assistant on a corpus of its own, since its decisions change."""
    folder = tmp_path_factory.mktemp("decided")
    with Assistant.open(write_corpus(folder / "lund"), index=folder / "index") as assistant:
        assistant.warm_up()
        yield assistant


@pytest.fixture(scope="module")
def address(decided: Assistant) -> Iterator[str]:
    page = build_page(decided, Gate())
    _, address, _ = page.launch(
        server_name="127.0.0.1", prevent_thread_lock=True, **launch_options()
    )
    yield address.rstrip("/")
    page.close(verbose=False)


@pytest.fixture(autouse=True)
def undecided(decided: Assistant) -> Iterator[None]:
    """Each test begins and ends without decisions."""
    yield
    (decided.corpus_path / FILE_NAME).unlink(missing_ok=True)
    decided.sync()


@pytest.fixture
def desk(new_context: Callable[..., BrowserContext], address: str) -> Page:
    return visit(new_context().new_page(), address)


def fold(page: Page) -> Locator:
    return page.locator(".reader:visible .put-right")


def open_fold(page: Page, words: str = "Five cabins") -> Locator:
    """Ask, open the passage with these words in its place, and the fold there."""
    ask(page, QUESTION)
    page.locator(".card", has_text=words).first.locator("[data-do=read]").first.click()
    marked(page)
    fold(page).locator("summary").click()
    return fold(page)


def written(assistant: Assistant) -> str:
    file: Path = assistant.corpus_path / FILE_NAME
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_a_false_dispute_is_dismissed_and_the_cards_are_drawn_anew(
    desk: Page, decided: Assistant
) -> None:
    put = open_fold(desk)
    expect(desk.locator(".disagreement")).not_to_have_count(0)
    put.locator("label", has_text="Seven cabins").click()
    expect(put.locator(".effect")).to_contain_text("no longer shown as disputing each other")
    put.get_by_label("Note").fill("Two counts")
    put.get_by_role("button", name="Save decision").click()
    expect(fold(desk).locator(".put-right-said")).to_have_text("Saved.", timeout=60_000)
    expect(desk.locator(".disagreement", has_text="Seven cabins")).to_have_count(0)
    card = desk.locator(".card", has_text="Five cabins").first
    expect(card.locator(".reasons")).to_contain_text("a dispute was dismissed by hand")
    expect(desk.locator(".reader:visible .reader-detail > p .badge")).not_to_contain_text(
        "Disputed ·"
    )
    assert "note: Two counts" in written(decided)
    # What is kept in the browser is what was drawn.
    desk.reload()
    expect(desk.locator(".card", has_text="Five cabins").first).to_contain_text("by hand")
    expect(desk.locator(".disagreement", has_text="Seven cabins")).to_have_count(0)


def test_a_label_is_set_and_undone_in_place(desk: Page, decided: Assistant) -> None:
    put = open_fold(desk)
    put.get_by_label("Its label").check()
    put.get_by_role("button", name="Save decision").click()
    expect(put.locator(".put-right-said")).to_have_text("Choose a label.")
    put.get_by_label("Claim", exact=True).check()
    expect(put.locator(".effect")).to_contain_text("shown as a claim")
    put.get_by_role("button", name="Save decision").click()
    expect(fold(desk).locator(".put-right-said")).to_have_text("Saved.", timeout=60_000)
    card = desk.locator(".card", has_text="Five cabins").first
    expect(card.locator(".badge")).to_contain_text("Claim")
    expect(card.locator(".reasons")).to_contain_text("label decided by hand")
    current = desk.locator(".reader:visible .st.is-current")
    expect(current).to_have_class("st is-claim is-current")
    fold(desk).get_by_role("button", name="Undo").click()
    expect(fold(desk).locator(".put-right-said")).to_have_text("Taken back.", timeout=60_000)
    expect(card.locator(".badge")).to_contain_text("Disputed")
    expect(current).to_have_class("st is-disputed is-current")
    assert "- decision" not in written(decided)


def test_speakers_are_shown_as_they_are_written_and_listed_with_all_decisions(
    desk: Page, decided: Assistant
) -> None:
    put = open_fold(desk, "Seven cabins")
    put.get_by_label("Who says it").check()
    put.locator("textarea").fill("The fire brigade\n<b>Siv Ek</b>")
    expect(put.locator(".effect")).to_have_text(
        "It is shown as said by: Carl Nymanquoting The fire brigadequoting <b>Siv Ek</b>"
    )
    put.get_by_role("button", name="Save decision").click()
    expect(fold(desk).locator(".put-right-said")).to_have_text("Saved.", timeout=60_000)
    card = desk.locator(".card", has_text="Seven cabins").first
    expect(card.locator(".chain").first).to_contain_text("<b>Siv Ek</b>")
    desk.click("#decisions-count")
    row = desk.locator("#decisions .decision")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("In effect")
    row.get_by_role("button", name="Undo").click()
    expect(desk.locator("#decisions-said")).to_have_text("Taken back.", timeout=60_000)
    expect(row).to_have_count(0)
    desk.keyboard.press("Escape")
    expect(desk.locator("#decisions-count")).to_be_hidden()
    expect(card.locator(".chain").first).not_to_contain_text("Siv Ek")


def test_a_file_that_can_t_be_changed_is_said_to_be(desk: Page, decided: Assistant) -> None:
    put = open_fold(desk)
    (decided.corpus_path / FILE_NAME).write_text("decision: [", encoding="utf-8")
    put.get_by_label("Its label").check()
    put.get_by_label("Claim", exact=True).check()
    put.get_by_role("button", name="Save decision").click()
    said = put.locator(".put-right-said.is-error")
    expect(said).to_contain_text("is not valid YAML")
    expect(put.get_by_role("button", name="Save decision")).to_be_enabled()
    assert written(decided) == "decision: ["


def test_a_decision_is_made_by_keyboard(desk: Page) -> None:
    ask(desk, QUESTION)
    desk.locator(".card", has_text="Five cabins").first.locator("[data-do=read]").first.click()
    marked(desk)
    expect(fold(desk)).to_be_visible()
    fold(desk).locator("summary").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    # Radio buttons are one stop; the arrows choose.
    desk.keyboard.press("Space")
    expect(fold(desk).locator(".effect")).to_contain_text("no longer shown as disputing")
    fold(desk).get_by_label("Note").focus()
    desk.keyboard.press("Enter")
    expect(fold(desk).locator(".put-right-said")).to_have_text("Saved.", timeout=60_000)
    expect(fold(desk).locator(".put-right-said")).to_be_focused()
    desk.keyboard.press("Escape")
    assert desk.evaluate("document.activeElement.dataset.do") == "read"


def test_in_the_read_tab_too(desk: Page) -> None:
    show_tab(desk, "read")
    desk.locator("[data-do=open][data-document='courier.md']").click()
    desk.locator("#read .st", has_text="warned the company twice").click()
    fold(desk).locator("summary").click()
    fold(desk).get_by_label("Its label").check()
    fold(desk).get_by_label("Undisputed here", exact=True).check()
    fold(desk).get_by_role("button", name="Save decision").click()
    expect(fold(desk).locator(".put-right-said")).to_have_text("Saved.", timeout=60_000)
    expect(desk.locator("#read .reader-detail .reasons").first).to_contain_text("decided by hand")


def test_who_has_the_page_open_too_goes_on_and_decides_nothing_twice(
    desk: Page, new_context: Callable[..., BrowserContext], address: str
) -> None:
    other = visit(new_context().new_page(), address)
    stale = open_fold(other)
    stale.locator("label", has_text="Seven cabins").click()
    put = open_fold(desk)
    put.locator("label", has_text="Seven cabins").click()
    put.get_by_role("button", name="Save decision").click()
    expect(fold(desk).locator(".put-right-said")).to_have_text("Saved.", timeout=60_000)
    stale.get_by_role("button", name="Save decision").click()
    expect(stale.locator(".put-right-said")).to_contain_text("Nothing was changed")
    other.locator(".reader:visible .st", has_text="oldest in the region").click()
    expect(other.locator(".reader:visible .reader-detail .badge").first).to_be_visible()
    ask(other, QUESTION)
    expect(other.locator(".turn-holder").nth(1)).to_contain_text("by hand")


def test_who_comes_back_to_the_page_sees_what_was_decided_meanwhile(
    desk: Page, new_context: Callable[..., BrowserContext], address: str
) -> None:
    other = visit(new_context().new_page(), address)
    ask(other, QUESTION)
    expect(other.locator(".disagreement", has_text="Seven cabins")).to_have_count(1)
    put = open_fold(desk)
    put.locator("label", has_text="Seven cabins").click()
    put.get_by_role("button", name="Save decision").click()
    expect(fold(desk).locator(".put-right-said")).to_have_text("Saved.", timeout=60_000)
    other.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(other.locator("#decisions-count")).to_have_text("1 decided by hand")
    expect(other.locator(".disagreement", has_text="Seven cabins")).to_have_count(0)
    card = other.locator(".card", has_text="Five cabins").first
    expect(card.locator(".reasons")).to_contain_text("a dispute was dismissed by hand")


def test_a_false_dispute_is_dismissed_where_both_passages_stand(desk: Page) -> None:
    show_tab(desk, "disputes")
    rows = desk.locator("table.disputes tbody tr")
    before = rows.count()
    rows.filter(has_text="Seven cabins").locator("[data-do=pair]").first.click()
    put = desk.locator("#pair .put-right")
    put.locator("summary").click()
    put.get_by_label("The two don’t dispute each other").check()
    expect(put.locator(".effect")).to_contain_text("no longer shown as disputing each other")
    assert violations(desk) == []
    put.get_by_role("button", name="Save decision").click()
    expect(desk.locator("#pair")).to_be_hidden(timeout=60_000)
    expect(desk.locator("#toast")).to_have_text("Saved.")
    expect(desk.locator("#disputes-search")).to_be_focused()
    expect(rows).to_have_count(before - 1)
    expect(desk.locator("#decisions-count")).to_have_text("1 decided by hand")


def test_a_page_without_a_gate_offers_nothing(page: Page) -> None:
    ask(page, QUESTION)
    page.locator(".card [data-do=read]").first.click()
    marked(page)
    page.wait_for_timeout(500)
    expect(page.locator(".put-right")).to_have_count(0)
    expect(page.locator("#decisions-count")).to_be_hidden()
    page.keyboard.press("Escape")
    show_tab(page, "disputes")
    page.locator("[data-do=pair]").first.click()
    page.wait_for_selector("#pair .side")
    page.wait_for_timeout(500)
    expect(page.locator(".put-right")).to_have_count(0)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    look: str, new_context: Callable[..., BrowserContext], address: str
) -> None:
    page = visit(new_context(**LOOKS[look]).new_page(), address)
    put = open_fold(page)
    put.get_by_label("Its label").check()
    put.get_by_label("Claim", exact=True).check()
    assert violations(page) == []
    put.get_by_role("button", name="Save decision").click()
    expect(fold(page).locator(".put-right-said")).to_have_text("Saved.", timeout=60_000)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    fold(page).get_by_role("button", name="All decisions").click()
    page.wait_for_selector("#decisions .decision")
    assert violations(page) == []
    page.keyboard.press("Escape")
