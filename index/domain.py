"""The words of Attributed as types: each is defined here once and read by all packages.

All offsets are 0-based Unicode code points in the *document's text*, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Label(StrEnum):
    """What a reader may make of a statement (docs/labels.md)."""

    RECORD = "record"
    CLAIM = "claim"
    DISPUTED = "disputed"
    NONE = "none"

    @property
    def contested(self) -> bool:
        """True for the labels that must never be shown as plain fact."""
        return self in (Label.CLAIM, Label.DISPUTED)


class Reason(StrEnum):
    """Why a statement has its label (docs/labels.md)."""

    OPINION = "opinion"
    LOADED = "loaded"
    MOTIVE = "motive"
    PREDICTION = "prediction"
    SPECULATION = "speculation"
    ANONYMOUS = "anonymous"
    ALLEGATION = "allegation"
    REPORTED_SPEECH = "reported_speech"
    DENIED_IN_TEXT = "denied_in_text"
    CONFLICTS_WITH_PASSAGE = "conflicts_with_passage"
    CONFLICTING_FIGURE = "conflicting_figure"
    REGISTERED = "registered"
    LABEL_DECIDED_BY_USER = "label_decided_by_user"
    SPEAKER_DECIDED_BY_USER = "speaker_decided_by_user"
    DISPUTE_DISMISSED_BY_USER = "dispute_dismissed_by_user"


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


class DisputeKind(StrEnum):
    """How two statements stand against each other; a `difference` makes nothing disputed."""

    DENIAL = "denial"
    FIGURE = "figure"
    CONTRADICTION = "contradiction"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The verbatim text of the span; the one way in which quotes are made."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who wrote what, where and when; unknown values are None, never guessed.

    `outlet` is where the document was (re)published; `original_outlet` and `original_url` say
    where a repost first appeared. Several authors stand in one string, joined by "; ". `date` is
    an ISO 8601 date ("2023-02-19"), possibly reduced to "2023-02" or "2023".
    """

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    original_outlet: str | None = None
    original_url: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the corpus with its extracted text.

    `path` is relative to the corpus folder, with "/" ("a.zip!/b.txt" inside an archive,
    "uploads/NAME" for an upload). `sha256` is of the file's bytes. `pages` are the spans of its
    pages, in order, or () where the format has none. `language` is an ISO 639-1 code or None.
    """

    path: str
    sha256: str
    media_type: str
    text: str
    pages: tuple[Span, ...] = ()
    language: str | None = None

    def page_of(self, offset: int) -> int | None:
        """The 1-based page that holds `offset`, or None where the format has no pages."""
        for number, page in enumerate(self.pages, start=1):
            if offset < page.end:
                return number
        return len(self.pages) or None


@dataclass(frozen=True, slots=True)
class Article:
    """One authored piece inside a document. `ordinal` counts from 0 within the document."""

    document: str
    ordinal: int
    span: Span
    metadata: Metadata

    @property
    def id(self) -> str:
        """Unique in the corpus."""
        return f"{self.document}#{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who asserts something. `named_at` is the span that names them, if one does."""

    name: str
    kind: SpeakerKind
    named_at: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an article.

    `omitted` are spans of page furniture inside `span`. `speakers` is the chain of the main
    assertion, outermost (the article's author or outlet) first. `text_label` is the label of the
    text alone; `label` also knows the corpus's disputes. `group` is shared by the copies of one
    text; `cite` is False for a copy that a cleaner or fuller one stands for, and for text that is
    not to be cited at all. `paragraph` counts the article's paragraphs from 0. `confidence` is
    the calibrated probability of `label`, 0..1.
    """

    id: str
    document: str
    article: str
    paragraph: int
    span: Span
    omitted: tuple[Span, ...]
    page: int | None
    speakers: tuple[Speaker, ...]
    label: Label
    text_label: Label
    reasons: tuple[Reason, ...]
    confidence: float
    group: str
    cite: bool = True


@dataclass(frozen=True, slots=True)
class DisputeEnd:
    """One end of a dispute: a statement, or the part of it that clashes.

    `clash` is the words that clash, inside `span`.
    """

    statement: str
    span: Span
    clash: Span


@dataclass(frozen=True, slots=True)
class Dispute:
    """An edge between two statements that can't both stand (or, as a difference, only seem so)."""

    kind: DisputeKind
    confidence: float
    a: DisputeEnd
    b: DisputeEnd

    @property
    def disputes(self) -> bool:
        """Whether it makes its ends disputed."""
        return self.kind is not DisputeKind.DIFFERENCE


@dataclass(frozen=True, slots=True)
class Support:
    """Two statements of independent voices that say the same. `a` < `b` are statement ids."""

    a: str
    b: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: its name, why, and what to do about it."""

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did, by document path.

    `decision_problems` are the user's decisions that have no effect, each with the reason.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    unlabelled: tuple[str, ...] = field(default=())
    decision_problems: tuple[str, ...] = ()
