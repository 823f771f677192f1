"""Lines above a text that describe it, and are neither its title nor a byline."""

from __future__ import annotations

import re

_ASIDE = re.compile(r"^[(\[][^()\[\]]+[)\]]\.?$")
_OF_THE_TEXT = re.compile(
    r"^(?:(?:un)?official|machine|rough|working|provisional|corrected|uncorrected|advance)?\s*"
    r"(?:translat(?:ion|ed)|transcri(?:pt|ption|bed)|extract(?:ed)?|excerpt(?:ed)?|abridged"
    r"|shortened|copy)\b(?:\s*[:,.(;]|\s+(?:from|by|of the|lightly|checked|for|only)\b|$)"
    r"|^check(?:ed)?\s+against|^(?:un)?corrected\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:before|between|present|in attendance|apologies|attending|chair|hosts?|hosted by|guests?"
    r"|with guests?|presenters?|producers?|produced by|interviewees?|interviewed"
    r"|interviewer|investigators?|inspectors?|interview date"
    r"|recorded|location|venue|place|time|ref(?:erence)?|our ref|your ref|case (?:no|number)"
    r"|neutral citation number|embargo|embargoed until|contacts?|length|duration|running time)"
    r"\s*(?:no\.?\s*)?:",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"^(?:held|recorded|taken|filmed|broadcast|delivered|given)\s+(?:at|in|before)\b",
    re.IGNORECASE,
)
# "Presented to Parliament by the Secretary of State", "Ordered by the House to be printed"
_LAID = re.compile(
    r"^(?:presented|submitted|laid|ordered|prepared)\s+(?:to|before|for|by|pursuant)\b[^.!?]*$",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"\s(?:claimants?|defendants?|plaintiffs?|respondents?|appellants?|petitioners?|applicants?)"
    r"\W*$",
    re.IGNORECASE,
)
# "CCN0212 3 INT 0388 CCN-WEIR/2ND LEAD": an agency's number, priority and keyword.
_SLUG = re.compile(r"^(?=.*\b[A-Z]{2,}\d{2,})[A-Z\d][A-Z\d /:.-]+$")
# "BC-LOM--Ferry,2nd Ld-Writethru/412", "Eds: Updates with quotes."
_WIRE = re.compile(
    r"^[A-Z]{1,3}-[A-Z][\w-]*--\S[^.!?]{2,60}$|^(?:E|e)(?:ds|DS)\s?:\s+\S.{0,160}\.$|^EDS:\s+\S"
)
_MOST_WORDS = 30


def describes_text(text: str) -> bool:
    """Whether a folded line says what kind of copy the text is, who is present, where it was."""
    line = text.strip("*_# ")
    return len(line.split()) <= _MOST_WORDS and any(
        pattern.search(line) is not None
        for pattern in (_ASIDE, _OF_THE_TEXT, _LABELLED, _PLACED, _LAID, _PARTY, _SLUG, _WIRE)
    )


def is_wire_note(text: str) -> bool:
    """Whether a line is an agency's slug or its note to the editors of papers."""
    return _WIRE.match(text.strip("*_# ")) is not None
