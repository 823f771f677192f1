from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import ArticleDraft, BlockKind, RawDocument
from index.domain import Metadata
from index.fold import fold
from index.reading import read_document
from index.reading.sidecar import Sidecar
from index.structure import find_articles

SEEDS = Path(__file__).parents[3] / "seeds"

PROSE = (
    "The council decided on Tuesday to close the bridge until the repairs are finished. "
    "Eleven members voted for it and nine against, the clerk said after the meeting."
)


def find(
    text: str, *, given_metadata: Metadata | None = None, sidecar: Sidecar | None = None
) -> tuple[ArticleDraft, ...]:
    raw = RawDocument(text=text, media_type="text/plain", metadata=given_metadata or Metadata())
    return find_articles(raw, path="a.txt", sidecar=sidecar)


def texts(text: str, article: ArticleDraft, kind: BlockKind) -> list[str]:
    return [
        fold(b.span.of(text), b.omitted, start=b.span.start)
        for b in article.blocks
        if b.kind is kind
    ]


def test_empty_document_has_no_article() -> None:
    assert find(" \n\n") == ()


def test_document_without_any_head_is_one_article() -> None:
    (article,) = find(PROSE)
    assert article.metadata == Metadata()


def test_title_name_and_date() -> None:
    (article,) = find(f"Bridge to close\n\nAnn Lee\n21 January 2022\n\n{PROSE}")
    assert article.metadata == Metadata(
        title="Bridge to close", author="Ann Lee", date="2022-01-21"
    )


def test_masthead_title_deck_and_byline() -> None:
    text = (
        "The Tavna Courier\nWeekend edition, 11 May 2019\n\nBRIDGE TO CLOSE\n\n"
        f"What the clerk's book says about it\n\nBy Ann Lee and Bo Ek\n\n{PROSE}"
    )
    (article,) = find(text)
    assert article.metadata == Metadata(
        title="BRIDGE TO CLOSE",
        author="Ann Lee; Bo Ek",
        outlet="The Tavna Courier",
        date="2019-05-11",
    )
    assert texts(text, article, BlockKind.PROSE) == [PROSE]


def test_bundle_has_each_article_with_its_own_metadata() -> None:
    text = dedent(
        f"""\
        First things

        written by Ann Lee
        5 February 2022

        {PROSE}



        Second thing comes from
        the valley

        written by Ann Lee

        6 February 2022

        {PROSE}

        Source: [Valley Voice](https://valley.example)
        """
    )
    first, second = find(text)
    assert (first.metadata.title, first.metadata.date) == ("First things", "2022-02-05")
    assert second.metadata == Metadata(
        title="Second thing comes from the valley",
        author="Ann Lee",
        date="2022-02-06",
        original_outlet="Valley Voice",
        original_url="https://valley.example",
    )


def test_date_above_a_title_belongs_to_what_follows() -> None:
    text = f"One\n\nBy Ann Lee\n\n{PROSE}\n\n20 May 2021\n\nTwo\n\nBy Bo Ek\n\n{PROSE}"
    first, second = find(text)
    assert (first.metadata.date, second.metadata.date) == (None, "2021-05-20")


def test_articles_strung_together_with_a_glued_title() -> None:
    text = (
        f"One\n\nAnn Lee\n12 May 2020\n\n{PROSE}\n\nharbour.example/contactTwo owners strike\n\n"
        f"Bo Ek\n14 May 2020\n\n{PROSE}"
    )
    assert [a.metadata.title for a in find(text)] == ["One", "Two owners strike"]


def test_repost_names_both_outlets() -> None:
    text = (
        f"# Bridge to close\n\nBy [Ann Lee](#)\n\nHarbour Research, May 9, 2023\n\n{PROSE}\n\n"
        "*This article was originally published on [The Ledger](#).*\n\n"
        "The original source of this article is Harbour Research"
    )
    (article,) = find(text)
    assert (article.metadata.outlet, article.metadata.original_outlet) == (
        "Harbour Research",
        "The Ledger",
    )


