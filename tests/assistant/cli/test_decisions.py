"""`attributed decide`: each decision takes effect at once, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.decisions import FILE_NAME
from index.errors import DecisionError, DecisionsFileError

from .conftest import Call, Ended, Find

Decide = Callable[..., Ended]
pytestmark = pytest.mark.usefixtures("word_encoder")


@pytest.fixture
def decide(call: Call, place: tuple[str, ...]) -> Decide:
    return lambda *arguments: call("decide", *arguments, *place)


def test_a_label_and_back(decide: Decide, find: Find) -> None:
    before = find("is a disgrace")
    ended = decide("label", before["statement_hash"][:8], "record", "--note", "checked")
    assert ended.code == 0
    assert "label record: “The company's story is a disgrace.” (union.txt)" in ended.out
    assert FILE_NAME in ended.err
    after = find("is a disgrace")
    assert (after["label"], after["reasons"]) == ("record", ["label_decided_by_user"])
    [listed] = [json.loads(line) for line in decide("list", "--json").out.splitlines()]
    assert (listed["label"], listed["note"], listed["problem"]) == ("record", "checked", None)
    assert "Taken back" in decide("undo", listed["id"]).out
    assert find("is a disgrace") == before
    assert "Nothing has been decided" in decide("list").out


def test_a_dismissed_dispute(decide: Decide, find: Find, call: Call, place: tuple[str]) -> None:
    ends = [find(words)["statement_hash"] for words in ("1,200 tonnes", "3,000 tonnes")]
    assert decide("dismiss", *ends).code == 0
    after = find("1,200 tonnes")
    assert (after["label"], after["disputed_by"]) == ("record", [])
    assert after["reasons"] == ["dispute_dismissed_by_user"]
    listed = call("disputes", "--json", *place).out.splitlines()
    assert not any("1,200" in line for line in listed)


def test_a_speaker(decide: Decide, find: Find) -> None:
    name = "Tunnel & [b]Sons[/b]"
    ended = decide(
        "speaker", find("3,000")["statement_hash"], "The Post", name, "--kind", "organisation"
    )
    assert name in ended.out
    after = find("3,000")
    assert [(s["name"], s["kind"]) for s in after["speakers"][1:]] == [
        ("The Post", "person"),
        (name, "organisation"),
    ]
    assert "speaker_decided_by_user" in after["reasons"]
    assert "anonymous" not in after["reasons"]


def test_deciding_anew_replaces(decide: Decide, find: Find) -> None:
    hash_ = find("is a disgrace")["statement_hash"]
    decide("label", hash_, "record")
    assert "Instead of" in decide("label", hash_, "disputed").out
    assert find("is a disgrace")["label"] == "disputed"
    assert len(decide("list", "--json").out.splitlines()) == 1


def test_what_matches_nothing_is_told_by_sync_status_and_list(
    decide: Decide, find: Find, call: Call, place: tuple[str, ...]
) -> None:
    decide("label", find("is a disgrace")["statement_hash"], "record")
    union = Path(place[1]) / "union.txt"
    union.write_text(union.read_text().replace("a disgrace", "a shame"))
    synced = call("sync", "--json", *place)
    [told] = json.loads(synced.out)["decision_problems"]
    assert "reads so" in told
    assert told in " ".join(call("sync", *place).err.split())
    status = json.loads(call("status", "--json", *place).out)
    assert (status["decisions"], status["decision_problems"]) == (1, [told])
    assert told in " ".join(call("status", *place).out.split())
    [listed] = [json.loads(line) for line in decide("list", "--json").out.splitlines()]
    assert listed["problem"] in told


def test_a_malformed_file_is_one_line(decide: Decide, place: tuple[str, ...]) -> None:
    (Path(place[1]) / FILE_NAME).write_text("- decision: pardon\n")
    ended = decide("list")
    assert ended.code == DecisionsFileError.exit_code
    assert "entry 1" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("label", "s1234567", "claim"), "no statement"),
        (("label", "s1234567", "lie"), "disputed"),
        (("speaker", "s1234567", "Per", "--kind", "ghost"), "unnamed"),
        (("undo", "d1234567"), "decide list"),
    ],
)
def test_bad_input(decide: Decide, arguments: tuple[str, ...], word: str) -> None:
    ended = decide(*arguments)
    assert ended.code == DecisionError.exit_code
    assert word in ended.err
    assert ended.out == ""
