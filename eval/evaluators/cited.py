"""Is every shown sentence cited: with a place in a document and a voice?"""

from __future__ import annotations

import re

from assistant.answer import Answer, Citation, Status
from eval.evaluators.evaluator import each_answer
from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure
from eval.run import Case, Run, all_citations

_WORD = re.compile(r"\w+")


class Cited:
    """Nothing is said in the system's own voice."""

    name = "cited"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of shown passages that are cited."""

        def look(case: Case) -> Outcome:
            assert case.answer is not None
            return cited(case.question.id, case.answer, text=case.text)

        outcomes = each_answer(run, look)
        figure = mean_figure("cited", "Shown passages that are cited and have a voice", outcomes)
        return Evaluation(self.name, outcomes, (figure,))


def cited(item: str, answer: Answer, *, text: str | None = None) -> Outcome:
    """Whether everything that one answer shows is cited.

    `text` is running prose that a system shows: what is left of it without the displays that it
    cites counts as one uncited passage.
    """
    passages = list(all_citations(answer))
    faults = [f"{at}: {fault}" for at, c in passages if (fault := _uncited(c)) is not None]
    total = len(passages)
    if answer.status is Status.ANSWERED and not answer.statements:
        faults.append("answered, but shows no statement")
        total += 1
    left = _left_over(text, [c.display for _, c in passages]) if text else ""
    if left:
        faults.append(f"not cited: {left[:200]!r}")
        total += 1
    if not total:
        return NotApplicable(item, "nothing is shown")
    reason = "; ".join(faults[:5]) or f"{total} cited"
    return Measured(item, (total - len(faults)) / total, reason, not faults, weight=total)


def _uncited(citation: Citation) -> str | None:
    if not citation.document:
        return "names no document"
    if not citation.quote.strip() or citation.end <= citation.start:
        return "has no place in the document"
    if not any(speaker.name.strip() for speaker in citation.speakers):
        return "names nobody who says it"
    return None


def _left_over(text: str, displays: list[str]) -> str:
    for display in sorted(displays, key=len, reverse=True):
        text = text.replace(display, " ")
    # Numbers in brackets point at citations; what else holds a word is somebody's voice.
    text = re.sub(r"\[\d+\]", " ", text)
    return " ".join(text.split()) if _WORD.search(text) else ""
