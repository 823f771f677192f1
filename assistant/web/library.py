"""One complete state of the corpus as the page reads it: layouts, places, labels of citations."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import uuid4

from assistant.answer import Answer, Citation, CitedDispute, CitedStatement, Disagreement
from assistant.citing import Citer
from assistant.errors import UnknownDocumentError
from assistant.web.layout import Layout, lay_out
from index.corpus import Corpus
from index.decisions import AppliedDecision
from index.domain import Article, Dispute, Span, SpeakerKind, Statement

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_LAYOUTS_KEPT = 16
_SPEAKERS_OFFERED = 500


class Library:
    """Look-ups over one state of a corpus; safe to share between threads."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        # Names this state, also to a page that was loaded before the server was started again.
        self.state = uuid4().hex
        self.citer = Citer(corpus)
        self._lock = threading.Lock()
        self._layouts: OrderedDict[str, Layout] = OrderedDict()
        self._articles: dict[str, list[Article]] = defaultdict(list)
        self._statements: dict[str, list[Statement]] = defaultdict(list)
        self._at: dict[tuple[str, int, int], Statement] = {}
        for article in corpus.articles.values():
            self._articles[article.document].append(article)
        for statement in corpus.statements.values():
            self._statements[statement.document].append(statement)
            self._at[_place(statement)] = statement

    def layout(self, document: str) -> Layout:
        """A document laid out for reading.

        Raises:
            UnknownDocumentError: the corpus holds no such document.
        """
        found = self.corpus.documents.get(document)
        if found is None:
            raise UnknownDocumentError(
                f"{document}: not in these documents; it may have been removed"
            )
        with self._lock:
            layout = self._layouts.get(document)
            if layout is not None:
                self._layouts.move_to_end(document)
                return layout
        layout = lay_out(found, self._articles[document], self._statements[document])
        with self._lock:
            self._layouts[document] = layout
            while len(self._layouts) > _LAYOUTS_KEPT:
                self._layouts.popitem(last=False)
        return layout

    @cached_property
    def disputes(self) -> tuple[CitedDispute, ...]:
        """All disputes, surest first."""
        found = sorted(self.corpus.disputes, key=lambda d: (-d.confidence, d.a.span, d.b.span))
        return tuple(self.citer.dispute(dispute) for dispute in found)

    def articles(self, document: str) -> Sequence[Article]:
        """The articles of a document, in text order."""
        return self._articles[document]

    def statement_count(self, document: str) -> int:
        """How many statements a document holds."""
        return len(self._statements[document])

    def at(self, document: str, span: Span) -> Statement | None:
        """The statement that is a span, or else the first that shares a character with it."""
        exact = self._at.get((document, span.start, span.end))
        if exact is not None or document not in self.corpus.documents:
            return exact
        sharing = self.layout(document).statements_in(span)
        return sharing[0] if sharing else None

    def labelled(self, citation: Citation) -> Citation:
        """The citation with label and reasons, where it cites a whole statement."""
        found = self.exactly(citation)
        if isinstance(citation, CitedStatement) or found is None:
            return citation
        return self.citer.statement(found)

    def exactly(self, citation: Citation) -> Statement | None:
        """The statement that a citation cites whole."""
        return self._at.get((citation.document, citation.start, citation.end))

    def with_labels(self, answer: Answer) -> tuple[Disagreement, ...]:
        """The answer's disagreements with every side labelled, so that both look alike."""
        return tuple(
            Disagreement(
                item.topic, item.kind, tuple(tuple(map(self.labelled, side)) for side in item.sides)
            )
            for item in answer.disagreements
        )

    def holds(self, citation: Citation) -> bool:
        """Whether a citation is still exactly what its document says."""
        document = self.corpus.documents.get(citation.document)
        return document is not None and (
            document.text[citation.start : citation.end] == citation.quote
        )

    def copies(self, statement: Statement) -> int:
        """How many other statements are copies of the same text."""
        return self._group_sizes[statement.group] - 1

    @cached_property
    def _group_sizes(self) -> Counter[str]:
        return Counter(statement.group for statement in self.corpus.statements.values())

    @cached_property
    def filter_choices(self) -> dict[str, list[str]]:
        """What can be filtered by: documents, outlets, authors, and speakers most quoted first."""
        metadata = [article.metadata for article in self.corpus.articles.values()]
        authors = {part.strip() for m in metadata if m.author for part in m.author.split(";")}
        outlets = {o for m in metadata for o in (m.outlet, m.original_outlet) if o}
        spoken: Counter[str] = Counter(
            speaker.name
            for statement in self.corpus.statements.values()
            for speaker in statement.speakers
            if speaker.kind is not SpeakerKind.UNNAMED
        )
        return {
            "documents": list(self.corpus.documents),
            "outlets": sorted(outlets),
            "authors": sorted(authors),
            "speakers": [name for name, _ in spoken.most_common(_SPEAKERS_OFFERED)],
        }

    def decisions_about(self, statement: Statement) -> tuple[AppliedDecision, ...]:
        """What people decided about a statement or a copy of it, in the file's order."""
        return self._decisions.get(statement.group, ())

    @cached_property
    def _decisions(self) -> dict[str, tuple[AppliedDecision, ...]]:
        found: dict[str, dict[str, AppliedDecision]] = defaultdict(dict)
        for one in self.corpus.decisions:
            for id_ in (id_ for ids in one.statements for id_ in ids):
                found[self.corpus.statements[id_].group][one.decision.id] = one
        return {group: tuple(decisions.values()) for group, decisions in found.items()}

    def differences_of(self, statement_id: str) -> list[Dispute]:
        """What differs from a statement in date, unit or scope without disputing it."""
        return [d for d in self.corpus.disputes_of(statement_id) if not d.disputes]


class Libraries:
    """Keeps the library of the assistant's current state; a new state gets a new one."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._lock = threading.Lock()
        self._current: Library | None = None

    def current(self) -> Library:
        """The library of the state that questions are answered from right now."""
        corpus = self._assistant.corpus
        with self._lock:
            if self._current is None or self._current.corpus is not corpus:
                self._current = Library(corpus)
            return self._current


def _place(statement: Statement) -> tuple[str, int, int]:
    return (statement.document, statement.span.start, statement.span.end)
