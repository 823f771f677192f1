"""`assert_grounded`: the checks that need no gold but the documents, for tests of any assistant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.answer_reading import answer_from
from eval.documents import Documents, read_documents
from eval.evaluators.cited import cited
from eval.evaluators.exactness import exactness
from eval.evaluators.metadata import metadata
from eval.outcome import Measured
from index.domain import Label


def assert_grounded(
    answer: Answer | Mapping[str, Any],
    documents: Documents | str | Path,
    *,
    text: str | None = None,
) -> None:
    """Assert that an answer quotes its documents exactly and says nothing in its own voice.

    Every quote and display must be the document's, offset for offset; everything shown must have
    a place and a voice; what is said about the sources must be true; and what is shown as disputed
    must come with the passage that disputes it.

    Args:
        answer: an answer, or one in the answer format.
        documents: the corpus folder, or its documents as `eval.documents.read_documents` reads
            them (which saves reading them again for every answer).
        text: running prose that is shown with the answer, if any.

    Raises:
        AssertionError: the message lists what is wrong.
        AnswerFormatError: the mapping is not of the answer format.
        CorpusError: the corpus folder is missing.
    """
    given = answer if isinstance(answer, Answer) else answer_from(answer)
    held = documents if isinstance(documents, Documents) else read_documents(Path(documents))
    outcomes = {
        "exactness": exactness("answer", given, held),
        "cited": cited("answer", given, text=text),
        "metadata": metadata("answer", given, held),
    }
    faults = [
        f"{name}: {outcome.reason}"
        for name, outcome in outcomes.items()
        if isinstance(outcome, Measured) and not outcome.passed
    ]
    faults += [
        f"counter_passage: statements[{number}] is shown as disputed without what disputes it"
        for number, statement in enumerate(given.statements)
        if statement.label == Label.DISPUTED and not statement.disputed_by
    ]
    if faults:
        raise AssertionError("not grounded:\n  " + "\n  ".join(faults))
