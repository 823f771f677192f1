from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.domain import Metadata
from index.structure.header import read_header


def test_front_matter_is_read() -> None:
    text = "---\ntitle: Why\nauthors: [Ann Lee, Bo Ek]\ndate: 2021-06-04\ntags: {a: b}\n---\nText."
    header = read_header(text)
    assert header.metadata == Metadata(title="Why", author="Ann Lee; Bo Ek", date="2021-06-04")
    assert text[header.end :] == "Text."


def test_header_lines_are_read() -> None:
    text = "From: Ann Lee <ann@x.example>\nTo: Bo\nDate: Mon, 3 Feb 2020 10:15\nSubject: Minutes\n\nDear"
    header = read_header(text)
    assert header.metadata == Metadata(title="Minutes", author="Ann Lee", date="2020-02-03")
    assert text[header.end :].strip() == "Dear"


def test_one_labelled_line_is_no_header() -> None:
    assert read_header("Subject: what we think of it.\n\nText.").end == 0


def test_broken_front_matter_is_no_header() -> None:
    assert read_header("---\n{ : [\n---\nText.").end == 0


def test_two_rules_around_text_are_no_header() -> None:
    assert read_header("---\njust words here\n---\nText.").end == 0


@given(st.text(alphabet="-\n: abtitle[]{}&*!|>'\"", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert 0 <= read_header("---\n" + text).end <= len(text) + 4
