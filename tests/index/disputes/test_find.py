"""Pairs that can't both stand."""

import json
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index.disputes import DisputeResult, Signature, candidates, find_disputes
from index.domain import DisputeKind, Label

from .conftest import Make

Near = Callable[[Sequence[Signature]], NDArray[np.float32]]


@pytest.fixture
def compare(make: Make, near: Near) -> Callable[..., DisputeResult]:
    """The result for one sentence against another, in two articles of two authors."""

    def compare(one: str, other: str, **options: object) -> DisputeResult:
        both = [*make(one, "a.txt", author="Ann Writer"), *make(other, "b.txt", author="Bo Scribe")]
        return find_disputes(both, near(both), **options)  # type: ignore[arg-type]

    return compare


def kinds(result: DisputeResult) -> list[DisputeKind]:
    return [dispute.kind for dispute in result.disputes]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "The museum holds 118 objects taken from the palace.",
            "A cataloguer counted 204 objects from the palace in the museum.",
            DisputeKind.FIGURE,
        ),
        (
            "The storm left 80,000 homes in Marrow without power.",
            "In Marrow 35,000 homes were without power in the storm.",
            DisputeKind.FIGURE,
        ),
        (
            "The composer was born at the mill in 1848.",
            "The composer was born at the mill in 1851.",
            DisputeKind.FIGURE,
        ),
        (
            "The governor signed the logging bill.",
            "The governor vetoed the logging bill.",
            DisputeKind.CONTRADICTION,
        ),
        (
            "The tram driver was sober at the time of the accident.",
            "The tram driver was drunk at the time of the accident.",
            DisputeKind.CONTRADICTION,
        ),
        (
            "Soldiers blew up the dam.",
            "The claim that soldiers blew up the dam is a fabrication.",
            DisputeKind.DENIAL,
        ),
    ],
)
def test_dispute(
    compare: Callable[..., DisputeResult], one: str, other: str, kind: DisputeKind
) -> None:
    assert kinds(compare(one, other)) == [kind]
    assert kinds(compare(other, one)) == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Turnout in the town was 49 per cent in 2018.",
            "Turnout in the town was 56 per cent in 2022.",
        ),
        (
            "The survey measured 85 litres upstream of the works.",
            "The survey measured 140 litres downstream of the works.",
        ),
        (
            "The offer for the player was 31 million euros.",
            "The offer for the player was 26 million pounds.",
        ),
    ],
)
def test_difference(compare: Callable[..., DisputeResult], one: str, other: str) -> None:
    assert DisputeKind.FIGURE not in kinds(compare(one, other))
    assert kinds(compare(one, other)) == [DisputeKind.DIFFERENCE]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The pipeline is 310 miles long.", "The pipeline has a length of 499 kilometres."),
        ("The strike was a heroic act.", "The strike was an act of blackmail."),
        ("None of the auditors refused to sign.", "All the auditors signed."),
        ("The ferry carried more than 14,000 people.", "The ferry carried 14,000 people."),
        ("Did the governor sign the logging bill?", "The governor vetoed the logging bill."),
        (
            "The airline denies having cut maintenance.",
            "Maintenance has not been cut, the airline says.",
        ),
    ],
)
def test_no_dispute(compare: Callable[..., DisputeResult], one: str, other: str) -> None:
    assert not any(dispute.disputes for dispute in compare(one, other).disputes)


def test_next_source_gives_another_figure(make: Make, near: Near) -> None:
    article = make("Police estimated the crowd at 3,000. Organisers put it at 7,250.")
    assert kinds(find_disputes(article, near(article))) == [DisputeKind.FIGURE]


def test_one_voice_does_not_dispute_itself(make: Make, near: Near) -> None:
    both = [
        *make("The museum holds 118 objects taken from the palace.", "a.txt", author="Ann Writer"),
        *make("The museum holds 204 objects taken from the palace.", "b.txt", author="Ann Writer"),
    ]
    assert find_disputes(both, near(both)) == DisputeResult((), ())


def test_copies_neither_dispute_nor_support(compare: Callable[..., DisputeResult]) -> None:
    groups = {"a.txt:0": "g", "b.txt:0": "g"}
    text = "The museum holds 118 objects taken from the palace."
    assert compare(text, text, groups=groups) == DisputeResult((), ())
    assert compare(text, text.replace("118", "204"), groups=groups) == DisputeResult((), ())


def test_independent_voices_support(compare: Callable[..., DisputeResult]) -> None:
    text = "The council sold the old waterworks to a foreign company."
    (support,) = compare(text, text).supports
    assert (support.a, support.b) == ("a.txt:0", "b.txt:0")


def test_headings_are_silent(make: Make, near: Near) -> None:
    both = [
        *make("The governor signed the logging bill.", "a.txt", label=Label.NONE),
        *make("The governor vetoed the logging bill.", "b.txt", author="Bo Scribe"),
    ]
    assert find_disputes(both, near(both)).disputes == ()


