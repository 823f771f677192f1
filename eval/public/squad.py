"""SQuAD 2.0: does the assistant keep silent, and does it find the answering sentence?

Source: Rajpurkar, Jia and Liang, "Know What You Don't Know: Unanswerable Questions for SQuAD",
ACL 2018. Read in its own JSON layout. All articles become one corpus, so a question is asked of
every paragraph at once, not of the one it was written for: harder than the original task, and a
question that is impossible for its paragraph may now and then be answered elsewhere.
"""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Citation
from eval.errors import PublicDataError
from eval.evaluators.abstention import score_of
from eval.outcome import Figure, Measured, mean_figure, statistic_figure
from eval.statistics import auroc_or_half
from eval.systems import AnswersQuestions
from index.domain import Span
from index.progress import Progress

_SEED = 20180611
_CUTOFFS = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question; `answers` are spans of the corpus document, () where it is impossible."""

    id: str
    question: str
    document: str
    answers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SquadData:
    """Texts of the documents by file name, and the questions in the data's order."""

    documents: Mapping[str, str]
    questions: tuple[SquadQuestion, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer."""

    question: SquadQuestion
    answer: Answer


def read_squad(path: Path, *, articles: Collection[str] = ()) -> SquadData:
    """Read a file in the format of SQuAD 2.0; each article becomes a plain text document.

    Args:
        path: the file.
        articles: titles of the only articles to read; all when empty. What a model was trained on
            must be left out of its measurement.

    Raises:
        PublicDataError: the file can't be read or is in another format, or an article is missing.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))["data"]
        missing = sorted(set(articles) - {article["title"] for article in held})
        if missing:
            raise PublicDataError(f"{path}: holds no article {missing[0]!r}; check --article")
        documents: dict[str, str] = {}
        questions: list[SquadQuestion] = []
        for number, article in enumerate(held):
            if articles and article["title"] not in articles:
                continue
            name = f"{number:03d}_{re.sub(r'[^A-Za-z0-9]+', '_', article['title'])}.txt"
            documents[name], found = _article(name, article)
            questions += found
    except OSError as error:
        raise PublicDataError(f"{path}: can't be read ({error.strerror}); check --data") from error
    except (ValueError, KeyError, TypeError) as error:
        raise PublicDataError(f"{path}: not in the format of SQuAD 2.0 ({error!r})") from error
    return SquadData(documents, tuple(questions))


def _article(name: str, article: Mapping[str, Any]) -> tuple[str, list[SquadQuestion]]:
    text = article["title"].replace("_", " ") + "\n"
    questions = []
    for paragraph in article["paragraphs"]:
        text += "\n"
        start = len(text)
        text += paragraph["context"] + "\n"
        for item in paragraph["qas"]:
            answers = [] if item.get("is_impossible") else item["answers"]
            places = {(start + a["answer_start"], len(a["text"])) for a in answers}
            spans = tuple(Span(at, at + length) for at, length in sorted(places))
            questions.append(SquadQuestion(str(item["id"]), item["question"], name, spans))
    return text, questions


def write_corpus(data: SquadData, folder: Path) -> None:
    """Write the documents into an empty folder, byte for byte as offsets count them."""
    for name, text in data.documents.items():
        (folder / name).write_bytes(text.encode("utf-8"))


def sample(data: SquadData, limit: int | None) -> tuple[SquadQuestion, ...]:
    """The questions to ask: all, or a fixed random sample in the data's order."""
    if limit is None or limit >= len(data.questions):
        return data.questions
    chosen = random.Random(_SEED).sample(range(len(data.questions)), limit)
    return tuple(data.questions[index] for index in sorted(chosen))


def score_squad(
    path: Path,
    *,
    articles: Collection[str] = (),
    limit: int | None = None,
    progress: Progress | None = None,
) -> tuple[Figure, ...]:
    """Index the articles in a temporary folder, ask, and return the figures.

    Raises:
        PublicDataError: the file can't be read or is in another format.
    """
    from assistant.assistant import Assistant

    data = read_squad(path, articles=articles)
    with tempfile.TemporaryDirectory() as temporary:
        corpus = Path(temporary) / "corpus"
        corpus.mkdir()
        write_corpus(data, corpus)
        index = Path(temporary) / "index"
        with Assistant.open(corpus, index=index, progress=progress) as assistant:
            return figures(list(ask(assistant, sample(data, limit), progress=progress)))


def ask(
    system: AnswersQuestions,
    questions: Sequence[SquadQuestion],
    *,
    progress: Progress | None = None,
) -> Iterator[Asked]:
    """Ask every question once, in order."""
    for done, question in enumerate(questions, start=1):
        yield Asked(question, system.ask(question.question, id=question.id))
        if progress is not None:
            progress("asking", done, len(questions), question.id)


def figures(asked: Sequence[Asked]) -> tuple[Figure, ...]:
    """Abstention (precision, recall, AUROC) and recall of an answering sentence at 1, 3 and 5.

    A sentence counts when it covers one of the annotators' answers. Where the assistant refuses,
    its nearest passages are looked at, so that finding and deciding are measured apart.
    """
    silent = [not a.answer.statements for a in asked]
    impossible = [not a.question.answers for a in asked]
    refusals = [_hit(a, i) for a, s, i in zip(asked, silent, impossible, strict=True) if s]
    refused = [_hit(a, s) for a, s, i in zip(asked, silent, impossible, strict=True) if i]
    answered = [_hit(a, not s) for a, s, i in zip(asked, silent, impossible, strict=True) if not i]
    return (
        statistic_figure(
            "auroc",
            "Answerable told from impossible (AUROC)",
            auroc_or_half,
            [float(not i) for i in impossible],
            [score_of(a.answer) for a in asked],
            unit="AUROC",
        ),
        mean_figure("abstention_precision", "Refusals that are right", refusals),
        mean_figure("abstention_recall", "Impossible questions refused", refused),
        mean_figure("answer_rate", "Answerable questions answered", answered),
        *(_recall_at(asked, cutoff) for cutoff in _CUTOFFS),
    )


def _hit(asked: Asked, right: bool) -> Measured:
    return Measured(asked.question.id, float(right), "", right)


def _recall_at(asked: Sequence[Asked], cutoff: int) -> Figure:
    """Success at a cutoff, per question by ir-measures, over the answerable questions."""
    try:
        import ir_measures
    except ImportError as error:
        raise PublicDataError(
            "ir-measures is not installed; install it to measure on SQuAD"
        ) from error
    qrels, run = [], []
    for item in asked:
        shown: Sequence[Citation] = item.answer.statements or item.answer.nearest
        if not item.question.answers:
            continue
        qrels.append(ir_measures.Qrel(item.question.id, "none", 0))
        for rank, citation in enumerate(shown):
            place = f"{citation.document}:{citation.start}"
            run.append(ir_measures.ScoredDoc(item.question.id, place, -float(rank)))
            qrels.append(ir_measures.Qrel(item.question.id, place, int(_answers(item, citation))))
    measure = ir_measures.Success @ cutoff
    found = {m.query_id: float(m.value) for m in ir_measures.iter_calc([measure], qrels, run)}
    outcomes = [
        Measured(a.question.id, found.get(a.question.id, 0.0), "", True)
        for a in asked
        if a.question.answers
    ]
    return mean_figure(
        f"sentence_at_{cutoff}", f"Answering sentence among the first {cutoff}", outcomes
    )


def _answers(asked: Asked, citation: Citation) -> bool:
    if citation.document != asked.question.document:
        return False
    shown = Span(citation.start, citation.end)
    return any(shown.covers(answer) for answer in asked.question.answers)
