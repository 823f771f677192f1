"""Where the documents disagree about what was asked: the sides, each by its own voices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer import Citation, Disagreement
from assistant.citing import Citer
from assistant.corpus_view import CorpusView
from assistant.features import Candidate
from assistant.question import Question
from assistant.selection import MAX_STATEMENTS, Chosen
from index.corpus import Corpus
from index.domain import Dispute, DisputeEnd

_MAX_DISAGREEMENTS = 3


def with_counterparts(
    view: CorpusView,
    question: Question,
    chosen: Sequence[Chosen],
    candidates: Sequence[Candidate],
) -> list[Chosen]:
    """Put the other side of what is disputed into the evidence.

    Where a question asks for sides or for who denies, every other side; elsewhere those among the
    `candidates`, which were found for the question themselves. What is left out stands in
    `disputed_by`.
    """
    result = list(chosen)
    found = {c.id for c in candidates}
    asked = question.wants_sides or question.wants_denial
    present = {c.candidate.id for c in result}
    for item in chosen:
        place = _after(result, item)
        for dispute in _surest(view.corpus.disputes_of(item.candidate.id)):
            other = _other_end(dispute, item.candidate.id)
            if other in present or not view.citable(view.corpus.statements[other]):
                continue
            if not asked and (other not in found or not dispute.disputes):
                continue
            present.add(other)
            counterpart = Chosen(_plain_candidate(view, other), item.score * dispute.confidence)
            result.insert(place, counterpart)
            place += 1
    return result[: MAX_STATEMENTS + 1]


def disagreements_of(
    view: CorpusView, citer: Citer, chosen: Sequence[Chosen]
) -> tuple[Disagreement, ...]:
    """Group the disputes that touch the evidence into sides.

    A statement and those that it clashes with make one disagreement. Sides are ordered by where
    their first statement stands among documents and offsets, never by who speaks.
    """
    return disagreements_among(view.corpus, citer, [item.candidate.id for item in chosen])


def disagreements_among(
    corpus: Corpus, citer: Citer, statements: Sequence[str]
) -> tuple[Disagreement, ...]:
    """The same for statements by their ids, in the order of the evidence."""
    found: list[Disagreement] = []
    seen: set[tuple[str, bool]] = set()
    for id_ in statements:
        disputes = [d for d in corpus.disputes_of(id_) if d.a.statement != d.b.statement]
        for disputed in (True, False):
            relevant = _surest(d for d in disputes if d.disputes is disputed)
            if relevant and (id_, disputed) not in seen:
                seen |= {(id_, disputed), *((_other_end(d, id_), disputed) for d in relevant)}
                found.append(_disagreement(corpus, citer, id_, relevant))
    return tuple(found[:_MAX_DISAGREEMENTS])


def _disagreement(
    corpus: Corpus, citer: Citer, id_: str, disputes: Sequence[Dispute]
) -> Disagreement:
    own = [citer.citation(corpus.statements[id_])]
    others: dict[str, Citation] = {}
    for dispute in disputes:
        end = dispute.b if dispute.a.statement == id_ else dispute.a
        statement = corpus.statements[end.statement]
        others.setdefault(end.statement, citer.citation(statement))
    surest = disputes[0]
    ends = (surest.a, surest.b) if surest.a.statement == id_ else (surest.b, surest.a)
    clashing = (_clash(corpus, end) for end in ends)
    # The words that clash stand in the order of the sides that they are from.
    sides = sorted(
        zip((tuple(own), tuple(others.values())), clashing, strict=True), key=lambda s: _place(s[0])
    )
    return Disagreement(
        topic=" / ".join(words for _, words in sides),
        kind=surest.kind.value,
        sides=tuple(side for side, _ in sides),
    )


def _clash(corpus: Corpus, end: DisputeEnd) -> str:
    """The words that clash, as they stand: no topic is put in words of our own."""
    document = corpus.documents[corpus.statements[end.statement].document]
    return " ".join(end.clash.of(document.text).split())


def _surest(disputes: Iterable[Dispute]) -> list[Dispute]:
    return sorted(disputes, key=lambda d: (-d.confidence, d.a.span, d.b.span))


def _other_end(dispute: Dispute, statement_id: str) -> str:
    return dispute.b.statement if dispute.a.statement == statement_id else dispute.a.statement


def _place(side: tuple[Citation, ...]) -> tuple[str, int]:
    return min((citation.sha256, citation.start) for citation in side)


def _after(result: Sequence[Chosen], item: Chosen) -> int:
    return next(i for i, c in enumerate(result) if c.candidate.id == item.candidate.id) + 1


def _plain_candidate(view: CorpusView, id_: str) -> Candidate:
    return Candidate(id_, view.display(id_), view.passage(id_), view.heading(id_), 0.0, 0.0, 0.0)