def test_speaker_of_a_speech_is_its_author() -> None:
    title = "Speech by the Minister of Transport, Aurel Sand, at the opening of the bridge"
    (article,) = find(f"{title}\nEskeberg, 16 February 2020\n\n{PROSE}")
    assert (article.metadata.author, article.metadata.date) == ("Aurel Sand", "2020-02-16")


def test_opening_line_names_the_speaker() -> None:
    (article,) = find(f"Close it\n\nRemarks by deputy clerk Greta Holm during a debate.\n\n{PROSE}")
    assert article.metadata.author == "Greta Holm"


def test_letter_is_by_who_signs_it() -> None:
    text = (
        f"LETTERS TO THE EDITOR\n\nThe bridge\n\nSir,\n\n{PROSE}\n\n{PROSE}\n\n"
        "Lena Moravec\nChair, Friends of the Bridge"
    )
    (article,) = find(text)
    assert (article.metadata.title, article.metadata.author) == ("The bridge", "Lena Moravec")


def test_interviewer_named_at_the_end_is_the_author() -> None:
    (article,) = find(f"“I was there”\n\n{PROSE}\n\nInterview: Hanne Lund. It was shortened.")
    assert article.metadata.author == "Hanne Lund"


def test_agency_in_the_dateline_is_the_outlet() -> None:
    (article,) = find(f"Audit done\n\nDUNMERE, 9 June (Northgate Wire) - {PROSE}")
    assert article.metadata.outlet == "Northgate Wire"


def test_furniture_around_an_article_is_no_prose() -> None:
    text = (
        "# Bridge to close\n\nBy Ann Lee\n\nRegion: [Europe](#)\n\n"
        f"To receive our newsletter, [click here](#).\n\n{PROSE}\n\n{PROSE}\n\n---\n\n"
        "**Ann Lee** is a writer based in the valley. \n\n*She has written for many papers.*\n\n"
        "Copyright © Ann Lee, 2023\n\n[Become a Member of The Ledger](#)\n\n"
        "**Disclaimer:** The contents of this article are of sole responsibility of the author."
    )
    (article,) = find(text)
    assert texts(text, article, BlockKind.PROSE) == [PROSE, PROSE]


def test_running_heads_and_page_numbers_are_left_out_of_a_sentence() -> None:
    page = "Annual Report 2020                 Page {}\n\n"
    body = "Of the complaints, 1,100 concerned noise. Most of these came from\n\n"
    text = page.format(1) + "It began in 1998.\n\n" + page.format(2) + body
    text += page.format(3) + "the northern district.\n\n" + page.format(4)
    (article,) = find(text)
    assert texts(text, article, BlockKind.PROSE) == [
        "It began in 1998.",
        "Of the complaints, 1,100 concerned noise. Most of these came from […] the northern "
        "district.",
    ]


def test_shouted_words_of_a_picture_are_image_text() -> None:
    text = f"{PROSE}\n\n**I TOLD THEM  \nTO CLOSE THE  \nBRIDGE**\n\n{PROSE}"
    (article,) = find(text)
    assert texts(text, article, BlockKind.IMAGE_TEXT) == ["I TOLD THEM TO CLOSE THE BRIDGE"]


def test_list_of_contents_is_furniture() -> None:
    text = f"In this issue\n- The bridge\n- The pier\n\nThe bridge\n\nBy Ann Lee\n\n{PROSE}\n\n"
    text += f"The pier\n\nBy Bo Ek\n\n{PROSE}"
    articles = find(text)
    assert [a.metadata.title for a in articles] == ["The bridge", "The pier"]
    assert texts(text, articles[0], BlockKind.LIST_ITEM) == []


def test_subheadings_are_headings_and_questions_to_the_reader_too() -> None:
    text = f"{PROSE}\n\nWhat we must do\n\n{PROSE}\n\nAnd the pier?\n\n{PROSE}"
    (article,) = find(text)
    assert texts(text, article, BlockKind.HEADING) == ["What we must do", "And the pier?"]


def test_what_the_format_states_wins_over_the_text() -> None:
    (article,) = find(
        f"Bridge\n\nBy Ann Lee\n\n{PROSE}", given_metadata=Metadata(author="Ann M. Lee")
    )
    assert article.metadata.author == "Ann M. Lee"


