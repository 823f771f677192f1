"""What the stages of indexing hand to each other, from raw text to analysed articles.

reading -> RawDocument -> structure -> ArticleDraft (blocks) -> language -> AnalysedArticle
(paragraphs, sentences) -> speakers -> Attribution -> labels -> TextLabel -> disputes.
None of these is stored as such; index/domain.py has the types that are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from index.domain import Article, Label, Metadata, Reason, Span, Speaker
from index.fold import Folded

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan


class BlockKind(StrEnum):
    """What a stretch of a document is for. Only some kinds are ever evidence."""

    HEADING = "heading"
    PROSE = "prose"
    QUOTATION = "quotation"
    """A block quotation or extract that the layout sets apart from the author's text."""
    LIST_ITEM = "list_item"
    BYLINE = "byline"
    CAPTION = "caption"
    IMAGE_TEXT = "image_text"
    """Words read by a machine from a picture: unreliable, never cited."""
    FURNITURE = "furniture"

    @property
    def readable(self) -> bool:
        """Whether sentences of this kind become statements."""
        return self in (
            BlockKind.HEADING,
            BlockKind.PROSE,
            BlockKind.QUOTATION,
            BlockKind.LIST_ITEM,
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """Structure that the file format itself states (an HTML tag, a PDF page's running head)."""

    kind: BlockKind
    span: Span
    level: int = 0
    set_off: bool = False
    """Whether all of it is in bold or italics that the text itself doesn't show."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader returns: text, pages and what the format says about both.

    For .txt and .md `text` is the decoded bytes, untouched (no byte-order mark); for other
    formats the extracted text, with a blank line between blocks.
    """

    text: str
    media_type: str
    pages: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article: a paragraph rejoined across page breaks, a heading, furniture.

    `omitted` are spans of furniture inside `span` (a running head in mid-sentence).
    """

    kind: BlockKind
    span: Span
    omitted: tuple[Span, ...] = ()
    level: int = 0
    set_off: bool = False
    """Whether the format says that all of it is in bold or italics."""


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as structure found it, before language analysis. Blocks are in text order."""

    ordinal: int
    span: Span
    metadata: Metadata
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph.

    `tokens` is its spaCy span in the paragraph's Doc; `span` lies in the document. `text` is the
    folded text, equal to the statement's display.
    """

    tokens: TokenSpan
    span: Span
    omitted: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A readable block with its folded text, parsed.

    `folded.text` is what `doc` was made from: `doc.text == folded.text`, and a character of the
    doc maps to the document by `folded.offsets`. `ordinal` counts an article's paragraphs from 0.
    """

    ordinal: int
    block: Block
    folded: Folded
    doc: Doc
    sentences: tuple[Sentence, ...]

    def locate(self, start: int, end: int) -> Span:
        """The document span behind `doc.text[start:end]`."""
        return self.folded.source(start, end)


@dataclass(frozen=True, slots=True)
class AnalysedArticle:
    """An article with its parsed paragraphs, in reading order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in reading order."""
        return tuple(s for paragraph in self.paragraphs for s in paragraph.sentences)


class SpeechMode(StrEnum):
    """How a span is attributed."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    BLOCK = "block"
    INTERVIEW = "interview"
    WHOLE = "whole"
    """A speech, letter or message that is printed whole."""
    ATTITUDE = "attitude"
    """Believing, fearing, planning: reported, but no speech."""


class Commitment(StrEnum):
    """What the reporting words commit their writer to (said / claimed / admitted / denied)."""

    NEUTRAL = "neutral"
    DISTANCED = "distanced"
    FACTIVE = "factive"
    DENYING = "denying"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A span of an article and who asserts it.

    `content` is what is said (document offsets), which may be part of a sentence or run over
    several paragraphs. `speakers` leaves the article's author out: it starts with the outermost
    quoted speaker. `cue` are the words that attribute ("claimed", "according to"), `cue_lemma`
    their lemma in lower case.
    """

    content: Span
    speakers: tuple[Speaker, ...]
    mode: SpeechMode
    commitment: Commitment = Commitment.NEUTRAL
    cue: Span | None = None
    cue_lemma: str | None = None


@dataclass(frozen=True, slots=True)
class SentenceSpeech:
    """How one sentence is attributed: its chain, author first, and what it is made of.

    `main` is the attribution of the sentence's main assertion, None where the author speaks.
    `parts` are all attributions that touch the sentence.
    """

    speakers: tuple[Speaker, ...]
    main: Attribution | None
    parts: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class TextLabel:
    """The label of one sentence by its own text and article, before any dispute is known."""

    label: Label
    reasons: tuple[Reason, ...]
    confidence: float
