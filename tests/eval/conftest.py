"""A small corpus of our own with gold, and a faithful fake assistant that answers it perfectly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.answer import (
    Answer,
    ArticleReference,
    Citation,
    CitedDispute,
    CitedSpeaker,
    CitedStatement,
    Context,
    Disagreement,
    DisputingCitation,
    IndexInfo,
    Searched,
    Status,
    Timings,
)
from eval.documents import CorpusDocument, Documents, read_documents
from eval.gold import Gold
from eval.gold_reading import read_gold
from index.domain import Span
from index.fold import fold

HARBOUR = """# Harbour wall gave way

By Ina Solberg, The Quay Post, 3 May 2021

The harbour wall at Lund fell on 1 May 2021. Mayor Per Dahl said that nobody had warned the town. \
Engineer Eva Roth said the town had been warned in March.

Two boats were crushed by the stones.
"""
LETTER = """# A letter on the wall

By Olaf Brandt, Harbour Weekly, 9 May 2021

The harbour wall at Lund fell on 1 May 2021. I think the mayor has behaved shamefully. \
The repair will cost four million crowns.
"""

FELL = "The harbour wall at Lund fell on 1 May 2021."
NOBODY = "Mayor Per Dahl said that nobody had warned the town."
WARNED = "Engineer Eva Roth said the town had been warned in March."
BOATS = "Two boats were crushed by the stones."
SHAMEFUL = "I think the mayor has behaved shamefully."

ARTICLES = {
    "harbour.md": ArticleReference(
        "Harbour wall gave way", "Ina Solberg", "The Quay Post", "2021-05-03"
    ),
    "letter.md": ArticleReference(
        "A letter on the wall", "Olaf Brandt", "Harbour Weekly", "2021-05-09"
    ),
}
LABELS = {
    FELL: "record",
    NOBODY: "disputed",
    WARNED: "disputed",
    BOATS: "record",
    SHAMEFUL: "claim",
}
QUOTED = {NOBODY: "Per Dahl", WARNED: "Eva Roth"}


def _snippet(document: str, quote: str) -> dict[str, str]:
    return {"document": document, "quote": quote}


QUESTIONS = [
    {
        "id": "q1",
        "type": "fact",
        "question": "When did the wall fall?",
        "answerable": True,
        "evidence": [[_snippet("harbour.md", FELL), _snippet("letter.md", FELL)]],
        "author": "Ina Solberg",
        "speaker": "Ina Solberg",
        "contested": False,
    },
    {
        "id": "q2",
        "type": "contested",
        "question": "Had the town been warned?",
        "answerable": True,
        "evidence": [
            [_snippet("harbour.md", NOBODY)],
            [_snippet("harbour.md", "the town had been warned in March")],
        ],
        "sides": [[_snippet("harbour.md", NOBODY)], [_snippet("harbour.md", WARNED)]],
        "author": "Ina Solberg",
        "speaker": "Per Dahl",
        "contested": True,
    },
    {
        "id": "q3",
        "type": "unanswerable",
        "question": "Who built the wall?",
        "answerable": False,
        "on_topic": True,
    },
    {
        "id": "q4",
        "type": "follow_up",
        "question": "And how many boats?",
        "history": ["When did the wall fall?"],
        "resolved": ["boats", "wall"],
        "answerable": True,
        "evidence": [[_snippet("harbour.md", BOATS)]],
        "speaker": "Ina Solberg",
    },
    {
        "id": "q5",
        "type": "attribution",
        "question": "What does Brandt think of the mayor?",
        "answerable": True,
        "evidence": [[_snippet("letter.md", SHAMEFUL)]],
        "author": "Olaf Brandt",
        "speaker": "Olaf Brandt",
        "contested": True,
    },
]
ANSWERED_WITH = {
    "q1": [("harbour.md", FELL)],
    "q2": [("harbour.md", NOBODY), ("harbour.md", WARNED)],
    "q3": [],
    "q4": [("harbour.md", BOATS)],
    "q5": [("letter.md", SHAMEFUL)],
}


def lines(items: list[dict[str, object]]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)


class Maker:
    """Makes citations from the documents as read, as a faithful assistant would."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents

    def citation(self, document: str, quote: str) -> Citation:
        """A citation of the first occurrence of a quote."""
        held: CorpusDocument = self.documents[document]
        span = Span(held.text.index(quote), held.text.index(quote) + len(quote))
        article = ARTICLES[document]
        speakers = [CitedSpeaker(article.author or "", "person")]
        if quote in QUOTED:
            name = held.text.index(QUOTED[quote], span.start)
            speakers.append(CitedSpeaker(QUOTED[quote], "person", name, name + len(QUOTED[quote])))
        return Citation(
            quote=quote,
            display=fold(quote),
            omitted=(),
            document=document,
            sha256=held.document.sha256,
            start=span.start,
            end=span.end,
            page=None,
            article=article,
            speakers=tuple(speakers),
        )

    def statement(self, document: str, quote: str) -> CitedStatement:
        """A statement with its label, its counter-passage and its predecessor as context."""
        label = LABELS[quote]
        other = {NOBODY: WARNED, WARNED: NOBODY}.get(quote)
        against = (
            (DisputingCitation(**fields_of(self.citation(document, other)), kind="denial"),)
            if other
            else ()
        )
        before = self.citation("harbour.md", FELL) if quote == NOBODY else None
        return CitedStatement(
            **fields_of(self.citation(document, quote)),
            label=label,
            confidence=0.9,
            relevance=0.8,
            context=Context(before),
            disputed_by=against,
        )

    def answer(self, id_: str) -> Answer:
        """The perfect answer to one of the questions."""
        question = next(q for q in QUESTIONS if q["id"] == id_)
        statements = tuple(self.statement(*place) for place in ANSWERED_WITH[id_])
        disagreement = Disagreement(
            "warned",
            "denial",
            (
                (self.citation("harbour.md", NOBODY),),
                (self.citation("harbour.md", WARNED),),
            ),
        )
        return Answer(
            question=str(question["question"]),
            resolved="After the wall fell, how many boats?"
            if id_ == "q4"
            else str(question["question"]),
            status=Status.ANSWERED if statements else Status.NOT_IN_CORPUS,
            statements=statements,
            disagreements=(disagreement,) if id_ == "q2" else (),
            nearest=() if statements else (self.citation("harbour.md", FELL),),
            searched=Searched(2, 8),
            index=IndexInfo("1", None, "none", "none"),
            timings_ms=Timings(1.0, 2.0, 3.0),
            id=id_,
            answerable=0.9 if statements else 0.1,
        )


