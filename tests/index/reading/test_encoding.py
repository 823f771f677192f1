import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableDocumentError
from index.reading.encoding import decode

PROSE = (
    "The minister said: “No one knew.” It cost £5 – perhaps more – in the café at Malmö.\r\n" * 5
)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith(("\ufeff", "%PDF-", "GIF8", "{\\rtf", "PK\x03")):
        assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_not_counted(mark: bytes, encoding: str) -> None:
    assert decode(mark + PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_without_a_mark(encoding: str) -> None:
    assert decode(PROSE.encode(encoding)) == PROSE


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\nd\x0be\x0c") == "a\r\nb\rc\nd\x0be\x0c"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 and so on",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        bytes(range(256)) * 40,
        b"words and \x00\x01\x02\x03\x04 more" * 20,
        codecs.BOM_UTF16_LE + b"\x00\xd8a",
        codecs.BOM_UTF8 + b"\xff\xfe\xfd",
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        decode(data)
    assert caught.value.remedy


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_our_error(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableDocumentError:
        return
    text.encode("utf-8")
