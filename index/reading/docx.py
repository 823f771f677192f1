"""Word documents (.docx, Office Open XML, ECMA-376 part 1, WordprocessingML)."""

from __future__ import annotations

from lxml import etree

from index.analysis import BlockKind, RawDocument
from index.domain import Metadata
from index.reading.blocks import BlockWriter
from index.reading.package import Package
from index.reading.properties import stated_properties
from index.settings import IndexSettings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_CORE = "docProps/core.xml"
# Old versions of a passage, and what only fields and notes say, is not what is read.
_UNSEEN = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "delText", "fldData", "txbxContent")
)


def read(data: bytes, settings: IndexSettings) -> RawDocument:
    """Read a Word document: paragraphs, headings, lists and the rows of tables.

    Raises:
        UnreadableDocumentError: it is damaged, encrypted or too large.
    """
    with Package(data, "Word document", settings) as package:
        if _DOCUMENT not in package:
            raise package.damaged()
        styles = _style_names(package)
        body = package.xml(_DOCUMENT).find(f"{_W}body")
        metadata = _metadata(package)
    blocks = BlockWriter()
    if body is not None:
        for child in body.iter(f"{_W}p", f"{_W}tr"):
            if child.tag == f"{_W}tr":
                cells = (_cell(cell) for cell in child.iterfind(f"{_W}tc"))
                blocks.add("\t".join(cells))
            elif next(child.iterancestors(f"{_W}tr", f"{_W}txbxContent"), None) is None:
                kind, level = _kind(child, styles)
                blocks.add(_text(child), kind, level=level)
    return RawDocument(blocks.text, _MEDIA_TYPE, marks=blocks.marks, metadata=metadata)


def _cell(cell: etree._Element) -> str:
    return " ".join(" ".join(_text(p).split()) for p in cell.iter(f"{_W}p"))


def _text(paragraph: etree._Element) -> str:
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        own = node.iterancestors(*_UNSEEN, f"{_W}p")
        nearest = next(own, None)
        if nearest is not paragraph:
            continue
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif node.getparent().tag == f"{_W}r":
            parts.append("\t" if node.tag == f"{_W}tab" else "\n")
    return "".join(parts)


def _kind(paragraph: etree._Element, styles: dict[str, str]) -> tuple[BlockKind | None, int]:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return None, 0
    style = properties.find(f"{_W}pStyle")
    key = style.get(f"{_W}val", "") if style is not None else ""
    name = styles.get(key, key).lower()
    if name.startswith("heading") and name[-1].isdigit():
        return BlockKind.HEADING, int(name[-1])
    if name in ("title", "subtitle"):
        return BlockKind.HEADING, 1 if name == "title" else 2
    if "quote" in name:
        return BlockKind.QUOTATION, 0
    if name == "caption":
        return BlockKind.CAPTION, 0
    if name in ("header", "footer") or name.startswith("toc "):
        return BlockKind.FURNITURE, 0
    if properties.find(f"{_W}numPr") is not None or name.startswith("list"):
        return BlockKind.LIST_ITEM, 0
    return None, 0


def _style_names(package: Package) -> dict[str, str]:
    """Style ids differ by the writer's language; their names don't."""
    if _STYLES not in package:
        return {}
    names = {}
    for style in package.xml(_STYLES).iterfind(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return names


def _metadata(package: Package) -> Metadata:
    if _CORE not in package:
        return Metadata()
    core = package.xml(_CORE)
    return stated_properties(*(core.findtext(_DUBLIN_CORE + key) for key in ("title", "creator")))