def test_what_the_user_states_wins_over_all() -> None:
    sidecar = Sidecar(metadata=Metadata(title="The bridge", author="A. Lee"))
    (article,) = find(
        f"Bridge\n\nBy Ann Lee\n\n{PROSE}",
        given_metadata=Metadata(author="Ann M. Lee"),
        sidecar=sidecar,
    )
    assert (article.metadata.title, article.metadata.author) == ("The bridge", "A. Lee")


def test_user_says_where_the_articles_of_a_bundle_begin() -> None:
    sidecar = Sidecar(
        metadata=Metadata(outlet="The Ledger"),
        articles={"The bridge": Metadata(author="Ann Lee"), "The pier": Metadata(author="Bo Ek")},
    )
    text = f"The bridge\n\n{PROSE}\n\nThe pier\n\n{PROSE}"
    assert [a.metadata for a in find(text, sidecar=sidecar)] == [
        Metadata(title="The bridge", author="Ann Lee", outlet="The Ledger"),
        Metadata(title="The pier", author="Bo Ek", outlet="The Ledger"),
    ]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("000_da8617041cf80d3a.txt", 1),
        ("001_c5acf58607dcdcc7.txt", 1),
        ("002_d863ac1408968f23.txt", 11),
        ("003_c87a4c85406106d5.txt", 1),
    ],
)
def test_articles_of_the_seeds(name: str, count: int) -> None:
    articles = find((SEEDS / name).read_text(encoding="utf-8"))
    assert len(articles) == count
    assert all(a.metadata.title and a.metadata.author and a.metadata.date for a in articles)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["By Ann Lee", "5 May 2020", "Ann Lee", "# T", "Title", PROSE, "Page 1", "- x", "> q",
             "***", "Source: Y", "and then on of the", "continued on page 2", "x.org/aB c d", "HL: no",
             "**A", "Region: x", "By", "\x0c", "1. One"]
        ),
        max_size=14,
    ).flatmap(
        lambda parts: st.lists(
            st.sampled_from(["\n", "\n\n", "\n\n\n\n", "\r\n", "  \n"]),
            min_size=len(parts),
            max_size=len(parts),
        ).map(lambda gaps: "".join(p + g for p, g in zip(parts, gaps, strict=True)))
    )
)  # fmt: skip
def test_articles_and_blocks_are_in_order_and_apart(text: str) -> None:
    end = 0
    for ordinal, article in enumerate(find(text)):
        assert article.ordinal == ordinal
        assert end <= article.span.start < article.span.end <= len(text)
        position = article.span.start
        for block in article.blocks:
            assert position <= block.span.start < block.span.end <= article.span.end
            position = block.span.end
            assert all(block.span.covers(gap) for gap in block.omitted)
        end = article.span.end


@given(st.text(max_size=300))
def test_any_text_has_articles(text: str) -> None:
    assert bool(find(text)) == bool(text.strip())


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("# The Harbour Board\n\n## Minutes of the third sitting\n\n3 May 2020", "Harbour Board"),
        ("# Minutes of the third sitting of the Harbour Board\n\n3 May 2020", "Harbour Board"),
        ("PRESS RELEASE\nHalden Motors Ltd\n3 May 2020\n\nFounder dies", "Halden Motors Ltd"),
        ("Halden Motors Ltd\n\nPress release, 3 May 2020\n\nFounder dies", "Halden Motors Ltd"),
        ("Press release of the Ferry Union\n3 May 2020\n\nFerries must run", "Ferry Union"),
        ("Ministry of Fisheries\nCommuniqué\n3 May 2020", "Ministry of Fisheries"),
        ("HARBOUR BOARD\nMinutes of the sitting of 3 May 2020", "Harbour Board"),
        (
            "Commission of Inquiry into the fire on the Quay Road\n\nMinutes of 3 May 2020",
            "Commission of Inquiry",
        ),
        ("Halden Harbour Board\n\nMinutes, 3 May 2020", "Halden Harbour Board"),
        ("Minutes of the Halden Harbour Board, 3 May 2020", "Halden Harbour Board"),
        ("# Harbour Board: minutes of 3 May 2020", "Harbour Board"),
        (
            "# Harbour Board\n## Pilots’ Committee – Minutes (approved)\n\n**Date:** 3 May 2020",
            "Harbour Board",
        ),
        ("Halden Court of Appeal\nJudgment of 3 May 2020", "Halden Court of Appeal"),
    ],
)
def test_records_and_releases_are_their_bodys(head: str, outlet: str) -> None:
    metadata = find(f"{head}\n\n{PROSE}\n")[0].metadata
    assert (metadata.outlet or "").removeprefix("The ") == outlet
    assert metadata.author is None
    assert metadata.date == "2020-05-03"


