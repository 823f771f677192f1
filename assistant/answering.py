"""From a question to an answer over one state of a corpus."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.absent_speaker import asks_for_absent
from assistant.answer import (
    Answer,
    Citation,
    CitedStatement,
    IndexInfo,
    Notice,
    Searched,
    Status,
    Timings,
)
from assistant.answerability import answerability_row, asks_what_is_disputed
from assistant.citing import Citer
from assistant.context import context_of
from assistant.corpus_view import CorpusView
from assistant.deciding import Decision, decide
from assistant.disagreements import disagreements_of, with_counterparts
from assistant.errors import QuestionError
from assistant.evidence_model import (
    EvidenceModel,
    Logistic,
    evidence_rows,
    load_evidence_model,
)
from assistant.features import Candidate, feature_matrix
from assistant.filters import Filters
from assistant.follow_up import Turn, resolve
from assistant.identity import identified, identifying
from assistant.question import Question, parse_question
from assistant.retrieval import Retriever
from assistant.selection import Chosen, select
from assistant.speaker_match import SpeakerIndex
from index.corpus import Corpus
from index.embedding import Encoder
from index.verifier import Verifier

MAX_QUESTION_CHARS = 2_000
_NEAREST = 3
# How many candidates a verifier judges: the time of an answer is mostly its time.
_VERIFIED = 8
# How probable an answer is at most where those whose words are asked for say nothing.
_ABSENT = 0.05


@dataclass(frozen=True, slots=True)
class Judged:
    """Candidates with the probability that each is evidence, and that there is an answer.

    `features` and `verdicts` are what the probabilities were made of. `absent`: the words of
    somebody who says nothing are asked for.
    """

    candidates: Sequence[Candidate]
    scores: NDArray[np.float64]
    answerable: float
    features: NDArray[np.float64]
    verdicts: NDArray[np.float64] | None
    absent: bool = False


class Answering:
    """Answers questions from one complete, immutable state of a corpus; thread-safe.

    `verifier` scores passages one by one; a `decider`, where there is one, has the last word over
    the candidates that score best.
    """

    def __init__(
        self,
        corpus: Corpus,
        encoder: Encoder,
        verifier: Verifier,
        *,
        decider: Verifier | None = None,
    ) -> None:
        self.view = CorpusView(corpus)
        self.citer = Citer(corpus)
        self.verifier = verifier
        self.decider = decider
        self.speakers = SpeakerIndex(corpus)
        self.retriever = Retriever(self.view, encoder, self.speakers)

    @cached_property
    def model(self) -> EvidenceModel:
        """The weights that choose and refuse; loaded at the first question."""
        return load_evidence_model(self.verifier.name if self.verifier.judges_answers else None)

    @cached_property
    def _unverified(self) -> Logistic:
        """What chooses the candidates that the verifier judges."""
        return load_evidence_model().evidence

    def answer(
        self,
        text: str,
        *,
        turns: Sequence[Turn],
        filters: Filters,
        id_: str | None,
        local: bool = False,
    ) -> Answer:
        """Answer one question; `local` leaves the decider out."""
        started = time.perf_counter()
        checked = check_question(text)
        for turn in turns:
            check_characters(turn.resolved)
        turns = self._with_answer(checked, turns, filters, local=local)
        resolution = resolve(checked, turns)
        question = parse_question(resolution.question)
        allowed = filters.allowed(self.view.corpus) if filters else None
        if resolution.about_last_answer and turns[-1].answer is not None:
            return self._about(turns[-1].answer, text, resolution.question, id_, started)
        candidates = self.retriever.candidates(question, allowed=allowed)
        retrieved = time.perf_counter()
        judged = self.judge(question, candidates)
        decision = self._decide(question, judged, local=local)
        chosen = select(judged.candidates, decision.scores) if decision.answered else []
        # A language model has seen the candidates, and chosen.
        found = judged.candidates if decision.verifier == self.verifier.name else ()
        chosen = with_counterparts(self.view, question, chosen, found)
        statements = tuple(self._cite(c) for c in chosen)
        return Answer(
            id=id_,
            question=text,
            resolved=resolution.question,
            status=Status.ANSWERED if decision.answered else Status.NOT_IN_CORPUS,
            statements=statements,
            disagreements=disagreements_of(self.view, self.citer, chosen),
            nearest=() if decision.answered else self._nearest(judged),
            searched=self._searched(allowed),
            index=self._info(decision.verifier),
            timings_ms=_timings(started, retrieved),
            answerable=decision.answerable,
            notices=tuple(notice.value for notice in _notices(decision, judged)),
        )

    def judge(self, question: Question, candidates: Sequence[Candidate]) -> Judged:
        """Score candidates, best of them first decides whether there is an answer."""
        if not candidates:
            return Judged((), np.zeros(0), 0.0, np.zeros((0, 0)), None)
        features, verdicts = self.observe(question, candidates)
        scores = self.model.evidence.probability(evidence_rows(features, verdicts))
        row = answerability_row(
            question, candidates, features, scores, verdicts, self.view.vocabulary
        )
        answerable = float(self.model.answerability.probability(row[None, :])[0])
        disputes_of = self.view.corpus.disputes_of
        if asks_what_is_disputed(question, candidates, features, scores, disputes_of):
            answerable = max(answerable, self.model.threshold)
        degrees = identified(question.text, candidates)
        if degrees is not None:
            scores = identifying(scores, degrees)
            answerable = max(answerable, self.model.threshold * float(degrees.max()))
        absent = asks_for_absent(question, candidates, self.view.vocabulary.frequencies)
        if absent:
            answerable = min(answerable, _ABSENT)
        return Judged(candidates, scores, answerable, features, verdicts, absent)

    def observe(
        self, question: Question, candidates: Sequence[Candidate]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
        """What the weights see: features [n, len(FEATURES)], and verdicts [n] or None."""
        features = feature_matrix(question, candidates, self.view.vocabulary)
        return features, self._verdicts(question, candidates, features)

    def close(self) -> None:
        """Let go of the corpus."""
        self.view.corpus.close()

    def _verdicts(
        self,
        question: Question,
        candidates: Sequence[Candidate],
        features: NDArray[np.float64],
    ) -> NDArray[np.float64] | None:
        """The verifier's scores [n]; what it isn't asked about is as unlikely as the worst."""
        if not self.verifier.judges_answers:
            return None
        likely = self._unverified.probability(evidence_rows(features, None))
        asked = np.argsort(-likely, kind="stable")[:_VERIFIED]
        framed = [self.view.framed(candidates[i].id) for i in asked]
        judged = np.asarray(self.verifier.answers(question.text, framed), dtype=np.float64)
        verdicts = np.full(len(candidates), judged.min())
        verdicts[asked] = judged
        return verdicts

    def _decide(self, question: Question, judged: Judged, *, local: bool) -> Decision:
        own = Decision(
            judged.scores,
            answered=judged.answerable >= self.model.threshold,
            verifier=self.verifier.name,
            answerable=round(judged.answerable, 4),
        )
        if self.decider is None or local or not judged.candidates:
            return own
        return decide(
            self.decider, question, judged.candidates, own, framed=self.view.framed_with_voices
        )

    def _with_answer(
        self, text: str, turns: Sequence[Turn], filters: Filters, *, local: bool
    ) -> Sequence[Turn]:
        """Where "that" must be resolved and only the last question is known, answer it again."""
        if not turns or turns[-1].answer is not None:
            return turns
        if resolve(text, turns).question == text:
            return turns
        last = self.answer(
            turns[-1].resolved, turns=turns[:-1], filters=filters, id_=None, local=local
        )
        return [*turns[:-1], Turn(last.resolved, last)]

    def _about(
        self, last: Answer, text: str, resolved: str, id_: str | None, started: float
    ) -> Answer:
        """The last answer's own statements again: their chains say who said it."""
        return replace(
            last,
            id=id_,
            question=text,
            resolved=resolved,
            statements=last.statements[:1],
            timings_ms=_timings(started, started),
        )

    def _cite(self, chosen: Chosen) -> CitedStatement:
        statement = self.view.corpus.statements[chosen.candidate.id]
        return self.citer.statement(
            statement,
            relevance=chosen.score,
            context=context_of(self.view, self.citer, statement),
        )

    def _nearest(self, judged: Judged) -> tuple[Citation, ...]:
        order = np.argsort(-judged.scores, kind="stable")[:_NEAREST]
        ids = (judged.candidates[int(i)].id for i in order)
        return tuple(self.citer.citation(self.view.corpus.statements[id_]) for id_ in ids)

    def _searched(self, allowed: frozenset[str] | None) -> Searched:
        corpus = self.view.corpus
        if allowed is None:
            return Searched(len(corpus.documents), len(corpus.statements))
        documents = {corpus.statements[id_].document for id_ in allowed}
        return Searched(len(documents), len(allowed))

    def _info(self, verifier: str) -> IndexInfo:
        info = self.view.corpus.info
        return IndexInfo(info.version, info.built_at, info.embedding_model, verifier)