def test_clash_words_lie_in_the_statements(compare: Callable[..., DisputeResult]) -> None:
    one = "The museum holds 118 objects taken from the palace."
    other = "A cataloguer counted 204 objects from the palace in the museum."
    (dispute,) = compare(one, other).disputes
    assert "118" in dispute.a.clash.of(one)
    assert "204" in dispute.b.clash.of(other)


CORPUS = (
    "The museum holds 118 objects taken from the palace. The governor signed the logging bill.",
    "A cataloguer counted 204 objects from the palace in the museum. It rained.",
    "The governor vetoed the logging bill. The museum holds 118 objects taken from the palace.",
)


def corpus(make: Make) -> list[Signature]:
    return [
        s for n, text in enumerate(CORPUS) for s in make(text, f"{n}.txt", author=f"Author {n}")
    ]


def test_incremental_run_finds_what_a_full_run_finds(make: Make, near: Near) -> None:
    all_ = corpus(make)
    vectors = near(all_)
    full = find_disputes(all_, vectors)
    assert full.disputes
    changed = {s.id for s in all_ if s.document == "2.txt"}
    part = find_disputes(all_, vectors, changed=changed)
    before = [n for n, s in enumerate(all_) if s.id not in changed]
    kept = find_disputes([all_[n] for n in before], vectors[before])
    assert set(full.disputes) == {*kept.disputes, *part.disputes}
    assert set(full.supports) == {*kept.supports, *part.supports}
    assert all(changed & {d.a.statement, d.b.statement} for d in part.disputes)


def test_signatures_survive_json(make: Make) -> None:
    for signature in corpus(make):
        assert Signature.from_dict(json.loads(json.dumps(signature.to_dict()))) == signature


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Vardonia holds 118 prisoners, Ruth Camber said.",
            "Vardonia holds 204 prisoners, Olu Banner said.",
        ),
        ("Keld signed the treaty with Vardonia.", "Keld rejected the treaty with Vardonia."),
    ],
)
def test_swapped_parties_are_judged_alike(
    compare: Callable[..., DisputeResult], one: str, other: str
) -> None:
    def swap(text: str) -> str:
        return text.replace("Keld", "@").replace("Vardonia", "Keld").replace("@", "Vardonia")

    here, there = compare(one, other), compare(swap(one), swap(other))
    assert [(d.kind, d.confidence) for d in here.disputes] == [
        (d.kind, d.confidence) for d in there.disputes
    ]


class Judge:
    """A verifier that is sure of one thing."""

    name = "judge"
    judges_answers = False
    judges_relations = True

    def __init__(self, contradicts: float) -> None:
        self.contradicts = contradicts

    def answers(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        return np.full(len(passages), 0.5, np.float32)

    def relation(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        rest = (1 - self.contradicts) / 2
        return np.tile(np.array([rest, self.contradicts, rest], np.float32), (len(pairs), 1))


def test_verifier_moves_the_confidence(compare: Callable[..., DisputeResult]) -> None:
    one, other = "The governor signed the logging bill.", "The governor vetoed the logging bill."
    (plain,) = compare(one, other).disputes
    (sure,) = compare(one, other, verifier=Judge(0.95)).disputes
    assert sure.confidence > plain.confidence
    assert compare(one, other, verifier=Judge(0.0)).disputes == () or (
        compare(one, other, verifier=Judge(0.0)).disputes[0].confidence < plain.confidence
    )


def test_as_many_vectors_as_signatures(make: Make) -> None:
    with pytest.raises(ValueError, match="1 signatures but 2 vectors"):
        find_disputes(make("It rained."), np.zeros((2, 8), np.float32))


def test_blocks_hold_each_pair_once_whatever_their_size(
    make: Make, near: Near, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "No guard was hurt. Two guards were hurt. The mill closed in May. The mill never closed."
    both = [*make(text, "a.txt"), *make(text, "b.txt", author="Bo Scribe")]
    vectors = near(both)
    changed = {both[0].id, both[5].id, both[7].id}
    for wanted in (None, changed):
        found = []
        for rows in (1, 3, 100):
            monkeypatch.setattr(candidates, "_BLOCK", 0)
            monkeypatch.setattr(candidates, "_LEAST_ROWS", rows)
            blocks = list(candidates.find_candidates(both, vectors, changed=wanted))
            pairs = [pair for block in blocks for pair in block.clashes]
            assert len(pairs) == len(set(pairs))
            found.append(set(pairs))
        assert found[0] == found[1] == found[2]
        touched = [{both[i].id, both[j].id} for i, j in found[0]]
        assert touched
        assert wanted is None or all(pair & changed for pair in touched)
