"""What indexing finds out about one document by itself, before the rest of the corpus is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from index.domain import Article, Dispute, Document, Statement


@dataclass(frozen=True, slots=True)
class StatementResult:
    """A statement by its own text.

    Its `label`, `reasons` and `confidence` are the text's own, its `speakers` begin with its own
    article's author as the text names them, its `group` is its id. The keys name the cached
    vectors of its text and of its passage; a statement that is never evidence has no passage.
    `signature` are the JSON facts that disputes are found by.
    """

    statement: Statement
    statement_key: str
    passage_key: str | None
    signature: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """A document with all that its own text says.

    `fingerprint` tells whether it must be read anew. `unlabelled` is true where its language is
    not one that labels are made for. `disputes` lie within it.
    """

    document: Document
    fingerprint: str
    unlabelled: bool
    articles: tuple[Article, ...]
    statements: tuple[StatementResult, ...]
    disputes: tuple[Dispute, ...]
