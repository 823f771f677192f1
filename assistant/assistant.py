"""The assistant: a question in, cited evidence or plain silence out."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from assistant.answer import Answer, CitedDispute, CitedStatement
from assistant.answering import Answering
from assistant.batch import BatchItem, BatchResult, answer_batch
from assistant.corpus_view import CorpusView
from assistant.errors import UnknownDocumentError
from assistant.filters import Filters
from assistant.follow_up import Turn
from assistant.voices import Voice, voices
from index.corpus import Corpus
from index.embedding import Encoder
from index.progress import Progress
from index.settings import IndexSettings
from index.sync import default_index_path
from index.sync import sync as sync_index
from index.verifier import Verifier, load_deciding_verifier, load_verifier

if TYPE_CHECKING:
    import pandas
    from llama_index.core.llms import LLM
    from llama_index.core.query_engine import CustomQueryEngine
    from llama_index.core.retrievers import BaseRetriever

    from index.domain import SyncReport


class Assistant:
    """Questions to one corpus. Thread-safe; `with Assistant.open(path) as assistant: …`.

    Example:
        >>> from attributed import Assistant
        >>> with Assistant.open("seeds") as assistant:
        ...     answer = assistant.ask("How many tanks were pledged?")
        ...     print(answer.status, [s.display for s in answer.statements])
    """

    def __init__(
        self,
        corpus_path: Path,
        index_path: Path,
        settings: IndexSettings,
        *,
        llm: LLM | None = None,
    ) -> None:
        self.corpus_path = corpus_path
        self.index_path = index_path
        self.settings = settings
        self.llm = llm
        self.last_sync: SyncReport | None = None
        self._encoder = Encoder(settings)
        self._verifier = load_verifier(settings.scoring_verifier)
        self._decider = _decider(settings, llm)
        self._swap = threading.Lock()
        self._answering = self._load()

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        index: str | Path | None = None,
        settings: IndexSettings | None = None,
        sync: bool = True,
        progress: Progress | None = None,
        llm: LLM | None = None,
    ) -> Assistant:
        """Open a corpus folder, indexing it first where needed.

        Args:
            path: the corpus folder; it is only read.
            index: the index folder; by default one per corpus in the user's data directory.
            settings: how to index; the defaults when None.
            sync: bring an existing index up to date first. A corpus without one is always indexed.
            progress: is told how far indexing has come.
            llm: a LlamaIndex language model that is to choose, order or refuse what is found,
                instead of the one of the settings. It is sent each question with the statements
                that are nearest to it.

        Raises:
            CorpusError: the folder is missing, is no folder, or holds no readable document.
            DecisionsFileError: the file of decisions in it is malformed.
            IndexLockedError: another process is writing to the index.
            IndexMismatchError: the index was made with another embedding model.
            IndexNotWritableError: the index folder can't be written to.
            ModelError: a model is missing or not the expected one.
            SettingsError: the key of the settings' language model, or the token of their Chroma
                server, is not where they say.
            VectorServerError: there is something new to index, and the Chroma server can't be used.
        """
        corpus_path = Path(path).expanduser().absolute()
        index_path = (
            Path(index).expanduser().absolute() if index else default_index_path(corpus_path)
        )
        settings = settings or IndexSettings()
        report = None
        if sync or not Corpus.exists(index_path):
            report = sync_index(corpus_path, index_path, settings=settings, progress=progress)
        assistant = cls(corpus_path, index_path, settings, llm=llm)
        assistant.last_sync = report
        return assistant

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str | Answer] = (),
        filters: Filters | None = None,
        id: str | None = None,
        local: bool = False,
    ) -> Answer:
        """Answer a question with cited statements, or say that the corpus holds no answer.

        Args:
            question: in English.
            history: earlier questions or answers of the conversation, oldest first.
            filters: which part of the corpus to search.
            id: is passed on to the answer.
            local: judge with the own verifier alone; no language model is asked.

        Raises:
            QuestionError: the question is empty, longer than 2,000 characters, or, like one before
                it, no Unicode text.
            FilterError: a filter names what the corpus does not hold.
        """
        answering = self._answering
        turns = [
            Turn(earlier.resolved, earlier) if isinstance(earlier, Answer) else Turn(earlier)
            for earlier in history
        ]
        return answering.answer(
            question, turns=turns, filters=filters or Filters(), id_=id, local=local
        )

    async def aask(
        self,
        question: str,
        *,
        history: Sequence[str | Answer] = (),
        filters: Filters | None = None,
        id: str | None = None,
        local: bool = False,
    ) -> Answer:
        """Answer a question as `ask` does, in a thread, while the event loop goes on.

        Several may be awaited at once. One that is cancelled is no longer waited for: it never
        starts, or ends unheard.

        Raises:
            QuestionError: as `ask`.
            FilterError: as `ask`.
        """
        # A caller's list may have grown by the time that the thread reads it.
        earlier = tuple(history)
        return await asyncio.to_thread(
            self.ask, question, history=earlier, filters=filters, id=id, local=local
        )

    def batch(
        self,
        questions: Iterable[str | BatchItem],
        *,
        progress: Progress | None = None,
    ) -> Iterator[BatchResult]:
        """Answer many questions, one result each in the input's order, as they come.

        A question that can't be answered gives a `BatchFailure` in its place; the rest goes on.
        """
        return answer_batch(self, questions, progress=progress)

    def batch_frame(
        self,
        frame: pandas.DataFrame,
        *,
        every_passage: bool = False,
        progress: Progress | None = None,
    ) -> pandas.DataFrame:
        """Answer the questions of a pandas DataFrame in another; see `assistant.frames`.

        Args:
            frame: a column `question`; if wanted, `id`, and `history` with lists of earlier
                questions, oldest first.
            every_passage: also a row for each passage that disputes a statement, stands on a side
                of a disagreement or is merely nearest; `part` tells them apart.
            progress: is told how many questions are answered.

        Returns:
            One row a statement, best first, in the order of the questions; a question without an
            answer has one row with its `status`, one that failed with its `error`. `id` is that of
            the question, or its index label where the frame has no `id`.

        Raises:
            FrameError: it is no DataFrame, or has not one column `question`.
            ExtraMissingError: pandas is not installed.
        """
        from assistant.frames import answer_frame

        return answer_frame(self, frame, every_passage=every_passage, progress=progress)

    def document_text(self, document: str) -> str:
        """The text that the offsets of citations count in.

        Raises:
            UnknownDocumentError: the corpus holds no such document.
        """
        found = self.corpus.documents.get(document)
        if found is None:
            raise UnknownDocumentError(
                f"{document}: not in this corpus; `attributed status` lists its documents"
            )
        return found.text

    def statements(self, *, filters: Filters | None = None) -> Iterator[CitedStatement]:
        """Every statement of the corpus in reading order, those labelled "none" too."""
        answering = self._answering
        allowed = filters.allowed(answering.view.corpus) if filters else None
        for statement in answering.view.corpus.statements.values():
            if allowed is None or statement.id in allowed:
                yield answering.citer.statement(statement)

    def disputes(self) -> tuple[CitedDispute, ...]:
        """All disputes of the corpus, surest first."""
        answering = self._answering
        found = sorted(
            answering.view.corpus.disputes, key=lambda d: (-d.confidence, d.a.span, d.b.span)
        )
        return tuple(answering.citer.dispute(dispute) for dispute in found)

    def speakers(self, *, filters: Filters | None = None) -> tuple[Voice, ...]:
        """Who says how much about what; who says most first.

        Raises:
            FilterError: a filter names what the corpus does not hold.
        """
        view = self._answering.view
        return voices(view, allowed=filters.allowed(view.corpus) if filters else None)

    @property
    def corpus(self) -> Corpus:
        """The complete state of the corpus that questions are answered from right now."""
        return self._answering.view.corpus

    @property
    def answering(self) -> Answering:
        """What answers questions right now; `reload` puts another in its place."""
        return self._answering

    @property
    def view(self) -> CorpusView:
        """The corpus with its display texts and neighbours."""
        return self._answering.view

    def sync(self, *, progress: Progress | None = None) -> SyncReport:
        """Make the index equal to the folder; questions go on with the old state until it is done.

        Raises:
            CorpusError: the folder is gone or holds no readable document.
            DecisionsFileError: the file of decisions in it is malformed.
            IndexLockedError: another process is writing to the index.
        """
        report = sync_index(
            self.corpus_path, self.index_path, settings=self.settings, progress=progress
        )
        self.reload()
        self.last_sync = report
        return report

    def reload(self) -> None:
        """Go on with the newest complete state of the index."""
        answering = self._load()
        with self._swap:
            old, self._answering = self._answering, answering
        old.close()

    def as_retriever(self) -> BaseRetriever:
        """A LlamaIndex retriever: nodes are verbatim statements with their citation as metadata."""
        from assistant.llama_index import StatementRetriever

        return StatementRetriever(self)

    def as_query_engine(self) -> CustomQueryEngine:
        """A LlamaIndex query engine that needs no language model: it answers in cited quotes."""
        from assistant.llama_index import CitedQueryEngine

        return CitedQueryEngine(assistant=self)

    def close(self) -> None:
        """Let go of the index; the assistant can't be asked any more."""
        self._answering.close()

    def __enter__(self) -> Assistant:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def warm_up(self) -> Answer:
        """Load everything that the first question would wait for; no language model is asked."""
        return self.ask("what is here?", local=True)

    def _load(self) -> Answering:
        corpus = Corpus.open(self.index_path, settings=self.settings)
        return Answering(corpus, self._encoder, self._verifier, decider=self._decider)


def _decider(settings: IndexSettings, llm: LLM | None) -> Verifier | None:
    if llm is None:
        return load_deciding_verifier(settings)
    from index.verifier.language_model import DEFAULT_SECONDS, LanguageModelVerifier

    return LanguageModelVerifier(
        llm, timeout=settings.llm.timeout if settings.llm else DEFAULT_SECONDS
    )
