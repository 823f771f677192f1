"""Numbers that count nothing: years, days of a month, ages, parts of names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.disputes.numerals import Number

if TYPE_CHECKING:
    from spacy.tokens import Token


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# "by 88 votes to 61": the second number of a score counts what the first does.
_SCORE = re.compile(r"\b(?:votes?|goals?|points?|seats?)\s+(?:to|against)\s+$", re.IGNORECASE)
_IDENTIFIED = frozenset(
    "article section page resolution chapter number no no. act phase amendment route flight row "
    "line unit platform bus room gate annex item clause paragraph version type model class grade "
    "day form level world war group g".split()
)

_SOMEBODY = frozenset("i he she who".split())
# "[2]", "[^14]": a mark that points to a note
_NOTED = re.compile(r"\[\^?$")


def _is_age(first: Token, last: Token) -> bool:
    """Whether a number gives somebody's age ("Ann Lee, 34, …", "a baker aged 71", "she is 34")."""
    if first.i > 0 and first.nbor(-1).lower_ == "aged":
        return True
    if last.dep_ in ("attr", "acomp") and last.head.lemma_ == "be" and last.like_num:
        subjects = [t for t in last.head.children if t.dep_ == "nsubj"]
        return any(t.lower_ in _SOMEBODY for t in subjects)
    if first.i < 2 or last.i + 1 >= len(last.doc):
        return False
    name, before, after = first.nbor(-2), first.nbor(-1), last.nbor(1)
    return bool(before.text == after.text == "," and name.pos_ == "PROPN")


def _is_hour(before: Token | None, after: Token | None) -> bool:
    """Whether a bare number tells the time of day ("stayed open until eight")."""
    if before is None or before.lower_ not in ("until", "till"):
        return False
    return after is None or after.pos_ in ("PUNCT", "CCONJ") or after.lower_ in ("in", "on")


def _is_note(text: str, number: Number) -> bool:
    """Whether a number is a mark that points to a note."""
    noted = _NOTED.search(text[: number.start]) is not None
    return noted and text[number.end : number.end + 1] == "]"


def _is_titled(before: Token | None) -> bool:
    """Whether "No." stands before a number, its stop split from it: "the No. 2 shaft"."""
    stop = before is not None and before.text == "." and before.i > 0
    return stop and before is not None and before.nbor(-1).lower_ == "no"


def _is_not_one(first: Token) -> bool:
    """Whether it is "not a single one", and so none."""
    single = first.lower_ == "single" and first.i > 1
    return single and first.nbor(-2).lower_ in ("not", "n't", "n’t", "never", "without")


def is_no_amount(last: Token, first: Token, text: str, number: Number) -> bool:
    """Years, days of the month, ages, parts of names ("Resolution 77")."""
    word = text[number.start : number.end]
    before = first.nbor(-1) if first.i > 0 else None
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if _YEAR.match(word) and (
        after is None or after.pos_ not in ("NOUN", "ADJ") or after.lower_ in ("and", "or")
    ):
        return True
    if (
        _YEAR.match(word)
        and before is not None
        and before.lower_
        in ("in", "since", "of", "by", "until", "from", "to", "before", "after", "during")
    ):
        return True
    if re.match(r"\s*\.?$", text[: number.start]) and text[number.end : number.end + 1] in (
        ".",
        ")",
    ):
        return True
    if (
        before is not None
        and before.pos_ == "NOUN"
        and first.text.isdigit()
        and first.head == before
        and first.dep_ in ("nummod", "appos")
    ):
        return True
    if _is_age(first, last):
        return True
    if _is_note(text, number) or _is_titled(before) or _is_not_one(first):
        return True
    months = [t.lower_ for t in (before, after) if t is not None]
    if any(m in MONTHS for m in months) and (
        (before is not None and before.lower_ in MONTHS) or number.value <= 31
    ):
        return not (
            "may" in months and after is not None and after.lower_ == "may" and after.pos_ == "AUX"
        )
    if before is not None and (
        before.lower_.rstrip(".") in _IDENTIFIED
        or (
            before.pos_ == "PROPN"
            and first.text[0].isdigit()
            and first.dep_ in ("nummod", "appos", "npadvmod", "punct")
            and first.head.i < first.i
        )
    ):
        return True
    if (
        before is not None
        and before.text in ("-", "–", "/", "#")
        and before.whitespace_ == ""
        and not first.text[0].isdigit()
    ):
        return True
    if (
        after is not None
        and after.text == "-"
        and after.whitespace_ == ""
        and last.whitespace_ == ""
    ):
        return "old" in text[number.end : number.end + 12]
    if _SCORE.search(text[: number.start]) or _is_hour(before, after):
        return True
    # "one of the greatest", "the one who", "in one voice"
    if word.lower() == "one":
        return (
            last.dep_ != "nummod"
            or last.head.i <= last.i
            or (
                before is not None
                and before.lower_ in ("the", "no", "not", "any", "this", "that", "each")
            )
        )
    return word.lower() in ("a", "zero") or (
        word.lower() == "two" and before is not None and before.lower_ == "the"
    )
