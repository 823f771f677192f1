"""Examples made of our own articles."""

from __future__ import annotations

import json
import random
from pathlib import Path

from training.answer_data import own_article_examples

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


def test_right_and_misleading_sentences_of_each_question(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(article) for article in ARTICLES)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    made = list(own_article_examples(tmp_path, random.Random(1)))
    right = [(e.question, e.passage.split(" | ")[0]) for e in made if e.answers]
    assert right == [
        ("Why was the crossing shut?", "It had cracked in the frost."),
        ("When can people swim?", "It will open in May."),
    ]
    wrong = [e for e in made if not e.answers]
    # two of each question, and a stray question of each article
    assert len(wrong) == 2 * 3 + 2
    assert not any("frost" in e.passage.split(" | ")[0] for e in wrong if "crossing" in e.question)
