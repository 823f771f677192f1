"""Finding candidates by reciprocal rank fusion.

Passages are searched by their vectors and their words, statements by their own vectors: the
neighbourhood knows what a sentence is about, the sentence alone whether it says it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.corpus_view import CorpusView
from assistant.features import Candidate
from assistant.question import Question
from assistant.speaker_match import SpeakerIndex
from index.embedding import Encoder

# Cormack, Clarke and Büttcher 2009: the constant of reciprocal rank fusion.
_RRF_CONSTANT = 60.0
# So many of each ranking are judged whatever the others say: a rare word is found by one alone.
_SURE = 5
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
        rankings = [ids_of(dense), ids_of(own), ids_of(keyword), spoken]
        ids = _fuse([[id_ for id_ in r if self._citable(id_)] for r in rankings])[:limit]
        return self._described(ids, vector, dict(keyword), words, wanted)

    def _query_words(self, question: Question) -> list[str]:
        vocabulary = self.view.vocabulary
        return [vocabulary.nearest(term) for term in question.terms]

    def _citable(self, statement_id: str) -> bool:
        return self.view.citable(self.view.corpus.statements[statement_id])

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
        return [
            Candidate(
                id=id_,
                statement=self.view.display(id_),
                passage=self.view.passage(id_),
                heading=self.view.heading(id_),
                dense_passage=float(around[i]),
                dense_statement=float(own[i]),
                keyword=keyword.get(id_, 0.0) / ceiling,
                speaker_match=0.5 if not wanted else float(id_ in wanted),
            )
            for i, id_ in enumerate(ids)
        ]


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
