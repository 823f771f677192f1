"""Running a suite: gold, corpus and a system in, a report out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.documents import Documents, read_documents
from eval.errors import GoldFormatError, SuiteError
from eval.evaluators import EVALUATORS
from eval.gold import Gold
from eval.gold_reading import check_gold, read_gold
from eval.outcome import Evaluation
from eval.parties import Pairs
from eval.run import Run
from eval.swap import swap_parties
from eval.systems import (
    AnswersFile,
    AnswersQuestions,
    Reopen,
    ask_all,
    cases_from,
    listed_disputes,
    listed_statements,
    read_answers,
)
from index.progress import Progress

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True)
class Report:
    """What a suite found: the run with all answers, and every evaluator's evaluation."""

    run: Run
    evaluations: tuple[Evaluation, ...]

    @property
    def suite(self) -> str:
        """The suite's name."""
        return self.run.gold.name


@dataclass(frozen=True, slots=True)
class ShippedSuite:
    """A suite that comes with the package. `corpus` is None where its documents are absent."""

    name: str
    gold: Path
    corpus: Path | None


def run_suite(
    assistant_or_answers: AnswersQuestions | AnswersFile | str | Path,
    gold: Gold | str | Path,
    corpus: str | Path,
    *,
    swap: bool = True,
    parties: Pairs | None = None,
    reopen: Reopen | None = None,
    progress: Progress | None = None,
) -> Report:
    """Evaluate a system on one corpus.

    Args:
        assistant_or_answers: an open assistant, any object with its `ask`, or a file of answers in
            the answer format.
        gold: a suite's gold, its folder, or a file of questions.
        corpus: the corpus folder, read anew by the suite itself.
        swap: whether to also ask with the parties exchanged; needs a second, temporary index.
        parties: the names to exchange; by default the corpus's own most frequent ones.
        reopen: opens the system on another folder; known for our assistant.
        progress: is told how far asking has come.

    Raises:
        GoldFormatError: gold is malformed or doesn't fit the corpus.
        AnswersFileError: the file of answers is malformed.
        CorpusError: the corpus folder is missing.
    """
    folder = Path(corpus)
    documents = read_documents(folder)
    gold = gold if isinstance(gold, Gold) else read_gold(Path(gold))
    require_fitting(gold, documents)
    if isinstance(assistant_or_answers, str | Path):
        assistant_or_answers = read_answers(Path(assistant_or_answers))
    if isinstance(assistant_or_answers, AnswersFile):
        file = assistant_or_answers
        return evaluate(
            Run(gold, documents, cases_from(file, gold), file.statements, file.disputes)
        )
    system = assistant_or_answers
    cases = ask_all(system, gold, progress=progress)
    statements = listed_statements(system)
    reopen = reopen or _reopener(system)
    swapped = None
    if swap and reopen is not None and statements is not None:
        swapped = swap_parties(
            folder, documents, cases, statements, reopen, parties=parties, progress=progress
        )
    return evaluate(Run(gold, documents, cases, statements, listed_disputes(system), swapped))


def evaluate(run: Run) -> Report:
    """Let every evaluator look at a run."""
    return Report(run, tuple(evaluator.evaluate(run) for evaluator in EVALUATORS))


def require_fitting(gold: Gold, documents: Documents) -> None:
    """Refuse gold that doesn't fit its documents.

    Raises:
        GoldFormatError: a quote does not stand in its document; the message lists the first few.
    """
    faults = check_gold(gold, documents)
    if faults:
        more = f"\n… and {len(faults) - 10} more" if len(faults) > 10 else ""
        raise GoldFormatError(
            "gold and documents don't fit; correct the gold:\n" + "\n".join(faults[:10]) + more
        )


def shipped_suites() -> tuple[ShippedSuite, ...]:
    """The suites of the package, by name, with the corpora that are there."""
    folders = sorted(path.parent for path in GOLD.glob("*/questions.jsonl"))
    return tuple(ShippedSuite(f.name, f, _corpus_of(f.name, f)) for f in folders)


def shipped_suite(name: str) -> ShippedSuite:
    """One shipped suite.

    Raises:
        SuiteError: there is none of that name.
    """
    suites = {suite.name: suite for suite in shipped_suites()}
    if name not in suites:
        raise SuiteError(f"{name}: no such suite; there are {', '.join(suites) or 'none'}")
    return suites[name]


def _corpus_of(name: str, gold: Path) -> Path | None:
    """A suite's own corpus, or a folder of its name, here or beside the package, that fits it."""
    own = gold / "corpus"
    if own.is_dir():
        return own
    named = read_gold(gold).documents()
    for folder in (Path.cwd() / name, GOLD.parent.parent / name):
        if all((folder / document).exists() for document in named):
            return folder
    return None


def _reopener(system: object) -> Reopen | None:
    """How to open our own assistant on another folder; None for other systems."""
    from assistant.assistant import Assistant

    if not isinstance(system, Assistant):
        return None
    settings, llm = system.settings, system.llm

    @contextmanager
    def reopen(folder: Path) -> Iterator[AnswersQuestions]:
        with (
            tempfile.TemporaryDirectory() as index,
            Assistant.open(folder, index=index, settings=settings, llm=llm) as assistant,
        ):
            yield assistant

    return reopen
