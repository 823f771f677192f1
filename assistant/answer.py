"""The answer format, version 1 (docs/answer.md), as typed objects.

`to_dict` and `from_dict` are inverse to each other; readers ignore unknown fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

FORMAT = 1


class Status(StrEnum):
    """Whether the corpus holds an answer."""

    ANSWERED = "answered"
    NOT_IN_CORPUS = "not_in_corpus"


class Notice(StrEnum):
    """What a reader must know of how an answer came about.

    Why the language model of the settings did not judge it; or that there is silence because
    whoever the question asks the words of says nothing in the documents.
    """

    LANGUAGE_MODEL_UNREACHABLE = "language_model_unreachable"
    LANGUAGE_MODEL_TIMEOUT = "language_model_timeout"
    LANGUAGE_MODEL_INVALID = "language_model_invalid"
    SPEAKER_ABSENT = "speaker_absent"


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """The article that a citation stands in; unknown values are None."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    original_outlet: str | None = None
    original_url: str | None = None


@dataclass(frozen=True, slots=True)
class CitedSpeaker:
    """A link of the chain "who says it". Offsets of the naming words, or None."""

    name: str
    kind: str
    text_start: int | None = None
    text_end: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim span of a document: `document_text[start:end] == quote`, always.

    `statement_hash` names the statement that it is, or is a part of, for `attributed decide`; None
    where another system has no such name.
    """

    quote: str
    display: str
    omitted: tuple[tuple[int, int], ...]
    document: str
    sha256: str
    start: int
    end: int
    page: int | None
    article: ArticleReference
    speakers: tuple[CitedSpeaker, ...]
    statement_hash: str | None = None


@dataclass(frozen=True, slots=True)
class DisputingCitation(Citation):
    """A passage that disputes a statement."""

    kind: str = "contradiction"
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class CheckedClaimReference:
    """A claim of a register of fact-checks that a statement says; unknown values are None."""

    claim: str
    publisher: str | None = None
    rating: str | None = None
    url: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The neighbours that a pronoun may refer to; no evidence."""

    before: Citation | None = None
    after: Citation | None = None


@dataclass(frozen=True, slots=True)
class CitedStatement(Citation):
    """A statement of an answer: a citation with its label and what stands for and against it."""

    label: str = "claim"
    reasons: tuple[str, ...] = ()
    confidence: float | None = None
    relevance: float | None = None
    context: Context = Context()
    supported_by: tuple[Citation, ...] = ()
    disputed_by: tuple[DisputingCitation, ...] = ()
    registered: tuple[CheckedClaimReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the documents disagree about; each side has its own voices."""

    topic: str
    kind: str
    sides: tuple[tuple[Citation, ...], ...]


@dataclass(frozen=True, slots=True)
class CitedDispute:
    """A dispute as `attributed disputes` lists it. `clash` are the words that clash."""

    kind: str
    confidence: float
    a: Citation
    b: Citation
    clash: tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Searched:
    """How much was searched; None where another system does not say."""

    documents: int | None = None
    statements: int | None = None


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """Which index answered, and which verifier judged; None where another system does not say."""

    version: str | None = None
    built_at: str | None = None
    embedding_model: str | None = None
    verifier: str | None = None


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent; None where another system does not say."""

    retrieve: float | None = None
    select: float | None = None
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Cited evidence for a question, or the plain statement that there is none.

    `answerable` is the estimated probability, 0..1, that the corpus holds an answer; None where a
    language model decided. `notices` are values of `Notice`, or of another system's.
    """

    question: str
    resolved: str
    status: Status
    statements: tuple[CitedStatement, ...]
    disagreements: tuple[Disagreement, ...]
    nearest: tuple[Citation, ...]
    searched: Searched
    index: IndexInfo
    timings_ms: Timings
    id: str | None = None
    answerable: float | None = None
    notices: tuple[str, ...] = ()
    format: int = FORMAT

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain JSON types, in the order of docs/answer.md."""
        return {"format": self.format, "id": self.id, **_plain_fields(self, ("format", "id"))}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Answer:
        """Read an answer, ours or another system's; see `assistant.answer_reading`."""
        from assistant.answer_reading import answer_from

        return answer_from(data)


def to_plain(value: Any) -> Any:
    """Turn any type of the answer format into plain JSON types."""
    if isinstance(value, StrEnum):
        return value.value
    if hasattr(value, "__dataclass_fields__"):
        return _plain_fields(value, ())
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def _plain_fields(value: Any, without: tuple[str, ...]) -> dict[str, Any]:
    names = (name for name in value.__dataclass_fields__ if name not in without)
    return {name: to_plain(getattr(value, name)) for name in names}
