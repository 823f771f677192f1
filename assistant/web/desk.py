"""What the page asks the server: each method takes a checked request and gives plain JSON types."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.answer import Answer, Status
from assistant.errors import QuestionError
from assistant.follow_up import HISTORY_USED
from assistant.web import cards, contents, detail, disputes, export, reader, requests
from assistant.web.library import Libraries, Library
from assistant.web.suggestions import suggest
from assistant.web.updating import as_now
from index.domain import Span
from index.errors import AttributedError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

logger = logging.getLogger(__name__)

_Request = TypeVar("_Request", bound=BaseModel)
Reply = dict[str, Any]

_NOT_UNDERSTOOD = "The page sent something that can't be understood. Reload it and try again."
_EXPORTS = {
    "markdown": ("conversation.md", "text/markdown", export.to_markdown),
    "json": ("conversation.json", "application/json", export.to_json),
    "csv": ("conversation.csv", "text/csv", export.to_csv),
}


class Desk:
    """Answers the page. It keeps nothing of a conversation: the browser does.

    Args:
        assistant: answers the questions.
        decides: whether the page offers to decide about the documents.
    """

    def __init__(self, assistant: Assistant, *, decides: bool = False) -> None:
        self._assistant = assistant
        self._decides = decides
        self.libraries = Libraries(assistant)
        self._suggesting = threading.Lock()
        self._suggested: tuple[Library, list[str]] | None = None

    def ask(self, request: requests.AskRequest) -> Reply:
        """Answer a question; the answer itself goes along for the browser to keep."""
        history = [_answer(data) for data in request.history[-HISTORY_USED:]]
        answer = self._assistant.ask(
            request.question, history=history, filters=request.filters.filters()
        )
        return {
            "html": self._turn(self.libraries.current(), answer, request.number),
            "answer": answer.to_dict(),
        }

    def restore(self, request: requests.RestoreRequest) -> Reply:
        """Show a kept conversation again, with the labels, speakers and disputes of now.

        What the documents no longer say is left out. The answers go along as they are shown, for
        the browser to keep; null where it has nothing new.
        """
        library = self.libraries.current()
        turns: list[str] = []
        answers: list[dict[str, Any] | None] = []
        for number, data in enumerate(request.answers, start=1):
            kept = _answer(data)
            held = all(library.holds(citation) for citation in cards.cited(kept))
            answer = as_now(library, kept) if held else None
            if answer is None:
                turns.append(cards.outdated_turn(kept.question))
            else:
                turns.append(self._turn(library, answer, number))
            answers.append(answer.to_dict() if answer else None)
        return {"turns": turns, "answers": answers}

    def export(self, request: requests.ExportRequest) -> Reply:
        """The conversation as a file."""
        file_name, media_type, write = _EXPORTS[request.format]
        answers = [_answer(data) for data in request.answers]
        return {"name": file_name, "type": media_type, "text": write(answers)}

    def start(self, request: requests.NoRequest) -> Reply:
        """What a new page shows: the corpus's size, its contents and what it can be filtered by."""
        library = self.libraries.current()
        corpus = library.corpus
        path = str(self._assistant.corpus_path)
        return {
            # Conversations of different corpora are kept apart, without telling the path.
            "key": hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            "corpus": self._assistant.corpus_path.name,
            "documents": len(corpus.documents),
            "statements": len(corpus.statements),
            "contents": contents.contents(library),
            "choices": library.filter_choices,
            "decides": self._decides,
            "state": library.state,
        }

    def state(self, request: requests.NoRequest) -> Reply:
        """Which state of the corpus is shown now, for a page that looks whether it has changed."""
        return {"state": self.libraries.current().state}

    def suggest(self, request: requests.NoRequest) -> Reply:
        """Questions to begin with; worked out once for a state of the corpus."""
        library = self.libraries.current()
        with self._suggesting:
            if self._suggested is None or self._suggested[0] is not library:
                self._suggested = (library, suggest(library, self._has_answer))
            return {"questions": self._suggested[1]}

    def open(self, request: requests.PlaceRequest) -> Reply:
        """A document at a place: its head, the sizes of its chunks and the chunk of the place."""
        library = self.libraries.current()
        layout = library.layout(request.document)
        target = _span(request, len(layout.document.text))
        offset = target.start if target else (request.start or 0)
        number = layout.chunk_at(offset)
        article = layout.article_at(offset)
        statement = library.at(request.document, target) if target else None
        return {
            "head": reader.reader_head(layout, article, page=layout.document.page_of(offset)),
            "detail": self._detail(library, statement.id) if statement else "",
            "statement": statement.id if statement else None,
            "article": article.ordinal if article else None,
            "sizes": [len(chunk) for chunk in layout.chunks],
            "number": number,
            "html": reader.chunk_html(layout, number, target=target),
        }

    def chunk(self, request: requests.ChunkRequest) -> Reply:
        """One more chunk of a document."""
        layout = self.libraries.current().layout(request.document)
        if request.number >= len(layout.chunks):
            return {"html": ""}
        target = _span(request, len(layout.document.text))
        return {"html": reader.chunk_html(layout, request.number, target=target)}

    def statement(self, request: requests.StatementRequest) -> Reply:
        """What is known of a statement, and where it stands."""
        library = self.libraries.current()
        statement = library.corpus.statements.get(request.id)
        if statement is None:
            return {"error": "This passage is no longer in the documents."}
        return {
            "detail": self._detail(library, request.id),
            "document": statement.document,
            "start": statement.span.start,
            "end": statement.span.end,
        }

    def disputes(self, request: requests.DisputesRequest) -> Reply:
        """A page of the table of disputes."""
        chosen = disputes.choose(self.libraries.current().disputes, request)
        return {"html": disputes.table(chosen, request), "total": len(chosen)}

    def dispute(self, request: requests.DisputeRequest) -> Reply:
        """One dispute, side by side."""
        library = self.libraries.current()
        found = disputes.find(library.disputes, request)
        if found is None:
            return {"error": disputes.GONE}
        a, b = library.labelled(found.a), library.labelled(found.b)
        clash = disputes.clashing_words(found)
        return {"html": disputes.pair(a, b, kind=found.kind, clash=clash)}

    def _has_answer(self, question: str) -> bool:
        # Nobody asked it: it is not sent to a language model.
        return self._assistant.ask(question, local=True).status is Status.ANSWERED

    def _turn(self, library: Library, answer: Answer, number: int) -> str:
        return cards.turn(answer, number=number, disagreements=library.with_labels(answer))

    def _detail(self, library: Library, statement_id: str) -> str:
        statement = library.corpus.statements[statement_id]
        differences = [library.citer.dispute(d) for d in library.differences_of(statement_id)]
        return detail.statement_detail(
            library.citer.statement(statement), differences, same=library.copies(statement)
        )


