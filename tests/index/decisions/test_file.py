"""People and commands write in one file, and nothing in it gets lost."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.decisions import (
    FILE_NAME,
    Decision,
    LabelDecision,
    SpeakerDecision,
    StatementReference,
    add_decision,
    read_decisions,
    remove_decision,
)
from index.decisions.file import parse_decisions
from index.domain import Label
from index.errors import DecisionError, DecisionsFileError

BY_HAND = """\
# Agreed on Monday.

- decision: label   # asked twice
  statement: {document: a.txt, text: The bridge is safe.}
  label: claim
  note: |
    First line.
    # no remark

# The mayor's office wrote to us.
- decision: speaker
  statement:
    document: b.txt
    text: >
      The ferry
      is slow.
  speakers: Karin Dahl
"""


def label(text: str, chosen: Label = Label.CLAIM, note: str | None = None) -> LabelDecision:
    return LabelDecision(
        statement=StatementReference(document="a.txt", text=text), label=chosen, note=note
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def by_hand(corpus: Path) -> Path:
    (corpus / FILE_NAME).write_text(BY_HAND, encoding="utf-8")
    return corpus


def text_of(corpus: Path) -> str:
    return (corpus / FILE_NAME).read_text(encoding="utf-8")


def test_no_file_no_decisions(corpus: Path) -> None:
    assert read_decisions(corpus) == ()


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n"])
def test_an_empty_file(corpus: Path, index: Path, text: str) -> None:
    (corpus / FILE_NAME).write_text(text)
    assert read_decisions(corpus) == ()
    add_decision(corpus, label("One."), index=index)
    assert read_decisions(corpus) == (label("One."),)
    assert text.strip() in text_of(corpus)


def test_what_a_person_wrote_is_read(by_hand: Path) -> None:
    first, second = read_decisions(by_hand)
    assert isinstance(first, LabelDecision)
    assert isinstance(second, SpeakerDecision)
    assert (first.label, first.note) == (Label.CLAIM, "First line.\n# no remark\n")
    assert [s.name for s in second.speakers] == ["Karin Dahl"]


def test_a_new_decision_leaves_every_line_as_it_stands(by_hand: Path, index: Path) -> None:
    assert add_decision(by_hand, label("One."), index=index) is None
    assert text_of(by_hand).startswith(BY_HAND)
    assert len(read_decisions(by_hand)) == 3


def test_deciding_anew_replaces_one_entry(by_hand: Path, index: Path) -> None:
    earlier = read_decisions(by_hand)[0]
    anew = label("The bridge is safe.", Label.RECORD)
    assert add_decision(by_hand, anew, index=index) == earlier
    assert [d.id for d in read_decisions(by_hand)][-1] == earlier.id
    assert "# Agreed on Monday.\n" in text_of(by_hand)
    assert "# The mayor's office wrote to us.\n- decision: speaker" in text_of(by_hand)
    assert "First line" not in text_of(by_hand)


@pytest.mark.parametrize("number", [0, 1])
def test_undoing_takes_out_one_entry(by_hand: Path, index: Path, number: int) -> None:
    before = read_decisions(by_hand)
    removed = remove_decision(by_hand, before[number].id[:5], index=index)
    assert removed == before[number]
    assert read_decisions(by_hand) == (before[1 - number],)
    assert "# Agreed on Monday.\n" in text_of(by_hand)
    assert "# The mayor's office wrote to us.\n" in text_of(by_hand)


@pytest.mark.parametrize("id_", ["d0000000", "", "d"])
def test_undoing_what_is_not_one_decision(by_hand: Path, index: Path, id_: str) -> None:
    with pytest.raises(DecisionError, match="attributed decide list"):
        remove_decision(by_hand, id_, index=index)
    assert text_of(by_hand) == BY_HAND


def test_windows_line_ends_are_kept(by_hand: Path, index: Path) -> None:
    (by_hand / FILE_NAME).write_bytes(BY_HAND.replace("\n", "\r\n").encode())
    remove_decision(by_hand, read_decisions(by_hand)[0].id, index=index)
    assert b"wrote to us.\r\n- decision: speaker\r\n" in (by_hand / FILE_NAME).read_bytes()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- decision: label\n  label: lie\n", ("entry 1", "statement")),
        ("decisions: []\n", ("list",)),
        ("- decision: [\n", ("YAML", "line 2")),
        ("- decision: pardon\n", ("entry 1", "pardon")),
        ("- just a text\n", ("entry 1",)),
        (BY_HAND.replace("label: claim", "label: lie"), ("entry 1", "label", "'claim'")),
        (BY_HAND.replace("document: b.txt", "dokument: b.txt"), ("entry 2", "dokument")),
        (BY_HAND.replace("speakers: Karin Dahl", "speakers: []"), ("entry 2", "speakers")),
        (BY_HAND.replace("speakers: Karin Dahl", "speakers: 7"), ("entry 2", "speakers")),
        (BY_HAND + BY_HAND, ("entry 3", "entry 1")),
    ],
)
def test_a_malformed_file_names_the_field_and_loses_nothing(
    corpus: Path, index: Path, text: str, words: tuple[str, ...]
) -> None:
    (corpus / FILE_NAME).write_text(text)
    for action in (
        lambda: read_decisions(corpus),
        lambda: add_decision(corpus, label("One."), index=index),
        lambda: remove_decision(corpus, "d", index=index),
    ):
        with pytest.raises(DecisionsFileError) as raised:
            action()
        for word in (FILE_NAME, *words):
            assert word in str(raised.value)
    assert text_of(corpus) == text


def test_bytes_that_are_no_text(corpus: Path) -> None:
    (corpus / FILE_NAME).write_bytes(b"- \xff\xfe\n")
    with pytest.raises(DecisionsFileError, match="UTF-8"):
        read_decisions(corpus)


def test_a_layout_that_cant_be_changed_line_by_line(corpus: Path, index: Path) -> None:
    text = "[{decision: label, label: claim, statement: {document: a.txt, text: One.}}]\n"
    (corpus / FILE_NAME).write_text(text)
    with pytest.raises(DecisionsFileError, match="by hand"):
        add_decision(corpus, label("Two."), index=index)
    assert text_of(corpus) == text


def test_a_stop_while_writing_loses_nothing(
    by_hand: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DecisionsFileError, match="No space left"):
        add_decision(by_hand, label("One."), index=index)
    assert text_of(by_hand) == BY_HAND
    assert [path.name for path in by_hand.iterdir()] == [FILE_NAME]


def test_permissions_and_links_stay(by_hand: Path, index: Path, tmp_path: Path) -> None:
    real = tmp_path / "kept-elsewhere.yaml"
    (by_hand / FILE_NAME).rename(real)
    real.chmod(0o640)
    (by_hand / FILE_NAME).symlink_to(real)
    add_decision(by_hand, label("One."), index=index)
    assert (by_hand / FILE_NAME).is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert len(read_decisions(by_hand)) == 3


decisions = st.builds(
    label,
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1),
    st.sampled_from(Label),
    st.none() | st.text(st.characters(exclude_categories=("Cs", "Cc"))),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(decisions, max_size=4, unique_by=lambda d: d.id))
def test_whatever_is_added_is_read_back(by_hand: Path, index: Path, made: list[Decision]) -> None:
    (by_hand / FILE_NAME).write_text(BY_HAND, encoding="utf-8")
    before = read_decisions(by_hand)
    for decision in made:
        add_decision(by_hand, decision, index=index)
    assert read_decisions(by_hand) == (*before, *made)
    for decision in made:
        remove_decision(by_hand, decision.id, index=index)
    assert text_of(by_hand).rstrip() == BY_HAND.rstrip()


def test_the_example_of_the_docs_is_read() -> None:
    docs = Path(__file__).parents[3] / "docs" / "decisions.md"
    example = docs.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    kinds = [decision.decision for decision in parse_decisions(example)]
    assert kinds == ["dismiss", "speaker", "label"]
