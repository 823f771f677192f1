"""The user's own decisions, made on the page: kept by the code of `attributed decide`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web import disputes
from assistant.web.decision_list import decision_list
from assistant.web.decision_requests import (
    DismissRequest,
    LabelRequest,
    SpeakersRequest,
    UndoRequest,
)
from assistant.web.desk import Reply, checked
from assistant.web.gate import Gate
from assistant.web.library import Libraries
from assistant.web.putting_right import dismissal_form, matter_form
from assistant.web.requests import DisputeRequest, NoRequest, StatementRequest
from index.corpus import Corpus
from index.decisions import FILE_NAME, Decision, add_decision, remove_decision
from index.decisions.making import DecisionMaker
from index.errors import AttributedError, DecisionError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_WAIT_SECONDS = 10.0
_BUSY = "The documents are being changed right now. Try again when that is done."
_NOT_HERE = (
    "Nothing can be decided from here. Open the page on the machine that serves it, or start it "
    "with --decide."
)
_GONE = "This passage is no longer in the documents. Close the source and open it again."
_NO_LABEL = (
    "This passage is no longer in the documents, or it is no statement and takes no label. Close "
    "the source and open it again."
)
_NO_DISPUTE = "These two don’t dispute each other any more. Nothing was changed."
_TAKEN_BACK = "This decision was taken back already."


class Decisions:
    """Makes decisions about the documents of an assistant, and takes them back.

    Args:
        assistant: its corpus folder keeps the decisions.
        libraries: what the page shows of it.
        changing: held while something changes; whoever changes the index too shares it.
        wait: how many seconds another change is waited for.
    """

    def __init__(
        self,
        assistant: Assistant,
        libraries: Libraries,
        changing: threading.Lock,
        *,
        wait: float = _WAIT_SECONDS,
    ) -> None:
        self._assistant = assistant
        self._libraries = libraries
        self._changing = changing
        self._wait = wait

    def decisions(self, request: NoRequest) -> Reply:
        """All decisions with their state."""
        library = self._libraries.current()
        return {"html": decision_list(library), "count": len(library.corpus.decisions)}

    def matter(self, request: StatementRequest) -> Reply:
        """What can be decided about a statement, and what has been."""
        library = self._libraries.current()
        statement = library.corpus.statements.get(request.id)
        return {"error": _GONE} if statement is None else {"html": matter_form(library, statement)}

    def between(self, request: DisputeRequest) -> Reply:
        """What can be decided about a dispute as such."""
        found = disputes.find(self._libraries.current().disputes, request)
        return {"error": disputes.GONE} if found is None else {"html": dismissal_form(found)}

    def dismiss_dispute(self, request: DismissRequest) -> Reply:
        """Two statements don't dispute each other."""
        return self._decide(
            lambda maker: maker.dismissal(request.statement, request.other, note=request.reason),
            unless=_NO_DISPUTE,
        )

    def set_label(self, request: LabelRequest) -> Reply:
        """A statement has this label."""
        return self._decide(
            lambda maker: maker.label(request.statement, request.label, note=request.reason),
            unless=_NO_LABEL,
        )

    def set_speakers(self, request: SpeakersRequest) -> Reply:
        """A statement is said by these."""
        names = [name for name in request.speakers if name.strip()]
        if not names:
            return {"error": "Write at least one name."}
        return self._decide(
            lambda maker: maker.speaker(
                request.statement, names, kind=request.kind, note=request.reason
            )
        )

    def undo_decision(self, request: UndoRequest) -> Reply:
        """Take a decision back."""
        with self._alone():
            before = self._assistant.corpus
            said = "Taken back."
            try:
                remove_decision(
                    self._assistant.corpus_path,
                    request.decision,
                    index=self._assistant.index_path,
                )
            except DecisionError:
                # Somebody else did it, here or by hand: the page is brought up to date anyway.
                said = _TAKEN_BACK
            return self._take_effect(before, said)

    def _decide(self, make: Callable[[DecisionMaker], Decision], *, unless: str = _GONE) -> Reply:
        """Make a decision about the corpus as the page shows it, keep it, let it take effect."""
        with self._alone():
            before = self._assistant.corpus
            try:
                decision = make(DecisionMaker(before))
            except DecisionError:
                # What the page offered is gone since: the statement, or what it was offered for.
                return {"error": unless}
            earlier = add_decision(
                self._assistant.corpus_path, decision, index=self._assistant.index_path
            )
            said = "Saved" if earlier is None else "Saved, instead of an earlier decision of yours"
            return self._take_effect(before, f"{said}.", decision.id)

    def _take_effect(self, before: Corpus, said: str, decision: str | None = None) -> Reply:
        try:
            self._assistant.sync()
        except AttributedError as error:
            why = self._without_paths(str(error))
            return {"error": f"{said} {FILE_NAME} has it, but it is not in effect yet: {why}"}
        after = self._assistant.corpus
        problem = next((d.problem for d in after.decisions if d.decision.id == decision), None)
        return {
            "said": f"{said} It has no effect: {problem}." if problem else said,
            "count": len(after.decisions),
            "labels": _changed_labels(before, after),
        }

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While nothing else changes; errors don't tell where the folders lie.

        Raises:
            AttributedError: something else goes on changing, or the decision can't be kept.
        """
        if not self._changing.acquire(timeout=self._wait):
            raise AttributedError(_BUSY)
        try:
            yield
        except AttributedError as error:
            raise AttributedError(self._without_paths(str(error))) from error
        finally:
            self._changing.release()

    def _without_paths(self, said: str) -> str:
        for folder in (self._assistant.corpus_path, self._assistant.index_path):
            said = said.replace(f"{folder}/", "").replace(str(folder), folder.name)
        return said


def decision_functions(
    decisions: Decisions, gate: Gate
) -> dict[str, Callable[[dict[str, Any], gr.Request], Reply]]:
    """The methods as plain functions from JSON to JSON, by name, for those whom the gate admits."""
    made = (
        checked("decisions", NoRequest, decisions.decisions),
        checked("matter", StatementRequest, decisions.matter),
        checked("between", DisputeRequest, decisions.between),
        checked("dismiss_dispute", DismissRequest, decisions.dismiss_dispute),
        checked("set_label", LabelRequest, decisions.set_label),
        checked("set_speakers", SpeakersRequest, decisions.set_speakers),
        checked("undo_decision", UndoRequest, decisions.undo_decision),
    )
    return {function.__name__: _gated(function, gate) for function in made}


def _gated(
    function: Callable[[dict[str, Any]], Reply], gate: Gate
) -> Callable[[dict[str, Any], gr.Request], Reply]:
    def answer_page(data: dict[str, Any], request: gr.Request) -> Reply:
        return function(data) if gate.admits(request.headers) else {"error": _NOT_HERE}

    answer_page.__name__ = function.__name__
    return answer_page


def _changed_labels(before: Corpus, after: Corpus) -> dict[str, str]:
    """The labels that are others now, by statement id, for what is shown already."""
    labels = {id_: statement.label for id_, statement in before.statements.items()}
    return {
        id_: statement.label.value
        for id_, statement in after.statements.items()
        if labels.get(id_, statement.label) is not statement.label
    }
