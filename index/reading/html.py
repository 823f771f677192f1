"""HTML: the text as it is read, block by block; what is no prose is marked, not dropped."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import (
    BeautifulSoup,
    MarkupResemblesLocatorWarning,
    UnicodeDammit,
    XMLParsedAsHTMLWarning,
)
from bs4.element import CData, NavigableString, PageElement, PreformattedString, Tag

from index.analysis import BlockKind, RawDocument
from index.domain import Metadata
from index.errors import UnreadableDocumentError
from index.reading import encoding
from index.reading.blocks import BlockWriter
from index.reading.html_furniture import furniture_of
from index.reading.html_metadata import read_metadata
from index.reading.telegram import exported_chat
from index.settings import IndexSettings

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main "
    "menu nav noframes ol optgroup option p pre search section select summary table tbody td tfoot "
    "th thead tr ul caption".split()
)
# No text that anyone sees, or no text at all.
_SILENT = frozenset(
    "head script style template noscript svg math canvas object embed iframe audio video map "
    "textarea datalist title".split()
)
_KINDS = {
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_SET_OFF = frozenset("strong b em i".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:^|[-_ ])(?:byline|dateline|author-?name|post-?meta|entry-?meta)(?:$|[-_ ])"
)
_PULL_QUOTE = re.compile(r"(?:^|[-_])pull-?quote(?:$|[-_])")
_NOTE_MARK = re.compile(r"\[?(?:note |n )?[\da-z*†‡]{1,3}\]?", re.IGNORECASE)
# A remark of the editors about a word, set high and linked: "[citation needed]", "[who?]".
_REMARK = re.compile(r"\[[^\[\]]{1,40}\]")
_TO_NOTE = re.compile(r"#.*(?:note|ftn|fn|cite|ref)", re.IGNORECASE)
# What a page says of a link to those who can't see it.
_OPENS = re.compile(r"[\s,(]*opens (?:in )?(?:a )?new (?:tab|window)[\s)]*", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_MAX_DEPTH = 1_000


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around a text make of it."""

    kind: BlockKind | None = None
    level: int = 0
    preformatted: bool = False
    set_off: bool = False


def read(data: bytes, settings: IndexSettings) -> RawDocument:
    """Read an HTML page.

    Raises:
        UnreadableDocumentError: it is no text, or nested beyond reason.
    """
    return read_page(decode_page(data))


def read_page(page: str) -> RawDocument:
    """Read a decoded HTML page.

    Raises:
        UnreadableDocumentError: it is nested beyond reason.
    """
    try:
        soup = parse_page(page)
        chat = exported_chat(soup)
        if chat is not None:
            return RawDocument(chat[1], "text/html", metadata=Metadata(outlet=chat[0]))
        metadata = read_metadata(soup)
        blocks = BlockWriter()
        write_blocks(soup, blocks)
    except RecursionError as error:
        raise UnreadableDocumentError(
            "its elements are nested too deeply", "open it in a browser and save it as text"
        ) from error
    return RawDocument(blocks.text, "text/html", marks=blocks.marks, metadata=metadata)


def parse_page(page: str) -> BeautifulSoup:
    """Parse a page as browsers do, XHTML too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        return BeautifulSoup(page, "lxml")


def decode_page(data: bytes) -> str:
    """Decode a page: a byte-order mark, strict UTF-8, what the page declares, the likeliest.

    Raises:
        UnreadableDocumentError: it is no text.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = UnicodeDammit(data[:4096], is_html=True).declared_html_encoding
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        # Browsers read what calls itself Latin-1 as Windows-1252 (WHATWG Encoding, "Names").
        name = "cp1252" if declared.lower() in ("iso-8859-1", "latin-1", "ascii") else declared
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    return encoding.decode(data)


def write_blocks(root: Tag, blocks: BlockWriter) -> None:
    """Append the text below `root`, block by block, with what the elements say of each."""
    furniture = furniture_of(root)
    line: list[str] = []
    plain: list[str] = []
    current = _Context()

    def end_block(context: _Context) -> None:
        text = "".join(line)
        set_off = not "".join(plain).strip()
        line.clear()
        plain.clear()
        if not context.preformatted:
            text = "\n".join(part.strip(" ") for part in text.split("\n"))
        for paragraph in re.split(r"\n{2,}", text):
            blocks.add(paragraph, context.kind, level=context.level, set_off=set_off)

    for node, context, entering in _walk(root, furniture):
        if isinstance(node, Tag):
            if node.name == "br":
                if entering and not "".join(plain).strip() and _asks(line):
                    # the answer stands on the line below a question in bold
                    end_block(current)
                line.append("\n" if entering else "")
            elif node.name in ("td", "th") and _is_plain_cell(node):
                line.append("" if entering else "\t")
            elif node.name in _BLOCKS:
                end_block(current)
            current = context
            continue
        if not context.set_off:
            plain.append(str(node))
        if context.preformatted:
            line.append(str(node))
        else:
            _append_inline(line, _SPACE.sub(" ", str(node)))
    end_block(current)


