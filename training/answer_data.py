"""Examples of statements that answer a question, and of those that only seem to."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from assistant.pointing_back import points_back
from index.verifier.masking import masked
from index.verifier.passage import frame
from training.altering import NAME, altered
from training.examples import AnswerExample, read_json, read_json_lines
from training.squad import Question, Sentence, Squad, split_sentences

# How often context, and the title, is shown: the verifier must cope with any of it missing.
_BEFORE, _AFTER, _TITLE = 0.6, 0.15, 0.3
# How often an answered question is also asked with one thing changed.
_ALTERED = 0.3
# Of what retrieval brings, the first few are the hard wrong ones.
_HARD, _DEPTH = 3, 12
# Of our own articles: how many right and wrong sentences a question gets at most, how often the
# wrong ones are drawn from the few likest it in meaning, or by the words they share with it, and
# how strongly each such word draws.
_RIGHT, _WRONG, _BY_MEANING, _LIKEST = 2, 2, 0.5, 6
_BY_WORDS, _PULL = 0.3, 1.2
_AS_ASKED, _OWN_TITLE = 0.7, 0.1


def squad_examples(
    squad: Squad, retrieved: np.ndarray, *, held_out: Collection[str], rng: random.Random
) -> Iterator[AnswerExample]:
    """Make examples from the questions of all articles that are not held out.

    `retrieved` is [n_questions, top]: sentence numbers that retrieval brings for each question.
    """
    names = _names(squad)
    for row, question in enumerate(squad.questions):
        if question.article in held_out:
            continue
        holders = squad.answering(question)
        wrong = _wrong(squad, question, retrieved[row][:_DEPTH], held_out)
        if question.impossible:
            for number in list(holders)[:1]:
                yield _example(squad, question.text, number, answers=False, rng=rng)
            if wrong and rng.random() < 0.5:
                number = rng.choice(wrong[: _HARD + 1])
                yield _example(squad, question.text, number, answers=False, rng=rng)
            continue
        for number, span in list(holders.items())[:2]:
            yield _example(squad, question.text, number, answers=True, rng=rng, span=span)
        for part in (wrong[:_HARD], wrong[_HARD:]):
            if part:
                yield _example(squad, question.text, rng.choice(part), answers=False, rng=rng)
        other = altered(question.text, names[question.article], rng)
        if holders and other and rng.random() < _ALTERED:
            yield _example(squad, other, next(iter(holders)), answers=False, rng=rng)


def _wrong(
    squad: Squad, question: Question, retrieved: np.ndarray, held_out: Collection[str]
) -> list[int]:
    """Retrieved sentences, best first, that hold no answer."""
    holders = squad.answering(question)
    texts = [text.lower() for text, _ in question.answers]
    return [
        number
        for number in map(int, retrieved)
        if number not in holders
        and squad.sentences[number].article not in held_out
        and not any(text in squad.sentences[number].text.lower() for text in texts)
    ]


def _example(
    squad: Squad,
    question: str,
    number: int,
    *,
    answers: bool,
    rng: random.Random,
    span: tuple[int, int] | None = None,
) -> AnswerExample:
    passage = framed(squad.sentences[number], rng)
    return AnswerExample(question, passage, answers, "squad2", span)


def framed(sentence: Sentence, rng: random.Random) -> str:
    """Frame a sentence with some of its context, chosen at random."""
    return frame(
        sentence.text,
        title=sentence.title if rng.random() < _TITLE else "",
        before=sentence.before if rng.random() < _BEFORE else "",
        after=sentence.after if rng.random() < _AFTER else "",
    )


def _names(squad: Squad) -> dict[str, list[str]]:
    """Names, years and numbers by article."""
    found: dict[str, list[str]] = {}
    for sentence in squad.sentences:
        found.setdefault(sentence.article, []).extend(NAME.findall(sentence.text))
    return found


def selqa_examples(folder: Path, rng: random.Random) -> Iterator[AnswerExample]:
    """Make examples from SelQA's candidate sentences, its wrong ones picked by shared words."""
    for item in read_json(folder, "selqa"):
        candidates = item["candidates"]
        words = set(re.findall(r"\w{3,}", item["question"].lower()))
        right = set(item["answers"])
        wrong = [i for i in range(len(candidates)) if i not in right]
        wrong.sort(key=lambda i: -len(words & set(re.findall(r"\w{3,}", candidates[i].lower()))))
        easy = rng.sample(wrong[1:], min(1, len(wrong[1:])))
        for number in [*item["answers"][:2], *wrong[:1], *easy]:
            before = candidates[number - 1] if number else ""
            passage = frame(
                candidates[number],
                title=item["article"] if rng.random() < _TITLE else "",
                before=before if rng.random() < _BEFORE else "",
            )
            yield AnswerExample(item["question"], passage, number in right, "selqa")


def quotesum_examples(folder: Path, rng: random.Random) -> Iterator[AnswerExample]:
    """Make examples from QuoteSum: in each source, the sentence with the short answer."""
    seen: set[tuple[str, str]] = set()
    for item in read_json_lines(folder, "quotesum"):
        for number in range(1, 9):
            text, short = item[f"source{number}"], item[f"short_ans_{number}"]
            if text and (item["question"], text) not in seen:
                seen.add((item["question"], text))
                yield from _by_short_answer(
                    item["question"],
                    text,
                    short,
                    title=item[f"title{number}"],
                    source="quotesum",
                    rng=rng,
                )


