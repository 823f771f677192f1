import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnreadableDocumentError
from index.reading import read_document
from index.settings import IndexSettings


def test_text_is_the_decoded_bytes_untouched() -> None:
    raw = read_document("\ufeffOne.\r\n\r\n  Two \\*three\\*.\n".encode(), "a.TXT")
    assert raw.text == "One.\r\n\r\n  Two \\*three\\*.\n"
    assert raw.media_type == "text/plain"


def test_markdown_is_the_decoded_bytes_untouched() -> None:
    raw = read_document(b"# Title\n\nSome *text*.", "notes/a.md")
    assert raw.text == "# Title\n\nSome *text*."
    assert raw.media_type == "text/markdown"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "no text"),
        (b"x", "a.exe", "not a supported kind"),
        (b"x", "noending", "not a supported kind"),
        (b"x" * 101, "a.txt", "too large"),
        (b"<html><body><script>x()</script></body></html>", "a.html", "no text"),
    ],
)
def test_unreadable_files_say_why(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason) as caught:
        read_document(data, name, settings=IndexSettings(max_file_bytes=100))
    assert caught.value.remedy


def test_too_much_text_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="text is too large"):
        read_document(b"words " * 10, "a.txt", settings=IndexSettings(max_text_chars=50))


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ".epub"]),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><table><li>", b"\xff\xfe"]),
)
def test_any_bytes_give_a_document_or_our_error(data: bytes, ending: str, start: bytes) -> None:
    try:
        raw = read_document(start + data, f"a{ending}")
    except UnreadableDocumentError as error:
        assert error.reason
        assert error.remedy
        return
    raw.text.encode("utf-8")
    assert all(mark.span.end <= len(raw.text) for mark in raw.marks)
    assert all(page.end <= len(raw.text) for page in raw.pages)
