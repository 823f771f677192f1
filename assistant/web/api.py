"""The same questions over HTTP: Gradio's named endpoints, and MCP tools made from them.

Each endpoint gives the JSON of docs/answer.md. What is wrong with a request is told in its error.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import gradio as gr
from pydantic import ValidationError

from assistant.answer import to_plain
from assistant.batch import parse_batch
from assistant.web.requests import AskRequest, FilterValues
from index.errors import AttributedError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_P = ParamSpec("_P")
_T = TypeVar("_T")

# Longer lists are asked in parts, so that one caller doesn't hold a place for an hour.
MAX_BATCH = 1_000


def add_endpoints(assistant: Assistant) -> None:
    """Add `/ask`, `/batch`, `/disputes` and `/document` to the page that is being built."""
    for endpoint in _endpoints(assistant):
        gr.api(_telling(endpoint), api_name=endpoint.__name__, concurrency_limit=4)


def _endpoints(assistant: Assistant) -> tuple[Callable[..., Any], ...]:
    # The docstrings below are what a client, or another assistant, reads of the endpoints.
    def ask(question: str, history: list[str] | None = None, filters: dict | None = None) -> dict:  # type: ignore[type-arg]
        """Answer a question with verbatim, cited statements, or say that there is no answer.

        Args:
            question: The question, in English.
            history: Earlier questions of the conversation, oldest first.
            filters: What to search, any of documents, outlets, authors, speakers (lists of names),
                date_from, date_to (ISO dates).

        Returns:
            The answer with, for each statement, its quote, offsets, source, speakers and label.
        """
        request = AskRequest(question=question, filters=FilterValues.model_validate(filters or {}))
        found = assistant.ask(
            request.question, history=history or [], filters=request.filters.filters()
        )
        return found.to_dict()

    def batch(questions: list[str | dict]) -> list[dict]:  # type: ignore[type-arg]
        """Answer many questions, each with cited statements or the reason why it has none.

        Args:
            questions: Questions, or objects with question and, if wanted, id and history.

        Returns:
            One answer each, in order.
        """
        if len(questions) > MAX_BATCH:
            raise AttributedError(
                f"questions: {len(questions):,} given; at most {MAX_BATCH:,} at a time"
            )
        items = parse_batch("\n".join(json.dumps(question) for question in questions))
        return [result.to_dict() for result in assistant.batch(items)]

    def disputes() -> list[dict]:  # type: ignore[type-arg]
        """All pairs of statements of the documents that can't both stand, surest first."""
        return [to_plain(dispute) for dispute in assistant.disputes()]

    def document(document: str) -> str:
        """The text of a document, in which the offsets of citations count.

        Args:
            document: The document's name, as citations have it.
        """
        return assistant.document_text(document)

    return ask, batch, disputes, document


def _telling(endpoint: Callable[_P, _T]) -> Callable[_P, _T]:
    """The endpoint with its errors in words for the caller."""

    @wraps(endpoint)
    def told(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return endpoint(*args, **kwargs)
        except AttributedError as error:
            raise gr.Error(str(error), print_exception=False) from error
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "request"
            raise gr.Error(f"{place}: {first['msg']}", print_exception=False) from error

    return told
