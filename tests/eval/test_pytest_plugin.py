from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import assert_grounded
from eval.documents import Documents
from tests.eval.conftest import FELL, FakeAssistant

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    """A pytest of its own finds the package even where it is not installed."""
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))


def test_a_faithful_answer_is_grounded(documents: Documents, assistant: FakeAssistant) -> None:
    for id_ in ("q1", "q2", "q3"):
        assert_grounded(assistant.make.answer(id_), documents)


def test_the_corpus_may_be_a_folder_and_the_answer_plain(
    corpus: Path, assistant: FakeAssistant
) -> None:
    assert_grounded(assistant.make.answer("q2").to_dict(), corpus)


def test_an_inexact_answer_is_not(documents: Documents, assistant: FakeAssistant) -> None:
    data = assistant.make.answer("q1").to_dict()
    data["statements"][0]["start"] += 1
    with pytest.raises(AssertionError, match=r"exactness: statements\[0\]: harbour\.md"):
        assert_grounded(data, documents)


def test_a_disputed_statement_without_counter_passage_is_not(
    documents: Documents, assistant: FakeAssistant
) -> None:
    data = assistant.make.answer("q2").to_dict()
    data["statements"][0]["disputed_by"] = []
    with pytest.raises(AssertionError, match="counter_passage"):
        assert_grounded(data, documents)


def test_prose_is_held_against_the_citations(
    documents: Documents, assistant: FakeAssistant
) -> None:
    with pytest.raises(AssertionError, match="cited: not cited: 'Surely"):
        assert_grounded(assistant.make.answer("q1"), documents, text=f"Surely so. {FELL}")


def test_the_fixture_holds_answers_against_the_configured_corpus(
    pytester: pytest.Pytester, corpus: Path, assistant: FakeAssistant
) -> None:
    good, bad = (assistant.make.answer("q1").to_dict() for _ in range(2))
    bad["statements"][0]["display"] = "The wall stands."
    for name, answer in (("good", good), ("bad", bad)):
        (pytester.path / f"{name}.json").write_text(json.dumps(answer), encoding="utf-8")
    pytester.makepyfile(
        """
        import json
        from pathlib import Path

        import pytest

        @pytest.mark.parametrize("name", ["good", "bad"])
        def test_answer(assert_grounded, name):
            assert_grounded(json.loads(Path(f"{name}.json").read_text(encoding="utf-8")))
        """
    )
    pytester.makeini(f"[pytest]\nattributed_corpus = {corpus}\n")
    result = pytester.runpytest_subprocess("-p", "eval.pytest_plugin")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*not grounded:*"])


def test_the_fixture_without_a_corpus_says_what_to_set(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_answer(assert_grounded): pass")
    result = pytester.runpytest_subprocess("-p", "eval.pytest_plugin")
    result.stdout.fnmatch_lines(["*set attributed_corpus*"])
