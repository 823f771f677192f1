import time

import pytest

from index.analysis import BlockKind, RawDocument
from index.errors import UnreadableDocumentError
from index.reading import read_document
from index.structure import find_articles


def read(body: str, head: str = "") -> RawDocument:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(page.encode(), "a.html")


def marked(raw: RawDocument, kind: BlockKind) -> list[str]:
    return [mark.span.of(raw.text) for mark in raw.marks if mark.kind is kind]


def test_blocks_have_a_blank_line_between() -> None:
    raw = read("<h1>Title</h1><p>First <b>par</b>a-\n graph.</p><div>Second&nbsp;one.</div>")
    assert raw.text == "Title\n\nFirst para- graph.\n\nSecond\u00a0one."


def test_line_breaks_stay_and_double_ones_end_a_block() -> None:
    assert read("<p>One<br>two<br><br>three</p>").text == "One\ntwo\n\nthree"


def test_headings_have_levels() -> None:
    raw = read("<h1>A</h1><h3>B</h3>")
    assert [(m.kind, m.level) for m in raw.marks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 3),
    ]


def test_paragraphs_inside_a_block_quotation_are_quoted() -> None:
    raw = read("<blockquote><p>One.</p><ul><li>Two.</li></ul></blockquote><p>Three.</p>")
    assert marked(raw, BlockKind.QUOTATION) == ["One.", "Two."]


def test_lists_captions_and_bylines_are_marked() -> None:
    raw = read(
        '<p class="entry-byline">By Ada Holm</p><ul><li>Point</li></ul>'
        "<figure><img src=x alt=y><figcaption>The bridge.</figcaption></figure>"
    )
    assert marked(raw, BlockKind.BYLINE) == ["By Ada Holm"]
    assert marked(raw, BlockKind.LIST_ITEM) == ["Point"]
    assert marked(raw, BlockKind.CAPTION) == ["The bridge."]


@pytest.mark.parametrize(
    "element",
    [
        "<nav><a>Words here</a></nav>",
        "<aside>Words here</aside>",
        "<footer>Words here</footer>",
        "<form><label>Words here</label></form>",
        '<div class="cookie-consent">Words here</div>',
        '<div id="newsletter">Words here</div>',
        '<div class="share-buttons">Words here</div>',
        '<div role="navigation">Words here</div>',
        "<header>Words here</header>",
    ],
)
def test_what_surrounds_an_article_is_furniture(element: str) -> None:
    raw = read(f"{element}<article><p>{'The article itself. ' * 5}</p></article>")
    assert marked(raw, BlockKind.FURNITURE) == ["Words here"]


def test_an_articles_own_header_is_no_furniture() -> None:
    raw = read("<article><header><h1>Title</h1></header><p>Text.</p></article>")
    assert marked(raw, BlockKind.FURNITURE) == []


def test_a_style_name_does_not_make_furniture_of_the_page() -> None:
    raw = read(f'<div class="sidebar-layout menu"><p>{"Most of the page. " * 20}</p></div>')
    assert marked(raw, BlockKind.FURNITURE) == []


def test_what_nobody_sees_is_left_out() -> None:
    raw = read(
        "<p>Seen.</p><!-- comment --><script>code()</script><style>p {}</style>"
        '<p hidden>no</p><p style="display: none">no</p><template>no</template>'
    )
    assert raw.text == "Seen."


def test_a_row_of_data_is_one_line_and_a_layout_cell_is_not() -> None:
    raw = read(
        "<table><tr><td>2001</td><td>34</td></tr></table>"
        "<table><tr><td><p>Left.</p></td><td><p>Right.</p></td></tr></table>"
    )
    assert raw.text == "2001\t34\n\nLeft.\n\nRight."


def test_preformatted_text_keeps_its_spaces() -> None:
    assert read("<pre>a  b\n  c</pre>").text == "a  b\n  c"


