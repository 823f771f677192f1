"""Fact-checks: the claim that is checked is printed under a label and is not the checker's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.analysis import BlockKind, Commitment, SpeechMode
from index.speakers.reports import Mention, Report

if TYPE_CHECKING:
    from index.analysis import Paragraph

_CLAIM = re.compile(
    r"[\W_]*(?:(?:the|this|viral) )?(?:claim|what was claimed|claim checked)"
    r"[\W_]*?(?P<end>:\W*|$)",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"[\W_]*(?:(?:(?:our|the|reality check) )?(?:rating|verdict|fact[ -]check)|our ruling)"
    r"[\W_]*(?::|$)",
    re.IGNORECASE,
)
_NAME = "the claim checked"
_MOST_WORDS = 60


def find_checked(paragraphs: Sequence[Paragraph]) -> list[Report]:
    """Return the claims that an article prints in order to check them.

    A label says that a claim follows, another one further down that a verdict does.
    """
    texts = [paragraph.doc.text for paragraph in paragraphs]
    verdicts = [n for n, text in enumerate(texts) if _VERDICT.match(text)]
    found = []
    for number, text in enumerate(texts):
        label = _CLAIM.match(text)
        if label is None or not any(verdict > number for verdict in verdicts):
            continue
        claim = number if label.end() < len(text) else number + 1
        start = label.end() if claim == number else 0
        if claim == number and not label["end"].startswith(":"):
            continue
        if claim == len(texts) or len(texts[claim].split()) > _MOST_WORDS:
            continue
        if paragraphs[claim].block.kind is not BlockKind.HEADING:
            mention = Mention(number, label.start(), label.end(), _NAME)
            found.append(
                Report(
                    claim, start, len(texts[claim]), mention, SpeechMode.BLOCK,
                    Commitment.DISTANCED,
                )
            )  # fmt: skip
    return found
