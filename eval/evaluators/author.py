"""Is the right article's author named for the first piece of evidence?"""

from __future__ import annotations

from assistant.answer import Citation
from eval.names import same_name
from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure
from eval.run import Case, Run


class Author:
    """The author, or the outlet (where it first appeared, too) when none is named."""

    name = "author"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: 1 where the citation that carries the evidence names the author."""
        outcomes = tuple(self._look(run, case) for case in run.cases)
        title = "Evidence under the right author"
        return Evaluation(self.name, outcomes, (mean_figure("author", title, outcomes),))

    def _look(self, run: Run, case: Case) -> Outcome:
        question = case.question
        if question.author is None:
            return NotApplicable(question.id, "gold names no author")
        carrier = (
            run.matcher.carrier(question.evidence[0], case.shown) if question.evidence else None
        )
        if carrier is None:
            return NotApplicable(question.id, "the evidence is not shown")
        named = authors_of(carrier)
        right = any(same_name(part, question.author) for name in named for part in name.split(";"))
        reason = f"expected {question.author!r}, got {' / '.join(named) or 'nobody'!r}"
        return Measured(question.id, float(right), reason, right)


def authors_of(citation: Citation) -> list[str]:
    """Who a citation says wrote its article: the author, or else the outlets."""
    article = citation.article
    if article.author:
        return [article.author]
    return [name for name in (article.outlet, article.original_outlet) if name]
