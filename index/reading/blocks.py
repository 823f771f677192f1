"""Putting an extracted text together: blocks with a blank line between, and what each one is."""

from __future__ import annotations

from index.analysis import BlockKind, Mark
from index.domain import Span

_BETWEEN = "\n\n"


class BlockWriter:
    """Collects blocks and knows the offset of each one in the text that results."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []

    @property
    def length(self) -> int:
        """How many characters there are so far."""
        return self._length

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks so far, in text order."""
        return tuple(self._marks)

    def add(
        self,
        text: str,
        kind: BlockKind | None = None,
        *,
        level: int = 0,
        set_off: bool = False,
    ) -> None:
        """Append a block; white space at its ends is dropped, an empty one is nothing.

        Args:
            text: the block's text.
            kind: what the format says it is, or None where it says nothing.
            level: of a heading, from 1.
            set_off: whether all of it is in bold or italics.
        """
        text = text.strip()
        if not text:
            return
        if self._length:
            self._append(_BETWEEN)
        start = self._length
        self._append(text)
        if kind is None and set_off:
            kind = BlockKind.PROSE
        if kind is not None:
            self._marks.append(Mark(kind, Span(start, self._length), level, set_off))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
