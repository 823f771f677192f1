"""Records of a parliament whose turns begin with a name and a full stop, and no colon.

"Mr. LEE. Madam Speaker, I rise", "The SPEAKER pro tempore. The gentleman is recognized",
"Ann Lee, on behalf of the Centre Group. – Mr President, …", "Bo Ek (Greens). – …".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.analysis import BlockKind, SpeechMode
from index.speakers.reports import Mention, Report

if TYPE_CHECKING:
    from index.analysis import Paragraph

_CAPITALS = re.compile(
    r"(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Senator|Chairman|Chairwoman|Judge|Secretary)\.?\s+"
    r"(?P<name>[A-Z][A-Z'’-]+(?:\s+[A-Z][A-Z'’-]+){0,2})(?:\s+of\s+[A-Z][\w ]{2,25}?)?"
    r"|The\s+(?P<office>(?:ACTING\s+|VICE\s+)?(?:SPEAKER|PRESIDENT|PRESIDING OFFICER|CHAIR(?:MAN"
    r"|WOMAN|PERSON)?|CLERK)(?:\s+pro\s+tempore)?))\.\s+(?=[A-Z“\"(\[])"
)
_PART = r"(?:[A-ZÀ-Þ][\w.'’-]*|d[aeiou]s?|v[ao]n|der|al)"
_DASHED = re.compile(
    rf"(?P<who>{_PART}(?:\s+{_PART}){{0,4}}?)(?:\s+\([^()]{{1,40}}\))?(?:,\s[^.]{{3,100}})?"
    r"\s*\.\s+[–—-]\s+(?=[A-Z“\"(])"
)
_LEAST = 3
_SHORTEST = 3


def find_sitting(paragraphs: Sequence[Paragraph]) -> list[Report]:
    """Return the turns of a sitting; nothing where paragraphs do not begin like that."""
    for label in (_CAPITALS, _DASHED):
        turns = list(_turns(paragraphs, label))
        names = Counter(mention.text for _, _, mention in turns)
        if len(turns) >= _LEAST and len(names) > 1 and max(names.values()) > 1:
            return list(_reports(paragraphs, turns))
    return []


def _turns(
    paragraphs: Sequence[Paragraph], label: re.Pattern[str]
) -> Iterator[tuple[int, int, Mention]]:
    for number, paragraph in enumerate(paragraphs):
        found = label.match(paragraph.doc.text)
        if found is None or len(found["who"]) < _SHORTEST:
            continue
        groups = found.groupdict()
        name = groups.get("name") or groups.get("office") or found["who"]
        shown = name.title().replace("Pro Tempore", "pro tempore") if "name" in groups else name
        mention = Mention(number, found.start("who"), found.end("who"), shown)
        yield number, found.end(), mention


def _reports(
    paragraphs: Sequence[Paragraph], turns: Sequence[tuple[int, int, Mention]]
) -> Iterator[Report]:
    starts = {number: (start, mention) for number, start, mention in turns}
    speaking: Mention | None = None
    for number, paragraph in enumerate(paragraphs):
        start, text = 0, paragraph.doc.text
        if number in starts:
            start, speaking = starts[number]
        elif paragraph.block.kind is BlockKind.HEADING or text.startswith(("(", "[")):
            # what is under debate next, what the record says of the sitting
            speaking = None if paragraph.block.kind is BlockKind.HEADING else speaking
            continue
        if speaking is not None and start < len(text):
            yield Report(number, start, len(text), speaking, SpeechMode.INTERVIEW)
