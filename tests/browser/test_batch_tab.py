import json
from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import show_tab


def download(page: Page, name: str) -> str:
    with page.expect_download() as found:
        page.locator("#batch-results").get_by_text(name, exact=True).click()
    return Path(found.value.path()).read_text(encoding="utf-8-sig")


def test_a_list_of_questions_gives_three_files(page: Page) -> None:
    show_tab(page, "batch")
    page.fill("#batch-questions textarea", "When was the cableway opened?\nWho baked the cake?")
    page.click("#batch-run")
    expect(page.locator("#batch-status")).to_contain_text("2 questions", timeout=60_000)
    answers = [json.loads(line) for line in download(page, "JSON Lines").splitlines()]
    assert [answer["question"] for answer in answers] == [
        "When was the cableway opened?",
        "Who baked the cake?",
    ]
    assert "1974" in download(page, "CSV")
    assert "# Answers" in download(page, "Markdown report")


def test_a_file_s_bad_lines_are_named_and_the_rest_goes_on(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "a", "question": "When was the cableway opened?"}\nnot json\n')
    show_tab(page, "batch")
    page.set_input_files("#batch-file input[type=file]", str(file))
    page.wait_for_selector("#batch-file >> text=questions")
    page.click("#batch-run")
    status = page.locator("#batch-status")
    expect(status).to_contain_text("1 errors", timeout=60_000)
    expect(status).to_contain_text("line 2: not JSON")


def test_nothing_to_ask_is_said(page: Page) -> None:
    show_tab(page, "batch")
    page.click("#batch-run")
    expect(page.locator("#batch-status [role=alert]")).to_contain_text("no question")
