"""Do the labels of the statements agree with gold?"""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.metrics import cohen_kappa_score, confusion_matrix, f1_score

from eval.evaluators.statement_pairs import statement_pairs
from eval.outcome import (
    Evaluation,
    Figure,
    Measured,
    NotApplicable,
    Outcome,
    mean_figure,
    statistic_figure,
)
from eval.run import Run
from eval.statistics import calibration_error, reliability
from index.domain import Label

_LABELS = [label.value for label in Label]


class LabelAgreement:
    """Cohen's kappa (1960), macro F1, how much of what is contested is found, and calibration."""

    name = "labels"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per statement: 1 where the label is gold's."""
        outcomes: list[Outcome] = []
        gold_labels: list[str] = []
        labels: list[str] = []
        sure: list[tuple[float, float]] = []
        for gold, statement in statement_pairs(run):
            if statement is None:
                outcomes.append(NotApplicable(gold.id, "no such statement"))
                continue
            right = statement.label == gold.label.value
            reason = f"expected {gold.label.value}, got {statement.label}: {gold.quote[:160]!r}"
            outcomes.append(Measured(gold.id, float(right), reason, right))
            gold_labels.append(gold.label.value)
            labels.append(statement.label)
            if statement.confidence is not None:
                sure.append((statement.confidence, float(right)))
        figures = _figures(gold_labels, labels)
        figures += (mean_figure("label_accuracy", "Statements with gold's label", outcomes),)
        details = _confusion(gold_labels, labels)
        if sure:
            columns = list(zip(*sure, strict=True))
            figures += (
                statistic_figure(
                    "label_calibration",
                    "Confidence of labels off by (calibration error)",
                    calibration_error,
                    *columns,
                    better="lower",
                ),
            )
            details["reliability"] = reliability(*columns)
        return Evaluation(self.name, tuple(outcomes), figures, details)


def _figures(gold: Sequence[str], labels: Sequence[str]) -> tuple[Figure, ...]:
    codes = [[float(_LABELS.index(label)) for label in side] for side in (gold, labels)]
    pairs = list(zip(gold, labels, strict=True))
    contested = [
        Measured(str(i), float(Label(label).contested), "", True)
        for i, (right, label) in enumerate(pairs)
        if Label(right).contested
    ]
    marked = [
        Measured(str(i), float(Label(right).contested), "", True)
        for i, (right, label) in enumerate(pairs)
        if Label(label).contested
    ]
    return (
        statistic_figure(
            "label_kappa", "Label agreement (Cohen's kappa)", _kappa, *codes, unit="kappa"
        ),
        statistic_figure(
            "label_macro_f1", "Label agreement (macro F1)", _macro_f1, *codes, unit="F1"
        ),
        mean_figure("contested_recall", "Contested statements labelled so", contested),
        mean_figure("contested_precision", "Statements labelled contested that are", marked),
    )


def _kappa(gold: Sequence[float], labels: Sequence[float]) -> float:
    # Undefined where both sides know one label only; there is nothing to agree on by chance.
    if len({*gold, *labels}) < 2:
        return 1.0
    return float(cohen_kappa_score(gold, labels))


def _macro_f1(gold: Sequence[float], labels: Sequence[float]) -> float:
    return float(f1_score(gold, labels, average="macro", zero_division=0))


def _confusion(gold: Sequence[str], labels: Sequence[str]) -> dict[str, object]:
    if not gold:
        return {}
    counts = confusion_matrix(gold, labels, labels=_LABELS)
    return {"labels": _LABELS, "confusion": counts.tolist()}
