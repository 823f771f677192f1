"""Examples made of our own articles."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.answer_data import nearest_sentences, own_article_examples, read_own_articles

ARTICLES = (
    {
        "title": "The bridge",
        "sentences": ["The bridge was closed.", "It had cracked in the frost.", "Nobody was hurt."],
        "questions": [
            {"q": "Why was the crossing shut?", "answers": [1]},
            {"q": "Who closed the bridge?", "answers": []},
        ],
    },
    {
        "title": "The pool",
        "sentences": ["The pool is dry.", "A pipe burst.", "It will open in May."],
        "questions": [{"q": "When can people swim?", "answers": [2]}],
    },
)


def _letters(texts: list[str]) -> NDArray[np.float32]:
    """Unit vectors of how often each letter stands in a text."""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    counts = np.array([[t.lower().count(c) for c in alphabet] for t in texts], dtype=np.float32)
    return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def test_right_and_misleading_sentences_of_each_question(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(article) for article in ARTICLES)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    articles = read_own_articles(tmp_path)
    nearest = nearest_sentences(articles, _letters)
    made = list(own_article_examples(articles, nearest, random.Random(1)))
    right = [(e.question, e.passage.split(" | ")[0]) for e in made if e.answers]
    assert right == [
        ("Why was the crossing shut?", "It had cracked in the frost."),
        ("When can people swim?", "It will open in May."),
    ]
    wrong = [e for e in made if not e.answers]
    # two of each question, and a stray question of each article
    assert len(wrong) == 2 * 3 + 2
    assert not any("frost" in e.passage.split(" | ")[0] for e in wrong if "crossing" in e.question)


def test_a_piece_begins_without_the_end_of_the_one_before() -> None:
    dossier = {
        "title": "The bridge",
        "starts": [0, 2],
        "sentences": ["It cracked.", "It was shut.", "It is safe, she wrote.", "They lie."],
        "questions": [{"q": "Is it safe?", "answers": [2]}],
    }
    nearest = nearest_sentences([dossier, dossier | {"title": "B"}], _letters)
    made = own_article_examples([dossier, dossier | {"title": "B"}], nearest, random.Random(2))
    assert not any("shut" in e.passage for e in made if "safe, she wrote" in e.passage)
