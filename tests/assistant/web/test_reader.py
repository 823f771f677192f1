import html
import re

import pytest
from bs4 import BeautifulSoup

from assistant.web import reader
from assistant.web.layout import CHUNK_CHARS, Layout, lay_out
from index.domain import Label, Metadata, Span

from .samples import HOSTILE, corpus_of


def layout_of(text: str, sentences: list[str], **values: object) -> Layout:
    corpus = corpus_of(text, sentences, **values)  # type: ignore[arg-type]
    document = next(iter(corpus.documents.values()))
    return lay_out(document, corpus.articles.values(), corpus.statements.values())


def all_chunks(layout: Layout, target: Span | None = None) -> str:
    numbers = range(len(layout.chunks))
    return "".join(reader.chunk_html(layout, number, target=target) for number in numbers)


def text_of(rendered: str) -> str:
    without_heads = re.sub(r"<header.*?</header>", "", rendered, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", without_heads))


TEXT = (
    "# The rope\n\nBy [Ada Berg](http://x.test)\n\nThe rope was **new**. It held\nfor a day.\r\n\r\n"
    "Nobody saw the exam-\nple. The end \U0001f600 came."
)
SENTENCES = ["The rope was **new**.", "It held\nfor a day.", "Nobody saw the exam-\nple."]


def test_every_character_is_shown_once_and_in_order() -> None:
    assert text_of(all_chunks(layout_of(TEXT, SENTENCES))) == TEXT


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_highlighted_text_is_the_quote(sentence: str) -> None:
    start = TEXT.index(sentence)
    rendered = all_chunks(layout_of(TEXT, SENTENCES), Span(start, start + len(sentence)))
    marks = re.findall(r'<mark class="target">(.*?)</mark>', rendered, flags=re.DOTALL)
    assert "".join(text_of(mark) for mark in marks) == sentence


def test_a_highlight_may_begin_and_end_inside_statements() -> None:
    rendered = all_chunks(layout_of(TEXT, SENTENCES), Span(TEXT.index("was"), TEXT.index("for a")))
    marks = re.findall(r'<mark class="target">(.*?)</mark>', rendered, flags=re.DOTALL)
    assert "".join(text_of(mark) for mark in marks) == "was **new**. It held\n"


def test_markup_is_hidden_but_there() -> None:
    rendered = BeautifulSoup(all_chunks(layout_of(TEXT, SENTENCES)), "html.parser")
    hidden = [tag.get_text() for tag in rendered.select("[hidden]")]
    assert hidden == ["#", "[", "](http://x.test)", "**", "**", "-\n"]


def test_a_statement_carries_its_label_and_id() -> None:
    labels = [Label.RECORD, Label.DISPUTED, Label.NONE]
    rendered = BeautifulSoup(all_chunks(layout_of(TEXT, SENTENCES, labels=labels)), "html.parser")
    found = [(tag["data-id"], tag["class"]) for tag in rendered.select(".st")]
    assert found == [
        ("s0", ["st", "is-record"]),
        ("s1", ["st", "is-disputed"]),
        ("s2", ["st", "is-none"]),
    ]


def test_pages_are_named_without_adding_to_the_text() -> None:
    pages = [Span(0, 12), Span(12, len(TEXT))]
    rendered = all_chunks(layout_of(TEXT, SENTENCES, pages=pages))
    assert 'data-page="Page 2"' in rendered
    assert text_of(rendered) == TEXT


def test_each_of_several_articles_has_its_head() -> None:
    cut = TEXT.index("Nobody")
    articles = [Span(0, cut), Span(cut, len(TEXT))]
    rendered = all_chunks(layout_of(TEXT, SENTENCES, articles=articles))
    assert re.findall(r'id="(article-\d)"', rendered) == ["article-0", "article-1"]


def test_hostile_text_stays_text() -> None:
    text = f"{HOSTILE} End.\n\n{HOSTILE}"
    rendered = all_chunks(layout_of(text, ["End."], metadata=Metadata(title=HOSTILE, url=HOSTILE)))
    page = BeautifulSoup(rendered, "html.parser")
    assert not page.select("script, img, a")
    assert text_of(rendered) == text


def test_only_web_addresses_become_links() -> None:
    layout = layout_of("A b.", ["A b."], metadata=Metadata(url="javascript:alert(1)"))
    head = reader.reader_head(layout, layout.articles[0], page=None)
    assert "<a" not in head
    assert "javascript:alert(1)" in head


def test_a_megabyte_without_a_space_is_cut_into_chunks() -> None:
    text = "x" * 1_000_000
    layout = layout_of(text, [text])
    assert max(len(chunk) for chunk in layout.chunks) <= CHUNK_CHARS
    assert text_of(reader.chunk_html(layout, 3)) == layout.chunks[3].of(text)


def test_blocks_never_cut_a_statement() -> None:
    text = "One begins\n\nand ends here. Two."
    layout = layout_of(text, ["One begins\n\nand ends here.", "Two."])
    assert layout.blocks[0].of(text).startswith("One begins\n\nand ends here.")


def test_an_empty_document_has_one_empty_chunk() -> None:
    layout = layout_of("", [])
    assert layout.chunks == (Span(0, 0),)
    assert reader.chunk_html(layout, 0) == ""


def test_page_furniture_inside_a_statement_is_set_small() -> None:
    text = "The rope\n\nPAGE 3\n\nwas new."
    corpus = corpus_of(text, [text])
    statement = corpus.statements["s0"]
    gap = Span(text.index("PAGE"), text.index("PAGE") + 6)
    object.__setattr__(statement, "omitted", (gap,))
    layout = lay_out(corpus.documents["report.txt"], corpus.articles.values(), [statement])
    rendered = all_chunks(layout, statement.span)
    assert '<span class="furniture">PAGE 3</span>' in rendered
    assert text_of(rendered) == text
