"""Asking a system about its own corpus with the parties exchanged."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.answer import CitedStatement
from eval.documents import Documents
from eval.parties import Pairs, Swapped, find_parties, swap_names
from eval.run import Case, PartySwap, SwappedQuestion, SwappedStatement
from eval.systems import AnswersQuestions, Reopen, listed_statements
from index.language import load_pipeline
from index.progress import Progress

# How far a statement's ends may move where names of other lengths change the splitting.
_SLACK = 3


def swap_parties(
    folder: Path,
    documents: Documents,
    cases: Sequence[Case],
    statements: Sequence[CitedStatement],
    reopen: Reopen,
    *,
    parties: Pairs | None = None,
    progress: Progress | None = None,
) -> PartySwap:
    """Exchange the parties in a copy of a corpus and let the same system answer from it.

    Only documents whose text is the file's own (plain text, Markdown) are changed; the others are
    copied as they are and left out of the comparison.

    Args:
        folder: the corpus folder; it is only read.
        documents: its documents.
        cases: the questions with their answers from the unchanged corpus.
        statements: the statements of the unchanged corpus.
        reopen: opens the system on another folder.
        parties: the names to exchange; by default the corpus's own most frequent ones.
        progress: is told how far asking has come.
    """
    texts = {path: d.text for path, d in documents.items() if d.exact and (folder / path).is_file()}
    pairs = find_parties(texts.values(), load_pipeline()) if parties is None else parties
    swapped = {path: swap_names(text, pairs) for path, text in texts.items()}
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "corpus"
        shutil.copytree(folder, copy)
        for path, text in swapped.items():
            (copy / path).write_bytes(text.text.encode("utf-8"))
        with reopen(copy) as system:
            return PartySwap(
                pairs,
                _compare_statements(statements, listed_statements(system) or (), swapped),
                _compare_questions(system, cases, pairs, swapped, progress),
            )


def _compare_statements(
    before: Sequence[CitedStatement],
    after: Sequence[CitedStatement],
    swapped: Mapping[str, Swapped],
) -> tuple[SwappedStatement, ...]:
    found: dict[tuple[str, int], tuple[int, CitedStatement]] = {}
    for statement in after:
        if statement.document in swapped:
            text = swapped[statement.document]
            place = (statement.document, text.original(statement.start))
            found[place] = (text.original(statement.end), statement)
    compared = []
    for statement in before:
        document = swapped.get(statement.document)
        if document is None or not _names_a_party(statement, document):
            continue
        end, other = found.get((statement.document, statement.start), (-1, None))
        same = other if abs(end - statement.end) <= _SLACK else None
        compared.append(
            SwappedStatement(
                f"{statement.document}:{statement.start}",
                statement.display,
                statement.label,
                same.label if same else None,
                statement.confidence,
                same.confidence if same else None,
            )
        )
    return tuple(compared)


def _names_a_party(statement: CitedStatement, text: Swapped) -> bool:
    return any(statement.start <= start < statement.end for _, _, start, _ in text.changes)


def _compare_questions(
    system: AnswersQuestions,
    cases: Sequence[Case],
    pairs: Pairs,
    swapped: Mapping[str, Swapped],
    progress: Progress | None,
) -> tuple[SwappedQuestion, ...]:
    named = [
        case
        for case in cases
        if case.answer is not None and swap_names(case.question.question, pairs).changes
    ]
    compared = []
    for done, case in enumerate(named, start=1):
        question = case.question
        answer = system.ask(
            swap_names(question.question, pairs).text,
            history=[swap_names(earlier, pairs).text for earlier in question.history],
            id=question.id,
        )
        places = (
            (
                s.document,
                swapped[s.document].original(s.start) if s.document in swapped else s.start,
            )
            for s in answer.statements
        )
        before = tuple((s.document, s.start) for s in case.shown)
        compared.append(SwappedQuestion(question.id, before, tuple(places)))
        if progress is not None:
            progress("asking with the parties swapped", done, len(named), question.id)
    return tuple(compared)