def test_json_ld_is_believed_before_meta_tags() -> None:
    raw = read(
        "<p>Text.</p>",
        '<title>Title - Site</title><meta name="author" content="Wrong Name">'
        '<meta property="og:site_name" content="Wrong Site">'
        '<link rel="canonical" href="https://example.org/a">'
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "No"},'
        '{"@type": "NewsArticle", "headline": "The Title", "datePublished": "2023-02-19T10:00Z",'
        '"author": [{"name": "Ada Holm"}, {"name": "Bo Ray"}], "publisher": {"name": "Daily"}}]}'
        "</script>",
    )
    metadata = raw.metadata
    assert metadata.title == "The Title"
    assert metadata.author == "Ada Holm; Bo Ray"
    assert metadata.outlet == "Daily"
    assert metadata.date == "2023-02-19"
    assert metadata.url == "https://example.org/a"


def test_meta_tags() -> None:
    raw = read(
        "<p>Text.</p>",
        '<title>The Title</title><meta property="article:author" content="https://x.org/ada">'
        '<meta name="dc.creator" content="Ada Holm">'
        '<meta name="date" content="March 3, 2021">',
    )
    assert raw.metadata.title == "The Title"
    assert raw.metadata.author == "Ada Holm"
    assert raw.metadata.date == "2021-03-03"


@pytest.mark.parametrize("json_ld", ["{", "[[[[", '{"@type": ["NewsArticle"], "author": 5}', "3"])
def test_broken_json_ld_is_passed_over(json_ld: str) -> None:
    raw = read("<p>Text.</p>", f'<script type="application/ld+json">{json_ld}</script>')
    assert raw.text == "Text."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<meta charset="iso-8859-1"><p>Malm\xf6 \x93x\x94</p>'.encode("latin-1"), "Malmö “x”"),
        ("\ufeff<p>Malmö</p>".encode(), "Malmö"),
        ("<p>Malmö</p>".encode("utf-16"), "Malmö"),
        ('<?xml version="1.0" encoding="utf-16"?><p>Malmö</p>'.encode(), "Malmö"),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert read_document(data, "a.html").text == expected


def test_deep_nesting_ends_in_our_error_soon() -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableDocumentError, match="nested"):
        read("<div>" * 20_000 + "deep")
    assert time.monotonic() - started < 20


def test_nested_furniture_takes_no_quadratic_time() -> None:
    started = time.monotonic()
    read('<div class="ad">' * 400 + "words " * 50_000)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("title", "headings", "expected"),
    [
        ("The weir breaks - Quay Watch", ["The weir breaks"], ("The weir breaks", "Quay Watch")),
        ("The weir breaks | Quay Watch", ["The weir breaks"], ("The weir breaks", "Quay Watch")),
        # no site: the heading says it too, says something else, or is one of several
        ("The weir breaks - twice", ["The weir breaks - twice"], ("The weir breaks - twice", None)),
        ("The weir breaks - Quay Watch", ["News"], ("The weir breaks - Quay Watch", None)),
        ("A weir - Quay Watch", ["A weir", "A dam"], ("A weir - Quay Watch", None)),
    ],
)
def test_the_site_stands_behind_the_heading_in_the_title(
    title: str, headings: list[str], expected: tuple[str, str | None]
) -> None:
    body = "".join(f"<h1>{heading}</h1><p>It broke at noon.</p>" for heading in headings)
    metadata = read(body, f"<title>{title}</title>").metadata
    assert (metadata.title, metadata.outlet) == expected


def test_a_box_of_facts_is_no_byline() -> None:
    page = (
        "<h1>Weir</h1><table><tr><th>Date</th><td>3 May 1909</td></tr>"
        "<tr><th>Place</th><td>Lom, Upper Valley</td></tr></table><p>The weir broke.</p>"
    )
    document = read(page)
    kinds = {m.span.of(document.text).replace("\t", " "): m.kind for m in document.marks}
    assert kinds["Date 3 May 1909"] is BlockKind.LIST_ITEM
    assert kinds["Place Lom, Upper Valley"] is BlockKind.LIST_ITEM


def test_a_line_of_nothing_but_links_is_furniture() -> None:
    links = '<a href="#">Print</a> <a href="#">Larger text</a> | <a href="#">Tell a friend</a>'
    document = read(f"<h1>Weir</h1><div>{links}</div><p>See {links} for more of it.</p>")
    kinds = [(m.span.of(document.text)[:5], m.kind) for m in document.marks]
    assert ("Print", BlockKind.FURNITURE) in kinds
    assert ("See P", BlockKind.FURNITURE) not in kinds