def server_functions(desk: Desk) -> dict[str, Callable[[dict[str, Any]], Reply]]:
    """The desk's methods as plain functions from JSON to JSON, by name; no error escapes them."""
    table: dict[str, tuple[type[BaseModel], Callable[[Any], Reply]]] = {
        "ask": (requests.AskRequest, desk.ask),
        "restore": (requests.RestoreRequest, desk.restore),
        "export": (requests.ExportRequest, desk.export),
        "start": (requests.NoRequest, desk.start),
        "state": (requests.NoRequest, desk.state),
        "suggest": (requests.NoRequest, desk.suggest),
        "open": (requests.PlaceRequest, desk.open),
        "chunk": (requests.ChunkRequest, desk.chunk),
        "statement": (requests.StatementRequest, desk.statement),
        "disputes": (requests.DisputesRequest, desk.disputes),
        "dispute": (requests.DisputeRequest, desk.dispute),
    }
    return {name: checked(name, model, method) for name, (model, method) in table.items()}


def checked(
    name: str, model: type[_Request], method: Callable[[_Request], Reply]
) -> Callable[[dict[str, Any]], Reply]:
    """A method as a plain function of this name, with its request checked and its errors told."""

    def answer_page(data: dict[str, Any]) -> Reply:
        try:
            request = model.model_validate(data)
        except ValidationError as error:
            logger.info("%s: %s", name, error)
            return {"error": _NOT_UNDERSTOOD}
        try:
            return method(request)
        except QuestionError as error:
            said = str(error)
            return {"error": said[:1].upper() + said[1:]}
        except AttributedError as error:
            return {"error": str(error)}

    answer_page.__name__ = name
    return answer_page


def _answer(data: dict[str, Any]) -> Answer:
    return Answer.from_dict(data)


def _span(request: requests.PlaceRequest, length: int) -> Span | None:
    """The place asked for, within the document; a place that isn't there is none."""
    if request.start is None or request.end is None:
        return None
    start, end = min(request.start, length), min(request.end, length)
    return Span(start, end) if start < end else None
