from __future__ import annotations

from index.analysis import ArticleDraft, BlockKind, RawDocument
from index.structure import find_articles

TEXT = (
    "The pier was closed in 1994, and I was there. The council said that it would be open again in "
    "a year. It is still closed, and nobody whom I ask can tell why.\n\n"
    "We were promised a plan in 2011 and got a fence.\n\n"
)
REPORT = (
    "The pier was closed in 1994. The council said that it would be open again within a year.\n\n"
    "It is still closed, and no plan has been published since, as the council's own list shows.\n\n"
    "A fence was built in 2011, at a cost of nine thousand crowns, and moved twice since then.\n\n"
)


def _article(text: str) -> ArticleDraft:
    (article,) = find_articles(RawDocument(text, "text/plain"), path="a.txt")
    return article


def _last(article: ArticleDraft) -> BlockKind:
    return article.blocks[-1].kind


def test_a_name_and_a_day_below_the_title_are_who_is_presented_at_the_end() -> None:
    text = f"The pier we lost\n\nMara Quill, 9 July 2021\n\n{REPORT}Mara Quill is a surveyor.\n"
    article = _article(text)
    assert (article.metadata.author, article.metadata.outlet) == ("Mara Quill", None)
    assert article.metadata.date == "2021-07-09"
    assert _last(article) is BlockKind.FURNITURE


def test_a_paper_and_a_day_stay_a_paper() -> None:
    article = _article(f"The pier we lost\n\nQuay Lantern, 9 July 2021\n\n{REPORT}")
    assert (article.metadata.author, article.metadata.outlet) == (None, "Quay Lantern")


def test_who_is_presented_below_a_label_wrote_the_text() -> None:
    article = _article(f"The pier we lost\n\n{TEXT}About the author\nMara Quill lives in Lom.\n")
    assert article.metadata.author == "Mara Quill"
    assert _last(article) is BlockKind.FURNITURE


def test_who_writes_of_themselves_is_presented_without_a_label() -> None:
    text = f"The pier we lost\n\n{TEXT}Mara Quill teaches history at the college of Lom.\n"
    assert _article(text).metadata.author == "Mara Quill"


def test_a_report_that_ends_with_a_person_is_not_by_that_person() -> None:
    text = f"Pier still closed\n\n{REPORT}Mara Quill is the editor of the town's yearbook.\n"
    article = _article(text)
    assert article.metadata.author is None
    assert _last(article) is BlockKind.PROSE


def test_whom_the_text_tells_of_did_not_write_it() -> None:
    told = TEXT + "Nobody asked Quill.\n\nMara Quill is a lecturer at the college of Lom.\n"
    assert _article(f"The pier we lost\n\n{told}").metadata.author is None


def test_whom_a_letter_attacks_did_not_write_it() -> None:
    text = f"The pier we lost\n\n{TEXT}Mara Quill is a liar, and everybody knows it.\n"
    assert _article(text).metadata.author is None


def test_a_name_and_a_day_below_a_bodys_name_are_the_authors() -> None:
    article = _article(f"LAMP TRUST\n\nThe pier we lost\n\nMara Quill, 9 July 2021\n\n{REPORT}")
    own = article.metadata
    assert (own.author, own.outlet, own.date) == ("Mara Quill", "Lamp Trust", "2021-07-09")