def test_a_site_that_signs_its_own_pages_is_no_author() -> None:
    data = (
        '{"@type": "NewsArticle", "headline": "Weir", '
        '"author": {"@type": "Organization", "name": "The Quay"}}'
    )
    page = f'<script type="application/ld+json">{data}</script><h1>Weir</h1><p>It broke.</p>'
    assert read(page).metadata.author is None


def test_the_numbers_of_notes_and_edit_links_are_no_words() -> None:
    raw = read(
        '<h2>Flood<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>'
        '<p>Ten drowned.<sup><a href="#n1">[1]</a></sup> The dose was 10<sup>3</sup> units.</p>'
    )
    assert raw.text == "Flood\n\nTen drowned. The dose was 103 units."


def test_a_pages_title_may_be_shorter_than_its_heading_and_names_the_site() -> None:
    head = "<title>Weir breaks at Lom | Quay Courier</title>"
    body = "<h1>Weir breaks, and what they knew</h1><p>The Courier was told on Monday.</p>"
    found = read(body, head).metadata
    assert (found.title, found.outlet) == ("Weir breaks, and what they knew", "Quay Courier")
    unnamed = read("<h1>Weir breaks</h1><p>It broke.</p>", "<title>Flood - Part 2</title>")
    assert unnamed.metadata.outlet is None


@pytest.mark.parametrize(
    ("head", "body", "title", "outlet"),
    [
        (
            '<meta property="og:title" content="The weir breaks - Harbour Watch">'
            '<meta property="og:site_name" content="Harbour Watch">',
            "<h1>The weir breaks</h1>",
            "The weir breaks",
            "Harbour Watch",
        ),
        (
            "<title>The weir breaks | by Ada Holm | Mill Talk | May, 2024 | Inkwell</title>",
            "<h1>The weir breaks</h1>",
            "The weir breaks",
            "Inkwell",
        ),
        (
            "<title>Mill Talk: The weir breaks</title>",
            "<h1>Mill Talk</h1><h3>The weir breaks</h3>",
            "The weir breaks",
            "Mill Talk",
        ),
        (
            "<title>The weir breaks : r/mills</title>",
            "<h1>The weir breaks</h1>",
            "The weir breaks",
            "r/mills",
        ),
        # what stands behind a dash may be the half of a heading
        (
            "<title>The weir breaks - and nobody looks</title>",
            "<h1>The weir breaks - and nobody looks</h1>",
            "The weir breaks - and nobody looks",
            None,
        ),
        (
            '<meta property="og:site_name" content="Harbour Watch">'
            "<title>The weir: a history</title>",
            "<h1>The weir</h1>",
            "The weir: a history",
            "Harbour Watch",
        ),
    ],
)
def test_the_title_is_told_from_sections_and_sites(
    head: str, body: str, title: str, outlet: str | None
) -> None:
    metadata = read(f"{body}<p>It broke at noon.</p>", head).metadata
    assert (metadata.title, metadata.outlet) == (title, outlet)


@pytest.mark.parametrize(
    "body",
    [
        '<h1>Flood</h1><time datetime="2024-05-03T10:00:00Z">3h ago</time><p>Water.</p>'
        '<time datetime="2024-05-09">later</time>',
        '<time class="updated" datetime="2024-05-09">9 May</time>'
        '<time class="published" datetime="2024-05-03">3 May</time><h1>Flood</h1>',
        "<h1>Flood</h1><dl><dt>From:</dt><dd>Mill Office</dd><dt>Published</dt>"
        "<dd>3 May 2024</dd><dt>Last updated</dt><dd>9 May 2024</dd></dl>",
        '<div><time datetime="2024-05-03">3 mo. ago</time><h1>Flood</h1></div>',
        "<h2>Flood</h2><abbr class='published' title='2024-05-03T21:14:00+02:00'>9:14 PM</abbr>",
    ],
)
def test_the_date_as_elements_show_it(body: str) -> None:
    assert read(body).metadata.date == "2024-05-03"


def test_the_date_of_something_else_is_none_of_the_page() -> None:
    body = (
        "<h1>Flood</h1><table><tr><th>Date</th><td>3 May to 5 May 1909</td></tr></table>"
        '<time class="updated" datetime="2024-05-09">9 May</time>'
    )
    assert read(body).metadata.date is None


