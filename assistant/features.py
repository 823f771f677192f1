"""What can be seen without a model of whether a statement answers a question.

Each feature is a number in about 0..1, the same for every corpus, so that one set of weights
(assistant/evidence_weights.json) serves all of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.question import Asked, Question
from index.terms import Vocabulary, normalised_tokens, same_word, stem, stems

FEATURES = (
    "dense_passage",
    "dense_statement",
    "keyword",
    "terms_in_statement",
    "terms_in_passage",
    "rarest_missing",
    "names_in_statement",
    "names_in_passage",
    "numbers_missing",
    "asked_present",
    "asked_near_focus",
    "word_pairs",
    "length",
    "speaker",
    "new_words",
    "plain_terms_in_statement",
    "plain_terms_in_passage",
    "terms_meant",
    "names_meant",
    "led_in",
    "terms_before",
    "dense_before",
)

_NUMBER_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|hundreds|thousand|thousands|million|millions|billion|billions|dozen|dozens|half|"
    r"third|quarter|twice|double|triple|none|several|first|second|both|single"
)
_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE)
_MONEY = re.compile(
    r"[$€£¥]\s?\d|\b\d[\d.,]*\s*(?:(?:hundred|thousand|million|billion|trillion|m|"
    r"bn)\s+)?(?:dollars?|euros?|pounds?|"
    r"francs?|crowns?|yen|roubles?|rubles?|cents?|percent|per\s+cent|%)|\d\s*%",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:1[0-9]|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\bMay\s+\d|"
    r"\b\d{1,2}[:.]\d\d\b|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|tomorrow|tonight|noon|"
    r"midnight)\b|"
    r"\b(?:last|next|this|previous|following)\s+(?:week|month|year|summer|winter|spring|autumn|"
    r"night|decade|century)\b|"
    r"\b(?:ago|century|centuries|decades?)\b|\b\d{1,2}\s?(?:a\.?m|p\.?m)\b|\b\d{3,4}\s*(?:AD|BC|"
    r"CE)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|as a result|so that|in order to|therefore|thus|hence|"
    r"caused?|causes|causing|"
    r"reasons?|led to|leads? to|leading to|for fear|blam\w+|attribut\w+|thanks to|aim\w*|purpose|"
    r"intend\w*|"
    r"motiv\w+|why|hop(?:e|es|ed|ing) (?:to|that|this)|want(?:s|ed)? to|to (?:prevent|avoid|"
    r"force|stop|protect|"
    r"provoke|justify|make|ensure|reduce|keep|give|allow|help|save))\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<!^)(?<![.!?]\s)(?<![“\"'‘(])\b[A-Z][a-zà-ÿ’'-]+")
_ANY_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+|(?<=[a-z,;:] )[A-Z][\w’'-]+")
_QUOTED = re.compile(r"[“\"«„]|\b(?:said|says|told|claimed|according to|stated|declared|wrote)\b")
_MANNER = re.compile(r"\b(?:by|through|using|with|via|ly)\b|\w+ly\b", re.IGNORECASE)

_PATTERNS: dict[Asked, re.Pattern[str]] = {
    Asked.NUMBER: _NUMBER,
    Asked.MONEY: _MONEY,
    Asked.DATE: _DATE,
    Asked.REASON: _REASON,
    Asked.PERSON: _ANY_NAME,
    Asked.PLACE: _CAPITALISED,
    Asked.WORDS: _QUOTED,
    Asked.MANNER: _MANNER,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be evidence, with the scores it was found by.

    `statement` and `passage` are display texts (a passage is the statement with its neighbours),
    `heading` the article's title and the names it goes under; `speaker_match` is 1 when the words
    are those of whom the question names, 0 when they aren't, 0.5 when it names nobody.
    `before` is the sentence that leads in to the statement, where it needs one, and `dense_before`
    that one's cosine; `speaking` is who "I" in it is, where it says so.
    `dense_*` are cosines, `keyword` the BM25 score divided by the best possible one.
    """

    id: str
    statement: str
    passage: str
    heading: str
    dense_passage: float
    dense_statement: float
    keyword: float
    speaker_match: float = 0.5
    before: str = ""
    dense_before: float = 0.0
    speaking: str = ""


