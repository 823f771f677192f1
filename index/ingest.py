"""Reading what is new in a corpus, and keeping it until the next state of the index is complete."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from index.domain import Failure
from index.embedding import model_name
from index.embedding_cache import embed, keys_of
from index.errors import AttributedError, MetadataError, UnreadableDocumentError
from index.reading.folder import SourceFile
from index.reading.sidecar import parse_sidecar
from index.settings import IndexSettings
from index.store.records import Record
from index.version import stages_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.embedding import Encoder
    from index.pipeline import Prepared, Stages
    from index.progress import Progress
    from index.results import DocumentResult

_LOG = logging.getLogger(__name__)
# So many sentences are embedded together: enough for full batches of like length.
_SENTENCES_AT_ONCE = 1_000


@dataclass
class Found:
    """What a corpus holds right now: fingerprints and SHA-256 by path, and what can't be read."""

    fingerprints: dict[str, str] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)


class Ingest:
    """Looks at all files of a corpus and reads those that are new; nothing becomes visible yet."""

    def __init__(
        self,
        record: Record,
        settings: IndexSettings,
        progress: Progress,
        *,
        encoder: Callable[[], Encoder],
    ) -> None:
        self.record, self.settings, self.progress = record, settings, progress
        self._encoder = encoder

    @cached_property
    def stages(self) -> Stages:
        """The stages that have models of their own."""
        from index.pipeline import Stages

        return Stages()

    def look(self, files: Sequence[SourceFile]) -> Found:
        """Hash all files; a fingerprint covers all that decides how a document comes out."""
        found = Found()
        for number, file in enumerate(files):
            self.progress("Looking for changes", number, len(files), file.path)
            try:
                data, beside = file.read_bytes(), file.sidecar_bytes()
                if beside is not None:
                    parse_sidecar(beside, file.sidecar_name)
            except UnreadableDocumentError as error:
                found.failures.append(Failure(file.path, error.reason, error.remedy))
                continue
            except MetadataError as error:
                found.failures.append(_bad_sidecar(file.path, error))
                continue
            found.hashes[file.path] = hashlib.sha256(data).hexdigest()
            found.fingerprints[file.path] = self._fingerprint(data, beside)
        self.progress("Looking for changes", len(files), len(files), None)
        return found

    def _fingerprint(self, data: bytes, beside: bytes | None) -> str:
        limits = f"{self.settings.max_file_bytes} {self.settings.max_text_chars}"
        digest = hashlib.sha256(f"{stages_version()} {model_name(self.settings)} {limits}".encode())
        digest.update(hashlib.sha256(data).digest())
        digest.update(b"" if beside is None else hashlib.sha256(beside).digest())
        return digest.hexdigest()

    def read(self, files: Sequence[SourceFile], found: Found, before: Mapping[str, str]) -> None:
        """Read what is new and stage it, several documents at a time."""
        staged = self.record.staged()
        wanted = found.fingerprints
        todo = [
            file
            for file in files
            if file.path in wanted
            and wanted[file.path] not in (before.get(file.path), staged.get(file.path))
        ]
        batch: list[Prepared] = []
        for number, file in enumerate(todo):
            self.progress("Reading", number, len(todo), file.path)
            prepared = self._prepare(file, found)
            if prepared is not None:
                batch.append(prepared)
            if sum(len(p.statement_texts) for p in batch) >= _SENTENCES_AT_ONCE:
                self._finish(batch, found)
                batch = []
        if batch:
            self._finish(batch, found)
        if todo:
            self.progress("Reading", len(todo), len(todo), None)

    def _prepare(self, file: SourceFile, found: Found) -> Prepared | None:
        from index.pipeline import prepare

        with _noting(file.path, found):
            beside = file.sidecar_bytes()
            sidecar = None if beside is None else parse_sidecar(beside, file.sidecar_name)
            return prepare(
                file.read_bytes(),
                file.path,
                fingerprint=found.fingerprints[file.path],
                sidecar=sidecar,
                settings=self.settings,
            )
        return None

    def _finish(self, batch: Sequence[Prepared], found: Found) -> None:
        """Embed, label and stage documents."""
        texts = [text for prepared in batch for text in prepared.statement_texts]
        embed(self.record, self._encoder(), texts)
        results: list[DocumentResult] = []
        passages: list[str] = []
        for prepared in batch:
            with _noting(prepared.document.path, found):
                result = self._complete(prepared)
                results.append(result)
                passages.extend(
                    text
                    for text, own in zip(prepared.passage_texts, result.statements, strict=True)
                    if own.passage_key is not None
                )
        embed(self.record, self._encoder(), passages)
        self.record.stage(results)

    def _complete(self, prepared: Prepared) -> DocumentResult:
        from index.pipeline import complete

        return complete(
            prepared,
            stages=self.stages,
            statement_keys=keys_of(prepared.statement_texts, self._encoder().name),
            passage_keys=keys_of(prepared.passage_texts, self._encoder().name),
        )


@contextmanager
def _noting(path: str, found: Found) -> Iterator[None]:
    """A document that can't be read is noted as failed, and the others go on."""
    try:
        yield
        return
    except UnreadableDocumentError as error:
        failure = Failure(path, error.reason, error.remedy)
    except MetadataError as error:
        failure = _bad_sidecar(path, error)
    except AttributedError:
        # A missing model or a full disk is not the document's fault.
        raise
    # A document must not keep the others from being read, whatever is in it.
    except Exception as error:  # noqa: BLE001
        _LOG.exception("%s could not be read", path)
        failure = Failure(
            path,
            f"an error in Attributed itself ({type(error).__name__}: {error})",
            "please report it, with the file",
        )
    found.failures.append(failure)
    found.fingerprints.pop(path, None)


def _bad_sidecar(path: str, error: MetadataError) -> Failure:
    return Failure(path, str(error), "correct or remove the metadata file")
