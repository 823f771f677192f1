"""Decisions as types, validated as they are read from their file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    field_validator,
    model_validator,
)

from index.domain import Label, SpeakerKind

_HASH_LENGTH = 16
_ID_LENGTH = 8


def statement_hash(document: str, text: str) -> str:
    """The name of a statement that outlives re-indexing and edits elsewhere in its document.

    It begins with a letter that no number has, so that YAML never takes it for one. Sentences that
    are the same within one document share it.

    Args:
        document: the document's path in the corpus.
        text: the statement as people read it; white space does not count.
    """
    key = f"{document}\0{' '.join(text.split())}"
    return (
        "s" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[: _HASH_LENGTH - 1]
    )


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StatementReference(_Entry):
    """Which statement is meant: its document and its hash, its text, or both.

    The text is what people read; a hash that stands beside it must be its own.
    """

    document: str = Field(min_length=1)
    hash: str | None = Field(default=None, pattern=r"^s[0-9a-f]{15}$")
    text: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _names_one_statement(self) -> Self:
        if self.hash is None and self.text is None:
            raise ValueError("needs the statement's hash, its text, or both")
        if self.hash and self.text and self.hash != statement_hash(self.document, self.text):
            raise ValueError("hash is not that of document and text; correct it or leave it out")
        return self

    @property
    def key(self) -> str:
        """The statement's hash."""
        return self.hash or statement_hash(self.document, self.text or "")


class NamedSpeaker(_Entry):
    """Somebody who speaks; without a `kind`, a body where the name's own words say so."""

    name: str = Field(min_length=1)
    kind: SpeakerKind | None = None


class _Decision(_Entry):
    note: str | None = None

    @property
    def references(self) -> tuple[StatementReference, ...]:
        """The statements that it is about."""
        raise NotImplementedError

    @property
    def id(self) -> str:
        """Its name: the same for whatever is decided in the same matter."""
        matter = "\0".join(sorted(f"{r.document}\0{r.key}" for r in self.references))
        kind = type(self).__name__
        return "d" + hashlib.sha256(f"{kind}\0{matter}".encode()).hexdigest()[: _ID_LENGTH - 1]


class Dismissal(_Decision):
    """Two statements that don't dispute each other after all; or one, with itself."""

    decision: Literal["dismiss"] = "dismiss"
    statements: tuple[StatementReference, StatementReference]

    @property
    def references(self) -> tuple[StatementReference, ...]:
        """Both ends."""
        return self.statements


class SpeakerDecision(_Decision):
    """Who says it: the speakers whom the article quotes, outermost first.

    The article's author stays before them and may be named alone, for a statement that quotes
    nobody.
    """

    decision: Literal["speaker"] = "speaker"
    statement: StatementReference
    speakers: tuple[NamedSpeaker, ...] = Field(min_length=1)

    @field_validator("speakers", mode="before")
    @classmethod
    def _as_objects(cls, value: Any) -> Any:
        given = value if isinstance(value, list | tuple) else [value]
        return [{"name": item} if isinstance(item, str) else item for item in given]

    @property
    def references(self) -> tuple[StatementReference, ...]:
        """The one statement."""
        return (self.statement,)


class LabelDecision(_Decision):
    """Which label a statement has."""

    decision: Literal["label"] = "label"
    statement: StatementReference
    label: Label

    @property
    def references(self) -> tuple[StatementReference, ...]:
        """The one statement."""
        return (self.statement,)


Decision = Dismissal | SpeakerDecision | LabelDecision
_ADAPTER: TypeAdapter[Decision] = TypeAdapter(Annotated[Decision, Field(discriminator="decision")])


def decision_from(values: object) -> Decision:
    """A decision from plain values.

    Raises:
        pydantic.ValidationError: a field is missing, unknown or has a bad value.
    """
    return _ADAPTER.validate_python(values)


def decision_values(decision: Decision) -> dict[str, Any]:
    """A decision as plain values, what is not given left out; its kind comes first."""
    values = decision.model_dump(mode="json", exclude_none=True)
    return {"decision": values.pop("decision"), **values}


@dataclass(frozen=True, slots=True)
class AppliedDecision:
    """A decision in one state of the corpus.

    `statements` are the ids that each of its references was found to mean. `problem` says why it
    has no effect, or is None.
    """

    decision: Decision
    statements: tuple[tuple[str, ...], ...]
    problem: str | None = None
