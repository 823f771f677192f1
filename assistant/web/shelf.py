"""Adding and removing documents while questions go on."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.web import jobs, progress
from assistant.web.documents import documents_table
from assistant.web.escaping import visible
from assistant.web.library import Libraries
from index import uploads
from index.domain import SyncReport
from index.errors import AttributedError
from index.progress import Progress

if TYPE_CHECKING:
    from assistant.assistant import Assistant

MAX_FILES = 50


class Shelf:
    """The documents of one assistant. One change at a time; others wait for it.

    Args:
        assistant: its index is brought up to date.
        libraries: what the page shows of it.
        changing: held while something changes; whoever changes the index too shares it.
    """

    def __init__(
        self,
        assistant: Assistant,
        libraries: Libraries,
        changing: threading.Lock | None = None,
    ) -> None:
        self._assistant = assistant
        self._libraries = libraries
        self._changing = changing or threading.Lock()

    def table(self) -> str:
        """The documents as they are now."""
        return documents_table(
            self._libraries.current(),
            excluded=uploads.excluded(self._assistant.index_path),
            failed=self._libraries.current().corpus.failures,
        )

    def add(self, files: Sequence[Path]) -> Iterator[str]:
        """Add files as uploads and bring the index up to date; yields what to show meanwhile."""
        if not files:
            yield progress.error("No file chosen.")
            return
        if len(files) > MAX_FILES:
            yield progress.error(f"{len(files)} files; at most {MAX_FILES} at once.")
            return
        yield progress.waiting("Waiting for another change to end" if self._busy else "Adding")
        with self._changing:
            done = [self._add_one(file) for file in files]
            yield from self._sync(done)

    def change(self, action: str, document: str) -> Iterator[str]:
        """Remove an upload, leave a document out, or take it back; yields what to show."""
        yield progress.waiting("Updating the index")
        with self._changing:
            try:
                done = self._change_one(action, document)
            except AttributedError as error:
                yield progress.error(str(error))
                return
            yield from self._sync([done])

    @property
    def _busy(self) -> bool:
        return self._changing.locked()

    def _add_one(self, file: Path) -> str:
        try:
            stored = uploads.add_upload(self._assistant.index_path, file.name, file.read_bytes())
        except (AttributedError, OSError) as error:
            return f"{visible(file.name)}: {error}"
        return f"{stored}: added."

    def _change_one(self, action: str, document: str) -> str:
        index = self._assistant.index_path
        if action == "remove":
            uploads.remove_upload(index, document)
            return f"{document}: removed."
        if action == "exclude":
            uploads.exclude(index, document)
            return f"{document}: left out."
        uploads.include(index, document)
        return f"{document}: taken back."

    def _sync(self, done: Sequence[str]) -> Iterator[str]:
        def work(report: Progress) -> SyncReport:
            return self._assistant.sync(progress=report)

        try:
            for state in jobs.run(work):
                if isinstance(state, jobs.Step):
                    yield progress.bar(state)
                else:
                    yield progress.sync_report(state.value, done=done)
        except AttributedError as error:
            yield progress.error(str(error))
