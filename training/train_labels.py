"""Train the label model: `python -m training.train_labels [--folders a b c] [--measure]`.

Reads eval/gold/labels, prints cross-validated figures (folds are whole texts), fits on all texts
and writes index/labels/weights. The network learns first from the pieces of the dossiers, then four
times from our texts (without each of three folds, and all): about half an hour on two cores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.torch import save
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, confusion_matrix
from sklearn.model_selection import GroupKFold

from eval.statistics import calibration_error
from index.labels.features import Features, features_of, observe
from index.labels.lexicon import STEMS
from index.labels.masking import lower_words
from index.labels.model import KINDS, LEARNT_REASONS
from index.labels.network import WEIGHTS as NETWORK_WEIGHTS
from index.labels.network import LabelNetwork
from index.packing import pack
from index.terms import STOP_WORDS
from training.label_data import GOLD, GoldLabel, LabelledArticle, read_labelled, read_pieces
from training.label_network import NetworkExamples, Tokens, left_out_outputs, train

log = logging.getLogger("training")

WEIGHTS = Path(__file__).resolve().parent.parent / "index" / "labels" / "weights" / "labels.json"
SEED = 0
FOLDS = 14
INVERSE_PENALTY = 0.03
# How much freer of the penalty the network's scores are than a named feature.
NETWORK_SHARE = 1.0
# A feature of fewer sentences says more about one text than about a label.
MIN_SENTENCES = 3
# The contested share of the worst error that is accepted: record shown for a claim.
CLAIM_RECALL = 0.96
LABELS = ("record", "claim", "disputed", "none")


@dataclass(frozen=True)
class Examples:
    """Sentences with features, the network's outputs [n, k], gold and the text they come from."""

    rows: list[Features]
    outputs: NDArray[np.float32]
    gold: list[GoldLabel]
    texts: NDArray[np.str_]

    @property
    def kinds(self) -> NDArray[np.int_]:
        """The index in KINDS of each sentence's label by its text alone."""
        return np.array([KINDS.index(g.text_label) for g in self.gold])


@dataclass(frozen=True)
class Fitted:
    """A linear model.

    Feature names, their weights [features, outputs], those of the network [k, outputs], and the
    intercept [outputs].
    """

    names: list[str]
    weights: NDArray[np.float64]
    network_weights: NDArray[np.float64]
    intercept: NDArray[np.float64]

    def scores(self, rows: Sequence[Features], outputs: NDArray[np.float32]) -> NDArray[np.float64]:
        """The scores [n, outputs] before softmax and sigmoid."""
        scores: NDArray[np.float64] = (
            matrix(rows, self.names) @ self.weights
            + outputs @ self.network_weights
            + self.intercept
        )
        return scores


def main() -> None:
    """Cross-validate, fit on everything, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options = _options()
    articles = list(read_labelled(options.folders))
    known = known_words(articles)
    rows, gold, tokens = collect(articles, known)
    reading = network_examples(gold, tokens, articles)
    log.info("%d sentences of %d texts", len(rows), len(set(reading.texts)))
    start = train(_pieces(known))
    examples = Examples(rows, left_out_outputs(reading, start), gold, reading.texts)
    scores = left_out_scores(examples)
    temperature = fit_temperature(scores[:, : len(KINDS)], examples.kinds)
    contested_from = choose_threshold(softmax(scores[:, :3] / temperature), examples)
    reason_from = choose_reason_thresholds(scores[:, len(KINDS) :], examples)
    report(scores, examples, temperature, contested_from)
    if not options.measure:
        sha256 = write_network(train(reading, start))
        write(fit(examples), sha256, known, temperature, contested_from, reason_from)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    folders = sorted(p.parent.name for p in GOLD.glob("*/labels.jsonl"))
    parser.add_argument("--folders", nargs="+", default=folders)
    parser.add_argument("--measure", action="store_true", help="print figures, write nothing")
    return parser.parse_args()


def _pieces(known: frozenset[str]) -> NetworkExamples:
    """The sentences of the dossiers' pieces, from which the network learns first."""
    articles = list(read_pieces())
    _, gold, tokens = collect(articles, known)
    found = network_examples(gold, tokens, articles)
    log.info("%d sentences of %d pieces first", len(found.rows), len(set(found.texts)))
    # Their readers gave no reasons: that says nothing of which hold.
    return replace(found, contested=np.zeros_like(found.contested))


