"""Sentences that can't be true or false by their form: headings, questions, calls, fragments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import BlockKind

if TYPE_CHECKING:
    from index.labels.features import Observed

_QUESTION = re.compile(r"\?[\s\"”’'»)*_\]]*$")
# "Let's …", "But let us …", "Instead, let's …": a call, unless somebody else's is reported.
_CALL = re.compile(
    r"(?:^[\W_]*|[,;:]\s+)(?:(?:so|then|now|but|and|please)\s+)?let(?:['’]s|\s+us)\b", re.IGNORECASE
)
# What no sentence ends with: a page break or a missing column took the rest.
_BROKEN_OFF = re.compile(
    r"\b(?:a|an|the|this|these|its|their|his|our|my|your|and|or|but|nor|that|which|who|whose|because"
    r"|although|while|if|than|as|of|in|into|for|by|with|from|to|at|on|has|have|had|is|are|was|were"
    r"|be|been|will|would|can|could|should|may|must)[\s*_]*$"
)
# A word in small letters that is no particle of a name ("von der Alm resigned").
_SMALL = re.compile(
    r"[*_\s]*(?!(?:von|van|vom|zu|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|den)\b)"
    r"[^\W\d_A-Z][^\WA-Z]*(?=[\s,;:.'’-])"
)
_LEAST_WORDS = 4


def is_no_statement(observed: Observed) -> bool:
    """Whether a sentence is a heading, a question, a call or a torn-off piece of a sentence."""
    if observed.block is BlockKind.HEADING:
        return True
    text = observed.sentence.text
    if _is_fragment(observed, text):
        return True
    return bool(_QUESTION.search(text) or _CALL.search(text)) and not _reports(observed)


def _is_fragment(observed: Observed, text: str) -> bool:
    """Whether the beginning or the end of the sentence is missing."""
    if observed.block is not BlockKind.PROSE:
        return False
    broken_off = observed.closes and bool(_BROKEN_OFF.search(text))
    # Where whole texts are written in small letters a small one says nothing.
    torn = observed.opens and observed.capitals and bool(_SMALL.match(text))
    return (broken_off or torn) and len(text.split()) >= _LEAST_WORDS


def _reports(observed: Observed) -> bool:
    """Whether the reporting words stand outside the question ('He asked: "Who paid?"')."""
    main = observed.speech.main
    return main is not None and main.cue is not None and observed.sentence.span.covers(main.cue)
