from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from eval import run_suite
from eval.documents import read_documents
from eval.errors import GoldFormatError, SuiteError
from eval.gold import Gold
from eval.outcome import Figure
from eval.suite import Report, shipped_suite, shipped_suites
from tests.eval.conftest import LETTER, FakeAssistant, Maker, lines


def figures(report: Report) -> dict[str, Figure]:
    return {f.name: f for evaluation in report.evaluations for f in evaluation.figures}


def test_a_perfect_assistant_gets_perfect_figures(
    corpus: Path, gold: Gold, assistant: FakeAssistant
) -> None:
    found = figures(run_suite(assistant, gold, corpus, swap=False))
    for name in ("exactness", "metadata", "evidence_recall", "speaker", "dispute_recall"):
        assert found[name].value == 1.0
    assert found["unmarked_index"].value == 0.0
    assert found["abstention_auroc"].value == 1.0


def test_every_figure_says_on_how_many(corpus: Path, gold: Gold, assistant: FakeAssistant) -> None:
    found = figures(run_suite(assistant, gold, corpus, swap=False))
    assert found["complete"].n == 5
    assert found["evidence_recall"].n == 5
    assert found["label_kappa"].n == 5


def test_answers_of_another_system_are_evaluated_without_an_index(
    tmp_path: Path, corpus: Path, gold_folder: Path, assistant: FakeAssistant
) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(
        lines([assistant.make.answer(f"q{n}").to_dict() for n in range(1, 6)]), encoding="utf-8"
    )
    found = figures(run_suite(path, gold_folder, corpus))
    assert found["exactness"].value == 1.0
    # No list of statements: labels are taken from what the answers show, display has no index.
    assert found["label_accuracy"].n == 5
    assert "unmarked_index" not in found
    assert "dispute_recall" not in found


def test_gold_that_does_not_fit_the_corpus_is_refused(
    corpus: Path, gold: Gold, assistant: FakeAssistant
) -> None:
    (corpus / "letter.md").write_text("Something else.", encoding="utf-8")
    with pytest.raises(GoldFormatError, match=r"q1: quote: not in letter\.md"):
        run_suite(assistant, gold, corpus)


def test_the_corpus_is_asked_again_with_its_parties_swapped(
    corpus: Path, gold: Gold, assistant: FakeAssistant
) -> None:
    opened: list[str] = []

    class Swapped(FakeAssistant):
        def statements(self):  # type: ignore[no-untyped-def]
            return []

    @contextmanager
    def reopen(folder: Path) -> Iterator[FakeAssistant]:
        opened.append((folder / "letter.md").read_text(encoding="utf-8"))
        yield Swapped(Maker(read_documents(corpus)), [])

    report = run_suite(assistant, gold, corpus, reopen=reopen, parties=(("Lund", "Brandt"),))
    assert opened == [LETTER.replace("Lund", "X").replace("Brandt", "Lund").replace("X", "Brandt")]
    assert (corpus / "letter.md").read_text(encoding="utf-8") == LETTER
    assert report.run.swap is not None
    assert [q.item for q in report.run.swap.questions] == ["q5"]
    assert {s.swapped_label for s in report.run.swap.statements} == {None}


def test_the_invented_corpus_is_shipped_with_its_documents() -> None:
    suite = shipped_suite("ridge")
    assert suite.corpus is not None
    assert len(read_documents(suite.corpus)) >= 8


def test_a_suite_whose_documents_are_absent_has_no_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import eval.suite as module

    folder = tmp_path / "package" / "gold" / "elsewhere"
    folder.mkdir(parents=True)
    question = {
        "id": "1",
        "type": "fact",
        "question": "?",
        "answerable": True,
        "evidence": [[{"document": "a.txt", "quote": "x"}]],
    }
    (folder / "questions.jsonl").write_text(lines([question]), encoding="utf-8")
    monkeypatch.setattr(module, "GOLD", folder.parent)
    [suite] = shipped_suites()
    assert (suite.name, suite.corpus) == ("elsewhere", None)


def test_an_unknown_suite_is_named_with_those_there_are() -> None:
    with pytest.raises(SuiteError, match=r"hills: no such suite; there are .*ridge"):
        shipped_suite("hills")
