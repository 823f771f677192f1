"""Examples of statements that support, contradict or leave open one another."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np

from training.altering import NAME
from training.examples import Relation, RelationExample, read_json_lines, read_rows
from training.perturbing import perturbed
from training.rewriting import as_statement, same_kind
from training.squad import Squad, split_sentences

_VERDICTS = {
    "SUPPORTS": Relation.SUPPORT,
    "REFUTES": Relation.CONTRADICT,
    "SUPPORT": Relation.SUPPORT,
    "CONTRADICT": Relation.CONTRADICT,
    "entailment": Relation.SUPPORT,
    "contradiction": Relation.CONTRADICT,
    "neutral": Relation.NEITHER,
    "neither": Relation.NEITHER,
    "contradict": Relation.CONTRADICT,
    "support": Relation.SUPPORT,
}
_MAX_EVIDENCE_WORDS = 70


def fever_symmetric(folder: Path) -> list[RelationExample]:
    """Claims whose wording gives nothing away, with evidence for and against (Schuster 2019)."""
    return [
        RelationExample(
            _plain(item["evidence"]),
            _plain(item["claim"]),
            _VERDICTS[item["label"]],
            "fever-symmetric",
        )
        for item in read_json_lines(folder, "fever-symmetric")
    ]


def fool_me_twice(folder: Path) -> list[RelationExample]:
    """Claims written to mislead, with their gold evidence (Eisenschlos 2021)."""
    found = []
    for item in read_json_lines(folder, "fool-me-twice"):
        evidence = " ".join(e["text"].strip(" ,") for e in item["gold_evidence"])
        found.append(
            RelationExample(
                _cut(evidence), item["text"].strip(), _VERDICTS[item["label"]], "fool-me-twice"
            )
        )
    return found


def fool_me_twice_neither(folder: Path, rng: random.Random) -> Iterator[RelationExample]:
    """The same claims with retrieved sentences that are no evidence."""
    for item in read_json_lines(folder, "fool-me-twice"):
        gold = {e["text"] for e in item["gold_evidence"]}
        others = [e["text"] for e in item["retrieved_evidence"] if e["text"] not in gold]
        if others and rng.random() < 0.5:
            text = _cut(others[-1].strip(" ,"))
            yield RelationExample(text, item["text"].strip(), Relation.NEITHER, "fool-me-twice")


def breaking_nli(
    folder: Path, rng: random.Random, *, per_category: int = 60
) -> Iterator[RelationExample]:
    """One changed word (Glockner 2018): all entailments, and a sample of each kind of change."""
    items = read_json_lines(folder, "breaking-nli")
    rng.shuffle(items)
    taken: dict[tuple[str, str], int] = {}
    for item in items:
        key = (item["category"], item["gold_label"])
        taken[key] = taken.get(key, 0) + 1
        limit = 600 if item["gold_label"] != "contradiction" else per_category
        if taken[key] <= limit:
            relation = _VERDICTS[item["gold_label"]]
            yield RelationExample(item["sentence1"], item["sentence2"], relation, "breaking-nli")


def scifact(folder: Path, rng: random.Random) -> Iterator[RelationExample]:
    """Scientific claims with the rationale sentences of the abstracts (Wadden 2020)."""
    corpus = {
        row["doc_id"]: re.findall(
            r"'((?:[^'\\]|\\.|'(?![\s\]]))*)'(?=\s|\])|\"((?:[^\"\\]|\\.)*)\"", row["abstract"]
        )
        for row in read_rows(folder, "scifact-corpus")
    }
    for row in read_rows(folder, "scifact-claims"):
        sentences = [a or b for a, b in corpus.get(row["evidence_doc_id"], [])]
        if not row["evidence_label"] or not sentences:
            continue
        chosen = [
            n for n in map(int, re.findall(r"\d+", row["evidence_sentences"])) if n < len(sentences)
        ]
        if chosen:
            text = _cut(" ".join(sentences[n] for n in chosen[:2]))
            yield RelationExample(text, row["claim"], _VERDICTS[row["evidence_label"]], "scifact")
        others = [s for n, s in enumerate(sentences) if n not in chosen and len(s) > 40]
        if others and rng.random() < 0.5:
            yield RelationExample(_cut(others[0]), row["claim"], Relation.NEITHER, "scifact")


def ramdocs_conflicts(folder: Path) -> Iterator[RelationExample]:
    """Sentences of RAMDocs that give different answers for the same subject."""
    for item in read_json_lines(folder, "ramdocs"):
        for wrong in (d for d in item["documents"] if d["type"] == "misinfo"):
            for right in (d for d in item["documents"] if d["type"] == "correct"):
                a, b = (_holder(d["text"], d["answer"]) for d in (right, wrong))
                if a and b and a != b:
                    yield RelationExample(a, b, Relation.CONTRADICT, "ramdocs")
                    break


def _holder(text: str, answer: str) -> str | None:
    return next(
        (s for _, s in split_sentences(text) if answer.lower() in s.lower() and 30 < len(s) < 250),
        None,
    )


def from_questions(
    squad: Squad, *, held_out: Collection[str], rng: random.Random, share: float = 0.45
) -> Iterator[RelationExample]:
    """Turn SQuAD's questions and answers into statements about the sentences.

    A right answer makes a supported statement, another answer of the same kind a contradicted
    one, and an unanswerable question with its plausible answer one that is left open.
    """
    pool: dict[str, list[str]] = {}
    for question in squad.questions:
        if not question.impossible and question.article not in held_out:
            pool.setdefault(question.article, []).extend(t for t, _ in question.answers[:1])
    for question in squad.questions:
        holders = squad.answering(question)
        if question.article in held_out or not holders or rng.random() > share:
            continue
        sentence = squad.sentences[next(iter(holders))].text
        answer = question.answers[0][0]
        if question.impossible:
            yield RelationExample(
                sentence, as_statement(question.text, answer), Relation.NEITHER, "squad2"
            )
            continue
        yield RelationExample(
            sentence, as_statement(question.text, answer), Relation.SUPPORT, "squad2"
        )
        others = [
            o
            for o in pool[question.article]
            if same_kind(o, answer) and o.lower() not in sentence.lower()
        ]
        if others:
            wrong = as_statement(question.text, rng.choice(others))
            yield RelationExample(sentence, wrong, Relation.CONTRADICT, "squad2")


def made_from_sentences(
    squad: Squad, *, held_out: Collection[str], rng: random.Random, count: int
) -> Iterator[RelationExample]:
    """Figures, denials, negations and other subjects, made from SQuAD's sentences."""
    sentences = [s for s in squad.sentences if s.article not in held_out]
    names = [name for s in sentences for name in NAME.findall(s.text)]
    return perturbed([s.text for s in sentences], names, rng, count=count)