def test_a_sentence_that_begins_with_a_date_is_no_credit_line() -> None:
    line = "On Sunday, 9 May 2021, at 15.38 and 20 seconds, the main mast of the"
    [article] = find(f"# Report\n\n{line}\nferry broke above the deck. Nobody was hurt. {PROSE}\n")
    [first, *_] = [b for b in article.blocks if b.kind is BlockKind.PROSE]
    assert first.span.end - first.span.start > len(line)


BODY = (
    "\n\nThe roof fell in at noon on a Monday in winter. Nobody was hurt by it, the baker says.\n\n"
    "The baker has been on the square for thirty years. He saw it all from his window, he says.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "The roof falls in\n\nBy Ada Lind\nThe Quay Post\n12 June 2025",
        "The roof falls in\nBy Ada Lind\nThe Quay Post\nThursday 12 June 2025",
        "The roof falls in\n\nBy Ada Lind\n\nThe Quay Post\n\n12 June 2025",
        "The roof falls in\n\nAda Lind\nThe Quay Post\n12 June 2025",
        "The roof falls in\n\nThe Quay Post\nBy Ada Lind\n12 June 2025",
        "The roof falls in\n\nBy Ada Lind, arts editor\nThe Quay Post\n12 June 2025",
        "The Quay Post\n12 June 2025\n\nThe roof falls in\n\nBy Ada Lind",
        "# The roof falls in\n\n**By Ada Lind**  \n*The Quay Post*  \n12 June 2025",
    ],
)
def test_author_outlet_and_date_on_lines_of_their_own(head: str) -> None:
    raw = read_document((head + BODY).encode(), "roof.md")
    (draft,) = find_articles(raw, path="roof.md")
    found = draft.metadata
    expected = ("The roof falls in", "Ada Lind", "The Quay Post", "2025-06-12")
    assert (found.title, found.author, found.outlet, found.date) == expected


def test_a_place_between_byline_and_date_is_no_outlet() -> None:
    text = "The roof falls in\n\nBy Ada Lind\nGranmere\n12 June 2025" + BODY
    (draft,) = find_articles(read_document(text.encode(), "roof.txt"), path="roof.txt")
    assert (draft.metadata.author, draft.metadata.outlet) == ("Ada Lind", None)
    assert draft.metadata.date == "2025-06-12"


def test_a_copyright_line_with_a_full_date_says_where_and_when() -> None:
    text = "The roof falls in\n\nBy Ada Lind" + BODY + "\n(c) The Quay Post, 12 June 2025\n"
    (draft,) = find_articles(read_document(text.encode(), "roof.txt"), path="roof.txt")
    assert (draft.metadata.outlet, draft.metadata.date) == ("The Quay Post", "2025-06-12")
    # that of every page of a site says nothing of the text
    yearly = text.replace("(c) The Quay Post, 12 June 2025", "(c) 2025 The Quay Post")
    (draft,) = find_articles(read_document(yearly.encode(), "roof.txt"), path="roof.txt")
    assert (draft.metadata.outlet, draft.metadata.date) == (None, None)


def test_those_who_sign_are_more_than_the_pages_data_name() -> None:
    text = f"The bridge closes\n\nBy Ann Lee and Bo Ek\n\n{PROSE}\n\n{PROSE}"
    [first] = find(text, given_metadata=Metadata(author="Ann Lee"))
    assert first.metadata.author == "Ann Lee; Bo Ek"
    [other] = find(text, given_metadata=Metadata(author="Ada Holm"))
    assert other.metadata.author == "Ada Holm"