def _asks(line: list[str]) -> bool:
    return "".join(line).rstrip(' "”’').endswith("?")


def _append_inline(line: list[str], text: str) -> None:
    """White space is shown once, however many elements it is spread over."""
    before = next((part for part in reversed(line) if part), "\n")
    if before[-1] in " \n\t":
        text = text.lstrip(" ")
    if text:
        line.append(text)


def _walk(root: Tag, furniture: set[int]) -> Iterator[tuple[PageElement, _Context, bool]]:
    """Each visible element on entering and on leaving, each text once; no recursion."""
    stack: list[tuple[PageElement, _Context, bool]] = [(root, _Context(), True)]
    depth = 0
    while stack:
        node, context, entering = stack.pop()
        if not isinstance(node, Tag):
            yield node, context, True
            continue
        if not entering:
            depth -= 1
            yield node, context, False
            continue
        if node.name in _SILENT or _is_hidden(node) or _is_note_mark(node):
            continue
        depth += 1
        if depth > _MAX_DEPTH:
            raise RecursionError
        inner = _inner(node, context, furniture)
        yield node, inner, True
        stack.append((node, context, False))
        stack.extend((child, inner, True) for child in reversed(node.contents) if _is_shown(child))


def _is_shown(node: PageElement) -> bool:
    if isinstance(node, Tag):
        return True
    # Comments, doctypes and declarations are preformatted strings; CDATA is text.
    return isinstance(node, NavigableString) and (
        isinstance(node, CData) or not isinstance(node, PreformattedString)
    )


def _is_hidden(tag: Tag) -> bool:
    style = tag.attrs.get("style")
    return "hidden" in tag.attrs or (isinstance(style, str) and bool(_HIDDEN.search(style)))


def _is_note_mark(tag: Tag) -> bool:
    """A note's number, a link to edit a section, what a link opens: marks, and no words."""
    if tag.name == "sup":
        text = tag.get_text().strip()
        mark = _NOTE_MARK.fullmatch(text) or _REMARK.fullmatch(text)
        return mark is not None and tag.find("a") is not None
    if tag.name == "a":
        to_note = _TO_NOTE.search(str(tag.attrs.get("href", ""))) is not None
        return to_note and _NOTE_MARK.fullmatch(tag.get_text().strip()) is not None
    if tag.name == "span" and len(tag.contents) == 1 and _OPENS.fullmatch(tag.get_text()):
        return True
    return tag.name == "span" and any("editsection" in name for name in _names(tag))


def _inner(tag: Tag, outer: _Context, furniture: set[int]) -> _Context:
    preformatted = outer.preformatted or tag.name == "pre"
    if outer.kind is BlockKind.FURNITURE or id(tag) in furniture:
        return _Context(BlockKind.FURNITURE, 0, preformatted)
    set_off = outer.set_off or tag.name in _SET_OFF
    kind = _KINDS.get(tag.name)
    if kind is None and any(_PULL_QUOTE.search(name.lower()) for name in _names(tag)):
        kind = BlockKind.QUOTATION
    if tag.name == "tr" and _is_fact(tag):
        kind = BlockKind.LIST_ITEM
    if kind is None and tag.name not in ("body", "main", "article") and _is_byline(tag):
        kind = BlockKind.BYLINE
    if kind is None or outer.kind is BlockKind.CAPTION:
        return _Context(outer.kind, outer.level, preformatted, set_off)
    # A paragraph or list inside a quotation is still quoted.
    if outer.kind is BlockKind.QUOTATION and kind is BlockKind.LIST_ITEM:
        kind = BlockKind.QUOTATION
    level = int(tag.name[1]) if kind is BlockKind.HEADING else 0
    return _Context(kind, level, preformatted, set_off)


def _is_byline(tag: Tag) -> bool:
    if tag.attrs.get("rel") in (["author"], "author") and tag.name == "address":
        return True
    names = " ".join(_names(tag)).lower()
    return bool(_BYLINE.search(names)) and len(tag.get_text()) < 300


def _names(tag: Tag) -> list[str]:
    classes: str | list[str] = tag.attrs.get("class", [])
    return [*([classes] if isinstance(classes, str) else classes), str(tag.attrs.get("id", ""))]


def _is_fact(row: Tag) -> bool:
    """A row of a box of facts: "Date | 18 November 1909" is no byline of the page."""
    cells = row.find_all(["td", "th"], recursive=False)
    headed = len(cells) > 1 and cells[0].name == "th" and cells[-1].name == "td"
    return headed and all(_is_plain_cell(cell) for cell in cells)


def _is_plain_cell(cell: Tag) -> bool:
    """A cell of a table of data, whose row is one line; a layout's cell holds blocks."""
    return cell.find(lambda tag: tag.name in _BLOCKS) is None and len(cell.get_text()) < 200
