"""Whether a question asks for the words of somebody who says nothing in these documents.

What others say of the matter is no answer to "What did the vicar say?", however near it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.features import Candidate
from assistant.question import Question
from index.terms import STOP_WORDS, normalised_tokens, same_word, stem

# So near stand a name and the verb that makes its bearer speak ("Arnt, the minister, said"), or
# the word that makes it a source ("a charge made by the transport minister Jonas Arnt").
_REACH = 5
# From so many letters on a word may be the beginning of another: "lab", "laboratory".
_SHORTEST_CUT = 3
_HEAD_ENDS = re.compile(r"\s+(?:of|from|in|at|on|for|who|whose|that|which|with)\s", re.IGNORECASE)
_SELF = frozenset("himself herself itself themselves".split())
_TITLES = frozenset(
    "mr mrs ms dr sir dame lord lady professor prof captain general colonel judge senator "
    "president minister chancellor king queen pope bishop st saint cllr councillor".split()
)
# Descriptions that fit so many people and texts that the documents will have used another word.
_ANYBODY = frozenset(
    stem(word)
    for word in "man men woman women boy girl person people lady gentleman guy somebody someone "
    "resident local neighbour witness survivor victim participant speaker writer "
    "author reporter journalist columnist reviewer critic blogger editor reader paper "
    "newspaper magazine article text report document piece story book study survey "
    "source side critics opponent supporter winner loser boss head chief leader "
    "spokesman spokeswoman spokesperson official expert guest guy employee worker "
    "company firm authority".split()
)
_SOURCES = frozenset("by from to via".split())
_SAYING = frozenset(
    stem(word)
    for word in "say said saying tell told claim state write wrote report describe explain "
    "announce warn call declare admit insist allege deny respond reply answer testify "
    "complain suggest predict estimate accuse demand comment recall mention assert "
    "concede argue think thought believe promise pledge vow threaten add ask urge "
    "reject dismiss condemn criticise criticize praise tweet post speak spoke speech "
    "statement letter interview acknowledge confirm remark note stress maintain "
    "contend propose expect hope fear know knew want plan agree refuse view opinion "
    "word remember recount assure conclude find found put give gave speaks stated "
    "thank welcome apologise apologize order ordered invite signal".split()
)


def asks_for_absent(
    question: Question, candidates: Sequence[Candidate], known: Collection[str]
) -> bool:
    """Whether whoever the question names is nobody's speaker, nor said to speak.

    A name must be told to speak by one of the candidates; a description ("the vicar") need only
    have its noun somewhere in the corpus, since people are described in many ways.

    Args:
        question: the analysed question.
        candidates: what was retrieved for it.
        known: the stems of the corpus's words.
    """
    if question.speaker is None or not candidates or candidates[0].speaker_match != 0.5:
        return False
    head = _head(question.speaker)
    if not head:
        return False
    word = stem(normalised_tokens(head[-1])[-1])
    if head[-1][0].isupper():
        return not any(_speaks(word, c.statement) or _heads(word, c) for c in candidates)
    begins = word[:_SHORTEST_CUT]
    alike = (_alike(word, other) for other in known if other[:_SHORTEST_CUT] == begins)
    return word not in _ANYBODY and not any(alike)


def _head(speaker: str) -> list[str]:
    """The words of a name or description up to its noun: "vicar" of "vicar of St Agnes's"."""
    words = _HEAD_ENDS.split(speaker, maxsplit=1)[0].split()
    words = [w for w in words if w.lower() not in _SELF and w.lower() not in STOP_WORDS]
    return [w for w in words if normalised_tokens(w)]


def _alike(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    cut = len(shorter) >= _SHORTEST_CUT and longer.startswith(shorter)
    return cut or same_word(word, other)


def _heads(word: str, candidate: Candidate) -> bool:
    """Whether the name stands over the article: in its title or as its author's."""
    return any(same_word(word, stem(token)) for token in normalised_tokens(candidate.heading))


def _speaks(word: str, text: str) -> bool:
    """Whether a name stands before or behind a word of saying, or is given as the source."""
    tokens = normalised_tokens(text)
    stemmed = [stem(token) for token in tokens]
    for at, token in enumerate(stemmed):
        if not same_word(word, token):
            continue
        if any(t in _SAYING for t in stemmed[at + 1 : at + 1 + _REACH]):
            return True
        first = at
        while first and (tokens[first - 1] in _TITLES or len(tokens[first - 1]) == 1):
            first -= 1
        before = range(max(0, first - _REACH), first)
        if first and stemmed[first - 1] in _SAYING:
            return True
        if any(tokens[n] in _SOURCES for n in before):
            return True
    return False