def test_the_author_as_elements_name_them() -> None:
    body = (
        "<p>Posted by <a rel='author' href='/u/1'>Ada Holm</a></p><p>Water.</p>"
        "<div class='comment-list'><cite itemprop='author'>Bo Ek</cite></div>"
    )
    assert read(body).metadata.author == "Ada Holm"
    assert read("<a rel='author' href='/u'>View all posts by Ada</a>").metadata.author is None


ARTICLE = f"<h1>Flood</h1><p>{'The water rose above the quay in the night. ' * 12}</p>"


@pytest.mark.parametrize(
    "element",
    [
        "<section><h2>Read next</h2><p>Words here</p></section>",
        "<div class='css-x1'><div><h3>Most viewed</h3></div><p>Words here</p></div>",
        "<div><h2>More from Ada Holm</h2><h3><a>Words here</a></h3></div>",
        "<div><h4>Discussion about this post</h4><p>Words here</p></div>",
        "<div class='author-box'><p>Words here</p></div>",
        "<table class='box-Globalize ambox'><tr><td>Words here</td></tr></table>",
        "<div id='wm-ipp-base'><p>Words here</p></div>",
    ],
)
def test_what_leads_away_from_the_text_is_furniture(element: str) -> None:
    assert "Words here" in marked(read(ARTICLE + element), BlockKind.FURNITURE)


@pytest.mark.parametrize(
    "element",
    [
        # the text goes on under such a heading
        f"<section><h2>More on the dam</h2><p>{'Words here of the dam. ' * 9}</p></section>",
        # the heading is one among the text's
        "<h2>Related</h2><p>Words here</p>",
        "<section><h2>What the mayor read next</h2><p>Words here</p></section>",
    ],
)
def test_sections_of_the_text_are_none(element: str) -> None:
    page = f"<article>{ARTICLE}{element}</article>"
    assert marked(read(page), BlockKind.FURNITURE) == []


def test_marks_of_notes_and_remarks_of_editors_are_no_words() -> None:
    raw = read(
        '<p>It had 43 rooms.<a href="/p/inn#footnote-1">1</a> '
        '<a href="#_ftn2"><span>[2]</span></a>It burnt<sup>[<i><a href="/who">who?</a></i>]</sup> '
        'with <a href="#harbour">12</a> guests and '
        "<a href='/x'>a goat<span>, opens new tab</span></a>.</p>"
    )
    assert raw.text == "It had 43 rooms. It burnt with 12 guests and a goat."


def test_what_is_all_in_bold_or_italics_is_set_off() -> None:
    raw = read(
        "<p><strong>Is it <i>safe?</i></strong></p><p>No, <b>not at all</b>.</p>"
        "<p><em>Why?</em> I ask.</p><p><b>Who says so?</b><br>Everybody.</p><p><b>A<br>B</b></p>"
    )
    assert [m.span.of(raw.text) for m in raw.marks if m.set_off] == [
        "Is it safe?",
        "Who says so?",
        "A\nB",
    ]
    assert "Who says so?\n\nEverybody." in raw.text


def test_the_day_in_a_box_of_facts_is_not_the_pages() -> None:
    facts = '<table class="infobox"><tr><th>Date</th><td>3 May 1909</td></tr></table>'
    page = f"<html><body><h1>Fire at Lom</h1>{facts}<p>It burned.</p></body></html>"
    assert read_document(page.encode(), "a.html").metadata.date is None
    own = page.replace(' class="infobox"', "")
    assert read_document(own.encode(), "a.html").metadata.date == "1909-05-03"


def test_a_day_behind_a_sittings_name_is_no_site() -> None:
    page = "<html><head><title>Town Council - 3 May 2019</title></head><body><h1>Town Council</h1>"
    assert read_document(f"{page}<p>It met.</p>".encode(), "a.html").metadata.outlet is None


def test_those_who_write_a_live_page_in_turn_are_its_authors() -> None:
    page = (
        "<html><body><h1>Storm at Lom, live</h1><div class='byline'>Ada Holm (now) and Bo Ek "
        "(earlier)</div><p>The lamp on the mole has gone out, and the ferry is late.</p></body></html>"
    )
    raw = read_document(page.encode(), "a.html")
    (article,) = find_articles(raw, path="a.html")
    assert article.metadata.author == "Ada Holm; Bo Ek"