def near_sentences(
    squad: Squad,
    similarity: np.ndarray,
    *,
    held_out: Collection[str],
    rng: random.Random,
    count: int,
) -> Iterator[RelationExample]:
    """Similar sentences of one article, which go on about a thing and seldom contradict it.

    `similarity` is [n_sentences, n_sentences].
    """
    numbers = [n for n, s in enumerate(squad.sentences) if s.article not in held_out]
    for number in rng.sample(numbers, min(count, len(numbers))):
        order = np.argsort(-similarity[number])[1:4]
        other = int(rng.choice(list(order)))
        if similarity[number, other] < 0.9 and squad.sentences[other].article not in held_out:
            a, b = _cut(squad.sentences[number].text), _cut(squad.sentences[other].text)
            yield RelationExample(a, b, Relation.NEITHER, "squad2-near")


def own_relations(path: Path) -> Iterator[RelationExample]:
    """Read the project's own pairs (CC0); contradiction and neither hold both ways."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        relation = _VERDICTS.get(item["relation"], Relation.NEITHER)
        yield RelationExample(item["a"], item["b"], relation, "own")
        if relation is not Relation.SUPPORT:
            yield RelationExample(item["b"], item["a"], relation, "own")


def _cut(text: str) -> str:
    return " ".join(text.split()[:_MAX_EVIDENCE_WORDS])


def _plain(text: str) -> str:
    """Undo the tokenised spelling of FEVER."""
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("-COLON-", ":")
    text = re.sub(
        r"\s+([.,;:!?)'’])", r"\1", text.replace("``", '"').replace("''", '"').replace(" -- ", "–")
    )
    return re.sub(r"\(\s+", "(", text).strip()
