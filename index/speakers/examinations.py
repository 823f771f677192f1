"""Examinations of witnesses, as records of courts and inquiries print them: "Q." and "A.".

Who asks and who answers is said by lines between the turns: "Questions from MS KERR", "CROSS-
EXAMINATION BY MR. LIND:", "MR JON BRACK (affirmed)", "ADA HOLM, having been duly sworn".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.turn_labels import without_title

_TURN = re.compile(r"^(?P<label>[QA])\.\s+(?=[\"“‘'\[(…A-Z0-9])")
_LEAST = 2
_NAME = r"(?:(?:MR|MS|MRS|DR|Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_EXAMINER = re.compile(
    r"^(?:(?i:(?:further |direct |cross[- ]?|re-?)*(?:examination|examined|questions|questioned)"
    rf"(?: continued)?,? (?:by|from))|BY) (?P<who>{_NAME}):?$"
)
_WITNESS = re.compile(
    rf"^(?P<who>{_NAME}),? ?(?:\((?i:sworn|affirmed|recalled|continued)[^()]*\)"
    r"|(?i:(?:having been|being|was)? ?(?:first |duly |previously )*(?:sworn|affirmed)\b))"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A turn marked only as a question or an answer: where it is, and who takes it if known."""

    paragraph: int
    content: int
    label: str
    name: str | None


def find_asked(texts: Sequence[str]) -> list[Asked]:
    """The questions and answers of an examination; nothing unless there are several of both."""
    matches = [_TURN.match(text) for text in texts]
    counts = Counter(match["label"] for match in matches if match)
    if min(counts["Q"], counts["A"]) < _LEAST:
        return []
    found: list[Asked] = []
    names: dict[str, str | None] = {"Q": None, "A": None}
    for number, (text, match) in enumerate(zip(texts, matches, strict=True)):
        if match is not None:
            label = match["label"]
            found.append(Asked(number, match.end(), label, names[label]))
            continue
        if (examiner := _EXAMINER.match(text)) is not None:
            names["Q"] = _plain(examiner["who"])
        elif (witness := _WITNESS.match(text)) is not None:
            names = {"Q": None, "A": _plain(witness["who"])}
    return found


def _plain(name: str) -> str:
    plain = without_title(name)
    return plain.title() if plain.isupper() else plain
