"""Fit the weights by which the assistant chooses evidence and refuses questions.

    python -m training.train_evidence --squad DATA/ten_articles.json [--verifier none|packaged]

Two logistic regressions over the features of assistant/features.py and assistant/answerability.py:
one says whether a candidate is evidence, one whether the candidates hold an answer. They are
fitted on SQuAD 2.0 (CC BY-SA 4.0, its articles as one corpus), on the corpora of training/data
(CC0) and on the suites' own gold; each figure printed for one of them comes from weights that never
saw it. The shipped weights are fitted on all of them. About seventy numbers in all: nothing of the
texts is in them.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

from assistant.answerability import answerability_row
from assistant.answering import Answering
from assistant.assistant import Assistant
from assistant.evidence_model import answerability_features, evidence_features, evidence_rows
from assistant.features import Candidate
from assistant.follow_up import Turn, resolve
from assistant.question import Question, parse_question
from assistant.selection import select
from eval.documents import read_documents
from eval.gold import Snippet
from eval.gold_reading import read_gold
from eval.matching import Matcher
from index.settings import IndexSettings

Array = NDArray[np.float64]
SEED = 20
WEIGHTS = Path(__file__).parent.parent / "assistant" / "evidence_weights.json"
SHIPPED = ("seeds", "ridge")
# Of SQuAD. What a verifier was trained on would teach to trust it too much.
ARTICLES = ("Normans", "Computational_complexity_theory", "Huguenot", "Steam_engine")
UNSEEN_BY_VERIFIER = ("Normans",)
MAX_REFUSED = 0.05
# What the shipped threshold refuses of the answerable questions on which it was fitted. Chosen by
# looking at the suites and the corpora: of 0.02 to 0.04, more cost answers, fewer refused less.
SHIPPED_REFUSED = 0.03
# A suite's questions were written as people ask; those of training/data/corpora are harder than
# that on purpose.
_SUITE_WEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its candidates: `rows` are features, `gold` which pieces each carries."""

    suite: str
    question: Question
    answerable: bool
    candidates: Sequence[Candidate]
    features: Array
    verdicts: Array | None
    gold: Sequence[frozenset[int]]
    pieces: int
    answering: Answering

    @property
    def rows(self) -> Array:
        """The evidence model's input, shape [candidates, features]."""
        return evidence_rows(self.features, self.verdicts)

    @property
    def labels(self) -> NDArray[np.int64]:
        """1 for each candidate that carries a needed piece."""
        return np.array([bool(g) for g in self.gold], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Task:
    """A question as gold has it."""

    question: str
    history: tuple[str, ...]
    answerable: bool
    evidence: tuple[tuple[Snippet, ...], ...]


def examples_of(
    name: str, corpus: Path, tasks: Sequence[Task], settings: IndexSettings, index: Path | None
) -> Iterator[Example]:
    """Run retrieval on each question of a suite and mark what the gold asks for."""
    matcher = Matcher(read_documents(corpus, settings=settings))
    with Assistant.open(corpus, index=index, settings=settings) as assistant:
        answering = assistant.answering
        for task in tasks:
            resolved = task.question
            turns: list[Turn] = []
            for earlier in task.history:
                turns.append(Turn(resolve(earlier, turns).question))
            resolved = resolve(task.question, turns).question
            question = parse_question(resolved)
            candidates = answering.retriever.candidates(question)
            if not candidates:
                continue
            features, verdicts = answering.observe(question, candidates)
            yield Example(
                name,
                question,
                task.answerable,
                candidates,
                features,
                verdicts,
                [_carried(answering, matcher, c, task.evidence) for c in candidates],
                len(task.evidence),
                answering,
            )


def _carried(
    answering: Answering,
    matcher: Matcher,
    candidate: Candidate,
    evidence: Sequence[Sequence[Snippet]],
) -> frozenset[int]:
    citation = answering.citer.citation(answering.view.corpus.statements[candidate.id])
    return frozenset(
        piece
        for piece, alternatives in enumerate(evidence)
        if any(matcher.carries(citation, snippet) for snippet in alternatives)
    )


def shipped_tasks(gold: Path) -> list[Task]:
    """The questions of a suite that comes with Attributed."""
    return [
        Task(q.question, q.history, q.answerable, q.evidence) for q in read_gold(gold).questions
    ]


def squad_tasks(path: Path, folder: Path, *, articles: Sequence[str], limit: int) -> list[Task]:
    """Write articles of SQuAD as a corpus into `folder`; return some of their questions."""
    tasks: list[Task] = []
    for article in json.loads(path.read_text("utf-8"))["data"]:
        if article["title"] not in articles:
            continue
        name = f"{article['title']}.txt"
        offset = len(article["title"]) + 2
        parts = [article["title"].replace("_", " ")]
        for paragraph in article["paragraphs"]:
            context = paragraph["context"]
            parts.append(context)
            for question in paragraph["qas"]:
                spans = {(a["answer_start"], a["text"]) for a in question["answers"]}
                snippets = tuple(Snippet(name, text, offset + start) for start, text in spans)
                answerable = not question["is_impossible"]
                evidence = (snippets,) if answerable else ()
                tasks.append(Task(question["question"], (), answerable, evidence))
            offset += len(context) + 2
        (folder / name).write_text("\n\n".join(parts), encoding="utf-8", newline="")
    return random.Random(SEED).sample(tasks, min(limit, len(tasks)))


def fit(rows: Array, labels: Array, weights: Array, *, c: float = 0.05) -> dict[str, Any]:
    """Fit a logistic regression on standardised features; returns it as plain data."""
    scaler = StandardScaler().fit(rows, sample_weight=weights)
    model = LogisticRegression(C=c, max_iter=2000)
    model.fit(scaler.transform(rows), labels, sample_weight=weights)
    return {
        "mean": [round(v, 6) for v in scaler.mean_],
        "scale": [round(v, 6) for v in scaler.scale_],
        "weights": [round(v, 6) for v in model.coef_[0]],
        "intercept": round(float(model.intercept_[0]), 6),
    }


def probability(model: dict[str, Any], rows: Array) -> Array:
    """The fitted model's probabilities."""
    scaled = (rows - np.array(model["mean"])) / np.array(model["scale"])
    z = scaled @ np.array(model["weights"]) + model["intercept"]
    return np.asarray(1 / (1 + np.exp(-np.clip(z, -30, 30))))


def fit_both(examples: Sequence[Example]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit evidence, then answerability on what evidence says.

    Each corpus weighs the same, but a suite more.
    """
    used = [e for e in examples if not e.answerable or e.labels.any()]
    share = _shares(used)
    per_row = np.concatenate([np.full(len(e.gold), share[e.suite]) for e in used])
    evidence = fit(
        np.vstack([e.rows for e in used]), np.concatenate([e.labels for e in used]), per_row
    )
    share = _shares(examples)
    # SQuAD's unanswerable questions were written to fool a reader: they count for less.
    question_weights = np.array(
        [share[e.suite] * (0.1 if e.suite == "squad" else 1) for e in examples]
    )
    answerability = fit(
        np.vstack([answer_row(e, evidence) for e in examples]),
        np.array([e.answerable for e in examples], dtype=np.float64),
        question_weights,
        # Few questions for so many features: pull the weights towards nothing.
        c=0.5 * len(examples) / question_weights.sum(),
    )
    return evidence, answerability


def _shares(examples: Sequence[Example]) -> dict[str, float]:
    """What one question of each suite or corpus weighs."""
    return {
        suite: 1000.0
        * (_SUITE_WEIGHT if suite in SHIPPED else 1.0)
        / sum(e.suite == suite for e in examples)
        for suite in {e.suite for e in examples}
    }


def answer_row(example: Example, evidence: dict[str, Any]) -> Array:
    """The answerability model's input for one question."""
    return answerability_row(
        example.question,
        example.candidates,
        example.features,
        probability(evidence, example.rows),
        example.verdicts,
        example.answering.view.vocabulary,
    )


def threshold_for(
    scores: Array, answerable: NDArray[np.bool_], refused: float = MAX_REFUSED
) -> float:
    """The highest threshold that refuses at most this share of the answerable."""
    return float(np.quantile(scores[answerable], refused))


def report(name: str, examples: Sequence[Example], evidence: dict[str, Any], scores: Array) -> None:
    """Print what weights that never saw these examples do on them."""
    answerable = np.array([e.answerable for e in examples])
    auc = roc_auc_score(answerable, scores)
    refused = float(np.mean(scores[~answerable] < threshold_for(scores, answerable)))
    full = {3: [], 5: []}  # type: dict[int, list[bool]]
    words = []
    for example in examples:
        if not example.answerable:
            continue
        chosen = select(example.candidates, probability(evidence, example.rows))
        ids = [c.candidate.id for c in chosen]
        words.append(sum(len(c.candidate.statement.split()) for c in chosen))
        by_id = {c.id: g for c, g in zip(example.candidates, example.gold, strict=True)}
        for depth, hits in full.items():
            found = frozenset().union(*(by_id[id_] for id_ in ids[:depth]))
            hits.append(len(found) == example.pieces)
    print(
        f"{name:8s} n={len(examples):4d}  full evidence in 3: {np.mean(full[3]):.3f}  "
        f"in 5: {np.mean(full[5]):.3f}  words: {np.mean(words):.0f}  "
        f"AUROC: {auc:.3f}  refused at 5 %: {refused:.3f}"
    )


def cross_validate(examples: Sequence[Example], suites: Sequence[str]) -> None:
    """Print figures for each suite from weights fitted on the others."""
    for suite in suites:
        rest = [e for e in examples if e.suite != suite]
        measure(rest, [e for e in examples if e.suite == suite])
    own = [e for e in examples if e.suite in SHIPPED]
    scores = np.zeros(len(own))
    folds = KFold(10, shuffle=True, random_state=SEED)
    for train, test in folds.split(own):
        rest = [own[i] for i in train] + [e for e in examples if e.suite not in SHIPPED]
        evidence, answerability = fit_both(rest)
        rows = np.vstack([answer_row(own[i], evidence) for i in test])
        scores[test] = probability(answerability, rows)
    for suite in SHIPPED:
        chosen = [i for i, e in enumerate(own) if e.suite == suite]
        report(f"{suite}*", [own[i] for i in chosen], evidence, scores[chosen])
    report("own*", own, evidence, scores)
    print("* ten-fold cross-validation over the questions of the suites")


def measure(examples: Sequence[Example], held_out: Sequence[Example]) -> None:
    """Print figures for a corpus that nothing is fitted on, from weights fitted on `examples`."""
    evidence, answerability = fit_both(examples)
    rows = np.vstack([answer_row(e, evidence) for e in held_out])
    report(held_out[0].suite, held_out, evidence, probability(answerability, rows))


def main() -> None:
    """Collect examples, cross-validate, fit on all, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--squad", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=1000, help="how many of SQuAD's")
    parser.add_argument("--article", action="append", help="of SQuAD, by title; may be repeated")
    parser.add_argument("--verifier", default="none")
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent)
    parser.add_argument("--work", type=Path, default=None, help="keeps the indexes between runs")
    arguments = parser.parse_args()
    settings = IndexSettings(verifier=arguments.verifier)
    articles = arguments.article or (
        ARTICLES if arguments.verifier == "none" else UNSEEN_BY_VERIFIER
    )
    work = arguments.work or Path(tempfile.mkdtemp())
    squad = work / "-".join(["squad", *articles])
    squad.mkdir(parents=True, exist_ok=True)
    gold = arguments.root / "eval" / "gold"
    sources = {
        "squad": (
            squad,
            squad_tasks(arguments.squad, squad, articles=articles, limit=arguments.questions),
        ),
        "seeds": (arguments.root / "seeds", shipped_tasks(gold / "seeds")),
        "ridge": (gold / "ridge" / "corpus", shipped_tasks(gold / "ridge")),
    }
    data = arguments.root / "training" / "data"
    for folder in sorted((data / "corpora").iterdir()):
        sources[folder.name] = (folder / "corpus", shipped_tasks(folder))
    examples: list[Example] = []
    for name, (corpus, tasks) in sources.items():
        examples += examples_of(name, corpus, tasks, settings, work / f"index-{name}")
        print(f"{name}: {sum(e.suite == name for e in examples)} questions")
    cross_validate(examples, list(sources))
    for folder in sorted((data / "held_out").iterdir()):
        tasks, index = shipped_tasks(folder), work / f"index-{folder.name}"
        measure(examples, list(examples_of(folder.name, folder / "corpus", tasks, settings, index)))
    judged = examples[0].verdicts is not None
    write(examples, examples[0].answering.verifier.name if judged else None)


def write(examples: Sequence[Example], verifier: str | None) -> None:
    """Fit on everything and put the weights where the assistant finds them.

    `verifier` is the name of the one that judged the examples.
    """
    evidence, answerability = fit_both(examples)
    own = [e for e in examples if e.suite in SHIPPED]
    rows = np.vstack([answer_row(e, evidence) for e in own])
    answerable = np.array([e.answerable for e in own])
    # Weights for other features than today's would only be refused.
    data: dict[str, Any] = {}
    if verifier and WEIGHTS.exists():
        data = json.loads(WEIGHTS.read_text("utf-8"))
    data["with_verifier" if verifier else "without_verifier"] = {
        **({"verifier": verifier} if verifier else {}),
        "evidence": {"features": list(evidence_features(with_verifier=bool(verifier))), **evidence},
        "answerability": {
            "features": list(answerability_features(with_verifier=bool(verifier))),
            **answerability,
        },
        "threshold": round(
            threshold_for(probability(answerability, rows), answerable, SHIPPED_REFUSED), 4
        ),
    }
    WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
