"""What indexing costs beside the work that nothing can save: `python -m benchmarks.indexing`.

Unavoidable are the encoder on everything that is embedded, one pass of the spaCy pipeline, and the
writes to Chroma. They are measured in the same run as the whole. Seconds are those of the
processor, all threads together, because those of the clock depend on who else is at work; both are
shown. Models are loaded before, as everyone pays for that once a session.
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import index.sync
from benchmarks.synthetic import write_corpus
from index.corpus import Corpus
from index.domain import Document
from index.embedding import Encoder
from index.fold import fold_with_offsets
from index.language import load_pipeline
from index.reading import read_document, scan
from index.settings import IndexSettings
from index.store import vectors
from index.structure import find_articles
from index.verifier import load_verifier

SEEDS = Path(__file__).parent.parent / "seeds"
SIZES = (1_000, 5_000, 20_000)


def main() -> None:
    """Index each corpus, and do its unavoidable work by itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--verifier", default="none")
    arguments = parser.parse_args()
    work = Path(tempfile.mkdtemp())
    corpora = arguments.corpora or [SEEDS, *(_invented(work, size) for size in arguments.sizes)]
    settings = IndexSettings(verifier=arguments.verifier)
    console = Console(width=150)
    table = Table(title=f"Indexing, processor seconds (clock), verifier {arguments.verifier}")
    for name in ("corpus", "statements", "encoder", "spaCy", "Chroma", "sum", "indexing", "ratio"):
        table.add_column(name, justify="right")
    for name in ("us / n log n", "nothing new", "one new", "open s"):
        table.add_column(name, justify="right")
    _warm_up(settings)
    for corpus in corpora:
        table.add_row(*_row(corpus, work / f"index-{corpus.name}", settings))
        console.print(table)


@dataclass
class Cost:
    """Seconds of the processor and of the clock."""

    cpu: float = 0.0
    clock: float = 0.0

    def __str__(self) -> str:
        return f"{self.cpu:.2f} ({self.clock:.2f})"

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.cpu + other.cpu, self.clock + other.clock)


def _cost(work: Callable[[], object]) -> Cost:
    cpu, clock = time.process_time(), time.perf_counter()
    work()
    return Cost(time.process_time() - cpu, time.perf_counter() - clock)


@dataclass
class Recording:
    """An encoder that notes what it was given."""

    encoder: Encoder
    portions: list[Sequence[str]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.encoder, name)

    def encode(self, texts: Sequence[str]) -> Any:
        """Embed, and note."""
        self.portions.append(texts)
        return self.encoder.encode(texts)


def _row(corpus: Path, place: Path, settings: IndexSettings) -> list[str]:
    recording = Recording(Encoder(settings))
    index.sync.Encoder = lambda _: recording  # type: ignore[misc, assignment]
    whole = _cost(lambda: index.sync.sync(corpus, place, settings=settings))
    portions = list(recording.portions)
    nothing = _cost(lambda: index.sync.sync(corpus, place, settings=settings))
    encoder = _cost(lambda: [recording.encoder.encode(texts) for texts in portions])
    parsing = _parsing(corpus)
    with Corpus.open(place, settings=settings) as opened:
        n = len(opened.statements)
        rows = opened.passage_vectors(opened.passages)
        chroma = _cost(
            lambda: vectors.build(Path(tempfile.mkdtemp()) / "chroma", opened.passages, rows)
        )
    opening = _cost(lambda: Corpus.open(place, settings=settings).close())
    one = _one_new(corpus, place, settings)
    unavoidable = encoder + parsing + chroma
    ratio = f"{whole.cpu / unavoidable.cpu:.2f} ({whole.clock / unavoidable.clock:.2f})"
    costs = (encoder, parsing, chroma, unavoidable, whole)
    growth = f"{1e6 * whole.cpu / (n * math.log(n)):.0f}"
    return [
        corpus.name,
        f"{n:,}",
        *map(str, costs),
        ratio,
        growth,
        *map(str, (nothing, one, opening)),
    ]


def _parsing(corpus: Path) -> Cost:
    """One pass of the pipeline over every readable paragraph."""
    texts = []
    for file in scan(corpus).files:
        raw = read_document(file.read_bytes(), file.path)
        document = Document(file.path, "", raw.media_type, raw.text)
        texts += [
            fold_with_offsets(
                block.span.of(document.text), block.omitted, start=block.span.start
            ).text
            for draft in find_articles(raw, path=file.path)
            for block in draft.blocks
            if block.kind.readable
        ]
    nlp = load_pipeline()
    return _cost(lambda: [None for _ in nlp.pipe(texts, batch_size=64)])


def _one_new(corpus: Path, place: Path, settings: IndexSettings) -> Cost:
    """Adding one document to what is there."""
    folder = Path(tempfile.mkdtemp()) / corpus.name
    folder.mkdir()
    for file in scan(corpus).files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    (folder / "zz-new.txt").write_text(
        "A bridge was closed. The mayor denied that it was unsafe.\n"
    )
    return _cost(lambda: index.sync.sync(folder, place, settings=settings))


def _warm_up(settings: IndexSettings) -> None:
    work = Path(tempfile.mkdtemp())
    write_corpus(work / "corpus", 50, per_document=50)
    index.sync.sync(work / "corpus", work / "index", settings=settings)
    load_verifier(settings.scoring_verifier)
    Encoder(settings).encode(["warm"] * 32)


def _invented(work: Path, statements: int) -> Path:
    folder = work / f"invented-{statements}"
    write_corpus(folder, statements)
    return folder


if __name__ == "__main__":
    main()
