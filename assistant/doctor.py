"""Checking that everything an answer rests on is sound; each problem comes with its remedy."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.citing import Citer
from index.corpus import Corpus
from index.embedding import Encoder
from index.errors import AttributedError, CorpusError
from index.language import load_pipeline
from index.settings import LANGUAGE_MODEL, IndexSettings
from index.store.vectors import keeper_of
from index.verifier import frame, load_deciding_verifier, load_verifier


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, whether it is sound, and what to do where it isn't."""

    check: str
    ok: bool
    detail: str
    remedy: str = ""


def examine(corpus: Path, index: Path, settings: IndexSettings) -> list[Finding]:
    """Run all checks; one that fails doesn't stop the others."""
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("corpus folder", lambda: _corpus(corpus)),
        ("embedding model", lambda: _embedding(settings)),
        ("language model", _language),
        ("verifier", lambda: load_verifier(settings.scoring_verifier).name),
        ("index folder", lambda: _folder(index)),
        ("index", lambda: _index(index, settings)),
    )
    if settings.chroma is not None:
        checks += (("chroma server", lambda: _vector_server(index, settings)),)
    if settings.verifier == LANGUAGE_MODEL:
        checks += (("verifier llm", lambda: _language_model(settings)),)
    return [_finding(name, check) for name, check in checks]


def _finding(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, check())
    except AttributedError as error:
        cause, _, remedy = str(error).partition("; ")
        return Finding(name, False, cause, remedy)


def _corpus(folder: Path) -> str:
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder; check --corpus")
    return str(folder)


def _embedding(settings: IndexSettings) -> str:
    encoder = Encoder(settings)
    vector = encoder.encode_query("One plus one is two.")
    return f"{encoder.name}, {len(vector)} dimensions"


def _language() -> str:
    return str(load_pipeline().meta["name"])


def _language_model(settings: IndexSettings) -> str:
    """Ask about sentences of our own: nothing of the corpus is sent."""
    verifier = load_deciding_verifier(settings)
    assert verifier is not None
    started = time.perf_counter()
    passages = [frame("The bakery opens at seven."), frame("The gate is painted green.")]
    judged = verifier.answers("What colour is the gate?", passages)
    right = "" if judged[1] > 0 and judged[0] == 0 else ", but it points at the wrong sentence"
    return f"{verifier.name}, replied in {time.perf_counter() - started:.1f} s{right}"


def _vector_server(index: Path, settings: IndexSettings) -> str:
    """Ask whether its database is there: nothing of the corpus is sent."""
    assert settings.chroma is not None
    keeper_of(index, settings.chroma).check()
    return settings.chroma.url


def _folder(index: Path) -> str:
    existing = next(path for path in (index, *index.parents) if path.exists())
    if not os.access(existing, os.W_OK):
        raise CorpusError(f"{existing}: can't be written; check the permissions, or use --index")
    return str(index)


def _index(index: Path, settings: IndexSettings) -> str:
    if not Corpus.exists(index):
        raise CorpusError("not built yet; run `attributed sync`")
    corpus = Corpus.open(index, settings=settings)
    try:
        checked = sum(1 for _ in _verified(corpus))
        return f"{len(corpus.documents)} documents, {checked} statements, every quote exact"
    finally:
        corpus.close()


def _verified(corpus: Corpus) -> Iterator[None]:
    """Cite every statement, which checks its quote and display against the stored text."""
    citer = Citer(corpus)
    for statement in corpus.statements.values():
        citer.citation(statement)
        yield None