def _notices(decision: Decision, judged: Judged) -> tuple[Notice, ...]:
    absent = judged.absent and not decision.answered
    return (*decision.notices, Notice.SPEAKER_ABSENT) if absent else decision.notices


def check_question(text: str) -> str:
    """Return the question with white space folded.

    Raises:
        QuestionError: it is empty, too long, or no Unicode text.
    """
    check_characters(text)
    folded = " ".join(text.split())
    if not any(char.isalnum() for char in folded):
        raise QuestionError("the question is empty; write one, for example: Who said that …?")
    if len(folded) > MAX_QUESTION_CHARS:
        raise QuestionError(
            f"the question has {len(folded):,} characters; at most {MAX_QUESTION_CHARS:,} are "
            "taken: shorten it"
        )
    return folded


def check_characters(text: str) -> None:
    """Check that a text can be written as UTF-8, as JSON's escapes can't promise.

    Raises:
        QuestionError: it holds half of a surrogate pair.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise QuestionError(
            f"the question holds half a character (\\u{ord(text[error.start]):04x} at "
            f"{error.start}); write it anew"
        ) from error


def _timings(started: float, retrieved: float) -> Timings:
    now = time.perf_counter()
    return Timings(
        retrieve=round((retrieved - started) * 1000, 2),
        select=round((now - retrieved) * 1000, 2),
        total=round((now - started) * 1000, 2),
    )
