from __future__ import annotations

from index.analysis import BlockKind, RawDocument
from index.structure import find_articles

PAGE = """Fire at the Lom mill
From Wikimere, the free encyclopedia

The fire at the Lom mill burned for two days in May 2019.[1]

Cause[edit]
Nobody was charged.[2][3]

References[edit]
1. "Mill burns". Lakeside Echo. 3 May 2019.
2. Holm, Ada (9 May 2019). "Who set the fire?". Lakeside Echo.

This page was last edited on 7 June 2020, at 10:02 (UTC).
"""


def test_an_encyclopaedias_page_has_its_site_and_the_day_of_its_last_change() -> None:
    (article,) = find_articles(RawDocument(PAGE, "text/plain"), path="a.txt")
    assert (article.metadata.outlet, article.metadata.date) == ("Wikimere", "2020-06-07")
    assert article.metadata.title == "Fire at the Lom mill"


def test_its_notes_and_references_are_furniture_and_its_sentences_are_not() -> None:
    (article,) = find_articles(RawDocument(PAGE, "text/plain"), path="a.txt")
    kinds = {b.span.of(PAGE)[:12]: b.kind for b in article.blocks}
    assert kinds["From Wikimer"] is kinds["This page wa"] is BlockKind.FURNITURE
    assert kinds['"Mill burns"'] is BlockKind.FURNITURE
    assert kinds["Nobody was c"] is BlockKind.PROSE


def test_the_day_of_publication_goes_before_the_last_change() -> None:
    text = "The mill\n\nBy Ada Holm, 3 May 2019\n\nIt burned.\n\nLast updated on 9 May 2019\n"
    (article,) = find_articles(RawDocument(text, "text/plain"), path="a.txt")
    assert article.metadata.date == "2019-05-03"


def test_a_sentence_that_begins_alike_is_text() -> None:
    text = "The mill\n\nLast updated plans show a mill of 1850 in the north of the town.\n"
    (article,) = find_articles(RawDocument(text, "text/plain"), path="a.txt")
    assert article.metadata.date is None
    assert article.blocks[-1].kind is BlockKind.PROSE
