"""Makes an index equal to its corpus folder, in one step that readers see whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from index.corpus import check_compatible
from index.decisions import read_decisions
from index.decisions.describing import problems
from index.domain import Failure, SyncReport
from index.embedding import Encoder, model_name
from index.embedding_cache import embed, keys_of
from index.errors import CorpusError, RegisterError, UnreadableDocumentError
from index.generation import write_generation
from index.ingest import Found, Ingest
from index.reading.folder import SourceFile, scan
from index.register import CheckedClaim, RegisteredClaim, parse_register
from index.settings import IndexSettings
from index.store.lock import writer_lock
from index.store.records import Record
from index.store.vectors import VectorKeeper, keeper_of
from index.uploads import excluded, uploads_folder

if TYPE_CHECKING:
    from index.progress import Progress


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
        corpus: the folder of documents, and of the decisions about them; it is only read.
        index: the index folder.
        settings: how to read and embed.
        progress: is told how far it has come.

    Raises:
        CorpusError: the folder is missing or holds no readable document; the index stays as it was.
        DecisionsFileError: the file of decisions is malformed; the index stays as it was.
        IndexLockedError: another process is writing to the index.
        IndexMismatchError: the index was made with another embedding model or format.
        IndexNotWritableError: the index can't be written to.
        ModelError: a model is missing.
        SettingsError: the token of the settings' Chroma server is not where they say.
        VectorServerError: the Chroma server can't be used; the index stays as it was.
    """
    settings = settings or IndexSettings()
    if not corpus.is_dir():
        what = "is no folder" if corpus.exists() else "there is no such folder"
        raise CorpusError(f"{corpus}: {what}; check the path of the corpus")
    if index.resolve().is_relative_to(corpus.resolve()):
        raise CorpusError(
            f"{index}: lies inside the corpus, which is never written to; choose another --index"
        )
    keeper = keeper_of(index, settings.chroma)
    with writer_lock(index):
        record = Record(index, url=settings.database_url, write=True)
        try:
            return _Sync(corpus, index, record, settings, keeper, progress or _silent).run()
        finally:
            record.close()


def _silent(stage: str, done: int, total: int, name: str | None = None) -> None:
    """Progress that nobody watches."""


class _Sync:
    """One run; see `sync`."""

    def __init__(
        self,
        corpus: Path,
        index: Path,
        record: Record,
        settings: IndexSettings,
        keeper: VectorKeeper,
        progress: Progress,
    ) -> None:
        self.corpus, self.index, self.record = corpus, index, record
        self.settings, self.keeper, self.progress = settings, keeper, progress

    @cached_property
    def encoder(self) -> Encoder:
        return Encoder(self.settings)

    def run(self) -> SyncReport:
        meta = self.record.meta()
        if meta:
            check_compatible(meta, self.settings, self.index)
        # Before minutes are spent on documents.
        decisions = read_decisions(self.corpus)
        listing = scan(
            self.corpus,
            uploads=uploads_folder(self.index),
            excluded=excluded(self.index),
            settings=self.settings,
        )
        ingest = Ingest(self.record, self.settings, self.progress, encoder=lambda: self.encoder)
        found = ingest.look(listing.files)
        found.failures.extend(listing.failures)
        claims = _checked_claims(listing.registers, found)
        before = self.record.fingerprints()
        before_hashes = self.record.hashes()
        if self._will_differ(found, before):
            # Before minutes are spent on documents.
            self.keeper.check()
        ingest.read(listing.files, found, before)
        failures = tuple(sorted(found.failures, key=lambda failure: failure.path))
        if not found.fingerprints:
            raise CorpusError(_nothing_readable(self.corpus, failures))
        if (
            found.fingerprints != before
            or failures != self.record.failures()
            or claims != tuple(registered.claim for registered in self.record.register())
            or decisions != tuple(applied.decision for applied in self.record.decisions())
            or not meta
        ):
            write_generation(
                self.index,
                self.record,
                fingerprints=found.fingerprints,
                failures=failures,
                decisions=decisions,
                register=self._register(claims),
                meta=self._meta(meta),
                settings=self.settings,
                keeper=self.keeper,
                progress=self.progress,
            )
        return self._report(found, failures, before, before_hashes)

    def _will_differ(self, found: Found, before: Mapping[str, str]) -> bool:
        """Whether there are documents to read; one that could not be read is tried each time."""
        failed = {failure.path for failure in self.record.failures()}
        return any(
            print_ != before.get(path)
            for path, print_ in found.fingerprints.items()
            if path not in failed
        )

    def _register(self, claims: Sequence[CheckedClaim]) -> list[RegisteredClaim]:
        """The claims, their words embedded."""
        texts = [claim.claim for claim in claims]
        if texts:
            embed(self.record, self.encoder, texts)
        keys = keys_of(texts, model_name(self.settings))
        return [RegisteredClaim(claim, key) for claim, key in zip(claims, keys, strict=True)]

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
        found: Found,
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
            decision_problems=problems(self.record.decisions()),
        )


def _checked_claims(registers: Sequence[SourceFile], found: Found) -> tuple[CheckedClaim, ...]:
    """What the registers beside the documents hold; one that can't be read is noted as failed."""
    claims: list[CheckedClaim] = []
    for file in registers:
        try:
            claims.extend(parse_register(file.read_bytes(), file.path))
        except UnreadableDocumentError as error:
            found.failures.append(Failure(file.path, error.reason, error.remedy))
        except RegisterError as error:
            reason = str(error).removeprefix(f"{file.path}: ")
            found.failures.append(Failure(file.path, reason, "correct or remove the file"))
    return tuple(dict.fromkeys(claims))


def package_version() -> str:
    """The installed version of the project."""
    try:
        return version("attributed")
    except PackageNotFoundError:
        return "0"


def _nothing_readable(corpus: Path, failures: Sequence[Failure]) -> str:
    if not failures:
        return f"{corpus}: there are no documents in the folder; add .txt, .md, .html or .pdf files"
    first = failures[0]
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return f"{corpus}: no document can be read: {first.path}: {first.reason}{more}; {first.remedy}"
