from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import (
    Answer,
    ArticleReference,
    Citation,
    CitedStatement,
    IndexInfo,
    Searched,
    Status,
    Timings,
)
from eval.errors import PublicDataError
from eval.public.command import Options, measure
from eval.public.squad import SquadData, ask, figures, read_squad, sample, write_corpus

FERRY = "The ferry – a small one – leaves at nine. It carries forty people."
DATA = {
    "version": "v2.0",
    "data": [
        {
            "title": "The_Ferry",
            "paragraphs": [
                {"context": "Nobody asked about this paragraph.", "qas": []},
                {
                    "context": FERRY,
                    "qas": [
                        {
                            "id": "a",
                            "question": "When does the ferry leave?",
                            "is_impossible": False,
                            "answers": [
                                {"text": "at nine", "answer_start": FERRY.index("at nine")},
                                {"text": "nine", "answer_start": FERRY.index("nine")},
                            ],
                        },
                        {
                            "id": "b",
                            "question": "How many people does it carry?",
                            "answers": [{"text": "forty", "answer_start": FERRY.index("forty")}],
                        },
                        {
                            "id": "c",
                            "question": "Who built the ferry?",
                            "is_impossible": True,
                            "answers": [],
                        },
                    ],
                },
            ],
        }
    ],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "squad.json"
    path.write_text(json.dumps(DATA), encoding="utf-8")
    return path


@pytest.fixture
def data(file: Path) -> SquadData:
    return read_squad(file)


def test_answers_are_spans_of_the_corpus_documents(data: SquadData, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_corpus(data, folder)
    [document] = folder.iterdir()
    text = document.read_bytes().decode("utf-8")
    spans = {q.id: [span.of(text) for span in q.answers] for q in data.questions}
    assert spans == {"a": ["at nine", "nine"], "b": ["forty"], "c": []}


def test_a_sample_is_the_same_every_time_and_keeps_the_order(data: SquadData) -> None:
    assert sample(data, 2) == sample(data, 2)
    assert [q.id for q in sample(data, 2)] == sorted(q.id for q in sample(data, 2))
    assert sample(data, None) == data.questions


def test_only_the_named_articles_are_read(file: Path) -> None:
    assert len(read_squad(file, articles=["The_Ferry"]).documents) == 1
    with pytest.raises(PublicDataError, match="holds no article 'Trams'"):
        read_squad(file, articles=["Trams"])


@dataclass
class Finder:
    """Shows the sentences it is told to, in order; refuses where there are none."""

    data: SquadData
    shows: dict[str, list[str]]

    def ask(self, question: str, *, history: Any = (), id: str | None = None) -> Answer:
        [(name, text)] = self.data.documents.items()
        quotes = self.shows.get(str(id), [])
        statements = tuple(self._statement(name, text, quote) for quote in quotes)
        return Answer(
            question=question,
            resolved=question,
            status=Status.ANSWERED if statements else Status.NOT_IN_CORPUS,
            statements=statements,
            disagreements=(),
            nearest=(),
            searched=Searched(),
            index=IndexInfo(),
            timings_ms=Timings(),
            id=id,
            answerable=0.9 if statements else 0.1,
        )

    def _statement(self, name: str, text: str, quote: str) -> CitedStatement:
        start = text.index(quote)
        citation = Citation(
            quote, quote, (), name, "", start, start + len(quote), None, ArticleReference(), ()
        )
        fields = {field: getattr(citation, field) for field in Citation.__dataclass_fields__}
        return CitedStatement(**fields, label="record")


LEAVES, CARRIES = "The ferry – a small one – leaves at nine.", "It carries forty people."


def test_figures_tell_finding_from_deciding(data: SquadData) -> None:
    finder = Finder(data, {"a": [LEAVES], "b": [LEAVES, CARRIES]})
    found = {f.name: (f.value, f.n) for f in figures(list(ask(finder, data.questions)))}
    assert found["auroc"] == (1.0, 3)
    assert found["abstention_precision"] == (1.0, 1)
    assert found["sentence_at_1"] == (0.5, 2)
    assert found["sentence_at_3"] == (1.0, 2)


def test_silence_everywhere_finds_nothing(data: SquadData) -> None:
    found = {f.name: f.value for f in figures(list(ask(Finder(data, {}), data.questions)))}
    assert (found["abstention_recall"], found["answer_rate"], found["sentence_at_5"]) == (1, 0, 0)
    assert found["abstention_precision"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("content", ["no JSON", "[]", '{"data": [{"title": "x"}]}'])
def test_another_format_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PublicDataError, match="not in the format of SQuAD"):
        read_squad(path)


def test_an_unknown_data_set_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(PublicDataError, match="trivia: not known; there are polnear, squad"):
        measure("trivia", Options(tmp_path))


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(PublicDataError, match="check --data"):
        measure("squad", Options(tmp_path / "gone.json"))
