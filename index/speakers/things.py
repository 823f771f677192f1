"""What "it" stands for: a text or a body without a name that was told of before.

"A report came out on Monday. It says that ...", "The museum has shut its doors. It said that ...".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.speakers import lexicon
from index.speakers.bodies import ANY_BODY, COMPANIES
from index.speakers.lexicon import words
from index.speakers.names import Position

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
# What a text does and those who publish it don't: who "published a report" is no "it found".
_OF_TEXTS = words("find conclude recommend")
# "It" stands for what the paragraph or the one before it tells of.
_REACH = 1
# These are as often a body's or nobody's.
_TEXTS = lexicon.TEXT_NOUNS - words(
    "law order site website spot commercial platform batch research version tally"
)
# These are as often a place or a time.
_BODIES = (lexicon.ORGANISATION_NOUNS | COMPANIES | ANY_BODY | {"force"}) - words(
    "state country nation campaign industry movement front command mission staff"
)


class Things:
    """The texts and bodies that an article tells of in the singular and by a noun, in order."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        self._found = [
            ((number, token.i), token)
            for number, doc in enumerate(docs)
            for token in doc
            if token.tag_ == "NN" and _is_thing(token)
        ]
        self._places = [place for place, _ in self._found]

    def before(
        self, pronoun: Token, position: Position, since: Position | None
    ) -> list[tuple[Position, Token]]:
        """Return what "it" may stand for, latest first, told of after `since`.

        None says that no named body is told of before.
        """
        start = bisect_left(self._places, max(since or (0, 0), (position[0] - _REACH, 0)))
        found = self._found[start : bisect_left(self._places, position)]
        finds = pronoun.head.lemma_.lower() in _OF_TEXTS
        acts = any(t.dep_ in _SUBJECTS and _is_body(t) for _, t in found)
        objects = finds or (since is None and not acts)
        return [
            (place, token)
            for place, token in reversed(found)
            if (token.dep_ in _SUBJECTS and not (finds and _is_publisher(token, found)))
            or (objects and token.dep_ == "dobj" and _is_text(token))
        ]


def _is_thing(noun: Token) -> bool:
    return noun.ent_type_ not in ("PERSON", "ORG") and (_is_text(noun) or _is_body(noun))


def _is_text(noun: Token) -> bool:
    return noun.lemma_.lower() in _TEXTS


def _is_body(noun: Token) -> bool:
    own = any(c.dep_ in ("det", "poss") for c in noun.lefts)
    return own and noun.lemma_.lower() in _BODIES and not _is_text(noun)


def _is_publisher(noun: Token, found: Sequence[tuple[Position, Token]]) -> bool:
    """Whether a body's verb has a text for its object: that is what "found" something."""
    return any(t.dep_ == "dobj" and t.head == noun.head and _is_text(t) for _, t in found)
