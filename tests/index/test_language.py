from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import AnalysedArticle, RawDocument
from index.domain import Document
from index.fold import fold
from index.language import analyse, detect_language
from index.structure import find_articles

PROSE = st.text(alphabet='abc de. ABC?!"“”*_[]()#>\\-\n…1', max_size=200)


def analysed(text: str) -> tuple[AnalysedArticle, ...]:
    raw = RawDocument(text=text, media_type="text/plain")
    document = Document("a.txt", "0" * 64, "text/plain", text)
    return analyse(document, find_articles(raw, path="a.txt"))


def test_english_is_recognised() -> None:
    assert detect_language("The council voted on Tuesday to close the bridge. " * 3) == "en"


def test_german_is_recognised() -> None:
    assert detect_language("Der Rat beschloss am Dienstag, die Brücke zu schließen. " * 3) == "de"


def test_too_little_text_has_no_language() -> None:
    assert detect_language("Ja.") is None


def test_quote_takes_in_the_marks_around_it() -> None:
    text = "He left. **[The paper](http://x.example/a) said so.** She stayed."
    quotes = [s.span.of(text) for s in analysed(text)[0].sentences]
    assert quotes == ["He left.", "**[The paper](http://x.example/a) said so.**", "She stayed."]


def test_sentence_over_a_page_break_omits_the_page_number() -> None:
    text = (
        "In the past few years several papers have told how\n\n12\n\nthe roof of the hall was lost."
    )
    (sentence,) = analysed(text)[0].sentences
    assert sentence.text == (
        "In the past few years several papers have told how […] the roof of the hall was lost."
    )
    assert [o.of(text) for o in sentence.omitted] == ["12"]


def test_paragraph_too_long_for_the_parser_is_kept_in_parts() -> None:
    text = "The roof fell. " * 1_000
    (article,) = analysed(text)
    assert len(article.paragraphs) == 2
    assert {sentence.text for sentence in article.sentences} == {"The roof fell."}
    assert len(article.sentences) == 1_000


@settings(max_examples=60, deadline=None)
@given(PROSE)
def test_every_sentence_is_exact(text: str) -> None:
    position = 0
    for article in analysed(text):
        for paragraph in article.paragraphs:
            assert paragraph.doc.text == paragraph.folded.text
            for sentence in paragraph.sentences:
                assert position <= sentence.span.start < sentence.span.end <= len(text)
                position = sentence.span.end
                quote = sentence.span.of(text)
                assert sentence.text == fold(quote, sentence.omitted, start=sentence.span.start)