def fields_of(citation: Citation) -> dict[str, object]:
    """The fields of a plain citation."""
    return {name: getattr(citation, name) for name in Citation.__dataclass_fields__}


@dataclass
class FakeAssistant:
    """Gives prepared answers and lists what it knows."""

    make: Maker
    asked: list[str]

    def ask(self, question: str, *, history: object = (), id: str | None = None) -> Answer:
        self.asked.append(question)
        return self.make.answer(str(id))

    def statements(self) -> list[CitedStatement]:
        places = [("harbour.md", q) for q in (FELL, NOBODY, WARNED, BOATS)]
        places += [("letter.md", FELL), ("letter.md", SHAMEFUL)]
        return [self.make.statement(*place) for place in places]

    def disputes(self) -> list[CitedDispute]:
        ends = [self.make.citation("harbour.md", quote) for quote in (NOBODY, WARNED)]
        spans = tuple((end.start, end.end) for end in ends)
        return [CitedDispute("denial", 0.9, ends[0], ends[1], spans)]  # type: ignore[arg-type]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The corpus folder."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (folder / "letter.md").write_text(LETTER, encoding="utf-8")
    return folder


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    """The gold of the corpus, as files."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "questions.jsonl").write_text(lines(QUESTIONS), encoding="utf-8")
    statements = [
        {
            "id": f"t{number}",
            "document": document,
            "quote": quote,
            "start": text.index(quote),
            "end": text.index(quote) + len(quote),
            "label": LABELS[quote],
            "speakers": [ARTICLES[document].author, *([QUOTED[quote]] if quote in QUOTED else [])],
        }
        for number, (document, text, quote) in enumerate(
            [
                ("harbour.md", HARBOUR, FELL),
                ("harbour.md", HARBOUR, NOBODY),
                ("harbour.md", HARBOUR, WARNED),
                ("harbour.md", HARBOUR, BOATS),
                ("letter.md", LETTER, SHAMEFUL),
            ]
        )
    ]
    (folder / "statements.jsonl").write_text(lines(statements), encoding="utf-8")
    disputes: list[dict[str, object]] = [
        {
            "id": "d1",
            "a": _snippet("harbour.md", NOBODY),
            "b": _snippet("harbour.md", WARNED),
            "dispute": True,
            "kind": "denial",
        },
        {
            "id": "d2",
            "a": _snippet("harbour.md", BOATS),
            "b": _snippet("letter.md", SHAMEFUL),
            "dispute": False,
            "kind": "none",
            "trap": "scope",
        },
    ]
    (folder / "disputes.jsonl").write_text(lines(disputes), encoding="utf-8")
    return folder


@pytest.fixture
def gold(gold_folder: Path) -> Gold:
    """The gold of the corpus, read."""
    return read_gold(gold_folder)


@pytest.fixture
def documents(corpus: Path) -> Documents:
    """The corpus, read."""
    return read_documents(corpus)


@pytest.fixture
def assistant(documents: Documents) -> FakeAssistant:
    """The fake assistant."""
    return FakeAssistant(Maker(documents), [])


@pytest.fixture(autouse=True)
def few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Intervals are not what most tests are about; they cost most of the time."""
    monkeypatch.setattr("eval.statistics._RESAMPLES", 20)