def feature_matrix(
    question: Question, candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> NDArray[np.float64]:
    """Return the features of each candidate, shape [len(candidates), len(FEATURES)]."""
    if not candidates:
        return np.zeros((0, len(FEATURES)))
    view = _QuestionView(question, vocabulary)
    return np.array([_features(view, candidate) for candidate in candidates], dtype=np.float64)


class _QuestionView:
    """The question's side of the features, worked out once for all candidates."""

    def __init__(self, question: Question, vocabulary: Vocabulary) -> None:
        self.question = question
        self.terms = [vocabulary.nearest(term) for term in question.about]
        self.weights = [vocabulary.idf(term) for term in self.terms]
        self.total = sum(self.weights) or 1.0
        # What a word that the corpus lacks would weigh: makes weights comparable between corpora.
        self.most = vocabulary.idf("") or 1.0
        self.names = [stems(name) for name in question.names]
        self.names = [name for name in self.names if name]
        named = {word for name in self.names for word in name}
        # What is asked of those named: "built" in "When was the Marbella built?".
        self.plain = [
            (vocabulary.nearest(term), vocabulary.idf(vocabulary.nearest(term)))
            for term in question.about
            if term not in named
        ]
        self._own = {*self.terms, *named, *(term for term, _ in self.plain)}
        # Which of these each word of a text is a form of: candidates share most of their words.
        self._forms: dict[str, list[str]] = {}
        self.focus = set(question.focus)
        self.pairs = set(pairwise(self.terms))
        self.pattern = _PATTERNS.get(question.asked)
        tokens = set(normalised_tokens(question.text))
        self.known = {stem(token) for token in tokens}

    def coverage(self, words: set[str]) -> tuple[float, float]:
        """Share of the terms' weight found, and the weight of the rarest one missing, 0..1."""
        present = self._present(words)
        found = missing = 0.0
        for term, weight in zip(self.terms, self.weights, strict=True):
            if term in present:
                found += weight
            else:
                missing = max(missing, weight)
        return found / self.total, missing / self.most

    def plain_coverage(self, words: set[str]) -> float:
        """Share of the weight found of the terms that are no names; 0.5 where there are none."""
        total = sum(weight for _, weight in self.plain)
        if not total:
            return 0.5
        present = self._present(words)
        return sum(weight for term, weight in self.plain if term in present) / total

    def names_found(self, words: set[str]) -> float:
        """Share of the question's names of which a part is found."""
        if not self.names:
            return 1.0
        present = self._present(words)
        return sum(not present.isdisjoint(name) for name in self.names) / len(self.names)

    def _present(self, words: set[str]) -> set[str]:
        """The question's words that are among `words`, in whatever form."""
        present: set[str] = set()
        for word in words:
            forms = self._forms.get(word)
            if forms is None:
                forms = [own for own in self._own if same_word(own, word)]
                self._forms[word] = forms
            present.update(forms)
        return present


def _features(view: _QuestionView, candidate: Candidate) -> list[float]:
    statement = stems(candidate.statement)
    own = set(statement)
    around = own | set(stems(candidate.passage)) | set(stems(candidate.heading))
    in_statement, _ = view.coverage(own)
    in_passage, rarest_missing = view.coverage(around)
    digits = set(normalised_tokens(candidate.statement)) if view.question.numbers else set()
    missing_numbers = [n for n in view.question.numbers if n not in digits]
    pairs = set(pairwise(statement))
    meant = own | set(stems(candidate.speaking))
    before = set(stems(candidate.before))
    new = sum(1 for word in own if word not in view.known)
    return [
        candidate.dense_passage,
        candidate.dense_statement,
        candidate.keyword,
        in_statement,
        in_passage,
        rarest_missing,
        view.names_found(own),
        view.names_found(around),
        len(missing_numbers) / len(view.question.numbers) if view.question.numbers else 0.0,
        _asked_present(view, candidate.statement),
        _asked_near_focus(view, candidate.statement),
        len(view.pairs & pairs) / len(view.pairs) if view.pairs else 0.0,
        min(math.log1p(len(statement)) / 4.0, 1.0),
        candidate.speaker_match,
        min(new / 12.0, 1.0),
        view.plain_coverage(own),
        view.plain_coverage(around),
        view.coverage(meant)[0],
        view.names_found(meant),
        float(bool(candidate.before)),
        view.coverage(before)[0] if before else 0.0,
        candidate.dense_before,
    ]


def _asked_present(view: _QuestionView, text: str) -> float:
    if view.pattern is None:
        return 0.5
    return 1.0 if _new_match(view, text) is not None else 0.0


def _new_match(view: _QuestionView, text: str) -> re.Match[str] | None:
    """The first thing of the asked kind that the question does not itself contain."""
    if view.pattern is None:
        return None
    for match in view.pattern.finditer(text):
        words = stems(match.group()) or [match.group().lower()]
        if view.question.asked in (Asked.PERSON, Asked.PLACE, Asked.NUMBER, Asked.DATE) and all(
            word in view.known for word in words
        ):
            continue
        return match
    return None


def _asked_near_focus(view: _QuestionView, text: str) -> float:
    """How near the asked kind stands to what it is asked about; 1 is side by side."""
    if view.pattern is None or not view.focus:
        return 0.5
    tokens = normalised_tokens(text)
    focus = [i for i, token in enumerate(tokens) if stem(token) in view.focus]
    if not focus:
        return 0.0
    kind = [i for i, token in enumerate(tokens) if view.pattern.search(token)]
    if not kind:
        return 0.0
    return 1.0 / (1.0 + max(min(abs(a - b) for a in focus for b in kind) - 1, 0))
