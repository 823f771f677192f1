from __future__ import annotations

from index.analysis import ArticleDraft, BlockKind, RawDocument
from index.structure import find_articles
from index.structure.exports import read_export

NEW = """Search Terms: ferry AND weir
Documents (2)
1. Ferry sank in calm water
2. Weir keeper blames
the rain

Ferry sank in calm water
The Lakeside Echo (Lom)
May 3, 2019 Friday
Final Edition
Copyright 2019 Echo Press Ltd. All Rights Reserved
Section: NEWS; Pg. 3
Length: 212 words
Byline: By ADA HOLM, Harbour Writer
Highlight: The master says he slept
Body
The ferry sank in calm water on Thursday, the harbour master said, and nobody on the pier saw why.
"I was asleep," said its master, Jon Brack. He would not say more about it.
Graphic: Photo: The pier at dusk
Classification
Language: ENGLISH
Load-Date: May 4, 2019
End of Document
Page 2 of 3
Weir keeper blames
the rain
Northern Wire
May 6, 2019 Monday 4:02 PM GMT
Section: DOMESTIC
Length: 99 words
Dateline: LOM
Body
The keeper of the weir said on Monday that the rain had been too much for the old gates.
Load-Date: May 6, 2019
End of Document
"""

OLD = """                               1 of 2 DOCUMENTS

                              The Lakeside Echo

                             May 3, 2019 Friday
                                First Edition

Ferry sank in calm water

BYLINE: Ada Holm

SECTION: NEWS; Pg. 3

LENGTH: 212 words

The ferry sank in calm water on Thursday, the harbour master said, and nobody saw why it did so.

LOAD-DATE: May 4, 2019

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                                Harbour Weekly

                             May 9, 2019 Thursday

SECTION: FEATURES

LENGTH: 1,040 words

HEADLINE: Who slept on the ferry?

BYLINE: JON BRACK

Everyone slept, says the owner of the ferry, who was not there and has never been there at night.

LOAD-DATE: May 9, 2019
"""


def drafts(text: str) -> tuple[ArticleDraft, ...]:
    return find_articles(RawDocument(text, "text/plain"), path="export.txt")


def shown(draft: ArticleDraft, text: str) -> str:
    return " ".join(b.span.of(text) for b in draft.blocks if b.kind.readable)


def test_each_article_has_what_its_head_says() -> None:
    found = [d.metadata for d in drafts(NEW)]
    assert [(m.title, m.outlet, m.author, m.date) for m in found] == [
        ("Ferry sank in calm water", "The Lakeside Echo", "Ada Holm", "2019-05-03"),
        ("Weir keeper blames the rain", "Northern Wire", None, "2019-05-06"),
    ]


def test_heads_tails_and_the_list_above_are_no_text() -> None:
    first, second = (shown(d, NEW) for d in drafts(NEW))
    assert first.startswith("Ferry sank") and first.endswith("more about it.")
    assert "Length" not in first and "Highlight" not in first and "Edition" not in first
    assert "Load-Date" not in second and second.endswith("old gates.")


def test_the_paper_may_stand_first_and_the_headline_have_a_label() -> None:
    found = [d.metadata for d in drafts(OLD)]
    assert [(m.title, m.outlet, m.author, m.date) for m in found] == [
        ("Ferry sank in calm water", "The Lakeside Echo", "Ada Holm", "2019-05-03"),
        ("Who slept on the ferry?", "Harbour Weekly", "Jon Brack", "2019-05-09"),
    ]
    assert all("DOCUMENTS" not in shown(d, OLD) for d in drafts(OLD))
    kinds = {b.kind for d in drafts(OLD) for b in d.blocks if "LOAD-DATE" in b.span.of(OLD)}
    assert kinds <= {BlockKind.FURNITURE}


def test_a_text_that_speaks_of_its_length_is_no_export() -> None:
    rules = "How to write to us\n3 May 2019\nLength: 300 words\nPlease sign your letter. We cut."
    assert read_export(rules) is None
    assert read_export("Length: 640 words\nByline: Ada Holm\n\nThe ferry sank.") is None
    assert read_export("The ferry sank on 3 May 2019.\n\nNobody saw it.") is None
