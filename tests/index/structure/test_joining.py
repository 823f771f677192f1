from __future__ import annotations

import pytest

from index.analysis import BlockKind, Mark, RawDocument
from index.domain import Span
from index.structure.classify import classify
from index.structure.joining import join_paragraphs
from index.structure.pieces import Piece, split_pieces


def joined(text: str) -> list[Piece]:
    raw = RawDocument(text=text, media_type="text/plain")
    return join_paragraphs(classify(split_pieces(raw, is_metadata=lambda line: False)))


@pytest.mark.parametrize(
    "text",
    [
        "The book of the two admirals was\n\nproposed as a model for others.",
        "They had been threatened by new waves and fur-\n\nther taxing laws.",
        "The alliance had long been based on\n\n## Russian resources and German technology.",
        "The current situation of the company is shown in\n\nFig.3.",
        "Several papers have told of the loss of\n\nPage 12\n\nthe hall in winter.",
    ],
)
def test_broken_paragraph_is_one_again(text: str) -> None:
    pieces = joined(text)
    assert len(pieces) == 1
    assert (pieces[0].span.start, pieces[0].span.end) == (0, len(text))


def test_what_stands_between_is_omitted() -> None:
    text = "Several papers have told of the loss of\n\nPage 12\n\nPage 13\n\nthe hall in winter."
    (piece,) = joined(text)
    assert [o.of(text) for o in piece.omitted] == ["Page 12\n\nPage 13"]


@pytest.mark.parametrize(
    "text",
    [
        "What we must do\n\nI want to say a little.",
        "He said so twice.\n\nthe rest is silence",
        "The letter said this:\n\nnothing at all",
        "They are pursuing a policy of\n\nContinued on page 4\n\nThe next article begins here.",
        "A short line\n\n- a list item that follows it",
        "The alliance was about to be based on\n\n- a list item",
    ],
)
def test_whole_paragraphs_stay_apart(text: str) -> None:
    assert len([p for p in joined(text) if p.kind is not BlockKind.FURNITURE]) == 2


def test_a_running_head_right_above_the_rest_of_a_sentence_is_left_out() -> None:
    head = "Weir Board Annual Review"
    text = f"The board met twice that year and\n{head}\nagreed to mend the sluice by autumn."
    mark = Mark(BlockKind.FURNITURE, Span(text.index(head), text.index(head) + len(head)))
    raw = RawDocument(text, "application/pdf", marks=(mark,))
    pieces = join_paragraphs(classify(split_pieces(raw, is_metadata=lambda line: False)))
    assert [p.text for p in pieces] == [text.replace(f"\n{head}\n", " ")]
    assert pieces[0].omitted == (mark.span,)


def test_the_text_under_a_pictures_caption_is_no_caption() -> None:
    prose = "The ferry sank at noon off the old pier, said the harbour master, who saw it go down."
    text = "Photo: Ada Holm/Echo\n" + "\n".join([prose] * 4)
    found = classify(split_pieces(RawDocument(text, "text/plain"), is_metadata=lambda line: False))
    assert found[0].kind is BlockKind.CAPTION
    assert all(p.kind is BlockKind.PROSE for p in found[1:])


def test_a_short_line_under_a_picture_is_its_caption() -> None:
    text = "![a pier](pier.jpg)\nThe old pier at dusk.\n\nThe ferry sank at noon."
    found = classify(split_pieces(RawDocument(text, "text/plain"), is_metadata=lambda line: False))
    assert [p.kind for p in found] == [BlockKind.CAPTION, BlockKind.CAPTION, BlockKind.PROSE]


COLUMN = [
    "The weir gave way in the night, said the clerk",
    "Brack, whom the Board had sent to the gates in",
    "May. He had not seen",
    "The miller, who lives below it, heard it on 3",
    "June and ran to the bell with both of his sons",
    "and the ferryman.",
]
ACROSS = ["Silt behind the weirs of the lower river, and what the Board of the town made of it."]


def grouped(lines: list[str], *, paged: bool) -> list[str]:
    text = "\n".join(lines)
    pages = (Span(0, len(text)),) if paged else ()
    raw = RawDocument(text, "application/pdf", pages)
    return [p.text for p in split_pieces(raw, is_metadata=lambda line: False)]


def test_the_lines_of_a_column_are_a_paragraph_beside_text_set_across() -> None:
    lines = [*ACROSS * 4, *COLUMN]
    assert " ".join(COLUMN[:3]) in grouped(lines, paged=True)
    assert " ".join(COLUMN[3:]) in grouped(lines, paged=True)
    assert COLUMN[0] in grouped(lines, paged=False)


def test_a_sentence_that_ends_with_its_line_may_end_the_paragraph() -> None:
    lines = ["He had not seen the gates since the spring ended.", *COLUMN]
    assert lines[0] in grouped([*ACROSS * 4, *lines], paged=True)


def test_a_label_set_as_a_heading_is_one_and_a_title_is_not() -> None:
    text = "Related stories\n\nHome"
    marks = (
        Mark(BlockKind.HEADING, Span(0, 15), 3),
        Mark(BlockKind.HEADING, Span(17, 21), 1),
    )
    raw = RawDocument(text, "application/pdf", marks=marks)
    found = classify(split_pieces(raw, is_metadata=lambda line: False))
    assert [p.kind for p in found] == [BlockKind.FURNITURE, BlockKind.HEADING]


def test_each_turn_of_an_examination_is_a_paragraph() -> None:
    lines = [
        "Q. When did you last see the gates of the weir open?",
        "A. In May, when the clerk of the Board came down to",
        "look at them.",
        "Q. And who was with him when he came down to the weir?",
        "A. Nobody was with him.",
        "MS KERR: I have nothing else to ask him.",
    ]
    found = grouped(lines, paged=True)
    assert found == [lines[0], " ".join(lines[1:3]), *lines[3:]]
