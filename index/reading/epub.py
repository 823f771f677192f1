"""Electronic books (.epub, EPUB 3.3 and 2): the chapters in reading order."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from index.analysis import RawDocument
from index.domain import Metadata
from index.errors import UnreadableDocumentError
from index.reading.blocks import BlockWriter
from index.reading.html import decode_page, parse_page, write_blocks
from index.reading.html_metadata import iso_date
from index.reading.package import Package
from index.settings import IndexSettings

_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/rights.xml"
_NS = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_TEXT = ("application/xhtml+xml", "text/html")


def read(data: bytes, settings: IndexSettings) -> RawDocument:
    """Read an electronic book.

    Raises:
        UnreadableDocumentError: it is damaged, encrypted or too large.
    """
    with Package(data, "EPUB", settings) as package:
        if _CONTAINER not in package:
            raise package.damaged()
        if _RIGHTS in package:
            raise UnreadableDocumentError(
                "the EPUB is copy-protected", "add a copy without protection"
            )
        root = package.xml(_CONTAINER).find(".//c:rootfile", _NS)
        name = root.get("full-path") if root is not None else None
        if not name or name not in package:
            raise package.damaged()
        book = package.xml(name)
        blocks = BlockWriter()
        try:
            for chapter in _chapters(book, posixpath.dirname(name)):
                if chapter in package:
                    write_blocks(parse_page(decode_page(package.read(chapter))), blocks)
        except RecursionError as error:
            raise package.damaged() from error
    return RawDocument(
        blocks.text, "application/epub+zip", marks=blocks.marks, metadata=_metadata(book)
    )


def _chapters(book: etree._Element, folder: str) -> list[str]:
    items = {
        item.get("id"): item
        for item in book.iterfind(".//opf:manifest/opf:item", _NS)
        if item.get("media-type") in _TEXT and "nav" not in (item.get("properties") or "").split()
    }
    order = [ref.get("idref") for ref in book.iterfind(".//opf:spine/opf:itemref", _NS)]
    paths = (unquote(items[key].get("href") or "") for key in order if key in items)
    return [posixpath.normpath(posixpath.join(folder, path)) for path in paths]


def _metadata(book: etree._Element) -> Metadata:
    def values(name: str) -> list[str]:
        found = (" ".join((e.text or "").split()) for e in book.iterfind(f".//dc:{name}", _NS))
        return [value[:500] for value in found if value]

    dates = [date for date in map(iso_date, values("date")) if date]
    return Metadata(
        title=next(iter(values("title")), None),
        author="; ".join(values("creator")) or None,
        outlet=next(iter(values("publisher")), None),
        date=next(iter(dates), None),
        rights=next(iter(values("rights")), None),
    )
