"""Finding candidates by reciprocal rank fusion.

Passages are searched by their vectors and their words, statements by their own vectors: the
neighbourhood knows what a sentence is about, the sentence alone whether it says it. Where a
question of the documents is found, what is said to it is judged, and beside the likeliest
statements what goes on from them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.corpus_view import CorpusView
from assistant.features import Candidate
from assistant.pointing_back import asks
from assistant.question import Question
from assistant.speaker_match import SpeakerIndex
from index.domain import Statement
from index.embedding import Encoder

# Cormack, Clarke and Büttcher 2009: the constant of reciprocal rank fusion.
_RRF_CONSTANT = 60.0
# So many of each ranking are judged whatever the others say: a rare word is found by one alone.
_SURE = 5
# What goes on from so many of the likeliest is judged too.
_FOLLOWED = 10
# What BM25 (k1 = 1.5) gives at most for one occurrence-saturated term, per unit of idf.
_BM25_CEILING = 2.5


@dataclass(frozen=True, slots=True)
class Retriever:
    """Hybrid search over one state of a corpus."""

    view: CorpusView
    encoder: Encoder
    speakers: SpeakerIndex
    depth: int = 60

    def candidates(
        self, question: Question, *, allowed: Collection[str] | None = None, limit: int = 30
    ) -> list[Candidate]:
        """Return up to `limit` statements that may answer, best fused rank first."""
        corpus = self.view.corpus
        vector = self.encoder.encode_query(question.text)
        dense = corpus.search_vectors(vector, top_k=self.depth, allowed=allowed)
        own = corpus.search_statements(vector, top_k=self.depth, allowed=allowed)
        words = self._query_words(question)
        keyword = corpus.search_keywords(words, top_k=self.depth, allowed=allowed)
        wanted = self.speakers.matching(question.speaker) if question.speaker else frozenset()
        spoken = self._said_by(wanted, vector, allowed)
        named = self._named_speaking(question)
        of_themselves = self._said_by(named - wanted, vector, allowed)
        rankings = [ids_of(dense), ids_of(own), ids_of(keyword), spoken, of_themselves]
        ids = _fuse([self._answering(r, allowed) for r in rankings])[:limit]
        ids += [id_ for id_ in self._following(ids[:_FOLLOWED], allowed) if id_ not in ids]
        return self._described(ids, vector, dict(keyword), words, wanted)

    def _query_words(self, question: Question) -> list[str]:
        vocabulary = self.view.vocabulary
        return [vocabulary.nearest(term) for term in question.terms]

    def _answering(self, ranking: Sequence[str], allowed: Collection[str] | None) -> list[str]:
        """What of a ranking may be evidence; in place of a question, what is said to it."""
        said: dict[str, None] = {}
        for id_ in ranking:
            if self._citable(id_):
                said[id_] = None
            elif asks(self.view.display(id_)):
                after = self.view.neighbour(id_, 1)
                if after is not None and self._may_follow(after, allowed):
                    said[after.id] = None
        return list(said)

    def _following(self, ids: Sequence[str], allowed: Collection[str] | None) -> list[str]:
        """What goes on from these statements and is understood only with them."""
        found: dict[str, None] = {}
        for id_ in ids:
            after = self.view.neighbour(id_, 1)
            if (
                after is not None
                and self._may_follow(after, allowed)
                and self.view.leading_in(after.id)
            ):
                found[after.id] = None
        return list(found)

    def _may_follow(self, statement: Statement, allowed: Collection[str] | None) -> bool:
        return self.view.citable(statement) and (allowed is None or statement.id in allowed)

    def _citable(self, statement_id: str) -> bool:
        return self.view.citable(self.view.corpus.statements[statement_id])

    def _named_speaking(self, question: Question) -> frozenset[str]:
        """What those whom the question names say of themselves, as "I" or "we"."""
        said = (self.speakers.matching(name) for name in question.names)
        return self.view.first_person & frozenset().union(*said)

    def _said_by(
        self, wanted: frozenset[str], vector: np.ndarray, allowed: Collection[str] | None
    ) -> list[str]:
        """What the asked-for speaker says, nearest to the question first."""
        if not wanted:
            return []
        within = wanted if allowed is None else wanted & frozenset(allowed)
        found = self.view.corpus.search_vectors(vector, top_k=self.depth, allowed=within)
        return ids_of(found)

    def _described(
        self,
        ids: Sequence[str],
        vector: np.ndarray,
        keyword: dict[str, float],
        words: Sequence[str],
        wanted: frozenset[str],
    ) -> list[Candidate]:
        corpus = self.view.corpus
        ceiling = _BM25_CEILING * sum(map(self.view.vocabulary.idf, words)) or 1.0
        own = corpus.statement_vectors(ids) @ vector if ids else np.zeros(0)
        around = corpus.passage_vectors(ids) @ vector if ids else np.zeros(0)
        before = self._led_in(ids, vector)
        return [
            Candidate(
                id=id_,
                statement=self.view.display(id_),
                passage=self.view.passage(id_),
                heading=self.view.heading(id_),
                dense_passage=float(around[i]),
                dense_statement=float(own[i]),
                keyword=keyword.get(id_, 0.0) / ceiling,
                before=self.view.leading_in(id_),
                dense_before=before[i],
                speaking=self.view.speaking(id_),
                speaker_match=0.5 if not wanted else float(id_ in wanted),
            )
            for i, id_ in enumerate(ids)
        ]

    def _led_in(self, ids: Sequence[str], vector: np.ndarray) -> list[float]:
        """How near what leads in to each statement is to the question; 0 where nothing does."""
        leading = {id_: self.view.neighbour(id_, -1) for id_ in ids if self.view.leading_in(id_)}
        known = [s.id for s in leading.values() if s is not None]
        near = self.view.corpus.statement_vectors(known) @ vector if known else np.zeros(0)
        cosine = dict(zip(leading, map(float, near), strict=True))
        return [cosine.get(id_, 0.0) for id_ in ids]


def ids_of(found: Sequence[tuple[str, float]]) -> list[str]:
    """The ids of a search's results, in order."""
    return [id_ for id_, _ in found]


def _fuse(rankings: Sequence[Sequence[str]]) -> list[str]:
    """All ids, the first few of each ranking before the others, by fused score within both."""
    scores: dict[str, float] = {}
    sure = {id_ for ranking in rankings for id_ in ranking[:_SURE]}
    for ranking in rankings:
        for rank, id_ in enumerate(ranking, start=1):
            scores[id_] = scores.get(id_, 0.0) + 1.0 / (_RRF_CONSTANT + rank)
    return sorted(scores, key=lambda id_: (id_ not in sure, -scores[id_], id_))
