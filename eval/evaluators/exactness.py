"""Is every quote the document's own text, offset for offset, and every display its folding?"""

from __future__ import annotations

from assistant.answer import Answer, Citation
from eval.documents import Documents
from eval.evaluators.evaluator import each_answer, share
from eval.outcome import Evaluation, NotApplicable, Outcome, mean_figure
from eval.run import Case, Run, all_citations
from index.fold import fold


class Exactness:
    """Every citation counts: context, nearest passages and counter-passages too."""

    name = "exactness"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of its citations that are exact."""

        def look(case: Case) -> Outcome:
            assert case.answer is not None
            return exactness(case.question.id, case.answer, run.documents)

        outcomes = each_answer(run, look)
        figure = mean_figure("exactness", "Citations whose quote and display are exact", outcomes)
        return Evaluation(self.name, outcomes, (figure,))


def exactness(item: str, answer: Answer, documents: Documents) -> Outcome:
    """The exactness of one answer."""
    citations = list(all_citations(answer))
    if not citations:
        return NotApplicable(item, "nothing is quoted")
    faults = [
        f"{at}: {fault}" for at, c in citations if (fault := inexact(c, documents)) is not None
    ]
    exact = len(citations) - len(faults)
    return share(item, exact, len(citations), faults, all_good=f"{exact} exact")


def inexact(citation: Citation, documents: Documents) -> str | None:
    """What is inexact about a citation, or None."""
    document = documents.get(citation.document)
    if document is None:
        return f"there is no document {citation.document!r}"
    if not 0 <= citation.start < citation.end <= len(document.text):
        return f"[{citation.start}:{citation.end}] is no span of {citation.document}"
    at = f"{citation.document} [{citation.start}:{citation.end}]"
    if document.text[citation.start : citation.end] != citation.quote:
        return f"{at} does not hold the quote"
    if any(not citation.start <= a <= b <= citation.end for a, b in citation.omitted):
        return f"{at}: an omission lies outside the quote"
    if fold(citation.quote, citation.omitted, start=citation.start) != citation.display:
        return f"{at}: the display is not the folded quote"
    return None
