"""Makes an index equal to its corpus folder, in one step that readers see whole or not at all."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from index.corpus import check_compatible
from index.domain import Failure, SyncReport
from index.embedding import Encoder, model_name
from index.errors import CorpusError, MetadataError, UnreadableDocumentError
from index.generation import write_generation
from index.reading.folder import SourceFile, scan
from index.reading.sidecar import Sidecar, parse_sidecar
from index.settings import IndexSettings
from index.store.lock import writer_lock
from index.store.records import Record
from index.uploads import excluded, uploads_folder
from index.version import stages_version

if TYPE_CHECKING:
    from index.pipeline import Prepared, Stages
    from index.progress import Progress

_LOG = logging.getLogger(__name__)
# So many sentences are embedded together: enough for full batches of like length.
_SENTENCES_AT_ONCE = 1_000


def default_index_path(corpus: Path) -> Path:
    """Where the index of a corpus is kept: a folder of its own in the user's data directory."""
    absolute = corpus.expanduser().resolve()
    key = hashlib.sha256(str(absolute).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    name = f"{absolute.name or 'corpus'}-{key}"
    return Path(platformdirs.user_data_dir("attributed", appauthor=False)) / "indexes" / name


def sync(
    corpus: Path,
    index: Path,
    *,
    settings: IndexSettings | None = None,
    progress: Progress | None = None,
) -> SyncReport:
    """Make an index equal to its corpus folder and the uploads beside the index.

    What is read is kept as it goes, so that a sync that was stopped goes on where it was. Until it
    is done, readers see the state before.

    Args:
        corpus: the folder of documents; it is only read.
        index: the index folder.
        settings: how to read and embed.
        progress: is told how far it has come.

    Raises:
        CorpusError: the folder is missing or holds no readable document; the index stays as it was.
        IndexLockedError: another process is writing to the index.
        IndexMismatchError: the index was made with another embedding model or format.
        IndexNotWritableError: the index can't be written to.
        ModelError: a model is missing.
    """
    settings = settings or IndexSettings()
    if not corpus.is_dir():
        what = "is no folder" if corpus.exists() else "there is no such folder"
        raise CorpusError(f"{corpus}: {what}; check the path of the corpus")
    if index.resolve().is_relative_to(corpus.resolve()):
        raise CorpusError(
            f"{index}: lies inside the corpus, which is never written to; choose another --index"
        )
    with writer_lock(index):
        record = Record(index, url=settings.database_url, write=True)
        try:
            return _Sync(corpus, index, record, settings, progress or _silent).run()
        finally:
            record.close()


def _silent(stage: str, done: int, total: int, name: str | None = None) -> None:
    """Progress that nobody watches."""


@dataclass
class _Found:
    """What the files are, before any is read anew."""

    fingerprints: dict[str, str] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)