def ramdocs_examples(folder: Path, rng: random.Random) -> Iterator[AnswerExample]:
    """Make examples from RAMDocs: sentences with a (right or wrong) answer, and noise."""
    for item in read_json_lines(folder, "ramdocs"):
        for document in item["documents"][:3]:
            answer = document["answer"]
            if document["type"] == "noise" or answer == "unknown":
                sentences = [s for _, s in split_sentences(document["text"]) if 40 < len(s) < 300]
                if sentences:
                    text = frame(rng.choice(sentences))
                    yield AnswerExample(item["question"], text, False, "ramdocs")
            else:
                yield from _by_short_answer(
                    item["question"],
                    document["text"],
                    answer,
                    title="",
                    source="ramdocs",
                    rng=rng,
                )


def _by_short_answer(
    question: str, text: str, answer: str, *, title: str, source: str, rng: random.Random
) -> Iterator[AnswerExample]:
    sentences = [s for _, s in split_sentences(text)]
    holding = [i for i, s in enumerate(sentences) if answer and answer.lower() in s.lower()]
    if len(holding) != 1 or not 20 < len(sentences[holding[0]]) < 400:
        return
    right = holding[0]
    start = sentences[right].lower().index(answer.lower())
    lead = len(sentences[right]) - len(sentences[right].lstrip())
    before = sentences[right - 1] if right and rng.random() < _BEFORE else ""
    passage = frame(sentences[right], title=title, before=before)
    span = (start - lead, start - lead + len(answer))
    yield AnswerExample(question, passage, True, source, span)
    others = [s for i, s in enumerate(sentences) if i != right and 20 < len(s) < 400]
    if others:
        yield AnswerExample(question, frame(rng.choice(others), title=title), False, source)


def own_answer_examples(path: Path) -> Iterator[AnswerExample]:
    """Read the project's own pairs (CC0): question, statement with neighbours, answers or not."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        passage = frame(item["statement"], before=item["before"], after=item["after"])
        yield AnswerExample(item["question"], passage, item["answers"], "own")


def read_own_articles(folder: Path) -> list[dict[str, Any]]:
    """Read the project's own articles and dossiers (CC0), all files in order of their names."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def nearest_sentences(
    articles: Sequence[Mapping[str, Any]], encode: Callable[[list[str]], NDArray[np.float32]]
) -> list[NDArray[np.int64]]:
    """Of each article, [n_questions, n_sentences] numbers of its sentences, the likest first.

    Args:
        articles: as `read_own_articles` returns them.
        encode: gives [n, dimension] unit vectors of n texts.
    """
    found = []
    for article in articles:
        texts = [f"{s} {_before(article, n)}".strip() for n, s in enumerate(article["sentences"])]
        asked = encode([item["q"] for item in article["questions"]])
        found.append(np.argsort(-(asked @ encode(texts).T), axis=1, kind="stable"))
    return found


def own_article_examples(
    articles: Sequence[Mapping[str, Any]],
    nearest: Sequence[NDArray[np.int64]],
    rng: random.Random,
) -> Iterator[AnswerExample]:
    """Make examples from the project's own articles and the questions about each.

    Of each question: two sentences that answer, and two that don't: mostly such as are like it in
    meaning, or share words with it. Of each article also one question that was asked of another.

    Args:
        articles: as `read_own_articles` returns them.
        nearest: as `nearest_sentences` returns them.
        rng: draws what is shown.
    """
    for article, ranked in zip(articles, nearest, strict=True):
        sentences = article["sentences"]
        for item, order in zip(article["questions"], ranked, strict=True):
            right = rng.sample(item["answers"], min(_RIGHT, len(item["answers"])))
            for number in right:
                yield _own(item["q"], article, number, answers=True, rng=rng)
            for number in sorted(_misleading(item, sentences, order, rng)):
                yield _own(item["q"], article, number, answers=False, rng=rng)
        other = rng.choice([a for a in articles if a is not article])
        stray = rng.choice(other["questions"])["q"]
        yield _own(stray, article, rng.randrange(len(sentences)), answers=False, rng=rng)


def _misleading(
    item: Mapping[str, Any],
    sentences: Sequence[str],
    order: NDArray[np.int64],
    rng: random.Random,
) -> set[int]:
    wrong = [n for n in map(int, order) if n not in item["answers"]]
    asked = _stems(item["q"])
    weights = [math.exp(_PULL * len(asked & _stems(sentences[n]))) for n in wrong]
    chosen: set[int] = set()
    while len(chosen) < min(_WRONG, len(wrong)):
        drawn = rng.random()
        if drawn < _BY_MEANING:
            chosen.add(rng.choice(wrong[:_LIKEST]))
        else:
            by_words = drawn < _BY_MEANING + _BY_WORDS
            chosen.add(rng.choices(wrong, weights if by_words else None)[0])
    return chosen


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]{3,}", text.lower())
    return {word[:5] for word in words if word not in ENGLISH_STOP_WORDS}


def _own(
    question: str, article: Mapping[str, Any], number: int, *, answers: bool, rng: random.Random
) -> AnswerExample:
    sentence = article["sentences"][number]
    # Mostly as at run time: the sentence before only where this one points back at it.
    shown = points_back(sentence) if rng.random() < _AS_ASKED else rng.random() < 0.5
    before = _before(article, number) if shown else ""
    title = article["title"] if rng.random() < _OWN_TITLE else ""
    # names are stand-ins, as at run time
    asked, passage = masked(question, frame(sentence, before=before, title=title))
    return AnswerExample(asked, passage, answers, "articles")


def _before(article: Mapping[str, Any], number: int) -> str:
    """The sentence before, "" at the beginning of a piece."""
    if not number or number in article.get("starts", ()):
        return ""
    return str(article["sentences"][number - 1])
