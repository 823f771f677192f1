"""Whether a question goes on about the one before it, and by which words it does."""

from __future__ import annotations

import re

from assistant.question import parse_question
from index.terms import STOP_WORDS, normalised_tokens

LEAD = re.compile(
    r"^\W*(?:and|but|so|also|ok(?:ay)?|then|or|well|what about|how about|and what about|what of|"
    r"and for|"
    r"same for|anything (?:on|about|from)|(?:and|but|so)\s+(?:what|how)\s+about)\b[\s,]*",
    re.IGNORECASE,
)
WHO_SAID_THAT = re.compile(
    r"^\W*(?:and |but |so )?(?:who|which \w+|what \w+)\s+(?:exactly |actually |else )?(?:said|"
    r"says|claimed|claims|"
    r"wrote|reported|reports|stated|told|asserted|alleged|alleges|made|makes|told \w+)\s+(?:that|"
    r"this|it|so)\W*$"
    r"|^\W*(?:and |but )?(?:says who|according to whom|whose (?:words|claim|view|figure) (?:is|"
    r"was) (?:that|this))\b"
    r"|^\W*(?:and |but )?who(?:'s| is| was) (?:the|its|their) (?:source|author)\b"
    r"|^\W*(?:and |but )?what(?:'s| is| was) the source\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"^\W*(?:and |but |so )?(?:(?:does|did|has|do|is)\s+(?:anyone|anybody|somebody|someone|"
    r"any\w*)\s+|who\s+(?:else\s+)?"
    r"|is\s+(?:that|this|it)\s+)(?P<verb>den(?:y|ies|ied)|disput(?:e|es|ed)|contradict(?:s|ed)?|"
    r"contest(?:s|ed)?|"
    r"reject(?:s|ed)?|refut(?:e|es|ed)|challeng(?:e|es|ed)|disagree(?:s|d)?)\b",
    re.IGNORECASE,
)
BARE = re.compile(
    r"^\W*(?:and |but |so )?(?P<word>when|where|why|who|how|how many|how much|since when|"
    r"how long|by whom|with whom|"
    r"for what|what for|which ones?|how come)\s*(?:exactly|then)?\s*\??\s*$",
    re.IGNORECASE,
)
PERSON_PRONOUN = re.compile(r"\b(?P<word>he|him|his|she|her|hers)\b", re.IGNORECASE)
THING_PRONOUN = re.compile(
    r"\b(?P<word>they|them|their|theirs|it|its|that|this|these|those|there|then)\b", re.IGNORECASE
)
# "that" joins clauses more often than it refers back.
CONJUNCTION_THAT = re.compile(
    r"\b(?:say|says|said|claim\w*|argu\w*|believe\w*|think\w*|report\w*|den\w+|fact|idea|view|so|"
    r"disput\w+|contest\w*|doubt\w*|evidence|proof|suggest\w*|know\w*|confirm\w*|warn\w*|insist\w*|[a-z]+ion|[a-z]+s|"
    r"[a-z]+ed)\s+that\s+\w+",
    re.IGNORECASE,
)
# "how many had there been": what is counted is left out.
COUNTS_NOTHING = re.compile(
    r"^\W*(?:how many|how much|which|what percentage|what share)\s+(?=(?:of (?:them|those|these)|"
    r"had|has|have|did|do|does|is|are|was|were|will|would|can|could|altogether|in all|in total)\b|"
    r"[a-z]+ed\b)",
    re.IGNORECASE,
)
_UNDERGONE = re.compile(
    r"^(?:(?:is|are|was|were|(?:has|have|had|will|would)\s+(?:have\s+)?be(?:en)?)\s+(?!there\b)|"
    r"[a-z]+ed\b)",
    re.IGNORECASE,
)
EXISTS = re.compile(
    r"\bthere\s+(?:is|are|was|were|be|been|any)\b|\b(?:is|are|was|were|had|has|have|will)\s+there\b",
    re.IGNORECASE,
)
_ALL = frozenset({"altogether", "total", "all"})
# "how much did the bridge cost" counts money: nothing is left out.
_MEASURES = re.compile(
    r"\b(?:cost(?:s|ing)?|pa(?:y|ys|id)|spend(?:s|ing)?|spent|earn(?:s|ed)?|owe(?:s|d)?|"
    r"charge(?:s|d)?|lose|loses|lost|weigh(?:s|ed)?|worth)\b",
    re.IGNORECASE,
)
# "What proof was offered?": of what, only the question before it says.
_OF_WHAT = re.compile(
    r"^\W*(?:what|which)\s+[\w'’-]+\s+(?:(?:has|have|had)\s+been|is|are|was|were)\s+\w+ed\W*$",
    re.IGNORECASE,
)


def is_follow_up(text: str) -> bool:
    """Whether a question can't be understood without the one before it."""
    return goes_on(text) or _leaves_out_what_is_counted(text) or _says_little(text)


def goes_on(text: str) -> bool:
    """Whether words of the question itself say that it goes on about another."""
    return bool(
        WHO_SAID_THAT.search(text)
        or denies_that(text)
        or BARE.match(text)
        or LEAD.match(text)
        or _refers_back(text)
    )


def denies_that(text: str) -> bool:
    """ "Who denies it?"; but "Who denies that the mayor was warned?" says itself what is denied."""
    match = _DENIES.search(text)
    if match is None or parse_question(text).names:
        return False
    return len(_told(text[match.end() :])) < 2


def _leaves_out_what_is_counted(text: str) -> bool:
    """ "How many were injured?"; but "How many were injured in the fire?" counts people."""
    empty = COUNTS_NOTHING.match(text)
    if not empty or _MEASURES.search(text):
        return False
    told = [word for word in _told(text) if not word.isdigit()]
    return len(told) < 2 or not _UNDERGONE.match(text[empty.end() :])


def _told(text: str) -> list[str]:
    return [w for w in normalised_tokens(text) if w not in STOP_WORDS and w not in _ALL]


def _says_little(text: str) -> bool:
    """Whether content words are too few to ask with, as in "What proof was offered?"."""
    told = _told(text)
    little = len(told) <= 1 or (len(told) == 2 and _OF_WHAT.match(text) is not None)
    return little and not parse_question(text).names


def _refers_back(text: str) -> bool:
    if PERSON_PRONOUN.search(text) and not names_before_pronoun(text):
        return True
    bare = CONJUNCTION_THAT.sub("", text)
    match = THING_PRONOUN.search(bare)
    if not match:
        return False
    if match.group("word").lower() in {"there", "then"}:
        return not EXISTS.search(bare)
    return not names_before_pronoun(bare[: match.end()])


def names_before_pronoun(text: str) -> bool:
    """Whether the question itself names somebody that its pronoun can mean."""
    match = PERSON_PRONOUN.search(text) or THING_PRONOUN.search(text)
    before = text[: match.start()] if match else text
    return bool(parse_question(before).names)
