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
