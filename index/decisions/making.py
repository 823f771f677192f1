"""Decisions that fit a corpus: about statements that are there, and with an effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.corpus import Corpus
from index.decisions.model import (
    Dismissal,
    LabelDecision,
    NamedSpeaker,
    SpeakerDecision,
    StatementReference,
    statement_hash,
)
from index.domain import Label, SpeakerKind, Statement
from index.errors import DecisionError
from index.fold import fold

_SHORTEST = 4
_NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class _Found:
    statement: Statement
    reference: StatementReference


class DecisionMaker:
    """Makes decisions about the statements of one state of a corpus.

    Statements are named by their hashes, or by how these begin.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._by_hash: dict[str, list[Statement]] = {}
        for statement in corpus.statements.values():
            name = statement_hash(statement.document, self._text(statement))
            self._by_hash.setdefault(name, []).append(statement)

    def dismissal(self, a: str, b: str, *, note: str | None = None) -> Dismissal:
        """Two statements don't dispute each other.

        Raises:
            DecisionError: there are no such statements, or no dispute between them.
        """
        one, other = self._find(a), self._find(b)
        groups = {one.statement.group, other.statement.group}
        statements = self._corpus.statements
        known = any(
            {statements[d.a.statement].group, statements[d.b.statement].group} == groups
            for d in self._corpus.disputes
        )
        if not known:
            raise DecisionError(
                f"{a}, {b}: no dispute between these two; `attributed disputes` lists all"
            )
        return Dismissal(statements=(one.reference, other.reference), note=note)

    def speaker(
        self,
        statement: str,
        names: Sequence[str],
        *,
        kind: SpeakerKind | None = None,
        note: str | None = None,
    ) -> SpeakerDecision:
        """Who says a statement.

        Args:
            statement: its hash.
            names: those whom the article quotes, outermost first; the author's alone for words
                of the author's own.
            kind: of the last one.
            note: why.

        Raises:
            DecisionError: there is no such statement, or a name is empty.
        """
        clean = [" ".join(name.split()) for name in names]
        if not clean or not all(clean):
            raise DecisionError("the speaker's name is empty; write one")
        speakers = [NamedSpeaker(name=name) for name in clean[:-1]]
        speakers.append(NamedSpeaker(name=clean[-1], kind=kind))
        found = self._find(statement)
        return SpeakerDecision(statement=found.reference, speakers=tuple(speakers), note=note)

    def label(self, statement: str, label: Label, *, note: str | None = None) -> LabelDecision:
        """Which label a statement has.

        Raises:
            DecisionError: there is no such statement, or it states nothing.
        """
        found = self._find(statement)
        if found.statement.text_label is Label.NONE and label is not Label.NONE:
            raise DecisionError(
                f"{statement}: is no statement (a question, a heading, a call, a fragment), so no "
                "label can be given to it"
            )
        return LabelDecision(statement=found.reference, label=label, note=note)

    def _find(self, name: str) -> _Found:
        wanted = name.strip().lower()
        found = [h for h in self._by_hash if wanted and h.startswith(wanted)]
        if len(wanted) < _SHORTEST or not found:
            raise DecisionError(
                f"{name}: there is no statement of this hash; `attributed statements` and "
                f"`attributed disputes` show them, and the first {_SHORTEST} characters or more do"
            )
        if len(found) > 1:
            some = ", ".join(found[:_NAMED_AT_MOST])
            raise DecisionError(f"{name}: several statements begin so ({some}); write more of it")
        statement = self._by_hash[found[0]][0]
        text = self._text(statement)
        reference = StatementReference(document=statement.document, hash=found[0], text=text)
        return _Found(statement, reference)

    def _text(self, statement: Statement) -> str:
        document = self._corpus.documents[statement.document]
        return fold(statement.span.of(document.text), statement.omitted, start=statement.span.start)
