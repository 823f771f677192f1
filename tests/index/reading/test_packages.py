"""Word documents and electronic books."""

from __future__ import annotations

import io
import zipfile

import pytest

from index.analysis import BlockKind
from index.errors import UnreadableDocumentError
from index.reading import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, text in parts.items():
            opened.writestr(name, text)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    return package(
        {
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f'<w:styles {W}><w:style w:styleId="berschrift1">'
            '<w:name w:val="heading 1"/></w:style></w:styles>',
            **parts,
        }
    )


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_word_paragraphs_and_headings() -> None:
    raw = read_document(
        docx(paragraph("The Title", "berschrift1") + paragraph("Some text.")), "a.docx"
    )
    assert raw.text == "The Title\n\nSome text."
    assert [(m.kind, m.level) for m in raw.marks] == [(BlockKind.HEADING, 1)]


def test_word_deleted_text_is_not_read() -> None:
    gone = "<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>"
    body = f"<w:p><w:r><w:t>Kept.</w:t></w:r>{gone}</w:p>"
    assert read_document(docx(body), "a.docx").text == "Kept."


def test_word_rows_are_lines() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("2001", "34"))
    assert read_document(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx").text == "2001\t34"


def test_word_metadata() -> None:
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title>'
        "<dc:creator>Ada Holm</dc:creator></c>"
    )
    raw = read_document(docx(paragraph("x"), **{"docProps/core.xml": core}), "a.docx")
    assert (raw.metadata.title, raw.metadata.author) == ("T", "Ada Holm")


def test_word_entities_are_not_resolved(tmp_path) -> None:  # type: ignore[no-untyped-def]
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    evil = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>'
        f"<w:document {W}><w:body>{paragraph('&e; text')}</w:body></w:document>"
    )
    try:
        raw = read_document(package({"word/document.xml": evil}), "a.docx")
    except UnreadableDocumentError:
        return
    assert "secret" not in raw.text


def epub(chapters: dict[str, str], **parts: str) -> bytes:
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    return package(
        {
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OPS/b.opf"/></rootfiles></container>',
            "OPS/b.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Book</dc:title>'
            "<dc:creator>Ada Holm</dc:creator><dc:date>2019-01-02</dc:date></metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"OPS/{name}.xhtml": text for name, text in chapters.items()},
            **parts,
        }
    )


def test_book_chapters_in_reading_order() -> None:
    raw = read_document(
        epub({"z": "<html><body><h1>One</h1><p>First.</p></body></html>", "a": "<p>Second.</p>"}),
        "a.epub",
    )
    assert raw.text == "One\n\nFirst.\n\nSecond."
    assert raw.metadata.title == "The Book"
    assert raw.metadata.date == "2019-01-02"


def test_book_copy_protection_is_named() -> None:
    data = epub({"a": "<p>x</p>"}, **{"META-INF/rights.xml": "<r/>"})
    with pytest.raises(UnreadableDocumentError, match="protected"):
        read_document(data, "a.epub")


@pytest.mark.parametrize("name", ["a.docx", "a.epub"])
@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no zip",
        package({"mimetype": "x"}),
        package({"word/document.xml": "<broken", "META-INF/container.xml": "<broken"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old or encrypted",
    ],
)
def test_damaged_packages_are_our_error(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_document(data, name)
    assert caught.value.remedy
