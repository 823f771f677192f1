from __future__ import annotations

from index.analysis import BlockKind
from index.domain import Span
from index.structure.garbled import garbled_pieces, garbled_share
from index.structure.pieces import Piece

CLEAN = (
    "The McDonald's on 5th Avenue sold 2,000 iPhones in Q3, said O'Brien of the WWII museum, "
    "who has an MP3 player, a B12 lamp and the 1990s' best turntable."
)
MISREAD = "\\Vhen the horn sound5, the cablevvay stop5. That 1s the Iaw, and 1t hangs on the wa1l."


def test_typed_text_is_clean() -> None:
    assert garbled_share(CLEAN) < 0.05


def test_misread_text_is_garbled() -> None:
    assert garbled_share(MISREAD) > 0.3


def test_no_text_is_clean() -> None:
    assert garbled_share("") == 0.0


def test_clean_pieces_far_from_a_misread_one_stay_clean() -> None:
    texts = [CLEAN] * 5 + [MISREAD] * 5
    pieces = [Piece(Span(0, 1), text, BlockKind.PROSE) for text in texts]
    found = garbled_pieces(pieces)
    assert found >= {6, 7, 8, 9}
    assert not found & {0, 1, 2}
