"""Attributed as parts of a LlamaIndex program; none of them needs a language model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llama_index.core.base.response.schema import Response
from llama_index.core.query_engine import CustomQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import ConfigDict, SkipValidation

from assistant.answer import CitedStatement, to_plain

if TYPE_CHECKING:
    from assistant.assistant import Assistant

NOT_IN_CORPUS = "No passage found in these documents that answers this."


class StatementRetriever(BaseRetriever):
    """Returns the evidence for a question: one node a statement, its citation as metadata.

    Where the corpus holds no answer it returns no node.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        answer = self._assistant.ask(query_bundle.query_str)
        return [_node(statement) for statement in answer.statements]


class CitedQueryEngine(CustomQueryEngine):
    """Answers in verbatim quotes with their sources; `metadata["answer"]` is the whole answer."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: SkipValidation[Any]

    def custom_query(self, query_str: str) -> Response:
        """Ask the assistant."""
        answer = self.assistant.ask(query_str)
        text = "\n".join(f"“{s.display}” ({_source(s)})" for s in answer.statements)
        return Response(
            response=text or NOT_IN_CORPUS,
            source_nodes=[_node(statement) for statement in answer.statements],
            metadata={"answer": answer.to_dict()},
        )


def _node(statement: CitedStatement) -> NodeWithScore:
    node = TextNode(
        id_=f"{statement.document}:{statement.start}-{statement.end}",
        text=statement.display,
        metadata=to_plain(statement),
    )
    # The citation is for people and programs, not for an embedding or a prompt.
    node.excluded_embed_metadata_keys = list(node.metadata)
    node.excluded_llm_metadata_keys = list(node.metadata)
    return NodeWithScore(node=node, score=statement.relevance)


def _source(statement: CitedStatement) -> str:
    article = statement.article
    named = [s.name for s in statement.speakers]
    parts = [" ← ".join(named), article.outlet, article.date, statement.document]
    return ", ".join(part for part in parts if part)
