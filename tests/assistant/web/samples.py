"""Hand-made answers and a hand-made corpus for the page's tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import (
    Answer,
    ArticleReference,
    Citation,
    CitedSpeaker,
    CitedStatement,
    Disagreement,
    DisputingCitation,
    IndexInfo,
    Searched,
    Status,
    Timings,
)
from index.domain import (
    Article,
    Dispute,
    DisputeEnd,
    DisputeKind,
    Document,
    Label,
    Metadata,
    Reason,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> ![x](javascript:alert(3)) "
    '" onmouseover="alert(4) \' ${alert(5)} {{constructor}} \u202egnp.exe </blockquote>'
)


def citation(quote: str = "The rope was new.", *, start: int = 10, **values: object) -> Citation:
    """A citation of `quote`, found at `start`."""
    base = Citation(
        quote=quote,
        display=quote,
        omitted=(),
        document="report.txt",
        sha256="ab" * 32,
        start=start,
        end=start + len(quote),
        page=None,
        article=ArticleReference(
            title="The rope", author="Ada Berg", outlet="The Courier", date="2023-02-19"
        ),
        speakers=(CitedSpeaker("Ada Berg", "person"),),
    )
    return replace(base, **values)  # type: ignore[arg-type]


def cited(base: Citation, made: type[Citation], **values: object) -> Citation:
    """The citation as another type that has more fields."""
    own = {name: getattr(base, name) for name in Citation.__dataclass_fields__}
    return made(**own, **values)  # type: ignore[arg-type]


def statement(
    quote: str = "The rope was new.",
    *,
    label: str = "claim",
    reasons: tuple[str, ...] = (),
    disputed_by: tuple[DisputingCitation, ...] = (),
    **values: object,
) -> CitedStatement:
    """A cited statement."""
    made = cited(
        citation(quote, **values),  # type: ignore[arg-type]
        CitedStatement,
        label=label,
        reasons=reasons,
        disputed_by=disputed_by,
    )
    assert isinstance(made, CitedStatement)
    return made


def disputing(quote: str, kind: str = "figure", **values: object) -> DisputingCitation:
    """A passage that disputes something."""
    made = cited(citation(quote, **values), DisputingCitation, kind=kind, confidence=0.9)  # type: ignore[arg-type]
    assert isinstance(made, DisputingCitation)
    return made


def answer(
    *statements: CitedStatement,
    question: str = "Was the rope new?",
    resolved: str | None = None,
    disagreements: tuple[Disagreement, ...] = (),
    nearest: tuple[Citation, ...] = (),
) -> Answer:
    """An answer; without statements, that there is none."""
    return Answer(
        question=question,
        resolved=resolved or question,
        status=Status.ANSWERED if statements else Status.NOT_IN_CORPUS,
        statements=statements,
        disagreements=disagreements,
        nearest=nearest,
        searched=Searched(4, 611),
        index=IndexInfo(),
        timings_ms=Timings(10, 5, 15),
    )


@dataclass
class SmallCorpus:
    """What the page reads of a corpus."""

    documents: dict[str, Document]
    articles: dict[str, Article]
    statements: dict[str, Statement]
    disputes: Sequence[Dispute] = ()
    supports: Sequence[object] = ()
    failures: Sequence[object] = field(default=())

    def disputes_of(self, id_: str) -> list[Dispute]:
        return [d for d in self.disputes if id_ in (d.a.statement, d.b.statement)]

    def checked_claims_of(self, id_: str) -> tuple[()]:
        return ()

    def supports_of(self, id_: str) -> list[object]:
        return []


def corpus_of(
    text: str,
    sentences: Iterable[str],
    *,
    path: str = "report.txt",
    labels: Sequence[Label] = (),
    pages: Sequence[Span] = (),
    articles: Sequence[Span] = (),
    quoted: str | None = None,
    metadata: Metadata | None = None,
) -> SmallCorpus:
    """A corpus of one document whose statements are `sentences`, found in `text` in order."""
    metadata = metadata or Metadata(title="The rope", author="Ada Berg", date="2023-02-19")
    spans = list(articles) or [Span(0, len(text))]
    made = [Article(path, number, span, metadata) for number, span in enumerate(spans)]
    speakers = [Speaker("Ada Berg", SpeakerKind.PERSON)]
    if quoted:
        speakers.append(Speaker(quoted, SpeakerKind.PERSON))
    statements = {}
    position = 0
    for number, sentence in enumerate(sentences):
        start = text.index(sentence, position)
        position = start + len(sentence)
        label = labels[number] if labels else Label.CLAIM
        home = next(a for a in made if a.span.start <= start < a.span.end)
        statements[f"s{number}"] = Statement(
            id=f"s{number}",
            document=path,
            article=home.id,
            paragraph=text.count("\n\n", 0, start),
            span=Span(start, position),
            omitted=(),
            page=None,
            speakers=tuple(speakers),
            label=label,
            text_label=label,
            reasons=(Reason.OPINION,),
            confidence=0.8,
            group=f"s{number}",
        )
    document = Document(path, "ab" * 32, "text/plain", text, pages=tuple(pages))
    return SmallCorpus({path: document}, {a.id: a for a in made}, statements)


def dispute(corpus: SmallCorpus, a: str, b: str, kind: DisputeKind = DisputeKind.FIGURE) -> Dispute:
    """A dispute between two whole statements."""
    one, two = corpus.statements[a].span, corpus.statements[b].span
    return Dispute(kind, 0.9, DisputeEnd(a, one, one), DisputeEnd(b, two, two))
