"""Both sides of what is disputed stand in the evidence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.disagreements import with_counterparts
from assistant.features import Candidate
from assistant.question import parse_question
from assistant.selection import MAX_STATEMENTS, Chosen
from index.domain import Dispute, DisputeEnd, DisputeKind, Span

PLAIN = "How many people were on board?"
SIDES = "How do the sources differ on the people on board?"


def candidate(id_: str) -> Candidate:
    return Candidate(id_, f"words of {id_}", "", "", 0.0, 0.0, 0.0)


def dispute(a: str, b: str, kind: DisputeKind = DisputeKind.FIGURE, sure: float = 0.8) -> Dispute:
    ends = [DisputeEnd(id_, Span(0, 5), Span(0, 5)) for id_ in (a, b)]
    return Dispute(kind, sure, *ends)


def view(*disputes: Dispute, furniture: str = "") -> Any:
    ids = {end.statement for d in disputes for end in (d.a, d.b)}

    def disputes_of(id_: str) -> list[Dispute]:
        return [d for d in disputes if id_ in (d.a.statement, d.b.statement)]

    return SimpleNamespace(
        corpus=SimpleNamespace(disputes_of=disputes_of, statements={id_: id_ for id_ in ids}),
        citable=lambda statement: statement != furniture,
        display=lambda id_: f"words of {id_}",
        passage=lambda id_: "",
        heading=lambda id_: "",
    )


def shown(
    question: str, of: Any, chosen: str = "ab", found: str = "abcdef", score: float = 0.5
) -> str:
    evidence = [Chosen(candidate(id_), score) for id_ in chosen]
    all_found = [candidate(id_) for id_ in found]
    result = with_counterparts(of, parse_question(question), evidence, all_found)
    return "".join(c.candidate.id for c in result)


def test_the_other_side_that_was_found_follows_what_it_disputes() -> None:
    assert shown(PLAIN, view(dispute("a", "d"))) == "adb"
    assert shown(PLAIN, view(dispute("d", "b"))) == "abd"


def test_what_was_not_found_is_added_where_sides_are_asked_for() -> None:
    assert shown(PLAIN, view(dispute("a", "z"))) == "ab"
    assert shown(SIDES, view(dispute("a", "z"))) == "azb"


def test_a_mere_difference_is_added_where_sides_are_asked_for() -> None:
    explained = view(dispute("a", "d", DisputeKind.DIFFERENCE))
    assert shown(PLAIN, explained) == "ab"
    assert shown(SIDES, explained) == "adb"


@pytest.mark.parametrize("question", [PLAIN, SIDES])
def test_nothing_is_added_twice_or_that_can_not_be_cited(question: str) -> None:
    assert shown(question, view(dispute("a", "b"))) == "ab"
    assert shown(question, view(dispute("a", "d"), furniture="d")) == "ab"


def test_no_more_is_shown_than_one_beyond_the_limit() -> None:
    many = view(*(dispute("a", other) for other in "cdef"), dispute("b", "g"))
    assert len(shown(PLAIN, many, chosen="ab", found="abcdefgh")) == MAX_STATEMENTS + 1


def test_the_surest_dispute_comes_first() -> None:
    of = view(dispute("a", "c", sure=0.6), dispute("a", "d", sure=0.9))
    assert shown(PLAIN, of, chosen="a") == "adc"