def known_words(articles: Sequence[LabelledArticle]) -> frozenset[str]:
    """Words in lower case that begin sentences without being names."""
    words = set(STOP_WORDS).union(*STEMS.values())
    for labelled in articles:
        words |= lower_words(" ".join(p.doc.text for p in labelled.article.paragraphs))
    return frozenset(w for w in words if w.isalpha() or "'" in w)


def collect(
    articles: Sequence[LabelledArticle], known: frozenset[str]
) -> tuple[list[Features], list[GoldLabel], list[Tokens]]:
    """The labelled sentences of articles: features, gold, and what the network reads."""
    network = LabelNetwork()
    rows, gold, tokens = [], [], []
    for labelled in articles:
        observed = observe(labelled.article, labelled.speech, known)
        read = network.tokens([one.masked for one in observed])
        for row, label, one in zip(features_of(observed), labelled.gold, read, strict=True):
            if label is not None:
                rows.append(row)
                gold.append(label)
                tokens.append(one)
    return rows, gold, tokens


def network_examples(
    gold: Sequence[GoldLabel], tokens: Sequence[Tokens], articles: Sequence[LabelledArticle]
) -> NetworkExamples:
    """The same sentences as the network is trained on them."""
    return NetworkExamples(
        tokens,
        np.array([KINDS.index(g.text_label) for g in gold]),
        np.array([[r in g.reasons for r in LEARNT_REASONS] for g in gold], dtype=np.float32),
        np.array([g.label in ("claim", "disputed") for g in gold]),
        np.array([a.name for a in articles for g in a.gold if g is not None]),
    )


def matrix(rows: Sequence[Features], names: Sequence[str]) -> csr_matrix:
    """A sparse matrix [n, features] with the features of `names`."""
    column = {name: i for i, name in enumerate(names)}
    cells = [
        (i, column[name], value)
        for i, row in enumerate(rows)
        for name, value in row.items()
        if name in column
    ]
    if not cells:
        return csr_matrix((len(rows), len(names)))
    at, of, values = zip(*cells, strict=True)
    return csr_matrix((values, (at, of)), shape=(len(rows), len(names)))


def fit(examples: Examples) -> Fitted:
    """Fit the kinds on all sentences, the reasons on the contested ones."""
    seen = Counter(name for row in examples.rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= MIN_SENTENCES)
    mean, spread = examples.outputs.mean(axis=0), examples.outputs.std(axis=0)
    scale = NETWORK_SHARE / spread
    table = hstack([matrix(examples.rows, names), (examples.outputs - mean) * scale]).tocsr()
    kinds = _regression().fit(table, examples.kinds)
    weights, intercept = [kinds.coef_.T], [kinds.intercept_]
    contested = np.array([g.label in ("claim", "disputed") for g in examples.gold])
    for reason in LEARNT_REASONS:
        holds = np.array([reason in g.reasons for g in examples.gold])[contested]
        one = _regression().fit(table[contested], holds)
        weights.append(one.coef_.T)
        intercept.append(one.intercept_)
    both = np.hstack(weights)
    network_weights = both[len(names) :] * scale[:, None]
    return Fitted(
        names,
        both[: len(names)],
        network_weights,
        np.concatenate(intercept) - mean @ network_weights,
    )


def _regression() -> LogisticRegression:
    return LogisticRegression(C=INVERSE_PENALTY, max_iter=5000, random_state=SEED)


def left_out_scores(examples: Examples) -> NDArray[np.float64]:
    """The scores of each sentence by a model that never saw its text."""
    scores = np.zeros((len(examples.rows), len(KINDS) + len(LEARNT_REASONS)))
    folds = GroupKFold(min(FOLDS, len(set(examples.texts))), shuffle=True, random_state=SEED)
    for seen, left_out in folds.split(examples.rows, groups=examples.texts):
        part = Examples(
            [examples.rows[i] for i in seen],
            examples.outputs[seen],
            [examples.gold[i] for i in seen],
            examples.texts[seen],
        )
        left_out_rows = [examples.rows[i] for i in left_out]
        scores[left_out] = fit(part).scores(left_out_rows, examples.outputs[left_out])
    return scores


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Row-wise softmax."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return result


