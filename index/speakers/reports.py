"""What the finders of speech hand to the chain builder: who said what, before names resolve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import Commitment, SpeechMode

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a speaker: characters `start..end` of the paragraph's doc.

    `head` is their head word; None for a name that the parse does not know as a phrase.
    """

    paragraph: int
    start: int
    end: int
    text: str
    head: Token | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A stretch of one paragraph that somebody says: characters `start..end` of its doc.

    `cue` is the head of the reporting words; a block or an interview's turn has none. `asserts`
    says whether the content may be its sentence's main assertion; `holds` whether what others say
    inside it is passed on by this speaker ("denies that X said"), or only told of by whoever
    writes the sentence ("attacked critics who say"). `via` names who passed it on ("said through
    his lawyer, Y").
    """

    paragraph: int
    start: int
    end: int
    mention: Mention | None
    mode: SpeechMode
    commitment: Commitment = Commitment.NEUTRAL
    cue: Token | None = None
    cue_lemma: str | None = None
    asserts: bool = True
    holds: bool = True
    via: Mention | None = None

    def covers(self, other: Report) -> bool:
        """Whether the other report's content lies inside this one's."""
        return (
            self.paragraph == other.paragraph
            and self.start <= other.start
            and other.end <= self.end
        )
