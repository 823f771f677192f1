"""What the page may ask the server for. Everything that arrives is checked before it is used."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.filters import Filters

_Path = Annotated[str, Field(max_length=4_096)]
_Name = Annotated[str, Field(max_length=500)]
_Names = Annotated[tuple[_Name, ...], Field(max_length=200)]
_Offset = Annotated[int, Field(ge=0, le=2**40)]
_Answers = Annotated[tuple[dict[str, Any], ...], Field(max_length=500)]


class Checked(BaseModel):
    """What arrives: only known fields, each of its type."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FilterValues(Checked):
    """The filters as they are set on the page; empty means everything."""

    documents: tuple[_Path, ...] = Field(default=(), max_length=10_000)
    outlets: _Names = ()
    authors: _Names = ()
    speakers: _Names = ()
    date_from: _Name | None = None
    date_to: _Name | None = None

    def filters(self) -> Filters:
        """As the assistant takes them.

        Raises:
            FilterError: a date is not an ISO date.
        """
        return Filters(
            documents=self.documents,
            outlets=self.outlets,
            authors=self.authors,
            speakers=self.speakers,
            date_from=self.date_from or None,
            date_to=self.date_to or None,
        )


class AskRequest(Checked):
    """A question; `history` are the last answers of the conversation, oldest first."""

    question: str = Field(max_length=100_000)
    number: int = Field(default=1, ge=1, le=100_000)
    history: _Answers = ()
    filters: FilterValues = FilterValues()


class RestoreRequest(Checked):
    """A conversation that the browser kept."""

    answers: _Answers


class ExportRequest(Checked):
    """A conversation to be written to a file."""

    answers: _Answers
    format: Literal["markdown", "json", "csv"]


class PlaceRequest(Checked):
    """A place in a document; without offsets, its beginning."""

    document: _Path
    start: _Offset | None = None
    end: _Offset | None = None


class ChunkRequest(PlaceRequest):
    """One chunk of a document, with the highlighted place."""

    number: int = Field(ge=0, le=1_000_000)


class StatementRequest(Checked):
    """A statement by its id."""

    id: _Name


class DisputesRequest(Checked):
    """A page of the table of disputes."""

    text: str = Field(default="", max_length=500)
    kind: Literal["", "denial", "figure", "contradiction", "difference"] = ""
    sort: Literal["confidence", "kind", "a", "b"] = "confidence"
    descending: bool = True
    page: int = Field(default=0, ge=0, le=1_000_000)


class DisputeRequest(Checked):
    """One dispute, by its two ends."""

    a: PlaceRequest
    b: PlaceRequest


class NoRequest(Checked):
    """Nothing needs to be said."""
