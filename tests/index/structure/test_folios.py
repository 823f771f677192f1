"""A page of a newspaper: the folio line on top, rubrics, notes where a story goes on."""

from __future__ import annotations

from index.analysis import RawDocument
from index.structure import find_articles

PAGE = """Lakeside Echo, Friday May 3, 2019     B2

CITY NEWS

Ferry sinks off Lom

By ADA HOLM
Echo Staff Writer

The ferry sank in calm water on Thursday, the harbour master said. Nobody on the pier saw why.
See FERRY, Page B4

Weir to be rebuilt

By TORE LIND
Echo Staff Writer

The weir at Lom will be rebuilt in stone. The keeper had asked for wood.
"""


def test_the_paper_is_not_named_after_its_page_nor_a_story_after_its_rubric() -> None:
    found = [a.metadata for a in find_articles(RawDocument(PAGE, "text/plain"), path="a.txt")]
    assert [m.title for m in found] == ["Ferry sinks off Lom", "Weir to be rebuilt"]
    assert [m.author for m in found] == ["Ada Holm", "Tore Lind"]
    assert {(m.outlet, m.date) for m in found} == {("Lakeside Echo", "2019-05-03")}


def test_the_page_may_stand_first_and_the_writer_last() -> None:
    text = (
        "B2  LAKESIDE ECHO  •  FRIDAY, MAY 3, 2019\n\nFerry sinks off Lom\n\nBY ADA HOLM\n\n"
        "The ferry sank in calm water on Thursday, the harbour master said.\n"
    )
    (article,) = find_articles(RawDocument(text, "text/plain"), path="a.txt")
    assert (article.metadata.outlet, article.metadata.author) == ("Lakeside Echo", "Ada Holm")
    text = (
        "Ferry sinks off Lom\nLakeside Echo · 3 May 2019 · 4 · ADA HOLM\n\n"
        "The ferry sank in calm water on Thursday, the harbour master said.\n"
    )
    (article,) = find_articles(RawDocument(text, "text/plain"), path="a.txt")
    own = article.metadata
    assert (own.outlet, own.author, own.date) == ("Lakeside Echo", "Ada Holm", "2019-05-03")


def test_a_story_that_goes_on_below_another_is_its_writers() -> None:
    text = (
        PAGE
        + """
Lakeside Echo, Friday May 3, 2019     B4

FERRY
Continued from page B2

The master was asleep, two of the crew have said. He denies it.

LAMPS
Continued from page B1

The lamp on the mole has been dark since June.
"""
    )
    found = find_articles(RawDocument(text, "text/plain"), path="a.txt")
    assert [(a.metadata.title, a.metadata.author) for a in found] == [
        ("Ferry sinks off Lom", "Ada Holm"),
        ("Weir to be rebuilt", "Tore Lind"),
        ("Ferry sinks off Lom", "Ada Holm"),
    ]
    assert "The master was asleep" in found[2].span.of(text)
