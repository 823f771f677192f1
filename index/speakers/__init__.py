"""Who says it: every span of an article with the chain of its speakers.

Rules over spaCy's parse, in one pass. Quotations and indirect speech are found paragraph by
paragraph (`clauses`, `direct`), what whole paragraphs say by their surroundings (`announced`,
`interviews`); `resolution` turns naming words into speakers and `chains` nests them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.speakers.announced import find_announced
from index.speakers.chains import build_chains
from index.speakers.checked import find_checked
from index.speakers.clauses import find_clauses
from index.speakers.direct import DirectSpeech
from index.speakers.headed_turns import find_headed_turns
from index.speakers.interviews import find_turns
from index.speakers.printed import find_printed
from index.speakers.quotations import find_quotations
from index.speakers.resolution import Resolver
from index.speakers.sittings import find_sitting
from index.speakers.testimony import find_testimony
from index.speakers.unnamed_turns import find_unnamed_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from index.analysis import AnalysedArticle, SentenceSpeech
    from index.speakers.quotations import Quotation
    from index.speakers.reports import Report

__all__ = ["attribute"]

_MARKS = frozenset("\"“”„«»*_'‘’")


def attribute(article: AnalysedArticle) -> tuple[SentenceSpeech, ...]:
    """Return how each sentence of an article is attributed, in reading order.

    Every chain starts with the article's author, or its outlet where no author is known.
    """
    paragraphs, metadata = article.paragraphs, article.article.metadata
    docs = [paragraph.doc for paragraph in article.paragraphs]
    quotations = find_quotations([doc.text for doc in docs])
    clauses = [report for n, doc in enumerate(docs) for report in find_clauses(n, doc)]
    indirect = _within_quotations(clauses, quotations)
    announced = find_announced(paragraphs)
    turns = (
        find_testimony(paragraphs)
        or find_turns(paragraphs, metadata)
        or find_sitting(paragraphs)
        or find_headed_turns(paragraphs)
        or find_unnamed_turns(paragraphs, metadata)
    )
    direct = DirectSpeech(docs, quotations, indirect, announced.sources).reports()
    direct = _without_carried(direct, announced.reports, docs)
    # Of two reports of the same words the first one quotes the second.
    # A speech ends where the turns of a conversation begin.
    first = min((turn.paragraph for turn in turns), default=len(paragraphs))
    printed = [report for report in find_printed(paragraphs) if report.paragraph < first]
    whole = [*printed, *turns, *announced.reports, *find_checked(paragraphs)]
    reports = [*whole, *direct, *_beside(indirect, direct)]
    return build_chains(article, reports, Resolver(paragraphs, metadata, quotations))


def _within_quotations(clauses: list[Report], quotations: Sequence[Quotation]) -> list[Report]:
    """Cut what is reported inside a quotation where that ends, whatever the parse holds."""
    outer: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        if quotation.depth == 0:
            outer.setdefault(quotation.paragraph, []).append(quotation)
    found = []
    for report in clauses:
        at = report.cue.idx if report.cue is not None else -1
        around = [q for q in outer.get(report.paragraph, ()) if q.start <= at < q.end]
        start = max([report.start, *(q.start + 1 for q in around)])
        end = min([report.end, *(q.end - 1 if q.closed else q.end for q in around)])
        if start < end:
            found.append(replace(report, start=start, end=end))
    return found


def _without_carried(
    direct: list[Report], announced: list[Report], docs: Sequence[Doc]
) -> list[Report]:
    """Drop quotations left open paragraphs before, where an announcement says who speaks."""
    ends = {report.paragraph: report.end for report in announced}
    return [
        r
        for r in direct
        if r.end > ends.get(r.paragraph, -1) or r.start > 0 or docs[r.paragraph].text[:1] in _MARKS
    ]


def _beside(indirect: list[Report], direct: list[Report]) -> list[Report]:
    """Drop the clauses that are what a quotation says, by the same or by other reporting words."""
    cues = {(r.paragraph, r.cue.i): r for r in direct if r.cue is not None}
    quoted: dict[int, list[Report]] = {}
    for report in direct:
        quoted.setdefault(report.paragraph, []).append(report)
    kept = []
    for report in indirect:
        twin = cues.get((report.paragraph, report.cue.i)) if report.cue is not None else None
        if twin is not None and report.start >= twin.start - 6 and report.end <= twin.end + 60:
            continue
        if not any(_restates(report, q) for q in quoted.get(report.paragraph, ())):
            kept.append(report)
    return kept


def _restates(clause: Report, quotation: Report) -> bool:
    """Whether a clause is the inside of a quotation, said twice: "X said "...", she said."."""
    cue = clause.cue
    outside = cue is not None and not quotation.start <= cue.idx < quotation.end
    return outside and quotation.start <= clause.start and clause.end <= quotation.end
