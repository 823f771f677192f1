from __future__ import annotations

from index.analysis import RawDocument
from index.structure.glued import split_glued_titles
from index.structure.pieces import Piece, split_pieces


def parted(text: str) -> list[str]:
    raw = RawDocument(text=text, media_type="text/plain")
    pieces: list[Piece] = split_pieces(raw, is_metadata=lambda line: False)
    return [piece.span.of(text) for piece in split_glued_titles(pieces, text)]


def test_title_glued_to_an_address_is_parted() -> None:
    text = "harbour.example/contactTrawler owners threaten strike\n\nTom Bexley\n\n14 May 2020"
    assert parted(text)[:2] == ["harbour.example/contact", "Trawler owners threaten strike"]


def test_address_without_a_byline_below_stays_whole() -> None:
    text = "harbour.example/contactTrawler owners threaten strike\n\nIt rained."
    assert parted(text)[0] == "harbour.example/contactTrawler owners threaten strike"
