"""Turning a question and an answer into a statement."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million)\b", re.I
)
# A question about the subject: its answer takes the place of the question words.
_SUBJECT = re.compile(
    r"^(?:who|what|which(?: \w+){0,2}|what \w+)\s+"
    r"(?=(?:is|are|was|were|has|have|had|can|could|will|would|did not)\b|\w+ed\b)",
    re.I,
)
# A question with "did": the rest of it, and then the answer.
_DID = re.compile(
    r"^(?:\w+ )?(?:who|whom|what|which|when|where)(?: \w+){0,3}?\s+(?:did|do|does)\s+(?P<rest>.+)$",
    re.I,
)
_HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.I)


def as_statement(question: str, answer: str) -> str:
    """Say in a statement what the question asks, given the answer.

    The English is rough ("the Normans swear fealty: 911"), but the words and the slot are the
    question's own, which is what a comparison with the source sentence needs.
    """
    asked = question.strip().rstrip("?").strip()
    if _HOW_MANY.match(asked) and _NUMBER.search(answer):
        rest = _HOW_MANY.sub("", asked).strip()
        words = set(rest.lower().split())
        kept = [w for w in answer.split() if w.lower() not in words]
        return _sentence(f"{' '.join(kept)} {rest}")
    found = _DID.match(asked)
    if found:
        return _sentence(f"{found['rest']}: {answer}")
    if _SUBJECT.match(asked):
        return _sentence(_SUBJECT.sub(lambda _: answer + " ", asked, count=1))
    return f"{question.strip()} {_sentence(answer)}"


def same_kind(one: str, other: str) -> bool:
    """Whether two answers differ and are of one rough kind: number, name, or other words."""
    a, b = one.lower(), other.lower()
    return a not in b and b not in a and _kind(one) == _kind(other)


def _kind(answer: str) -> str:
    if re.fullmatch(r".*\b\d{4}\b.*", answer):
        return "year"
    if _NUMBER.search(answer):
        return "number"
    if answer[:1].isupper():
        return "name"
    return "short" if len(answer.split()) <= 3 else "phrase"


def _sentence(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[:1].upper() + text[1:] + "."