class _Sync:
    """One run; see `sync`."""

    def __init__(
        self,
        corpus: Path,
        index: Path,
        record: Record,
        settings: IndexSettings,
        progress: Progress,
    ) -> None:
        self.corpus, self.index, self.record = corpus, index, record
        self.settings, self.progress = settings, progress

    @cached_property
    def encoder(self) -> Encoder:
        return Encoder(self.settings)

    @cached_property
    def stages(self) -> Stages:
        from index.pipeline import Stages

        return Stages()

    def run(self) -> SyncReport:
        meta = self.record.meta()
        if meta:
            check_compatible(meta, self.settings, self.index)
        listing = scan(
            self.corpus,
            uploads=uploads_folder(self.index),
            excluded=excluded(self.index),
            settings=self.settings,
        )
        found = self._look(listing.files)
        found.failures.extend(listing.failures)
        before = self.record.fingerprints()
        before_hashes = self.record.hashes()
        self._read(listing.files, found, before)
        failures = tuple(sorted(found.failures, key=lambda failure: failure.path))
        if not found.fingerprints:
            raise CorpusError(_nothing_readable(self.corpus, failures))
        if found.fingerprints != before or failures != self.record.failures() or not meta:
            write_generation(
                self.index,
                self.record,
                fingerprints=found.fingerprints,
                failures=failures,
                meta=self._meta(meta),
                settings=self.settings,
                progress=self.progress,
            )
        return self._report(found, failures, before, before_hashes)

    def _look(self, files: Sequence[SourceFile]) -> _Found:
        """Hash all files; a fingerprint covers all that decides how a document comes out."""
        found = _Found()
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
                found.failures.append(_bad_sidecar(file, error))
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

    def _read(self, files: Sequence[SourceFile], found: _Found, before: Mapping[str, str]) -> None:
        """Read what is new and stage it, several documents at a time."""
        staged = self.record.staged()
        wanted = found.fingerprints
        {failure.path: failure for failure in self.record.failures()}
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
                self._finish(batch)
                batch = []
        if batch:
            self._finish(batch)
        if todo:
            self.progress("Reading", len(todo), len(todo), None)

    def _prepare(self, file: SourceFile, found: _Found) -> Prepared | None:
        from index.pipeline import prepare

        fingerprint = found.fingerprints[file.path]
        try:
            beside = file.sidecar_bytes()
            sidecar = Sidecar() if beside is None else parse_sidecar(beside, file.sidecar_name)
            return prepare(
                file.read_bytes(),
                file.path,
                fingerprint=fingerprint,
                sidecar=None if beside is None else sidecar,
                settings=self.settings,
            )
        except UnreadableDocumentError as error:
            failure = Failure(file.path, error.reason, error.remedy)
        except MetadataError as error:
            failure = _bad_sidecar(file, error)
        # A document must not keep the others from being read, whatever is in it.
        except Exception as error:  # noqa: BLE001
            _LOG.exception("%s could not be read", file.path)
            failure = Failure(
                file.path,
                f"an error in Attributed itself ({type(error).__name__}: {error})",
                "please report it, with the file",
            )
        found.failures.append(failure)
        del found.fingerprints[file.path]
        return None

    def _finish(self, batch: Sequence[Prepared]) -> None:
        """Embed, label and stage documents."""
        from index.embedding_cache import embed, keys_of
        from index.pipeline import complete

        name = self.encoder.name
        texts = [text for prepared in batch for text in prepared.statement_texts]
        vectors = embed(self.record, self.encoder, texts)
        results = []
        passages: list[str] = []
        first = 0
        for prepared in batch:
            count = len(prepared.statement_texts)
            result = complete(
                prepared,
                vectors[first : first + count],
                stages=self.stages,
                statement_keys=keys_of(prepared.statement_texts, name),
                passage_keys=keys_of(prepared.passage_texts, name),
            )
            first += count
            results.append(result)
            passages.extend(
                text
                for text, own in zip(prepared.passage_texts, result.statements, strict=True)
                if own.passage_key is not None
            )
        embed(self.record, self.encoder, passages)
        self.record.stage(results)

    def _meta(self, before: Mapping[str, str]) -> dict[str, str]:
        return {
            "version": package_version(),
            "embedding_model": self.encoder.name,
            "dimension": str(self.encoder.dimension),
            "generation": str(int(before.get("generation", "0")) + 1),
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }

    def _report(
        self,
        found: _Found,
        failures: tuple[Failure, ...],
        before: Mapping[str, str],
        hashes: Mapping[str, str],
    ) -> SyncReport:
        now = found.fingerprints
        same = {path for path in now if hashes.get(path) == found.hashes[path]}
        return SyncReport(
            added=tuple(path for path in now if path not in before),
            changed=tuple(p for p in now if p in before and (p not in same or now[p] != before[p])),
            removed=tuple(path for path in before if path not in now),
            unchanged=tuple(path for path in now if path in same and now[path] == before[path]),
            failed=failures,
            unlabelled=self.record.unlabelled(),
        )


def package_version() -> str:
    """The installed version of the project."""
    try:
        return version("attributed")
    except PackageNotFoundError:
        return "0"


def _bad_sidecar(file: SourceFile, error: MetadataError) -> Failure:
    return Failure(file.path, str(error), "correct or remove the metadata file")


def _nothing_readable(corpus: Path, failures: Sequence[Failure]) -> str:
    if not failures:
        return f"{corpus}: there are no documents in the folder; add .txt, .md, .html or .pdf files"
    first = failures[0]
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return f"{corpus}: no document can be read: {first.path}: {first.reason}{more}; {first.remedy}"


__all__ = ["default_index_path", "package_version", "sync"]
