from __future__ import annotations

import io

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from index.analysis import BlockKind
from index.errors import UnreadableDocumentError
from index.reading import read_document
from index.settings import IndexSettings


def pdf(pages: list[list[str]], *, title: str | None = None) -> bytes:
    made = FPDF()
    made.set_font("helvetica", size=12)
    if title:
        made.set_title(title)
        made.set_author("Ada Holm")
    for lines in pages:
        made.add_page()
        for line in lines:
            made.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    return bytes(made.output())


def test_pages_are_kept() -> None:
    raw = read_document(pdf([["First page."], ["Second page."]]), "a.pdf")
    assert [page.of(raw.text).strip() for page in raw.pages] == ["First page.", "Second page."]
    assert raw.pages[-1].end == len(raw.text)


def test_metadata() -> None:
    raw = read_document(pdf([["Text."]], title="The Title"), "a.pdf")
    assert (raw.metadata.title, raw.metadata.author) == ("The Title", "Ada Holm")


def test_a_title_that_is_a_files_name_is_none() -> None:
    assert read_document(pdf([["Text."]], title="draft.docx"), "a.pdf").metadata.title is None


def test_running_heads_and_page_numbers_are_furniture() -> None:
    pages = [
        ["Annual Report 2020", f"Prose on page {name} says something.", "It goes on.", f"{n}"]
        for n, name in enumerate(["one", "two", "three", "four"], start=1)
    ]
    raw = read_document(pdf(pages), "a.pdf")
    assert {m.kind for m in raw.marks} == {BlockKind.FURNITURE}
    found = [m.span.of(raw.text) for m in raw.marks]
    assert found.count("Annual Report 2020") == 4
    assert {"1", "2", "3", "4"} < set(found)
    assert not any("Prose" in line for line in found)


def test_a_line_that_repeats_inside_pages_is_no_furniture() -> None:
    pages = [
        [f"{n} starts.", *["Filler."] * 4, "The same.", *["Filler."] * 4, f"End {name}."]
        for n, name in enumerate(["a", "b", "c"])
    ]
    raw = read_document(pdf(pages), "a.pdf")
    assert "The same." not in [m.span.of(raw.text) for m in raw.marks]


def test_without_text_it_says_so() -> None:
    with pytest.raises(UnreadableDocumentError, match="no page holds text") as caught:
        read_document(pdf([[]]), "a.pdf")
    assert "recognition" in caught.value.remedy


def test_encrypted() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf([["Secret."]]))))
    writer.encrypt("password", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableDocumentError, match="encrypted"):
        read_document(out.getvalue(), "a.pdf")


def test_an_owner_password_alone_does_not_keep_from_reading() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf([["Open."]]))))
    writer.encrypt("", owner_password="owner", algorithm="AES-128")
    out = io.BytesIO()
    writer.write(out)
    assert read_document(out.getvalue(), "a.pdf").text.strip() == "Open."


@pytest.mark.parametrize("cut", [10, 100, 400, 700])
def test_cut_short(cut: int) -> None:
    data = pdf([["Some text."]])[:cut]
    with pytest.raises(UnreadableDocumentError):
        read_document(data, "a.pdf")


def test_damaged_anywhere_it_gives_text_or_our_error() -> None:
    whole = pdf([["Some text that is long enough."], ["More."]])
    for position in range(0, len(whole), 37):
        data = bytearray(whole)
        data[position : position + 8] = b"\xff\x00<<>>(["
        try:
            read_document(bytes(data), "a.pdf")
        except UnreadableDocumentError as error:
            assert error.remedy


def test_too_much_text() -> None:
    with pytest.raises(UnreadableDocumentError, match="too large"):
        read_document(
            pdf([["word " * 10] * 20]), "a.pdf", settings=IndexSettings(max_text_chars=99)
        )


def test_of_two_pages_both_must_have_a_running_line_word_for_word() -> None:
    pages = [
        ["Mill Street Trust", "The weir was", "built in haste.", "Trust paper - sheet 1 of 2"],
        [
            "Mill Street Trust",
            "It broke.",
            "Nobody came.",
            "All fled.",
            "Trust paper - sheet 2 of 2",
        ],
    ]
    raw = read_document(pdf(pages), "a.pdf")
    # the first page's head may be the title
    assert [m.span.of(raw.text) for m in raw.marks] == [
        "Trust paper - sheet 1 of 2",
        "Mill Street Trust",
        "Trust paper - sheet 2 of 2",
    ]


def test_rows_that_differ_in_their_numbers_run_over_two_pages_of_a_table() -> None:
    pages = [["Gauge 4 rose 31 cm", "All was well."], ["Gauge 9 rose 12 cm", "All was lost."]]
    assert not read_document(pdf(pages), "a.pdf").marks


def test_what_a_browser_stamps_on_a_print() -> None:
    pages = [
        [
            "3/4/24, 9:15 AM Ferry runs again - Lakeside Echo",
            "The ferry runs again.",
            "It ran at noon on 3/4/24, he said.",
            "https://lakeside.example/news/ferry-runs 1/1",
        ]
    ]
    raw = read_document(pdf(pages), "a.pdf")
    assert [m.span.of(raw.text) for m in raw.marks] == [pages[0][0], pages[0][3]]
    assert raw.metadata.url == "https://lakeside.example/news/ferry-runs"


def test_an_address_in_the_text_is_not_where_it_was_printed_from() -> None:
    raw = read_document(pdf([["One.", "Two.", "See https://lakeside.example/a for 3/4."]]), "a.pdf")
    assert raw.metadata.url is None and not raw.marks


def test_a_program_is_no_author() -> None:
    made = FPDF()
    made.set_font("helvetica", size=12)
    made.set_title("(anonymous)")
    made.set_author("(anonymous)")
    made.add_page()
    made.cell(text="Text.")
    found = read_document(bytes(made.output()), "a.pdf").metadata
    assert (found.title, found.author) == (None, None)


def test_line_numbers_are_left_out() -> None:
    lines = ["The gate was", "shut when we", "came, and the keeper", "had gone home."] * 3
    margin = [text for n, line in enumerate(lines, 1) for text in (str(n), line)]
    raw = read_document(pdf([["Day two", *margin]]), "a.pdf")
    assert raw.text.split("\n") == ["Day two", *lines]
