"""Decisions as the page makes them, on a corpus of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from assistant.assistant import Assistant
from assistant.disagreements import disagreements_among
from assistant.web.decisions import Decisions, decision_functions
from assistant.web.desk import Desk, server_functions
from assistant.web.gate import Gate
from index.decisions import FILE_NAME
from index.domain import Statement
from index.errors import IndexLockedError
from index.settings import IndexSettings

from .samples import answer

MORE = "The ferry\n\nBy Ann Lee\n\nThe ferry Marbella carried 231 people on Friday.\n"
LESS = "A ferry\n\nBy Bo Orr\n\nThe ferry Marbella carried 212 people on Friday.\n"
LATE = "Notes\n\nBy Cy Ode\n\nThe harbour is a disgrace. The pier was built in 1931.\n"
OWN = {"host": "127.0.0.1:7860", "origin": "http://127.0.0.1:7860"}


class Sent:
    """What arrives with a request."""

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers


class Page:
    """The page's functions over an assistant, as the browser calls them."""

    def __init__(self, assistant: Assistant) -> None:
        desk = Desk(assistant, decides=True)
        self.assistant = assistant
        self.libraries = desk.libraries
        self.changing = threading.Lock()
        self.decisions = Decisions(assistant, desk.libraries, self.changing, wait=0.05)
        self.deciding = decision_functions(self.decisions, Gate())
        self.functions = server_functions(desk)
        self.headers = OWN

    def __call__(self, name: str, **request: Any) -> dict[str, Any]:
        if name in self.functions:
            return self.functions[name](request)
        return self.deciding[name](request, Sent(self.headers))  # type: ignore[arg-type]

    def statement(self, words: str) -> Statement:
        corpus = self.assistant.corpus
        return next(
            s
            for s in corpus.statements.values()
            if words in s.span.of(corpus.documents[s.document].text)
        )

    def hash(self, words: str) -> str:
        found = self.libraries.current().citer.citation(self.statement(words)).statement_hash
        assert found is not None
        return found

    def written(self) -> str:
        file = self.assistant.corpus_path / FILE_NAME
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def answered(self, *about: str) -> dict[str, Any]:
        """An answer of the statements with these words, as a browser keeps it."""
        library = self.libraries.current()
        found = [self.statement(words) for words in about]
        cited = [library.citer.statement(s, relevance=0.5) for s in found]
        sides = disagreements_among(library.corpus, library.citer, [s.id for s in found])
        return answer(*cited, disagreements=sides).to_dict()

    def fold(self, words: str) -> BeautifulSoup:
        html = self("matter", id=self.statement(words).id)["html"]
        return BeautifulSoup(html, "html.parser")


@pytest.fixture
def page(tmp_path: Path, word_encoder: object) -> Iterator[Page]:
    folder = tmp_path / "ferry"
    folder.mkdir()
    for name, text in {"a.txt": MORE, "b.txt": LESS, "c.txt": LATE}.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = IndexSettings(verifier="none")
    with Assistant.open(folder, index=tmp_path / "index", settings=settings) as assistant:
        yield Page(assistant)


def test_a_dismissal_takes_effect_at_once_and_is_undone(page: Page) -> None:
    assert page.statement("231").label == "disputed"
    reply = page(
        "dismiss_dispute", statement=page.hash("231"), other=page.hash("212"), note=" two  days "
    )
    assert reply["said"] == "Saved."
    assert reply["count"] == 1
    assert reply["labels"] == {page.statement(n).id: "record" for n in ("231", "212")}
    assert "note: two days" in page.written()
    listed = page("decisions")
    assert "In effect" in listed["html"]
    decision = BeautifulSoup(listed["html"], "html.parser").select_one("[data-decision]")
    assert decision is not None
    reply = page("undo_decision", decision=decision["data-decision"])
    assert reply["labels"] == {page.statement(n).id: "disputed" for n in ("231", "212")}
    assert page("decisions")["count"] == 0


def test_a_label_replaces_an_earlier_one(page: Page) -> None:
    chosen = page.hash("disgrace")
    assert page("set_label", statement=chosen, label="record")["said"] == "Saved."
    again = page("set_label", statement=chosen, label="disputed")
    assert "instead of an earlier decision" in again["said"]
    assert page.written().count("- decision") == 1
    assert page.statement("disgrace").label == "disputed"


