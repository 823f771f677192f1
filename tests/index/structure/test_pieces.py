from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import BlockKind, Mark, RawDocument
from index.domain import Span
from index.structure.pieces import Piece, split_pieces


def pieces_of(text: str, marks: tuple[Mark, ...] = (), pages: tuple[Span, ...] = ()) -> list[Piece]:
    raw = RawDocument(text=text, media_type="text/plain", marks=marks, pages=pages)
    return split_pieces(raw, is_metadata=lambda line: line.startswith("By "))


def kinds_of(text: str) -> list[tuple[BlockKind, str]]:
    return [(piece.kind, piece.text) for piece in pieces_of(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert [p.text for p in pieces_of("One.\n\nTwo.\r\n\r\n\r\nThree.")] == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_gap_counts_blank_lines() -> None:
    assert [p.gap for p in pieces_of("\n\nOne.\nTwo.\n\n\nThree.")] == [2, 0, 2]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The town council last night voted by 21 to 14 to close the\n"
        "West Pier until repairs costing an estimated forty thousand\n"
        "pounds have been carried out. Alderman Pym, who moved the\n"
        "motion, said little.\n"
    )
    assert len(pieces_of(text * 1)) == 1


def test_lines_broken_on_purpose_stand_alone() -> None:
    assert [p.text for p in pieces_of("The Ledger\nWeekend edition\nBy Ann Lee")] == [
        "The Ledger",
        "Weekend edition",
        "By Ann Lee",
    ]


def test_running_head_of_two_columns_stands_alone() -> None:
    text = "The Quay Post, 3 May 2020                    Page 4\nNEWS FROM THE QUAY\nand the pier"
    assert pieces_of(text)[0].text == "The Quay Post, 3 May 2020 Page 4"
    # a name that runs on in the line below
    assert len(pieces_of("The Quay                        Post\nand Pier\nof the\ntown")) == 1


def test_markdown_hard_breaks_part_lines() -> None:
    assert len(pieces_of("2001: The treaty ends  \n2004: Protests begin  \n2008: War")) == 3


def test_headings_have_their_level() -> None:
    (one, two, three) = pieces_of("# One\n\n## Two\nThree\n=====")
    assert [(p.kind, p.level) for p in (one, two, three)] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 1),
    ]
    assert three.text == "Three"


def test_list_marks_are_no_part_of_an_item() -> None:
    text = "- one thing\n- a. another thing\n1. a third\n(b) a fourth"
    assert kinds_of(text) == [
        (BlockKind.LIST_ITEM, "one thing"),
        (BlockKind.LIST_ITEM, "another thing"),
        (BlockKind.LIST_ITEM, "a third"),
        (BlockKind.LIST_ITEM, "a fourth"),
    ]


def test_quoted_and_indented_blocks_are_quotations() -> None:
    text = 'He wrote:\n\n> I was there.\n\nShe wrote:\n\n    "I was not."\n'
    kinds = [kind for kind, _ in kinds_of(text)]
    assert kinds == [
        BlockKind.PROSE,
        BlockKind.QUOTATION,
        BlockKind.PROSE,
        BlockKind.QUOTATION,
    ]


def test_text_that_is_indented_as_a_whole_is_no_quotation() -> None:
    assert kinds_of("    One.\n\n    Two.") == [
        (BlockKind.PROSE, "One."),
        (BlockKind.PROSE, "Two."),
    ]


def test_rules_are_furniture() -> None:
    assert [kind for kind, _ in kinds_of(r"* * *" "\n\n---\n\n" r"\*\*\*")] == [
        BlockKind.FURNITURE
    ] * 3


def test_what_the_format_states_wins() -> None:
    marks = (Mark(BlockKind.FURNITURE, Span(0, 4)), Mark(BlockKind.HEADING, Span(5, 10), 2))
    home, title, _ = pieces_of("Home\nTitle\n\nText.", marks)
    assert (home.kind, home.stated) == (BlockKind.FURNITURE, True)
    assert (title.kind, title.level) == (BlockKind.HEADING, 2)


def test_page_ends_a_piece() -> None:
    text = "The end of a page\nThe start of a page"
    assert len(pieces_of(text, pages=(Span(0, 18), Span(18, len(text))))) == 2


@given(st.text(alphabet="ab AB.#>*-=_|`1)\n\r\t\x0c\u2028 ", max_size=200))
def test_pieces_hold_all_text_in_order(text: str) -> None:
    covered: set[int] = set()
    end = 0
    for piece in pieces_of(text):
        assert end <= piece.span.start < piece.span.end <= len(text)
        covered.update(range(piece.span.start, piece.span.end))
        end = piece.span.end
    left_out = [n for n in range(len(text)) if n not in covered]
    # all but the letter of a list item: "b) …"
    assert not any(text[n] in "Bb" and text[n + 1 : n + 2] not in (")", ".") for n in left_out)
