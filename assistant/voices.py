"""Who says how much about what: every speaker of a corpus with counts and typical terms."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.corpus_view import CorpusView
from assistant.filters import name_key
from index.domain import SpeakerKind, Statement
from index.terms import STOP_WORDS, normalised_tokens, stem

MAX_TERMS = 6
# The prior is worth so many words: a term must be said about as often before it counts as typical.
_PRIOR_WORDS = 200.0
_SHORTEST_TERM = 3


@dataclass(frozen=True, slots=True)
class QuotedThrough:
    """Who passes a speaker's statements on, and how many of them."""

    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and what the corpus holds of them.

    `statements` counts those that the speaker asserts (as the innermost of the chain), copies of
    one text once: `record` + `claim` + `disputed`. `articles` and `outlets` are in how many these
    stand, `quoted_through` who passes them on (nobody where the speaker writes), most often first.
    `terms` are the words most typical of them, most typical first.
    """

    name: str
    kind: str
    statements: int
    record: int
    claim: int
    disputed: int
    articles: int
    outlets: int
    quoted_through: tuple[QuotedThrough, ...]
    terms: tuple[str, ...]


@dataclass
class _Said:
    name: str
    kind: SpeakerKind
    statements: list[Statement] = field(default_factory=list)


def voices(view: CorpusView, *, allowed: Collection[str] | None = None) -> tuple[Voice, ...]:
    """All speakers, who says most first; equals in the order in which the corpus has them.

    Letter case and punctuation of names don't count. An unnamed speaker is somebody else in every
    article. Terms are compared with what the others say in the whole corpus.

    Args:
        view: the corpus.
        allowed: count only these statements.
    """
    citable = [s for s in view.corpus.statements.values() if view.citable(s) and s.speakers]
    terms = _Terms(view, citable)
    found: dict[tuple[str, str], _Said] = {}
    for statement in citable:
        if allowed is None or statement.id in allowed:
            speaker = statement.speakers[-1]
            unnamed = speaker.kind is SpeakerKind.UNNAMED
            key = (name_key(speaker.name), statement.article if unnamed else "")
            found.setdefault(key, _Said(speaker.name, speaker.kind)).statements.append(statement)
    # Sorting is stable: equals stay as they were found.
    ordered = sorted(found.values(), key=lambda said: -len(said.statements))
    return tuple(_voice(view, said, terms) for said in ordered)


def _voice(view: CorpusView, said: _Said, terms: _Terms) -> Voice:
    labels = Counter(statement.label.value for statement in said.statements)
    articles = dict.fromkeys(statement.article for statement in said.statements)
    outlets = {view.corpus.articles[article].metadata.outlet for article in articles} - {None}
    own = name_key(said.name)
    outer = (s.speakers[-2].name for s in said.statements if len(s.speakers) > 1)
    through = Counter(name for name in outer if name_key(name) != own)
    return Voice(
        name=said.name,
        kind=said.kind.value,
        statements=len(said.statements),
        record=labels["record"],
        claim=labels["claim"],
        disputed=labels["disputed"],
        articles=len(articles),
        outlets=len(outlets),
        quoted_through=tuple(QuotedThrough(*item) for item in through.most_common()),
        terms=terms.typical([s.id for s in said.statements], besides=said.name),
    )


class _Terms:
    """The words of all statements, and which are typical of some of them.

    The measure is the z-score of the log-odds ratio with an informative Dirichlet prior (Monroe,
    Colaresi and Quinn, "Fightin' Words", Political Analysis 16(4), 2008), over stems; the prior
    is the corpus's own distribution. Unlike plain frequencies it neither favours common words nor
    what was said only once.
    """

    def __init__(self, view: CorpusView, statements: Iterable[Statement]) -> None:
        self._counts: dict[str, Counter[str]] = {}
        self._spelled: dict[str, Counter[str]] = defaultdict(Counter)
        self._all: Counter[str] = Counter()
        for statement in statements:
            words = _content_words(view.display(statement.id))
            counts = Counter(stem(word) for word in words)
            for word in words:
                self._spelled[stem(word)][word] += 1
            self._counts[statement.id] = counts
            self._all += counts

    def typical(self, ids: Sequence[str], *, besides: str) -> tuple[str, ...]:
        """The terms most typical of some statements, in their most frequent spelling.

        Args:
            ids: the statements; they are compared with all others.
            besides: words of this name don't count.
        """
        said: Counter[str] = Counter()
        for id_ in ids:
            said += self._counts[id_]
        own = {stem(word) for word in normalised_tokens(besides)}
        scores = _log_odds(said, self._all)
        typical = [term for term, score in scores.items() if score > 0 and term not in own]
        typical.sort(key=lambda term: -scores[term])
        return tuple(map(self._shown, typical[:MAX_TERMS]))

    def _shown(self, term: str) -> str:
        spelled = self._spelled[term].most_common(1)[0][0]
        # Among words abbreviations are told apart by a point: "us." is U.S.
        return spelled[:-1].upper() if spelled.endswith(".") else spelled


def _content_words(text: str) -> list[str]:
    return [
        word
        for word in normalised_tokens(text)
        if word not in STOP_WORDS and len(word) >= _SHORTEST_TERM and not word[0].isdigit()
    ]


def _log_odds(said: Mapping[str, int], everything: Mapping[str, int]) -> dict[str, float]:
    """The z-score of each term of `said` against the rest of `everything`; see `_Terms`.

    `everything` counts what is in `said` too. Where there is nothing to
    compare with there are no scores.
    """
    total, own_total = sum(everything.values()), sum(said.values())
    if own_total == total or len(everything) < 2:
        return {}
    scores = {}
    for term, own in said.items():
        prior = _PRIOR_WORDS * everything[term] / total
        rest = everything[term] - own
        odds = _odds(own + prior, own_total + _PRIOR_WORDS)
        others = _odds(rest + prior, total - own_total + _PRIOR_WORDS)
        deviation = math.sqrt(1 / (own + prior) + 1 / (rest + prior))
        scores[term] = (math.log(odds) - math.log(others)) / deviation
    return scores


def _odds(count: float, total: float) -> float:
    return count / (total - count)