def test_speakers_are_set_and_copy_what_the_command_writes(page: Page) -> None:
    reply = page(
        "set_speakers",
        statement=page.hash("1931"),
        speakers=["The Post", "Per Ek", " "],
        kind="person",
    )
    assert reply["said"] == "Saved."
    names = [speaker.name for speaker in page.statement("1931").speakers]
    assert names == ["Cy Ode", "The Post", "Per Ek"]


def test_the_fold_offers_what_there_is_and_shows_what_was_decided(page: Page) -> None:
    fold = page.fold("231")
    assert [choice["value"] for choice in fold.select("[name=matter]")] == [
        "dismiss",
        "label",
        "speaker",
    ]
    assert fold.select("[name=matter]")[0]["data-other"] == page.hash("212")
    assert "Nothing else is set against" in str(fold.select("[name=matter]")[0]["data-effect"])
    assert all(choice["data-effect"] for choice in fold.select("[name=label]"))
    assert "your decision, not a finding" in fold.get_text()
    page("dismiss_dispute", statement=page.hash("231"), other=page.hash("212"))
    for words in ("231", "212"):
        after = page.fold(words)
        assert "dismiss" not in [choice["value"] for choice in after.select("[name=matter]")]
        assert "No dispute between the two" in after.get_text()
        assert after.select("[data-do=undo-decision]")


def test_a_heading_takes_no_label(page: Page) -> None:
    heading = next(s for s in page.assistant.corpus.statements.values() if s.text_label == "none")
    html = page("matter", id=heading.id)["html"]
    assert 'value="speaker"' in html
    assert 'name="label"' not in html


def test_kept_answers_take_the_labels_of_now(page: Page) -> None:
    kept = page.answered("231", "212")
    assert kept["disagreements"]
    page("dismiss_dispute", statement=page.hash("231"), other=page.hash("212"))
    reply = page("restore", answers=[kept])
    [now] = reply["answers"]
    assert "by hand" in reply["turns"][0]
    assert now["disagreements"] == []
    assert [s["quote"] for s in now["statements"]] == [s["quote"] for s in kept["statements"]]
    assert [s["relevance"] for s in now["statements"]] == [
        s["relevance"] for s in kept["statements"]
    ]
    assert {s["label"] for s in now["statements"]} == {"record"}


def test_nothing_changes_in_a_kept_answer_without_a_decision(page: Page) -> None:
    kept = page.answered("231", "212")
    assert page("restore", answers=[kept])["answers"] == [kept]


def test_what_is_no_evidence_any_more_is_left_out_of_kept_answers(page: Page) -> None:
    kept = page.answered("1931")
    for statement in kept["statements"]:
        page("set_label", statement=statement["statement_hash"], label="none")
    reply = page("restore", answers=[kept])
    assert "1931" not in reply["turns"][0]
    assert "Ask again" in reply["turns"][0]
    assert reply["answers"] == [None]


def test_what_is_gone_is_said_to_be(page: Page) -> None:
    pair = {"statement": page.hash("231"), "other": page.hash("212")}
    page("dismiss_dispute", **pair)
    before = page.written()
    assert "any more" in page("dismiss_dispute", **pair)["error"]
    assert "no longer" in page("set_label", statement="s" + "0" * 15, label="claim")["error"]
    assert "no longer" in page("matter", id="gone")["error"]
    assert page("undo_decision", decision="d0000000")["said"] == (
        "This decision was taken back already."
    )
    assert page.written() == before


def test_a_decision_whose_words_have_changed_says_so_in_the_list(page: Page) -> None:
    page("set_label", statement=page.hash("1931"), label="claim")
    file = page.assistant.corpus_path / "c.txt"
    file.write_text(LATE.replace("1931", "1932"), encoding="utf-8")
    page.assistant.sync()
    listed = BeautifulSoup(page("decisions")["html"], "html.parser")
    assert "No effect: no statement of this document reads so any more" in listed.get_text()
    assert "1931" in listed.get_text()
    assert listed.select("[data-decision]")


