from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.documents import Documents
from eval.errors import GoldFormatError
from eval.gold import Gold, QuestionType
from eval.gold_reading import check_gold, read_gold
from eval.suite import GOLD, shipped_suites
from index.domain import Label
from tests.eval.conftest import FELL, QUESTIONS, lines


def rewrite(folder: Path, number: int, **changes: Any) -> None:
    questions = [dict(question) for question in QUESTIONS]
    questions[number] |= changes
    (folder / "questions.jsonl").write_text(lines(questions), encoding="utf-8")


def test_a_suite_is_read_from_its_three_files(gold: Gold) -> None:
    assert gold.name == "harbour"
    assert [q.type for q in gold.questions][:2] == [QuestionType.FACT, QuestionType.CONTESTED]
    assert {s.label for s in gold.statements} == {Label.RECORD, Label.CLAIM, Label.DISPUTED}
    assert [d.dispute for d in gold.disputes] == [True, False]


def test_a_single_file_of_questions_will_do(gold_folder: Path) -> None:
    gold = read_gold(gold_folder / "questions.jsonl", name="mine")
    assert (gold.name, len(gold.questions), gold.statements) == ("mine", 5, ())


@pytest.mark.parametrize(
    ("number", "changes", "message"),
    [
        (1, {"type": "riddle"}, r"line 2: type"),
        (0, {"question": " "}, r"line 1: question: empty"),
        (0, {"evidence": []}, r"line 1: evidence: an answerable question needs some"),
        (2, {"evidence": [[{"document": "a", "quote": "b"}]]}, r"line 3: evidence"),
        (1, {"sides": [[{"document": "a", "quote": "b"}]]}, r"line 2: sides"),
        (0, {"evidence": [[{"document": "harbour.md"}]]}, r"line 1: evidence\.0\.0\.quote"),
        (0, {"answerable": "yes"}, r"line 1: answerable"),
        (0, {"evidnce": []}, r"line 1: evidnce"),
        (3, {"history": []}, r"line 4: history"),
        (4, {"id": "q1"}, r"line 5: id: 'q1' stands there twice"),
    ],
)
def test_a_wrong_line_is_named_with_its_field(
    gold_folder: Path, number: int, changes: dict[str, Any], message: str
) -> None:
    rewrite(gold_folder, number, **changes)
    with pytest.raises(GoldFormatError, match=message):
        read_gold(gold_folder)


def test_a_line_that_is_no_json_is_named(gold_folder: Path) -> None:
    (gold_folder / "questions.jsonl").write_text("\n{'id': 1}\n", encoding="utf-8")
    with pytest.raises(GoldFormatError, match=r"questions\.jsonl: line 2"):
        read_gold(gold_folder)


def test_a_statement_whose_span_does_not_fit_its_quote_is_named(gold_folder: Path) -> None:
    item = {"id": "t1", "document": "harbour.md", "start": 3, "end": 5, "quote": "wall"}
    (gold_folder / "statements.jsonl").write_text(
        json.dumps(item | {"label": "record"}) + "\n", encoding="utf-8"
    )
    with pytest.raises(GoldFormatError, match=r"statements\.jsonl: line 1: quote: 4 characters"):
        read_gold(gold_folder)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldFormatError, match="holds no gold"):
        read_gold(tmp_path)


def test_fitting_gold_has_no_faults(gold: Gold, documents: Documents) -> None:
    assert check_gold(gold, documents) == []


def test_a_quote_that_is_not_in_its_document_is_named(
    gold_folder: Path, documents: Documents
) -> None:
    wrong = [[{"document": "harbour.md", "quote": "The wall stands."}]]
    rewrite(gold_folder, 0, evidence=wrong)
    [fault] = check_gold(read_gold(gold_folder), documents)
    assert fault.startswith("questions.jsonl: q1: quote: not in harbour.md")


def test_a_start_must_be_the_place_of_the_quote(gold_folder: Path, documents: Documents) -> None:
    wrong = [[{"document": "harbour.md", "quote": FELL, "start": 3}]]
    rewrite(gold_folder, 0, evidence=wrong)
    [fault] = check_gold(read_gold(gold_folder), documents)
    assert "not in harbour.md at 3" in fault


def test_a_document_that_is_not_there_is_named(gold_folder: Path, documents: Documents) -> None:
    rewrite(gold_folder, 0, evidence=[[{"document": "gone.md", "quote": "x"}]])
    [fault] = check_gold(read_gold(gold_folder), documents)
    assert "'gone.md' is not in the corpus" in fault


@pytest.mark.parametrize("folder", sorted(p.parent for p in GOLD.glob("*/questions.jsonl")))
def test_shipped_gold_is_well_formed(folder: Path) -> None:
    gold = read_gold(folder)
    assert len(gold.questions) >= 100
    assert len(gold.statements) >= 150


def test_shipped_gold_holds_enough_disputes_and_tempting_non_disputes() -> None:
    disputes = [d for s in shipped_suites() for d in read_gold(s.gold).disputes]
    assert sum(d.dispute for d in disputes) >= 40
    assert sum(not d.dispute for d in disputes) >= 40
