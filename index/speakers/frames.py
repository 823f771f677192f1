"""The words around quotations: what lies outside them in their own sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.speakers.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOPS = frozenset((".", "!", "?", ";"))
# No attributing clause is longer, however many appositions it has.
_MAX_WINDOW = 45


class Frame:
    """A paragraph's doc, with the tokens that lie outside the quotations of one depth."""

    def __init__(
        self, doc: Doc, quotations: Sequence[Quotation], bounds: tuple[int, int] | None = None
    ) -> None:
        self.doc = doc
        self.quotations = quotations
        self._starts = [token.idx for token in doc]
        self.low, self.high = (
            (0, len(doc)) if bounds is None else (self.index(bounds[0]), self.index(bounds[1]))
        )
        self._inside = bytearray(len(doc))
        for quotation in quotations:
            first, last = self.tokens(quotation)
            self._inside[first:last] = b"\x01" * (last - first)

    def index(self, char: int) -> int:
        """The first token that begins at or after a character."""
        return bisect_left(self._starts, char)

    def tokens(self, quotation: Quotation) -> tuple[int, int]:
        """The tokens of a quotation, as a half-open range."""
        return self.index(quotation.start), self.index(quotation.end)

    def after(self, quotation: Quotation) -> list[Token]:
        """The tokens from a quotation's end to the end of its sentence or the next quotation."""
        window: list[Token] = []
        for token in self.doc[self.tokens(quotation)[1] : self.high]:
            if self._inside[token.i] or len(window) > _MAX_WINDOW:
                break
            if token.text in _STOPS or token.text.endswith(":"):
                break
            window.append(token)
        return window

    def before(self, quotation: Quotation) -> list[Token]:
        """The tokens from the sentence's start or the previous quotation to a quotation."""
        window: list[Token] = []
        for index in range(self.tokens(quotation)[0] - 1, self.low - 1, -1):
            token = self.doc[index]
            if self._inside[index] or token.text in _STOPS or len(window) > _MAX_WINDOW:
                break
            window.append(token)
        return window[::-1]

    def is_inside(self, token: Token) -> bool:
        """Whether a token lies in one of the quotations or outside the frame."""
        return bool(self._inside[token.i]) or not self.low <= token.i < self.high
