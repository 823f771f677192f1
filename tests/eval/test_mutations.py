"""Proof that the suite can fail: each corruption of perfect answers is caught by the right
evaluators, and by no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Answer, CitedStatement, Context, Status
from eval.documents import Documents
from eval.gold import Gold
from eval.outcome import measured
from eval.run import Run
from eval.suite import evaluate
from eval.systems import ask_all
from tests.eval.conftest import BOATS, FELL, SHAMEFUL, FakeAssistant, Maker

Mutation = Callable[[Answer, Maker], Answer]


@pytest.fixture
def run(gold: Gold, documents: Documents, assistant: FakeAssistant) -> Run:
    return Run(
        gold,
        documents,
        ask_all(assistant, gold),
        tuple(assistant.statements()),
        tuple(assistant.disputes()),
    )


def failing(run: Run) -> set[str]:
    """The evaluators that fail on anything."""
    return {
        evaluation.evaluator
        for evaluation in evaluate(run).evaluations
        if any(not outcome.passed for outcome in measured(evaluation.outcomes))
    }


def mutated(run: Run, make: Maker, id_: str, mutation: Mutation) -> Run:
    cases = [
        replace(case, answer=mutation(case.answer, make))
        if case.question.id == id_ and case.answer
        else case
        for case in run.cases
    ]
    return run.with_cases(cases)


def first(answer: Answer, **changes: Any) -> Answer:
    """The answer with its first statement changed."""
    changed = replace(answer.statements[0], **changes)
    return replace(answer, statements=(changed, *answer.statements[1:]))


def shift_by_one(answer: Answer, make: Maker) -> Answer:
    start, end = answer.statements[0].start, answer.statements[0].end
    return first(answer, start=start + 1, end=end + 1)


def negate_quote(answer: Answer, make: Maker) -> Answer:
    quote = answer.statements[0].quote.replace("fell", "did not fall")
    return first(answer, quote=quote, display=quote)


def negate_display(answer: Answer, make: Maker) -> Answer:
    return first(answer, display=answer.statements[0].display.replace("fell", "did not fall"))


def negate_context(answer: Answer, make: Maker) -> Answer:
    before = answer.statements[0].context.before
    assert before is not None
    changed = replace(before, display=before.display.replace("fell", "did not fall"))
    return first(answer, context=Context(changed))


def negate_counter_passage(answer: Answer, make: Maker) -> Answer:
    [against] = answer.statements[0].disputed_by
    changed = replace(against, display=against.display.replace("had been", "had not been"))
    return first(answer, disputed_by=(changed,))


def negate_side(answer: Answer, make: Maker) -> Answer:
    [disagreement] = answer.disagreements
    [citation] = disagreement.sides[1]
    changed = replace(citation, quote=citation.quote.replace("had been", "had not been"))
    sides = (disagreement.sides[0], (changed,))
    return replace(answer, disagreements=(replace(disagreement, sides=sides),))


def negate_nearest(answer: Answer, make: Maker) -> Answer:
    changed = replace(answer.nearest[0], display=answer.nearest[0].display.replace("fell", "held"))
    return replace(answer, nearest=(changed,))


def wrong_copy(answer: Answer, make: Maker) -> Answer:
    """The same words, but the place of their copy under another article."""
    copy = make.citation("letter.md", FELL)
    return first(answer, document=copy.document, sha256=copy.sha256, start=copy.start, end=copy.end)


def wrong_file(answer: Answer, make: Maker) -> Answer:
    return first(answer, sha256="0" * 64)


def drop_side(answer: Answer, make: Maker) -> Answer:
    """One voice is left out everywhere: as evidence, as a side, as a counter-passage."""
    kept = replace(answer.statements[0], disputed_by=())
    return replace(answer, statements=(kept,), disagreements=())


def drop_opposition(answer: Answer, make: Maker) -> Answer:
    """Both voices are shown, but nothing says that they disagree."""
    statements = tuple(replace(s, disputed_by=()) for s in answer.statements)
    return replace(answer, statements=statements, disagreements=())


def drop_counter_passage(answer: Answer, make: Maker) -> Answer:
    return replace(answer, statements=tuple(replace(s, disputed_by=()) for s in answer.statements))


def unmark(answer: Answer, make: Maker) -> Answer:
    return first(answer, label="record")


def overmark(answer: Answer, make: Maker) -> Answer:
    return first(answer, label="claim")


def answer_anyway(answer: Answer, make: Maker) -> Answer:
    statements = (make.statement("harbour.md", FELL),)
    return replace(answer, status=Status.ANSWERED, statements=statements, nearest=())


def refuse(answer: Answer, make: Maker) -> Answer:
    return replace(answer, status=Status.NOT_IN_CORPUS, statements=(), disagreements=())


def swap_author_and_speaker(answer: Answer, make: Maker) -> Answer:
    author, speaker = answer.statements[0].speakers
    article = replace(answer.statements[0].article, author=speaker.name)
    return first(answer, article=article, speakers=(speaker, author))


def swap_speakers(answer: Answer, make: Maker) -> Answer:
    return first(answer, speakers=answer.statements[0].speakers[::-1])


def nobody_says_it(answer: Answer, make: Maker) -> Answer:
    return replace(answer, nearest=tuple(replace(c, speakers=()) for c in answer.nearest))


def other_evidence(answer: Answer, make: Maker) -> Answer:
    return replace(answer, statements=(make.statement("letter.md", SHAMEFUL),))


def not_resolved(answer: Answer, make: Maker) -> Answer:
    return replace(answer, resolved=answer.question)


CASES: list[tuple[str, Mutation, set[str]]] = [
    ("q1", shift_by_one, {"exactness"}),
    ("q1", negate_quote, {"exactness"}),
    ("q1", negate_display, {"exactness"}),
    ("q2", negate_context, {"exactness"}),
    ("q2", negate_counter_passage, {"exactness"}),
    ("q2", negate_side, {"exactness"}),
    ("q3", negate_nearest, {"exactness"}),
    ("q1", wrong_copy, {"metadata"}),
    ("q1", wrong_file, {"metadata"}),
    ("q2", drop_side, {"sides", "evidence", "counter_passage"}),
    ("q2", drop_opposition, {"sides", "counter_passage"}),
    ("q2", drop_counter_passage, {"counter_passage"}),
    ("q2", unmark, {"marking"}),
    ("q5", unmark, {"marking"}),
    ("q1", overmark, {"marking"}),
    ("q3", answer_anyway, {"abstention"}),
    ("q4", refuse, {"abstention", "evidence"}),
    # Both names are wrong and the article's author is untrue: three things, three evaluators.
    ("q2", swap_author_and_speaker, {"author", "speaker", "metadata"}),
    ("q2", swap_speakers, {"speaker"}),
    ("q3", nobody_says_it, {"cited"}),
    ("q4", other_evidence, {"evidence", "precision"}),
    ("q4", not_resolved, {"follow_up"}),
]


def test_perfect_answers_pass_everything(run: Run) -> None:
    assert failing(run) == set()


@pytest.mark.parametrize(
    ("id_", "mutation", "expected"), CASES, ids=[f"{m.__name__}-{id_}" for id_, m, _ in CASES]
)
def test_corruption_is_caught_by_exactly_the_right_evaluators(
    run: Run, assistant: FakeAssistant, id_: str, mutation: Mutation, expected: set[str]
) -> None:
    assert failing(mutated(run, assistant.make, id_, mutation)) == expected


def test_changed_label_in_the_index_is_caught_by_label_agreement(run: Run) -> None:
    def changed(statement: CitedStatement) -> CitedStatement:
        return replace(statement, label="claim") if statement.quote == BOATS else statement

    assert run.statements is not None
    other = replace(run, statements=tuple(map(changed, run.statements)))
    # The answer shows it as undisputed while the index calls it a claim: a defect of display too.
    assert failing(other) == {"labels", "marking"}


def test_changed_speaker_in_the_index_is_caught_by_the_chains(run: Run) -> None:
    assert run.statements is not None
    reversed_chains = tuple(replace(s, speakers=s.speakers[::-1]) for s in run.statements)
    assert failing(replace(run, statements=reversed_chains)) == {"chains"}


def test_missed_dispute_is_caught(run: Run) -> None:
    assert failing(replace(run, disputes=())) == {"disputes"}


def test_missing_answer_is_caught(run: Run) -> None:
    cases = [
        replace(case, answer=None, error="crashed") if case.question.id == "q3" else case
        for case in run.cases
    ]
    assert failing(run.with_cases(cases)) == {"complete", "abstention"}


def test_uncited_prose_is_caught(run: Run) -> None:
    prose = f"In my view the wall was badly built. {FELL} [1]"
    cases = [replace(c, text=prose) if c.question.id == "q1" else c for c in run.cases]
    assert failing(run.with_cases(cases)) == {"cited"}


def test_prose_made_of_cited_displays_is_no_fault(run: Run) -> None:
    cases = [replace(c, text=f"{FELL} [1]") if c.question.id == "q1" else c for c in run.cases]
    assert failing(run.with_cases(cases)) == set()
