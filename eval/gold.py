"""What a person who read the documents says is right: questions, labelled statements, disputes.

The file format is described in docs/evaluation.md; `eval.gold_reading` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict, model_validator
from pydantic.dataclasses import dataclass

from index.domain import DisputeKind, Label, Reason

_CONFIG = ConfigDict(extra="forbid")


class QuestionType(StrEnum):
    """What a question tries."""

    FACT = "fact"
    FIGURES = "figures"
    ATTRIBUTION = "attribution"
    COMPARISON = "comparison"
    CONTESTED = "contested"
    UNANSWERABLE = "unanswerable"
    FALSE_PREMISE = "false_premise"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True, config=_CONFIG)
class Snippet:
    """Words of a document that decide something. `start` only where one occurrence is meant."""

    document: str
    quote: str
    start: int | None = None

    @model_validator(mode="after")
    def _check(self) -> Snippet:
        if not self.quote.strip():
            raise ValueError("quote: empty")
        return self


Alternatives = tuple[Snippet, ...]
"""Snippets any one of which will do: copies, reprints, statements that say the same."""


@dataclass(frozen=True, slots=True, config=_CONFIG)
class GoldQuestion:
    """A question and what a good answer shows.

    `evidence` is an AND of ORs: of each inner tuple one snippet must be shown. `sides` are those
    of a disagreement about what is asked. `author` and `speaker` belong to the first piece of
    evidence; so does `contested`: must it be marked? None means that the gold does not say.
    """

    id: str
    type: QuestionType
    question: str
    answerable: bool
    evidence: tuple[Alternatives, ...] = ()
    history: tuple[str, ...] = ()
    resolved: tuple[str, ...] = ()
    on_topic: bool | None = None
    author: str | None = None
    speaker: str | None = None
    sides: tuple[Alternatives, ...] = ()
    contested: bool | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _check(self) -> GoldQuestion:
        if not self.question.strip():
            raise ValueError("question: empty")
        if self.answerable and not self.evidence:
            raise ValueError("evidence: an answerable question needs some")
        if not self.answerable and self.evidence:
            raise ValueError(
                "evidence: an unanswerable question has none; answerable: is it false?"
            )
        if len(self.sides) == 1:
            raise ValueError("sides: a disagreement has two or more")
        if any(not alternatives for alternatives in (*self.evidence, *self.sides)):
            raise ValueError("evidence, sides: an inner list is empty")
        if self.type is QuestionType.UNANSWERABLE and self.answerable:
            raise ValueError("answerable: true, though type is unanswerable")
        if self.type is QuestionType.FOLLOW_UP and not self.history:
            raise ValueError("history: a follow-up needs the earlier questions")
        return self

    def snippets(self) -> Iterator[Snippet]:
        """Every snippet of evidence and sides."""
        for alternatives in (*self.evidence, *self.sides):
            yield from alternatives


@dataclass(frozen=True, slots=True, config=_CONFIG)
class GoldStatement:
    """A sentence with its right label and chain of speakers, outermost (the author) first.

    `start` and `end` are left out where the text is extracted (HTML, PDF): the quote is then
    looked for as people read it.
    """

    id: str
    document: str
    quote: str
    label: Label
    start: int | None = None
    end: int | None = None
    reasons: tuple[Reason, ...] = ()
    speakers: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _check(self) -> GoldStatement:
        if not self.quote.strip():
            raise ValueError("quote: empty")
        if (self.start is None) != (self.end is None):
            raise ValueError("start, end: give both or none")
        if self.start is None or self.end is None:
            return self
        if not 0 <= self.start < self.end:
            raise ValueError("start, end: not a span")
        if len(self.quote) != self.end - self.start:
            raise ValueError(
                f"quote: {len(self.quote)} characters, but end - start is {self.end - self.start}"
            )
        return self

    @property
    def snippet(self) -> Snippet:
        """The sentence as a snippet, to look for it in its document."""
        return Snippet(self.document, self.quote, self.start)


@dataclass(frozen=True, slots=True, config=_CONFIG)
class GoldDispute:
    """Two passages that dispute each other, or (`dispute` false) only seem to.

    `trap` says what makes a non-dispute tempting.
    """

    id: str
    a: Snippet
    b: Snippet
    dispute: bool
    kind: DisputeKind | Literal["none"] = "none"
    trap: Literal["date", "scope", "unit", "opposing_values", "same_voice"] | None = None
    why: str | None = None

    @model_validator(mode="after")
    def _check(self) -> GoldDispute:
        harmless = self.kind in ("none", DisputeKind.DIFFERENCE)
        if self.dispute and harmless:
            raise ValueError("kind: a dispute is a denial, a figure or a contradiction")
        if not self.dispute and not harmless:
            raise ValueError("kind: a non-dispute is a difference or none")
        return self


@dataclass(frozen=True, slots=True)
class Gold:
    """One suite's gold."""

    name: str
    questions: tuple[GoldQuestion, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    disputes: tuple[GoldDispute, ...] = field(default=())

    def documents(self) -> set[str]:
        """The paths of all documents that it names."""
        named = {snippet.document for q in self.questions for snippet in q.snippets()}
        named |= {statement.document for statement in self.statements}
        return named | {end.document for d in self.disputes for end in (d.a, d.b)}
