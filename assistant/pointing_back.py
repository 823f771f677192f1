"""Whether a sentence can only be understood with the one before it."""

from __future__ import annotations

import re

# Words at the beginning (or as a bare subject) that point at the sentence before.
_POINTS_BACK = re.compile(
    r"^[\"“‘'(\[]*(?:and\s+|but\s+|yet\s+|so\s+)?(?:he|she|they|it|his|her|their|its|this|that|"
    r"these|those|"
    r"such|no such|none of|no|yes|here|there|then|both|neither|"
    r"the (?:former|latter|same|two|three)|another|others?|one|"
    r"instead|however|moreover|also|meanwhile|therefore|thus|in (?:addition|particular|response|"
    r"turn)|"
    r"as a result|by contrast|on the other hand|according to (?:him|her|them|it))\b",
    re.IGNORECASE,
)
_PRONOUN_SUBJECT = re.compile(
    r"\b(?:he|she|they)\s+(?:\w+ed|said|says|told|wrote|was|were|had|has|would)\b"
)


def points_back(sentence: str) -> bool:
    """Whether a pronoun or a connecting word refers to what was said before."""
    return bool(_POINTS_BACK.match(sentence) or _PRONOUN_SUBJECT.search(sentence))


def asks(sentence: str) -> bool:
    """Whether a sentence ends as a question: what follows answers it."""
    return sentence.rstrip("\"”’') ]*_").endswith("?")
