"""One run of a suite: what evaluators look at. Every question is asked once and kept here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, Citation, CitedDispute, CitedStatement, Status
from eval.documents import Documents
from eval.gold import Gold, GoldQuestion
from eval.matching import Matcher


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the answer it got.

    `answer` is None where none was given; `error` then says why. `text` is running prose that a
    system shows around its citations; ours has none.
    """

    question: GoldQuestion
    answer: Answer | None
    error: str | None = None
    text: str | None = None

    @property
    def shown(self) -> tuple[CitedStatement, ...]:
        """The statements shown as evidence."""
        return self.answer.statements if self.answer else ()

    @property
    def answered(self) -> bool:
        """Whether the system said that the corpus holds an answer."""
        return self.answer is not None and self.answer.status is Status.ANSWERED


@dataclass(frozen=True, slots=True)
class SwappedStatement:
    """A statement that names a party, before and after the parties changed places."""

    item: str
    display: str
    label: str
    swapped_label: str | None
    confidence: float | None
    swapped_confidence: float | None


@dataclass(frozen=True, slots=True)
class SwappedQuestion:
    """What a question that names a party found, as (document, start), before and after."""

    item: str
    shown: tuple[tuple[str, int], ...]
    swapped: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PartySwap:
    """A corpus asked twice, the second time with the names of its parties exchanged."""

    parties: tuple[tuple[str, str], ...]
    statements: tuple[SwappedStatement, ...]
    questions: tuple[SwappedQuestion, ...]


@dataclass(frozen=True)
class Run:
    """Gold, documents and everything that the system said about them.

    `statements` and `disputes` are all those of the system's index, or None where it has none to
    show; `swap` is None where the parties were not swapped.
    """

    gold: Gold
    documents: Documents
    cases: tuple[Case, ...]
    statements: tuple[CitedStatement, ...] | None = None
    disputes: tuple[CitedDispute, ...] | None = None
    swap: PartySwap | None = None
    matcher: Matcher = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "matcher", Matcher(self.documents))

    def with_cases(self, cases: Sequence[Case]) -> Run:
        """The same run with other answers."""
        return replace(self, cases=tuple(cases))

    def labelled(self) -> tuple[CitedStatement, ...]:
        """All statements of the index, or else each statement that an answer showed, once."""
        if self.statements is not None:
            return self.statements
        shown = (statement for case in self.cases for statement in case.shown)
        return tuple({(s.document, s.start, s.end): s for s in shown}.values())


def all_citations(answer: Answer) -> Iterator[tuple[str, Citation]]:
    """Yield every citation of an answer with the field it stands in."""
    for number, statement in enumerate(answer.statements):
        at = f"statements[{number}]"
        yield at, statement
        for name, neighbour in (
            ("before", statement.context.before),
            ("after", statement.context.after),
        ):
            if neighbour is not None:
                yield f"{at}.context.{name}", neighbour
        yield from _numbered(f"{at}.supported_by", statement.supported_by)
        yield from _numbered(f"{at}.disputed_by", statement.disputed_by)
    for number, disagreement in enumerate(answer.disagreements):
        for side, citations in enumerate(disagreement.sides):
            yield from _numbered(f"disagreements[{number}].sides[{side}]", citations)
    yield from _numbered("nearest", answer.nearest)


def _numbered(at: str, citations: Sequence[Citation]) -> Iterator[tuple[str, Citation]]:
    for number, citation in enumerate(citations):
        yield f"{at}[{number}]", citation


def shown_evidence(answer: Answer) -> list[Citation]:
    """Every citation that a reader sees as evidence or counter-evidence."""
    citations: list[Citation] = list(answer.statements)
    citations += [c for s in answer.statements for c in s.disputed_by]
    citations += [c for d in answer.disagreements for side in d.sides for c in side]
    return citations
