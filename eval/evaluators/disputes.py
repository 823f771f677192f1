"""Are the disputes between passages found, and tempting non-disputes left alone?"""

from __future__ import annotations

from assistant.answer import CitedDispute
from eval.gold import GoldDispute, Snippet
from eval.outcome import Evaluation, Measured, NotApplicable, Outcome, mean_figure, measured
from eval.run import Run
from index.domain import DisputeKind


class Disputes:
    """A gold pair is found when a dispute's two ends carry its two snippets."""

    name = "disputes"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per pair: 1 where it is rightly found or rightly left alone."""
        if run.disputes is None:
            nothing = tuple(
                NotApplicable(d.id, "the system lists no disputes") for d in run.gold.disputes
            )
            return Evaluation(self.name, nothing, ())
        real = [d for d in run.disputes if d.kind != DisputeKind.DIFFERENCE]
        found = {d.id: _joins(run, real, d) for d in run.gold.disputes}
        outcomes = tuple(_outcome(d, found[d.id]) for d in run.gold.disputes)
        pairs = list(zip(run.gold.disputes, measured(outcomes), strict=True))
        return Evaluation(
            self.name,
            outcomes,
            (
                mean_figure(
                    "dispute_recall", "Gold disputes found", [o for d, o in pairs if d.dispute]
                ),
                mean_figure(
                    "non_dispute_kept",
                    "Tempting non-disputes left alone",
                    [o for d, o in pairs if not d.dispute],
                ),
                mean_figure(
                    "dispute_precision",
                    "Pairs of gold found to be disputes that are",
                    [o for d, o in pairs if found[d.id]],
                ),
            ),
        )


def _joins(run: Run, disputes: list[CitedDispute], gold: GoldDispute) -> bool:
    def carries(dispute: CitedDispute, one: Snippet, other: Snippet) -> bool:
        return run.matcher.carries(dispute.a, one) and run.matcher.carries(dispute.b, other)

    return any(carries(d, gold.a, gold.b) or carries(d, gold.b, gold.a) for d in disputes)


def _outcome(gold: GoldDispute, found: bool) -> Outcome:
    right = found == gold.dispute
    expected = "a dispute" if gold.dispute else f"no dispute ({gold.trap or 'no clash'})"
    got = "found" if found else "not found"
    reason = f"expected {expected}, {got}: {gold.a.quote!r} / {gold.b.quote!r}"
    return Measured(gold.id, float(right), reason, right)
