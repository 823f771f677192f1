"""What the page may ask to be decided. Everything that arrives is checked before it is used."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.web.requests import Checked
from index.domain import Label, SpeakerKind

_Hash = Annotated[str, Field(pattern=r"^s[0-9a-f]{15}$")]
_Note = Annotated[str, Field(max_length=2_000)]
_Name = Annotated[str, Field(max_length=500)]


class _DecisionRequest(Checked):
    """A decision about a statement, named by its hash; an empty note is none."""

    statement: _Hash
    note: _Note = ""

    @property
    def reason(self) -> str | None:
        """The note in one line, or None."""
        return " ".join(self.note.split()) or None


class DismissRequest(_DecisionRequest):
    """Two statements don't dispute each other."""

    other: _Hash


class LabelRequest(_DecisionRequest):
    """Which label a statement has."""

    label: Label


class SpeakersRequest(_DecisionRequest):
    """Who says it, outermost quoted speaker first; `kind` is that of the last one."""

    speakers: tuple[_Name, ...] = Field(min_length=1, max_length=20)
    kind: SpeakerKind | None = None


class UndoRequest(Checked):
    """A decision by its id."""

    decision: str = Field(pattern=r"^d[0-9a-f]{7}$")
