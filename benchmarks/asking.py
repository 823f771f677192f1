"""How long a question takes, and opening an index: `python -m benchmarks.asking [CORPUS …]`.

Without arguments: the seeds and an invented corpus of 20,000 statements. All figures of a corpus
come from one process, warm, with the machine's cores as they are.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.assistant import Assistant
from benchmarks.synthetic import questions, write_corpus
from index.settings import IndexSettings

SEEDS = Path(__file__).parent.parent / "seeds"
ASKED = 60


def main() -> None:
    """Time each corpus without and with the verifier."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--verifier", action="append", default=None)
    parser.add_argument("--work", type=Path, default=None, help="keeps corpora and indexes")
    arguments = parser.parse_args()
    work = arguments.work or Path(tempfile.mkdtemp())
    corpora = arguments.corpora or [SEEDS, _invented(work, arguments.statements)]
    table = Table(
        "corpus",
        "statements",
        "verifier",
        "open s",
        "ask p50 ms",
        "p95 ms",
        "retrieve p50 ms",
        "peak MB",
    )
    for corpus in corpora:
        for verifier in arguments.verifier or ["none"]:
            table.add_row(*_timed(corpus, work / f"index-{corpus.name}", verifier))
    Console(width=150).print(table)


def _invented(work: Path, statements: int) -> Path:
    folder = work / f"invented-{statements}"
    if not folder.exists():
        write_corpus(folder, statements)
    return folder


def _timed(corpus: Path, index: Path, verifier: str) -> list[str]:
    settings = IndexSettings(verifier=verifier)
    with Assistant.open(corpus, index=index, settings=settings) as assistant:
        assistant.warm_up()
        # Models are loaded now: what is left of opening is the index itself.
        started = time.perf_counter()
        assistant.reload()
        opened = time.perf_counter() - started
        assistant.warm_up()
        answers = [assistant.ask(question) for question in questions(ASKED)]
        totals = sorted(answer.timings_ms.total for answer in answers)
        return [
            corpus.name,
            f"{len(assistant.corpus.statements):,}",
            answers[0].index.verifier,
            f"{opened:.2f}",
            f"{statistics.median(totals):.0f}",
            f"{totals[int(0.95 * len(totals))]:.0f}",
            f"{statistics.median(a.timings_ms.retrieve for a in answers):.0f}",
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}",
        ]


if __name__ == "__main__":
    main()
