"""The stages of the verifier's training, without the training."""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from training import train_verifier
from training.fitting import Example, Recipe
from training.train_verifier import SHARE_OF_LAST, averaged


def test_an_average_lies_between_the_states() -> None:
    before = {"w": torch.tensor([0.0, 2.0]), "n": torch.tensor([1])}
    after = {"w": torch.tensor([1.0, 1.0]), "n": torch.tensor([2])}
    found = averaged(before, after, 0.25)
    assert found["w"].tolist() == [0.25, 1.75]
    assert found["n"].tolist() == [2]


class _Squad:
    questions: Sequence[object] = ()

    def retrieve(self, *_: object) -> np.ndarray:
        return np.zeros((0, 20), dtype=np.int64)


def test_the_last_stage_reads_all_articles_and_is_averaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = {
        "title": "A tram",
        "sentences": ["The tram was sold in May.", "It was green.", "Nobody cared."],
        "questions": [{"q": "When was the tram sold?", "answers": [0]}],
    }
    for name, starts in (("a", {}), ("b", {}), ("c", {"starts": [0, 2]})):
        line = json.dumps({**article, **starts}) + "\n"
        (tmp_path / f"{name}.jsonl").write_text(line, encoding="utf-8")
    stages: list[tuple[int, int]] = []
    states: list[float] = []

    def fit(model: Any, sample: Callable[[int], Sequence[Example]], recipe: Recipe) -> None:
        stages.append((len(sample(0)), recipe.epochs))
        with torch.no_grad():
            model.model.classifier.bias.fill_(float(len(stages)))

    def measured(model: Any, *_: object, **__: object) -> tuple[float, float]:
        states.append(float(model.model.classifier.bias.detach()[0]))
        return 1.0, 0.0

    monkeypatch.setattr(train_verifier, "fit", fit)
    monkeypatch.setattr(train_verifier, "measure_answers", measured)
    monkeypatch.setattr(train_verifier, "_answers", lambda *_: [])
    monkeypatch.setattr(train_verifier.answer_data, "squad_examples", lambda *_, **__: iter(()))
    options = argparse.Namespace(
        articles=tmp_path, seed=1, epochs=4, measured=1, formats=[], out=tmp_path, start=None,
        measure=None,
    )  # fmt: skip
    train_verifier._train_answers(options, _Squad(), np.zeros((0, 0)))  # type: ignore[arg-type]
    assert [epochs for _, epochs in stages] == [4, 3, 2]
    assert stages[0][0] == 0
    assert 0 < stages[1][0] < stages[2][0]
    assert states == [pytest.approx(2 + SHARE_OF_LAST, abs=0.02)]
    assert json.loads((tmp_path / "verifier.json").read_text())["answer_scale"] == 1.0
