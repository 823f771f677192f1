from __future__ import annotations

from index.analysis import ArticleDraft, BlockKind, RawDocument
from index.structure import find_articles
from index.structure.databases import read_database

WORDED = """Document 1 of 2

Ferry had no lights, crew says

Author: Holm, Ada; Brack, Jon

Publication info: Lakeside Echo ; Lom [Lom]. 03 May 2019: 4.

Abstract: None available.

Full text: The ferry had no lights on the night it sank, its crew says.

Note: the master was not asked. The owner calls this a lie.

Subject: Ferries; Accidents

Publication title: Lakeside Echo

Publication date: May 3, 2019

Document type: News

____________________________________________________________

Document 2 of 2

Owner rejects report

Author: Wren, Una

Publication info: Lakeside Echo ; Lom [Lom]. 05 May 2019: 1.

Full text: The owner has rejected the report on the ferry.

Subject: Ferries

Publication title: Lakeside Echo

Publication date: May 5, 2019
"""
CODED = """SE   Local
HD   Weir keeper was asleep, inquiry
     hears
BY   By Ada Holm
WC   98 words
PD   3 May 2019
SN   Lom Daily
CY   Copyright 2019. Lom Daily.
LP
The keeper of the weir was asleep, an inquiry heard.
TD
He denied it.
AN   Document LOM0000020190503

HD   Owner to appeal
BY   UNA WREN
WC   77 words
PD   9 May 2019
SN   Lom Daily
LP
The owner of the weir will appeal.
AN   Document LOM0000020190509
"""


def _articles(text: str) -> tuple[ArticleDraft, ...]:
    return find_articles(RawDocument(text, "text/plain"), path="a.txt")


def _said(article: ArticleDraft, text: str) -> list[str]:
    return [b.span.of(text) for b in article.blocks if b.kind is BlockKind.PROSE]


def test_fields_with_words_give_title_author_paper_and_day() -> None:
    first, second = (article.metadata for article in _articles(WORDED))
    assert (first.title, first.author) == ("Ferry had no lights, crew says", "Ada Holm; Jon Brack")
    assert (first.outlet, first.date) == ("Lakeside Echo", "2019-05-03")
    assert (second.title, second.author, second.date) == (
        "Owner rejects report",
        "Una Wren",
        "2019-05-05",
    )


def test_only_the_text_is_text() -> None:
    said = [line for article in _articles(WORDED) for line in _said(article, WORDED)]
    assert said == [
        "The ferry had no lights on the night it sank, its crew says.",
        "Note: the master was not asked. The owner calls this a lie.",
        "The owner has rejected the report on the ferry.",
    ]


def test_fields_with_codes() -> None:
    first, second = _articles(CODED)
    assert first.metadata.title == "Weir keeper was asleep, inquiry hears"
    assert (first.metadata.author, first.metadata.outlet) == ("Ada Holm", "Lom Daily")
    assert (second.metadata.author, second.metadata.date) == ("Una Wren", "2019-05-09")
    assert _said(first, CODED) == [
        "The keeper of the weir was asleep, an inquiry heard.",
        "He denied it.",
    ]


def test_a_press_release_with_labels_is_no_record() -> None:
    text = (
        "Author: Ada Holm\nSource: Lakeside Echo, 3 May 2019\n\nThe ferry sank. Nobody knows why."
    )
    assert read_database(text) is None


def test_a_table_of_codes_is_no_record() -> None:
    text = "HD   hundreds\nTI   titanium\nPD   palladium\n\nThe metals were found in the mud."
    assert read_database(text) is None


def test_values_may_stand_below_their_labels() -> None:
    text = (
        "Record: 1\nTitle:\nWho sank the ferry?\nAuthors:\nHolm, Ada\nSource:\nLom Monthly. May2019, "
        "Vol. 12 Issue 5, p14-18.\nDocument Type:\nArticle\nFull Text:\nThe ferry sank in calm water.\n"
    )
    (article,) = _articles(text)
    own = article.metadata
    assert (own.title, own.author) == ("Who sank the ferry?", "Ada Holm")
    assert (own.outlet, own.date) == ("Lom Monthly", "2019-05")
    assert _said(article, text) == ["The ferry sank in calm water."]