def fit_temperature(scores: NDArray[np.float64], kinds: NDArray[np.int_]) -> float:
    """The temperature with the least negative log-likelihood (Guo et al. 2017)."""

    def loss(temperature: float) -> float:
        chosen = softmax(scores / temperature)[np.arange(len(kinds)), kinds]
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    return float(minimize_scalar(loss, bounds=(0.3, 5.0), method="bounded").x)


def choose_threshold(probabilities: NDArray[np.float64], examples: Examples) -> float:
    """The highest contested share that still finds CLAIM_RECALL of the claims."""
    claims = np.array([g.label == "claim" for g in examples.gold])
    shares = probabilities[:, 1] / (probabilities[:, 0] + probabilities[:, 1])
    return round(min(0.5, float(np.quantile(shares[claims], 1 - CLAIM_RECALL))), 3)


def choose_reason_thresholds(scores: NDArray[np.float64], examples: Examples) -> dict[str, float]:
    """For each reason the probability from which giving it has the best F1."""
    contested = np.array([g.label in ("claim", "disputed") for g in examples.gold])
    chosen = {}
    for column, reason in enumerate(LEARNT_REASONS):
        sure = 1 / (1 + np.exp(-scores[contested, column]))
        holds = np.array([reason in g.reasons for g in examples.gold])[contested]
        best = max(np.arange(0.15, 0.65, 0.05), key=lambda t: _f1(sure >= t, holds))
        chosen[reason] = round(float(best), 2)
        log.info("%-12s F1 %.2f from %.2f", reason, _f1(sure >= best, holds), best)
    return chosen


def _f1(given: NDArray[np.bool_], holds: NDArray[np.bool_]) -> float:
    return float(2 * (given & holds).sum() / max(1, given.sum() + holds.sum()))


def report(
    scores: NDArray[np.float64], examples: Examples, temperature: float, contested_from: float
) -> None:
    """Log the cross-validated figures."""
    sure = softmax(scores[:, : len(KINDS)] / temperature)
    predicted = np.where(sure[:, 1] >= contested_from * (sure[:, 0] + sure[:, 1]), 1, 0)
    predicted[sure[:, 2] > sure[:, :2].max(axis=1)] = 2
    names = np.array(KINDS)[predicted]
    gold = np.array([g.label for g in examples.gold])
    undisputed = gold != "disputed"
    log.info("temperature %.2f, contested from %.3f", temperature, contested_from)
    log.info(
        "kappa, three classes: %.3f of all; %.3f without disputed ones",
        cohen_kappa_score(examples.kinds, predicted),
        cohen_kappa_score(gold[undisputed], names[undisputed]),
    )
    contested = np.isin(gold, ("claim", "disputed"))
    called = names == "claim"
    log.info(
        "claims found %.3f; contested found %.3f, of those called so %.3f right; "
        "calibration error %.3f",
        called[gold == "claim"].mean(),
        called[contested].mean(),
        contested[called].mean(),
        calibration_error(sure[np.arange(len(predicted)), predicted], predicted == examples.kinds),
    )
    log.info(
        "rows: gold %s; columns: the same\n%s", LABELS, confusion_matrix(gold, names, labels=LABELS)
    )


def write_network(network: LabelNetwork) -> str:
    """Write the network's weights and return their sha256."""
    data = save(pack(network.state()))
    NETWORK_WEIGHTS.write_bytes(data)
    log.info("wrote %s (%d kB)", NETWORK_WEIGHTS.name, len(data) // 1000)
    return hashlib.sha256(data).hexdigest()


def write(
    model: Fitted,
    network_sha256: str,
    known: frozenset[str],
    temperature: float,
    contested_from: float,
    reason_from: dict[str, float],
) -> None:
    """Write the weights as JSON, four digits each."""
    values = {
        "temperature": round(temperature, 4),
        "contested_from": contested_from,
        "reason_from": reason_from,
        "network_sha256": network_sha256,
        "network": np.round(model.network_weights, 4).tolist(),
        "intercept": np.round(model.intercept, 4).tolist(),
        "coefficients": {
            name: np.round(row, 4).tolist()
            for name, row in zip(model.names, model.weights, strict=True)
            if np.abs(row).max() >= 0.0005
        },
        "known": sorted(known),
    }
    WEIGHTS.parent.mkdir(exist_ok=True)
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    WEIGHTS.write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")
    log.info("wrote %s (%d kB, %d features)", WEIGHTS.name, len(text) // 1000, len(model.names))


if __name__ == "__main__":
    main()