@pytest.mark.parametrize(
    ("name", "request_"),
    [
        ("set_label", {"label": "true"}),
        ("set_label", {"label": "claim", "note": "x" * 3_000}),
        ("set_label", {"label": "claim", "note": "\ud800"}),
        ("set_speakers", {"speakers": []}),
        ("set_speakers", {"speakers": "Per Ek"}),
        ("set_speakers", {"speakers": ["  "]}),
        ("set_speakers", {"speakers": ["Per Ek"], "kind": "king"}),
        ("dismiss_dispute", {"other": "s"}),
        ("dismiss_dispute", {}),
        ("undo_decision", {"decision": "d"}),
        ("undo_decision", {}),
    ],
)
def test_what_can_t_be_understood_is_refused(
    page: Page, name: str, request_: dict[str, Any]
) -> None:
    about = {} if name == "undo_decision" else {"statement": page.hash("1931")}
    assert set(page(name, **about, **request_)) == {"error"}
    assert page.written() == ""


def test_a_malformed_file_stays_as_it_is(page: Page) -> None:
    file = page.assistant.corpus_path / FILE_NAME
    file.write_text("- decision: guess\n", encoding="utf-8")
    reply = page("set_label", statement=page.hash("1931"), label="claim")
    assert "entry 1" in reply["error"]
    assert page.written() == "- decision: guess\n"


def test_errors_do_not_tell_where_the_folder_lies(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.decisions.file.os.fsync", full)
    reply = page("set_label", statement=page.hash("1931"), label="claim")
    assert f"{FILE_NAME}: can't be written (No space left on device)" in reply["error"]
    assert str(page.assistant.corpus_path) not in reply["error"]


def test_while_documents_are_changed_nothing_is_decided(page: Page) -> None:
    chosen = page.hash("1931")
    with page.changing:
        reply = page("set_label", statement=chosen, label="claim")
    assert "Try again" in reply["error"]
    assert page.written() == ""
    assert "said" in page("set_label", statement=chosen, label="claim")


def test_what_is_kept_but_not_in_effect_is_said_to_be(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(**_: object) -> None:
        raise IndexLockedError(f"{page.assistant.index_path}: another process is writing to it")

    monkeypatch.setattr(page.assistant, "sync", locked)
    reply = page("set_label", statement=page.hash("1931"), label="claim")
    assert "not in effect yet" in reply["error"]
    assert str(page.assistant.index_path) not in reply["error"]
    assert "label: claim" in page.written()


def test_nobody_else_s_page_decides_or_reads_decisions(page: Page) -> None:
    about = page.hash("1931")
    page.headers = {"host": "127.0.0.1:7860", "origin": "https://other.example"}
    for name, request in (
        ("decisions", {}),
        ("matter", {"id": page.statement("1931").id}),
        ("set_label", {"statement": about, "label": "claim"}),
        ("undo_decision", {"decision": "d0000000"}),
    ):
        assert "--decide" in page(name, **request)["error"]
    assert page.written() == ""


def test_hostile_notes_and_names_stay_text(page: Page) -> None:
    hostile = "<img src=x onerror=alert(1)> \u202eevil"
    page("set_speakers", statement=page.hash("1931"), speakers=[hostile], note=hostile)
    for html in (page("decisions")["html"], str(page.fold("1931"))):
        assert not BeautifulSoup(html, "html.parser").select("img")


def test_a_dispute_is_dismissed_from_where_both_passages_are_shown(page: Page) -> None:
    dispute = page.libraries.current().disputes[0]
    a, b = (
        {"document": end.document, "start": end.start, "end": end.end}
        for end in (dispute.a, dispute.b)
    )
    fold = BeautifulSoup(page("between", a=a, b=b)["html"], "html.parser")
    form = fold.select_one("form")
    choice = fold.select_one("input[name=matter]")
    assert form is not None
    assert choice is not None
    assert choice["value"] == "dismiss"
    assert "no longer shown as disputing" in choice["data-effect"]
    reply = page(
        "dismiss_dispute", statement=form["data-statement"], other=choice["data-other"], note=""
    )
    assert reply["said"] == "Saved."
    assert page("between", a=a, b=b) == {"error": "This dispute is no longer in the documents."}


def test_a_page_can_tell_that_something_was_decided_elsewhere(page: Page) -> None:
    shown = page("start")["state"]
    assert page("state") == {"state": shown}
    page("set_label", statement=page.hash("1931"), label="claim")
    assert page("state") != {"state": shown}
    assert page("state") == {"state": page("start")["state"]}
