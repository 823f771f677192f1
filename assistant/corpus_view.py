"""The corpus as questions need it: texts of statements and passages, neighbours, word counts."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from assistant.pointing_back import asks, points_back
from index.corpus import Corpus
from index.domain import Label, Statement
from index.fold import fold
from index.terms import Vocabulary
from index.verifier import frame

# "US" and "I." of a list are none.
_FIRST_PERSON = re.compile(r"\b(?:I(?!\.)|[Mm]e|[Mm]y|[Ww]e|us|[Oo]urs?)\b")
# A statement of fewer words is judged with the one before it.
_SHORT = 8


class CorpusView:
    """Read-only look-ups over one complete state of a corpus; safe to share between threads."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._display: dict[str, str] = {}
        self._order: dict[str, int] = {}
        self._by_article: dict[str, list[str]] = defaultdict(list)
        for statement in corpus.statements.values():
            self._order[statement.id] = len(self._by_article[statement.article])
            self._by_article[statement.article].append(statement.id)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Document frequencies of the corpus's words, over its statements."""
        return Vocabulary.of(self.display(id_) for id_ in self.corpus.statements)

    def display(self, statement_id: str) -> str:
        """The text of a statement as people read it."""
        text = self._display.get(statement_id)
        if text is None:
            statement = self.corpus.statements[statement_id]
            document = self.corpus.documents[statement.document]
            quote = statement.span.of(document.text)
            text = fold(quote, statement.omitted, start=statement.span.start)
            self._display[statement_id] = text
        return text

    def neighbour(self, statement_id: str, step: int) -> Statement | None:
        """The statement `step` places on in the same article, or None at its ends."""
        article = self._by_article[self.corpus.statements[statement_id].article]
        position = self._order[statement_id] + step
        return self.corpus.statements[article[position]] if 0 <= position < len(article) else None

    def passage(self, statement_id: str) -> str:
        """The statement with its neighbours, as it was embedded."""
        around = (self.neighbour(statement_id, -1), self.neighbour(statement_id, 1))
        before, after = (self.display(s.id) if s else "" for s in around)
        return " ".join(part for part in (before, self.display(statement_id), after) if part)

    def framed(self, statement_id: str) -> str:
        """The statement as a verifier judges it: who "I" is, and what leads in to it.

        Every word costs time at each question, so there is nothing else.
        """
        text = self.display(statement_id)
        who = self.speaking(statement_id)
        return frame(f"{who}: {text}" if who else text, before=self.leading_in(statement_id))

    def leading_in(self, statement_id: str) -> str:
        """The sentence before, where this one is understood only with it; else nothing.

        It is so where this one points back or is short, and where the one before asks.
        """
        text = self.display(statement_id)
        before = self.neighbour(statement_id, -1)
        if before is None:
            return ""
        said = self.display(before.id)
        needed = points_back(text) or len(text.split()) < _SHORT or asks(said)
        return said if needed else ""

    @cached_property
    def first_person(self) -> frozenset[str]:
        """The ids of the statements in which somebody speaks of themselves, as "I" or "we"."""
        return frozenset(
            id_ for id_ in self.corpus.statements if _FIRST_PERSON.search(self.display(id_))
        )

    def speaking(self, statement_id: str) -> str:
        """Who "I" or "we" in a statement is; nothing where neither stands there."""
        speakers = self.corpus.statements[statement_id].speakers
        return speakers[-1].name if speakers and statement_id in self.first_person else ""

    def framed_with_voices(self, statement_id: str) -> str:
        """The statement as a language model judges it: with who says it and under which title."""
        statement = self.corpus.statements[statement_id]
        text = self.display(statement_id)
        before = self.neighbour(statement_id, -1)
        title = self.corpus.articles[statement.article].metadata.title or ""
        voices = ", ".join(speaker.name for speaker in statement.speakers)
        return frame(
            text,
            before=self.display(before.id) if before and points_back(text) else "",
            title=f"{voices}: {title}" if voices else title,
        )

    def heading(self, statement_id: str) -> str:
        """What the statement stands under: its article's title and the names it goes under."""
        statement = self.corpus.statements[statement_id]
        metadata = self.corpus.articles[statement.article].metadata
        named = (metadata.title, *(speaker.name for speaker in statement.speakers))
        return " ".join(part for part in named if part)

    def citable(self, statement: Statement) -> bool:
        """Whether a statement may be evidence: the cited copy, and able to be true or false."""
        return statement.cite and statement.label is not Label.NONE
