from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from index.verifier import NoVerifier
from index.verifier.judgements import RecentScores, cached_relation, judgement_key


class Counting(NoVerifier):
    """Counts the pairs it is asked about."""

    def __init__(self):
        self.asked = []

    def relation(self, pairs):
        self.asked += pairs
        return np.array([[0.25, 0.5, 0.25]] * len(pairs), dtype=np.float32)


def test_key_depends_on_verifier_texts_and_order():
    keys = {
        judgement_key("v", "a", "b"),
        judgement_key("w", "a", "b"),
        judgement_key("v", "b", "a"),
        judgement_key("v", "ab", ""),
        judgement_key("va", "", "b"),
    }
    assert len(keys) == 5


def test_cached_pairs_are_not_judged_again():
    verifier, cache = Counting(), {}
    cached_relation(verifier, [("a", "b"), ("a", "b"), ("c", "d")], cache)
    found = cached_relation(verifier, [("c", "d"), ("e", "f")], cache)
    assert verifier.asked == [("a", "b"), ("c", "d"), ("e", "f")]
    np.testing.assert_allclose(found, [[0.25, 0.5, 0.25]] * 2)


def test_no_pairs_give_no_rows():
    assert cached_relation(Counting(), [], {}).shape == (0, 3)


def test_recent_scores_judge_only_the_unknown_and_keep_the_order():
    asked = []

    def judge(positions):
        asked.append(positions)
        return np.array(positions, dtype=np.float32)

    recent = RecentScores(10)
    np.testing.assert_array_equal(recent.scores(["a", "b", "a"], judge), [0, 1, 0])
    np.testing.assert_array_equal(recent.scores(["c", "b", "a"], judge), [0, 1, 0])
    assert asked == [[0, 1], [0]]


def test_recent_scores_forget_the_oldest():
    calls = []

    def judge(positions):
        calls.append(len(positions))
        return np.zeros(len(positions), dtype=np.float32)

    recent = RecentScores(2)
    for key in ("a", "b", "c", "a"):
        recent.scores([key], judge)
    assert len(calls) == 4


def test_recent_scores_serve_many_threads():
    recent = RecentScores(5)

    def judge(positions):
        return np.array([float(p) for p in positions], dtype=np.float32)

    def ask(number):
        return recent.scores([f"{number}-{i}" for i in range(8)], judge)

    with ThreadPoolExecutor(8) as pool:
        for row in pool.map(ask, range(64)):
            np.testing.assert_array_equal(row, np.arange(8))
