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
_PARTY = re.compile(
    r"\s(?:claimants?|defendants?|plaintiffs?|respondents?|appellants?|petitioners?|applicants?)"
    r"\W*$",
    re.IGNORECASE,
)
# "CCN0212 3 INT 0388 CCN-WEIR/2ND LEAD": an agency's number, priority and keyword.
_SLUG = re.compile(r"^(?=.*\b[A-Z]{2,}\d{2,})[A-Z\d][A-Z\d /:.-]+$")
_MOST_WORDS = 30


def describes_text(text: str) -> bool:
    """Whether a folded line says what kind of copy the text is, who is present, where it was."""
    line = text.strip("*_# ")
    return len(line.split()) <= _MOST_WORDS and any(
        pattern.search(line) is not None
        for pattern in (_ASIDE, _OF_THE_TEXT, _LABELLED, _PLACED, _PARTY, _SLUG)
    )
